"""A grid with its meaning: what heads a column, what a row is about, how many people stand behind.

Exports often drop the spans of cells: a heading over three columns stands over the first, a label
beside three rows moves two of them. The structure is won back from counts and repeats, and where it
cannot be, a cell has no heading rather than a wrong one.
"""

from __future__ import annotations

import re
from collections import Counter

from trialtrace.extract.accounts.grids.cells import (
    CellValue,
    Part,
    is_empty,
    plain,
    read_cell,
)
from trialtrace.extract.accounts.grids.dated import dated, with_units
from trialtrace.extract.accounts.grids.figures import is_share
from trialtrace.extract.accounts.grids.headers import (
    BESIDE,
    column_heads,
    find_headers,
    head_of,
)
from trialtrace.extract.accounts.grids.model import Datum, Head, Size, Table
from trialtrace.extract.accounts.grids.moments import with_doses, with_moments
from trialtrace.extract.accounts.grids.noted import size_noted, sizes_noted
from trialtrace.extract.accounts.grids.sections import Holders, nested
from trialtrace.extract.accounts.grids.sizes import (
    size_among,
    size_in,
    size_of_name,
    sizes_named,
    with_sizes,
)
from trialtrace.extract.accounts.grids.spreads import joined
from trialtrace.text.grids import Cell, Grid, GridRow

_SIZE_ROW = re.compile(
    r"\W*(?:(?:total\s+)?(?:no|nos|number)\b\.?\s*(?:of\s+)?(?:all\s+|the\s+|randomi[sz]ed\s+|"
    r"analy[sz]ed\s+)?(?:patients?|participants?|subjects?|women|men|children|people|persons|"
    r"individuals|cases|eyes|students|pupils|infants|babies|newborns|residents|couples|teeth|"
    r"volunteers|mothers|adults|knees|hips|animals|rats|mice|observations|cycles|transfers|"
    r"pregnancies|deliveries|births|procedures|lesions|wounds|implants|sites|households)\b|"
    r"n\b(?!\s*\w)|(?:patients|participants|subjects)(?:\s+(?:analy[sz]ed|assessed|evaluated|"
    r"examined|included|measured|tested|with data|available))?,?\s+n\b|"
    r"sample size)(?P<rest>.*)$",
    re.IGNORECASE,
)

# How deep a section lies: column, indent, bold letters or a size beside it, sections right under it.
_Level = tuple[int, int, int, int]
_NOWHERE = 1000
_EVERYBODY = 100
# "Sex, n", "Gender (n)": under it, "Total" counts everybody.
_COUNTS = re.compile(r"\b(?:sex|gender)\b.*\bn\b\W*$", re.IGNORECASE)
_ALL = re.compile(r"\W*(?:total|all|overall)\W*", re.IGNORECASE)
_WHO = re.compile(r"\b(?:with|without|who|whose|having|on|in)\b", re.IGNORECASE)


