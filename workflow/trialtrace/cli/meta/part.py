"""A part of the analysis: a table with its title, its notes and the columns people see first."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Part:
    """One table.

    Attributes
    ----------
    name : str
        Name of its CSV file and its key in the JSON file.
    title : str
        Heading on the screen.
    rows : tuple of dict
        All rows have the same columns; None where there is no value.
    shown : tuple of str
        Columns on the screen.
    notes : tuple of str
        What to be careful with.
    """

    name: str
    title: str
    rows: tuple[Row, ...]
    shown: tuple[str, ...]
    notes: tuple[str, ...] = ()


def plain(value: object) -> object:
    """Return a value as Python's own int, float, bool or str; None for NaN and infinity."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def rows_of(columns: Mapping[str, Sequence[object]]) -> tuple[Row, ...]:
    """Turn columns of one length into rows."""
    names = list(columns)
    return tuple(
        {name: plain(cell) for name, cell in zip(names, cells, strict=True)}
        for cells in zip(*columns.values(), strict=True)
    )
