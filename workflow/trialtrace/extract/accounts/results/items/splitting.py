"""Long rows of numbers split into tuples of one number an arm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import gap_between

_IN_TURN = re.compile(r"[^.;:\d]{0,40}\brespectively\b", re.IGNORECASE)


def split(
    line: Line, cluster: list[Item], mentions: Sequence[ArmMention], arms: int
) -> list[list[Item]]:
    """Split a long cluster into tuples of one number an arm; say how a grid runs."""
    size = len(cluster)
    if arms < 2 or size <= arms:
        return [cluster]
    gaps = [gap_between(line, one.end, other.start, mentions) for one, other in pairwise(cluster)]
    versus = [gap is not None and gap.versus for gap in gaps]
    if arms == 2 and size == 4 and versus[1] and not versus[0] and not versus[2]:
        if _named_between(cluster[0], cluster[1], mentions) or _named_between(
            cluster[2], cluster[3], mentions
        ):
            return [cluster[:2], cluster[2:]]  # "a for A and b for B, while … was c and d"
        # "a and b for A vs c and d for B"
        return [[cluster[0], cluster[2]], [cluster[1], cluster[3]]]
    if arms == 2 and versus == [True, False] and _IN_TURN.match(line.after(cluster[2].end, 60)):
        return [cluster[:1], cluster[1:]]  # "a with A, while b and c, respectively, died"
    within = [joined for place, joined in enumerate(versus, start=1) if place % arms]
    across = [joined for place, joined in enumerate(versus, start=1) if not place % arms]
    in_pairs = all(within) or (any(within) and not any(across))
    if any(versus) and not (size % arms == 0 and in_pairs):
        return _at_versus(cluster, versus)
    if size % arms == 0:
        return [cluster[place : place + arms] for place in range(0, size, arms)]
    return [[item] for item in cluster]


def _named_between(one: Item, other: Item, mentions: Sequence[ArmMention]) -> bool:
    return any(one.end <= mention.start and mention.end <= other.start for mention in mentions)


def _at_versus(cluster: list[Item], versus: list[bool]) -> list[list[Item]]:
    """Keep together what "versus" joins: "12 vs 9, 30 vs 25 and 4"."""
    out = [[cluster[0]]]
    for item, joined in zip(cluster[1:], versus, strict=True):
        if joined:
            out[-1].append(item)
        else:
            out.append([item])
    return out
