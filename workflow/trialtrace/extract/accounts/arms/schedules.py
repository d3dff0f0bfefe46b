"""How often something was given, said in one way: "once a week" is "weekly"."""

from __future__ import annotations

import re

from trialtrace.grammar.prefilter import sought

# What the told begin with, so that they are known among amounts.
OFTEN = ("every ", "2 times", "3 times")
_EACH = {
    "other": "2", "second": "2", "two": "2", "three": "3", "four": "4", "third": "3", "six": "6",
    "eight": "8", "fourth": "4", "bi": "2", "tri": "3",
}  # fmt: skip
_SCHEDULE = sought(
    r"\b(?:(?:every|each)\s"
    r"(?:(?P<each>other|second|third|fourth|two|three|four|six|eight|\d\d?)[\s-])?"
    r"(?P<every>day|week|month)s?"
    r"|(?:(?P<gap>two|three|four|six|\d)[\s-]|(?P<prefix>bi|tri))(?P<apart>weekly|monthly)"
    r"|(?P<times>once|twice|thrice|(?:two|three) times)[\s-](?:(?:a|per|each|every)\s)?"
    r"(?P<unit>day|daily|week|weekly|month|monthly)"
    r"|(?P<bare>daily|weekly|monthly))\b",
    re.IGNORECASE,
)
_TIMES = {"twice": "2", "thrice": "3", "two times": "2", "three times": "3"}
_UNITS = {"daily": "day", "weekly": "week", "monthly": "month"}


def schedules_in(text: str) -> list[tuple[int, int, tuple[str, str]]]:
    """Return how often things are done, each with its span.

    Parameters
    ----------
    text : str
        A sentence or a name.

    Returns
    -------
    list of tuple
        Start, end and what is told: ("every 3", "week"), ("2 times a", "day").
    """
    found = []
    for match in _SCHEDULE.finditer(text):
        kind = match.lastgroup
        unit = match[kind].lower() if kind else ""
        often = "every 1"
        if kind == "every" and match["each"]:
            often = f"every {_EACH.get(match['each'].lower(), match['each'])}"
        elif kind == "apart":
            gap = (match["gap"] or match["prefix"]).lower()
            often = f"every {_EACH.get(gap, gap)}"
        elif kind == "unit" and match["times"].lower() in _TIMES:
            often = f"{_TIMES[match['times'].lower()]} times a"
        found.append((*match.span(), (often, _UNITS.get(unit, unit))))
    return found
