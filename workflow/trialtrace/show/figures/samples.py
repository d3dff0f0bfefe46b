"""Samples for legends: dots, lines, swatches."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trialtrace.show.figures.marks import Line, Shape
from trialtrace.show.figures.shapes import ring
from trialtrace.show.figures.sheet import Sheet

Draw = Callable[[float, float], None]
Entry = tuple[Draw, float, str]
SWATCH, STROKE, ROUND = 14.0, 20.0, 8.0


def swatch(sheet: Sheet, face: str, text: str) -> Entry:
    """Return a legend's entry for a filled area."""

    def draw(x: float, y: float) -> None:
        corners = ((x, y - 3.5), (x + SWATCH, y - 3.5), (x + SWATCH, y + 3.5), (x, y + 3.5))
        sheet.marks.append(Shape(corners, face, sheet.style.faint, 0.5, "legend"))

    return draw, SWATCH, text


def stroke(
    sheet: Sheet, color: str, text: str, dash: Sequence[float] = (), width: float = 0.9
) -> Entry:
    """Return a legend's entry for a line."""

    def draw(x: float, y: float) -> None:
        start, place = x, 0
        parts = list(dash) or [STROKE]
        while start < x + STROKE - 0.01:
            end = min(start + parts[place % len(parts)], x + STROKE)
            if place % 2 == 0:
                sheet.marks.append(Line(start, y, end, y, width, color, gid="legend"))
            start, place = end, place + 1

    return draw, STROKE, text


def dot(sheet: Sheet, face: str, edge: str, text: str, size: float = 5.0) -> Entry:
    """Return a legend's entry for a round marker, ``size`` points wide."""

    def draw(x: float, y: float) -> None:
        # A ring's radius is 0.42 of its size.
        points = ring(x + ROUND / 2, y, size / 0.84)
        sheet.marks.append(Shape(points, face, edge, 0.8, "legend"))

    return draw, ROUND, text


def square(sheet: Sheet, face: str, edge: str, text: str, side: float = 4.4) -> Entry:
    """Return a legend's entry for a square marker, ``side`` points wide."""

    def draw(x: float, y: float) -> None:
        half, middle = side / 2, x + ROUND / 2
        corners = (
            (middle - half, y - half), (middle + half, y - half),
            (middle + half, y + half), (middle - half, y + half),
        )  # fmt: skip
        sheet.marks.append(Shape(corners, face, edge, 0.8, "legend"))

    return draw, ROUND, text
