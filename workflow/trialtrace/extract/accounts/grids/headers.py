"""What heads the columns of a grid: header rows, their levels, and the spans that exports drop."""

from __future__ import annotations

import re
from collections import Counter

from trialtrace.extract.accounts.grids.cells import is_empty, plain, read_cell
from trialtrace.extract.accounts.grids.dated import is_dated
from trialtrace.extract.accounts.grids.model import Head
from trialtrace.extract.accounts.grids.packed import BESIDE, SIZE, keeps_places, stacked, unpacked
from trialtrace.extract.accounts.grids.slots import by_slots
from trialtrace.extract.accounts.grids.tallies import TOTAL

__all__ = ["BESIDE", "SIZE", "column_heads", "find_headers", "head_of"]
from trialtrace.text.grids import Cell, Grid, GridRow


def find_headers(text: str, grid: Grid) -> tuple[list[dict[int, Cell]], list[GridRow]]:
    """Return header rows (column → cell) and the rows under them.

    Rows under the ruler still belong to the header while they hold words or sizes only, in two
    columns at least.
    """
    header = [{cell.column: cell for cell in row.cells} for row in grid.header]
    body = list(grid.body)
    both = stacked(text, grid, lambda cell: is_heading(cell.words(text)))
    if both:
        # Nobody knows over which of them wide headings stood, unless there is but one.
        over = header if len([column for row in header for column in row if column]) == 1 else []
        return [*over, *both], body[2:]
    rows = unpacked(text, grid, lambda cell: is_heading(cell.words(text)))
    shift = 0 if rows else _lost_cells(text, grid)
    if rows:
        body.pop(0)
        header[-1:] = rows
    elif shift:
        row = body.pop(0)
        header.append({cell.column + shift: cell for cell in row.cells})
    while len(body) > 1:
        cells = [cell for cell in body[0].cells if cell.column]
        if len(cells) == 1 and len(body[0].cells) == 1 and _names_columns(text, body[1]):
            body.pop(0)  # one heading of a deeper level, its place lost
            continue
        if is_dated(text, header, body[0]):
            header.append({cell.column: cell for cell in body.pop(0).cells})
            break
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
    return len(cells) > 1 and all(is_heading(cell.words(text)) for cell in cells)


def is_heading(words: str) -> bool:
    value = read_cell(words)
    if value is not None:
        return value.form == "size"
    return not is_empty(words) and bool(re.search(r"[^\W\d_]|%", words))


def _lost_cells(text: str, grid: Grid) -> int:
    """Return how many empty cells the first row lost in front of the columns that it names."""
    if len(grid.body) < 2 or keeps_places(grid):
        return 0
    first, rest = grid.body[0], grid.body[1:]
    last = grid.columns - 1
    count = len(first.cells)
    if count < 3 or [cell.column for cell in first.cells] != list(range(count)):
        return 0
    shift = grid.columns - count
    if not shift or not any(row.cell(last) is not None for row in rest):
        return 0
    if _usual_first(text, rest) != shift:
        return 0
    if read_cell(first.cells[0].words(text)) is None:
        return shift if all(is_heading(cell.words(text)) for cell in first.cells) else 0
    labelled = all(
        (own := row.cell(0)) is None or read_cell(own.words(text)) is None for row in rest
    )
    return shift if labelled else 0


def column_heads(
    text: str, grid: Grid, header: list[dict[int, Cell]], body: list[GridRow]
) -> tuple[dict[int, tuple[Head, ...]], int, dict[int, tuple[Head, ...]]]:
    """Return column → heads from the top, the first column of data, and wide heads side by side.

    A row may have one cell a wide heading, where others have several: the last value says under
    which column each such heading's cell then stands.
    """
    levels = [
        {column: head_of(text, cell) for column, cell in row.items()}
        for row in header
        if any(column for column in row)
    ]
    if not levels:
        return {}, _usual_first(text, body), {}
    slotted = _slotted(text, levels, body)
    if slotted is not None:
        wide = {c: (h,) for c, h in levels[0].items() if c}
        return {c: tuple(found) for c, found in slotted.items()}, min(slotted), wide
    placed = _by_place(levels)
    if placed is not None:
        start = max(min(placed), _usual_first(text, body))
        return {c: _once(found) for c, found in placed.items() if c >= start}, start, {}
    deepest = max(reversed(levels), key=lambda level: len([c for c in level if c]))
    first = _first_column(text, deepest, body, grid.columns)
    columns = [column for column in sorted(deepest) if column >= first]
    alone = _left_of(text, levels, deepest, body)
    if alone:
        first = min(alone)
    heads: dict[int, list[Head]] = {column: [] for column in columns}
    for level in levels:
        under = {column: head for column, head in level.items() if column >= max(first, 1)}
        if level is deepest:
            for column in columns:
                heads[column].append(deepest[column])
            continue
        for column, head in _spread(under, {c: deepest[c] for c in columns}).items():
            heads[column].append(head)
    heads.update({column: [head] for column, head in alone.items()})
    above = levels[levels.index(deepest) - 1] if levels.index(deepest) else {}
    wide = [column for column in sorted(above) if column >= first]
    spans = {column: (above[column],) for column in wide}
    if wide != list(range(first, first + len(wide))):
        spans = {}
    heads.update(_unheaded(levels, heads, body))
    return {column: _once(found) for column, found in heads.items()}, first, spans