def read_table(text: str, grid: Grid) -> Table:
    """Give a grid its meaning.

    Parameters
    ----------
    text : str
        The document.
    grid : Grid
        Of ``trialtrace.text.grids.find_grids``.
    """
    header, body = find_headers(text, grid)
    repeated = _repeated_labels(text, body)
    heads, first, spans = column_heads(text, grid, header, body)
    corner = " ".join(row[0].words(text) for row in header if 0 in row)
    heads = with_doses(with_units(with_moments(text, heads), corner))
    outer = any(_is_outer(row.cells[0].words(text)) for row in body if row.cells)
    sizes = {column: size for column, found in heads.items() if (size := size_in(text, found))}
    # A legend under the table names the arms as a caption does.
    named = sizes_named(text[slice(*grid.caption)], grid.caption[0]) or sizes_named(
        text[slice(*grid.notes)], grid.notes[0]
    )
    noted = sizes_noted(text, grid.notes)
    # Level of a section with its own row of numbers → the sizes that hold again when it ends.
    outside: dict[_Level, dict[int, Size]] = {}
    data: list[Datum] = []
    path: list[tuple[_Level, Head]] = []
    over_others, holders = nested(text, body), Holders()
    carried: dict[int, Head] = {}
    tested: dict[int, int] = {}
    # Place of a section → column in which its rows begin.
    begun: dict[int, int] = {}
    for index, row in enumerate(body):
        labels, cells = _split(text, row, first, heads, repeated)
        labels = [(column, dated(head, corner)) for column, head in labels]
        values = [(column, cell, read_cell(cell.words(text))) for column, cell in cells]
        sized = bool(cells) and all(v is not None and v.form == "size" for _, _, v in values)
        if sized:
            sizes = {**sizes, **{c: _size_of(cell, v) for c, cell, v in values}}
            cells = values = []
        counted = bool(path) and _counts_all(path[-1][1], labels, values)
        if counted or (
            labels
            and _is_size_row(labels, values, text)
            and not _are_shares(values, sizes)
            and not (path and _are_parts(values))
        ):
            if path and not counted:
                outside.setdefault(path[-1][0], sizes)
            sizes = {
                **sizes,
                **{c: _size_of(cell, v) for c, cell, v in values if v is not None},
            }
        _carry(carried, labels)
        own = tuple(carried[level] for level in sorted(carried))
        if not cells or (labels and _names_only(text, values, heads)):
            if labels:
                # "Primary outcomes | | | RR | 95% CI" heads rows by its first words only.
                column, own_label = next(
                    (label for label in reversed(labels) if label[0] < max(first, 1)), labels[-1]
                )
                deep = _level(row, own_label, sized, outer)
                level = (column, *deep, -over_others.get(index, 0))
                holders.close(row)
                for ended in sorted((lv for lv in outside if lv >= level), reverse=True):
                    before = outside.pop(ended)
                    sizes = sizes if sized else before
                path = [(lv, head) for lv, head in path if lv < level]
                path.append((level, own_label))
                carried = {}
                if cells and values:
                    tested[own_label.start] = 0
            continue
        # A section whose rows begin further right ends where one begins as it does.
        start = labels[0][0] if labels else _NOWHERE
        while path and path[-1][0][0] >= start < begun.get(path[-1][1].start, start):
            ended, _ = path.pop()
            sizes = outside.pop(ended, sizes)
        if labels:
            begun.update({head.start: begun.get(head.start, start) for _, head in path})
        # A section with one test for all of its rows ends where a row has its own.
        here = path[-1][1].start if path else -1
        if here in tested and not _is_tested(values, heads):
            tested[here] += 1
        elif tested.pop(here, 0):
            ended, _ = path.pop()
            sizes = outside.pop(ended, sizes)
        held = holders.over(row, (head for column, head in labels if column == 0))
        sections = (*(head for _, head in path), *held)
        over = spans if _stands_under(cells, spans, heads) else heads
        row_size = size_in(text, own) or size_in(text, sections)
        for column, cell, value in values:
            if value is None:
                continue
            above, beside = over.get(column, ()), (*sections, *own)
            own_size = (
                _size_at(cell, value.people)
                if value.people
                else size_noted(cell.words(text), noted)
            )
            of_column = sizes.get(column) if over is heads else size_in(text, above)
            size = own_size or _smaller(row_size, of_column)
            size = size or size_among(text, above, beside)
            size = size or size_of_name(named, (*beside, *above))
            data.append(Datum(index, column, cell, value, above, beside, size))  # fmt: skip
    found = with_sizes(text, joined(text, data))
    stub = {cell.start: cell for row in grid.header if (cell := row.cell(0)) is not None}
    stub.update({row[0].start: row[0] for row in header if 0 in row})
    return Table(
        grid, text[slice(*grid.caption)], text[slice(*grid.notes)], tuple(found),
        " ".join(cell.words(text) for cell in stub.values()),
    )  # fmt: skip


def _smaller(of_row: Size | None, of_column: Size | None) -> Size | None:
    """Return the people of a row, unless they are more than its column has: all arms' together."""
    if of_row is None or of_column is None or of_row.value <= of_column.value:
        return of_row or of_column
    return of_column


def _is_tested(
    values: list[tuple[int, Cell, CellValue | None]], heads: dict[int, tuple[Head, ...]]
) -> bool:
    return any(
        value is not None
        and any(BESIDE.search(plain(head.words)) for head in heads.get(column, ()))
        for column, _, value in values
    )


def _names_only(
    text: str,
    values: list[tuple[int, Cell, CellValue | None]],
    heads: dict[int, tuple[Head, ...]],
) -> bool:
    """Tell whether a row has no figure but a test's: "Vessel | | | 0.07" heads the rows under it."""
    return all(
        any(BESIDE.search(plain(head.words)) for head in heads.get(column, ()))
        and (value is None or value.form in ("number", "bound"))
        for column, _, value in values
    )


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
            labels.append((cell.column, head_of(text, cell)))
        else:
            data.append(cell)
    shift = 0
    if data and labels and first > 0 and labels[-1][0] >= first:
        shift = data[0].column - first
        if heads and data[-1].column - shift > max(heads):
            if not _ends_compared(text, data, shift, heads):
                return labels, []
            data = [cell for cell in data if cell.column - shift < max(heads)]
    elif data and labels and data[0].column < first and labels[0][1].words in repeated:
        # A label that stands beside several outer ones lost the empty cell in front of it.
        shift = data[0].column - first
        labels = [(column - shift, head) for column, head in labels]
    elif labels and _is_moved(data, first, heads):
        shift = data[0].column - first
    return labels, [(cell.column - shift, cell) for cell in data]


