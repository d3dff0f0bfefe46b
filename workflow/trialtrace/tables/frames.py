"""Frozen dataclasses to tables and back: the one border between documents and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass

import pandas as pd

from trialtrace.tables.io import columns_of, make_table


def to_table(name: str, records: Iterable[object]) -> pd.DataFrame:
    """Build a table from dataclass instances; attributes that are no columns are left out."""
    columns = set(columns_of(name))
    rows: list[Mapping[str, object]] = []
    for record in records:
        if not is_dataclass(record):
            raise TypeError(f"table {name}: {type(record).__name__} is no dataclass")
        rows.append({f.name: getattr(record, f.name) for f in fields(record) if f.name in columns})
    return make_table(name, rows)
