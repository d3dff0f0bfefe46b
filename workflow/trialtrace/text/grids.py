"""Tables in plain text as grids: which words stand in which row and column, at which offsets.

Three ways to write a table are read: columns under a ruler of dashes (as pandoc and many exports
write them, rows on one line each or, between two full rulers, on several), cells between pipes
(Markdown, and boxes of ``+---+``), and cells between tabs.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from trialtrace.text.columns import Column, cells_under, columns_of

_LINE = re.compile(r"[^\n]*\n?")
_RULER = re.compile(r"[ \t]*[-=]{2,}(?:[ ]+[-=]+)+[ \t]*\r?\n?$")
_FULL_RULER = re.compile(r"[ \t]*[-=]{12,}[ \t]*\r?\n?$")
_BOX = re.compile(r"[ \t]*\+(?:[-=:]+\+)+[ \t]*\r?\n?$")
_PIPE_RULER = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*:?-*:?[ \t]*\r?\n?$")
_FENCE = re.compile(r":{3,}")
_CAPTION = re.compile(r"\s*(?:\*\*)?(?:Table|Tab\.)\s*\w{1,4}\b", re.IGNORECASE)
_FENCED_CAPTION = re.compile(r":{3,}[ ]*caption\b(?P<words>[^:]*(?::(?!::)[^:]*)*):{3,}")
# No table that a person reads has more: such lines are data.
_MOST_COLUMNS = 60
_HEADER_LINES = 6
_ROWS = 400


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of one cell; of a cell on several lines, one piece a line.

    Attributes
    ----------
    column : int
        Place among the columns, from 0.
    pieces : tuple of tuple of int
        Start and end of each piece in the text.
    """

    column: int
    pieces: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]

    def words(self, text: str) -> str:
        """Return the cell's words, its pieces joined by one space."""
        return " ".join(text[start:end] for start, end in self.pieces)

    def offset(self, place: int) -> int:
        """Return where a character of ``words`` stands in the text."""
        for start, end in self.pieces:
            if place <= end - start:
                return start + place
            place -= end - start + 1
        return self.end


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its cells that are not empty, and how far its first one is indented."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    indent: int = 0

    def cell(self, column: int) -> Cell | None:
        return next((cell for cell in self.cells if cell.column == column), None)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: header rows and body rows over ``columns`` columns, with caption and notes.

    Attributes
    ----------
    start, end : int
        From the first header row to the end of the last row.
    caption, notes : tuple of int
        Spans of the words above and under the table that belong to it; empty spans where none do.
    """

    start: int
    end: int
    columns: int
    header: tuple[GridRow, ...]
    body: tuple[GridRow, ...]
    caption: tuple[int, int]
    notes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def find_grids(text: str) -> tuple[Grid, ...]:
    """Find the tables of a text, in order.

    Parameters
    ----------
    text : str
        Canonical text; all offsets count into it.

    Returns
    -------
    tuple of Grid
        Tables with at least two columns and one body row.
    """
    if "--" not in text and "==" not in text and "|" not in text and "\t" not in text:
        return ()
    lines = [_Line(m.start(), m.end(), m.group()) for m in _LINE.finditer(text) if m.group()]
    grids: list[Grid] = []
    at = 0
    while at < len(lines):
        found = _ruled(text, lines, at) or _piped(text, lines, at) or _tabbed(text, lines, at)
        if found is None:
            at += 1
            continue
        grid, at = found
        if 2 <= grid.columns <= _MOST_COLUMNS and grid.body:
            grids.append(grid)
    return tuple(grids)


def _ruled(text: str, lines: list[_Line], at: int) -> tuple[Grid, int] | None:
    """Read the table whose column ruler is line ``at``."""
    ruler = lines[at].text
    if "--" not in ruler and "==" not in ruler:
        return None
    if not _RULER.match(ruler) or "+" in ruler or "|" in ruler:
        return None
    columns = columns_of(ruler)
    if len(columns) > _MOST_COLUMNS:
        return None
    first = at
    while first > 0 and at - first < _HEADER_LINES:
        above = lines[first - 1]
        if above.blank or _FULL_RULER.match(above.text) or _FENCE.search(above.text):
            break
        if _RULER.match(above.text):
            break
        first -= 1
    framed = first > 0 and _FULL_RULER.match(lines[first - 1].text) is not None
    header = [_row(text, line, columns) for line in lines[first:at]]
    body: list[GridRow] = []
    group: list[GridRow] = []
    here = at + 1
    while here < len(lines) and len(body) < _ROWS:
        line = lines[here]
        if _FULL_RULER.match(line.text) or _RULER.match(line.text):
            here += 1
            break
        if line.blank:
            # Blanks up to the last column are a row of empty cells, and no end.
            if not framed and len(line.text.rstrip("\r\n")) >= columns[-1].start:
                here += 1
                continue
            if not framed:
                break
            body.extend(_folded(group, text))
            group = []
        else:
            cut = _FENCE.search(line.text)
            stop = line.start + cut.start() if cut else line.end
            row = _row(text, _Line(line.start, stop, text[line.start : stop]), columns)
            if row.cells:
                group.append(row)
            if cut:
                break
        here += 1
    body.extend(_folded(group, text) if framed else group)
    head = [row for row in header if row.cells]
    if framed:
        head = _levels(head, text)
    return _grid(text, lines, len(columns), head, body, max(here, at + 1))


def _row(text: str, line: _Line, columns: tuple[Column, ...]) -> GridRow:
    spans, indent = cells_under(line.text, columns)
    cells = tuple(
        Cell(column, ((line.start + start, line.start + end),)) for column, start, end in spans
    )
    return GridRow(*_edges(text, line), cells, indent)


def _edges(text: str, line: _Line) -> tuple[int, int]:
    stripped = line.text.strip()
    start = line.start + len(line.text) - len(line.text.lstrip())
    return start, start + len(stripped)


def _folded(rows: list[GridRow], text: str) -> list[GridRow]:
    """Join the lines of one row, unless each of them holds numbers of its own."""
    if len(rows) < 2:
        return rows
    numbered = [
        {cell.column for cell in row.cells if cell.column and re.search(r"\d", cell.words(text))}
        for row in rows
    ]
    if any(len(a & b) > 1 for a, b in itertools.pairwise(numbered)):
        labelled = all(row.cells and row.cells[0].column == 0 for row in rows)
        if labelled:
            return rows
    columns = sorted({cell.column for row in rows for cell in row.cells})
    joined = tuple(
        Cell(
            column,
            tuple(
                piece
                for row in rows
                for cell in row.cells
                if cell.column == column
                for piece in cell.pieces
            ),
        )
        for column in columns
    )
    return [GridRow(rows[0].start, rows[-1].end, joined, rows[0].indent)]


def _levels(rows: list[GridRow], text: str) -> list[GridRow]:
    """Join the lines of a header; a line that repeats its names stands under wider headings."""
    for place in range(1, len(rows)):
        if _repeats([c.words(text).casefold() for c in rows[place].cells if c.column]):
            return [*_folded(rows[:place], text), *_folded(rows[place:], text)]
    return _folded(rows, text)


def _repeats(names: list[str]) -> bool:
    """Tell whether names begin with a run of two or more that comes again: A, B, A, B."""
    lettered = [any(c.isalnum() for c in name) for name in names]
    for length in range(2, len(names) // 2 + 1):
        first = names[:length]
        sizes = all(re.match(r"\W*n\s*=", name) for name in first)
        if first == names[length : 2 * length] and len(set(first)) == length and not sizes:
            return all(lettered[: 2 * length])
    return False


def _piped(text: str, lines: list[_Line], at: int) -> tuple[Grid, int] | None:
    """Read the table of pipes that starts with line ``at``."""
    if lines[at].text.count("|") < 2 and not _BOX.match(lines[at].text):
        return None
    here = at
    head: list[GridRow] = []
    body: list[GridRow] = []
    ruled = False
    while here < len(lines) and len(body) < _ROWS:
        line = lines[here]
        if _BOX.match(line.text):
            ruled = ruled or "=" in line.text
        elif _PIPE_RULER.match(line.text) and not re.search(r"\w", line.text):
            if not ruled:
                head, body, ruled = body, [], True
        elif line.text.count("|") >= 2:
            row = _between(text, line, "|")
            if "=" in lines[here - 1].text and _BOX.match(lines[here - 1].text):
                head, body = [*head, *body], []
            body.append(row)
        else:
            break
        here += 1
    if not head and len(body) > 1:
        head, body = body[:1], body[1:]
    columns = 1 + max((cell.column for row in [*head, *body] for cell in row.cells), default=0)
    return _grid(text, lines, columns, head, body, here) if body else None


def _tabbed(text: str, lines: list[_Line], at: int) -> tuple[Grid, int] | None:
    """Read the table of tabs that starts with line ``at``."""
    if "\t" not in lines[at].text.strip():
        return None
    here = at
    # "Cough score" and nothing but tabs behind it heads the rows under it.
    while here < len(lines) and "\t" in lines[here].text.strip("\r\n ").lstrip():
        here += 1
    rows = [_between(text, line, "\t") for line in lines[at : min(here, at + _ROWS)]]
    columns = 1 + max((cell.column for row in rows for cell in row.cells), default=0)
    if len(rows) < 2 or columns < 3:
        return None
    return _grid(text, lines, columns, rows[:1], rows[1:], here)


def _between(text: str, line: _Line, mark: str) -> GridRow:
    start, end = _edges(text, line)
    if mark == "\t":
        start = line.start
        end = line.start + len(line.text.rstrip("\r\n"))
    elif text[start] == mark:
        start += 1
    cells: list[Cell] = []
    place = start
    for column, part in enumerate(text[start:end].split(mark)):
        words = part.strip()
        if words:
            left = place + len(part) - len(part.lstrip())
            cells.append(Cell(column, ((left, left + len(words)),)))
        place += len(part) + 1
    low, high = _edges(text, line)
    return GridRow(low, high, tuple(cells))


def _grid(
    text: str,
    lines: list[_Line],
    columns: int,
    header: list[GridRow],
    body: list[GridRow],
    here: int,
) -> tuple[Grid, int]:
    rows = [*header, *body]
    if not rows:
        return Grid(0, 0, columns, (), (), (0, 0), (0, 0)), here
    start, end = rows[0].start, rows[-1].end
    return (
        Grid(
            start, end, columns, tuple(header), tuple(body),
            _caption(text, start), _notes(text, lines, end, here),
        ),
        here,
    )  # fmt: skip


def _caption(text: str, start: int) -> tuple[int, int]:
    """Return the fenced caption or the line "Table 1 ..." above a table."""
    low = max(0, start - 1200)
    window = text[low:start]
    fences = list(_FENCED_CAPTION.finditer(window))
    fenced = fences[-1] if fences else None
    if fenced and not re.search(r"[^\W_]{3}", window[fenced.end() :]):
        return low + fenced.start("words"), low + fenced.end("words")
    above = [piece for piece in _LINE.finditer(window.rstrip(" -=+|\t\r\n")) if piece.group()]
    for piece in reversed(above[-3:]):
        if _CAPTION.match(piece.group()):
            return low + piece.start(), low + len(window.rstrip(" -=+|\t\r\n"))
    return start, start


def _notes(text: str, lines: list[_Line], end: int, here: int) -> tuple[int, int]:
    """Return the words under a table, up to the fence that closes it."""
    ahead = text[end : end + 3000]
    fence = _FENCE.search(ahead)
    if fence:
        return end, end + fence.start()
    stop = end
    for line in lines[here : here + 6]:
        if line.start < end or line.blank:
            continue
        if not _NOTE.match(line.text):
            break
        stop = line.end
    return end, stop


_NOTE = re.compile(
    r"\s*(?:[*†‡§¶^]|[a-f]\s|(?:Data|Values|Results|Figures|Numbers)\b.{0,30}\b(?:are|is)\b|Notes?\b"
    r"|Abbreviations?\b|\d{0,2}[A-Z][\w-]{1,9}\s*[:=,]\s)"
)


def table_lines(grids: tuple[Grid, ...]) -> Iterator[tuple[int, int]]:
    """Yield the span of every row, header rows included."""
    for grid in grids:
        for row in (*grid.header, *grid.body):
            yield row.start, row.end
