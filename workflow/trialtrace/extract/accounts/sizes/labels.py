"""Whose number each of a run is, by the names beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.sizes.arms import FAR
from trialtrace.extract.accounts.sizes.counts import Count
from trialtrace.extract.accounts.sizes.nameless import arm_of_nameless, is_nameless


def labelled(
    run: Sequence[Count], mentions: dict[int, list[ArmMention]], arms: int
) -> tuple[int, ...]:
    """Return the arm of each number of a run whose labels tell all of them; empty where they do not.

    The names stand behind the numbers ("24 to A, 25 to B"), in front of them ("A, 24; B, 25"), or in
    one list with "respectively".
    """
    for found in (_behind(run, mentions), _in_front(run, mentions), _in_order(run, mentions)):
        if len(found) == len(run) and len(set(found)) == len(run) and -1 not in found:
            return found
    if len(run) == 2 == arms:  # one label settles the other
        for found in (_behind(run, mentions), _in_front(run, mentions)):
            known = [arm for arm in found if arm >= 0]
            if len(known) == 1:
                return (known[0], 1 - known[0]) if found[0] >= 0 else (1 - known[0], known[0])
    return ()


def _behind(run: Sequence[Count], mentions: dict[int, list[ArmMention]]) -> tuple[int, ...]:
    found = []
    for place, one in enumerate(run):
        limit = min(one.end + FAR, one.line.end)
        if place + 1 < len(run):
            limit = min(limit, run[place + 1].start)
        if is_nameless(one.line, one.start):
            found.append(arm_of_nameless(one.line, one.end, mentions.get(one.line.index, ())))
            continue
        near = next(
            (m for m in mentions.get(one.line.index, ()) if one.end <= m.start < limit), None
        )
        gap = one.line.text[one.end - one.line.start : near.start - one.line.start] if near else ""
        left = near is None or re.search(r"[.;]\s", gap) or gap.count(")") > gap.count("(")
        if near is not None and place + 1 < len(run) and not left:
            # "Group A 75 and group B 73": the name is the next number's.
            rest = one.line.text[near.end - one.line.start : limit - one.line.start]
            left = _DIRECT.fullmatch(rest) and re.search(r"\band\b|[,;]", gap)
        found.append(near.arm if near and not left else -1)
    return tuple(found)


# Between a name and the number right behind it.
_DIRECT = re.compile(
    r"\s*(?:[(:,]|(?:of|had|with|comprised|included|contained)\b)?\s*(?:n\s*=\s*)?", re.IGNORECASE
)
# A name that belongs to what was told before: other words tell of this number.
_TOLD_BEFORE = re.compile(r"\b(?:did|hence|leaving|were|was|out of)\b")


# "Zinc was given to 20 men", "in the zinc group there were 20 men": the name is this number's.
_GIVEN_TO = re.compile(
    r"\b(?:(?:given|administered|offered|prescribed|taken|used)\b[^.;,]{0,40}\b(?:to|by|in|for)"
    r"|there were)\s*(?:the )?$"
)


def _in_front(run: Sequence[Count], mentions: dict[int, list[ArmMention]]) -> tuple[int, ...]:
    found = []
    for place, one in enumerate(run):
        limit = max(one.start - FAR, one.line.start)
        if place:
            limit = max(limit, run[place - 1].end)
        near = [
            m for m in mentions.get(one.line.index, ()) if limit <= m.start and m.end <= one.start
        ]
        gap = (
            one.line.text[near[-1].end - one.line.start : one.start - one.line.start]
            if near
            else ""
        )
        told = _TOLD_BEFORE.search(gap) and not _GIVEN_TO.search(gap)
        apart = re.search(r"[.;]\s", gap) or told or is_nameless(one.line, one.start)
        found.append(near[-1].arm if near and not apart else -1)
    return tuple(found)


def _in_order(run: Sequence[Count], mentions: dict[int, list[ArmMention]]) -> tuple[int, ...]:
    line = run[0].line
    if any(one.line.index != line.index for one in run) or "respectively" not in line.text:
        return ()
    around = mentions.get(line.index, ())
    later = [m.arm for m in around if m.start >= run[-1].end]
    earlier = [m.arm for m in around if m.end <= run[0].start]
    if len(later) >= len(run):
        return tuple(later[: len(run)])
    return tuple(earlier[-len(run) :]) if len(earlier) >= len(run) else ()
