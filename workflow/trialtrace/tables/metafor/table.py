"""Studies in metafor's columns: labels, numbers, and every cell as it was written."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd

from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.metafor.columns import LABELS, NEEDS, NUMBERS, SPELLINGS, needs_of

_ABSENT = frozenset(("", "na", "n/a", "nan", "null", "none", ".", "-", "–"))
_POINT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_COMMA = re.compile(r"[+-]?\d+,\d+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


@dataclass(frozen=True, eq=False)
class MetaforTable:
    """Studies, one a row.

    Attributes
    ----------
    source : str
        What the table is called in messages: its file.
    slab : tuple of str, shape (k,)
        Labels as written; "" where a cell is empty, "Study 1", … where there is no such column.
    numbers : mapping of str to ndarray, shape (k,)
        metafor's numeric columns that the table has; NaN where a cell is empty.
    words : mapping of str to tuple of str, shape (k,)
        Every column by its name in the table, as written.
    places : tuple of str, shape (k,)
        Where each row stands: "line 7".
    named : mapping of str to str
        metafor's name of a numeric column → the table's name for it.
    """

    source: str
    slab: tuple[str, ...]
    numbers: Mapping[str, np.ndarray]
    words: Mapping[str, tuple[str, ...]]
    places: tuple[str, ...]
    named: Mapping[str, str]

    @property
    def k(self) -> int:
        """How many rows there are."""
        return len(self.slab)

    def column(self, name: str) -> tuple[str, ...]:
        """Return a column of the table as text.

        Raises
        ------
        TrialtraceError
            If there is no such column.
        """
        if name not in self.words:
            held = ", ".join(self.words)
            raise TrialtraceError(f"{self.source}: no column {name!r}; there are {held}")
        return self.words[name]

    @staticmethod
    def is_absent(cell: str) -> bool:
        """Whether a cell says that nothing is known: empty, NA, a dash, …"""
        return cell.strip().lower() in _ABSENT

    def numbers_of(self, name: str) -> np.ndarray | None:
        """Return any column as numbers, NaN where nothing is given; None where it holds words.

        Raises
        ------
        TrialtraceError
            If there is no such column, or it holds both: a slip must not make groups of numbers.
        """
        cells = self.column(name)
        pattern = _numerals(cells)
        read, wrong = [], []
        for cell, place in zip(cells, self.places, strict=True):
            try:
                read.append(_number(cell, pattern, f"{self.source}, {place}, column {name!r}"))
            except TrialtraceError as error:
                read.append(math.nan)
                wrong.append(error)
        if wrong and any(math.isfinite(value) for value in read):
            raise wrong[0]
        return None if wrong else np.array(read)

    def columns_for(self, measure: str) -> tuple[tuple[str, ...], ...]:
        """Name, for each row, the columns that its effect is computed from.

        Parameters
        ----------
        measure : str
            metafor's name of the measure.

        Returns
        -------
        tuple of tuple of str, shape (k,)
            The first set of ``columns.needs_of`` whose cells are all filled; an empty tuple for a
            row that has no complete set, and so no effect.

        Raises
        ------
        TrialtraceError
            If there is no such measure, or no set of its columns is in the table.
        """
        if measure not in NEEDS:
            raise TrialtraceError(f"measure {measure!r} is not known; use {', '.join(NEEDS)}")
        sets = [needed for needed in needs_of(measure) if set(needed) <= self.numbers.keys()]
        if not sets:
            wanted = " or ".join(" ".join(needed) for needed in needs_of(measure))
            raise TrialtraceError(
                f"{self.source}: {measure} needs the columns {wanted}; the table has "
                f"{', '.join(self.words)}; say which is which (columns: ai=…)"
            )
        return tuple(
            next((s for s in sets if all(math.isfinite(self.numbers[n][i]) for n in s)), ())
            for i in range(self.k)
        )


def metafor_table(
    frame: pd.DataFrame, columns: Mapping[str, str] | None = None, *, source: str = "table"
) -> MetaforTable:
    """Take a DataFrame in metafor's columns.

    Parameters
    ----------
    frame : DataFrame
        One study a row; an index of texts holds the labels where there is no column ``slab``.
    columns : mapping of str to str, optional
        metafor's name → the name that the frame has for it.
    source : str
        What messages call it.

    Raises
    ------
    TrialtraceError
        As ``read_metafor_csv``.
    """
    names = [str(name) for name in frame.columns]
    doubled = next((name for place, name in enumerate(names) if name in names[:place]), None)
    if doubled is not None:
        raise TrialtraceError(f"{source}: two columns are named {doubled!r}; rename one of them")
    held = {
        name: tuple(_written(cell) for cell in frame.iloc[:, place])
        for place, name in enumerate(names)
    }
    if not set(LABELS) & set(held) and not pd.api.types.is_numeric_dtype(frame.index):
        held = {"slab": tuple(_written(cell) for cell in frame.index), **held}
    places = tuple(f"row {place}" for place in range(1, len(frame) + 1))
    return table_of(held, source=source, places=places, columns=columns or {})


def table_of(
    held: Mapping[str, tuple[str, ...]],
    *,
    source: str,
    places: tuple[str, ...],
    columns: Mapping[str, str],
) -> MetaforTable:
    """Make a table of columns of texts; see ``read_metafor_csv`` for what is refused."""
    if not places:
        raise TrialtraceError(f"{source}: no studies below the header; write a row a study")
    known = _named(held, source, columns)
    pattern = _numerals(cell for own in known.values() for cell in held[own])
    numbers = {}
    for name, own in known.items():
        numbers[name] = np.array(
            [_number(cell, pattern, f"{source}, {place}, column {own!r}")
             for cell, place in zip(held[own], places, strict=True)]
        )  # fmt: skip
    labels = _labels(held, len(places), columns)
    return MetaforTable(
        source,
        labels,
        MappingProxyType(numbers),
        MappingProxyType(dict(held)),
        places,
        MappingProxyType(known),
    )


def _named(
    held: Mapping[str, tuple[str, ...]], source: str, columns: Mapping[str, str]
) -> dict[str, str]:
    """Return metafor's name → the table's, for the numeric columns."""
    for name, own in columns.items():
        if name not in NUMBERS and name not in LABELS:
            raise TrialtraceError(f"{name!r} is no column of metafor's; use {', '.join(NUMBERS)}")
        if own not in held:
            raise TrialtraceError(f"{source}: no column {own!r}; there are {', '.join(held)}")
    known = {name: own for name, own in columns.items() if name in NUMBERS}
    for own in held:
        name = SPELLINGS.get(own, own)
        if name not in NUMBERS and sum(other.lower() == own.lower() for other in held) == 1:
            name = own.lower()
        if name in NUMBERS and name not in known and own not in columns.values():
            known[name] = own
    return known


def _labels(
    held: Mapping[str, tuple[str, ...]], k: int, columns: Mapping[str, str]
) -> tuple[str, ...]:
    """Take the labels from the first column that holds names, not numbers that only count."""
    own = next((columns[name] for name in LABELS if name in columns), None)
    if own is not None:
        return held[own]
    lower = {name.lower(): cells for name, cells in reversed(held.items())}
    found = [lower[name] for name in LABELS if name in lower]
    if "author" in lower:
        pairs = zip(lower["author"], lower.get("year", ("",) * k), strict=True)
        found.append(tuple(" ".join(part for part in pair if part) for pair in pairs))
    named = [cells for cells in found if not all(cell.isdigit() or not cell for cell in cells)]
    return next(iter(named or found), tuple(f"Study {place}" for place in range(1, k + 1)))


def _numerals(cells: Iterable[str]) -> re.Pattern[str]:
    """Tell whether numbers have a decimal comma: some cell says so, and none has a point."""
    commas = False
    for cell in cells:
        if "." in cell and _POINT.fullmatch(cell.replace("−", "-")):
            return _POINT
        plain = cell.replace("−", "-").lstrip("+-")
        commas |= bool(_COMMA.fullmatch(plain)) and (
            plain.startswith("0,") or not _GROUPED.fullmatch(plain)
        )
    return _COMMA if commas else _POINT


def _number(cell: str, pattern: re.Pattern[str], place: str) -> float:
    text = cell.replace("−", "-").strip()
    if text.lower() in _ABSENT:
        return math.nan
    if _POINT.fullmatch(text):
        value = float(text)
        if math.isfinite(value):
            return value
    elif pattern is _COMMA and _COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    elif _GROUPED.fullmatch(text):
        raise TrialtraceError(
            f"{place}: {cell!r} may be thousands or a decimal comma; write it with a decimal "
            "point and without separators"
        )
    raise TrialtraceError(f"{place}: {cell!r} is no number; write one, or leave the cell empty")


def _written(cell: object) -> str:
    if cell is None or (not isinstance(cell, str) and pd.isna(cell)):  # type: ignore[call-overload]
        return ""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float | np.floating):
        return repr(float(cell)).removesuffix(".0")
    return str(cell).strip()
