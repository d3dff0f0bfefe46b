"""Counts of what one person can have many times: episodes, admissions, days; they are no people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.roles.assigned import Assigned

_NOUN = (
    r"(?:episodes?|(?:re)?admissions?|(?:re)?hospitali[sz]ations?|visits?|exacerbations?|attacks?|falls|seizures|crises"
    r"|bouts?|calls?|bed[- ]days?|(?:[a-z-]+\s)?days|doses?|courses?|prescriptions?|procedures?|transfusions"
    r"|(?:adverse|side)[- ](?:drug[- ])?(?:events?|reactions?|effects?)|S?AEs)\b"
)
_BEHIND = re.compile(rf"\s(?:[a-z-]+\s){{0,2}}?{_NOUN}", re.IGNORECASE)
# "episodes of cystitis were 10 and 12", "the number of falls was 31 v 44"
_AHEAD = re.compile(
    rf"\b(?:numbers?\sof\s(?:[a-z-]+\s){{0,3}}?)?{_NOUN}(?:\s(?:of|for)\s[a-z -]{{3,40}})?\s(?:was|were|numbered)\s$",
    re.IGNORECASE,
)
# From one count to the one it is set beside.
_BESIDE = re.compile(
    r"[^.;:\d]{0,80}?\b(?:vs\b\.?|versus|v|compared (?:with|to)|against|than|and)\s[^.;:\d]{0,30}",
    re.IGNORECASE,
)
# "54 adverse events were reported with zinc and" in front of the other arm's.
_SET_BESIDE = re.compile(rf"\b\d+\s(?:[a-z-]+\s){{0,2}}?{_NOUN}{_BESIDE.pattern}$", re.IGNORECASE)


def as_episodes(line: Line, given: Sequence[Assigned]) -> list[Assigned]:
    """Tell counts of episodes from counts of people: the first give no share of anybody.

    A count with its percentage, or out of how many, counts people whatever its noun.

    Parameters
    ----------
    line : Line
        The sentence.
    given : sequence of Assigned
        Numbers of one tuple in order.
    """
    found = [_is_bare(one.item) and _counts_episodes(line, one.item) for one in given]
    for place, (one, other) in enumerate(pairwise(one.item for one in given)):
        low = one.end - line.start
        beside = _BESIDE.fullmatch(line.text, low, max(low, other.start - line.start))
        if beside and _is_bare(one) and _is_bare(other):
            found[place] = found[place + 1] = found[place] or found[place + 1]
    return [
        replace(one, item=replace(one.item, statistic="count")) if episodes else one
        for one, episodes in zip(given, found, strict=True)
    ]


def _is_bare(item: Item) -> bool:
    return item.statistic == "events" and not item.companions


def _counts_episodes(line: Line, item: Item) -> bool:
    return (
        _BEHIND.match(line.after(item.part.end, 60)) is not None
        or _AHEAD.search(line.before(item.part.start, 90)) is not None
        or _SET_BESIDE.search(line.before(item.part.start, 160)) is not None
    )
