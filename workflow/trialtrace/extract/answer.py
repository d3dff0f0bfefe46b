"""One result that answers a question."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """One result that answers a question.

    Attributes
    ----------
    side : str
        ``intervention``, ``comparator``, or ``comparison`` where the result belongs to both.
    statistic : str
        As in the table ``results``: ``events``, ``mean``, ``sd``, ``direction``, ...
    value, low, high : float or None
        As stated.
    n : float or None
        People that the result counts, else the arm's number where it is about the whole arm.
    direction : str
        What happened under the intervention against the comparator; turned round where the text
        speaks of the comparator.
    rule, tier : str
        Of an answer that was read for the question: ``find.row`` (a table), ``find.sentence_pair``,
        ``find.none`` ("no strokes in either group"); ``sure`` where two places or a percentage
        agree. Empty for a row of the extraction, whose evidence carries them.
    derived : str
        How a value was computed that the text does not state; empty for stated ones.
    n_derived : str
        The same for ``n``. An equal share of all who took part assumes equal allocation: such an
        answer is ``unsure``.
    start, end, n_start, n_end : int
        Where value and number of people stand in the text; -1 for a row of the extraction.
    analysis_set, subgroup : str
        Who was analysed, and the part of the sample that it is about, as stated; empty for all.
    """

    side: str
    statistic: str
    value: float | None
    low: float | None
    high: float | None
    n: float | None
    unit: str
    timepoint: str
    direction: str
    significance: str
    p_relation: str
    p_value: float | None
    study_id: str
    arm_id: str
    outcome_id: str
    outcome: str
    group_id: str
    result_id: str
    evidence_id: str
    rule: str = ""
    tier: str = ""
    derived: str = ""
    n_derived: str = ""
    start: int = -1
    end: int = -1
    n_start: int = -1
    n_end: int = -1
    analysis_set: str = ""
    subgroup: str = ""
