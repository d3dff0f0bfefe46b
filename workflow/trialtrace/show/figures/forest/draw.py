"""Drawing a forest plot: from what it says to a page of marks."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from trialtrace.show.figures.axis import Axis, axis_for
from trialtrace.show.figures.forest.columns import Layout, lay_out
from trialtrace.show.figures.forest.row_marks import AreaMark, Scale, marks_of
from trialtrace.show.figures.forest.rows import (
    Column,
    EffectRow,
    Forest,
    HeadingRow,
    NoteRow,
    Panel,
    PooledRow,
    PredictionRow,
    Row,
)
from trialtrace.show.figures.forest.stack import stacked
from trialtrace.show.figures.forest.tail import write_tail
from trialtrace.show.figures.marks import Area, Line, Page, Upright
from trialtrace.show.figures.render import render
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import POINTS_PER_MM, Style

TICK = 3.0
# Below this width (points) the texts of a row stand below each other instead of in columns.
NARROW = 120 * POINTS_PER_MM


def draw_forest(plan: Forest, style: Style) -> Figure:
    """Draw a forest plot.

    Parameters
    ----------
    plan : Forest
        What it says.
    style : Style
        Sizes and colours.

    Returns
    -------
    matplotlib.figure.Figure
        As wide as ``style.width`` and as high as the rows need. Each panel is an Axes with the
        scale of yi; artists carry ``estimate:<effect_id>``, ``interval:<effect_id>``,
        ``rounding:<effect_id>``, ``pooled:<synthesis_id>`` or ``prediction:<synthesis_id>``.
    """
    return render(page_of(plan, style), style)


def page_of(plan: Forest, style: Style) -> Page:
    """Lay a forest plot out."""
    sheet = Sheet(style)
    if style.width < NARROW:
        plan = stacked(plan)
    if plan.panels:
        layout = lay_out(plan.columns, plan.panels, sheet.ruler, style)
        for place, panel in enumerate(plan.panels):
            if place:
                sheet.skip(style.size * 1.6)
            _Drawing(sheet, plan.columns, layout, panel).draw()
    else:
        sheet.paragraph(plan.message, size=style.heading_size, bold=True)
    write_tail(sheet, plan)
    return sheet.page()


class _Drawing:
    """One panel on its way to the sheet."""

    def __init__(
        self, sheet: Sheet, columns: Sequence[Column], layout: Layout, panel: Panel
    ) -> None:
        self.sheet = sheet
        self.style = sheet.style
        self.columns = columns
        self.layout = layout
        self.panel = panel
        self.axis = self._axis()
        self.area: list[AreaMark] = []

    def draw(self) -> None:
        style, sheet = self.style, self.sheet
        sheet.paragraph(self.panel.title, size=style.heading_size, bold=True)
        sheet.skip(style.size * 0.35)
        sheet.rule()
        sheet.skip(style.size * 0.35)
        self._headers()
        sheet.skip(style.size * 0.35)
        sheet.rule(0.4)
        top = sheet.y
        sheet.skip(style.size * 0.3)
        uniform = self._heights()
        for place, (row, height) in enumerate(zip(self.panel.rows, uniform, strict=True)):
            if place and max(uniform) > 1.8 * min(uniform) and isinstance(row, EffectRow):
                sheet.marks.append(Line(sheet.left, sheet.y, sheet.right, sheet.y, 0.3, style.hair))
            self._row(row, height, top)
            sheet.y += height
        sheet.skip(style.size * 0.3)
        self._foot(top)

    def _headers(self) -> None:
        wrapped = {}
        for column in self.columns:
            width = self.layout.columns[column.key][1]
            wrapped[column.key] = self.sheet.ruler.wrap(
                self.panel.headers[column.key], width, bold=True
            )
        most = max(len(lines) for lines in wrapped.values())
        for column in self.columns:
            lines = wrapped[column.key]
            top = self.sheet.y + (most - len(lines)) * self.style.line
            self.sheet.lines_at(lines, self._anchor(column), top, align=column.align, bold=True)
        self.sheet.y += most * self.style.line

    def _anchor(self, column: Column) -> float:
        left, width = self.layout.columns[column.key]
        return {"left": left, "center": left + width / 2, "right": left + width}[column.align]

    def _spanning(self, row: Row) -> tuple[float, float]:
        """Where a text that belongs to no single column may stand: (left, width)."""
        left = [column.key for column in self.columns if column.side == "left"]
        if isinstance(row, HeadingRow):
            return self.sheet.left, self.sheet.right - self.sheet.left
        return self.layout.span(left)

    def _wrapped(self, row: Row) -> dict[str, tuple[str, ...]]:
        ruler = self.sheet.ruler
        bold = isinstance(row, PooledRow | HeadingRow)
        texts: dict[str, tuple[str, ...]] = {}
        if isinstance(row, EffectRow | PooledRow | PredictionRow):
            for column in self.columns:
                text = row.cells.get(column.key, "")
                if text:
                    width = self.layout.columns[column.key][1] + 0.05
                    texts[column.key] = ruler.wrap(text, width, bold=bold)
        if isinstance(row, PooledRow | PredictionRow):
            texts["span"] = ruler.wrap(row.label, self._spanning(row)[1], bold=bold)
        if isinstance(row, HeadingRow | NoteRow):
            texts["span"] = ruler.wrap(row.text, self._spanning(row)[1], bold=bold)
        return texts

    def _heights(self) -> list[float]:
        style = self.style
        # A range of rounding stands below its interval and must not touch the next row.
        bounded = any(row.bound_low is not None for row in self.panel.effects)
        pad = style.row_pad + (style.size * 0.35 if bounded else 0.0)
        return [
            max(len(lines) for lines in self._wrapped(row).values()) * style.line + pad
            for row in self.panel.rows
        ]

    def _row(self, row: Row, height: float, top: float) -> None:
        sheet, style = self.sheet, self.style
        bold = isinstance(row, PooledRow | HeadingRow)
        color = style.faint if isinstance(row, NoteRow) else style.ink
        for key, lines in self._wrapped(row).items():
            start = sheet.y + (height - len(lines) * style.line) / 2
            if key == "span":
                x, align = self._spanning(row)[0], "left"
            else:
                column = next(c for c in self.columns if c.key == key)
                x, align = self._anchor(column), column.align
            sheet.lines_at(lines, x, start, align=align, bold=bold, color=color)
        self.area += marks_of(row, sheet.y - top + height / 2, self.panel, self._scale(), style)

    def _axis(self) -> Axis:
        panel = self.panel
        rows = panel.scaled_by or panel.rows
        estimates = [r.estimate for r in rows if isinstance(r, EffectRow | PooledRow)]
        intervals = [
            (row.low, row.high)
            for row in rows
            if isinstance(row, EffectRow | PooledRow | PredictionRow)
            and row.low is not None
            and row.high is not None
        ]
        intervals += [
            (row.bound_low, row.bound_high)
            for row in rows
            if isinstance(row, EffectRow)
            and row.bound_low is not None
            and row.bound_high is not None
        ]
        return axis_for(panel.measure, estimates, intervals, self._fit)

    def _fit(self, ticks: Sequence[tuple[float, str]], limits: tuple[float, float]) -> bool:
        """Tell whether tick labels stand apart (by more than a letter)."""
        width = self.layout.plot[1]
        reach = -1e9
        for place, label in sorted(ticks):
            centre = (place - limits[0]) / (limits[1] - limits[0]) * width
            half = self.sheet.ruler.width(label) / 2
            if centre - half < reach + self.style.size * 0.75:
                return False
            reach = centre + half
        return True

    def _foot(self, top: float) -> None:
        """Draw axis line, line of no effect, ticks and labels, and hand the plot to the sheet."""
        sheet, style, panel = self.sheet, self.style, self.panel
        left, width = self.layout.plot
        height = sheet.y - top
        back: list[AreaMark] = []
        if panel.measure.null is not None:
            back.append(Upright(panel.measure.null, 0, height, 0.7, style.faint, gid="no-effect"))
        start, y = 0.0, style.size * 0.3
        for row, tall in zip(panel.rows, self._heights(), strict=True):
            if isinstance(row, HeadingRow):
                start = y + tall
            if isinstance(row, PooledRow):
                back.append(
                    Upright(
                        row.estimate, start, y + tall / 2, 0.5, style.pooled, True,
                        f"pooled-line:{row.synthesis_id}",
                    )
                )  # fmt: skip
            y += tall
        sheet.marks.append(
            Area(
                left, top, width, height, self.axis.limits, (*back, *self.area),
                f"panel:{panel.title}",
            )
        )  # fmt: skip
        sheet.marks.append(Line(left, sheet.y, left + width, sheet.y, 0.6, style.ink))
        end = sheet.y
        for place, label in self.axis.ticks:
            x = left + self._share(place) * width
            sheet.marks.append(Line(x, sheet.y, x, sheet.y + TICK, 0.6, style.ink, gid="tick"))
            end = sheet.lines_at([label], x, sheet.y + TICK + 1, align="center", gid="tick")
        sheet.y = end
        self._favours(left, width)
        centre = left + width / 2
        room = 2 * min(centre - sheet.left, sheet.right - centre)
        lines = sheet.ruler.wrap(panel.axis_title, room)
        sheet.skip(1.0)
        sheet.y = sheet.lines_at(lines, centre, sheet.y, align="center", gid="axis-title")

    def _favours(self, left: float, width: float) -> None:
        """Write whom each side favours, left and right of no effect, with arrows above."""
        panel, sheet, style = self.panel, self.sheet, self.style
        if panel.favours is None or panel.measure.null is None:
            return
        middle = left + self._share(panel.measure.null) * width
        gap = style.size * 0.5
        arrow = style.size * 3.2
        y = sheet.y + 2.5
        most = style.size * 18
        rooms = (middle - gap - sheet.left, sheet.right - middle - gap)
        ends = []
        for side, text, room in zip((-1, 1), panel.favours, rooms, strict=True):
            start = middle + side * gap
            sheet.marks.append(
                Line(start, y, start + side * min(arrow, room), y, 0.7, style.ink, arrow=True)
            )
            lines = sheet.ruler.wrap(text, min(room, most))
            align = "right" if side < 0 else "left"
            ends.append(sheet.lines_at(lines, start, y + 2, align=align, gid="favours"))
        sheet.y = max(ends)

    def _scale(self) -> Scale:
        low, high = self.axis.limits
        return Scale(low, high, (high - low) / self.layout.plot[1])

    def _share(self, place: float) -> float:
        low, high = self.axis.limits
        return (place - low) / (high - low)
