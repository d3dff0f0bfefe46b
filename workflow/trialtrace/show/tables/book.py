"""All tables of a run as plain rows with indexes: what every view reads from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

READS = (
    "documents",
    "references",
    "reference_authors",
    "citations",
    "citation_candidates",
    "works",
    "work_members",
    "trials",
    "evidence",
    "rejected",
    "values",
    "studies",
    "arms",
    "arm_components",
    "sizes",
    "outcomes",
    "results",
    "comparison",
    "effects",
    "effect_inputs",
    "findings",
    "finding_spans",
    "syntheses",
    "synthesis_members",
    "sensitivity",
)

_KEYS = MappingProxyType(
    {
        "documents": "doc_id",
        "references": "reference_id",
        "citations": "citation_id",
        "works": "work_id",
        "trials": "trial_id",
        "evidence": "evidence_id",
        "values": "value_id",
        "studies": "study_id",
        "arms": "arm_id",
        "arm_components": "component_id",
        "sizes": "size_id",
        "outcomes": "outcome_id",
        "results": "result_id",
        "effects": "effect_id",
        "findings": "finding_id",
        "syntheses": "synthesis_id",
    }
)

Record = dict[str, Any]


def records(frame: pd.DataFrame) -> tuple[Record, ...]:
    """Turn a table into rows; an absent number becomes None, other cells plain Python values."""
    columns = [
        frame[name].astype(object).where(frame[name].notna(), None).tolist()
        for name in frame.columns
    ]
    names = list(frame.columns)
    return tuple(dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True))


def _in_order(
    rows: tuple[Record, ...], paths: Mapping[str, str], rank: Mapping[str, int]
) -> tuple[Record, ...]:
    """Sort rows by the path of their document or the place of their study, otherwise as they are.

    Tables are sorted by ids, and ids are hashes; people read in the order of their files.
    """
    if not rows or not {"study_id", "doc_id"} & rows[0].keys():
        return rows
    if "study_id" in rows[0] and "doc_id" not in rows[0]:
        return tuple(sorted(rows, key=lambda row: rank.get(row["study_id"], len(rank))))
    return tuple(sorted(rows, key=lambda row: paths.get(row["doc_id"], "")))


@dataclass(frozen=True)
class Book:
    """Rows of the tables in ``READS``, in the order of documents and studies.

    Attributes
    ----------
    rows : mapping
        Table → its rows.
    """

    rows: Mapping[str, tuple[Record, ...]]

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame]) -> Book:
        """Take over validated tables."""
        rows = {name: records(tables[name]) for name in READS}
        paths = {row["doc_id"]: row["path"] for row in rows["documents"]}
        accounts = sorted(rows["studies"], key=lambda r: (paths.get(r["doc_id"], ""), r["ordinal"]))
        rank = {row["study_id"]: place for place, row in enumerate(accounts)}
        for name in READS:
            rows[name] = _in_order(rows[name], paths, rank)
        return cls(rows)

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Record]]:
        return {table: {row[key]: row for row in self.rows[table]} for table, key in _KEYS.items()}

    @cached_property
    def _children(self) -> dict[tuple[str, str], dict[str, list[Record]]]:
        return {}

    def get(self, table: str, row_id: str) -> Record | None:
        """Return the row with an id, or None."""
        return self._by_id[table].get(row_id)

    def where(self, table: str, column: str, value: str) -> list[Record]:
        """Return the rows whose column holds a value, in their order; the index is built once."""
        index = self._children.get((table, column))
        if index is None:
            index = defaultdict(list)
            for row in self.rows[table]:
                index[row[column]].append(row)
            self._children[table, column] = index
        return index.get(value, [])

    @cached_property
    def members(self) -> dict[str, Record]:
        """Row of ``work_members`` by reference_id."""
        return {row["reference_id"]: row for row in self.rows["work_members"]}

    @cached_property
    def cells(self) -> dict[tuple[str, str, str], list[Record]]:
        """Rows of ``values`` by (table, row_id, field), the chosen one first."""
        cells: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
        for row in self.rows["values"]:
            cells[row["table"], row["row_id"], row["field"]].append(row)
        for found in cells.values():
            found.sort(key=lambda row: not row["chosen"])
        return cells
