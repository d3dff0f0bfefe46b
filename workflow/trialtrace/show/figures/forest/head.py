"""Headers over the columns and the plot of a panel: several lines, spanning ones, favours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trialtrace.show.figures.axis import Axis
from trialtrace.show.figures.forest.foot import share, sides
from trialtrace.show.figures.forest.layout import ABOVE, Layout
from trialtrace.show.figures.forest.needs import spans_of
from trialtrace.show.figures.forest.rows import Column, Panel
from trialtrace.show.figures.forest.widths import Places
from trialtrace.show.figures.marks import Line
from trialtrace.show.figures.sheet import Sheet

# Between a spanning header, its rule, and what it spans.
ROUND_RULE = 1.6


class Head:
    """Writes the headers of a panel; all end on one line."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Mapping[str, Column],
        places: Places,
        panel: Panel,
        layout: Layout,
        axis: Axis,
    ) -> None:
        self.sheet = sheet
        self.style = sheet.style
        self.columns = columns
        self.places = places
        self.panel = panel
        self.layout = layout
        self.axis = axis

    def write(self) -> None:
        """Write the headers, and move the sheet below them."""
        ruler, line = self.sheet.ruler, self.style.line
        own = {
            key: ruler.wrap(self.panel.headers.get(key, ""), self.places.columns[key][1], bold=True)
            for key in self.columns
        }
        spans = [
            (self.places.span(keys), keys, ruler.wrap(text, self.places.span(keys)[1], bold=True))
            for text, keys in spans_of(self.panel, list(self.columns.values()))
        ]
        left, width = self.places.plot
        plot = (
            ruler.wrap(self.panel.plot_header, width, bold=True) if self.panel.plot_header else ()
        )
        favours = self._favours(own, spans)
        heights = [len(lines) * line for lines in own.values()]
        heights += [
            (max(len(own[key]) for key in keys) + len(lines)) * line + 2 * ROUND_RULE
            for _, keys, lines in spans
        ]
        above = len(plot) * line
        heights.append(above + max((len(lines) for lines, _, _ in favours), default=0) * line)
        bottom = self.sheet.y + max(heights)
        for key, lines in own.items():
            column = self.columns[key]
            start, wide = self.places.columns[key]
            x = {"left": start, "center": start + wide / 2, "right": start + wide}[column.align]
            self._ending_at(bottom, lines, x, column.align)
        for (start, wide), keys, lines in spans:
            rule = bottom - max(len(own[key]) for key in keys) * line - ROUND_RULE
            self.sheet.marks.append(Line(start, rule, start + wide, rule, 0.4, self.style.ink))
            self._ending_at(rule - ROUND_RULE, lines, start + wide / 2, "center")
        for lines, x, align in favours:
            self._ending_at(bottom, lines, x, align, self.panel.sides_gid)
        used = max((len(lines) for lines, _, _ in favours), default=0) * line
        self._ending_at(bottom - used, plot, left + width / 2, "center", "plot-header")
        self.sheet.y = bottom

    def _favours(
        self,
        own: Mapping[str, tuple[str, ...]],
        spans: Sequence[tuple[tuple[float, float], list[str], tuple[str, ...]]],
    ) -> list[tuple[tuple[str, ...], float, str]]:
        """Place whom each side favours over its side of the plot: (lines, x, align).

        They may reach over the columns beside the plot, as far as these have no header.
        """
        null = self.panel.measure.null
        if self.layout.favours != ABOVE or self.panel.sides is None or null is None:
            return []
        left, width = self.places.plot
        middle = left + share(self.axis, null) * width
        edges = self._free(own, spans)
        return sides(
            self.sheet.ruler, self.panel.sides, middle, edges, self.style.size * 0.5, bold=True
        )

    def _free(
        self,
        own: Mapping[str, tuple[str, ...]],
        spans: Sequence[tuple[tuple[float, float], list[str], tuple[str, ...]]],
    ) -> tuple[float, float]:
        """Return where the headers left of the plot end, and those right of it begin."""
        ruler, gap = self.sheet.ruler, self.places.gap / 2
        left, width = self.places.plot
        low, high = self.sheet.left, self.sheet.right
        for key, lines in own.items():
            start, wide = self.places.columns[key]
            long = max((ruler.width(line, bold=True) for line in lines), default=0.0)
            if not long:
                continue
            align = self.columns[key].align
            begin = start + {"left": 0.0, "center": (wide - long) / 2, "right": wide - long}[align]
            if start < left:
                low = max(low, begin + long + gap)
            else:
                high = min(high, begin - gap)
        for (start, wide), _, _ in spans:
            if start < left:
                low = max(low, start + wide + gap)
            else:
                high = min(high, start - gap)
        return min(low, left), max(high, left + width)

    def _ending_at(
        self, bottom: float, lines: tuple[str, ...], x: float, align: str, gid: str = ""
    ) -> None:
        top = bottom - len(lines) * self.style.line
        self.sheet.lines_at(lines, x, top, align=align, bold=True, gid=gid)