def _by_place(levels: list[dict[int, Head]]) -> dict[int, list[Head]] | None:
    """Return the headings of two rows where the lower one parts some columns of the upper one.

    "Before | | After | | Change" over "Mean | SD | Mean | SD": all stand in their places, though the
    upper row names as many columns. None for other headers.
    """
    if len(levels) != 2:
        return None
    upper, lower = ({c: h for c, h in level.items() if c} for level in levels)
    parted = set(lower) - set(upper)
    alone = set(upper) - set(lower)
    if not parted or not alone or len(upper) < len(lower) or min(lower, default=0) not in upper:
        return None
    found: dict[int, list[Head]] = {column: [upper[column]] for column in alone}
    for column in sorted(lower):
        over = max(place for place in upper if place <= column)
        if over in alone:
            return None
        found[column] = [upper[over], lower[column]]
    return found


def _slotted(
    text: str, levels: list[dict[int, Head]], body: list[GridRow]
) -> dict[int, list[Head]] | None:
    """Return the headings of two rows that add up to the columns of figures in most rows."""
    if len(levels) != 2:
        return None
    upper, lower = ({c: h for c, h in level.items() if c} for level in levels)
    counts = Counter(tuple(_figures(text, row)) for row in body)
    figures = max(counts, key=lambda found: (len(found), counts[found]), default=())
    return by_slots(upper, lower, {c: _bare(h.words) for c, h in lower.items()}, figures)


