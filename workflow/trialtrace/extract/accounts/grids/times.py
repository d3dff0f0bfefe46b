"""Moments as questions and tables name them, in days; and what is measured before treatment."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.traits import says_traits

_DAYS = {
    "s": 1 / 86400, "sec": 1 / 86400, "min": 1 / 1440, "h": 1 / 24, "hr": 1 / 24, "d": 1.0,
    "day": 1.0, "w": 7.0, "wk": 7.0, "week": 7.0, "m": 30.4, "mo": 30.4, "month": 30.4,
    "y": 365.0, "yr": 365.0, "year": 365.0,
}  # fmt: skip
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "first": 1, "second": 2, "third": 3, "fourth": 4,
    "sixth": 6,
}  # fmt: skip
_UNIT = r"(?P<unit{0}>sec(?:ond)?s?|min(?:ute)?s?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:ee)?ks?|w|mo(?:nth)?s?|m|y(?:ea)?rs?)"
_AFTER = re.compile(
    # "EQ-5D" is a scale, no five days; "mmol/24 h" is a unit.
    rf"(?<![\w./])(?-i:(?<![A-Z]-))(?P<n0>\d+(?:\.\d+)?|{'|'.join(_WORDS)})(?:\s?(?:-|--|to)\s?(?P<top>\d+))?[\s-]*"
    rf"(?:\^?(?:st|nd|rd|th)\^?\s*)?{_UNIT.format(0)}(?![\w/])",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?P<unit1>day|week|wk|month|year|hour|minute)s?\.?\s+(?P<n1>\d+(?:\.\d+)?(?=(?:st|nd|rd|th)?\b))"
    r"(?:st|nd|rd|th)?"
    r"(?:\s?(?:-|--|to)\s?(?P<top>\d+))?(?![\w.])",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"\b(?:versus|vs|minus)\b", re.IGNORECASE)
_BASELINE = re.compile(
    r"(?<!from )(?<!from the )(?<!since )(?<!for )(?<!to )(?<!versus )(?<!vs )(?<!vs\. )\bbaselines?\b"
    r"|\bpre\b(?!-?\w)|\bpre-(?!\w)|\bpre-?(?:treatment|intervention|operative|test|trial|therapy"
    r"|medication|procedure|injection|training|dose)\w*|^\W*before\W*$"
    r"|^\W*(?:at |on )?(?:the )?(?:start|entry|enrol\w+|admission)\b\W*(?:means?\b.*)?$"
    r"|\bbefore (?:the )?(?:treatment|intervention|therapy|surgery|operation|operating|drug|administration"
    r"|training|medication|injection|procedure|start|programme|program|and after)\b"
    r"|(?<!operative )(?<!to )(?<!from )(?<!since )(?<!versus )(?<!vs )(?<!vs\. )\b(?:day|week|month|time|t) ?0\b"
    r"|\bat (?:(?:trial|study) )?(?:entry|inclusion|enrol\w+|start|diagnosis|screening|randomi[sz]ation)\b"
    r"|\b(?:on|at) (?:hospital )?admission\b"
    r"|\bprimary (?=\w+$)|\binitial\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\bpost-?\b(?!\w)|\bpost-?(?:treatment|intervention|test|training)\b|\bafter\b|\bend ?(?:point|of\b)"
    r"|\bat (?:the )?(?:outcome|completion|conclusion)\b"
    r"|\bfinal\b|\bfollow-?ups?\b|\blast\b",
    re.IGNORECASE,
)
ENDLESS = 1e6
# The length of a test, or what it looks back on, is no moment: "30-second chair stand", "24-h blood pressure".
_NAMED = re.compile(
    r"(?<![\w.])(?:\d+|two|six|twelve)-? ?(?:seconds?|secs?|s|minutes?|min|m|h|hr|hours?)[- ](?=walk|chair|sit|"
    r"stand|step|test|mean|ambulatory|systolic|diastolic|blood|urin|dietary|recall|run|hold|pad\b|pH)"
    r"|(?<![\w.])\d+-day (?=point|recall|diary|food|abstinen|reported|prevalence)",
    re.IGNORECASE,
)


def moments(words: str) -> list[float]:
    """Return the moments and lengths of time that words name, in days."""
    view = _NAMED.sub(" ", plain(words).replace("^", ""))
    found = []
    for pattern, group in ((_AFTER, "0"), (_BEFORE, "1")):
        for match in pattern.finditer(view):
            raw = match["n" + group].lower()
            count = float(_WORDS.get(raw, raw))
            if match["top"]:
                count = float(match["top"])
            found.append(count * _days(match["unit" + group]))
    return found


def _days(unit: str) -> float:
    low = unit.lower()
    for name in (low, low.rstrip("s"), low[:3], low[:2], low[:1]):
        if name in _DAYS:
            return _DAYS[name]
    return 1.0


def compares(words: str) -> bool:
    """Tell whether words set one moment against another: "week 0 versus week 8"."""
    return len(set(moments(words))) > 1 and _VERSUS.search(plain(words)) is not None


def spans_later(words: str) -> bool:
    """Tell whether words compare two moments of which the first is not the start.

    Examples
    --------
    >>> spans_later("week 4 versus week 8"), spans_later("week 0 versus week 8")
    (True, False)
    """
    parts = _VERSUS.split(plain(words))
    found = [moments(part) for part in parts]
    return len(parts) == 2 and all(found) and min(found[0] + found[1]) > 0


def says_baseline(words: str) -> bool:
    """Tell whether words speak of what was before treatment."""
    return _BASELINE.search(plain(words)) is not None or says_traits(words)


def says_end(words: str) -> bool:
    """Tell whether words speak of what was after treatment."""
    return _LAST.search(plain(words)) is not None


def same_moment(left: float, right: float) -> bool:
    """Tell whether two moments are one: a year is 12 months, 3 months are 12 weeks to many."""
    return abs(left - right) <= 0.09 * max(left, right)
