"""The tables as the checks read them: records, what belongs to what, and where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import pandas as pd

from trialtrace.check.model import Span
from trialtrace.text.model import Document

Record = Any  # a named tuple with the columns of its table; absent numbers and flags are None


_TABLE = re.compile(r"\bTables?\s+\d", re.IGNORECASE)


class Texts(Protocol):
    """The documents by their id."""

    def get(self, doc_id: str) -> Document: ...


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as a document states it.

    Attributes
    ----------
    value : str
        Normalised value, as in the table ``values``.
    raw : str
        The words of its evidence, exactly as they stand.
    span, sentence : Span
        Where these words stand, and the sentence around them.
    quote : str
        The words of that sentence.
    """

    value: str
    raw: str
    span: Span
    sentence: Span
    quote: str

    @property
    def number(self) -> float | None:
        """The value as a number; None where it is none."""
        try:
            return float(self.value)
        except ValueError:
            return None


class Corpus:
    """Read-only view of the tables for checks.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Validated tables, as the stage protocol hands them over.
    texts : Texts
        The documents' texts.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame], texts: Texts) -> None:
        self._tables = tables
        self._texts = texts
        self._records: dict[str, list[Record]] = {}

    def records(self, table: str) -> list[Record]:
        """Return the rows of a table in its order."""
        if table not in self._records:
            frame = self._tables[table].astype(object)
            frame = frame.where(frame.notna(), None)
            self._records[table] = list(frame.itertuples(index=False, name="Record"))
        return self._records[table]

    # -- texts ---------------------------------------------------------------------------------

    def document(self, doc_id: str) -> Document:
        """Return a document."""
        return self._texts.get(doc_id)

    def words(self, span: Span) -> str:
        """Return the words of a span, exactly as they stand."""
        return self.document(span.doc_id).text[span.start : span.end]

    def sentence(self, doc_id: str, offset: int) -> Span | None:
        """Return the sentence that holds an offset."""
        found = self.document(doc_id).sentence_at(offset)
        return Span(doc_id, found.start, found.end) if found else None

    def has_tables(self, doc_id: str) -> bool:
        """Tell whether a document points to tables: what its text leaves out may stand there."""
        return _TABLE.search(self.document(doc_id).text) is not None

    @cached_property
    def doc_ids(self) -> list[str]:
        """Documents that were read, in the order of their paths."""
        return [d.doc_id for d in self.records("documents") if d.status == "read"]

    @cached_property
    def paths(self) -> dict[str, str]:
        """Path of each document."""
        return {d.doc_id: d.path for d in self.records("documents")}

    # -- bibliography --------------------------------------------------------------------------

    @cached_property
    def references(self) -> dict[str, Record]:
        """References by their id."""
        return {r.reference_id: r for r in self.records("references")}

    @cached_property
    def references_of(self) -> dict[str, list[Record]]:
        """References of each document, in the order of its list."""
        return _grouped(self.records("references"), "doc_id")

    @cached_property
    def authors_of(self) -> dict[str, list[Record]]:
        """Authors of each reference, in order."""
        return _grouped(self.records("reference_authors"), "reference_id")

    @cached_property
    def citations_of(self) -> dict[str, list[Record]]:
        """Citations of each document, in the order of the text."""
        return _grouped(self.records("citations"), "doc_id")

    @cached_property
    def candidates_of(self) -> dict[str, list[Record]]:
        """Candidate references of each citation, best first."""
        grouped = _grouped(self.records("citation_candidates"), "citation_id")
        return {key: sorted(rows, key=lambda c: -c.score) for key, rows in grouped.items()}

    @cached_property
    def _field_spans(self) -> dict[tuple[str, str], Span]:
        spans: dict[tuple[str, str], Span] = {}
        for row in self.records("reference_fields"):
            reference = self.references.get(row.reference_id)
            if reference is not None:
                key = (row.reference_id, row.field)
                spans.setdefault(key, Span(reference.doc_id, row.start, row.end))
        return spans

    def field_span(self, reference: Record, field: str) -> Span:
        """Return where a field of a reference stands; the whole entry where that is unknown."""
        whole = Span(reference.doc_id, reference.start, reference.end)
        return self._field_spans.get((reference.reference_id, field), whole)

    @cached_property
    def works(self) -> dict[str, Record]:
        """Works by their id."""
        return {w.work_id: w for w in self.records("works")}

    @cached_property
    def members_of(self) -> dict[str, list[Record]]:
        """Rows of ``work_members`` of each work."""
        return _grouped(self.records("work_members"), "work_id")

    @cached_property
    def work_of(self) -> dict[str, str]:
        """Work of each reference."""
        return {m.reference_id: m.work_id for m in self.records("work_members")}

    # -- accounts ------------------------------------------------------------------------------

    @cached_property
    def own_reports(self) -> frozenset[str]:
        """Documents that report their authors' own study: their numbers are their own evidence."""
        return frozenset(s.doc_id for s in self.records("studies") if s.claim_level == "own_result")

    @cached_property
    def arms_of(self) -> dict[str, list[Record]]:
        """Arms of each study, in order."""
        return _grouped(self.records("arms"), "study_id")

    @cached_property
    def components_of(self) -> dict[str, list[Record]]:
        """Components of each arm, in order."""
        return _grouped(self.records("arm_components"), "arm_id")

    @cached_property
    def results_of(self) -> dict[str, list[Record]]:
        """Results of each outcome, in order."""
        return _grouped(self.records("results"), "outcome_id")

    @cached_property
    def outcomes_of(self) -> dict[str, list[Record]]:
        """Outcomes of each study, in order."""
        return _grouped(self.records("outcomes"), "study_id")

    @cached_property
    def evidence(self) -> dict[str, Record]:
        """Evidence by its id."""
        return {e.evidence_id: e for e in self.records("evidence")}

    @cached_property
    def rows(self) -> dict[tuple[str, str], Record]:
        """Rows of accounts by table and id."""
        return {(r.table, r.row_id): r for r in self.records("rows")}

    @cached_property
    def _said(self) -> dict[tuple[str, str, str], Cell]:
        cells: dict[tuple[str, str, str], Cell] = {}
        for row in self.records("values"):
            if row.origin != "document" or row.status not in ("stated", "conflict"):
                continue
            if not row.value or row.evidence_id not in self.evidence:
                continue
            key = (row.table, row.row_id, row.field)
            if key not in cells or row.chosen:
                cells[key] = self._cell(row.value, self.evidence[row.evidence_id])
        return cells

    def said(self, table: str, row_id: str, field: str) -> Cell | None:
        """Return a cell as the document states it, whatever origin is in use."""
        return self._said.get((table, row_id, field))

    def number(self, table: str, row_id: str, field: str) -> float | None:
        """Return the number that the document states in a cell."""
        cell = self.said(table, row_id, field)
        return cell.number if cell else None

    def place(self, table: str, row_id: str) -> Cell | None:
        """Return the words that established a row of an account."""
        row = self.rows.get((table, row_id))
        found = self.evidence.get(row.established_by) if row else None
        return self._cell(found.raw, found) if found else None

    @staticmethod
    def _cell(value: str, evidence: Record) -> Cell:
        doc_id = evidence.doc_id
        return Cell(
            value,
            evidence.raw,
            Span(doc_id, evidence.start, evidence.end),
            Span(doc_id, evidence.quote_start, evidence.quote_start + len(evidence.quote)),
            evidence.quote,
        )


def _grouped(records: list[Record], column: str) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[getattr(record, column)].append(record)
    return dict(groups)
