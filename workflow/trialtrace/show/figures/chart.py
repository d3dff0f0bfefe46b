"""A chart on a sheet: a plane with its axes, their ticks and titles; every text is horizontal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trialtrace.show.figures.marks import Line
from trialtrace.show.figures.plane import Curve, Dot, Plane, Region
from trialtrace.show.figures.sheet import Sheet

TICK = 3.0
Mark = Dot | Curve | Region


@dataclass(frozen=True)
class Scale:
    """An axis: the values at its two ends, ticks as (value, label), and what it shows."""

    limits: tuple[float, float]
    ticks: tuple[tuple[float, str], ...]
    title: str


def plane_left(sheet: Sheet, y: Scale) -> float:
    """Return the room that the labels of a y axis take, in points."""
    return max(sheet.ruler.width(label) for _, label in y.ticks) + TICK + 2.5


def ticks_fit(sheet: Sheet, ticks: Sequence[tuple[float, str]], limits: tuple[float, float],
              width: float) -> bool:  # fmt: skip
    """Tell whether labels under an axis of this width (points) stand apart by a letter."""
    reach = -1e9
    low, high = limits
    for place, label in sorted(ticks, key=lambda tick: (tick[0] - low) / (high - low)):
        centre = (place - low) / (high - low) * width
        half = sheet.ruler.width(label) / 2
        if centre - half < reach + sheet.style.size * 0.75:
            return False
        reach = centre + half
    return True


def thinned(sheet: Sheet, x: Scale, width: float, keep: float | None = None) -> Scale:
    """Return an axis without the labels that would run into their neighbours.

    Parameters
    ----------
    sheet : Sheet
        Says how wide labels are.
    x : Scale
        The axis; where its labels do not fit every second one goes.
    width : float
        Width of the plane, in points.
    keep : float, optional
        A tick that stays.
    """
    ticks = list(x.ticks)
    while len(ticks) > 1 and not ticks_fit(sheet, ticks, x.limits, width):
        start = next((i for i, (place, _) in enumerate(ticks) if place == keep), 0) % 2
        ticks = ticks[start::2]
    return Scale(x.limits, tuple(ticks), x.title)


def draw_chart(
    sheet: Sheet,
    left: float,
    right: float,
    height: float,
    x: Scale,
    y: Scale,
    marks: Sequence[Mark],
    gid: str,
) -> Plane:
    """Draw a chart between two edges of the sheet, from its ``y`` on downwards.

    The title of the y axis stands over the axis, so that nobody has to turn the page.

    Returns
    -------
    Plane
        Where it lies; labels may be written over it.
    """
    style, ruler = sheet.style, sheet.ruler
    start = left + plane_left(sheet, y)
    width = right - start
    title = ruler.wrap(y.title, right - left, bold=False)
    sheet.y = sheet.lines_at(title, left, sheet.y, gid="axis-title") + style.size * 0.5
    plane = Plane(start, sheet.y, width, height, x.limits, y.limits, tuple(marks), gid)
    sheet.marks.append(plane)
    bottom = sheet.y + height
    sheet.marks.append(Line(start, sheet.y, start, bottom, 0.6, style.ink))
    sheet.marks.append(Line(start, bottom, right, bottom, 0.6, style.ink))
    for value, label in y.ticks:
        at = plane.down(value)
        sheet.marks.append(Line(start - TICK, at, start, at, 0.6, style.ink, gid="tick"))
        top = at - style.ascent / 2 - style.size * 0.08
        sheet.lines_at([label], start - TICK - 2, top, align="right", gid="tick")
    x = thinned(sheet, x, width, next((v for v, _ in x.ticks if v == 0), None))
    end = bottom + TICK + 1
    for value, label in x.ticks:
        at = plane.across(value)
        sheet.marks.append(Line(at, bottom, at, bottom + TICK, 0.6, style.ink, gid="tick"))
        half = ruler.width(label) / 2
        centre = min(max(at, sheet.left + half), sheet.right - half)
        end = sheet.lines_at([label], centre, bottom + TICK + 1, align="center", gid="tick")
    sheet.y = end + 1
    if x.title:
        lines = ruler.wrap(x.title, right - left)
        centre = (start + right) / 2
        widest = max(ruler.width(line) for line in lines) / 2
        centre = max(min(centre, right - widest), left + widest)
        sheet.y = sheet.lines_at(lines, centre, sheet.y, align="center", gid="axis-title")
    return plane
