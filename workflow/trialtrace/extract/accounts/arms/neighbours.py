"""Names of arms side by side: whether a word is part of another name, and which make one mention."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.sentence_words import GROUP_BEHIND
from trialtrace.extract.accounts.arms.words import is_combined

# "zinc (20 mg daily) plus salt": the dose of the first.
_DOSE = r"(?:\s?\(\d[\d.,]*\s?[a-zµ][^()=]{0,40}\))?"
# So far apart are two names that are joined.
_WITHIN = 60
_JOINT = re.compile(
    _DOSE
    + r"\s*(?:plus|\+|/|-|with|in combination with|combined with|followed by|and concurrent)\s*"
    r"(?:(?!and\b)[\w-]+\s+){0,2}"  # in "A plus B and B" the last stands for itself
)
# "A plus B": both names make one.
PLUS = re.compile(
    _DOSE + r"\s*(?:\+|plus|in combination with|combined with|and concurrent)\s*(?:the )?", re.I
)
_APART = re.compile(r"\d|[.;:]|\b(?:than|versus|vs)\b")
_PLACEBO = re.compile(r"placebo|sham|dummy", re.IGNORECASE)
# A group's sign in the bracket behind a name.
_OPENS_SIGN = re.compile(r"(?:\s(?:plus|and|with|\+)\s[\w-]+){0,3}\s\(\s?(?:the\s)?")
_SIGN = re.compile(r"(?:group|arm)\s[A-Z0-9]{1,2}\s?[);,]", re.IGNORECASE)
# Names of one arm within so many characters are one mention.
_NEAR = 24
_PARTS = re.compile(r"[,;:.()\d]|\b(?:versus|vs|than|or|to)\b")


def is_joined(hits: list[tuple[int, int, int]], start: int, end: int, text: str) -> bool:
    """Tell whether a word is part of another arm's name: "A plus B", "B-based A"."""
    for other_start, other_end, _ in hits:
        if other_start < end and start < other_end:
            return True
        gap = text[end:other_start] if other_start >= end else text[other_end:start]
        if len(gap) <= _WITHIN and _JOINT.fullmatch(gap):
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
    for hit in hits:
        start, end, arm = hit
        if not found:
            found.append(hit)
            continue
        opens, closes, last = found[-1]
        if start < closes:
            continue
        gap = text[closes:start]
        if last != arm and _OPENS_SIGN.fullmatch(gap) and _SIGN.match(text, start):
            found[-1] = (opens, end, arm)  # "zinc plus salt (group D)": the sign says which
        elif last == arm and len(gap) <= _NEAR and not _APART.search(gap):
            found[-1] = (opens, end, arm)
        elif last != arm and PLUS.fullmatch(gap):
            found[-1] = (opens, end, _combined(last, arm, arms, text[opens:end]))
        elif _tells_dose(found[-1], hit, text, arms):
            found[-1] = (opens, end, arm)
        elif _is_head(found[-1], hit, text, arms):
            found[-1] = (opens, end, last)
        else:
            found.append(hit)
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
    label = GROUP_BEHIND.match(text, one[1])
    return (
        text[one[1] : other[0]] == " "
        and one[2] != other[2]
        and arms[other[2]].role not in ("placebo", "none")
        and text[other[0] : other[1]].islower()
        # "the usual diet", where the other arm is called a diet: the label itself is no arm's
        and (label is None or label.end() >= other[1])
        and not _LEADS.match(text, other[0])
    )


def _combined(one: int, other: int, arms: Sequence[Arm], told: str) -> int:
    """Return which of two arms "A plus B" means: the one that is named as a combination.

    "Iron plus zinc" is not the arm that had iron plus placebo.
    """
    able = [one, other]
    if not _PLACEBO.search(told):
        able = [arm for arm in able if arms[arm].role != "placebo"]
    joined = [arm for arm in able if is_combined(arms[arm])] or able
    return joined[0] if len(joined) == 1 else other
