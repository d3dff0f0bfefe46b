"""How long treatment lasted and when visits were, as the text says: what "after" and "T2" mean."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.times import moments, same_moment

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
# "Goats were trained for 6 weeks": in a sentence of what was given, and of nothing that was watched.
_FOR = re.compile(
    rf"\bfor\s+(?:a\s+(?:period|total)\s+of\s+)?(?P<length>{_N})\b(?!\s+(?:before|prior|after))",
    re.IGNORECASE,
)
_GAVE = re.compile(
    r"\b(?:received?|given|treated|took|taken|trained|training|performed|exercised?|allocated|assigned|"
    r"randomi[sz]ed|administered|underwent|consumed|applied|wore|used)\b",
    re.IGNORECASE,
)
_WATCHED = re.compile(
    r"\b(?:follow|observ|monitor|wash-?out|stored|abstain|at least|exclu|eligib|history|previous|recall|diagnos)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:[^.;\n]|(?<=\d)\.(?=\d))+")
# "10 days after that (T2)", "T2: a week later": of no day that the text gives.
_SINCE_ANOTHER = (
    r"(?!\s+(?:later|thereafter|afterwards?|(?:after|from|following)\s+"
    r"(?:that|this|the\s+(?:first|second|last|previous)|T\s?\d))\b)"
)
_VISIT = re.compile(
    rf"\b(?P<front>{_N})\b{_SINCE_ANOTHER}[^.;()]{{0,30}}\(\s*T\s?(?P<first>[1-9])\s*\)"
    rf"|(?<![\w-])T\s?(?P<second>[1-9])\s*(?:[:=,]|\()\s*[^.;()]{{0,30}}?(?P<after>{_N})\b{_SINCE_ANOTHER}",
    re.IGNORECASE,
)


def lengths_in(text: str) -> frozenset[float]:
    """Return how many days treatments lasted.

    Examples
    --------
    >>> sorted(lengths_in("a 2-week walking programme; zinc was taken daily for 10 days"))
    [10.0, 14.0]
    >>> sorted(lengths_in("Goats were given zinc for 3 days; all were watched for 9 days"))
    [3.0]
    >>> lengths_in("Those treated were followed for 6 weeks")
    frozenset()
    """
    view = plain(text)
    found = [match[match.lastgroup] for match in _LASTED.finditer(view) if match.lastgroup]
    for sentence in _SENTENCE.finditer(view):
        words = sentence.group()
        if _GAVE.search(words) and not _WATCHED.search(words):
            found.extend(match["length"] for match in _FOR.finditer(words))
    return frozenset(days for words in found for days in moments(words))


def visits_in(text: str) -> dict[int, float]:
    """Return number of a visit \u2192 its day, for visits that the text dates in one way only.

    Examples
    --------
    >>> visits_in("measured at 2 weeks (T1) and at 10 days after that (T2); T3: 3 weeks")
    {1: 14.0, 3: 21.0}
    """
    told: dict[int, set[float]] = {}
    for match in _VISIT.finditer(plain(text)):
        number = int(match["first"] or match["second"])
        told.setdefault(number, set()).update(moments(match["front"] or match["after"]))
    return {
        number: min(days)
        for number, days in told.items()
        if days and same_moment(min(days), max(days))
    }
