"""Cells as numbers: one decimal mark for a file, no guess about thousands, no silent NaN."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from trialtrace.tables.errors import TrialtraceError

MISSING = frozenset({"", "na", "n/a", "nan", "null", "."})
_DIGITS = r"[+-]?(?:\d+(?:{mark}\d*)?|{mark}\d+)(?:[eE][+-]?\d+)?"
_POINT = re.compile(_DIGITS.format(mark=r"\."))
_COMMA = re.compile(_DIGITS.format(mark=","))
# 1,234 may be a thousand or a little more than one.
_THOUSAND = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
MARKS = ("point", "comma")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and its place in the file."""

    text: str
    row: int
    column: str


def is_missing(text: str) -> bool:
    """Whether a cell says that nothing is known: empty, NA, N/A, NaN, null or a lone point."""
    return text.strip().casefold() in MISSING


def decimal_mark(file: str, cells: Iterable[Cell], wish: str | None = None) -> str:
    """Tell the decimal mark of a file from its number cells: ``point`` or ``comma``.

    Raises
    ------
    TrialtraceError
        If cells use both marks, or every comma could as well divide thousands.
    """
    if wish is not None:
        return wish
    commas = [c for c in cells if "," in c.text and _COMMA.fullmatch(_plain(c.text))]
    if not commas:
        return "point"
    points = [c for c in cells if "." in c.text and _POINT.fullmatch(_plain(c.text))]
    if points:
        one, two = commas[0], points[0]
        raise TrialtraceError(
            f"{file}: row {one.row}, column {one.column} holds {one.text}, row {two.row}, column "
            f"{two.column} {two.text}; use one decimal mark throughout, or --decimal"
        )
    if all(_THOUSAND.fullmatch(_plain(c.text)) for c in commas):
        one = commas[0]
        raise TrialtraceError(
            f"{file}: row {one.row}, column {one.column}: {one.text} may be a thousand or a "
            "decimal; write thousands without a mark, or say --decimal comma"
        )
    return "comma"


def number(file: str, cell: Cell, mark: str) -> float | None:
    """Return the number of a cell, or None where nothing is known.

    Raises
    ------
    TrialtraceError
        If the cell holds something else than one finite number.
    """
    if is_missing(cell.text):
        return None
    plain = _plain(cell.text)
    if (_COMMA if mark == "comma" else _POINT).fullmatch(plain):
        value = float(plain.replace(",", "."))
        if math.isfinite(value):
            return value
    raise TrialtraceError(
        f"{file}: row {cell.row}, column {cell.column}: {cell.text!r} is no number (decimal "
        f"{mark}); mend the cell, or leave it empty to leave the study out"
    )


def _plain(text: str) -> str:
    return text.strip().replace("\u2212", "-")
