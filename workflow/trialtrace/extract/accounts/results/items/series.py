"""Numbers of one arm over time: beginnings left out, rows of moments read as rows.

Of "6.1, 4.2 and 3.9 at 0, 6 and 12 weeks" the first is the beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.moments import with_beginnings
from trialtrace.extract.accounts.results.items.passages import (
    LATER_BEHIND,
    SAME_AGAIN,
    with_passages,
)
from trialtrace.extract.accounts.results.items.turns import without_first_moments

_UNIT = r"(?:h|hrs?|hours?|min|minutes?|days?|d|weeks?|wks?|months?|mo|years?|yrs?)"
_JOINT = r"(?:,\s(?:and\s)?|\sand\s)"
# As many moments as numbers, and more than two: two may be one of each arm.
_MOMENTS = re.compile(
    rf"(?:\b(?:at|on|after)\s)?(?:\b{_UNIT}\s)?\b(?P<first>0|[1-9]\d*|baseline|before(?:\s(?:treatment|therapy|surgery))?"
    rf"|pre-?(?:treatment|operative(?:ly)?|test)?)(?:\s{_UNIT})?"
    rf"(?P<others>(?:{_JOINT}(?:at\s|after\s|on\s)?(?:(?:{_UNIT}\s)?[1-9]\d*(?:[\s-]?{_UNIT}\b)?(?:\s(?:of|after)\s\w+)?"
    rf"|after(?:\s\w+)?|post-?\w*|end\b)){{2,6}})(?<=\d|[a-z])(?=\s?{_UNIT}\b|[\s,.;)])",
    re.IGNORECASE,
)
_ONE_MOMENT = re.compile(_JOINT)
_NEXT = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?(?:\s?[\w/²°]{1,10})?\s?(?:\([^()]{1,30}\)\s?)?(?:,|,? and|,? or)\s[(\[]?"
)
_MEASURED = frozenset({"bare", "mean", "median"})
# "0, 6 and 12 weeks": a unit of time says that they are moments.
_TIME = re.compile(rf"\b{_UNIT}\b|\d(?:{_UNIT})\b|baseline|before|pre", re.IGNORECASE)
_PAIR, _FEWEST = 2, 3
_UNIT_BEHIND = 8


def over_time(line: Line, items: Sequence[Item]) -> list[Item]:
    """Leave out, or mark, what was measured when treatment began; each number is told of its moment.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers, in order.
    """
    ends, rest = with_passages(line, items)
    rest = without_first_moments(line, with_beginnings(line, rest))
    return with_series(line, sorted([*rest, *ends], key=lambda item: item.start) if ends else rest)


def with_series(line: Line, items: Sequence[Item]) -> list[Item]:
    """Read numbers in a row for moments in a row: each is what the first is, and a beginning no result.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers, in order.

    Returns
    -------
    list of Item
        The same; the second of such a row may stand for its beginning too.
    """
    if len(items) < _PAIR:
        return list(items)
    marked, chain = _each_at_its_moment(line, items)
    said = next(
        (
            one
            for one in _MOMENTS.finditer(line.text)
            if _TIME.search(line.text[one.start() : one.end() + _UNIT_BEHIND])
        ),
        None,
    )
    if said is None and chain < _FEWEST:
        return marked
    size = 1 + len(_ONE_MOMENT.findall(said["others"])) if said else chain
    begins = said is None or not said["first"][0].isdigit() or said["first"] == "0"
    runs: list[list[int]] = []
    for place, item in enumerate(items):
        if item.statistic not in _MEASURED:
            continue
        if runs and runs[-1][-1] == place - 1 and _follows(line, items[place - 1], item):
            runs[-1].append(place)
        else:
            runs.append([place])
    gone: list[int] = []
    for run in runs:
        first = items[run[0]]
        if len(run) != size or (said is None and not _same_again(line, items, run[0])):
            continue
        for place in run:
            marked[place] = replace(_like(first, marked[place]), began=False)
        if begins:  # the second ends what the first began
            gone.append(run[0])
            marked[run[1]] = replace(marked[run[1]], start=first.part.start, passed=True)
    return [item for place, item in enumerate(marked) if place not in gone]


def _each_at_its_moment(line: Line, items: Sequence[Item]) -> tuple[list[Item], int]:
    """Let numbers that are told of a moment each be what the first is; say how many follow a beginning.

    "Pain was 5.1 mm at 6 weeks and 4.8 mm at 12 weeks".
    """
    marked, chain, longest = list(items), 0, 0
    for place, (one, other) in enumerate(pairwise(items), start=1):
        at = LATER_BEHIND.match(line.after(one.end, 60))
        end = one.end + at.end() if at and not one.passed else one.end
        follows = (one.passed or at is not None) and _NEXT.fullmatch(
            line.text, end - line.start, max(end, other.part.start) - line.start
        )
        if not follows or other.passed or not LATER_BEHIND.match(line.after(other.end, 60)):
            chain = 0
            continue
        chain = chain + 1 if chain else _PAIR + one.passed
        longest = max(longest, chain if one.passed or longest else 0)
        marked[place] = _like(marked[place - 1], replace(other, began=False))
    return marked, longest


def _like(first: Item, item: Item) -> Item:
    """Return a bare number, or one that only a heading calls so, as what the first of its row is."""
    if first.statistic not in ("mean", "median") or item.statistic not in ("bare", first.statistic):
        return item
    return replace(item, statistic=first.statistic, certain=first.certain or item.certain)


def _same_again(line: Line, items: Sequence[Item], place: int) -> bool:
    """Tell whether a row is told of another group as the one in front: "; in the salt group it was"."""
    if not place:
        return False
    gap = line.text[items[place - 1].end - line.start : items[place].part.start - line.start]
    return SAME_AGAIN.search(gap) is not None


def _follows(line: Line, one: Item, other: Item) -> bool:
    return (
        _NEXT.fullmatch(line.text, one.end - line.start, other.part.start - line.start) is not None
    )
