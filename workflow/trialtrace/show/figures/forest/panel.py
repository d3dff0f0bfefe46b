"""One panel of a forest plot on its way to the sheet: headers, rows, and the plot beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trialtrace.show.figures.axis import Axis, axis_for
from trialtrace.show.figures.forest.foot import Foot, fits
from trialtrace.show.figures.forest.head import Head
from trialtrace.show.figures.forest.layout import Layout
from trialtrace.show.figures.forest.risk import disc
from trialtrace.show.figures.forest.row_marks import AreaMark, Scale, marks_of
from trialtrace.show.figures.forest.rows import (
    RISK,
    TOTAL,
    BareRow,
    Column,
    EffectRow,
    HeadingRow,
    NoteRow,
    Panel,
    PooledRow,
    PredictionRow,
    Row,
    SpaceRow,
)
from trialtrace.show.figures.forest.widths import Places
from trialtrace.show.figures.marks import Area, Line, Upright
from trialtrace.show.figures.sheet import Sheet

SPAN = "span"
# Lines on groups may be as small as this (points); journals ask for no smaller type.
SMALL_NOTES = 6.0
Cells = Mapping[str, tuple[str, ...]]


class PanelDrawing:
    """Writes a panel on a sheet.

    Parameters
    ----------
    sheet : Sheet
        Where it is written, from where the sheet is filled on.
    columns : sequence of Column
        Columns of the whole figure.
    places : Places
        Where they and the plot lie.
    panel : Panel
        What is written.
    layout : Layout
        How.
    """

    def __init__(
        self,
        sheet: Sheet,
        columns: Sequence[Column],
        places: Places,
        panel: Panel,
        layout: Layout,
    ) -> None:
        self.sheet = sheet
        self.style = sheet.style
        self.columns = {column.key: column for column in columns}
        self.places = places
        self.panel = panel
        self.layout = layout
        self.axis = self._axis()
        self.area: list[AreaMark] = []
        self.note_size = self._note_size()

    def draw(self) -> None:
        """Write everything."""
        style, sheet = self.style, self.sheet
        if self.panel.title:
            sheet.paragraph(self.panel.title, size=style.heading_size, bold=True)
            sheet.skip(style.size * 0.35)
            sheet.rule()
            sheet.skip(style.size * 0.35)
        Head(sheet, self.columns, self.places, self.panel, self.layout, self.axis).write()
        sheet.skip(style.size * 0.35)
        sheet.rule(0.4)
        top = sheet.y
        sheet.skip(style.size * 0.3)
        cells = [self._wrapped(row) for row in self.panel.rows]
        heights = self._heights(cells)
        full = [h for h, row in zip(heights, self.panel.rows, strict=True) if _is_study(row)]
        ruled = bool(full) and max(full) > 1.8 * min(full)
        for place, (row, lines) in enumerate(zip(self.panel.rows, cells, strict=True)):
            if place and ruled and isinstance(row, EffectRow):
                sheet.marks.append(Line(sheet.left, sheet.y, sheet.right, sheet.y, 0.3, style.hair))
            self._row(row, lines, heights[place], top)
            sheet.y += heights[place]
        sheet.skip(style.size * 0.3)
        self._plot(top, heights)
        Foot(sheet, self.places, self.panel, self.layout, self.axis).write()

    def _anchor(self, column: Column) -> float:
        left, width = self.places.columns[column.key]
        return {"left": left, "center": left + width / 2, "right": left + width}[column.align]

    def _spanning(self, row: Row) -> tuple[float, float]:
        """Where a text that belongs to no single column may stand: (left, width).

        It goes from the first column to the next one that the row fills, or to the plot.
        """
        left = [column.key for column in self.columns.values() if column.side == "left"]
        filled = getattr(row, "cells", {})
        free = [left[0]]
        for key in left[1:]:
            if filled.get(key):
                break
            free.append(key)
        return self.places.span(free)

    def _is_bold(self, row: Row) -> bool:
        kind = {HeadingRow: "heading", PooledRow: "total"}.get(type(row), "")
        return kind in self.layout.bold

    def _note_size(self) -> float:
        """Choose the type of the lines on groups: smaller where that keeps each on one line."""
        notes = [row for row in self.panel.rows if isinstance(row, NoteRow)]
        ruler = self.sheet.ruler
        for size in (self.style.size, SMALL_NOTES):
            if size <= self.style.size and all(
                ruler.width(ruler.clean(row.text), size=size) <= self._spanning(row)[1]
                for row in notes
            ):
                return size
        return self.style.size

    def _wrapped(self, row: Row) -> Cells:
        ruler = self.sheet.ruler
        bold = self._is_bold(row)
        texts: dict[str, tuple[str, ...]] = {}
        for key, text in getattr(row, "cells", {}).items():
            if text and key in self.columns and self.columns[key].holds != RISK:
                width = self.places.columns[key][1] + 0.05
                texts[key] = ruler.wrap(text, width, bold=bold)
        label = row.label if isinstance(row, PooledRow | PredictionRow) else ""
        label = row.text if isinstance(row, HeadingRow | NoteRow) else label
        if label:
            size = self.note_size if isinstance(row, NoteRow) else None
            texts[SPAN] = ruler.wrap(label, self._spanning(row)[1], size=size, bold=bold)
        return texts

    def _heights(self, cells: Sequence[Cells]) -> list[float]:
        style = self.style
        # A range of rounding stands below its interval and must not touch the next row.
        bounded = any(row.bound_low is not None for row in self.panel.effects)
        pad = style.row_pad + (style.size * 0.35 if bounded else 0.0)
        return [
            row.share * style.line
            if isinstance(row, SpaceRow)
            else max((len(lines) for lines in held.values()), default=1) * style.line + pad
            for row, held in zip(self.panel.rows, cells, strict=True)
        ]

    def _row(self, row: Row, cells: Cells, height: float, top: float) -> None:
        sheet, style = self.sheet, self.style
        bold = self._is_bold(row)
        note = self.layout.palette.note or style.faint
        color = note if isinstance(row, NoteRow) else style.ink
        for key, lines in cells.items():
            start = sheet.y + (height - len(lines) * style.line) / 2
            size = None
            if key == SPAN:
                x, align = self._spanning(row)[0], "left"
                size = self.note_size if isinstance(row, NoteRow) else None
            else:
                x, align = self._anchor(self.columns[key]), self.columns[key].align
            sheet.lines_at(lines, x, start, align=align, size=size, bold=bold, color=color)
        middle = sheet.y + height / 2
        if isinstance(row, EffectRow) or hasattr(row, "cells"):
            for key, judgement in row.cells.items():
                if judgement and key in self.columns and self.columns[key].holds == RISK:
                    left, width = self.places.columns[key]
                    disc(sheet, judgement, left + width / 2, middle)
        low, high = self.axis.limits
        scale = Scale(low, high, (high - low) / self.places.plot[1])
        self.area += marks_of(row, middle - top, self.panel, scale, style, self.layout.palette)

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
        left, width = self.places.plot
        overhang = left - 1.0, self.style.width - 1.0 - left - width
        fit = fits(self.sheet.ruler, width, self.style.size, overhang)
        return axis_for(panel.measure, estimates, intervals, fit, panel.wanted)

    def _plot(self, top: float, heights: Sequence[float]) -> None:
        """Hand the plot to the sheet, with the lines that stand behind its marks."""
        sheet, style, panel = self.sheet, self.style, self.panel
        left, width = self.places.plot
        height = sheet.y - top
        low, high = self.axis.limits
        back: list[AreaMark] = []
        null = panel.measure.null
        if null is not None and low <= null <= high:
            back.append(Upright(null, 0, height, 0.7, style.faint, gid="no-effect"))
        start, y = 0.0, style.size * 0.3
        for row, tall in zip(panel.rows, heights, strict=True):
            if isinstance(row, HeadingRow):
                start = y + tall
            if (
                isinstance(row, PooledRow)
                and row.of in self.layout.pooled_lines
                and low <= row.estimate <= high
            ):
                back.append(
                    Upright(
                        row.estimate, 0.0 if row.of == TOTAL else start, y + tall / 2, 0.5,
                        style.pooled, True, f"pooled-line:{row.synthesis_id}",
                    )
                )  # fmt: skip
            y += tall
        sheet.marks.append(
            Area(
                left, top, width, height, self.axis.limits, (*back, *self.area),
                f"panel:{panel.title}",
            )
        )  # fmt: skip


def _is_study(row: Row) -> bool:
    return isinstance(row, EffectRow | BareRow)
