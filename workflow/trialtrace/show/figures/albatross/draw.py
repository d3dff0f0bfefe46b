"""Drawing albatross plots: participants against p-value, with contours of equal effect."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from matplotlib.figure import Figure

from trialtrace.show.figures.albatross.plan import ABOVE, BELOW, BOTH, Albatross, AlbatrossPoint
from trialtrace.show.figures.chart import Mark, Scale, draw_chart, plane_left, ticks_fit
from trialtrace.show.figures.labels import Box, Named, write_names
from trialtrace.show.figures.marks import Text
from trialtrace.show.figures.numbers import count, tick
from trialtrace.show.figures.panels import charts_page, write_title
from trialtrace.show.figures.plane import Curve, Dot, Plane, Points
from trialtrace.show.figures.render import render
from trialtrace.show.figures.samples import dot, stroke
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import Style

DOT = 4.6
GAP = 5 * "\u00a0"
NAMED = 25
STEPS = 120
# Dashes of the contours, from the smallest effect to the largest: told apart without colour.
DASHES: tuple[tuple[float, ...], ...] = ((1.2, 1.6), (4.0, 2.0), (), (7.0, 2.0, 1.2, 2.0))
# The axis reaches at least to this p-value, and at most to this one.
LEAST_P, SMALLEST_P = 1e-3, 1e-12


def draw_albatrosses(plans: Sequence[Albatross], style: Style) -> Figure:
    """Draw albatross plots; points carry ``point:<key>``, inequalities ``range:<key>``."""
    return render(charts_page(style, plans, _panel, _legend), style)


def across(p: float, side: int) -> float:
    """Return where a two-sided p-value stands: its logarithm, to the left or right of p = 1."""
    return -side * math.log10(max(p, SMALLEST_P)) + 0.0


def _panel(
    sheet: Sheet, plan: Albatross, left: float, right: float, height: float
) -> Sequence[str]:
    style = sheet.style
    if plan.title:
        write_title(sheet, plan.title, left, right)
    points = [_within(point) for point in plan.points]
    reach = max(across(min([LEAST_P, *(point.p for point in points)]), 1) * 1.12, 3.2)
    y = _n_scale([point.n for point in plan.points])
    x = _p_scale(sheet, plan, reach, right - left - plane_left(sheet, y))
    contours = {d: _contour(d, reach, y.limits) for d in plan.contours}
    marks: list[Mark] = [Curve(((0, y.limits[0]), (0, y.limits[1])), 0.6, style.faint,
                               gid="no-effect")]  # fmt: skip
    for place, (d, branches) in enumerate(contours.items()):
        dash = DASHES[place % len(DASHES)]
        marks += [Curve(branch, 0.7, style.faint, dash, f"contour:{d:g}") for branch in branches]
    for point in points:
        marks += _marks(point, reach, style)
    plane = draw_chart(sheet, left, right, height, x, y, marks, f"plane:{plan.key}")
    bars = [
        (plane.across(start), at - 1.5, plane.across(end), at + 1.5)
        for point in points
        for at in [plane.down(math.log10(point.n))]
        for start, end in _ranges(point, reach)
    ]
    taken = [*bars, *_contour_names(sheet, plane, contours, bars)]
    few = len(points) <= NAMED
    named = []
    for point in points:
        for place, at in enumerate(_ends(point, reach)):
            name = point.name if few and place == 0 else ""
            named.append(Named(at, math.log10(point.n), DOT, name, f"name:{point.key}"))
    lines: list[Points] = [branch for branches in contours.values() for branch in branches]
    lines.append(((0, y.limits[0]), (0, y.limits[1])))
    return write_names(sheet, plane, named, taken, lines)


def _within(point: AlbatrossPoint) -> AlbatrossPoint:
    """Return a point as the axis can show it: what is smaller than its last p is below that."""
    if point.p < SMALLEST_P and point.side != BOTH:
        return replace(point, relation=BELOW, p=SMALLEST_P)
    return point


def _marks(point: AlbatrossPoint, reach: float, style: Style) -> list[Mark]:
    """Draw an exact p-value as a dot, an inequality as a bar over the p-values that it allows."""
    at = math.log10(point.n)
    face = style.paper if point.open else style.stated
    marks: list[Mark] = []
    for start, end in _ranges(point, reach):
        gid = f"range:{point.key}"
        marks.append(Curve(((start, at), (end, at)), 1.6, style.stated, gid=gid))
        for place in (start, end):
            if abs(place) >= reach:
                shape = ">" if place > 0 else "<"
                marks.append(Dot(place, at, DOT, face, style.stated, shape, gid))
            else:
                # A stroke where the range ends: "|" of matplotlib's markers.
                marks.append(Dot(place, at, DOT, face, style.stated, "|", gid))
    if not marks:
        sides = (-1, 1) if point.side == BOTH else (point.side,)
        marks += [
            Dot(across(point.p, side), at, DOT, face, style.stated, gid=f"point:{point.key}")
            for side in sides
        ]
    return marks


def _ranges(point: AlbatrossPoint, reach: float) -> list[tuple[float, float]]:
    """Return from where to where the p-values lie that an inequality allows."""
    edge = across(point.p, 1)
    if point.relation == BELOW:
        ends = (edge, reach)
        return [ends] if point.side > 0 else [(-reach, -edge)]
    if point.relation == ABOVE:
        if point.side == BOTH:
            return [(-edge, edge)]
        return [(0.0, edge)] if point.side > 0 else [(-edge, 0.0)]
    return []


def _ends(point: AlbatrossPoint, reach: float) -> list[float]:
    """Return the places of a point that its name must not cover, the best for it first."""
    ranges = _ranges(point, reach)
    if ranges:
        inner = min(ranges[0], key=abs) if point.relation == BELOW else max(ranges[0], key=abs)
        return [inner]
    sides = (1, -1) if point.side == BOTH else (point.side,)
    return [across(point.p, side) for side in sides]


def _p_scale(sheet: Sheet, plan: Albatross, reach: float, width: float) -> Scale:
    """Return the x axis: as many of the usual p-values as there is room for, on both sides."""
    limits = (-reach, reach)
    ticks = [(0.0, "1")]
    for value in (0.05, 0.001, 1e-6, 1e-9, 1e-12, 0.01, 1e-4, 0.1, 0.5):
        place = across(value, 1)
        more = sorted([*ticks, (place, tick(value)), (-place, tick(value))])
        if place <= reach and ticks_fit(sheet, more, limits, width):
            ticks = more
    left, right = plan.ends
    return Scale(limits, tuple(ticks), f"← {left}{GAP}two-sided p{GAP}{right} →")


def _n_scale(sizes: Sequence[float]) -> Scale:
    low, high = min(sizes), max(sizes)
    limits = (math.log10(low / 1.8), math.log10(high * 1.8))
    steps = [
        float(factor * 10**power)
        for power in range(max(math.floor(limits[0]), 0), math.ceil(limits[1]) + 1)
        for factor in (1, 2, 5)
    ]
    inside = [step for step in steps if limits[0] <= math.log10(step) <= limits[1]]
    if len(inside) > 8:
        inside = [step for step in inside if f"{step:.0e}"[0] == "1"]
    ticks = tuple((math.log10(step), count(int(step))) for step in inside)
    return Scale(limits, ticks, "Participants (log scale)")


def _contour(d: float, reach: float, limits: tuple[float, float]) -> list[Points]:
    """Return both branches of a contour: where this effect gives this p with so many people."""
    # Statistics bring scipy, which takes longer to load than most figures take to draw.
    from trialtrace.stats.convert import albatross_n

    right = []
    for step in range(1, STEPS + 1):
        place = reach * step / STEPS
        n = math.log10(albatross_n(10.0**-place, d))
        if limits[0] - 1 <= n <= limits[1] + 1:
            right.append((place, n))
    if len(right) < 2:
        return []
    return [tuple(right), tuple((-place, n) for place, n in right)]


def _contour_names(
    sheet: Sheet, plane: Plane, contours: dict[float, list[Points]], bars: Sequence[Box]
) -> list[Box]:
    """Write the effect on each contour where it leaves the chart, above or beside its end."""
    style, ruler = sheet.style, sheet.ruler
    boxes: list[Box] = []
    for d, branches in contours.items():
        for branch, sign in zip(branches, (1, -1), strict=False):
            inside = [
                (plane.across(x), plane.down(y))
                for x, y in branch
                if plane.y_limits[0] <= y <= plane.y_limits[1]
            ]
            if not inside:
                continue
            x, y = inside[-1]
            text = tick(sign * d)
            half = ruler.width(text) / 2
            if y < plane.y + style.line + 2:
                # It leaves through the upper edge: its name stands outside, not across it.
                x += sign * (half + 4)
            x = min(max(x, plane.x + half + 2), plane.x + plane.width - half - 2)
            top = max(y - style.line - 1, plane.y + 1)
            box = (x - half - 1, top, x + half + 1, top + style.line)
            if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3]
                   for b in (*bars, *boxes)):  # fmt: skip
                continue
            boxes.append(box)
            sheet.marks.append(
                Text(x, top + style.ascent, text, style.size, style.faint, align="center",
                     gid=f"contour-name:{d:g}")
            )  # fmt: skip
    return boxes


def _legend(sheet: Sheet, plans: Sequence[Albatross]) -> None:
    style = sheet.style
    points = [point for plan in plans for point in plan.points]
    sheet.skip(style.size * 0.9)
    entries = []
    if any(not p.open for p in points):
        entries.append(dot(sheet, style.stated, style.stated, "exact p-value between two arms"))
    if any(p.open for p in points):
        text = "hollow: the text does not say that the p-value compares the arms"
        entries.append(dot(sheet, style.paper, style.stated, text))
    if any(p.relation in (BELOW, ABOVE) for p in points):
        text = "inequality: p lies somewhere on the bar"
        entries.append(stroke(sheet, style.stated, text, width=1.6))
    for place, d in enumerate(plans[0].contours):
        dash = DASHES[place % len(DASHES)]
        entries.append(stroke(sheet, style.faint, f"SMD ±{tick(d)}", dash, 0.7))
    sheet.legend(entries)
    sheet.paragraph(
        "Contours: the standardised mean difference that gives this p with so many participants in "
        "two arms of one size. They say how large effects may be; they are no estimates."
    )
    if any(p.side == BOTH and p.relation not in (BELOW, ABOVE) for p in points):
        sheet.paragraph("No difference, direction not told: drawn on both sides.")
