"""Drawing contour-enhanced funnel plots."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import NormalDist

from matplotlib.figure import Figure

from trialtrace.show.figures.chart import Mark, draw_chart, plane_left
from trialtrace.show.figures.funnel.plan import Funnel
from trialtrace.show.figures.labels import Named, write_names
from trialtrace.show.figures.panels import charts_page, write_title
from trialtrace.show.figures.plane import Curve, Dot, Region
from trialtrace.show.figures.render import render
from trialtrace.show.figures.samples import dot, stroke, swatch
from trialtrace.show.figures.scales import effect_scale, number_scale
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import Style

DOT = 4.2
DASH = (4.0, 2.0)
# Names are written where there are at most so many points.
NAMED = 25
# From the innermost region (least significant) outwards: each a step darker than the last, so
# that they stay in order without colour.
SHADES = ("#ffffff", "#e6eaee", "#d1d8df", "#bac3cc")


def draw_funnels(plans: Sequence[Funnel], style: Style) -> Figure:
    """Draw funnel plots; points carry ``point:<key>``, pooled lines ``pooled:<key>``."""
    return render(charts_page(style, plans, _panel, _legend), style)


def _panel(sheet: Sheet, plan: Funnel, left: float, right: float, height: float) -> Sequence[str]:
    style = sheet.style
    if plan.title:
        write_title(sheet, plan.title, left, right)
    widest = max(point.sei for point in plan.points) * 1.06
    up = number_scale(0.0, widest, "Standard error")
    down = type(up)((widest, 0.0), up.ticks, up.title)
    width = right - left - plane_left(sheet, down)
    inner = _z(plan.levels[len(plan.levels) // 2]) * widest
    reach = [point.yi for point in plan.points] + [plan.centre - inner, plan.centre + inner]
    x = effect_scale(sheet, plan.measure, reach, [], width)
    marks: list[Mark] = _contours(plan, x.limits, widest)
    marks.append(
        Curve(((plan.centre, 0), (plan.centre, widest)), 0.6, style.faint, gid="no-effect")
    )
    if plan.estimate is not None:
        marks.append(
            Curve(
                ((plan.estimate, 0), (plan.estimate, widest)), 0.9, style.pooled, DASH,
                f"pooled:{plan.key}",
            )
        )  # fmt: skip
    marks += [
        Dot(
            p.yi, p.sei, DOT, style.paper if p.open else style.stated, style.stated,
            gid=f"point:{p.key}",
        )
        for p in plan.points
    ]  # fmt: skip
    plane = draw_chart(sheet, left, right, height, x, down, marks, f"plane:{plan.key}")
    few = len(plan.points) <= NAMED
    points = [Named(p.yi, p.sei, DOT, p.name if few else "", f"name:{p.key}") for p in plan.points]
    uprights = [plan.centre] if plan.estimate is None else [plan.centre, plan.estimate]
    lines = [((x, 0.0), (x, widest)) for x in uprights]
    return write_names(sheet, plane, sorted(points, key=lambda p: -p.y), lines=lines)


def _contours(plan: Funnel, limits: tuple[float, float], widest: float) -> list[Mark]:
    low, high = limits
    corners = ((low, 0.0), (high, 0.0), (high, widest), (low, widest))
    shades = SHADES[: len(plan.levels)]
    marks: list[Mark] = [Region(corners, SHADES[len(plan.levels)], "contour:beyond")]
    for level, shade in reversed(list(zip(plan.levels, shades, strict=True))):
        reach = _z(level) * widest
        points = ((plan.centre, 0.0), (plan.centre + reach, widest), (plan.centre - reach, widest))
        marks.append(Region(points, shade, f"contour:{level:g}"))
    return marks


def _z(level: float) -> float:
    """Return the quantile of the standard normal for a two-sided level in percent."""
    return NormalDist().inv_cdf(0.5 + level / 200)


def _legend(sheet: Sheet, plans: Sequence[Funnel]) -> None:
    style = sheet.style
    levels = plans[0].levels
    cuts = [f"{1 - level / 100:.10g}" for level in levels]
    names = [f"p > {cuts[0]}"]
    names += [f"{low} < p ≤ {high}" for high, low in pairwise(cuts)]
    names.append(f"p ≤ {cuts[-1]}")
    sheet.skip(style.size * 0.9)
    shades = SHADES[: len(names)]
    entries = [swatch(sheet, shade, name) for shade, name in zip(shades, names, strict=True)]
    if any(plan.estimate is not None for plan in plans):
        models = dict.fromkeys(plan.model for plan in plans if plan.model)
        how = f" ({', '.join(models)})" if models else ""
        entries.append(stroke(sheet, style.pooled, f"pooled estimate{how}", DASH))
    entries.append(dot(sheet, style.stated, style.stated, "trial"))
    if any(point.open for plan in plans for point in plan.points):
        text = "trial, conditional on open assumptions"
        entries.append(dot(sheet, style.paper, style.stated, text))
    sheet.legend(entries)
