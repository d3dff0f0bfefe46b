"""The verdict on a question, from the evidence sentences that are given for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from trialtrace.extract.direction.numbers import Pair, effect_in, figures_in, pair_in, side_by_side
from trialtrace.extract.direction.outcome import Asked, asked_outcome
from trialtrace.extract.direction.reader import Clause, read
from trialtrace.extract.direction.sides import BOTH, COMPARATOR, INTERVENTION, Arms, arms_of
from trialtrace.extract.direction.statements import CHANGES, COMPARES, DIFFERS, Statement
from trialtrace.extract.direction.tests import RATIO, interval_says, null_of
from trialtrace.extract.direction.words import words_of
from trialtrace.grammar.lexicon import Lexicon, load
from trialtrace.pipeline.places import lexicon_folder

WORDS = {1: "increase", -1: "decrease", 0: "no_difference"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the evidence says of an outcome under the intervention against the comparator.

    Attributes
    ----------
    direction : str
        ``increase``, ``decrease``, ``no_difference``; empty where nothing is said.
    significance : str
        ``significant``, ``not_significant``, ``unclear``.
    spans : tuple of (int, int)
        Offsets of the words and numbers that decided.
    rule : str
        How the answer was found.
    tier : str
        ``likely``: stated of an arm that was recognised; ``unsure``: by the order of the arms, or
        from numbers without a test. Empty without an answer.
    """

    direction: str
    significance: str = "unclear"
    spans: tuple[tuple[int, int], ...] = ()
    rule: str = ""
    tier: str = ""


NOTHING = Verdict("")


