"""Second header rows that moved to the left, because exports drop the cells that span two rows."""

from __future__ import annotations

import re
from collections.abc import Callable

from trialtrace.extract.accounts.grids.cells import is_empty, plain, read_cell
from trialtrace.extract.accounts.grids.words import COUNTED
from trialtrace.text.grids import Cell, Grid, GridRow

SIZE = re.compile(
    rf"(?:\bn\s*=\s*|\((?=\d[\d,]*\s+{COUNTED}\.?\)))"
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?![.\d])",
    re.IGNORECASE,
)
# Columns that compare arms or describe the row are no arm's.
BESIDE = re.compile(
    "|".join(
        (
            r"^\W*p\W*$|\bp[\s*]*-?\s*val|\bp[- ]?(?:within|between|for)\b",
            # A test, not the test group.
            r"(?<=\w[\s-])(?<!pre[\s-])(?<!post[\s-])tests?\b(?!\s*(?:group|arm))|\btest\s+(?:statistic|value)|\bstatistics?\b",
            r"\bdifferences?\b|\beffect\b|\bratios?\b|\b(?:un)?adjusted\b|\banova\b",
            # By case: "or" joins names, "24 hr" is a moment, "Group RR" a group.
            r"(?-i:(?<!Group )(?<!group )(?<![\w-])(?:OR|RR|HR|a(?:OR|HR|RR)|IRR|S?MD)(?![\w-]))",
            r"\bversus\b|\bvs\b|\bcomparisons?\b|\w\s*--?\s*(?:control|placebo)\b|\bsignifican",
            r"^\W*(?:t|f|z|r|df|(?:t\W?/\W?)?[χx]\W*2?|[tfuz][- ](?:value|score|statistic))\W*(?:p\W*)?$",
            r"^\W*95 ?% ?ci\W*$|^\W*F\W*(?:time|group|interaction)",
            r"(?<!of )(?<!of the )\btotal\b|\boverall\b|\ball (?:patients|participants|subjects)\b",
        )
    ),
    re.IGNORECASE,
)
# A heading over one column: nobody gets a control in several doses.
CONTROL = re.compile(
    r"\bcontrols?\b|\bplacebos?\b|\bsham\b|\bvehicle\b|\busual care\b|\bno (?:treatment|intervention)\b",
    re.IGNORECASE,
)
_TESTED = re.compile(r"\W*p\W*(?:-?\s?val\w*)?\W*\w?\W*$|\W*sig", re.IGNORECASE)


def keeps_places(grid: Grid) -> bool:
    """Tell whether wide headings stand where they stood, and nothing over the labels.

    The row under them begins with what heads the labels then: "| Zinc | | Clay" over "Sign | n | % | n | %".
    """
    above = [cell.column for cell in grid.header[-1].cells] if grid.header else []
    return bool(above) and above[0] > 0 and above[-1] - above[0] + 1 > len(above)


def unpacked(
    text: str, grid: Grid, is_heading: Callable[[Cell], bool]
) -> list[dict[int, Cell]] | None:
    """Return the two header rows over the columns that they belong to, where counts tell them.

    The first body row goes on with the header: it holds headings only and begins in the first
    place, under the name of the rows. Every heading above it stands over one column of figures, or
    over an equal share of the second row's headings; one that has a number of people or compares
    arms stands over one. Where these do not add up to the columns, nothing is returned.
    """
    if not grid.header or len(grid.body) < 2:
        return None
    first, rest = grid.body[0], grid.body[1:]
    below, count = list(first.cells), len(first.cells)
    above = [cell for cell in grid.header[-1].cells if cell.column]
    if count < 2 or not above or [cell.column for cell in below] != list(range(count)):
        return None
    if keeps_places(grid):
        return None
    sized = [(v := read_cell(cell.words(text))) is not None and v.form == "size" for cell in below]
    if not sized[0] and all(sized[1:]):
        return None  # an outcome's row with its people: "Cough | n = 9 | n = 8"
    figures = {
        cell.column
        for row in rest
        for cell in row.cells
        if cell.column and (read_cell(words := cell.words(text)) is not None or is_empty(words))
    }
    width = max(figures, default=0)
    lone = width - count
    if not all(is_heading(cell) for cell in below) or not 0 <= lone < len(above):
        return None
    single = _single(text, above, lone, _worded(text, rest, above))
    if single is None or count % (len(above) - lone):
        return None
    share = count // (len(above) - lone)
    upper: dict[int, Cell] = {}
    lower: dict[int, Cell] = {}
    for place, cell in enumerate(above):
        for _ in range(1 if place in single else share):
            column = len(upper) + 1
            upper[column] = cell
            lower[column] = cell if place in single else below.pop(0)
    return [upper, lower]


def stacked(
    text: str, grid: Grid, is_heading: Callable[[Cell], bool]
) -> list[dict[int, Cell]] | None:
    """Return two header rows under the first that both moved one place to the left.

    The lower one has a heading for each column of figures, a group of them again and again; the
    upper one a heading for each such group: "Start | Month 3" over "n | Mean | n | Mean".
    """
    if len(grid.body) < 3:
        return None
    above, below, *rest = grid.body
    counts = len(above.cells), len(below.cells)
    width = max((cell.column for row in rest for cell in row.cells), default=0)
    if not 1 < counts[0] < counts[1] == width:
        return None
    for row, count in zip((above, below), counts, strict=True):
        if [cell.column for cell in row.cells] != list(range(count)):
            return None
        if not all(map(is_heading, row.cells)):
            return None
    names = [plain(cell.words(text)).strip().casefold() for cell in below.cells]
    block = len(names) // counts[0]
    if block < 2 or names[: block * counts[0]] != names[:block] * counts[0]:
        return None
    lower = {cell.column + 1: cell for cell in below.cells}
    upper = {
        column: above.cells[(column - 1) // block]
        for column in lower
        if (column - 1) // block < counts[0]
    }
    return [upper, lower]


def _worded(text: str, rest: list[GridRow], above: list[Cell]) -> frozenset[int]:
    """Return the first headings that stand over words in the longest rows: labels, no figures."""
    longest = max((len(row.cells) for row in rest), default=0)
    whole = [row for row in rest if len(row.cells) == longest]
    found: set[int] = set()
    for place, heading in enumerate(above):
        cells = [cell for row in whole if (cell := row.cell(heading.column)) is not None]
        if not cells or any(
            is_empty(words := cell.words(text)) or read_cell(words) is not None for cell in cells
        ):
            break
        found.add(place)
    return frozenset(found)


def _single(
    text: str, above: list[Cell], lone: int, worded: frozenset[int]
) -> frozenset[int] | None:
    """Return which headings stand over one column: words, those with people, those that compare."""
    sized = {i for i, cell in enumerate(above) if SIZE.search(plain(cell.words(text)))}
    beside = {i for i, cell in enumerate(above) if BESIDE.search(plain(cell.words(text)))}
    tested = {i for i, cell in enumerate(above) if _TESTED.match(plain(cell.words(text)))}
    control = {i for i, cell in enumerate(above) if CONTROL.search(plain(cell.words(text)))}
    for found in (
        set(), worded, sized, tested, beside, sized | tested, sized | beside, worded | tested,
        worded | beside, worded | sized,
        control, control | tested, control | beside,
    ):  # fmt: skip
        if len(found) == lone:
            return frozenset(found)
    return None
