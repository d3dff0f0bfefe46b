"""Drawing L'Abbé plots: the risk in one arm against the risk in the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from trialtrace.show.figures.chart import Mark, Scale, draw_chart, plane_left
from trialtrace.show.figures.labbe.plan import Labbe, LabbePoint
from trialtrace.show.figures.labels import Box, Named, write_names
from trialtrace.show.figures.marks import Page, Text
from trialtrace.show.figures.numbers import estimate, tick
from trialtrace.show.figures.panels import (
    CROWDED,
    TWO_ABREAST,
    abreast,
    draw_panels,
    write_title,
)
from trialtrace.show.figures.plane import Curve, Dot, Plane
from trialtrace.show.figures.render import render
from trialtrace.show.figures.samples import dot, stroke
from trialtrace.show.figures.scales import number_scale
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import Style

SMALLEST, LARGEST = 3.2, 10.0
DASH = (4.0, 2.0)
# Side of the plot of a single group on a wide page, as a share of the page.
ALONE = 0.62
STEPS = 60
# Risks that differ by more than this factor stand on log axes.
WIDE_RATIO = 20.0
NAMED = 25


def draw_labbes(plans: Sequence[Labbe], style: Style) -> Figure:
    """Draw L'Abbé plots; points carry ``point:<key>``, lines of an estimate ``pooled:<key>``."""
    return render(page_of(plans, style), style)


def page_of(plans: Sequence[Labbe], style: Style) -> Page:
    """Lay L'Abbé plots out; a single one on a wide page has its legend at its side."""
    sheet = Sheet(style)
    beside = abreast(style, len(plans)) == 1 and style.width >= TWO_ABREAST
    edge = sheet.left + ALONE * (sheet.right - sheet.left)
    crowded = draw_panels(
        sheet,
        plans,
        lambda plan, left, right: _panel(sheet, plan, left, edge if beside else right),
    )
    bottom = sheet.y
    if beside:
        sheet.y = sheet.left + sheet.style.line * 3
        _legend(sheet, plans, crowded, edge + 2 * style.gap)
        sheet.y = max(sheet.y, bottom)
    else:
        sheet.skip(style.size * 0.9)
        _legend(sheet, plans, crowded, sheet.left)
    return sheet.page()


def _panel(sheet: Sheet, plan: Labbe, left: float, right: float) -> Sequence[str]:
    style = sheet.style
    if plan.title:
        write_title(sheet, plan.title, left, right)
    risks = _Risks.of(plan.points)
    x = risks.scale(f"Events per 100 participants: {plan.comparator}")
    y = risks.scale(f"Events per 100 participants: {plan.experimental}")
    side = right - left - plane_left(sheet, y)
    most = max(point.n1i + point.n2i for point in plan.points)
    ends = risks.limits
    lines = [((ends[0], ends[0]), (ends[1], ends[1]))]
    marks: list[Mark] = [Curve(lines[0], 0.7, style.faint, gid="no-effect")]
    if plan.estimate is not None:
        lines.append(_line(plan, risks))
        marks.append(Curve(lines[1], 0.9, style.pooled, DASH, f"pooled:{plan.key}"))
    # Large circles first, so that none hides a small one.
    ordered = sorted(plan.points, key=lambda p: -(p.n1i + p.n2i))
    named = []
    for point in ordered:
        at = risks.place(point.control), risks.place(point.treated)
        size = _size(point.n1i + point.n2i, most)
        face, edge = (style.paper, style.stated) if point.open else (style.stated, style.paper)
        marks.append(Dot(*at, size, face, edge, gid=f"point:{point.key}"))
        name = point.name if len(ordered) <= NAMED else ""
        named.append(Named(*at, size, name, f"name:{point.key}"))
    plane = draw_chart(sheet, left, right, side, x, y, marks, f"plane:{plan.key}")
    return write_names(sheet, plane, named, _sides(sheet, plane, plan), lines)


