"""Counts in words as figures: "nine (6%) of 151" reads "9    (6%) of 151", place for place."""

from __future__ import annotations

import re

from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.numbers import parse

# What follows a number that counts people: a share, the whole, whom it counts, whose they are.
_COUNTED = re.compile(
    rf"(?<![\w-])(?P<count>{CARDINAL})(?=\s*\(\s*\d|\s+(?:out\s+)?of\s+(?:the\s+)?\d|"
    r"\s+(?:patients?|participants?|subjects?|women|men|children|infants?|people|persons?|"
    r"individuals|cases)\s*(?:\(\s*\d|,?\s+(?:in|of|on|with|from|receiving)\s+(?:the|each)\b)|"
    r"\s+(?:in|on|from)\s+(?:the|each)\s+(?:[\w-]+\s+){1,3}(?:groups?|arms?)\b)",
    re.IGNORECASE,
)


def in_figures(words: str) -> str:
    """Return words with counts of people in figures, padded to the length that they had.

    Examples
    --------
    >>> in_figures("Nine (6%) of 151 and ten weeks")
    '9    (6%) of 151 and ten weeks'
    """
    return _COUNTED.sub(_figure, words)


def _figure(match: re.Match[str]) -> str:
    raw = match["count"]
    return f"{parse(raw):.0f}".ljust(len(raw))
