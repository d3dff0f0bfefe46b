"""Arms that a sentence calls the former and the latter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.people import PERSONS

_GROUP = rf"(?:\s(?:groups?|arms?|{PERSONS}|treatment|regimen|drug|therapy|method))?\b"
_FORMER = re.compile(rf"\bthe former\b{_GROUP}", re.IGNORECASE)
_LATTER = re.compile(rf"\bthe latter\b{_GROUP}", re.IGNORECASE)
_A_GROUP = re.compile(r"\s(?:groups?|arms?|treatment|regimen|drug)$")
# "45% in the zinc group and 30% in the other group"; not "the other patients", who may be of any group
_OTHER = re.compile(r"\bthe other (?:group|arm)\b", re.IGNORECASE)
_PAIR = 2


def with_former(
    line: Line, mentions: list[ArmMention], before: Sequence[int], arms: int
) -> list[ArmMention]:
    """Add "the former", "the latter" and "the other group" to where a sentence speaks of arms.

    The former and the latter are the last two arms that the sentence names in front of them, else
    those of the last sentence that named arms, where it named two. The other group is that of two
    which the sentence has not named in front.

    Parameters
    ----------
    line : Line
        The sentence.
    mentions : list of ArmMention
        Where it names arms.
    before : sequence of int
        The arms of the last sentence that named any, in its order.
    arms : int
        How many arms there are.
    """
    if "other" in line.text and arms == _PAIR:
        mentions = _with_other(line, mentions)
    former, latter = _FORMER.search(line.text), _LATTER.search(line.text)
    called = [match for match in (former, latter) if match is not None]
    # "the latter" alone may be anything: "pain and itch; the latter was rare"
    if not called or (len(called) < _PAIR and not _A_GROUP.search(called[0].group())):
        return mentions
    first = line.start + min(match.start() for match in called)
    order: list[int] = []
    for one in reversed([one for one in mentions if one.end <= first]):
        if one.arm not in order:
            order.insert(0, one.arm)
    order = order[-_PAIR:] if len(order) >= _PAIR else list(before)
    if len(order) != _PAIR:
        return mentions
    return _added(
        line,
        mentions,
        [
            (match, arm)
            for match, arm in zip((former, latter), order, strict=True)
            if match is not None
        ],
    )


def _with_other(line: Line, mentions: list[ArmMention]) -> list[ArmMention]:
    found = []
    for match in _OTHER.finditer(line.text):
        told = {one.arm for one in mentions if one.end <= line.start + match.start()}
        if len(told) == 1:
            found.append((match, 1 - told.pop()))
    return _added(line, mentions, found)


def _added(
    line: Line, mentions: list[ArmMention], called: Sequence[tuple[re.Match[str], int]]
) -> list[ArmMention]:
    return sorted(
        [
            *mentions,
            *(
                ArmMention(line.start + match.start(), line.start + match.end(), arm, True)
                for match, arm in called
            ),
        ],
        key=lambda one: one.start,
    )
