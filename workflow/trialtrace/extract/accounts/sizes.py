"""How many took part: the total, what it counts, and the size of each arm."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trialtrace.extract.accounts.arm import Arm
from trialtrace.extract.accounts.arm_mentions import ArmFinder, ArmMention
from trialtrace.extract.accounts.reading import Line, numbers_of
from trialtrace.extract.accounts.rule import first_match
from trialtrace.extract.accounts.size_rules import (
    BEFORE,
    BEHIND,
    EOF_NOUN,
    FROM_ARM,
    NO_PEOPLE,
    NOT_SIZE,
    PEOPLE,
    SCREENED,
    TO_ARM,
)

# Kinds of mentions that may hold a number of participants.
SIZE_KINDS = frozenset(
    {"participants", "n_equals", "number", "count", "fraction", "bare", "cases", "units", "total"}
)
_BEST = ("randomised", "enrolled", "analysed", "completed", "unclear", "screened")
_PEOPLE = re.compile(r"^(?: |-)" + PEOPLE.replace(" ", r"\s+") + r"\b", re.IGNORECASE)


# Any plural will do where the words in front say that people were studied ("a trial of 64 pilots").
_SOMEBODY = re.compile(r"^\s+(?:[a-z-]+\s+){0,2}?[a-z]{3,}s\b(?!\s+of\b)", re.IGNORECASE)
_SAYS_PEOPLE = frozenset({"n.we_randomised", "n.study_in", "n.equals_people"})


@dataclass(frozen=True, slots=True)
class Size:
    """A number of participants: a total (``arm`` is -1) or the size of an arm."""

    start: int
    end: int
    value: int
    kind: str
    rule: str
    arm: int = -1
    tier: str = "likely"
    verb: tuple[int, int] = (-1, -1)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of one account: at most one total and one size an arm."""

    total: Size | None
    arms: dict[int, Size]


def find_sizes(lines: list[Line], arms: list[Arm], finder: ArmFinder) -> Sizes:
    """Find the total and the arms' sizes of one account.

    A total that the arms sum to is ``sure``, and so are these arms. Without such a sum the
    first total of the strongest kind stands: randomised before enrolled before analysed.
    """
    totals: list[Size] = []
    of_arms: list[Size] = []
    for line in lines:
        if not line.mentions:
            continue
        spots = _spots(line)
        if not spots:
            continue
        mentions = finder.find(line) if arms else []
        totals += _totals(line, spots)
        of_arms += _named_sizes(spots, arms)
        of_arms += _equals_sizes(line, mentions)
        of_arms += _arm_sizes(line, spots, mentions)
    return _reconcile(totals, of_arms, arms)


def _spots(line: Line) -> list[tuple[int, int, int]]:
    spots = []
    for mention in line.mentions:
        if mention.kind not in SIZE_KINDS:
            continue
        for part in numbers_of(mention):
            value = float(part.value)
            if value.is_integer() and value >= 1 and not NO_PEOPLE.match(line.after(part.end, 24)):
                if mention.kind == "fraction" and part.name not in ("denominator", "total"):
                    continue
                spots.append((part.start, part.end, int(value)))
    return spots


def _totals(line: Line, spots: list[tuple[int, int, int]]) -> list[Size]:
    found = []
    for start, end, value in spots:
        if value < 2:
            continue
        behind, before = line.after(end, 260), line.before(start, 170)
        if NOT_SIZE.match(behind):
            continue
        kind, rule, verb = "", "", (-1, -1)
        read = first_match(BEHIND, behind)
        if read:
            kind, rule = read[0].yields, read[0].name
            verb = (end + read[1].start(), end + read[1].end())
        elif (
            _PEOPLE.match(behind)
            or _SOMEBODY.match(behind)
            or (behind[:1] in ")];," and re.search(r"[nN]\s*=\s*$", before))
        ):
            read = first_match(BEFORE, before)
            if read and not _PEOPLE.match(behind) and read[0].name not in _SAYS_PEOPLE:
                read = None
            if read and (read[0].name != "n.of_the" or not re.match(r"\s*(?:these|those)", behind)):
                kind, rule = read[0].yields, read[0].name
        if not kind:
            continue
        if SCREENED.search(behind[:90]) or SCREENED.search(before[-30:]):
            kind = "screened"
        found.append(Size(start, end, value, kind, rule, verb=verb))
    return found


def _named_sizes(spots: list[tuple[int, int, int]], arms: list[Arm]) -> list[Size]:
    """Take the sizes that the arms were named with."""
    spans = {arm.n[0]: index for index, arm in enumerate(arms) if arm.n[0] >= 0}
    return [
        Size(start, end, value, "", "n.named_with", arm=spans[start])
        for start, end, value in spots
        if start in spans
    ]


