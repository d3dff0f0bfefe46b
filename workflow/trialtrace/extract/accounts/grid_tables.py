"""A grid with its meaning: what heads a column, what a row is about, how many people stand behind.

Exports often drop the spans of cells: a heading over three columns stands over the first, a label
beside three rows moves two of them. The structure is won back from counts and repeats, and where it
cannot be, a cell has no heading rather than a wrong one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from trialtrace.extract.accounts.grid_cells import CellValue, is_empty, plain, read_cell
from trialtrace.text.grids import Cell, Grid, GridRow

_SIZE = re.compile(r"\bn\s*=\s*(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?![.\d])", re.IGNORECASE)
_SIZE_ROW = re.compile(
    r"\W*(?:(?:total\s+)?(?:no|nos|number)\b\.?\s*(?:of\s+)?(?:all\s+|the\s+|randomi[sz]ed\s+|"
    r"analy[sz]ed\s+)?(?:patients?|participants?|subjects?|women|men|children|people|persons|"
    r"individuals|cases|eyes)\b|n\b(?!\s*\w)|(?:patients|participants|subjects),?\s+n\b|"
    r"sample size)(?P<rest>.*)$",
    re.IGNORECASE,
)
# Columns that compare arms or describe the row are no arm's.
BESIDE = re.compile(
    r"^\W*p\W*$|\bp[\s*]*-?\s*val|\bp[- ]?(?:within|between|for)\b|\btest\b|\bdifferences?\b"
    r"|\bstatistics?\b|\beffect\b|\b(?:OR|RR|HR|aOR|aHR)\b|\bratios?\b|\b(?:un)?adjusted\b|\banova\b"
    r"|\bversus\b|\bvs\b|\bcomparisons?\b|^\W*(?:t|f|z|r|df|χ2?|95 ?% ?ci)\W*$|\btotal\b|\boverall\b"
    r"|\w\s*--?\s*(?:control|placebo)\b|\ball (?:patients|participants|subjects)\b|\bsignifican",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """Words over a column or beside a row."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Size:
    """A number of people with its place in the text."""

    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Datum:
    """A cell that holds a figure.

    Attributes
    ----------
    row : int
        Place of its row in the table.
    column : int
        Column that it stands under, shifts taken back.
    cell : Cell
        Where its words stand.
    value : CellValue
        What they say.
    heads : tuple of Head
        Words over it, from the top.
    labels : tuple of Head
        Words beside it: sections that it stands under first, its own label last.
    size : Size or None
        People in its column, as the table says above it.
    """

    row: int
    column: int
    cell: Cell
    value: CellValue
    heads: tuple[Head, ...]
    labels: tuple[Head, ...]
    size: Size | None


@dataclass(frozen=True, slots=True)
class Table:
    """A grid as data."""

    grid: Grid
    caption: str
    notes: str
    data: tuple[Datum, ...]


def read_table(text: str, grid: Grid) -> Table:
    """Give a grid its meaning.

    Parameters
    ----------
    text : str
        The document.
    grid : Grid
        Of ``trialtrace.text.grids.find_grids``.
    """
    header, body = _headers(text, grid)
    repeated = _repeated_labels(text, body)
    heads, first, spans = _column_heads(text, grid, header, body)
    outer = any(_is_outer(row.cells[0].words(text)) for row in body if row.cells)
    sizes = {column: size for column, found in heads.items() if (size := _size_in(text, found))}
    data: list[Datum] = []
    path: list[tuple[tuple[int, int], Head]] = []
    carried: dict[int, Head] = {}
    for index, row in enumerate(body):
        labels, cells = _split(text, row, first, heads, repeated)
        values = [(column, cell, read_cell(cell.words(text))) for column, cell in cells]
        sized = bool(cells) and all(v is not None and v.form == "size" for _, _, v in values)
        if sized:
            sizes = {**sizes, **{c: _size_of(cell, v) for c, cell, v in values}}
            cells = values = []
        if labels and _is_size_row(labels, values, text):
            sizes = {
                **sizes,
                **{c: _first_number(cell, v) for c, cell, v in values if v is not None},
            }
        _carry(carried, labels)
        own = tuple(carried[level] for level in sorted(carried))
        if not cells:
            if labels:
                level = _level(row, labels[-1][1], sized, outer)
                path = [(lv, head) for lv, head in path if lv < level]
                path.append((level, labels[-1][1]))
                carried = {}
            continue
        sections = tuple(head for _, head in path)
        over = spans if _stands_under(cells, spans, heads) else heads
        row_size = _size_in(text, own)
        for column, cell, value in values:
            if value is None:
                continue
            data.append(
                Datum(
                    index, column, cell, value, over.get(column, ()), (*sections, *own),
                    row_size or (sizes.get(column) if over is heads else _size_in(text, over[column])),
                )
            )  # fmt: skip
    return Table(grid, text[slice(*grid.caption)], text[slice(*grid.notes)], tuple(data))


