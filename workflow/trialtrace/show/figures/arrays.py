"""Columns that a caller gives as arrays, Series or lists, checked before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from trialtrace.tables.errors import TrialtraceError

Column = Sequence[object]


def columns_of(plot: str, **given: object) -> dict[str, list[object]]:
    """Return columns as lists of equal length; what is missing (None, NaN, NA) becomes None.

    Raises
    ------
    TrialtraceError
        If lengths differ, or a column is no sequence.
    """
    columns: dict[str, list[object]] = {}
    for name, values in given.items():
        if values is None:
            continue
        if isinstance(values, str) or not hasattr(values, "__len__"):
            raise TrialtraceError(f"{plot}: {name} must be a list or an array with a value a study")
        columns[name] = [None if _absent(value) else value for value in values]  # type: ignore[attr-defined]
    lengths = {name: len(values) for name, values in columns.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {length}" for name, length in lengths.items())
        raise TrialtraceError(f"{plot}: columns differ in length: {told}")
    return columns


def numbers_of(plot: str, name: str, values: Sequence[object]) -> list[float | None]:
    """Return a column as numbers; None stays.

    Raises
    ------
    TrialtraceError
        If a value is no number; it is named with its place.
    """
    found: list[float | None] = []
    for place, value in enumerate(values, start=1):
        try:
            found.append(None if value is None else float(value))  # type: ignore[arg-type]
        except (TypeError, ValueError):
            raise TrialtraceError(f"{plot}: {name}, row {place}: {value!r} is no number") from None
    return found


def names_of(slab: Sequence[object] | None, rows: int) -> list[str]:
    """Return names of studies; without them they are counted as metafor does."""
    if slab is None:
        return [f"Study {place}" for place in range(1, rows + 1)]
    return ["" if name is None else str(name) for name in slab]


def _absent(value: object) -> bool:
    return bool(value is None or (not isinstance(value, str) and pd.isna(value)))  # type: ignore[call-overload]
