"""Reading and writing tables: validated on each way, the same bytes for the same rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from pandera.errors import SchemaErrors

from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.registry import TABLES, TableSpec

if TYPE_CHECKING:
    from trialtrace.tables.models.base import TableModel

SHOWN_FAILURES = 20


def table_path(processed: Path | str, name: str) -> Path:
    """Return the file of a table below a ``data/processed`` folder."""
    return Path(processed) / TABLES[name].path


def columns_of(name: str) -> list[str]:
    """Name the columns of a table in their order."""
    return list(TABLES[name].load_model().to_schema().columns)


def make_table(name: str, rows: Iterable[Mapping[str, object]] = ()) -> pd.DataFrame:
    """Build a validated, sorted table from rows; columns that a row leaves out are absent values.

    Parameters
    ----------
    name : str
        Name of the table in ``trialtrace.tables.registry``.
    rows : iterable of mapping
        Column → value. ``None`` and a missing column mean absent.

    Raises
    ------
    TrialtraceError
        If a row has a column that the table does not know, or a value is not allowed.
    """
    columns = columns_of(name)
    known = set(columns)
    records = []
    for row in rows:
        unknown = set(row) - known
        if unknown:
            raise TrialtraceError(f"table {name}: unknown column {sorted(unknown)[0]!r}")
        records.append([row.get(column) for column in columns])
    frame = pd.DataFrame(records, columns=columns, dtype=object)
    return validate(name, _text_absent_as_empty(frame, TABLES[name].load_model()), source=name)


def read_table(processed: Path | str, name: str) -> pd.DataFrame:
    """Read and validate a table below ``data/processed``."""
    return read_csv(table_path(processed, name), name)


def read_csv(path: Path | str, name: str) -> pd.DataFrame:
    """Read a CSV file as the named table.

    Everything is read as text first: pandas' own guess turns the id "00123" into 123.0 and the
    quote "NA" into a missing value.
    """
    try:
        frame = pd.read_csv(
            path, dtype=str, keep_default_na=False, na_filter=False, lineterminator="\n"
        )
    except FileNotFoundError:
        raise TrialtraceError(f"{path}: no such table; run the stage that makes it") from None
    except pd.errors.EmptyDataError:
        raise TrialtraceError(f"{path}: the file is empty; delete it and run again") from None
    model = TABLES[name].load_model()
    missing = [c for c in model.to_schema().columns if c not in frame.columns]
    if missing:
        raise TrialtraceError(
            f"{path}: column {missing[0]!r} is missing; delete the file and run again"
        )
    return validate(name, _empty_as_na(frame, model), source=str(path))


def write_table(processed: Path | str, name: str, frame: pd.DataFrame) -> Path:
    """Validate, sort and write a table below ``data/processed``; return its file."""
    path = table_path(processed, name)
    write_csv(path, name, frame)
    return path


def write_csv(path: Path | str, name: str, frame: pd.DataFrame) -> None:
    """Validate, sort and write a table; the file appears whole or not at all."""
    path = Path(path)
    frame = validate(
        name, _text_absent_as_empty(frame.copy(), TABLES[name].load_model()), source=str(path)
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    frame.to_csv(partial, index=False, lineterminator="\n", encoding="utf-8")
    partial.replace(path)


def validate(name: str, frame: pd.DataFrame, *, source: str) -> pd.DataFrame:
    """Check a table against its model and key, all failures at once; return it sorted.

    Raises
    ------
    TrialtraceError
        Naming the source, each failing column, row and value (the first 20), and the total.
    """
    spec = TABLES[name]
    model = spec.load_model()
    try:
        frame = model.validate(frame, lazy=True)
    except SchemaErrors as error:
        raise TrialtraceError(_describe(error, source)) from None
    doubled = frame.duplicated(list(spec.key), keep=False)
    if doubled.any():
        first = frame.loc[doubled, list(spec.key)].iloc[0].to_dict()
        raise TrialtraceError(f"{source}: {int(doubled.sum())} rows share a key, first {first}")
    return _sorted(frame, spec)


def _sorted(frame: pd.DataFrame, spec: TableSpec) -> pd.DataFrame:
    by = list(dict.fromkeys((*spec.order, *spec.key)))
    return frame.sort_values(by, kind="stable", na_position="first").reset_index(drop=True)


def _is_text(dtype: object) -> bool:
    return str(dtype).startswith(("str", "object"))


def _empty_as_na(frame: pd.DataFrame, model: type[TableModel]) -> pd.DataFrame:
    for column, schema in model.to_schema().columns.items():
        if column in frame and not _is_text(schema.dtype):
            frame[column] = frame[column].where(frame[column] != "", None).astype(object)
            if str(schema.dtype) == "boolean":
                frame[column] = frame[column].replace({"True": True, "False": False})
    return frame


def _text_absent_as_empty(frame: pd.DataFrame, model: type[TableModel]) -> pd.DataFrame:
    for column, schema in model.to_schema().columns.items():
        if _is_text(schema.dtype):
            cells = frame[column].astype(object)
            frame[column] = cells.where(cells.notna(), "").astype(str)
    return frame


def _describe(error: SchemaErrors, source: str) -> str:
    cases = error.failure_cases
    shown = [
        f"{case.column or case.schema_context} row {case.index}: {case.failure_case!r} fails {case.check}"
        for case in cases.head(SHOWN_FAILURES).itertuples()
    ]
    more = f" (and {len(cases) - SHOWN_FAILURES} more)" if len(cases) > SHOWN_FAILURES else ""
    return f"{source}: {len(cases)} values are not allowed: " + "; ".join(shown) + more
