"""Sizes of arms in one sentence: as many numbers as there are arms, by names or by order."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.sizes.arm_rules import TOLD
from trialtrace.extract.accounts.sizes.counts import Count
from trialtrace.extract.accounts.sizes.labels import labelled
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.sums import alike, like_arms
from trialtrace.extract.accounts.sizes.words import SEXED

# What is done to people in a trial, in the sentence of the sizes.
_GIVEN = re.compile(
    r"\b(?:randomi[sz]ed|assigned|allocated|divided|enrol?led|recruited|entered|treated|received"
    r"|receiving|given|administered|took|taken|got|underwent|undergoing|groups? (?:of|comprised"
    r"|consisted|included)|there were)\b",
    re.IGNORECASE,
)
# What tells that something was found in those who are counted.
_FOUND = re.compile(
    r"\b(?:occurr\w+|observed|seen|found|noted|report\w+|develop\w+|achiev\w+|respon(?:se|d)\w*"
    r"|relaps\w+|died|deaths?|recover\w+|improv\w+|compl(?:et\w+|y|ied)|not|withdr\w+|discontinu\w+|experienc\w+"
    r"|adverse|side[- ]effects?|complain\w+|requir\w+|needed|excluded|lost|evaluable|remission"
    r"|recurr\w+|fail\w+|heal(?:ed|ing)|cured|infect\w+|positive|negative)\b",
    re.IGNORECASE,
)


def in_lists(
    counts: Sequence[Count],
    mentions: dict[int, list[ArmMention]],
    arms: int,
    taken: Collection[int],
) -> list[Size]:
    """Give numbers of one sentence to the arms that their names tell.

    "Zinc was given to 20 men and placebo to 22", "20 and 22 men received zinc and placebo,
    respectively": as many numbers as arms, in a sentence that tells what people were given and
    nothing that was found in them.
    """
    for place in range(len(counts) - arms + 1):
        run = counts[place : place + arms]
        line = run[0].line
        if any(one.line is not line or one.start in taken or one.part for one in run):
            continue
        if any(one.percent >= 0 for one in run) or not (run[0].people or run[-1].people):
            continue
        if not _GIVEN.search(line.text) or _FOUND.search(line.text) or not like_arms(run):
            continue
        found = labelled(run, mentions, 0)
        if found and alike([one.value for one in run]):
            return [
                Size(one.start, one.end, one.value, "", "n.list_labelled", arm)
                for arm, one in zip(found, run, strict=True)
            ]
    return []


def in_order(counts: Sequence[Count], order: Sequence[int], taken: Collection[int]) -> list[Size]:
    """Give bare sizes to the arms in their order: "assigned to (a) ... (n = 44) or (b) ... (n = 40)".

    Parameters
    ----------
    counts : sequence of Count
        All numbers of the account that may count people, in order.
    order : sequence of int
        The arms in the order in which they are named first.
    taken : collection of int
        Starts of numbers that serve something else.

    Returns
    -------
    list of Size
        One an arm, from the first sentence that says who got what and holds as many bare sizes as
        there are arms, and no more; empty where none does.
    """
    lines: dict[int, list[Count]] = {}
    for one in counts:
        if _is_bare(one) and one.start not in taken:
            lines.setdefault(one.line.index, []).append(one)
    for run in lines.values():
        told = TOLD.search(run[0].line.text)
        if told and len(run) == len(order) and alike([one.value for one in run]):
            return [
                Size(one.start, one.end, one.value, "", "n.equals_in_order", arm, "unsure")
                for arm, one in zip(order, run, strict=True)
            ]
    return []


def last_of_list(
    counts: Sequence[Count], chosen: dict[int, Size], arms: int, taken: Collection[int]
) -> list[Size]:
    """Give the one arm that is left the one bare size that is left in the sentence of the others."""
    (arm,) = set(range(arms)) - set(chosen)
    starts = {size.start for size in chosen.values() if not size.each}
    given = [one for one in counts if one.start in starts and _is_bare(one)]
    if not given or len(given) < len(chosen) or any(a.line is not given[0].line for a in given):
        return []
    left = [
        one
        for one in counts
        if one.line is given[0].line and one.start not in taken and one.percent < 0
        if _is_bare(one) and one.inside and one.equals == given[0].equals
    ]
    told = left and TOLD.search(left[0].line.text)
    if not told or len(left) != 1 or not alike([one.value for one in (*left, *given)]):
        return []
    return [Size(left[0].start, left[0].end, left[0].value, "", "n.last_of_list", arm)]


def _is_bare(one: Count) -> bool:
    """Tell "n = 44" and "(44 patients)", not "(26 men)"."""
    return (one.equals and not one.part) or (
        one.inside and one.people and not SEXED.match(one.tail)
    )
