"""How long treatment lasted and when visits were, as the text says: what "after" and "T2" mean."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.times import moments

_N = (
    r"(?:\d+(?:\.\d+)?|two|three|four|five|six|eight|nine|ten|twelve)[\s-]*"
    r"(?:days?|weeks?|wks?|months?|years?)"
)
_GIVEN = (
    r"(?:programmes?|programs?|treatments?|interventions?|trainings?|courses?|therap(?:y|ies)|"
    r"supplementation|exercises?|administration|regimens?)"
)
_LASTED = re.compile(
    rf"\b(?P<before>{_N})\s+(?:(?!follow)[\w-]+\s+){{0,3}}?{_GIVEN}\b"
    rf"|\b{_GIVEN}\s+(?:(?:was|were|lasted|continued|given|lasting|period)\s+){{0,2}}(?:for|of|over|lasted)?\s*"
    rf"(?P<behind>{_N})\b"
    rf"|\b(?:daily|weekly|a day|a week|per week|per day)\s+(?:for|over)\s+(?P<often>{_N})\b",
    re.IGNORECASE,
)
_VISIT = re.compile(
    rf"\b(?P<front>{_N})\b[^.;()]{{0,30}}\(\s*T\s?(?P<first>[1-9])\s*\)"
    rf"|(?<![\w-])T\s?(?P<second>[1-9])\s*(?:[:=,]|\()\s*[^.;()]{{0,30}}?(?P<after>{_N})\b",
    re.IGNORECASE,
)


def lengths_in(text: str) -> frozenset[float]:
    """Return how many days treatments lasted.

    Examples
    --------
    >>> sorted(lengths_in("a 2-week walking programme; zinc was taken daily for 10 days"))
    [10.0, 14.0]
    """
    found = [match[match.lastgroup] for match in _LASTED.finditer(plain(text)) if match.lastgroup]
    return frozenset(days for words in found for days in moments(words))


def visits_in(text: str) -> dict[int, float]:
    """Return number of a visit \u2192 its day, for visits that the text dates in one way only.

    Examples
    --------
    >>> visits_in("measured at 2 weeks (T1) and at 10 days after that (T2); T3: 3 weeks")
    {1: 14.0, 2: 10.0, 3: 21.0}
    """
    told: dict[int, set[float]] = {}
    for match in _VISIT.finditer(plain(text)):
        number = int(match["first"] or match["second"])
        told.setdefault(number, set()).update(moments(match["front"] or match["after"]))
    return {number: next(iter(days)) for number, days in told.items() if len(days) == 1}
