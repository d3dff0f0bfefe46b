"""The moment that a row or column of a table stands for."""

from __future__ import annotations

import re
from collections.abc import Collection

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.times import (
    ENDLESS,
    compares,
    moments,
    says_baseline,
    says_end,
)
from trialtrace.extract.accounts.grids.traits import says_traits, told_during
from trialtrace.extract.questions.outcomes.senses import says_change, turn_of
from trialtrace.extract.questions.outcomes.wanted import SECTION_GAP
from trialtrace.extract.questions.outcomes.words import stems

_RESULTS = re.compile(
    # "Results are means (SD)" says nothing of the results.
    r"\b(?:results?(?!\s+(?:are|were)\b)|outcomes?|efficacy|responses?|complications?)\b",
    re.IGNORECASE,
)
_START = re.compile(
    r"\W*(?:before|pre)(?:[- ]?(?:intervention|treatment|tests?|training|therapy|operative))?\W*$"
    r"|\W*baseline(?!\s*(?:to\b|vs\b|versus\b|and\b|-))\s*(?:\([^()]*\)|scores?|values?)?\W*$",
    re.IGNORECASE,
)
# A visit by its number: "T2", "T2 (month 6)", "time 2".
_VISIT = re.compile(r"\W*(?:T|time(?:\s?point)?)\s?[1-9]\W*(?:\([^()]*\))?\W*", re.IGNORECASE)
# The one moment that a caption gives to all figures: "Grip at 6 months".
_CAPTIONED = re.compile(
    r"\b(?:at|after)\s+(?:the\s+)?(?:(?:end|completion) of\s+)?(?:the\s+)?"
    r"(?:\w+[\s-]){0,2}?(?:days?|weeks?|months?|years?)\b(?:\s+\d+)?",
    re.IGNORECASE,
)
DIFFERENCE = re.compile(r"\bdifferences?\b", re.IGNORECASE)


def moment_of(own: str, above: str, caption: str) -> tuple[str, float, bool]:
    """Return the moment that a row or column stands for: words, days, whether before treatment."""
    near = f"{above} {own}"
    days = moments(near)
    if DIFFERENCE.search(near):
        return near, max(days, default=-1.0), False
    # "Before" says so alone; "Baseline (week 1)" is the start, whatever the week is called.
    parts = (own, *above.split(SECTION_GAP))
    if any(_START.match(plain(part)) for part in parts):
        return "baseline", 0.0, True
    if says_traits(near) and _RESULTS.search(caption) and not says_baseline(caption):
        near = own
    if says_baseline(near) and not days:
        return "baseline", 0.0, True
    if says_baseline(near) and min(days) == 0 and not compares(near):
        return "baseline", 0.0, True
    if days:
        return near, max(days), False
    if says_end(near) or any(_VISIT.fullmatch(plain(part)) for part in parts):
        return near, ENDLESS + turn_of(near), False
    if (
        says_baseline(caption)
        and not told_during(own)
        and not says_end(caption)
        and not says_change(caption)
        and not _RESULTS.search(caption)
    ):
        return "baseline", -1.0, True
    told = {day for match in _CAPTIONED.finditer(plain(caption)) for day in moments(match.group())}
    return ("", told.pop(), False) if len(told) == 1 else ("", -1.0, False)


_EARLIER = re.compile(r"\bbefore\b", re.IGNORECASE)
_NUMBER = re.compile(r"\W*tab(?:le|\.)\s*\w{1,4}\b", re.IGNORECASE)


def is_earlier(words: str, others: Collection[str]) -> bool:
    """Tell whether words say "before", and other ones the same with "after", if there are any.

    Examples
    --------
    >>> is_earlier("Grip before the march", ["Grip after the march"]), is_earlier("Grip before noon", ["Gait"])
    (True, False)
    """
    if _EARLIER.search(words) is None:
        return False
    turned = frozenset(stems(_NUMBER.sub("", _EARLIER.sub("after", words))))
    return not others or any(frozenset(stems(_NUMBER.sub("", other))) == turned for other in others)
