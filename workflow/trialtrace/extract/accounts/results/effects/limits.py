"""Which interval belongs to which number: beside it, behind its p-value, or further on and around it."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.effects.interval_lists import listed_intervals
from trialtrace.grammar.kinds import KINDS, RESULT
from trialtrace.grammar.mention import Mention, Part

LIMITS = (("low", ("low",)), ("high", ("high",)), ("level", ("level", "level2", "level3")))


# From a number over its unit, its brackets and what kind of interval it is: "0.70; two-sided 95.2% CI".
_TO_INTERVAL = re.compile(
    r"[\s%]{0,3}[\w/]{0,12}\s{0,2}[,;]?\s{0,2}[(\[]?\s?"
    r"(?:(?:(?:two|one|2|1)-sided|adjusted|unadjusted|exact|bootstrap\w*|corresponding|with|and|a|an)\s){0,3}",
    re.IGNORECASE,
)
# An interval that opens the bracket of its number: "(95% CI 1.2 to 2.9; HR 1.9)".
_OPENS = re.compile(r"[(\[]")
_OPENED_BY = re.compile(r"\s?[,;:]\s?")


def interval_in_front(line: Line, value: Part, start: int) -> Mention | None:
    """Find the interval that opens the bracket in which a ratio stands, and lies around it."""
    for mention in line.mentions:
        if mention.kind == "interval" and mention.end <= start:
            gap = line.text[mention.end - line.start : start - line.start]
            opened = _OPENS.search(
                line.text, mention.start - line.start - 1, mention.end - line.start
            )
            if opened and _OPENED_BY.fullmatch(gap) and holds(mention, value):
                return mention
    return None


def put_limits(account: Account, row: str, mention: Mention, rule: str, role: str = "") -> bool:
    """Write the limits and level of a mention into a result; tell whether it had any."""
    for field, names in LIMITS:
        part = part_of(mention, *names)
        if part is not None:
            account.put(row, field, part.value, (part.start, part.end), rule, role=role)
    return part_of(mention, "low") is not None


def attach_interval(account: Account, line: Line, row: str, end: int, role: str) -> int:
    """Write the interval that stands right behind a number; return where it ends, 0 for none."""
    for mention in line.mentions:
        if mention.kind != "interval" or mention.start < end:
            continue
        gap = line.text[end - line.start : mention.start - line.start]
        if not _TO_INTERVAL.fullmatch(gap) or listed_intervals(line, mention):
            return 0
        put_limits(account, row, mention, "interval.behind", role)
        return mention.end
    return 0


def attach_behind_p(account: Account, line: Line, row: str, end: int) -> None:
    """Write the interval that stands behind an effect's p-value: "HR 0.8, P = 0.04 (0.7 to 0.9)"."""
    p_value = next((one for one in line.mentions if one.start >= end), None)
    if p_value is None or p_value.kind != "p_value" or p_value.start > end + 4:
        return
    interval = next((one for one in line.mentions if one.start >= p_value.end), None)
    if interval is None or interval.kind != "interval":
        return
    if re.fullmatch(
        r"[\s,;)\]]*[(\[]?\s*", line.text[p_value.end - line.start : interval.start - line.start]
    ):
        put_limits(account, row, interval, "interval.behind_p")


# Where a thought ends: what stands behind it speaks of something else.
THOUGHT_END = re.compile(r";|\.\s|,\s(?:and|but|whereas|while|although|which)\s")
_FAR = 140
# "The hazard ratio was 1.2 per | 10-year rise (95% CI 1.1 to 1.3)"
_A_STEP = re.compile(r"\b(?:per|each|every)\s$", re.IGNORECASE)


def interval_around(line: Line, value: Part, end: int) -> Mention | None:
    """Find the interval that stands further on in a thought and holds its only number.

    "The hazard ratio was 0.75 with zinc as compared with placebo (95% CI, 0.60 to 0.94)": no other
    number that may be a result stands between, and the limits lie around it.
    """
    for mention in line.mentions:
        if mention.start < end or mention.kind == "p_value":
            continue
        if _A_STEP.search(line.before(mention.start, 6)):
            continue
        if mention.kind == "interval":
            gap = line.text[end - line.start : mention.start - line.start]
            near = len(gap) <= _FAR and not THOUGHT_END.search(gap) and holds(mention, value)
            return mention if near and not listed_intervals(line, mention) else None
        if KINDS[mention.kind].use == RESULT:
            return None
    return None


# "HR 0.8, z = 3.1, p = 0.002, 95% CI 0.7-0.9"
_TEST = re.compile(r"[zZtFQUW]|df|d\.f\.|[\u03c7X]\S{0,3}|chi.{0,8}")


def is_of_a_test(mention: Mention) -> bool:
    """Tell whether a number is what a test gives, for which there is no interval."""
    return mention.kind == "statistic" and _TEST.fullmatch(mention.cue) is not None


def number_inside(line: Line, interval: Mention) -> Part | None:
    """Find the number in front of an interval that it was calculated for, words between them."""
    for mention in reversed(line.mentions):
        if mention.end > interval.start or mention.kind == "p_value" or is_of_a_test(mention):
            continue
        if KINDS[mention.kind].use != RESULT:
            continue
        value = part_of(mention, "value")
        gap = line.text[mention.end - line.start : interval.start - line.start]
        near = len(gap) <= _FAR and not THOUGHT_END.search(gap)
        return value if near and value is not None and holds(interval, value) else None
    return None


def holds(interval: Mention, value: Part) -> bool:
    """Tell whether the limits of an interval lie around a number."""
    low, high = part_of(interval, "low"), part_of(interval, "high")
    if low is None or high is None or part_of(interval, "level", "level2", "level3") is None:
        return False
    return float(low.value) <= float(value.value) <= float(high.value)
