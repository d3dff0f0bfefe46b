"""Columns under a ruler of dashes: which words of a line stand in which, in spite of small shifts.

Exports count the width of a cell before marks are removed or set, so that a line's cells stand a
few characters beside their column; words are given to the nearest column start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DASHES = re.compile(r"[-=]+")
# Pieces of a line: words with single spaces between them.
_PIECE = re.compile(r"\S+(?:[ \u00a0\u2000-\u200a\u202f]\S+)*")
_SLACK = 6


@dataclass(frozen=True, slots=True)
class Column:
    """First and last place (exclusive) of a column in its lines."""

    start: int
    end: int


def columns_of(ruler: str) -> tuple[Column, ...]:
    """Read the columns off a ruler."""
    return tuple(Column(m.start(), m.end()) for m in _DASHES.finditer(ruler))


def cells_under(line: str, columns: tuple[Column, ...]) -> tuple[list[tuple[int, int, int]], int]:
    """Cut a line into cells.

    Returns
    -------
    list of tuple
        (column, start, end) of each cell that is not empty, places in the line.
    int
        Indentation of the first cell against its column.
    """
    line = line.rstrip("\r\n").replace("\t", " ")
    cells: list[tuple[int, int, int]] = []
    drift = 0
    for piece in _PIECE.finditer(line):
        start, end = piece.span()
        while True:
            column = _nearest(start - drift, columns, cells[-1][0] + 1 if cells else 0)
            if column is None:
                if cells:
                    cells[-1] = (cells[-1][0], cells[-1][1], end)
                break
            # Marks that an export took out of a line move all that follows to the left.
            beside = start - columns[column].start
            drift = beside if drift - _SLACK <= beside < 0 else drift
            cut = _overlap(line, start, end, column, columns)
            cells.append((column, start, cut if cut else end))
            if cut is None:
                break
            start = cut + 1
    indent = cells[0][1] - columns[cells[0][0]].start if cells else 0
    return cells, max(0, indent)


def _nearest(start: int, columns: tuple[Column, ...], first: int) -> int | None:
    """Return the column in which words that begin at a place stand, or None for a joined cell."""
    best = None
    for index in range(first, len(columns)):
        if columns[index].start - _SLACK <= start:
            best = index
            # The slack in front of the next column is that column's, unless words end there.
            if index + 1 < len(columns) and start < columns[index + 1].start - _slack(
                columns, index + 1
            ):
                break
        else:
            break
    return best


def _slack(columns: tuple[Column, ...], index: int) -> int:
    """How far in front of a column its words may begin: less where the columns are narrow."""
    width = columns[index - 1].end - columns[index - 1].start
    return min(_SLACK, max(1, width // 3))


def _overlap(
    line: str, start: int, end: int, column: int, columns: tuple[Column, ...]
) -> int | None:
    """Return where words that reach into the next column are to be cut, at a single space."""
    if column + 1 >= len(columns):
        return None
    border = columns[column + 1].start
    if end <= border:
        return None
    for near in (border - 1, border - 2, border, border - 3, border + 1):
        if start < near < end and line[near] in " \u00a0":
            return near
    return None