def _unheaded(
    levels: list[dict[int, Head]], heads: dict[int, list[Head]], body: list[GridRow]
) -> dict[int, list[Head]]:
    """Give columns without a heading the one to the left, where all headings stand over as many.

    "Zinc | | None | |" over four columns of figures: each heading has two.
    """
    top = levels[0]
    named = [column for column in sorted(top) if column in heads]
    filled = {cell.column for row in body for cell in row.cells if cell.column}
    if len(named) < 2:
        return {}
    width = named[1] - named[0]
    inside = range(named[0], named[0] + width * len(named))
    if width < 2 or named != list(inside)[::width] or not filled.issuperset(inside):
        return {}
    return {
        column: [top[named[place // width]]]
        for place, column in enumerate(inside)
        if column not in heads
    }


def _once(found: list[Head]) -> tuple[Head, ...]:
    """Return headings without the repeats of one that stands over two header rows."""
    return tuple(head for i, head in enumerate(found) if not i or head != found[i - 1])


def _first_column(text: str, deepest: dict[int, Head], body: list[GridRow], columns: int) -> int:
    """Return where data begin in the header: behind its stub columns."""
    named = [column for column in sorted(deepest) if column > 0]
    if not named:
        return _usual_first(text, body)
    usual = _usual_first(text, body)
    # Labels stand under a heading of their own: "Variable | Subgroup | Control | Active".
    full = named[-1] == columns - 1
    if (
        usual > named[0]
        and full
        and not any(_starts_at(text, row, named[0]) for row in _full(body))
    ):
        return usual
    return named[0]


def _left_of(
    text: str, levels: list[dict[int, Head]], deepest: dict[int, Head], body: list[GridRow]
) -> dict[int, Head]:
    """Return the headings in front of a deeper level that parts only the columns behind them.

    They stand in their places: the deeper level begins under the next heading.
    """
    start = min(deepest)
    above = [level for level in levels if level is not deepest and start in level]
    if start < 2 or not above:
        return {}
    found = {column: head for column, head in above[-1].items() if 0 < column < start}
    figures = Counter(cell.column for row in body for cell in row.cells if _is_figure(text, cell))
    enough = len(body) / 3
    return found if all(figures[column] >= enough for column in found) else {}


def _starts_at(text: str, row: GridRow, column: int) -> bool:
    """Tell whether a row has two figures or more, the first of them in a column."""
    figures = _figures(text, row)
    return len(figures) > 1 and figures[0] == column


def _full(rows: list[GridRow]) -> list[GridRow]:
    """Return the rows that reach the last column: others may have lost cells in front."""
    last = max((row.cells[-1].column for row in rows if row.cells), default=0)
    return [row for row in rows if row.cells and row.cells[-1].column == last]


def _usual_first(text: str, body: list[GridRow]) -> int:
    """Return the column in which most rows have their first figure.

    Rows with one figure may be sections with a test for all of their rows: "Cough | | | 0.02".
    """
    full = [_figures(text, row) for row in _full(body)]
    several = [found for found in full if len(found) > 1] or [
        found for row in body if len(found := _figures(text, row)) > 1
    ]
    firsts = Counter(found[0] for found in several or full if found)
    usual = firsts.most_common(1)[0][0] if firsts else 1
    labelled = any(
        0 < cell.column < usual and not _is_figure(text, cell) for row in body for cell in row.cells
    )
    if usual > 1 and not labelled:
        # No label stands in front: the rows that begin further right are empty there.
        starts = [found[0] for row in body if len(found := _figures(text, row)) > 1]
        return min(starts, default=usual)
    return usual


def _figures(text: str, row: GridRow) -> list[int]:
    """Return the columns of a row's figures."""
    return [cell.column for cell in row.cells if _is_figure(text, cell)]


def _is_figure(text: str, cell: Cell) -> bool:
    words = cell.words(text)
    return cell.column > 0 and (read_cell(words) is not None or is_empty(words))


def _spread(upper: dict[int, Head], lower: dict[int, Head]) -> dict[int, Head]:
    """Give headings to the columns that they stand over, though the spans are lost."""
    if not upper or not lower:
        return {}
    tops = [head for _, head in sorted(upper.items()) if not BESIDE.search(head.words)]
    apart = _compared(lower, len(tops))
    under = [column for column in sorted(lower) if column not in apart]
    if set(upper) <= set(lower) and set(upper) == set(under):
        return dict(upper)
    # All in their places, or set over their columns before.
    spread = len({head.start for head in upper.values()}) < len(upper)
    if set(upper) <= set(lower) and (spread or len(upper) == len(lower)):
        return dict(upper)
    if len(tops) == len(under):
        return dict(zip(under, tops, strict=True))
    runs = _runs(under, lower)
    if len(tops) == len(runs) < len(under):
        return {column: top for top, run in zip(tops, runs, strict=True) for column in run}
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
        return dict.fromkeys(under or lower, tops[0])
    # Positions are the last resort, good where no heading is out of line with the columns under it;
    # behind the last of these, a heading may stand alone.
    inner = {column for column in upper if column <= max(lower)}
    if inner and inner <= set(lower) and max(upper) - min(upper) > len(upper) - 1:
        found: dict[int, Head] = {}
        for column in sorted(lower):
            at = [place for place in upper if place <= column]
            if at:
                found[column] = upper[max(at)]
        return found
    return {}


def _compared(lower: dict[int, Head], tops: int) -> set[int]:
    """Return the columns that compare arms or all of them: "Total" under each arm is that arm's."""
    totals = {c for c, head in lower.items() if TOTAL.fullmatch(plain(head.words))}
    beside = {c for c, head in lower.items() if BESIDE.search(head.words)}
    return beside - totals if len(totals) == tops > 1 else beside


def _runs(columns: list[int], heads: dict[int, Head]) -> list[list[int]]:
    """Part columns at those that only say how many people they have: each needs a name of its own.

    Columns between two of them share one; where every column has a name, there is one run.
    """
    runs: list[list[int]] = []
    open_run = False
    for column in columns:
        bare = not re.search(r"\w", SIZE.sub("", plain(heads[column].words)))
        if bare or not open_run:
            runs.append([])
        runs[-1].append(column)
        open_run = not bare
    return runs if len(runs) > 1 else []


def _block(names: list[str], tops: int) -> int:
    """Return the length of the run of names that repeats under the headings; 0 where none does.

    The last heading may stand over other columns (differences, tests) than the ones before it.
    """
    for length in range(1, len(names) // 2 + 1):
        repeats = 1
        while names[repeats * length : (repeats + 1) * length] == names[:length]:
            repeats += 1
        left = len(names) - repeats * length
        if repeats > 1 and ((repeats == tops and left < 2) or (repeats == tops - 1 and left)):
            return length
    return 0


def _bare(words: str) -> str:
    return re.sub(r"\W+", " ", SIZE.sub("", plain(words))).casefold().strip()


def head_of(text: str, cell: Cell) -> Head:
    return Head(cell.words(text), cell.start, cell.end)
