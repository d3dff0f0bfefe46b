"""Numbers of several arms together: "58 of the 120 given either drug", "20% with zinc or iron"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.comparisons.strangers import speaks_of_pooled
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.signs import BEHIND, INSIDE, RESPECTIVELY

_ALSO = re.compile(
    r"\s*(?:(?:groups?|arms?)\s)?(?:and|or)\s(?:the\s|with\s|in\s|on\s)?", re.IGNORECASE
)
# What is said of several together ends where another is set against them.
_TURN = re.compile(
    r"[;]\s|[.]\s|,?\s\b(?:whereas|while|but|against|compared (?:with|to)|versus|vs\.?|than)\b",
    re.I,
)
# A number behind the second name is the second's: "30% with A and with B in 25%".
_ITS_OWN = re.compile(
    r"\s(?:in|at|was|were|it was)\s\d|\s?[(:]\s?\d|.*?\b(?:respectively|in that order)\b", re.I
)
_PAIR = 2
_NAMED = frozenset({BEHIND.name, INSIDE.name})


def without_pooled(
    line: Line, given: Sequence[Assigned], mentions: Sequence[ArmMention], arms: int, control: int
) -> list[Assigned]:
    """Take the arm from numbers that are said of several arms together; the control keeps its own.

    Parameters
    ----------
    line : Line
        The sentence.
    given : sequence of Assigned
        Its numbers with their arms.
    mentions : sequence of ArmMention
        Where it speaks of arms.
    arms, control : int
        How many arms there are, and which of them the others are compared with (-1 for none).
    """
    if arms <= _PAIR:
        return list(given)
    together = speaks_of_pooled(line, line.start, line.end, arms)
    return [
        replace(one, arm=-1, rule="arm.pooled", tier="unsure")
        if one.arm >= 0 and one.rule != RESPECTIVELY.name and (_has_two_names(line, one, mentions)
        or (together and one.arm != control and _speaks_so_of(line, one, arms)))
        else one
        for one in given
    ]  # fmt: skip


def _has_two_names(line: Line, one: Assigned, mentions: Sequence[ArmMention]) -> bool:
    """Tell whether the names behind a lone number are two that "and" joins: "20% of A and B"."""
    if one.rule not in _NAMED:
        return False
    behind = [m for m in mentions if m.start >= one.item.part.end][:_PAIR]
    if len(behind) < _PAIR or behind[0].arm == behind[1].arm or behind[0].arm != one.arm:
        return False
    gap = line.text[behind[0].end - line.start : behind[1].start - line.start]
    tail = line.text[behind[1].end - line.start :][:60]
    return bool(_ALSO.fullmatch(gap)) and not _ITS_OWN.match(tail)


def _speaks_so_of(line: Line, one: Assigned, arms: int) -> bool:
    """Tell whether the several that a sentence speaks of are those that a number is said of."""
    at = one.item.part.start
    turns = [match.end() + line.start for match in _TURN.finditer(line.text)]
    low = max((turn for turn in turns if turn <= at), default=line.start)
    high = min((turn for turn in turns if turn > at), default=line.end)
    if speaks_of_pooled(line, low, high, arms):
        return True
    # "… combined had fewer than placebo (8 vs 11)": the first of a pair is the subject's
    return speaks_of_pooled(line, line.start, low, arms)
