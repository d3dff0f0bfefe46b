"""The verdict on a question, from the evidence sentences that are given for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from trialtrace.extract.direction.arms import COMPARATOR, INTERVENTION, OTHER, arms_of
from trialtrace.extract.direction.case import Case
from trialtrace.extract.direction.counted import contrast, effect, figures, tests
from trialtrace.extract.direction.outcome import asked_outcome
from trialtrace.extract.direction.reader import Clause, read
from trialtrace.extract.direction.stated import changed, compared, over_time
from trialtrace.extract.direction.statements import CHANGES, COMPARES, MARKER
from trialtrace.extract.direction.verdict import NOTHING, Verdict
from trialtrace.grammar.lexicon import Lexicon, load
from trialtrace.pipeline.places import lexicon_folder

# An evidence is a few sentences; what lies behind them is not read.
LIMIT = 6_000
# A clause whose share of the outcome's words is that near to the best one's speaks of it too.
_NEAR = 0.21
_IN_BRACKETS = re.compile(r"\([^()]{0,300}\)")


def judge(
    text: str, intervention: str, comparator: str, outcome: str, lexicon: Lexicon | None = None
) -> Verdict:
    """Read evidence sentences for a question.

    Parameters
    ----------
    text : str
        One or several sentences, given as the evidence for the question; no more than ``LIMIT``
        characters are read.
    intervention, comparator : str
        Names of the arms, in anybody's words; the comparator may be "baseline".
    outcome : str
        The outcome, in anybody's words.
    lexicon : Lexicon or None
        Vocabulary; without one, that of the project is read.

    Returns
    -------
    Verdict
        Direction of the outcome's value under the intervention against the comparator.
    """
    lexicon = lexicon or load(lexicon_folder())
    arms = arms_of(intervention, comparator, outcome)
    asked = asked_outcome(outcome, lexicon)
    text = text[:LIMIT]
    clauses = read(text, arms, asked, lexicon)
    first = NOTHING
    for chosen in _chosen(text, clauses):
        case = Case(text, outcome, arms, asked, chosen)
        verdict = next(
            (v for v in (decide(case) for decide in _DECISIONS) if v is not None), NOTHING
        )
        if verdict.tier == "likely":
            return verdict
        first = first if first.direction else verdict
    return first


def _chosen(text: str, clauses: tuple[Clause, ...]) -> Iterable[tuple[Clause, ...]]:
    """Go from the clauses that name the outcome to their sentences and to the whole text."""
    best = max((c.score for c in clauses), default=0.0)
    if best >= 0.3:
        found: list[Clause] = []
        for i, clause in enumerate(clauses):
            follows = bool(found) and found[-1] is clauses[i - 1]
            goes_on = follows and (
                clause.goes_on or _contrasts(clause) or _only_start(clauses[i - 1])
            )
            if goes_on or clause.score >= best - _NEAR:
                found.append(clause)
        other = _of_both(text, clauses, found)
        if other:
            yield other
        yield tuple(found)
        if found[0].excepted:
            return  # the rest says what does not hold of it
        sentences = {c.sentence for c in found}
        yield tuple(c for c in clauses if c.sentence in sentences)
    yield clauses


def _of_both(text: str, clauses: tuple[Clause, ...], found: list[Clause]) -> tuple[Clause, ...]:
    """Return what sets the two arms against each other, where the chosen clauses compare with a third.

    "Colds were rarer with A than with C, but there was no difference between A and B."
    """
    named = {s.side for clause in found for s in clause.sides} & {INTERVENTION, COMPARATOR}
    if len(named) != 1:
        return ()
    other = OTHER[next(iter(named))]
    if not any(MARKER.search(_IN_BRACKETS.sub("", text[c.start : c.end])) for c in found):
        return ()
    sentences = {c.sentence for c in found}
    return tuple(
        clause
        for clause in clauses
        if clause.sentence in sentences
        and clause.start > found[-1].start
        and (clause.score == 0 or clause.goes_on)
        and other in {s.side for s in clause.sides}
        and any(s.kind == COMPARES for s in clause.statements)
    )


def _only_start(clause: Clause) -> bool:
    """Tell whether a clause speaks of the time before treatment and of nothing else."""
    return bool(clause.statements) and all(s.initial for s in clause.statements)


def _contrasts(clause: Clause) -> bool:
    """Tell whether a clause says how it went in another arm: "but not in B", "whereas B ..."."""
    return (
        clause.contrasts
        and any(s.side in (INTERVENTION, COMPARATOR) for s in clause.sides)
        and all(s.kind == CHANGES for s in clause.statements)
    )


_DECISIONS: tuple[Callable[[Case], Verdict | None], ...] = (
    over_time, compared, contrast, changed, figures, effect, tests,
)  # fmt: skip
