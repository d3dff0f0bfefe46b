"""Rows of a table with a bar each: names, counts, and a bar that shows a share or a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trialtrace.show.figures.marks import Shape
from trialtrace.show.figures.sheet import Sheet

LINES = 2


@dataclass(frozen=True)
class Part:
    """A part of a bar: its length as a share of the whole room (0 to 1), and its filling."""

    share: float
    face: str
    gid: str = ""


@dataclass(frozen=True)
class BarRow:
    """A row: its name, numbers in columns, the parts of its bar, and what stands behind it."""

    name: str
    numbers: tuple[str, ...]
    parts: tuple[Part, ...]
    after: str = ""


def draw_bars(
    sheet: Sheet,
    heads: Sequence[str],
    rows: Sequence[BarRow],
    names: float,
    after: str = "",
) -> tuple[float, float]:
    """Draw rows with bars from the sheet's ``y`` on downwards.

    Parameters
    ----------
    sheet : Sheet
        Where they are drawn.
    heads : sequence of str
        Over the names and over each column of numbers.
    rows : sequence of BarRow
        The rows.
    names : float
        Most that names may take, as a share of the page.
    after : str
        Over what stands behind the bars.

    Returns
    -------
    (float, float)
        Left edge and width of the room for bars.
    """
    style, ruler, gap = sheet.style, sheet.ruler, sheet.style.gap
    page = sheet.right - sheet.left
    widest = max(ruler.width(ruler.clean(row.name)) for row in rows)
    width = min(max(widest, ruler.width(heads[0], bold=True)) + 0.5, names * page)
    edges, x = [], sheet.left + width
    for place, head in enumerate(heads[1:]):
        cells = [ruler.width(row.numbers[place]) for row in rows]
        x += gap + max([ruler.width(head, bold=True), *cells])
        edges.append(x)
    behind = max([ruler.width(after, bold=True), *(ruler.width(row.after) for row in rows)])
    left = x + gap
    room = sheet.right - left - (behind + gap if behind else 0.0)
    sheet.rule()
    sheet.skip(style.size * 0.35)
    sheet.lines_at([heads[0]], sheet.left, sheet.y, bold=True)
    for head, edge in zip(heads[1:], edges, strict=True):
        sheet.lines_at([head], edge, sheet.y, align="right", bold=True)
    if after:
        sheet.lines_at([after], sheet.right, sheet.y, align="right", bold=True)
    sheet.y += style.line + style.size * 0.35
    sheet.rule(0.4)
    sheet.skip(style.size * 0.2)
    for row in rows:
        _row(sheet, row, width, edges, (left, room))
    sheet.skip(style.size * 0.2)
    sheet.rule()
    return left, room


def _row(
    sheet: Sheet, row: BarRow, width: float, edges: Sequence[float], bar: tuple[float, float]
) -> None:
    style = sheet.style
    lines = sheet.ruler.cut(row.name, width, LINES)
    height = len(lines) * style.line + style.row_pad * 0.6
    top = sheet.y + style.row_pad * 0.3
    middle = sheet.y + height / 2
    sheet.lines_at(lines, sheet.left, top)
    line = middle - style.line / 2
    for number, edge in zip(row.numbers, edges, strict=True):
        sheet.lines_at([number], edge, line, align="right")
    if row.after:
        sheet.lines_at([row.after], sheet.right, line, align="right")
    left, room = bar
    half = style.size * 0.45
    x = left
    for part in row.parts:
        end = x + part.share * room
        if part.share > 0:
            corners = ((x, middle - half), (end, middle - half), (end, middle + half),
                       (x, middle + half))  # fmt: skip
            sheet.marks.append(Shape(corners, part.face, style.faint, 0.4, part.gid))
        x = end
    sheet.y += height