@dataclass(frozen=True)
class _Risks:
    """Both axes of a plot: percent as they are, or their logarithms where risks differ widely."""

    limits: tuple[float, float]
    logs: bool

    @classmethod
    def of(cls, points: Sequence[LabbePoint]) -> _Risks:
        risks = [100 * risk for p in points for risk in (p.treated, p.control)]
        low, high = min(risks), max(risks)
        if low > 0 and high / low > WIDE_RATIO:
            return cls((math.log10(low / 1.4), math.log10(min(high * 1.4, 100.0))), True)
        tops = (1, 2, 5, 10, 20, 30, 40, 50, 60, 80)
        return cls((0.0, next((float(top) for top in tops if 1.05 * high <= top), 100.0)), False)

    def place(self, risk: float) -> float:
        """Return where a risk (0 to 1) lies on the axis."""
        return math.log10(100 * risk) if self.logs else 100 * risk

    def scale(self, title: str) -> Scale:
        """Return the axis with its ticks."""
        if not self.logs:
            return number_scale(*self.limits, title)
        steps = [
            factor * 10.0**power
            for power in range(math.floor(self.limits[0]), 3)
            for factor in (1, 2, 5)
        ]
        ticks = tuple(
            (math.log10(step), tick(step))
            for step in steps
            if self.limits[0] <= math.log10(step) <= self.limits[1]
        )
        return Scale(self.limits, ticks, f"{title} (log scale)")

    def risks(self) -> list[float]:
        """Return risks (0 to 1) along the axis."""
        low, high = self.limits
        values = [low + (high - low) * step / STEPS for step in range(STEPS + 1)]
        return [(10.0**value if self.logs else value) / 100 for value in values]


def _size(n: float, most: float) -> float:
    """Return the width of a circle whose area goes with the participants."""
    return max(LARGEST * math.sqrt(n / most), SMALLEST)


def _line(plan: Labbe, risks: _Risks) -> tuple[tuple[float, float], ...]:
    """Return the risks of group 1 that the pooled estimate says for those of group 2."""
    pooled = plan.estimate or 0.0
    points = []
    for control in risks.risks():
        if plan.measure.code == "OR":
            odds = math.exp(pooled) * control
            treated = odds / (1 - control + odds)
        elif plan.measure.code == "RD":
            treated = control + pooled
        else:
            treated = math.exp(pooled) * control
        if treated > 0 or not risks.logs:
            points.append((risks.place(control), risks.place(treated)))
    return tuple(points)


def _sides(sheet: Sheet, plane: Plane, plan: Labbe) -> list[Box]:
    """Write into the corners which side is better, where the polarity of the outcome is known."""
    if not plan.better:
        return []
    style, ruler = sheet.style, sheet.ruler
    above = plan.experimental if plan.better == "above" else plan.comparator
    below = plan.comparator if plan.better == "above" else plan.experimental
    boxes = []
    room = plane.width * 0.42
    for name, align in ((above, "left"), (below, "right")):
        lines = ruler.wrap(f"favours {name}", room)
        height = len(lines) * style.line
        top = plane.y + 3 if align == "left" else plane.y + plane.height - height - 3
        x = plane.x + 4 if align == "left" else plane.x + plane.width - 4
        widest = max(ruler.width(line) for line in lines)
        for place, line in enumerate(lines):
            baseline = top + style.ascent + place * style.line
            sheet.marks.append(
                Text(x, baseline, line, style.size, style.faint, align=align, gid="favours")
            )
        start = x if align == "left" else x - widest
        boxes.append((start, top, start + widest, top + height))
    return boxes


def _legend(sheet: Sheet, plans: Sequence[Labbe], crowded: bool, left: float) -> None:
    style = sheet.style
    entries = [stroke(sheet, style.faint, "same risk in both arms", width=0.7)]
    told = [
        f"{plan.measure.name.lower()} {estimate(plan.estimate, None, None, plan.measure)}"
        for plan in plans
        if plan.estimate is not None
    ]
    if told:
        said = f"pooled {told[0]}" if len(told) == 1 else "pooled estimate"
        entries.append(stroke(sheet, style.pooled, said, DASH))
    entries.append(
        dot(sheet, style.stated, style.stated, "trial; area by its number of participants")
    )
    if any(point.open for plan in plans for point in plan.points):
        text = "trial, conditional on open assumptions"
        entries.append(dot(sheet, style.paper, style.stated, text))
    sheet.legend(entries, left)
    if crowded:
        sheet.paragraph(CROWDED, indent=left - sheet.left)
