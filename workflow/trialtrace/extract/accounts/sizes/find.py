"""How many took part: the total, the size of each arm, and the other steps of the flow."""

from __future__ import annotations

from dataclasses import replace

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.mentions import ArmFinder, ArmMention
from trialtrace.extract.accounts.arms.numbered import numbered_names
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.sizes.alone import alone_size
from trialtrace.extract.accounts.sizes.arms import (
    IN_ARM,
    beside_sizes,
    each_size,
    named_sizes,
    parts_events,
)
from trialtrace.extract.accounts.sizes.between import (
    is_of_one_sex,
    sum_of_sexes,
    whole_of_these,
)
from trialtrace.extract.accounts.sizes.choice import choose_sizes
from trialtrace.extract.accounts.sizes.counts import Count, counts_of, is_one_group, is_trait
from trialtrace.extract.accounts.sizes.equals import equals_sizes, listed_sizes, paired_sizes
from trialtrace.extract.accounts.sizes.freeing import BY_PLACE, TOLD_RULES
from trialtrace.extract.accounts.sizes.pairs import one_and_other, other_sizes, parallel_sizes
from trialtrace.extract.accounts.sizes.read import Read
from trialtrace.extract.accounts.sizes.respective import respective_sizes
from trialtrace.extract.accounts.sizes.size import Size, Sizes
from trialtrace.extract.accounts.sizes.sums import (
    find_sums,
)
from trialtrace.extract.accounts.sizes.totals import planned_total, read_total


def find_sizes(
    lines: list[Line], planned: frozenset[int], arms: list[Arm], finder: ArmFinder
) -> Sizes:
    """Find the total, the arms' sizes and further sizes of one account.

    Sentences of planning (``Line.index`` in ``planned``) tell at most how many were to be taken in.

    Sums come first: numbers that sum to a total are the sizes of the arms, and both are ``sure``
    where names tell which is whose. Then numbers beside the names of arms, then what is said of
    every arm. The total in use: randomised, else the one that the arms sum to, else enrolled before
    analysed before completed; the other steps of the flow are kept beside it.
    """
    counts: list[Count] = []
    mentions: dict[int, list[ArmMention]] = {}
    of_arms: list[Size] = []
    maybe: list[Size] = []
    totals: dict[int, Size] = {}
    numbered = bool(numbered_names(arms))
    for before, line in zip([None, *lines], lines, strict=False):
        here = counts_of(line) if line.mentions else []
        if line.index in planned:  # nobody has been put in an arm there
            totals.update((one.start, size) for one in here if (size := planned_total(one)))
            continue
        if not here:
            continue
        near = finder.find(line) if arms else []
        if numbered:  # the 50 of "ZIS 50" counts nobody
            here = [one for one in here if not any(m.start < one.start < m.end for m in near)]
        mentions[line.index] = near
        here = [one for one in here if not is_trait(one)]
        counts += here
        each = [size for one in here if (size := each_size(one)) is not None]
        said = {size.start for size in each}
        open_counts = [one for one in here if not one.part and one.start not in said]
        parted = parts_events(line, before)
        of_arms += [] if parted else named_sizes(here, arms)
        of_arms += respective_sizes(line, here, near, len(arms))
        behind = [size for size in equals_sizes(line, near) if size.start not in said]
        of_arms += behind + paired_sizes(here, behind, len(arms))
        beside = beside_sizes(line, open_counts, near, parted)
        of_arms += [size for size in beside if size.rule != IN_ARM]
        maybe += [size for size in beside if size.rule == IN_ARM]
        of_arms += parallel_sizes(
            open_counts, [size for size in of_arms if size.start >= line.start], len(arms)
        )
        of_arms += each
        for one in here:
            total = read_total(one) if one.start not in said else None
            if total is not None and is_one_group(one):
                continue
            if total is not None and not is_of_one_sex(one, here):
                totals[one.start] = total
        alone = alone_size(line, here, near)
        if alone is not None:
            totals.setdefault(alone.start, alone)
    for told in (*whole_of_these(counts, totals), *sum_of_sexes(counts, totals)):
        totals[told.start] = told
    if len(arms) > 1:
        of_arms = listed_sizes(counts, mentions, len(arms)) + of_arms
    pair = one_and_other(counts) if len(arms) == 2 else None
    of_arms = other_sizes(pair, of_arms) + of_arms
    for group in pair or ():
        totals.pop(group.start, None)
    of_arms = _agreeing(of_arms, totals, len(arms))
    sums = find_sums(counts, totals, len(arms), _of_one_arm(of_arms, counts, totals))
    return choose_sizes(Read(arms, counts, mentions, totals, of_arms, sums, maybe, pair))


def _of_one_arm(
    of_arms: list[Size], counts: list[Count], totals: dict[int, Size]
) -> frozenset[int]:
    """Return where numbers stand that words give to an arm, and that are no whole.

    Their sentence gives another arm's number too, or a larger number is a total.
    """
    lines = {one.start: one.line.index for one in counts}
    arms_in: dict[int, set[int]] = {}
    for size in of_arms:
        arms_in.setdefault(lines[size.start], set()).add(size.arm)
    most = max((one.value for one in totals.values() if one.kind != "screened"), default=0)
    return frozenset(
        size.start
        for size in of_arms
        if size.rule in TOLD_RULES | BY_PLACE
        if len(arms_in[lines[size.start]]) > 1 or (size.start not in totals and size.value < most)
    )


def _agreeing(of_arms: list[Size], totals: dict[int, Size], arms: int) -> list[Size]:
    """Confirm numbers that are said of every arm by the total; leave out those that need it."""
    values = {size.value for size in totals.values()}
    kept = []
    for size in of_arms:
        fits = arms > 1 and size.value * arms in values
        if not size.each:
            kept.append(size)
        elif fits or size.rule == "n.each":
            kept.append(replace(size, tier="sure" if fits else "likely"))
    return kept