@dataclass(frozen=True, slots=True)
class _Case:
    """A question with what was read for it."""

    text: str
    outcome: str
    arms: Arms
    asked: Asked
    clauses: tuple[Clause, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        said = tuple(s for c in self.clauses for s in c.statements)
        return tuple(s for s in said if not s.initial) or said

    @property
    def tests(self) -> tuple[tuple[int, int, bool], ...]:
        return tuple(t for c in self.clauses for t in c.tests)


def judge(
    text: str, intervention: str, comparator: str, outcome: str, lexicon: Lexicon | None = None
) -> Verdict:
    """Read evidence sentences for a question.

    Parameters
    ----------
    text : str
        One or several sentences, given as the evidence for the question.
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
    clauses = read(text, arms, asked, lexicon)
    first = NOTHING
    for chosen in _chosen(clauses):
        case = _Case(text, outcome, arms, asked, chosen)
        verdict = next(
            (v for v in (decide(case) for decide in _DECISIONS) if v is not None), NOTHING
        )
        if verdict.tier == "likely":
            return verdict
        first = first if first.direction else verdict
    return first


def _chosen(clauses: tuple[Clause, ...]) -> Iterable[tuple[Clause, ...]]:
    """Go from the clauses that name the outcome to their sentences and to the whole text."""
    best = max((c.score for c in clauses), default=0.0)
    if best >= 0.3:
        found: list[Clause] = []
        for i, clause in enumerate(clauses):
            if clause.score >= best - 0.21:
                found.append(clause)
            elif found and found[-1] is clauses[i - 1] and (clause.goes_on or _contrasts(clause)):
                found.append(clause)
        yield tuple(found)
        if found[0].excepted:
            return  # the rest says what does not hold of it
        sentences = {c.sentence for c in found}
        yield tuple(c for c in clauses if c.sentence in sentences)
    yield clauses


def _contrasts(clause: Clause) -> bool:
    """Tell whether a clause says how it went in another arm: "but not in B", "whereas B ..."."""
    return (
        clause.contrasts
        and any(s.side in (INTERVENTION, COMPARATOR) for s in clause.sides)
        and all(s.kind == CHANGES for s in clause.statements)
    )


def _verdict(sign: int, said: Iterable[Statement], rule: str = "", tier: str = "") -> Verdict:
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


def _over_time(case: _Case) -> Verdict | None:
    """Answer a question against the time before treatment from the change of the arm."""
    if not case.arms.from_start:
        return None
    moved = [s for s in case.statements if s.kind != DIFFERS and s.arm != COMPARATOR]
    if not moved:
        return None
    own = [s for s in moved if s.kind == CHANGES] or moved
    clear = [s for s in own if s.sign and s.significant is not False]
    return _verdict(clear[0].sign, clear[:1]) if clear else _verdict(0, own[:1])


def _compared(case: _Case) -> Verdict | None:
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
        if last.start > moved[-1].start and (tail.goes_on or tail.score < 0.3):
            return _verdict(0, [last])
    if moved:
        both = [s for s in moved if s.arm != BOTH] or moved
        return _verdict(both[0].turned(), both[:1])
    return _verdict(0, none[:1])


def _pair(case: _Case) -> tuple[Pair, Clause] | None:
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


def _pair_of(case: _Case, clause: Clause) -> Pair | None:
    named = frozenset(w.text for w in case.asked.all_words)
    figures = figures_in(case.text, clause.mentions, clause.start, clause.end, named)
    pair = pair_in(figures, clause.sides, clause.start, clause.end)
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
            return pair_in(ahead[-2:], clause.sides, clause.start, clause.end)
    return pair


def _contrast(case: _Case) -> Verdict | None:
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
            return _verdict(1 if one > two else -1, [signs[INTERVENTION][0], signs[COMPARATOR][0]],
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
        return _verdict(0, signs[BOTH][:1], "direction.both_moved")
    return None


_FOR = re.compile(r"\bfor\s", re.IGNORECASE)


def _amounts(case: _Case, moved: Statement, pair: Pair) -> bool:
    """Tell whether figures say by how much: "fell by 5", "a reduction of 5"; not "was reduced (5 v 9)"."""
    low = min(pair.intervention.start, pair.comparator.start)
    before = case.text[max(0, low - 25) : low]
    if moved.start > low:
        return False
    return moved.is_noun or bool(_BY.search(before)) or 0 <= low - moved.end <= 3


_BY = re.compile(r"\b(?:by|of)\s(?:an? )?(?:mean |median |average )?(?:of )?(?:about )?$|\bby\s", re.IGNORECASE)


def _within(case: _Case) -> bool:
    return all(s.kind == CHANGES for s in case.statements)


def _of_pair(case: _Case, pair: Pair, clause: Clause, moved: int) -> Verdict:
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


def _figures(case: _Case) -> Verdict | None:
    """Answer from the values of both arms and the test beside them."""
    found = _pair(case)
    return _of_pair(case, *found, 0) if found else None


def _changed(case: _Case) -> Verdict | None:
    """Answer from what is said of one arm alone."""
    moved = [s for s in case.statements if s.kind == CHANGES and s.arm != BOTH]
    if not moved:
        return None
    clear = [s for s in moved if s.sign and s.significant is not False]
    return _verdict(clear[0].turned(), clear[:1]) if clear else _verdict(0, moved[:1])


_HAZARD = re.compile(r"hazard|\ba?HR\b", re.IGNORECASE)
_TIME_TO_BAD = re.compile(r"survival|\b(?:[A-Z]*[PDERM]FS|OS)\b|-free\b|remission")


def _effect(case: _Case) -> Verdict | None:
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
        if said:
            return Verdict(
                WORDS[sign * case.asked.inner], "significant", span, "direction.effect", "likely"
            )
    return None


def _tests(case: _Case) -> Verdict | None:
    """Answer from tests alone: none of them finds a difference."""
    if not case.tests or any(t[2] for t in case.tests):
        return None
    return Verdict("no_difference", "not_significant", tuple((a, b) for a, b, _ in case.tests),
                   "direction.tests", "likely")  # fmt: skip


_DECISIONS: tuple[Callable[[_Case], Verdict | None], ...] = (
    _over_time, _compared, _contrast, _changed, _figures, _effect, _tests,
)  # fmt: skip
