"""Verdicts from numbers: the values of both arms, a ratio or difference, tests alone."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.direction.arms import BOTH, COMPARATOR, INTERVENTION
from trialtrace.extract.direction.case import Case
from trialtrace.extract.direction.numbers import Pair, effect_in, figures_in, pair_in, side_by_side
from trialtrace.extract.direction.reader import Clause
from trialtrace.extract.direction.significance import RATIO, interval_says, null_of
from trialtrace.extract.direction.stated import verdict_of
from trialtrace.extract.direction.statements import CHANGES, Statement, references
from trialtrace.extract.direction.verdict import WORDS, Verdict
from trialtrace.extract.direction.words import words_of

_FOR = re.compile(r"\bfor\s", re.IGNORECASE)


_BY = re.compile(
    r"\b(?:by|of)\s(?:an? )?(?:mean |median |average )?(?:of )?(?:about )?$|\bby\s", re.IGNORECASE
)


_HAZARD = re.compile(r"hazard|\ba?HR\b", re.IGNORECASE)


_TIME_TO_BAD = re.compile(r"survival|\b(?:[A-Z]*[PDERM]FS|OS)\b|-free\b|remission")


def contrast(case: Case) -> Verdict | None:
    """Answer from the changes of both arms: one moved and the other did not, or one moved more."""
    moved = [s for s in case.statements if s.kind == CHANGES]
    if not moved:
        return None
    signs: dict[str, list[Statement]] = {}
    for one in moved:
        signs.setdefault(one.arm, []).append(one)
    effective = {
        arm: found[0].sign if found[0].significant is not False else 0
        for arm, found in signs.items()
    }
    if INTERVENTION in effective and COMPARATOR in effective:
        one, two = effective[INTERVENTION], effective[COMPARATOR]
        if one != two:
            return verdict_of(1 if one > two else -1, [signs[INTERVENTION][0], signs[COMPARATOR][0]],
                            "direction.contrast")  # fmt: skip
    pair = _pair(case)
    first = next((s for s in moved if s.sign), None)
    if pair and first:
        named = {s.side for s in pair[1].sides}
        if {INTERVENTION, COMPARATOR} <= named or BOTH in named or first.arm in ("", BOTH):
            if _amounts(case, first, pair[0]):
                return _of_pair(case, pair[0], pair[1], first.sign)
            if first.arm:
                return _of_pair(case, pair[0], pair[1], 0)
    if set(effective) == {BOTH} and not any(t[2] for t in case.tests if not _within(case)):
        return verdict_of(0, signs[BOTH][:1], "direction.both_moved")
    return None


def figures(case: Case) -> Verdict | None:
    """Answer from the values of both arms and the test beside them."""
    found = _pair(case)
    return _of_pair(case, *found, 0) if found else None


def effect(case: Case) -> Verdict | None:
    """Answer from a ratio or difference with its interval or p-value."""
    for clause in case.clauses:
        found = effect_in(case.text, clause.mentions, clause.start, clause.end)
        if not found:
            continue
        mention, sign = found
        null = 1.0 if mention.kind == RATIO else 0.0
        if mention.kind == "interval":
            null = null_of(case.text, clause.start, mention)
        said = interval_says(mention, null)
        if said is None:
            said = any(t[2] for t in clause.tests) if clause.tests else None
        span = ((mention.start, mention.end),)
        if said is False:
            return Verdict("no_difference", "not_significant", span, "direction.effect", "likely")
        hazard = bool(_HAZARD.search(case.text[mention.start : mention.end]))
        if hazard and (case.asked.is_time or _TIME_TO_BAD.search(case.outcome)):
            sign = -sign  # a smaller hazard is a longer survival
        named = [s for s in clause.sides if s.side in (INTERVENTION, COMPARATOR)]
        behind = references(case.text, clause.start, clause.end, clause.sides)
        if named and named[0].side == COMPARATOR and named[0] not in behind:
            sign = -sign  # "the difference between B and A"
        if said:
            return Verdict(
                WORDS[sign * case.asked.inner], "significant", span, "direction.effect", "likely"
            )
    return None


def tests(case: Case) -> Verdict | None:
    """Answer from tests alone: none of them finds a difference."""
    if not case.tests or any(t[2] for t in case.tests):
        return None
    return Verdict("no_difference", "not_significant", tuple((a, b) for a, b, _ in case.tests),
                   "direction.tests", "likely")  # fmt: skip


def _pair(case: Case) -> tuple[Pair, Clause] | None:
    for clause in case.clauses:
        pair = _pair_of(case, clause)
        if pair:
            return pair, clause
    # A list of arms with semicolons between them.
    for number in dict.fromkeys(c.sentence for c in case.clauses):
        parts = [c for c in case.clauses if c.sentence == number]
        if len(parts) < 2:
            continue
        whole = replace(
            parts[0], end=parts[-1].end, mentions=tuple(m for c in parts for m in c.mentions),
            sides=tuple(s for c in parts for s in c.sides), tests=tuple(t for c in parts for t in c.tests),
        )  # fmt: skip
        pair = _pair_of(case, whole)
        if pair:
            return pair, whole
    return None


def _pair_of(case: Case, clause: Clause) -> Pair | None:
    named = frozenset(w.text for w in case.asked.all_words)
    figures = figures_in(case.text, clause.mentions, clause.start, clause.end, named)
    pair = pair_in(case.text, figures, clause.sides, clause.start, clause.end)
    if pair and pair.by_order:
        named = any(s.side in (INTERVENTION, COMPARATOR) for s in clause.sides)
        beside = side_by_side(case.text, figures, clause.start if named else clause.end)
        return pair if clause.tests or beside else None
    if pair is None and len(figures) > 2:
        # "1 and 2 percent for deaths, 4 and 2 percent for strokes"
        places = [
            m.start() for m in _FOR.finditer(case.text, clause.start, clause.end)
            if any(case.asked.holds(w) for w in words_of(case.text[m.end() : m.end() + 25]))
        ]  # fmt: skip
        ahead = [f for f in figures if places and f.end <= places[0]]
        if len(ahead) >= 2 and places[0] - ahead[-1].end <= 20:
            return pair_in(case.text, ahead[-2:], clause.sides, clause.start, clause.end)
    return pair


def _amounts(case: Case, moved: Statement, pair: Pair) -> bool:
    """Tell whether figures say by how much: "fell by 5", "a reduction of 5"; not "was reduced (5 v 9)"."""
    low = min(pair.intervention.start, pair.comparator.start)
    before = case.text[max(0, low - 25) : low]
    if moved.start > low:
        return False
    return moved.is_noun or bool(_BY.search(before)) or 0 <= low - moved.end <= 3


def _within(case: Case) -> bool:
    return all(s.kind == CHANGES for s in case.statements)


def _of_pair(case: Case, pair: Pair, clause: Clause, moved: int) -> Verdict:
    """Compare the values of both arms; of changes, their size in the direction stated."""
    one, two = pair.intervention, pair.comparator
    said = [t[2] for t in clause.tests] or [t[2] for t in case.tests]
    said += [
        s.significant for s in case.statements if s.significant is not None and s.kind != CHANGES
    ]
    span = tuple(sorted([(one.start, one.end), (two.start, two.end)]))
    sign = pair.sign
    if one.kind == "change":
        sign *= case.asked.inner
    elif moved and one.value >= 0 and two.value >= 0:
        sign *= moved
    elif not clause.names_inner:
        sign *= case.asked.inner
    apart = any(said) if said else pair.apart()
    if apart is False or sign == 0:
        return Verdict("no_difference", "not_significant" if said else "unclear", span, "direction.alike",
                       "likely" if said else "unsure")  # fmt: skip
    return Verdict(
        WORDS[sign], "significant" if said else "unclear", span, "direction.figures",
        "unsure" if pair.by_order or apart is None else "likely",
    )  # fmt: skip
