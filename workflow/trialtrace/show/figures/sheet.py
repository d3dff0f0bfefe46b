"""A sheet that is filled from top to bottom; figures of all kinds are written on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trialtrace.show.figures.glyphs import MISSING
from trialtrace.show.figures.marks import Area, Line, Page, Shape, Text
from trialtrace.show.figures.measure import Ruler
from trialtrace.show.figures.plane import Plane
from trialtrace.show.figures.style import Style

MISSING_MEANS = "stands for a letter that the font does not hold; the data file has it."


class Sheet:
    """Collects marks of one figure and knows how far down it is filled.

    Parameters
    ----------
    style : Style
        Sizes and colours.
    ruler : Ruler, optional
        One that knows the fonts already, where several sheets hold the same texts.

    Attributes
    ----------
    y : float
        How far the sheet is filled, in points from the top.
    """

    def __init__(self, style: Style, ruler: Ruler | None = None) -> None:
        self.style = style
        self.ruler = ruler.at(style.size) if ruler else Ruler(style.families, style.size)
        self.marks: list[Text | Line | Shape | Area | Plane] = []
        self.y = style.margin

    @property
    def left(self) -> float:
        """Left edge of what may be written on."""
        return self.style.margin

    @property
    def right(self) -> float:
        """Right edge of what may be written on."""
        return self.style.width - self.style.margin

    def page(self) -> Page:
        """Return what was written, as high as it is filled."""
        if any(isinstance(mark, Text) and MISSING in mark.text for mark in self.marks):
            self.skip(self.style.size * 0.6)
            self.paragraph(f"{MISSING} {MISSING_MEANS}")
        return Page(self.style.width, self.y + self.style.margin, tuple(self.marks))

    def skip(self, points: float) -> None:
        """Leave a space."""
        self.y += points

    def rule(self, width: float = 0.6) -> None:
        """Draw a line across the sheet."""
        self.marks.append(Line(self.left, self.y, self.right, self.y, width, self.style.ink))

    def lines_at(
        self,
        lines: Sequence[str],
        x: float,
        top: float,
        *,
        align: str = "left",
        size: float | None = None,
        bold: bool = False,
        color: str = "",
        gid: str = "",
    ) -> float:
        """Write lines below ``top`` and return where they end; ``x`` is where ``align`` says."""
        size = size or self.style.size
        step = self.style.line * size / self.style.size
        ascent = self.style.ascent * size / self.style.size
        for place, line in enumerate(lines):
            if line:
                self.marks.append(
                    Text(
                        x, top + ascent + place * step, line, size, color or self.style.ink,
                        bold, align, gid,
                    )
                )  # fmt: skip
        return top + len(lines) * step

    def paragraph(
        self, text: str, *, indent: float = 0.0, size: float | None = None, bold: bool = False,
        color: str = "", gid: str = "",
    ) -> None:  # fmt: skip
        """Write a text across the sheet, in as many lines as it needs."""
        x = self.left + indent
        lines = self.ruler.wrap(text, self.right - x, size=size, bold=bold)
        self.y = self.lines_at(lines, x, self.y, size=size, bold=bold, color=color, gid=gid)

    def noted(self, mark: str, text: str, indent: float) -> None:
        """Write a note with its mark in front."""
        self.lines_at([mark], self.left, self.y, bold=True)
        self.paragraph(text, indent=indent)

    def legend(
        self,
        entries: Sequence[tuple[Callable[[float, float], None], float, str]],
        left: float | None = None,
    ) -> None:
        """Write entries of a legend one after the other, in as many rows as they need.

        Parameters
        ----------
        entries : sequence of (draw, width, text)
            ``draw(x, y)`` draws a sample between x and x + width, y its middle; ``text`` says what
            it means.
        left : float, optional
            Where rows begin; the edge of the sheet where none is given.
        """
        start_of_row = self.left if left is None else left
        x = start_of_row
        step = self.style.line * 1.2
        for draw, width, text in entries:
            start = width + 4
            lines = self.ruler.wrap(text, self.right - start_of_row - start)
            extent = start + max(self.ruler.width(line) for line in lines)
            if x > start_of_row and x + extent > self.right:
                x, self.y = start_of_row, self.y + step
            draw(x, self.y + self.style.line / 2)
            end = self.lines_at(lines, x + start, self.y, gid="legend")
            x += extent + 2 * self.style.gap
            if len(lines) > 1:
                x, self.y = start_of_row, end
        if x > start_of_row:
            self.y += step
