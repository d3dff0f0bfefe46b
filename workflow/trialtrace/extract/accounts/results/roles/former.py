"""Arms that a sentence calls the former and the latter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line

_FORMER = re.compile(r"\bthe former\b(?:\s(?:group|arm))?", re.IGNORECASE)
_LATTER = re.compile(r"\bthe latter\b(?:\s(?:group|arm))?", re.IGNORECASE)
_PAIR = 2


def with_former(line: Line, mentions: list[ArmMention], before: Sequence[int]) -> list[ArmMention]:
    """Add "the former" and "the latter" to where a sentence speaks of arms.

    They are the last two arms that the sentence names in front of them, else those of the last sentence
    that named arms, where it named two.

    Parameters
    ----------
    line : Line
        The sentence.
    mentions : list of ArmMention
        Where it names arms.
    before : sequence of int
        The arms of the last sentence that named any, in its order.
    """
    if "former" not in line.text or "latter" not in line.text:
        return mentions
    former, latter = _FORMER.search(line.text), _LATTER.search(line.text)
    if former is None or latter is None:
        return mentions
    first = line.start + min(former.start(), latter.start())
    order: list[int] = []
    for one in reversed([one for one in mentions if one.end <= first]):
        if one.arm not in order:
            order.insert(0, one.arm)
    order = order[-_PAIR:] if len(order) >= _PAIR else list(before)
    if len(order) != _PAIR:
        return mentions
    called = [
        ArmMention(line.start + match.start(), line.start + match.end(), arm, True)
        for match, arm in zip((former, latter), order, strict=True)
    ]
    return sorted([*mentions, *called], key=lambda one: one.start)
