"""The results of an extraction that answer a question: intervention, comparator, outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trialtrace.extract.analysed import is_everybody
from trialtrace.extract.answer import Answer
from trialtrace.extract.likeness import likeness, says_control
from trialtrace.extract.model import Extraction, Row, Value
from trialtrace.extract.questions.ask import ask
from trialtrace.extract.questions.model import Number, Reading, Side
from trialtrace.extract.sound_rows import sound

# An arm or outcome whose words agree less with the question is none that was asked for.
ARM_THRESHOLD = 0.3
OUTCOME_THRESHOLD = 0.5
SIDES = ("intervention", "comparator")
# By what a question may call an arm; an outcome is not asked for by its class, which holds others.
_NAMES_OF_ARM = ("label", "intervention", "concept", "concept_class")
# What the text itself is read for: rows answer only where it was read in vain.
_READ = frozenset({"events", "mean", "sd"})
_CROSSED = "all who took part, as the trial is a crossover"


@dataclass(frozen=True, slots=True)
class Book:
    """Rows and cells of an extraction, by id."""

    rows: dict[str, list[Row]]
    cells: dict[str, dict[str, Value]]

    def words(self, row_id: str, *fields: str) -> str:
        cells = self.cells.get(row_id, {})
        return " ".join(cells[f].value for f in fields if f in cells)

    def number(self, row_id: str, field: str) -> float | None:
        words = self.words(row_id, field)
        return float(words) if words else None


def find(
    extraction: Extraction, intervention: str, comparator: str, outcome: str
) -> tuple[Answer, ...]:
    """Return the results that answer a question.

    Parameters
    ----------
    extraction : Extraction
        For instance of ``trialtrace.extract_text``.
    intervention, comparator : str
        Names of the arms, in anybody's words; "control", "placebo" and the like match by role.
    outcome : str
        The outcome, in anybody's words.

    Returns
    -------
    tuple of Answer
        Empty where no two arms or no outcome agree well enough with the question: nothing is
        guessed. Means with SDs and events come from the one place in the text that answers best:
        the outcome's own row of a table or its sentence, at the moment asked for, else at the last
        one, and never at baseline unless that is asked for; where no place answers, from rows of the
        extraction that leave no doubt. All other statistics are the
        extraction's rows, in the order of the text; several outcomes may agree equally well, and
        all of them are there.
    """
    read = _read(extraction, intervention, comparator, outcome)
    kept = _in_rows(extraction, intervention, comparator, outcome)
    if extraction.document is not None:
        kept = tuple(one for one in kept if one.statistic not in _READ) + _sound_rows(
            extraction, [one for one in kept if one.statistic in _READ], read, outcome
        )
    covered = {answer.statistic for answer in read}
    return (*read, *(one for one in kept if one.statistic not in covered))


def _sound_rows(
    extraction: Extraction, rows: Sequence[Answer], read: Sequence[Answer], outcome: str
) -> tuple[Answer, ...]:
    """Return rows for what the text itself was asked for in vain."""
    if read or not rows:
        return ()
    evidence = {one.evidence_id: one for one in extraction.evidence}
    kinds = (
        [one for one in rows if one.statistic == "events"],
        [one for one in rows if one.statistic != "events"],
    )
    return tuple(one for kind in kinds for one in sound(kind, evidence, outcome))


def _read(extraction: Extraction, intervention: str, comparator: str, outcome: str) -> list[Answer]:
    """Ask the text itself; an extraction without its text answers by its rows only."""
    if extraction.document is None:
        return []
    return [
        answer
        for reading in ask(
            extraction.document, intervention, comparator, outcome, _total(extraction),
            _people(extraction, intervention, comparator),
        )
        for side, one in zip(SIDES, (reading.intervention, reading.comparator), strict=True)
        for answer in _of_side(reading, side, one)
    ]  # fmt: skip


def _people(extraction: Extraction, intervention: str, comparator: str) -> dict[str, Number]:
    """Return the people of both arms of a question, where one own study has both with a number.

    In a crossover trial all who took part are in every arm.
    """
    book = book_of(extraction)
    found = []
    total = _total(extraction)
    for study in book.rows["studies"]:
        if book.words(study.row_id, "claim_level") != "own_result":
            continue
        if total is not None and book.words(study.row_id, "structure") == "crossover":
            return dict.fromkeys(SIDES, replace(total, derived=_CROSSED))
        arms = [r for r in book.rows["arms"] if r.study_id == study.row_id]
        sides = sides_of(arms, book, intervention, comparator) or {}
        sizes = {
            side: book.cells[arm]["n"]
            for arm, side in sides.items()
            if "n" in book.cells.get(arm, {})
        }
        if len(sizes) == len(SIDES):
            found.append(sizes)
    if len(found) != 1:
        return {}
    places = {one.evidence_id: one for one in extraction.evidence}
    return {
        side: Number(
            float(value.value), places[value.evidence_id].start, places[value.evidence_id].end
        )
        for side, value in found[0].items()
    }


def _total(extraction: Extraction) -> Number | None:
    """Return the size of the document's own study, where it tells of one such study."""
    own = [
        value.row_id
        for value in extraction.values
        if value.field == "claim_level" and value.value == "own_result"
    ]
    sizes = [v for v in extraction.values if v.field == "n_total" and v.row_id in own]
    if len(own) != 1 or len(sizes) != 1:
        return None
    evidence = next(e for e in extraction.evidence if e.evidence_id == sizes[0].evidence_id)
    return Number(float(sizes[0].value), evidence.start, evidence.end)


