"""Tables in which rows between the figures head the columns anew: what stands under them is a table of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.grids.cells import is_empty, plain, read_cell
from trialtrace.extract.accounts.grids.headers import find_headers, is_heading
from trialtrace.extract.accounts.grids.packed import SIZE
from trialtrace.extract.accounts.grids.times import moments, says_baseline, says_end
from trialtrace.text.grids import Cell, Grid, GridRow

_Level = dict[int, Cell]
# What heads columns in any table: how their figures are summed up, or tested.
_SUMMED = re.compile(
    r".*\b(?:means?|medians?|averages?)\b.*|\W*(?:(?:s\.?d|s\.?e\.?m?|iqr|n|no\.?|%|range|95 ?% ?ci|p)\W*"
    r"|n\s*\(\s*%\s*\)|p[- ]?val\w*|(?:mean )?(?:change|difference)s?\b.*)",
    re.IGNORECASE,
)
_BOLD = re.compile(r"(?:\*\*|__)[^*_].*(?:\*\*|__)$")


def parts_of(text: str, grid: Grid) -> tuple[Grid, ...]:
    """Part a grid at the rows that head its columns anew.

    A row between figures heads anew when it has words over two columns or more, each of which says
    what headings say: it is bold as no figure is, has a number of people, repeats a heading, names a
    moment, or says how figures are summed up. A row that names the columns of one level of the header
    takes the place of that level and of those under it; the levels above it stay.

    Returns
    -------
    tuple of Grid
        The grid itself where no row does; all parts keep its caption and notes.
    """
    header, body = find_headers(text, grid)
    starts = _starts(text, header, body)
    if not starts:
        return (grid,)
    first = grid.body[: len(grid.body) - len(body) + starts[0][0]]
    parts = [replace(grid, end=first[-1].end, body=first)] if first else []
    for place, (low, after) in enumerate(starts):
        high = starts[place + 1][0] if place + 1 < len(starts) else len(body)
        rows = [row for row in body[low:after] if len(row.cells) > 1]
        title = [row for row in body[low:after] if len(row.cells) == 1]
        header = [*_kept(header, rows[0]), *({c.column: c for c in row.cells} for row in rows)]
        levels = [_row_of(level) for level in header if level]
        parts.append(
            replace(
                grid, start=body[low].start, end=body[high - 1].end,
                header=tuple(levels), body=(*title, *body[after:high]),
            )
        )  # fmt: skip
    return tuple(parts)


def _starts(text: str, header: Sequence[_Level], body: Sequence[GridRow]) -> list[tuple[int, int]]:
    """Return from where to where rows head the columns anew, with a title in front of them."""
    known = {
        _bare(cell.words(text)) for level in header for column, cell in level.items() if column
    }
    bold = any(
        _BOLD.match(cell.words(text)) for row in body for cell in row.cells
        if cell.column and read_cell(cell.words(text)) is not None
    )  # fmt: skip
    found: list[tuple[int, int]] = []
    place = 1
    while place < len(body) - 1:
        if not _heads_anew(text, body[place], known, bold):
            place += 1
            continue
        low = place
        while place < len(body) and _heads(text, body[place]):
            place += 1
        if not any(len(_figures(text, row)) > 1 for row in body[place : place + 3]):
            continue
        if low > 1 and _is_title(text, body[low - 1]):
            low -= 1
        found.append((low, place))
    return found


def _heads(text: str, row: GridRow) -> bool:
    """Tell whether a row has words for two columns or more and no figure."""
    cells = [cell for cell in row.cells if cell.column]
    return len(cells) > 1 and all(is_heading(cell.words(text)) for cell in cells)


def _heads_anew(text: str, row: GridRow, known: set[str], bold: bool) -> bool:
    if not _heads(text, row):
        return False
    cells = [cell.words(text) for cell in row.cells if cell.column]
    if all((value := read_cell(words)) is not None and value.form == "size" for words in cells):
        return False  # a section's people
    return all(
        (not bold and _BOLD.match(words))
        or SIZE.search(plain(words))
        or _bare(words) in known
        or _SUMMED.fullmatch(plain(words).strip(" *_"))
        or _is_moment(words)
        for words in cells
    )


def _is_moment(words: str) -> bool:
    return bool(moments(words)) or says_baseline(words) or says_end(words)


def _is_title(text: str, row: GridRow) -> bool:
    return (
        len(row.cells) == 1
        and row.cells[0].column == 0
        and read_cell(row.cells[0].words(text)) is None
    )


def _figures(text: str, row: GridRow) -> list[Cell]:
    return [
        cell
        for cell in row.cells
        if cell.column and (read_cell(words := cell.words(text)) is not None or is_empty(words))
    ]


def _kept(header: Sequence[_Level], row: GridRow) -> list[_Level]:
    """Return the levels of a header above the one whose columns a row names anew."""
    columns = {cell.column for cell in row.cells if cell.column}
    for place, level in enumerate(header):
        if {column for column in level if column} == columns:
            return list(header[:place])
    return []


def _row_of(level: _Level) -> GridRow:
    cells = tuple(Cell(column, cell.pieces) for column, cell in sorted(level.items()))
    return GridRow(min(cell.start for cell in cells), max(cell.end for cell in cells), cells)


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", SIZE.sub(" ", plain(words)).casefold()))
