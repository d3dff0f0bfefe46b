"""Names beside points of a chart, only where they cover neither a point nor another name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from trialtrace.show.figures.marks import Text
from trialtrace.show.figures.plane import Plane, Points
from trialtrace.show.figures.sheet import Sheet

MOST = 40
# A line is looked at every so many points.
STEP = 3.0


@dataclass(frozen=True)
class Named:
    """A point of a chart (data), its width in points, and its name."""

    x: float
    y: float
    size: float
    name: str
    gid: str = ""


Box = tuple[float, float, float, float]


def write_names(
    sheet: Sheet,
    plane: Plane,
    points: Sequence[Named],
    taken: Sequence[Box] = (),
    lines: Sequence[Points] = (),
) -> tuple[str, ...]:
    """Write names beside their points, and return those for which there is no room.

    Parameters
    ----------
    sheet : Sheet
        Where they are written.
    plane : Plane
        The chart; no name reaches beyond it.
    points : sequence of Named
        Every point, also those without a name: none is covered. The smallest come first where
        names compete, as they stand where it is least crowded.
    taken : sequence of (left, top, right, bottom)
        What is written over the chart already (points of the page).
    lines : sequence of points
        Lines of the chart (data); a name crosses one only where nothing else is free.
    """
    style, ruler = sheet.style, sheet.ruler
    boxes = [*taken, *(_around(plane, point) for point in points)]
    crossed = [box for line in lines for box in _along(plane, line)]
    left_out = []
    tried = 0
    for point in points:
        if not point.name:
            continue
        name = ruler.clean(point.name)
        tried += 1
        width = ruler.width(name)
        place = None
        if tried <= MOST:
            place = _free(plane, point, width, style.size, [*boxes, *crossed])
            place = place or _free(plane, point, width, style.size, boxes)
        if place is None:
            left_out.append(point.name)
            continue
        boxes.append(place)
        baseline = place[1] + style.ascent
        sheet.marks.append(Text(place[0], baseline, name, style.size, style.ink, gid=point.gid))
    return tuple(left_out)


def _around(plane: Plane, point: Named) -> Box:
    x, y, half = plane.across(point.x), plane.down(point.y), point.size / 2 + 0.5
    return x - half, y - half, x + half, y + half


def _along(plane: Plane, line: Points) -> list[Box]:
    """Cover a line with small boxes."""
    places = [(plane.across(x), plane.down(y)) for x, y in line]
    boxes = []
    for (x0, y0), (x1, y1) in pairwise(places):
        steps = max(int(math.hypot(x1 - x0, y1 - y0) / STEP), 1)
        for step in range(steps + 1):
            x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
            boxes.append((x - 0.8, y - 0.8, x + 0.8, y + 0.8))
    return boxes


def _free(
    plane: Plane, point: Named, width: float, size: float, boxes: Sequence[Box]
) -> Box | None:
    """Return the first free place beside, above, below a point: left, top, right, bottom."""
    x, y, gap = plane.across(point.x), plane.down(point.y), point.size / 2 + 2.4
    height = size * 1.3
    for left, top in (
        (x + gap, y - height / 2),
        (x - gap - width, y - height / 2),
        (x - width / 2, y - gap - height),
        (x - width / 2, y + gap),
        (x + gap * 0.7, y - gap * 0.7 - height),
        (x - gap * 0.7 - width, y - gap * 0.7 - height),
        (x + gap * 0.7, y + gap * 0.7),
        (x - gap * 0.7 - width, y + gap * 0.7),
    ):
        box = (left, top, left + width, top + height)
        inside = (
            left >= plane.x + 1 and box[2] <= plane.x + plane.width - 1
            and top >= plane.y and box[3] <= plane.y + plane.height - 1
        )  # fmt: skip
        if inside and not any(_meet(box, other) for other in boxes):
            return box
    return None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
