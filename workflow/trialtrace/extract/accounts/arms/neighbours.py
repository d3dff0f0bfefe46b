"""Names of arms side by side: whether a word is part of another name, and which make one mention."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.sentence_words import GROUP_BEHIND
from trialtrace.extract.accounts.arms.words import is_combined

_JOINT = re.compile(
    r"\s*(?:plus|\+|/|-|with|in combination with|combined with|followed by|and concurrent)\s*"
    r"(?:[\w-]+\s+){0,2}"
)
# "A plus B": both names make one.
PLUS = re.compile(
    r"\s*(?:\+|plus|in combination with|combined with|and concurrent)\s*(?:the )?", re.I
)
_APART = re.compile(r"\d|[.;:]")
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


def merged(
    hits: list[tuple[int, int, int]], text: str, arms: Sequence[Arm]
) -> list[tuple[int, int, int]]:
    """Return hits in order without overlaps, neighbours that speak of one arm made one."""
    found: list[tuple[int, int, int]] = []
    for start, end, arm in hits:
        if found and start < found[-1][1]:
            continue
        if found and found[-1][2] == arm:
            gap = text[found[-1][1] : start]
            if len(gap) <= 24 and not _APART.search(gap):
                found[-1] = (found[-1][0], end, arm)
                continue
        if found and found[-1][2] != arm and PLUS.fullmatch(text[found[-1][1] : start]):
            found[-1] = (found[-1][0], end, _combined(found[-1][2], arm, arms))
            continue
        if found and _tells_dose(found[-1], (start, end, arm), text, arms):
            found[-1] = (found[-1][0], end, arm)
            continue
        if found and _is_head(found[-1], (start, end, arm), text, arms):
            found[-1] = (found[-1][0], end, found[-1][2])
            continue
        found.append((start, end, arm))
    return found


# "zinc | and the combination": a joint begins another name.
_LEADS = re.compile(
    r"(?:and|with|on|under|during|by|to|for|than|given|receiving|plus)\s", re.IGNORECASE
)


def _tells_dose(
    one: tuple[int, int, int], other: tuple[int, int, int], text: str, arms: Sequence[Arm]
) -> bool:
    """Tell whether an amount behind a name says which of two arms it is: "zinc 5 mg" beside "10 mg"."""
    return (
        text[one[1] : other[0]] in (" ", "-")
        and text[other[0]].isdigit()
        and arms[other[2]].tokens <= arms[one[2]].tokens
    )


def _is_head(
    one: tuple[int, int, int], other: tuple[int, int, int], text: str, arms: Sequence[Arm]
) -> bool:
    """Tell whether the second of two words only says of what kind the first is.

    "laparoscopic repair", where the other arm is called "open hernia repair": the noun is all arms'.
    """
    return (
        text[one[1] : other[0]] == " "
        and one[2] != other[2]
        and arms[other[2]].role not in ("placebo", "none")
        and text[other[0] : other[1]].islower()
        and not GROUP_BEHIND.match(text, one[1])
        and not _LEADS.match(text, other[0])
    )


def _combined(one: int, other: int, arms: Sequence[Arm]) -> int:
    """Return which of two arms "A plus B" means: the one that is named as a combination."""
    joined = [arm for arm in (one, other) if is_combined(arms[arm])]
    return joined[0] if len(joined) == 1 else other
