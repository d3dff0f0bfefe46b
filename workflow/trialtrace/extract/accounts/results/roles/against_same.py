"""One arm set against two others in turn: "zinc was superior to salt (3.1 vs 4.3) and to iron (3.1 vs 4.7)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.signs import NAMED_BEFORE

# From the bracket of the first pair to the name that its arm is set against next.
_NEXT = re.compile(
    r"(?:[^()\[\]]{0,60}[)\]])?,?\s(?:and|but|or|whereas|while)\s(?P<words>[^.;()\[\]\d]{0,60}?)(?:the\s|those on\s)?",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:^|\s)(?:than|to|over|compared with|from|versus|vs\.?|against)\s$", re.IGNORECASE
)
# "and so was iron (", "whereas a similar trend for iron failed to reach significance (": iron takes the
# first one's place.
_LIKEWISE = re.compile(
    r"\b(?:so|as|also)\s(?:was|were|did|had)\s"
    r"|\b(?:similar|same|like|corresponding)\s(?:[\w-]+\s){0,2}(?:for|with|in|of|by|after|on)\s(?:the\s)?$",
    re.IGNORECASE,
)
_TO_BRACKET = re.compile(
    r"\s?(?:(?:groups?|arms?|alone|patients|recipients)\s)?[(\[][^()\[\]\d]{0,50}[-\u2212+]?"
)
_FAR_TO_BRACKET = re.compile(r"[^()\[\].;\d]{0,60}[(\[][^()\[\]\d]{0,50}[-\u2212+]?")
_PAIR = 2


def against_same(
    line: Line, given: list[Assigned], mentions: Sequence[ArmMention], arms: int
) -> list[Assigned]:
    """Give a pair in a bracket to an arm of the pair before it and to the one that is named since.

    A number that stands in both pairs is of the same arm; else a word of comparison in front of the
    name says that the first arm is set against it as well, "so was iron" that iron takes its place.

    Parameters
    ----------
    line : Line
        The sentence.
    given : list of Assigned
        Its numbers with their arms, in order.
    mentions : sequence of ArmMention
        Where it speaks of arms.
    arms : int
        How many arms there are.
    """
    groups: dict[int, list[Assigned]] = {}
    for one in given:
        groups.setdefault(one.group, []).append(one)
    if arms <= _PAIR or len(groups) < _PAIR:
        return given
    moved: dict[int, int] = {}  # where a number stands -> its arm
    for before, pair in pairwise(groups.values()):
        if len(before) != _PAIR or len(pair) != _PAIR:
            continue
        told = tuple(moved.get(one.item.start, one.arm) for one in before)
        arms_of = _arms_of(line, before, pair, mentions, told)
        if arms_of:
            moved |= {one.item.start: arm for one, arm in zip(pair, arms_of, strict=True)}
    return [
        replace(one, arm=moved[one.item.start], rule=NAMED_BEFORE.name, tier="unsure")
        if one.item.start in moved
        else one
        for one in given
    ]


def _arms_of(
    line: Line,
    before: list[Assigned],
    pair: list[Assigned],
    mentions: Sequence[ArmMention],
    told: tuple[int, ...],
) -> tuple[int, ...]:
    """Return the arms of a pair behind another; empty where what stands between does not tell them."""
    low, high, last = before[-1].item.end, pair[0].item.start, pair[1].item.start
    named = [one for one in mentions if low <= one.start and one.end <= last]
    if len(named) != 1 or named[0].end > high or {-1, named[0].arm} & set(told):
        return ()
    at = line.start
    lead = _NEXT.fullmatch(line.text, low - at, named[0].start - at)
    if lead is None:
        return ()
    likewise = _LIKEWISE.search(lead["words"])
    to_bracket = _FAR_TO_BRACKET if likewise else _TO_BRACKET
    if not to_bracket.fullmatch(line.text, named[0].end - at, high - at):
        return ()
    first, second = (
        one.item.part.value == other.item.part.value
        for one, other in zip(before, pair, strict=True)
    )
    words = lead["words"]
    if (second and not first) or likewise:
        return named[0].arm, told[1]
    if _AGAINST.search(words) or (first and words.strip() in ("", "with")):
        return told[0], named[0].arm
    return ()
