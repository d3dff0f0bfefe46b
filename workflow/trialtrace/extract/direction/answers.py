"""What an extraction says of an outcome: intervention against comparator."""

from __future__ import annotations

from collections.abc import Iterable

from trialtrace.extract.answer import Answer
from trialtrace.extract.find import SIDES, answers_of, book_of, find, outcomes_of, sides_of
from trialtrace.extract.model import Extraction

ALPHA = 0.05


def direction(extraction: Extraction, intervention: str, comparator: str, outcome: str) -> str:
    """Say what happened to an outcome under an intervention against a comparator.

    What the text states about the outcome that was asked for comes first, then a pair of values
    with a p-value. Where the text speaks of one outcome only, or of one comparison only, its name
    need not agree with the question.

    Returns
    -------
    str
        ``increase``, ``decrease``, ``no_difference``; empty where nothing is said, or the reading
        is not unanimous.
    """
    asked = find(extraction, intervention, comparator, outcome) or _whatever(
        extraction, intervention, comparator, outcome
    )
    said = [_stated(answer) for answer in asked if answer.direction]
    said = [word for word in said if word]
    if not said:
        said = [word for word in [_of_values(asked)] if word]
    return said[0] if said and len(set(said)) == 1 else ""


def _whatever(
    extraction: Extraction, intervention: str, comparator: str, outcome: str
) -> tuple[Answer, ...]:
    """Return the results of a text that leaves no choice, or whose outcome agrees, when names fail."""
    book = book_of(extraction)
    if len(book.rows["studies"]) != 1:
        return ()
    study = book.rows["studies"][0].row_id
    arms = book.rows["arms"]
    sides = sides_of(arms, book, intervention, comparator)
    if sides is None:
        # One arm, or arms that the question does not tell apart: by role, else by the text's order.
        control = {
            a.row_id for a in arms if book.words(a.row_id, "role") in ("placebo", "none", "active")
        }
        sides = {a.row_id: SIDES[a.row_id in control and len(arms) > 1] for a in arms}
    _, chosen = outcomes_of(study, book, outcome)
    outcomes = {r.outcome_id for r in book.rows["results"]}
    if not chosen and len(outcomes) > 1:
        return ()
    return tuple(answers_of(study, book, sides, chosen or None))


def _stated(answer: Answer) -> str:
    """Read a statement: a difference that is not significant is none."""
    if answer.direction not in ("increase", "decrease", "no_difference"):
        return ""
    return "no_difference" if _insignificant(answer) else answer.direction


def _insignificant(answer: Answer) -> bool:
    if answer.significance:
        return answer.significance == "not_significant"
    if answer.p_value is None:
        return False
    if answer.p_relation in (">", ">="):
        return answer.p_value >= ALPHA
    return answer.p_relation != "<" and answer.p_value >= ALPHA


def _of_values(answers: Iterable[Answer]) -> str:
    """Compare the values of the two sides where a p-value says whether they differ."""
    listed = list(answers)
    tested = [a for a in listed if a.p_value is not None or a.significance]
    if not tested:
        return ""
    if all(_insignificant(a) for a in tested):
        return "no_difference"
    by_outcome: dict[tuple[str, str, str], dict[str, list[float]]] = {}
    for answer in listed:
        if answer.value is not None and answer.side in SIDES:
            key = answer.outcome_id, answer.statistic, answer.timepoint
            by_outcome.setdefault(key, {}).setdefault(answer.side, []).append(answer.value)
    said = {
        "increase" if sides[SIDES[0]][0] > sides[SIDES[1]][0] else "decrease"
        for (_, statistic, _), sides in by_outcome.items()
        if statistic in ("percent", "events", "mean", "median", "rate", "score")
        and all(len(sides.get(side, ())) == 1 for side in SIDES)
        and sides[SIDES[0]][0] != sides[SIDES[1]][0]
    }
    return next(iter(said)) if len(said) == 1 else ""
