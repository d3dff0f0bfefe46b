"""What a clause states: which arm, which way, against what, and whether significantly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from trialtrace.extract.direction.arms import BOTH, COMPARATOR, INTERVENTION, OTHER, START
from trialtrace.extract.direction.cues import Cue
from trialtrace.extract.direction.outcome import Asked
from trialtrace.extract.direction.sides import Side

COMPARES, CHANGES, DIFFERS = "compares", "changes", "differs"
MARKER = re.compile(
    r"\b(?:than|compared (?:with|to)|in comparison (?:with|to)|comparison with|versus|vs\.?|v|relative to"
    r"|against|as opposed to|rather than|in contrast (?:to|with)|superior to|inferior to|over|unlike"
    r"|exceeded|surpassed|outperformed|outnumbered)\s",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:in|with|for|after|among|amongst|under|by|on|following|of|receiving|given|to|using|at|when|during"
    r"|favou?r\w*|than)\b[^;]*$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"^[\s,]*(?:(?:group|arm|patients)\s)?(?:and|or|nor|as well as|or with|and with)\s"
    r"(?:(?:in|with|for|after|the|on)\s)*$",
    re.IGNORECASE,
)
# "in exercise and control groups": an arm whose name the question has in other words.
_AND_ANOTHER = re.compile(
    r"\b(?:in|with|for|by|after|on|among)\s+(?:the\s)?(?:[\w-]+\s){1,3}(?:and|or)\s+(?:(?:the|in|with)\s)*$",
    re.IGNORECASE,
)
_PAREN = re.compile(r"\([^()]{0,300}\)")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said of the outcome.

    Attributes
    ----------
    start, end : int
        The cue.
    kind : str
        ``compares`` (arms with each other), ``changes`` (an arm over time), ``differs`` (arms
        differ, the text does not say here which way).
    sign : int
        1 up, -1 down, 0 the same; of the outcome as it is asked for.
    arm : str
        Arm that it speaks of, the comparator's statements not yet turned round; empty where none
        is named.
    significant : bool or None
        As said in words or by a test beside it.
    rule : str
        How it was read.
    is_noun : bool
        Whether the cue is a noun ("reduction").
    initial : bool
        Whether it tells of the time before treatment.
    """

    start: int
    end: int
    kind: str
    sign: int
    arm: str
    significant: bool | None
    rule: str
    is_noun: bool = False
    initial: bool = False

    def turned(self) -> int:
        """Return the sign for the intervention against the comparator."""
        return -self.sign if self.arm == COMPARATOR else self.sign


def references(text: str, start: int, end: int, sides: tuple[Side, ...]) -> frozenset[Side]:
    """Return the mentions behind "than", "compared with" and the like."""
    found = set()
    inside = [m.span() for m in _PAREN.finditer(text, start, end)]
    for marker in MARKER.finditer(text, start, end):
        if any(a < marker.start() < b for a, b in inside):
            continue  # "lower in A (3 in A versus 7 in B)": the numbers, not the statement
        first = next((s for s in sides if s.start >= marker.end() - 1), None)
        if first is None or first.start >= end:
            continue
        gap = text[marker.end() : first.start]
        if len(gap) > 60 or len(gap.split()) > 8 or re.search(r"[;:]|\.\s", gap):
            continue
        if marker.group().casefold().strip() in ("over", "against", "v") and (
            _DIGIT.search(gap) or len(gap) > 12
        ):
            continue
        if gap[:1].isdigit() and marker.group().casefold().startswith("than"):
            continue  # "more than 50 % of B"
        if _DIGIT.search(gap) and re.match(r"(?:vs|v|versus)", marker.group(), re.IGNORECASE):
            continue  # "12 v 25 in B" sets numbers side by side
        found.add(first)
    return frozenset(found)


def sign_of(cue: Cue, asked: Asked, inner: int) -> int:
    """Return the sign of a cue for the outcome as it is asked for."""
    if cue.denied or cue.same:
        return 0
    sign = cue.sign
    if cue.role == "pace" and asked.is_time:
        sign = -sign
    if not sign and cue.value:
        return cue.value * (asked.polarity * asked.inner or 1)
    return sign * inner


def arm_of(
    text: str, start: int, end: int, cue: Cue, sides: tuple[Side, ...], behind: frozenset[Side]
) -> tuple[str, bool]:
    """Return the arm that a cue speaks of, and whether it is set against the other one."""
    here = [s for s in sides if start <= s.start < end and s.side != START]
    against = [s for s in here if s in behind and s.side in (INTERVENTION, COMPARATOR)]
    free = [s for s in here if s not in behind]
    if against:
        # The nearest reference decides where both arms are set against others.
        nearest = min(against, key=lambda s: abs(s.start - cue.end))
        return OTHER[nearest.side], True
    if not free:
        return "", False
    for one, two in pairwise(free):
        if {one.side, two.side} == {INTERVENTION, COMPARATOR} and _JOINED.match(
            text[one.end : two.start]
        ):
            return BOTH, False
    ahead = [s for s in free if s.end <= cue.start]
    after = [s for s in free if s.start >= cue.end]
    first = after[0] if after else None
    last = ahead[-1] if ahead else None
    if first and not _PLACED.search(text[cue.end : first.start]):
        first = None if last else first
    if first and last:
        near_first = first.start - cue.end
        near_last = cue.start - last.end
        if cue.is_noun or cue.role != "change":
            # "X was lower in A"; but "A had a lower X"
            chosen = first if near_first <= near_last + 25 else last
        else:
            chosen = last if near_last <= near_first + 10 else first
        return chosen.side, False
    chosen = first or last
    if chosen and _AND_ANOTHER.search(text[max(start, chosen.start - 60) : chosen.start]):
        return BOTH, False
    return (chosen.side, False) if chosen else ("", False)