def _equals_sizes(line: Line, mentions: list[ArmMention]) -> list[Size]:
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
            if done <= m.start and m.end <= equals.start and equals.start - m.end < 110
        ]
        gap = line.text[near[-1].end - line.start : equals.start - line.start] if near else ""
        if (
            near
            and len(parts) == 1
            and float(parts[0].value).is_integer()
            and "; " not in gap
            and ". " not in gap
        ):
            part = parts[0]
            found.append(
                Size(
                    part.start,
                    part.end,
                    int(float(part.value)),
                    "",
                    "n.equals_behind",
                    arm=near[-1].arm,
                )
            )
        done = equals.end
    return found


def _arm_sizes(
    line: Line, spots: list[tuple[int, int, int]], mentions: list[ArmMention]
) -> list[Size]:
    found = []
    starts = [spot[0] for spot in spots]
    for place, (start, end, value) in enumerate(spots):
        after = next((mention for mention in mentions if mention.start >= end), None)
        before = next((mention for mention in reversed(mentions) if mention.end <= start), None)
        next_start = starts[place + 1] if place + 1 < len(starts) else line.end
        last_end = spots[place - 1][1] if place else line.start
        text = line.text
        if before is not None and before.end >= last_end:
            gap = text[before.end - line.start : start - line.start]
            if len(gap) < 60 and FROM_ARM.match(gap) and EOF_NOUN.match(line.after(end, 60)):
                found.append(Size(start, end, value, "", "n.arm_before", arm=before.arm))
                continue
        if after is not None and after.start <= next_start:
            gap = text[end - line.start : after.start - line.start]
            if len(gap) < 90 and TO_ARM.match(gap) and not _arms_listed(line, mentions, after):
                if re.match(
                    r"\s*(?:patients?|women|men|participants?)?\s*(?:in|on|for|with|of)\b", gap
                ) and not (
                    re.search(
                        r"\b(?:randomi[sz]ed|assigned|allocated|patients|women|men|participants)\b",
                        gap,
                    )
                    or len(spots) > 1
                ):
                    continue
                told = re.search(
                    r"\b(?:randomi[sz]ed|assigned|allocated|received|underwent|treated|given)\b",
                    gap,
                ) or _PEOPLE.match(gap)
                found.append(
                    Size(
                        start,
                        end,
                        value,
                        "",
                        "n.to_arm" if told else "n.to_arm_bare",
                        arm=after.arm,
                    )
                )
    return found


def _arms_listed(line: Line, mentions: list[ArmMention], first: ArmMention) -> bool:
    """Tell "to A or B" and "to A and to B" from "to A and 24 to B": the number is then the whole."""
    following = next((m for m in mentions if m.start >= first.end and m.arm != first.arm), None)
    if following is None:
        return False
    gap = line.text[first.end - line.start : following.start - line.start]
    joined = re.search(r"\b(?:or|versus|vs|and|compared)\b", gap)
    numbers = [
        mention
        for mention in line.mentions
        if first.end <= mention.start < following.start and mention.kind in SIZE_KINDS
    ]
    return bool(joined) and not numbers


def _reconcile(totals: list[Size], of_arms: list[Size], arms: list[Arm]) -> Sizes:
    """Choose total and arm sizes so that they agree, where any do."""
    per_arm: dict[int, list[Size]] = {}
    for size in of_arms:
        if not any(size.start == other.start for other in per_arm.get(size.arm, ())):
            per_arm.setdefault(size.arm, []).append(size)
    ranked = sorted(
        (total for total in totals if total.kind != "screened"),
        key=lambda total: (_BEST.index(total.kind), total.start),
    )
    if len(arms) >= 2 and len(per_arm) == len(arms):
        for total in ranked:
            match = _summing(total, per_arm, len(arms))
            if match:
                return Sizes(
                    replace(total, tier="sure"),
                    {size.arm: replace(size, tier="sure") for size in match},
                )
    # A number in front of an arm may count anything ("28 falls on placebo") unless it sums.
    told = {
        arm: [size for size in sizes if size.rule != "n.to_arm_bare"]
        for arm, sizes in per_arm.items()
    }
    chosen = {arm: sizes[0] for arm, sizes in told.items() if sizes and sizes[0].value >= 2}
    spans = {(size.start, size.end) for size in chosen.values()}
    ranked = [total for total in ranked if (total.start, total.end) not in spans]
    total = ranked[0] if ranked else None
    if total is not None and sum(size.value for size in chosen.values()) > total.value:
        larger = [one for one in ranked if one.value >= sum(size.value for size in chosen.values())]
        if larger:
            total = larger[0]
        else:
            chosen = {arm: size for arm, size in chosen.items() if size.rule == "n.named_with"}
    return Sizes(total, chosen)


def _summing(total: Size, per_arm: dict[int, list[Size]], arms: int) -> list[Size]:
    """Return sizes, one an arm, that sum to a total; empty where none do."""
    choices: list[list[Size]] = [[]]
    for arm in range(arms):
        choices = [[*done, size] for done in choices for size in per_arm.get(arm, ())[:4]]
    for choice in choices:
        spans = {(size.start, size.end) for size in choice}
        if (
            sum(size.value for size in choice) == total.value
            and (total.start, total.end) not in spans
        ):
            return choice
    return []