def _level(row: GridRow, label: Head, sized: bool, outer: bool) -> tuple[int, int]:
    """Return how deep a section lies: by its indent, then by bold letters or a size beside it."""
    return row.indent, 0 if sized or _is_outer(label.words) or not outer else 1


def _is_outer(words: str) -> bool:
    return words.startswith(("**", "__"))


def _stands_under(
    cells: list[tuple[int, Cell]],
    spans: dict[int, tuple[Head, ...]],
    heads: dict[int, tuple[Head, ...]],
) -> bool:
    """Tell whether a row has one cell for each of the wide headings instead of the narrow ones."""
    columns = [column for column, _ in cells]
    return len(spans) > 1 and columns == sorted(spans) and len(spans) < len(heads)


def _headers(text: str, grid: Grid) -> tuple[list[dict[int, Cell]], list[GridRow]]:
    """Return header rows (column → cell) and the rows under them.

    Rows under the ruler still belong to the header while they hold words or sizes only, in two
    columns at least.
    """
    header = [{cell.column: cell for cell in row.cells} for row in grid.header]
    body = list(grid.body)
    if body and _is_shifted_header(text, grid):
        row = body.pop(0)
        header.append({cell.column + 1: cell for cell in row.cells})
    while len(body) > 1:
        cells = [cell for cell in body[0].cells if cell.column]
        if len(cells) == 1 and len(body[0].cells) == 1 and _names_columns(text, body[1]):
            body.pop(0)  # one heading of a deeper level, its place lost
            continue
        if not _names_columns(text, body[0]):
            break
        if body[0].cell(0) is not None and all(
            (v := read_cell(c.words(text))) is not None and v.form == "size" for c in cells
        ):
            break
        header.append({cell.column: cell for cell in body.pop(0).cells})
    return header, body


def _names_columns(text: str, row: GridRow) -> bool:
    cells = [cell for cell in row.cells if cell.column]
    return len(cells) > 1 and all(_is_heading(cell.words(text)) for cell in cells)


def _is_heading(words: str) -> bool:
    value = read_cell(words)
    if value is not None:
        return value.form == "size"
    return not is_empty(words) and bool(re.search(r"[^\W\d_]|%", words))


def _is_shifted_header(text: str, grid: Grid) -> bool:
    """Tell whether the first row names columns but lost the empty cell in front of its names."""
    first, rest = grid.body[0], grid.body[1:]
    last = grid.columns - 1
    if not rest or first.cell(last) is not None or len(first.cells) != last:
        return False
    if not any(row.cell(last) is not None for row in rest):
        return False
    if read_cell(first.cells[0].words(text)) is None:
        return all(_is_heading(cell.words(text)) for cell in first.cells)
    return all((own := row.cell(0)) is None or read_cell(own.words(text)) is None for row in rest)


