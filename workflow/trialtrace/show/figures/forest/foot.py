"""Below a panel: axis line, ticks, whom each side favours, title of the axis, what is said of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trialtrace.show.figures.axis import Axis
from trialtrace.show.figures.forest.layout import ABOVE, ARROWS, BESIDE, Layout
from trialtrace.show.figures.forest.rows import Panel
from trialtrace.show.figures.forest.widths import Places
from trialtrace.show.figures.marks import Line
from trialtrace.show.figures.measure import Ruler
from trialtrace.show.figures.sheet import Sheet

TICK = 3.0
# Longest arrow over whom a side favours, and widest line of that text, in sizes of the type.
ARROW, WIDEST = 3.2, 18.0
Placed = tuple[tuple[str, ...], float, str]


def share(axis: Axis, place: float) -> float:
    """Tell how far along the axis a place lies, from 0 to 1."""
    low, high = axis.limits
    return (place - low) / (high - low)


def fits(
    ruler: Ruler, width: float, size: float, overhang: tuple[float, float]
) -> Callable[[Sequence[tuple[float, str]], tuple[float, float]], bool]:
    """Return what tells whether tick labels stand apart, by more than a letter.

    ``overhang`` is how far they may reach beyond the axis, left and right.
    """

    def fit(ticks: Sequence[tuple[float, str]], limits: tuple[float, float]) -> bool:
        reach = -1e9
        for place, label in sorted(ticks):
            centre = (place - limits[0]) / (limits[1] - limits[0]) * width
            half = ruler.width(label) / 2
            if centre - half < max(reach + size * 0.75, -overhang[0]):
                return False
            reach = centre + half
        return reach <= width + overhang[1]

    return fit


def sides(
    ruler: Ruler,
    texts: tuple[str, str],
    middle: float,
    edges: tuple[float, float],
    gap: float,
    *,
    bold: bool = False,
) -> list[Placed]:
    """Place two texts left and right of ``middle``, between ``edges``: (lines, x, align).

    Where a side is too narrow for the words of its text, both stand at the edges, one above the
    other, each with an arrow that says which side it means.
    """
    rooms = (middle - gap - edges[0], edges[1] - middle - gap)
    words = [ruler.longest_word(text, bold=bold) for text in texts]
    if all(word <= room for word, room in zip(words, rooms, strict=True)):
        return [
            (ruler.wrap(texts[0], min(rooms[0], WIDEST * ruler.size), bold=bold), middle - gap, "right"),
            (ruler.wrap(texts[1], min(rooms[1], WIDEST * ruler.size), bold=bold), middle + gap, "left"),
        ]  # fmt: skip
    wide = edges[1] - edges[0]
    first = ruler.wrap(f"←\u00a0{texts[0]}", wide, bold=bold)
    second = ruler.wrap(f"{texts[1]}\u00a0→", wide, bold=bold)
    # Blank lines keep the texts apart: above, headers end on one line; below, they begin on one.
    return [
        ((*first, *("",) * len(second)), edges[0], "left"),
        ((*("",) * len(first), *second), edges[1], "right"),
    ]


class Foot:
    """Writes the foot of a panel."""

    def __init__(
        self, sheet: Sheet, places: Places, panel: Panel, layout: Layout, axis: Axis
    ) -> None:
        self.sheet = sheet
        self.style = sheet.style
        self.places = places
        self.panel = panel
        self.layout = layout
        self.axis = axis

    def write(self) -> None:
        """Write the axis, and what stands below or beside it."""
        sheet = self.sheet
        top = sheet.y
        self._axis()
        self._favours()
        self._title()
        if self.layout.foot == BESIDE:
            reached = sheet.y
            sheet.y = max(reached, self._beside(top))
        elif self.panel.foot:
            sheet.skip(self.style.size * 0.5)
            for text in self.panel.foot:
                sheet.paragraph(text, color=self.layout.palette.note or self.style.faint)

    def _beside(self, top: float) -> float:
        """Write what is said of all rows left of the axis; return where it ends."""
        sheet, style = self.sheet, self.style
        room = self._edges()[0] - self.places.gap - sheet.left
        y = top
        for text in self.panel.foot:
            lines = sheet.ruler.wrap(text, room)
            y = sheet.lines_at(lines, sheet.left, y, color=self.layout.palette.note or style.faint)
            y += style.row_pad / 2
        return y

    def _edges(self) -> tuple[float, float]:
        """How far to the left and right the texts of the axis reach."""
        left, width = self.places.plot
        ruler = self.sheet.ruler
        low = left
        for place, label in self.axis.ticks:
            x = left + share(self.axis, place) * width
            low = min(low, x - ruler.width(label) / 2)
        if self.layout.foot == BESIDE:
            return low, self.sheet.right
        return self.sheet.left, self.sheet.right

    def _axis(self) -> None:
        sheet, style = self.sheet, self.style
        left, width = self.places.plot
        sheet.marks.append(Line(left, sheet.y, left + width, sheet.y, 0.6, style.ink))
        end = sheet.y + TICK + 1 + style.line
        for place, label in self.axis.ticks:
            x = left + share(self.axis, place) * width
            sheet.marks.append(Line(x, sheet.y, x, sheet.y + TICK, 0.6, style.ink, gid="tick"))
            sheet.lines_at([label], x, sheet.y + TICK + 1, align="center", gid="tick")
        sheet.y = end

    def _favours(self) -> None:
        """Write whom each side favours, left and right of no effect."""
        panel, sheet, style = self.panel, self.sheet, self.style
        null = panel.measure.null
        if panel.sides is None or null is None or self.layout.favours == ABOVE:
            return
        left, width = self.places.plot
        middle = left + min(max(share(self.axis, null), 0.0), 1.0) * width
        gap = style.size * 0.5
        edges = self._edges()
        placed = sides(sheet.ruler, panel.sides, middle, edges, gap)
        y = sheet.y + 2.5
        if self.layout.favours == ARROWS and "→" not in placed[1][0][-1]:
            for side, edge in zip((-1, 1), edges, strict=True):
                start = middle + side * gap
                long = min(style.size * ARROW, abs(edge - start))
                sheet.marks.append(
                    Line(start, y, start + side * long, y, 0.7, style.ink, arrow=True)
                )
            y += 2
        sheet.y = max(
            sheet.lines_at(lines, x, y, align=align, gid=panel.sides_gid)
            for lines, x, align in placed
        )

    def _title(self) -> None:
        if not self.panel.axis_title:
            return
        sheet = self.sheet
        left, width = self.places.plot
        centre = left + width / 2
        low, high = self._edges()
        lines = sheet.ruler.wrap(self.panel.axis_title, 2 * min(centre - low, high - centre))
        sheet.skip(1.0)
        sheet.y = sheet.lines_at(lines, centre, sheet.y, align="center", gid="axis-title")
