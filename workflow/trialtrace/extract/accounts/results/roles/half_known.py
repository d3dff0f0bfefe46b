"""Two numbers in a list of two names of which one is no name that is known: the other arm's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.words import without_brackets
from trialtrace.extract.accounts.results.roles.signs import LISTED, RESPECTIVELY, Sign

_RESPECTIVELY = re.compile(r"\brespectively\b|\bin that order\b", re.IGNORECASE)
# A further name, of words that no arm is known by, behind a known one and in front of it.
_OTHER_BEHIND = re.compile(
    r"\s*(?:(?:groups?|arms?|patients)\s+)?(?:\([^()]{1,20}\)\s*)?(?:and|or|versus|vs\.?)\s+"
    r"(?:(?:in|for|with|on)\s+)?(?:the\s+)?(?:[A-Za-z][\w/+-]*[\s,]*){1,5}",
    re.IGNORECASE,
)
_OTHER_AHEAD = re.compile(
    r"\b(?:in|for|with|on|of|after|by|among|between)\s+(?:the\s+)?(?:[A-Za-z][\w/+-]*\s+){1,5}"
    r"(?:and|or|versus|vs\.?)\s+(?:(?:in|for|with|on)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def behind(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]
) -> tuple[Sign, list[int]] | None:
    """Read "12 and 31 in X and zinc, respectively" where X is no name that is known.

    Of two arms the other one must be meant.
    """
    if len(part) != 2:
        return None
    end = part[-1].end - line.start
    said = _RESPECTIVELY.search(line.text, end, min(len(line.text), end + 170))
    if said is None:
        return None
    stop = line.start + said.start()
    named = [m for m in mentions if part[-1].end <= m.start and m.end <= stop]
    if len({m.arm for m in named}) != 1:
        return None
    one, arm = named[0], named[0].arm
    if arm not in (0, 1):
        return None
    if _OTHER_BEHIND.fullmatch(line.text[named[-1].end - line.start : said.start()]):
        return RESPECTIVELY, [arm, 1 - arm]
    if _OTHER_AHEAD.search(line.text[end : one.start - line.start]):
        return RESPECTIVELY, [1 - arm, arm]
    return None


def ahead(
    line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]
) -> tuple[Sign, list[int]] | None:
    """Read "between X and zinc (12% versus 31%)" where X is no name that is known."""
    named = [m for m in mentions if m.end <= part[0].start]
    if len(part) != 2 or not named or named[-1].arm not in (0, 1):
        return None
    last = named[-1]
    gap = line.text[last.end - line.start : part[0].start - line.start]
    between = without_brackets(line.text[part[0].end - line.start : part[1].start - line.start])
    if not re.fullmatch(r"[\s\w-]{0,20}[(\[]", gap) or re.search(r"[)\]]", between):
        return None
    if len(named) > 1 and named[-2].arm != last.arm and last.start - named[-2].end < 60:
        return None
    before = line.text[: last.start - line.start][-80:]
    return (LISTED, [1 - last.arm, last.arm]) if _OTHER_AHEAD.search(before) else None
