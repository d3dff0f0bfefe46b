"""Drawing a flow diagram: boxes from top to bottom, those who leave to the right."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from trialtrace.show.figures.cells import typeset
from trialtrace.show.figures.flow.rows import Flow, Reason, Step
from trialtrace.show.figures.marks import Line, Page, Shape
from trialtrace.show.figures.numbers import count
from trialtrace.show.figures.render import render
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import Style

# Widths of the boxes as shares of the page: those who join, and the flow itself.
JOIN, MAIN = 0.2, 0.3
MOST_REASONS = 6


def draw_flow(plan: Flow, style: Style) -> Figure:
    """Draw a flow diagram; boxes carry ``step:<key>``, ``left:<key>`` or ``joined:<key>``."""
    return render(page_of(plan, style), style)


def page_of(plan: Flow, style: Style) -> Page:
    """Lay a flow diagram out."""
    sheet = Sheet(style)
    joins = any(step.joined for step in plan.steps)
    inner = sheet.right - sheet.left
    left = sheet.left + (JOIN + 0.04) * inner if joins else sheet.left
    width = MAIN * inner if joins else (MAIN + 0.1) * inner
    for place, step in enumerate(plan.steps):
        if place:
            _between(sheet, step, left, width)
        _step_box(sheet, step, left, width)
    return sheet.page()


def _between(sheet: Sheet, step: Step, left: float, width: float) -> None:
    """Draw the way to the next box, with who leaves and who joins on it."""
    style = sheet.style
    start = sheet.y
    side = left + width + 0.04 * (sheet.right - sheet.left)
    gap = style.size * 0.9
    heights = [gap * 1.6]
    top = start + gap
    if step.left:
        sheet.y = top
        _side_box(sheet, step.left, side, sheet.right - side, f"left:{step.key}")
        heights.append(sheet.y - start + gap)
    if step.joined:
        sheet.y = top
        room = left - sheet.left - (side - left - width)
        _side_box(sheet, step.joined, sheet.left, room, f"joined:{step.key}")
        heights.append(sheet.y - start + gap)
    end = start + max(heights)
    middle = left + width / 2
    color = style.faint if step.new_unit else style.ink
    sheet.marks.append(
        Line(middle, start, middle, end, 0.8, color, arrow=True, gid=f"way:{step.key}")
    )
    branch = top + style.row_pad + style.line / 2
    if step.left:
        sheet.marks.append(Line(middle, branch, side, branch, 0.8, style.ink, arrow=True))
    if step.joined:
        edge = left - (side - left - width)
        sheet.marks.append(Line(edge, branch, middle, branch, 0.8, style.ink, arrow=True))
    sheet.y = end


def _step_box(sheet: Sheet, step: Step, left: float, width: float) -> None:
    """Draw the box of a step: its count and noun, and below what else is to be known."""
    style = sheet.style
    pad = style.size * 0.7
    top, place = sheet.y, len(sheet.marks)
    gid = f"step:{step.key}"
    y = top + pad * 0.8
    for text, bold in ((f"{count(step.count)} {step.noun}", True), (step.detail, False)):
        if text:
            lines = sheet.ruler.wrap(text, width - 2 * pad, bold=bold)
            y = sheet.lines_at(lines, left + width / 2, y, bold=bold, align="center", gid=gid)
    _frame(sheet, place, (left, top, width, y + pad * 0.8), style.shade, 0.7, gid)


def _side_box(sheet: Sheet, reasons: Sequence[Reason], left: float, width: float, gid: str) -> None:
    """Draw a box of reasons, their counts in a column of their own."""
    style = sheet.style
    pad = style.size * 0.7
    top, place = sheet.y, len(sheet.marks)
    shown = [(count(reason.count), typeset(reason.text)) for reason in reasons]
    if len(shown) > MOST_REASONS:
        rest = reasons[MOST_REASONS - 1 :]
        total = sum(reason.count for reason in rest)
        shown = [*shown[: MOST_REASONS - 1], (count(total), f"for {len(rest)} other reasons")]
    figures = max(sheet.ruler.width(number, bold=True) for number, _ in shown)
    indent = pad + figures + style.size * 0.6
    y = top + pad * 0.8
    for number, text in shown:
        sheet.lines_at([number], left + pad + figures, y, align="right", bold=True, gid=gid)
        lines = sheet.ruler.wrap(text, width - indent - pad)
        y = sheet.lines_at(lines, left + indent, y, gid=gid)
    _frame(sheet, place, (left, top, width, y + pad * 0.8), style.paper, 0.4, gid)


def _frame(
    sheet: Sheet,
    place: int,
    box: tuple[float, float, float, float],
    face: str,
    line: float,
    gid: str,
) -> None:
    """Put a frame behind what was written since ``place``; ``box`` is left, top, width, bottom."""
    left, top, width, bottom = box
    corners = ((left, top), (left + width, top), (left + width, bottom), (left, bottom))
    sheet.marks.insert(place, Shape(corners, face, sheet.style.ink, line, gid))
    sheet.y = bottom
