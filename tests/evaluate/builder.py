"""Builds extractions by hand: what a reader said, without running one."""

from __future__ import annotations

from collections.abc import Mapping

from trialtrace.evaluate.found import Found
from trialtrace.extract.model import Evidence, Extraction, Rejected, Row, Value


class Builder:
    """Adds rows and numbers that stand in a text; numbers are found by their words and ordinal."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows: list[Row] = []
        self.values: list[Value] = []
        self.evidence: list[Evidence] = []
        self.rejected: list[Rejected] = []

    def row(self, table: str, row_id: str, study: str = "S", **links: str) -> str:
        self.rows.append(Row(table, row_id, "d", study, len(self.rows) + 1, "", **links))
        return row_id

    def at(self, words: str, ordinal: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(ordinal + 1):
            start = self.text.index(words, start + 1)
        return start, start + len(words)

    def cell(
        self,
        row_id: str,
        field: str,
        value: object,
        words: str,
        *,
        label: str = "",
        role: str = "",
        tier: str = "likely",
        ordinal: int = 0,
    ) -> None:
        start, end = self.at(words, ordinal)
        identity = f"E{len(self.evidence)}"
        table = next((r.table for r in self.rows if r.row_id == row_id), "results")
        self.evidence.append(
            Evidence(
                identity,
                "d",
                label or f"{table}.{field}",
                role,
                words,
                start,
                end,
                self.text,
                0,
                "rule",
                tier,
            )
        )
        self.values.append(Value(table, row_id, field, str(value), identity))

    def number(
        self,
        label: str,
        words: str,
        value: float,
        role: str = "",
        *,
        tier: str = "likely",
        ordinal: int = 0,
    ) -> None:
        row = self.row("results", f"R{len(self.rows)}")
        self.cell(row, "value", value, words, label=label, role=role, tier=tier, ordinal=ordinal)

    def reject(self, looked_like: str, words: str, ordinal: int = 0) -> None:
        start, end = self.at(words, ordinal)
        self.rejected.append(Rejected("d", words, start, end, self.text, 0, looked_like, "why"))

    def extraction(self) -> Extraction:
        return Extraction(
            "d",
            rows=tuple(self.rows),
            values=tuple(self.values),
            evidence=tuple(self.evidence),
            rejected=tuple(self.rejected),
        )

    def found(self) -> Found:
        return Found(self.text, self.extraction())


def annotate(
    text: str, *items: tuple[str, str] | tuple[str, str, int]
) -> list[Mapping[str, object]]:
    """Return annotations: (label, words[, ordinal])."""
    builder = Builder(text)
    made = []
    for label, words, *rest in items:
        start, end = builder.at(words, rest[0] if rest else 0)
        made.append({"label": label, "start": start, "end": end, "text": words})
    return made


def counts(judgement, label: str, measure: str = "value") -> tuple[int, int, int]:
    """Return tp, fp, fn summed over the scores of a label and measure."""
    found = [s.counts for s in judgement.scores if s.label == label and s.measure == measure]
    return sum(c.tp for c in found), sum(c.fp for c in found), sum(c.fn for c in found)