def _column_heads(
    text: str, grid: Grid, header: list[dict[int, Cell]], body: list[GridRow]
) -> tuple[dict[int, tuple[Head, ...]], int, dict[int, tuple[Head, ...]]]:
    """Return column → heads from the top, the first column of data, and wide heads side by side.

    A row may have one cell a wide heading, where others have several: the last value says under
    which column each such heading's cell then stands.
    """
    levels = [
        {column: _head(text, cell) for column, cell in row.items()}
        for row in header
        if any(column for column in row)
    ]
    if not levels:
        return {}, _usual_first(text, body), {}
    deepest = max(reversed(levels), key=lambda level: len([c for c in level if c]))
    first = _first_column(text, deepest, body, grid.columns)
    columns = [column for column in sorted(deepest) if column >= first]
    heads: dict[int, list[Head]] = {column: [] for column in columns}
    for level in levels:
        under = {column: head for column, head in level.items() if column >= max(first, 1)}
        if level is deepest:
            for column in columns:
                heads[column].append(deepest[column])
            continue
        for column, head in _spread(under, {c: deepest[c] for c in columns}).items():
            heads[column].append(head)
    above = levels[levels.index(deepest) - 1] if levels.index(deepest) else {}
    wide = [column for column in sorted(above) if column >= first]
    spans = {column: (above[column],) for column in wide}
    if wide != list(range(first, first + len(wide))):
        spans = {}
    return {column: tuple(found) for column, found in heads.items()}, first, spans


def _first_column(
    text: str, deepest: dict[int, Head], body: list[GridRow], columns: int
) -> int:
    """Return where data begin in the header: behind its stub columns."""
    named = [column for column in sorted(deepest) if column > 0]
    if not named:
        return _usual_first(text, body)
    usual = _usual_first(text, body)
    # Labels stand under a heading of their own: "Variable | Subgroup | Control | Active".
    full = named[-1] == columns - 1
    if usual > named[0] and full and not any(_starts_at(text, row, named[0]) for row in body):
        return usual
    return named[0]


def _starts_at(text: str, row: GridRow, column: int) -> bool:
    """Tell whether a row has two figures or more, the first of them in a column."""
    figures = [cell.column for cell in row.cells if _is_figure(text, cell)]
    return len(figures) > 1 and figures[0] == column


def _usual_first(text: str, body: list[GridRow]) -> int:
    """Return the column in which most rows have their first figure."""
    firsts = Counter(
        column
        for row in body
        if (column := next((c.column for c in row.cells if _is_figure(text, c)), None)) is not None
    )
    return firsts.most_common(1)[0][0] if firsts else 1


def _is_figure(text: str, cell: Cell) -> bool:
    words = cell.words(text)
    return cell.column > 0 and (read_cell(words) is not None or is_empty(words))


