"""When something was measured, in days after the start."""

from __future__ import annotations

import re
from types import MappingProxyType

_DAYS = MappingProxyType(
    {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
)
_UNIT = r"(hour|day|week|month|year)s?"
_BEFORE = re.compile(rf"\b(\d+(?:\.\d+)?)(?:\s*(?:-|–|to)\s*(\d+(?:\.\d+)?))?[\s-]*{_UNIT}\b", re.I)
_AFTER = re.compile(rf"\b{_UNIT}\s*(\d+(?:\.\d+)?)\b", re.I)


def days(timepoint: str) -> float | None:
    """Read a timepoint; None where it names no duration.

    Number words are understood; of a range the end is taken, of several durations the first.

    >>> days("week 18"), days("six months")
    (126.0, 182.625)
    """
    from text_to_num import alpha2digit

    text = alpha2digit(timepoint, "en", threshold=0.0) if timepoint else ""
    before, after = _BEFORE.search(text), _AFTER.search(text)
    if after and (not before or after.start() < before.start()):
        return float(after.group(2)) * _DAYS[after.group(1).casefold()]
    if before:
        return float(before.group(2) or before.group(1)) * _DAYS[before.group(3).casefold()]
    return None
