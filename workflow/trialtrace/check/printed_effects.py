"""Effects as papers print them, with their interval and p-value ("HR 0.68, 95% CI 0.52–0.89; P = .005").

Read from the words themselves, estimate and interval and p-value side by side, so that a slip of the
reading of accounts (whose p-value, which outcome) cannot make numbers contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What is named in front of an effect, and whether it is a ratio: its scale is then the logarithm.
_RATIO = (
    r"(?:hazards?|odds|risks?|rate)[ -]ratios?|relative (?:risks?|hazards?|odds)"
    r"|\b(?:[aA]|adj(?:usted)?\.?\s?)?(?:HR|OR|RR|IRR)s?\b"
)
_DIFFERENCE = (
    r"(?:mean|risk|treatment|between-group|group|adjusted|absolute) differences?|\bMD\b|\bSMD\b"
)
_UNSIGNED = r"\d{0,4}(?:[.·]\d{1,4})|\d{1,4}"
_SIGNED = rf"[-−–+]?\s?(?:{_UNSIGNED})"
_LEVEL = (
    r"(?P<level>9[059](?:[.·]\d{1,2})?)\s?%\s?-?\s?"
    r"(?:CI|C\.I\.|confidence[ -](?:intervals?|limits?))(?:\s?[\[(]\s?CI\s?[\])])?"
)
_TO = r"\s?(?:to|and|--?|[–—−‑]|[,;])\s?"
_P = (
    r"(?:[\s,;:)\]]{0,4}(?P<test>[\w -]{0,24}?)[*_]?[pP][*_]?(?:[\s-]?values?)?(?:\s?(?:of|was))?\s?"
    r"(?P<relation>[=<>≤≥])\s?(?P<p>[01]?[.·]\d{1,6}))?"
)


def _pattern(kind: str, number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{kind})(?P<words>[^\d;.%]{{0,40}}?)[\s=:,(\[]*(?P<value>{number})(?P<unit>\s?%)?"
        rf"[\s,;:(\[]{{0,4}}{_LEVEL}[\s,:;=\[(]{{0,4}}(?:of |from |was )?"
        rf"(?P<low>{number})(?:\s?%)?{_TO}(?P<high>{number})(?:\s?%)?[)\]]*{_P}"
    )


_PATTERNS = (
    ("ratio", _pattern(_RATIO, _UNSIGNED)),
    ("difference", _pattern(_DIFFERENCE, _SIGNED)),
)


@dataclass(frozen=True, slots=True)
class PrintedEffect:
    """An effect with its interval.

    Attributes
    ----------
    start, end : int
        Offsets into the text, of the whole.
    words : str
        Exactly as it stands.
    kind : str
        ``ratio`` or ``difference``.
    value, low, high : str
        As printed, with an ASCII sign and point.
    level : float
        Level of the interval, in percent.
    relation, p : str
        The p-value as printed; empty where none stands right behind.
    test : str
        The words in front of the p-value ("interaction").
    """

    start: int
    end: int
    words: str
    kind: str
    value: str
    low: str
    high: str
    level: float
    relation: str
    p: str
    test: str


def printed_effects(text: str) -> Iterator[PrintedEffect]:
    """Yield the effects that a text prints with an interval right behind."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield PrintedEffect(
                match.start(), match.end(), match.group(), kind,
                _plain(match["value"]), _plain(match["low"]), _plain(match["high"]),
                float(match["level"].replace("·", ".")), match["relation"] or "",
                _plain(match["p"] or ""), f"{match['words']} {match['test'] or ''}".strip(),
            )  # fmt: skip


def _plain(printed: str) -> str:
    bare = printed.replace(" ", "").replace("−", "-").replace("–", "-").lstrip("+")
    return bare.replace("·", ".")
