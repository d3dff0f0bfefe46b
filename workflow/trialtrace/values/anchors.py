"""Whether a decision still speaks of the text under it: exact, re-anchored or stale."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from trialtrace.tables.decisions import Decision
from trialtrace.tables.vocabulary import VALUE_TABLES
from trialtrace.values.model import Cell

_NUMBER = re.compile(r"[-−–]?\d+(?:[.,·]\d+)*")


@dataclass(frozen=True, slots=True)
class Span:
    """An evidence span with the path of its document and the cells that it supports."""

    evidence_id: str
    label: str
    path: str
    quote: str
    raw: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Anchored:
    """A decision with the cell it applies to; ``cell`` is None where it is stale.

    ``how`` is ``exact``, ``re-anchored`` or ``stale``; ``why`` says more to a person. A cell with
    an empty field means the whole row.
    """

    decision: Decision
    cell: Cell | None
    how: str
    why: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What decisions can stand on.

    Attributes
    ----------
    rows : frozenset of (str, str)
        (table, row_id) of all rows.
    spans : tuple of Span
        All evidence that supports a value.
    value_cells : mapping
        value_id → cell, for subjects of the table ``values``.
    """

    rows: frozenset[tuple[str, str]]
    spans: tuple[Span, ...]
    value_cells: Mapping[str, Cell]

    def spans_of(self, cell: Cell) -> list[Span]:
        """Return the evidence of a cell; of any cell of the row where the field is empty."""
        table, row_id, field = cell
        return [
            s
            for s in self.spans
            if any((t, r) == (table, row_id) and field in ("", f) for t, r, f in s.cells)
        ]


def numbers_in(words: str) -> tuple[str, ...]:
    """Return the numbers of a text in their order, number words included.

    Fuzzy matching alone rates a long quote in which 25 became 35 at 99 of 100, so a quote is only
    the same when its numbers are.
    """
    from text_to_num import alpha2digit

    return tuple(_NUMBER.findall(alpha2digit(words, "en", threshold=0.0)))


def anchor(decision: Decision, ground: Ground, similarity: float) -> Anchored:
    """Find what a decision speaks of.

    Parameters
    ----------
    decision : Decision
        Its action is one of ``VALUE_ACTIONS``.
    ground : Ground
        Rows, evidence and values as they are now.
    similarity : float
        Smallest ``rapidfuzz.fuzz.ratio`` (0 to 100) of two quotes that may be the same.
    """
    cell = _named_cell(decision, ground)
    if cell is not None:
        spans = ground.spans_of(cell)
        if not decision.quote or decision.action == "add" or _unchanged(decision, spans):
            return Anchored(decision, cell, "exact", "")
    found = _similar(decision, ground.spans, similarity)
    cells = {
        (table, row_id, decision.field and field)
        for span in found
        for table, row_id, field in span.cells
        if _fits((table, row_id, field), decision)
    }
    if len(cells) == 1:
        score = max(ratio(decision.quote, span.quote) for span in found)
        why = f"re-anchored: the words changed a little ({score:.0f} of 100), the numbers did not"
        return Anchored(decision, cells.pop(), "re-anchored", why)
    if len(cells) > 1:
        return Anchored(decision, None, "stale", "stale: several places fit it now")
    if cell is None:
        return Anchored(decision, None, "stale", "stale: what it is about is no longer there")
    return Anchored(decision, None, "stale", "stale: the text under it has changed")


def _named_cell(decision: Decision, ground: Ground) -> Cell | None:
    if decision.subject_table == "values":
        return ground.value_cells.get(decision.subject_id)
    if decision.subject_table == "evidence":
        cells = [c for s in ground.spans if s.evidence_id == decision.subject_id for c in s.cells]
        cells = [c for c in cells if decision.field in ("", c[2])]
        return cells[0] if len(cells) == 1 else None
    if (decision.subject_table, decision.subject_id) in ground.rows:
        return (decision.subject_table, decision.subject_id, decision.field)
    return None


def _unchanged(decision: Decision, spans: Iterable[Span]) -> bool:
    return any(s.quote == decision.quote and decision.raw in ("", s.raw) for s in spans)


def _similar(decision: Decision, spans: Iterable[Span], similarity: float) -> list[Span]:
    if not (decision.quote and decision.raw):
        return []
    numbers = numbers_in(decision.quote)
    return [
        span
        for span in spans
        if span.label == decision.label
        and span.raw == decision.raw
        and decision.path in ("", span.path)
        and ratio(decision.quote, span.quote) >= similarity
        and numbers_in(span.quote) == numbers
    ]


def _fits(cell: Cell, decision: Decision) -> bool:
    table = decision.subject_table
    return (table not in VALUE_TABLES or table == cell[0]) and decision.field in ("", cell[2])
