"""Keeps the books of one document: rows, values, evidence, and which number serves which cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from trialtrace.extract.accounts.reading import quote_span
from trialtrace.extract.model import Evidence, Row, Value
from trialtrace.extract.trail import AGAIN, EXCLUSIVE
from trialtrace.tables import ids
from trialtrace.text.model import Document

# Prefix of the ids of each table's rows.
PREFIX = {
    "studies": "S",
    "arms": "A",
    "arm_components": "C",
    "sizes": "N",
    "outcomes": "O",
    "results": "R",
}

# What several numbers share: those of a sentence were measured at one moment.
_OF_MANY = frozenset({"results.timepoint"})


class Ledger:
    """Collects what is read and refuses to let one number serve two cells.

    Words may support several fields of one row (an outcome's name and its concept); a number
    supports exactly one field of one row, whether it is cited alone or inside a longer span.

    Parameters
    ----------
    document : Document
        The text that spans refer to.
    numbers : sequence of (start, end)
        Every number of the running text, in order and not overlapping.
    """

    def __init__(self, document: Document, numbers: tuple[tuple[int, int], ...]) -> None:
        self.document = document
        self._starts = [start for start, _ in numbers]
        self._numbers = numbers
        self._taken: set[tuple[int, int]] = set()
        self._cited: dict[tuple[str, str, int, int], str] = {}
        self._owners: dict[tuple[int, int], Value] = {}
        self._spans: dict[str, tuple[int, int]] = {}
        self._shared: set[tuple[int, int]] = set()
        self._ordinals: dict[tuple[str, str], int] = {}
        self._quotes: dict[str, dict[int, int]] = {}
        self.evidence: list[Evidence] = []
        self.rows: list[Row] = []
        self.values: list[Value] = []
        self._of_rows: dict[str, list[Value]] = {}
        for sentence in document.sentences:
            quote = document.text[sentence.start : sentence.end]
            same = self._quotes.setdefault(quote, {})
            same.setdefault(sentence.start, len(same))

    def numbers_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the numbers that lie in, or reach into, a span."""
        first = bisect_left(self._starts, start)
        if first and self._numbers[first - 1][1] > start:
            first -= 1
        return self._numbers[first : bisect_right(self._starts, end - 1)]

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no number of a span serves a cell yet."""
        return self._taken.isdisjoint(self.numbers_in(start, end))

    def used_evidence(self) -> tuple[Evidence, ...]:
        """Return the evidence that supports a value or establishes a row, in the order of the text."""
        used = {value.evidence_id for value in self.values}
        used.update(row.established_by for row in self.rows)
        return tuple(
            sorted(
                (one for one in self.evidence if one.evidence_id in used),
                key=lambda one: (one.start, one.end, one.label),
            )
        )

    def taken(self) -> frozenset[tuple[int, int]]:
        """Return the numbers that serve a cell."""
        return frozenset(
            number for one in self.used_evidence() for number in self.numbers_in(one.start, one.end)
        )

    def span_of(self, evidence: str) -> tuple[int, int]:
        """Return where a piece of evidence stands in the document."""
        return self._spans[evidence]

    def cite(
        self, label: str, start: int, end: int, *, rule: str, tier: str = "likely", role: str = ""
    ) -> str:
        """Record a span as evidence and return its id; empty where the span cannot serve.

        A span cannot serve when it is empty, lies outside every sentence, or holds a number that
        serves another cell already; a moment serves every number that was measured then.
        """
        if (label, role, start, end) in self._cited and (
            label in _OF_MANY or not self.numbers_in(start, end)
        ):
            return self._cited[label, role, start, end]
        sentence = self.document.sentence_at(start)
        if sentence is None or start >= end or end > sentence.end or not self.is_free(start, end):
            return ""
        text = self.document.text
        low, high = quote_span(sentence.start, sentence.end, start, end)
        raw, quote = text[start:end], text[low:high]
        same = self._quotes.setdefault(quote, {})
        identity = ids.evidence_id(
            self.document.doc_id,
            label,
            role,
            quote,
            raw,
            quote[: start - low].count(raw),
            same.setdefault(low, len(same)),
        )
        self.evidence.append(
            Evidence(
                identity,
                self.document.doc_id,
                label,
                role,
                raw,
                start,
                end,
                quote,
                low,
                rule,
                tier,
            )
        )
        self._cited[label, role, start, end] = identity
        self._spans[identity] = (start, end)
        self._taken.update(self.numbers_in(start, end))
        return identity

    def cite_each(
        self, label: str, start: int, end: int, *, rule: str, tier: str, roles: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Record one number that is said of several rows alike ("30 in each group").

        Returns
        -------
        tuple of str
            An evidence id for each of the roles; empty where the span cannot serve.
        """
        cited: dict[str, str] = {}
        taken = self.numbers_in(start, end)
        for role in roles:
            if role not in cited:
                cited[role] = self.cite(label, start, end, rule=rule, tier=tier, role=role)
                if not cited[role]:
                    return ()
                self._taken.difference_update(taken)
        self._taken.update(taken)
        self._shared.add((start, end))
        return tuple(cited[role] for role in roles)

    def cite_again(
        self, table: str, field: str, start: int, end: int, *, rule: str, role: str
    ) -> str:
        """Record a number that serves another cell for what it says besides; empty where it may not.

        The evidence serves any number of rows of the table.
        """
        owner = self._owners.get((start, end))
        numbers = set(self.numbers_in(start, end))
        held = self._taken & numbers
        if held and (owner is None or (owner.table, owner.field) not in AGAIN[table, field]):
            return ""
        self._taken -= held
        label = f"{table}.{field}"
        found = self.cite_each(label, start, end, rule=rule, tier="likely", roles=(role,))
        self._taken |= held
        return found[0] if found else ""

    def add_row(self, table: str, parent: str, study: str, evidence: str, **links: str) -> str:
        """Add a row that an evidence span establishes and return its id."""
        row_id = ids.short_hash(PREFIX[table], parent, evidence)
        study = study or row_id
        ordinal = self._ordinals.get((table, study), 0) + 1
        self._ordinals[table, study] = ordinal
        self.rows.append(
            Row(table, row_id, self.document.doc_id, study, ordinal, evidence, **links)
        )
        return row_id

    def add_value(
        self, table: str, row_id: str, field: str, value: object, evidence: str, unit: str = ""
    ) -> bool:
        """Add a cell; tell whether it was added (a cell without evidence or words is not)."""
        words = _as_text(value)
        if not evidence or not words or not row_id:
            return False
        cell = Value(table, row_id, field, words, evidence, unit)
        if (table, field) in EXCLUSIVE and not self._owns(cell):
            return False
        self.values.append(cell)
        self._of_rows.setdefault(row_id, []).append(cell)
        return True

    def row_of(self, table: str, field: str, start: int, end: int) -> str:
        """Return the row whose cell a number serves; empty where it serves none of that field."""
        owner = self._owners.get((start, end))
        return owner.row_id if owner and (owner.table, owner.field) == (table, field) else ""

    def values_of(self, row_id: str) -> Sequence[Value]:
        """Return the values of a row, the first told first."""
        return self._of_rows.get(row_id, ())

    def cells(self, table: str, row_id: str, field: str) -> Iterator[Value]:
        """Yield the values of a cell, the first told first."""
        return (one for one in self.values_of(row_id) if (one.table, one.field) == (table, field))

    def stated(self, table: str, row_id: str, field: str) -> str:
        """Return the words of the first value of a cell; empty where it has none."""
        first = next(self.cells(table, row_id, field), None)
        return first.value if first is not None else ""

    def _owns(self, cell: Value) -> bool:
        """Tell whether words may serve a cell: the first one has them, unless they name an outcome.

        What is measured may look like a condition or a treatment to the passes before; the name of
        an outcome is the reading that more of the text confirms.
        """
        span = self._spans[cell.evidence_id]
        owner = self._owners.get(span)
        if owner is not None:
            own, other = (cell.table, cell.field), (owner.table, owner.field)
            if span in self._shared and (own == other or other in AGAIN.get(own, ())):
                return True
            if (cell.table, cell.field) != ("outcomes", "name") or owner.table == "outcomes":
                return False
            self.values.remove(owner)
            self._of_rows[owner.row_id].remove(owner)
        self._owners[span] = cell
        return True


def _as_text(value: object) -> str:
    """Write a value as tables do: whole numbers without a point, others in shortest form."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return " ".join(str(value).split())
