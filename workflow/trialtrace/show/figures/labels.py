"""Names beside points of a chart, only where they cover neither a point nor another name."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trialtrace.show.figures.marks import Line, Text
from trialtrace.show.figures.plane import Plane, Points
from trialtrace.show.figures.sheet import Sheet

MOST = 40
# From the edge of a point to its name, in points; a name farther away has a line to its point.
NEAR, FAR = 2.4, (13.0, 24.0)
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


@dataclass(frozen=True)
class _Place:
    lines: tuple[str, ...]
    box: Box
    led: bool


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
        Lines of the chart (data). Before a name crosses one it stands on two lines, or farther off
        with a thin line to its point.
    """
    ruler = sheet.ruler
    boxes = [*taken, *(_around(plane, point) for point in points)]
    crossed = [box for line in lines for box in _along(plane, line)]
    left_out = []
    tried = 0
    for point in points:
        if not point.name:
            continue
        name = ruler.clean(point.name)
        tried += 1
        place = None
        if tried <= MOST:
            shapes = _shapes(sheet, name)
            others = [
                (plane.across(other.x), plane.down(other.y))
                for other in points
                if other is not point
            ]
            place = _best(plane, point, shapes, boxes, crossed, others)
        if place is None:
            left_out.append(point.name)
            continue
        _write(sheet, plane, point, place)
        boxes += [place.box, *_leader(plane, point, place)]
    return tuple(left_out)


def _shapes(sheet: Sheet, name: str) -> list[tuple[tuple[str, ...], float, float]]:
    """Return the ways to write a name: (lines, width, height), on one line and on two."""
    ruler, style = sheet.ruler, sheet.style
    whole = ruler.width(name)
    shapes = [((name,), whole, style.size * 1.3)]
    lines = ruler.wrap(name, max(whole * 0.62, ruler.longest_word(name)))
    if len(lines) == 2:
        widest = max(ruler.width(line) for line in lines)
        shapes.append((lines, widest, style.line + style.size * 1.3))
    return shapes


def _best(
    plane: Plane,
    point: Named,
    shapes: Sequence[tuple[tuple[str, ...], float, float]],
    boxes: Sequence[Box],
    crossed: Sequence[Box],
    others: Sequence[tuple[float, float]],
) -> _Place | None:
    """Return where a name stands: beside its point, else off it, else across a line."""
    clear = [*boxes, *crossed]
    wanted = [
        (NEAR, clear), *((away, clear) for away in FAR),
        (NEAR, boxes), *((away, boxes) for away in FAR),
    ]  # fmt: skip
    for away, covered in wanted:
        led = away > NEAR
        for lines, width, height in shapes:
            for box in _places(plane, point, width, height, away):
                if any(_meet(box, other) for other in covered):
                    continue
                place = _Place(lines, box, led)
                if led and any(
                    _meet(part, other)
                    for part in _leader(plane, point, place)
                    for other in boxes
                    if other != _around(plane, point)
                ):
                    continue
                if led or not _nearer(box, plane, point, others):
                    return place
    return None


def _leader(plane: Plane, point: Named, place: _Place) -> list[Box]:
    """Cover the line from a name to its point with small boxes."""
    if not place.led:
        return []
    (x0, y0), (x1, y1) = _ends(plane, point, place)
    steps = max(int(math.hypot(x1 - x0, y1 - y0) / STEP), 1)
    middles = (
        (x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps) for step in range(1, steps)
    )
    return [(x - 0.8, y - 0.8, x + 0.8, y + 0.8) for x, y in middles]


def _ends(
    plane: Plane, point: Named, place: _Place
) -> tuple[tuple[float, float], tuple[float, float]]:
    left, top, right, bottom = place.box
    x, y = plane.across(point.x), plane.down(point.y)
    return (x, y), (min(max(x, left), right), min(max(y, top), bottom))


def _nearer(box: Box, plane: Plane, point: Named, others: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a name stands nearer to another point than to its own."""
    own = _distance(box, plane.across(point.x), plane.down(point.y))
    return any(_distance(box, *other) < own for other in others)


def _distance(box: Box, x: float, y: float) -> float:
    across = max(box[0] - x, 0.0, x - box[2])
    down = max(box[1] - y, 0.0, y - box[3])
    return math.hypot(across, down)


def _write(sheet: Sheet, plane: Plane, point: Named, place: _Place) -> None:
    style, ruler = sheet.style, sheet.ruler
    left, top, right, _ = place.box
    if place.led:
        start, end = _ends(plane, point, place)
        gid = f"leader:{point.gid}"
        sheet.marks.append(Line(*start, *end, 0.4, style.faint, gid=gid, over=True))
    beside = right < plane.across(point.x)
    for number, line in enumerate(place.lines):
        # The lines of a name begin, or end, at the side of its point.
        x = right - ruler.width(line) if beside else left
        baseline = top + style.ascent + number * style.line
        sheet.marks.append(Text(x, baseline, line, style.size, style.ink, gid=point.gid))


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


def _places(plane: Plane, point: Named, width: float, height: float, away: float) -> Iterator[Box]:
    """Yield places within the chart beside, above, below a point: left, top, right, bottom."""
    x, y, gap = plane.across(point.x), plane.down(point.y), point.size / 2 + away
    first, last = plane.x + 1, plane.x + plane.width - 1 - width
    # Above and below a point a name may be moved sideways to stay within the chart.
    centred = max(min(x - width / 2, last), first)
    for left, top in (
        (x + gap, y - height / 2),
        (x - gap - width, y - height / 2),
        (centred, y - gap - height),
        (centred, y + gap),
        (x + gap * 0.7, y - gap * 0.7 - height),
        (x - gap * 0.7 - width, y - gap * 0.7 - height),
        (x + gap * 0.7, y + gap * 0.7),
        (x - gap * 0.7 - width, y + gap * 0.7),
    ):
        if first <= left <= last and plane.y <= top <= plane.y + plane.height - height:
            yield left, top, left + width, top + height


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
