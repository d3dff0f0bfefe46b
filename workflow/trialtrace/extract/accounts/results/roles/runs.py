"""Runs of numbers of equal length, each run another arm's: "a, b and c in A and d, e and f in B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import VERSUS
from trialtrace.extract.accounts.results.roles.labels import label
from trialtrace.extract.accounts.results.roles.lists import list_behind
from trialtrace.extract.accounts.results.roles.signs import BEHIND, IN_FRONT, RESPECTIVELY, Sign

# A name that is not known, between two runs of numbers: "respectively, for X and".
_NAME_BETWEEN = re.compile(
    r"\brespectively,?\s(?:for|in|with|on)\s(?:the\s)?[A-Za-z][\w +/-]{0,50}?,?\s(?:and|versus|vs\.?)\s"
    r"|\b(?:in|for|of)\s(?:the\s)?[A-Za-z][\w +/-]{0,40}?\s(?:groups?|arms?),?\s(?:and|versus|vs\.?)\s",
    re.IGNORECASE,
)
# "12, 15 and 19% compared with 22, 25 and 29%": so many numbers in a row are a run, no pair.
_LONG_RUN = 3


def grid(
    line: Line,
    cluster: Sequence[Item],
    mentions: Sequence[ArmMention],
    order: Sequence[int],
    told: Sequence[int] = (),
) -> tuple[list[int], str]:
    """Read "a, b and c in A and d, e and f in B": the arm of every number; empty for no grid.

    Names stand behind (or in front of) runs of equal length, each run another arm's. Where one name
    is not known, its run is the arm's that is left; where none is, the arms follow their order, or
    the one that was ``told`` last. Returns the arms and the tier.
    """
    tier = "likely"
    runs: list[list[Item]] = [[cluster[0]]]
    for one, other in pairwise(cluster):
        gap = line.text[one.end - line.start : other.start - line.start]
        if (
            _NAME_BETWEEN.search(gap)
            or (len(runs[-1]) >= _LONG_RUN and VERSUS.search(gap))
            or any(one.end <= m.start and m.end <= other.start for m in mentions)
        ):
            runs.append([other])
        else:
            runs[-1].append(other)
    size = len(runs[0])
    if size < 2 or len(runs) < 2 or any(len(run) != size for run in runs):
        return [], ""
    for run in runs:
        gap = line.text[run[0].end - line.start : run[-1].start - line.start]
        if VERSUS.search(gap):
            return [], ""
    for run, following in pairwise(runs):
        named = {m.arm for m in mentions if run[-1].end <= m.start and m.end <= following[0].start}
        if len(named) > 1:
            return [], ""  # "12 and 31 in A and B; 4 and 9": each run is of both
    row = list_behind(line, [run[-1] for run in runs], mentions, cluster)
    if row and row[0] is RESPECTIVELY:
        return [arm for arm, run in zip(row[1], runs, strict=True) for _ in run], tier
    by_side = [_named(line, runs, side, mentions, cluster) for side in (BEHIND, IN_FRONT)]
    arms = next((one for one in by_side if -1 not in one), [])
    if not arms and len(runs) == len(order):
        arms = next((one for one in by_side if one.count(-1) == 1), [])
        left = [arm for arm in order if arm not in arms]
        arms = [left[0] if arm < 0 else arm for arm in arms] if len(left) == 1 else []
    if not arms and len(runs) == len(order) and all(set(one) == {-1} for one in by_side):
        arms, tier = list(told if len(told) == len(runs) else order), "unsure"
    if not arms or len(set(arms)) != len(arms):
        return [], ""
    return [arm for arm, run in zip(arms, runs, strict=True) for _ in run], tier


def _named(
    line: Line,
    runs: Sequence[Sequence[Item]],
    side: Sign,
    mentions: Sequence[ArmMention],
    cluster: Sequence[Item],
) -> list[int]:
    """Return the arm named at one side of every run; -1 where none is."""
    place = -1 if side is BEHIND else 0
    return [
        next((arm for arm, s in label(line, run[place], mentions, cluster) if s is side), -1)
        for run in runs
    ]