def _ends_compared(
    text: str, data: list[Cell], shift: int, heads: dict[int, tuple[Head, ...]]
) -> bool:
    """Tell whether the last heading is wider than one column, as it compares what stands in front.

    "Zinc | None | Difference" over "4.1 (1.2) | 3.9 (1.1) | 0.2 | -0.1, 0.5": one form of figures stands
    under all headings in front, and none of it behind.
    """
    last = max(heads)
    if not any(BESIDE.search(plain(head.words)) for head in heads[last]):
        return False
    forms = [
        (value.form if (value := read_cell(cell.words(text))) else "", cell.column - shift < last)
        for cell in data
    ]
    front = {form for form, before in forms if before}
    return len(front) == 1 and not front & {form for form, before in forms if not before}


def _is_moved(data: list[Cell], first: int, heads: dict[int, tuple[Head, ...]]) -> bool:
    """Tell whether a row's figures moved to the left, as its label stood over two columns of labels.

    One figure stands for each heading, side by side, from the first column that has labels only.
    """
    if not data or not heads or not 0 < data[0].column < first:
        return False
    width, at = len(heads), data[0].column
    return sorted(heads) == list(range(first, first + width)) and [
        cell.column for cell in data
    ] == list(range(at, at + width))


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


def _size_of(cell: Cell, value: CellValue) -> Size:
    return _size_at(cell, value.parts[0])


def _size_at(cell: Cell, part: Part) -> Size:
    return Size(int(part.value), cell.offset(part.start), cell.offset(part.end))


def _is_size_row(
    labels: list[tuple[int, Head]],
    values: list[tuple[int, Cell, CellValue | None]],
    text: str,
) -> bool:
    """Tell a row that counts the people of each column: "No. of patients", "n"."""
    match = _SIZE_ROW.match(plain(labels[-1][1].words).strip())
    if match is None or len(values) < 2:
        return False
    # "Number of patients with cough" counts those who cough.
    if len(match["rest"]) > 12 or _WHO.search(match["rest"]):
        return False
    whole = [
        v
        for _, _, v in values
        if v is not None and v.form in ("number", "count_percent", "pair")
        and v.parts[0].value.is_integer() and v.parts[0].value > 0
    ]  # fmt: skip
    return len(whole) >= 2


def _counts_all(
    section: Head,
    labels: list[tuple[int, Head]],
    values: list[tuple[int, Cell, CellValue | None]],
) -> bool:
    """Tell whether a row gives all people of each column: "Total" of the section "Sex, n"."""
    whole = [
        value
        for _, _, value in values
        if value is not None and value.form == "number" and value.parts[0].value >= 1
        and not value.parts[0].decimals
    ]  # fmt: skip
    return (
        bool(labels)
        and _ALL.fullmatch(plain(labels[-1][1].words)) is not None
        and _COUNTS.search(plain(section.words)) is not None
        and len(whole) == len(values) >= 2
    )


def _are_shares(values: list[tuple[int, Cell, CellValue | None]], sizes: dict[int, Size]) -> bool:
    """Tell whether a row's numbers are parts of the people that its columns are headed with.

    "Patients, n (%) | 9 (45) | 4 (20)" under two headings of 20 people counts what happened.
    """
    return any(
        value is not None
        and len(value.parts) > 1
        and column in sizes
        and value.parts[0].value < sizes[column].value
        and is_share(
            value.parts[0].value, sizes[column].value, value.parts[1].value, value.parts[1].decimals
        )
        for column, _, value in values
    )


def _are_parts(values: list[tuple[int, Cell, CellValue | None]]) -> bool:
    """Tell whether a row's numbers are parts of their columns' people, by the percentages beside them.

    Those of sizes are of all people together and come to a hundred: "Patients | 9 (45%) | 11 (55%)".
    """
    shares = [
        value.part("percent")
        for _, _, value in values
        if value is not None and value.form == "count_percent"
    ]
    found = [part.value for part in shares if part is not None]
    return (
        len(found) > 1 and max(found) < _EVERYBODY and abs(sum(found) - _EVERYBODY) > len(found) / 2
    )
