"""Whether a word stands beside the name of another arm, or is part of it."""

from __future__ import annotations

import re

_JOINT = re.compile(
    r"\s*(?:plus|\+|/|-|with|in combination with|combined with|followed by|and concurrent)\s*"
    r"(?:[\w-]+\s+){0,2}"
)
_PARTS = re.compile(r"[,;:.()\d]|\b(?:versus|vs|than|or|to)\b")


def is_joined(hits: list[tuple[int, int, int]], start: int, end: int, text: str) -> bool:
    """Tell whether a word is part of another arm's name: "A plus B", "B-based A"."""
    for other_start, other_end, _ in hits:
        if other_start < end and start < other_end:
            return True
        gap = text[end:other_start] if other_start >= end else text[other_end:start]
        if len(gap) <= 30 and _JOINT.fullmatch(gap):
            return True
    return False


def is_beside(
    hits: list[tuple[int, int, int]], start: int, end: int, text: str, reach: int = 40
) -> bool:
    """Tell whether another arm is named within reach in the same breath."""
    for other_start, other_end, _ in hits:
        if other_start < end and start < other_end:
            return True
        gap = text[end:other_start] if other_start >= end else text[other_end:start]
        if len(gap) <= reach and not _PARTS.search(gap):
            return True
    return False
