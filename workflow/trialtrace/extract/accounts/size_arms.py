"""Numbers that say how many were in one arm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arm import Arm
from trialtrace.extract.accounts.arm_mentions import ArmMention
from trialtrace.extract.accounts.reading import Line, numbers_of
from trialtrace.extract.accounts.size import Size
from trialtrace.extract.accounts.size_counts import Count
from trialtrace.extract.accounts.size_rules import (
    EACH_BEFORE,
    EACH_BEHIND,
    EOF_NOUN,
    FLOW,
    FROM_ARM,
    NOT_SIZE,
    TO_ARM,
    TOLD,
)

# How far a name may stand from its number.
_FAR = 110


def named_sizes(counts: Sequence[Count], arms: list[Arm]) -> list[Size]:
    """Take the sizes that the arms were named with."""
    spans = {arm.n[0]: index for index, arm in enumerate(arms) if arm.n[0] >= 0}
    return [
        Size(one.start, one.end, one.value, "", "n.named_with", spans[one.start])
        for one in counts
        if one.start in spans
    ]


def each_size(one: Count) -> Size | None:
    """Read a number that is said of every arm: "30 in each group"."""
    behind = one.tail if one.inside else one.behind
    before = one.head if one.inside else one.before
    said = EACH_BEHIND.match(behind) or EACH_BEFORE.search(before)
    if not said and one.inside and not re.search(r"[\w)]", one.head.replace("n", "")):
        said = EACH_BEFORE.search(one.before.rstrip() + " ")
    if not said or one.value < 3 or NOT_SIZE.match(behind):
        return None
    if not (one.people or one.equals or EACH_BEHIND.match(behind)):
        return None
    return Size(one.start, one.end, one.value, "", "n.each", each=True)


def equals_sizes(line: Line, mentions: list[ArmMention]) -> list[Size]:
    """Give "(n = 45)" to the last arm named since the one before."""
    found = []
    done = line.start
    for equals in line.mentions:
        if equals.kind != "n_equals":
            continue
        parts = numbers_of(equals)
        near = [
            m
            for m in mentions
            if done <= m.start and m.end <= equals.start and equals.start - m.end < _FAR
        ]
        gap = line.text[near[-1].end - line.start : equals.start - line.start] if near else ""
        whole = len(parts) == 1 and float(parts[0].value).is_integer()
        whole = whole and "%" not in line.before(equals.start, 4)
        if near and whole and "; " not in gap and ". " not in gap and not _listed(line, near):
            part = parts[0]
            found.append(
                Size(
                    part.start,
                    part.end,
                    int(float(part.value)),
                    "",
                    "n.equals_behind",
                    near[-1].arm,
                )
            )
        done = equals.end
    return found


def listed_sizes(
    counts: Sequence[Count], mentions: dict[int, list[ArmMention]], arms: int
) -> list[Size]:
    """Give runs of "n = " to the arms that their labels name: "(n = 24 on A; n = 25 on B)"."""
    found = []
    equals = [one for one in counts if one.equals and not _is_percent(one)]
    for place in range(len(equals) - arms + 1):
        run = equals[place : place + arms]
        if run[-1].start - run[0].start > 2 * _FAR or any(a.line is not run[0].line for a in run):
            continue
        for arm, one in zip(labelled(run, mentions, 0), run, strict=False):
            found.append(Size(one.start, one.end, one.value, "", "n.equals_listed", arm))
    return found


def _is_percent(one: Count) -> bool:
    """Tell "4.6% (n = 5)": the number says a percentage again."""
    return bool(re.search(r"%[\s,;([]*(?:[nN] ?=? ?)?$", one.line.before(one.start, 14)))


def _listed(line: Line, near: list[ArmMention]) -> bool:
    """Tell "A or B (n = 40)": the number is of both."""
    if len(near) < 2 or near[-2].arm == near[-1].arm:
        return False
    gap = line.text[near[-2].end - line.start : near[-1].start - line.start]
    return bool(
        re.fullmatch(
            r"(?:\s*(?:group|arm|therapy|treatment))?,?\s+(?:or|and|versus|vs\.?)\s+(?:the |an? )?",
            gap,
        )
    )


def beside_sizes(line: Line, counts: Sequence[Count], mentions: list[ArmMention]) -> list[Size]:
    """Give a number to the arm that stands right behind or in front of it."""
    found = []
    for place, one in enumerate(counts):
        after = next((mention for mention in mentions if mention.start >= one.end), None)
        before = next((m for m in reversed(mentions) if m.end <= one.start), None)
        next_start = counts[place + 1].start if place + 1 < len(counts) else line.end
        last_end = counts[place - 1].end if place else line.start
        text = line.text
        if before is not None and before.end >= last_end:
            gap = text[before.end - line.start : one.start - line.start]
            if len(gap) < 60 and FROM_ARM.match(gap) and EOF_NOUN.match(line.after(one.end, 60)):
                found.append(Size(one.start, one.end, one.value, "", "n.arm_before", before.arm))
                continue
        if after is None or after.start > next_start or NOT_SIZE.match(one.behind):
            continue
        if one.percent >= 0 and not TOLD.search(line.text[one.end - line.start :][:60]):
            continue
        gap = text[one.end - line.start : after.start - line.start]
        if len(gap) >= 90 or not TO_ARM.match(gap) or arms_listed(line, mentions, after):
            continue
        if _in_an_arm(gap) and not (TOLD.search(gap) or FLOW.search(line.before(one.start, 120))):
            continue
        told = TOLD.search(gap) or one.people
        found.append(
            Size(
                one.start, one.end, one.value, "",
                "n.to_arm" if told else "n.to_arm_bare", after.arm,
            )
        )  # fmt: skip
    return found


_IN = re.compile(r"\s*(?:patients?|women|men|participants?)?\s*(?:in|on|for|with|of)\b")


def _in_an_arm(gap: str) -> bool:
    """Tell "45 patients in the A group": it may count those to whom something happened."""
    return bool(_IN.match(gap))


def arms_listed(line: Line, mentions: list[ArmMention], first: ArmMention) -> bool:
    """Tell "to A or B" and "to A and to B" from "to A and 24 to B": the number is then the whole."""
    for following in mentions:
        if following.start < first.end or following.arm == first.arm:
            continue
        gap = line.text[first.end - line.start : following.start - line.start]
        if gap.count("(") > gap.count(")"):
            continue
        # A number in brackets behind a name is that name's own: "to A (n = 25) or B (n = 28)".
        gap = _BRACKET.sub("", gap)
        if _VERB.search(gap) or len(gap) > _FAR:
            return False
        return bool(_JOINED.search(gap)) and not _ANY_NUMBER.search(gap)
    return False


_BRACKET = re.compile(r"\([^()]{0,120}\)|^[^()]{0,80}\)")
_JOINED = re.compile(r"\b(?:or|versus|vs|and|compared)\b|,")
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|there|received|showed|did)\b")
_ANY_NUMBER = re.compile(
    r"(?<![\w.-])\d[\d,.]*(?![\d,.]|[ -]?(?:mg|g|ml|%|Gy|weeks?|months?|days?|years?|minutes?|cycles?)\b)"
    r"|\b(?:[a-z]+teen|[a-z]+ty|ten|eleven|twelve)\b(?![a-z-]*(?:ity|uty))",
    re.IGNORECASE,
)


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
        limit = min(one.end + _FAR, one.line.end)
        if place + 1 < len(run):
            limit = min(limit, run[place + 1].start)
        near = next(
            (m for m in mentions.get(one.line.index, ()) if one.end <= m.start < limit), None
        )
        gap = one.line.text[one.end - one.line.start : near.start - one.line.start] if near else ""
        found.append(near.arm if near and not re.search(r"[.;]\s", gap) else -1)
    return tuple(found)


def _in_front(run: Sequence[Count], mentions: dict[int, list[ArmMention]]) -> tuple[int, ...]:
    found = []
    for place, one in enumerate(run):
        limit = max(one.start - _FAR, one.line.start)
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
        found.append(near[-1].arm if near and not re.search(r"[.;]\s", gap) else -1)
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
