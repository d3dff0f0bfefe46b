"""The tables of studies, arms, components, sizes, outcomes and results: values in use, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.io import columns_of
from trialtrace.values.fields import LINK_COLUMNS, Field, as_number
from trialtrace.values.model import Candidate, Cell

KEYS = MappingProxyType(
    {
        "studies": "study_id",
        "arms": "arm_id",
        "arm_components": "component_id",
        "sizes": "size_id",
        "outcomes": "outcome_id",
        "results": "result_id",
    }
)


def pivot(
    table: str,
    rows: Iterable[Mapping[str, object]],
    chosen: Mapping[Cell, Candidate],
    fields: Mapping[tuple[str, str], Field],
    extra: Mapping[str, Mapping[str, object]],
) -> list[dict[str, object]]:
    """Build the records of one table.

    Parameters
    ----------
    table : str
        ``studies``, ``arms``, ``arm_components``, ``sizes``, ``outcomes`` or ``results``.
    rows : iterable of mapping
        Rows of the table ``rows`` that take part.
    chosen : mapping
        Cell → value in use.
    fields : mapping
        (table, field) → ``Field``.
    extra : mapping
        row_id → columns that come from elsewhere (trial, work, label); a value in use wins.
    """
    columns = columns_of(table)
    records = []
    for row in rows:
        if row["table"] != table:
            continue
        record: dict[str, object] = {
            c: row[c] for c in columns if c in LINK_COLUMNS and row.get(c) not in (None, "")
        }
        record[KEYS[table]] = row["row_id"]
        record.update(extra.get(str(row["row_id"]), {}))
        for column in columns:
            candidate = chosen.get((table, str(row["row_id"]), column))
            if candidate is not None:
                record[column] = _typed(candidate, fields[table, column])
        records.append(record)
    return records


def _typed(candidate: Candidate, field: Field) -> object:
    if field.kind == "text":
        return candidate.value
    number = as_number(candidate.value)
    if number is None or (field.kind == "int" and number.denominator != 1):
        raise TrialtraceError(
            f"values: {candidate.table}.{candidate.field} of {candidate.row_id} is "
            f"{candidate.value!r}, which is no {'whole ' if field.kind == 'int' else ''}number"
        )
    return int(number) if field.kind == "int" else float(number)