def _of_side(reading: Reading, side: str, one: Side) -> list[Answer]:
    n = one.n
    return [
        Answer(
            side=side, statistic=statistic, value=number.value, low=None, high=None,
            n=n.value if n else None, unit="", timepoint=reading.timepoint, direction="",
            significance="", p_relation="", p_value=None, study_id="", arm_id="", outcome_id="",
            outcome=reading.outcome, group_id="", result_id="", evidence_id="",
            rule=reading.rule, tier="unsure" if n and n.derived else reading.tier,
            derived=number.derived, n_derived=n.derived if n else "",
            start=number.start, end=number.end,
            n_start=n.start if n else -1, n_end=n.end if n else -1,
        )
        for statistic, number in one.numbers.items()
    ]  # fmt: skip


def _in_rows(
    extraction: Extraction, intervention: str, comparator: str, outcome: str
) -> tuple[Answer, ...]:
    """Return the extraction's own rows that answer a question."""
    book = book_of(extraction)
    answers: list[tuple[float, list[Answer]]] = []
    for study in book.rows["studies"]:
        arms = [r for r in book.rows["arms"] if r.study_id == study.row_id]
        sides = sides_of(arms, book, intervention, comparator)
        if sides is None:
            continue
        score, chosen = outcomes_of(study.row_id, book, outcome)
        if chosen:
            answers.append((score, answers_of(study.row_id, book, sides, chosen)))
    best = max((score for score, found in answers if found), default=0.0)
    return tuple(a for score, found in answers if score == best for a in found)


def book_of(extraction: Extraction) -> Book:
    rows: dict[str, list[Row]] = {"studies": [], "arms": [], "outcomes": [], "results": []}
    for row in extraction.rows:
        rows.setdefault(row.table, []).append(row)
    cells: dict[str, dict[str, Value]] = {}
    for value in extraction.values:
        cells.setdefault(value.row_id, {}).setdefault(value.field, value)
    return Book(rows, cells)


def sides_of(
    arms: list[Row], book: Book, intervention: str, comparator: str
) -> dict[str, str] | None:
    """Return arm_id → side for the two arms that agree best with the question."""
    best: tuple[float, dict[str, str]] | None = None
    for one in arms:
        for other in arms:
            if one.row_id == other.row_id:
                continue
            first = _agrees(one, book, intervention)
            second = _agrees(other, book, comparator)
            # Of two arms, one that is named settles the other; of more, both must be named.
            enough = max(first, second) if len(arms) == 2 else min(first, second)
            if enough < ARM_THRESHOLD:
                continue
            # Equal agreement the other way round: the question does not tell the arms apart.
            if first + second <= _agrees(other, book, intervention) + _agrees(
                one, book, comparator
            ):
                continue
            if best is None or first + second > best[0]:
                best = first + second, {one.row_id: SIDES[0], other.row_id: SIDES[1]}
    return best[1] if best else None


def _agrees(arm: Row, book: Book, asked: str) -> float:
    names = [book.words(arm.row_id, field) for field in _NAMES_OF_ARM]
    names.append(" ".join(names[:2]))
    score = max(likeness(asked, name) for name in names)
    if says_control(asked) and book.words(arm.row_id, "role") in ("placebo", "none", "active"):
        score = max(score, 0.6)
    return score


def outcomes_of(study: str, book: Book, asked: str) -> tuple[float, frozenset[str]]:
    scored = [
        (max(likeness(asked, book.words(r.row_id, f)) for f in ("name", "concept")), r.row_id)
        for r in book.rows["outcomes"]
        if r.study_id == study
    ]
    best = max((score for score, _ in scored), default=0.0)
    if best < OUTCOME_THRESHOLD:
        return 0.0, frozenset()
    return best, frozenset(row for score, row in scored if score == best)


def answers_of(
    study: str, book: Book, sides: dict[str, str], outcomes: frozenset[str] | None
) -> list[Answer]:
    found = []
    for row in book.rows["results"]:
        if row.study_id != study or (outcomes is not None and row.outcome_id not in outcomes):
            continue
        side = sides.get(row.arm_id, "")
        if row.versus_arm_id or not row.arm_id:
            # A comparison: of these two arms, or of arms that the text does not name.
            named = {arm for arm in (row.arm_id, row.versus_arm_id) if arm}
            if not named <= set(sides):
                continue
            side = "comparison"
        elif not side:
            continue
        found.append(_answer(row, side, sides.get(row.arm_id, ""), book))
    return found


def _answer(row: Row, side: str, speaks_of: str, book: Book) -> Answer:
    cells = book.cells.get(row.row_id, {})
    n = book.number(row.row_id, "n")
    people = book.words(row.row_id, "analysis_set"), book.words(row.row_id, "subgroup")
    in_part = bool(people[1]) or not is_everybody(people[0])
    said = book.words(row.row_id, "direction")
    if speaks_of == "comparator":
        said = {"increase": "decrease", "decrease": "increase"}.get(said, said)
    evidence = next(
        (cells[f].evidence_id for f in ("value", "direction", "statistic") if f in cells), ""
    )
    return Answer(
        side=side,
        statistic=book.words(row.row_id, "statistic"),
        value=book.number(row.row_id, "value"),
        low=book.number(row.row_id, "low"),
        high=book.number(row.row_id, "high"),
        n=n if n is not None or in_part else book.number(row.arm_id, "n"),
        unit=cells["value"].unit if "value" in cells else "",
        timepoint=book.words(row.row_id, "timepoint"),
        direction=said,
        significance=book.words(row.row_id, "significance"),
        p_relation=book.words(row.row_id, "p_relation"),
        p_value=book.number(row.row_id, "p_value"),
        study_id=row.study_id,
        arm_id=row.arm_id,
        outcome_id=row.outcome_id,
        outcome=book.words(row.outcome_id, "name"),
        group_id=row.group_id,
        result_id=row.row_id,
        evidence_id=evidence,
        analysis_set=people[0],
        subgroup=people[1],
    )
