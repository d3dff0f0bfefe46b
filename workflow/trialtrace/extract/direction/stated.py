"""Verdicts from what clauses state: arms set against each other, or followed over time."""

from __future__ import annotations

from collections.abc import Iterable

from trialtrace.extract.direction.arms import BOTH, COMPARATOR
from trialtrace.extract.direction.case import Case
from trialtrace.extract.direction.statements import CHANGES, COMPARES, DIFFERS, Statement
from trialtrace.extract.direction.verdict import WORDS, Verdict


def verdict_of(sign: int, said: Iterable[Statement], rule: str = "", tier: str = "") -> Verdict:
    found = list(said)
    known = [s.significant for s in found if s.significant is not None]
    significance = (
        "not_significant" if sign == 0 or False in known else "significant" if known else "unclear"
    )
    named = any(s.arm for s in found) or sign == 0
    return Verdict(
        WORDS[sign], significance, tuple((s.start, s.end) for s in found),
        rule or found[0].rule, tier or ("likely" if named else "unsure"),
    )  # fmt: skip


def over_time(case: Case) -> Verdict | None:
    """Answer a question against the time before treatment from the change of the arm."""
    if not case.arms.from_start:
        return None
    moved = [s for s in case.statements if s.kind != DIFFERS and s.arm != COMPARATOR]
    if not moved:
        return None
    own = [s for s in moved if s.kind == CHANGES] or moved
    clear = [s for s in own if s.sign and s.significant is not False]
    return verdict_of(clear[0].sign, clear[:1]) if clear else verdict_of(0, own[:1])


def compared(case: Case) -> Verdict | None:
    """Answer from statements that set the arms against each other."""
    said = [s for s in case.statements if s.kind == COMPARES]
    said += [s for s in case.statements if s.kind == DIFFERS and s.significant is False]
    if not said:
        return None
    none = [s for s in said if s.kind == DIFFERS or s.sign == 0 or s.significant is False]
    moved = [s for s in said if s not in none]
    if moved and none:
        # "was higher, but not significantly": what is said last of it counts.
        last = max(none, key=lambda s: s.start)
        tail = next(c for c in case.clauses if c.start <= last.start < c.end)
        beside = last.kind == DIFFERS and tail.start <= moved[-1].start
        if last.start > moved[-1].start and (tail.goes_on or tail.score < 0.3 or beside):
            return verdict_of(0, [last])
    if moved:
        both = [s for s in moved if s.arm != BOTH] or moved
        return verdict_of(both[0].turned(), both[:1])
    return verdict_of(0, none[:1])


def changed(case: Case) -> Verdict | None:
    """Answer from what is said of one arm alone."""
    moved = [s for s in case.statements if s.kind == CHANGES and s.arm != BOTH]
    if not moved:
        return None
    clear = [s for s in moved if s.sign and s.significant is not False]
    return verdict_of(clear[0].turned(), clear[:1]) if clear else verdict_of(0, moved[:1])