def _spread(upper: dict[int, Head], lower: dict[int, Head]) -> dict[int, Head]:
    """Give headings to the columns that they stand over, though the spans are lost."""
    if not upper or not lower:
        return {}
    tops = [head for _, head in sorted(upper.items()) if not BESIDE.search(head.words)]
    under = [column for column in sorted(lower) if not BESIDE.search(lower[column].words)]
    if set(upper) <= set(lower) and len(upper) == len(lower):
        return dict(upper)
    if len(tops) == len(under):
        return dict(zip(under, tops, strict=True))
    for heads, columns in (
        ([head for _, head in sorted(upper.items())], sorted(lower)),
        (tops, under),
    ):
        names = [_bare(lower[column].words) for column in columns]
        block = _block(names, len(heads))
        if block:
            return {
                column: heads[place // block]
                for place, column in enumerate(columns)
                if place // block < len(heads)
            }
    if len(tops) == 1:
        return dict.fromkeys(under, tops[0])
    # Positions are the last resort, good where no heading is out of line with the columns under it.
    if set(upper) <= set(lower) and max(upper) - min(upper) > len(upper) - 1:
        found: dict[int, Head] = {}
        for column in sorted(lower):
            at = [place for place in upper if place <= column]
            if at:
                found[column] = upper[max(at)]
        return found
    return {}


def _block(names: list[str], tops: int) -> int:
    """Return the length of the run of names that repeats under the headings; 0 where none does.

    The last heading may stand over other columns (differences, tests) than the ones before it.
    """
    for length in range(1, len(names) // 2 + 1):
        repeats = 1
        while names[repeats * length : (repeats + 1) * length] == names[:length]:
            repeats += 1
        left = len(names) - repeats * length
        if repeats > 1 and (repeats == tops and left < 2 or repeats == tops - 1 and left):
            return length
    return 0


def _bare(words: str) -> str:
    return re.sub(r"\W+", " ", _SIZE.sub("", plain(words))).casefold().strip()


def _split(
    text: str,
    row: GridRow,
    first: int,
    heads: dict[int, tuple[Head, ...]],
    repeated: frozenset[str],
) -> tuple[list[tuple[int, Head]], list[tuple[int, Cell]]]:
    """Part a row into labels (column, head) and cells (column that they stand under, cell)."""
    labels: list[tuple[int, Head]] = []
    data: list[Cell] = []
    for cell in row.cells:
        is_label = not data and (
            cell.column < min(first, 1)
            or (
                read_cell(cell.words(text)) is None
                and (cell.column < first or not is_empty(cell.words(text)))
            )
        )
        if cell.column == 0 and first > 0:
            is_label = True
        if is_label:
            labels.append((cell.column, _head(text, cell)))
        else:
            data.append(cell)
    shift = 0
    if data and labels and first > 0 and labels[-1][0] >= first:
        shift = data[0].column - first
        if heads and data[-1].column - shift > max(heads):
            return labels, []
    elif data and labels and data[0].column < first and labels[0][1].words in repeated:
        # A label that stands beside several outer ones lost the empty cell in front of it.
        shift = data[0].column - first
        labels = [(column - shift, head) for column, head in labels]
    return labels, [(cell.column - shift, cell) for cell in data]


def _repeated_labels(text: str, body: list[GridRow]) -> frozenset[str]:
    """Return the words that are the label of several rows."""
    counts = Counter(
        words
        for row in body
        for cell in row.cells
        if cell.column < 2 and read_cell(words := cell.words(text)) is None
    )
    return frozenset(words for words, count in counts.items() if count > 1)


def _carry(carried: dict[int, Head], labels: list[tuple[int, Head]]) -> None:
    """Keep the label of an outer column until that column names another."""
    if not labels:
        return
    outermost = labels[0][0]
    for column in [c for c in carried if c >= outermost]:
        del carried[column]
    carried.update(dict(labels))


def _head(text: str, cell: Cell) -> Head:
    return Head(cell.words(text), cell.start, cell.end)


def _size_in(text: str, heads: tuple[Head, ...]) -> Size | None:
    for head in reversed(heads):
        match = None
        for match in _SIZE.finditer(plain(text[head.start : head.end])):
            pass
        if match is not None:
            value = int(match["n"].replace(",", ""))
            return Size(value, head.start + match.start("n"), head.start + match.end("n"))
    return None


def _size_of(cell: Cell, value: CellValue) -> Size:
    part = value.parts[0]
    return Size(int(part.value), cell.offset(part.start), cell.offset(part.end))


def _first_number(cell: Cell, value: CellValue) -> Size:
    return _size_of(cell, value)


def _is_size_row(
    labels: list[tuple[int, Head]],
    values: list[tuple[int, Cell, CellValue | None]],
    text: str,
) -> bool:
    """Tell a row that counts the people of each column: "No. of patients", "n"."""
    match = _SIZE_ROW.match(plain(labels[-1][1].words).strip())
    if match is None or len(match["rest"]) > 12 or len(values) < 2:
        return False
    whole = [
        v
        for _, _, v in values
        if v is not None and v.form in ("number", "count_percent", "pair")
        and v.parts[0].value.is_integer() and v.parts[0].value > 0
    ]  # fmt: skip
    return len(whole) >= 2
