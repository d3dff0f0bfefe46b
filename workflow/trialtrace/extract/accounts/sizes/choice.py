"""Which of the numbers read are in use, so that the total and the arms agree."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.sizes.alone import RULE as ALONE
from trialtrace.extract.accounts.sizes.arm_choice import choose_arm_sizes
from trialtrace.extract.accounts.sizes.arm_rules import TOLD
from trialtrace.extract.accounts.sizes.default import default_total
from trialtrace.extract.accounts.sizes.freeing import BEYOND, BY_PLACE, TOLD_RULES
from trialtrace.extract.accounts.sizes.read import Read, span_of
from trialtrace.extract.accounts.sizes.rules import WEAK
from trialtrace.extract.accounts.sizes.size import Size, Sizes
from trialtrace.extract.accounts.sizes.sums import FEWEST, MOST_ARMS, Sum, alike

# Which total is in use: the strongest kind, and of one kind the first.
_BEST = ("randomised", "enrolled", "analysed", "completed", "unclear", "screened", "planned")
# These are left of more.
_LEFT = ("analysed", "completed")
# A step beside the one in use has at least this share of it; less is a subgroup.
_SHARE = 0.35
# So far in front of a run of numbers stands what was done to those counted.
_CLAUSE = 120
_WHO_THEY_WERE = re.compile(
    r"\b(?:with|having|undergoing|suffering|aged|strat(?:a|um|ified))\b[^.;,]{0,60}$", re.IGNORECASE
)
_SHARED_OUT = re.compile(
    TOLD.pattern + r"|\b(?:groups?|arms?|controls?|divided|served)\b", TOLD.flags
)


def choose_sizes(read: Read) -> Sizes:
    """Return the sizes of the account."""
    summed = _summed(read)
    parts = {part.start for one in read.sums for part in one.parts}
    parts |= {size.start for _, sizes in summed for size in sizes}
    total = _total(read, summed, parts)
    if total is not None and _below_arms(read, total):
        for start in [start for start, size in read.totals.items() if _below_arms(read, size)]:
            del read.totals[start]
        total = _total(read, summed, parts)
        total = None if total is not None and _below_arms(read, total) else total
    chosen, more = choose_arm_sizes(read, total, summed)
    taken = {size.start for size in (*chosen.values(), *more)}
    if total is not None and (total.start in taken or _too_small(read, total, chosen)):
        total = None
    if total is not None and any(
        size.each and size.value * len(read.arms) == total.value for size in chosen.values()
    ):
        total = replace(total, tier="sure")
    steps = _steps(read, total, chosen, summed, taken | parts)
    return Sizes(total, chosen, tuple(sorted((*steps, *more), key=lambda size: size.start)))


def _too_small(read: Read, total: Size, chosen: dict[int, Size]) -> bool:
    """Tell whether the arms hold more people than a total that no word calls the whole."""
    weak = total.rule in WEAK or total.rule in ("n.largest", "n.lone")
    whole = sum(size.value for size in chosen.values())
    return weak and total.tier != "sure" and len(chosen) > 1 and whole > BEYOND * total.value


def _below_arms(read: Read, total: Size) -> bool:
    """Tell whether a total is smaller than one of several arms: a part is counted there."""
    if total.tier == "sure" or total.start in read.wholes:
        return False
    if any(total.value < min(one.value for one in whole.parts) for whole in read.sums):
        return True
    guessed = total.rule in WEAK or total.rule in ("n.of_whom", "n.largest", "n.lone")
    if not guessed and total.kind not in _LEFT:
        return False  # words call it the whole
    rules = TOLD_RULES | BY_PLACE if guessed else TOLD_RULES - BY_PLACE
    firm = [one for one in read.of_arms if one.rule in rules or one.each]
    arms = {
        one.arm
        for one in firm
        if one.start != total.start
        # "two groups of 52. In the 52 men given zinc ...": as many as in each
        if one.value > total.value or (guessed and one.each and one.value == total.value)
    }
    return len(arms) > 1 or -1 in arms


def _summed(read: Read) -> list[tuple[Size, list[Size]]]:
    """Return the totals that numbers sum to, one a total, with the sizes of the arms."""
    found: list[tuple[Size, list[Size]]] = []
    parts = {part.start for one in read.sums for part in one.parts}
    most = _most(read)
    each = {size.start for size in read.of_arms if size.each}
    best: dict[int, int] = {}
    weights: dict[int, int] = {}
    for one in read.sums:
        if one.total.start in parts or one.total.start in each:
            continue
        whole = read.totals.get(one.total.start)
        size = whole or Size(*span_of(one.total), one.total.value, "unclear", "n.sum")
        weak = whole is None or whole.rule in WEAK
        sizes = read.labelled(one)
        named = _is_named(sizes)
        if weak and size.value < _SHARE * most:
            continue
        told = _is_told(one)
        if sizes and not named and not told and _are_strata(one):
            sizes = []
        # Two runs may sum to one total, as strata and arms do: names tell which are the arms, else
        # what was done to them.
        weight = 2 * named + told
        place = best.setdefault(size.start, len(found))
        if place == len(found):
            found.append((replace(size, tier="sure"), sizes))
        elif weight > weights[place]:
            found[place] = (found[place][0], sizes)
        weights[place] = max(weight, weights.get(place, 0))
    for total in sorted(read.totals.values(), key=lambda size: _BEST.index(size.kind)):
        if found or len(read.arms) < 2:
            break
        sizes = _apart(read, total)
        if sizes:
            found.append((replace(total, tier="sure"), sizes))
    return found


def _is_named(sizes: list[Size]) -> bool:
    return bool(sizes) and sizes[0].rule == "n.sum_labelled"


def _is_told(one: Sum) -> bool:
    """Tell "who were given zinc (n = 20) or salt (n = 21)" from "with acne (n = 22) or gout (n = 19)"."""
    first, last = one.parts[0], one.parts[-1]
    line = first.line
    end = last.end if last.line is line else line.end
    before = line.before(first.start, _CLAUSE)
    return bool(_SHARED_OUT.search(before + line.text[first.start - line.start : end - line.start]))


def _are_strata(one: Sum) -> bool:
    """Tell "pilots with acne (n = 22) or gout (n = 19)": who they were, before anything was done."""
    first = one.parts[0]
    return bool(_WHO_THEY_WERE.search(first.line.before(first.start, _CLAUSE)))


def _most(read: Read) -> int:
    """Return the largest number that is told to be of the trial."""
    return max(
        (
            size.value
            for size in read.totals.values()
            if size.rule not in WEAK and size.rule != ALONE
            if size.kind not in ("screened", "planned")
            if not read.of_one_arm(size)
        ),
        default=0,
    )


def _apart(read: Read, total: Size) -> list[Size]:
    """Return sizes that words give to the arms, one an arm, far apart, that sum to a total."""
    if total.start in read.near_arms or len(read.arms) > MOST_ARMS:
        return []
    choices: list[list[Size]] = [[]]
    for arm in range(len(read.arms)):
        told = [
            size
            for size in read.of_arms
            if size.arm == arm and size.start != total.start and size.value >= FEWEST
        ]
        choices = [[*done, size] for done in choices for size in told[:4]]
    for choice in choices:
        if sum(size.value for size in choice) == total.value and alike(
            [size.value for size in choice]
        ):
            return [replace(size, tier="sure") for size in choice]
    return []


def _total(read: Read, summed: list[tuple[Size, list[Size]]], parts: set[int]) -> Size | None:
    """Return the total in use."""
    sure = {size.start: size for size, _ in summed}
    free = [sure.get(size.start, size) for size in read.totals.values()]
    free += [size for size in sure.values() if size.start not in read.totals]
    free = [size for size in free if size.start not in parts]
    best = min(free, key=lambda size: _rank(read, size, sure), default=None)
    if best is not None and (best.start in sure or best.kind not in _LEFT):
        return best
    named = parts | {size.start for size in read.of_arms} | {one.start for one in read.pair or ()}
    named |= {one.start for one in read.counts if one.part and read.is_of_named(one)}
    default = default_total(read.counts, named)
    if default is None or (best is not None and default.value <= best.value):
        return best
    return default


def _rank(read: Read, size: Size, sure: dict[int, Size]) -> tuple[object, ...]:
    randomised = size.kind == "randomised" and not read.of_one_arm(size)
    return (
        not (randomised or size.start in sure),
        size.start not in sure and not randomised,
        read.of_one_arm(size),
        size.kind in ("screened", "planned"),
        size.rule in WEAK and size.start not in sure,
        _BEST.index(size.kind),
        size.start not in sure,
        size.start,
    )


def _steps(
    read: Read,
    total: Size | None,
    chosen: dict[int, Size],
    summed: list[tuple[Size, list[Size]]],
    taken: set[int],
) -> list[Size]:
    """Return the other steps of the flow, one a value."""
    if total is None:
        return []
    found: list[Size] = []
    values = {total.value}
    sure = [size for size, _ in summed if size.start != total.start]
    for size in (*sure, *read.totals.values()):
        if size.start in taken or size.value in values or size.value < _SHARE * total.value:
            continue
        if size.tier != "sure" and not _is_step(read, size, chosen):
            continue
        values.add(size.value)
        found.append(size)
    return found


def _is_step(read: Read, size: Size, chosen: dict[int, Size]) -> bool:
    if size.rule in WEAK or read.of_one_arm(size):
        return False
    return size.kind == "screened" or size.value >= max(
        (one.value for one in chosen.values()), default=0
    )
