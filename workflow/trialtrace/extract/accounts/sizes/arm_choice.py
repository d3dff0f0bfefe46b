"""Which numbers are the sizes of the arms, given the total in use."""

from __future__ import annotations

from dataclasses import replace

from trialtrace.extract.accounts.sizes.freeing import BEYOND
from trialtrace.extract.accounts.sizes.lists import in_order, last_of_list
from trialtrace.extract.accounts.sizes.pairs import in_turn
from trialtrace.extract.accounts.sizes.read import Read
from trialtrace.extract.accounts.sizes.repeats import repeated_sizes
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.sums import find_near_sums

# A second number of an arm has at least this share of the first; less is a subgroup.
_SHARE = 0.35
_LEAST = 0.25
# Arms that hold this share of all leave nobody out, however few are in one of them.
_WHOLE = 0.9
# Arms that hold less than this of all are counts of something else.
_TOO_FEW = 0.2
_FIRM = frozenset({"n.named_with", "n.equals_listed", "n.sum_labelled", "n.sum_in_order"})
_NAMED = frozenset({"n.named_with", "n.equals_behind", "n.equals_listed"})
# Totals of those who were left of more.
_LEFT = ("analysed", "completed")
_SUMMED = frozenset({"n.sum_labelled", "n.sum_in_order"})
# What gives an arm a second number: its own label right beside it.
_REPEATED = frozenset({"n.equals_behind", "n.equals_listed", "n.equals_pair", "n.respectively"})


def choose_arm_sizes(
    read: Read, total: Size | None, summed: list[tuple[Size, list[Size]]]
) -> tuple[dict[int, Size], list[Size]]:
    """Return the size in use of each arm, and the others."""
    chosen: dict[int, Size] = {}
    more: list[Size] = []
    # Those that sum to the total in use come first.
    runs = sorted(summed, key=lambda one: one[0].start != (total.start if total else -1))
    for whole, sizes in runs:
        if not chosen and (total is None or whole.start != total.start):
            chosen = _of_each(read, total)
        if not chosen and whole.kind in _LEFT:
            chosen = _before_some_left(read, sizes)
        for size in sizes:
            if size.arm not in chosen:
                chosen[size.arm] = size
            elif size.value != chosen[size.arm].value:
                more.append(replace(size, kind=whole.kind))
    taken = {part.start for one in read.sums for part in one.parts}
    taken |= {size.start for _, sizes in summed for size in sizes}
    taken |= {total.start} if total is not None else set()
    bound = frozenset(taken)
    chosen = chosen or _of_each(read, total)
    if total is not None and len(chosen) < len(read.arms) > 1:
        for one in find_near_sums(read.counts, total.value, len(read.arms)):
            sizes = read.labelled(one)
            free = all(size.start not in taken for size in sizes)
            if sizes and free and sizes[0].rule == "n.sum_labelled":
                for size in sizes:
                    near = replace(size, rule="n.nearly_sums", tier="likely")
                    chosen.setdefault(size.arm, near)
                    taken.add(size.start)
                break
    for size in read.told():
        if size.start in taken:
            continue
        if size.each:
            for arm in range(len(read.arms)):
                # "two got salt by mistake, so that 56 (28 in each group) finished"
                if arm not in chosen or chosen[arm].value < _LEAST * size.value:
                    chosen[arm] = replace(size, arm=arm)
        elif size.arm not in chosen:
            chosen[size.arm] = size
        elif _is_repeated(size, chosen[size.arm]):
            more.append(replace(size, kind="analysed"))
        taken.add(size.start)
    if not chosen and len(read.arms) > 1:
        order = read.order()
        found = in_order(read.counts, order, taken) or in_turn(read.pair, order, taken)
        chosen = {size.arm: size for size in found}
    elif len(chosen) == len(read.arms) - 1:
        found = last_of_list(read.counts, chosen, len(read.arms), taken)
        chosen |= {size.arm: size for size in found}
    chosen = _fitting(read, total, chosen)
    free = [one for one in read.counts if one.start not in bound]
    taken = {size.start for size in more}
    again = repeated_sizes(free, [*read.of_arms, *read.maybe], chosen, read.order())
    if not chosen:  # told of as those who could be measured only
        chosen = {size.arm: size for size in reversed(again)}
        taken |= {size.start for size in chosen.values()}
    return chosen, [*more, *(size for size in again if size.start not in taken)]


def _of_each(read: Read, total: Size | None) -> dict[int, Size]:
    """Return the number that is said of every arm, where it makes the total."""
    for size in read.of_arms if total is not None else ():
        if size.each and size.value * len(read.arms) == total.value:
            return {arm: replace(size, arm=arm) for arm in range(len(read.arms))}
    return {}


def _before_some_left(read: Read, stayed: list[Size]) -> dict[int, Size]:
    """Return what the arms were named with before some left; empty where that is not told of all.

    "Zinc (n = 28) or salt (n = 32). Fifty-six finished (26 on zinc, 30 on salt)": those who finished
    are the second numbers.
    """
    first: dict[int, Size] = {}
    for size in read.of_arms:
        if size.rule in _NAMED and size.arm >= 0:
            first.setdefault(size.arm, size)
    later = {size.arm: size for size in stayed}
    told = len(first) == len(read.arms) and all(
        arm in later and size.end < later[arm].start and size.value >= later[arm].value
        for arm, size in first.items()
    )
    return first if told else {}


def _is_repeated(size: Size, other: Size) -> bool:
    """Tell whether an arm has a second number: its own label stands right beside it."""
    return (
        size.value != other.value and size.rule in _REPEATED and size.value >= _SHARE * other.value
    )


def _fitting(read: Read, total: Size | None, chosen: dict[int, Size]) -> dict[int, Size]:
    """Leave out sizes that cannot be: more people in the arms than in all."""
    whole = sum(size.value for size in chosen.values())
    told = total is not None and total.kind not in ("screened", "planned") and read.arms
    if told and whole < _WHOLE * total.value:
        # What is far below an even share counts those to whom something happened.
        least = _LEAST * total.value / len(read.arms)
        chosen = {
            arm: size for arm, size in chosen.items() if size.value >= least or size.rule in _SUMMED
        }
    whole = sum(size.value for size in chosen.values())
    if total is None or total.kind == "screened":
        return chosen  # nobody knows how many of those were taken in
    if whole < _TOO_FEW * total.value and len(chosen) == len(read.arms):
        return {arm: size for arm, size in chosen.items() if size.rule in _SUMMED}
    slack = BEYOND if total.rule == "n.largest" else 1.02
    if whole <= slack * total.value or total.kind in ("completed", "analysed"):
        return chosen
    return {arm: size for arm, size in chosen.items() if size.rule in _FIRM}
