"""Contour-enhanced funnel plot: whether small trials say something else than large ones."""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.figure import Figure

from trialtrace.show.figures.arrays import Column, columns_of, names_of, numbers_of
from trialtrace.show.figures.funnel.draw import SHADES, draw_funnels
from trialtrace.show.figures.funnel.plan import LEVELS, Funnel, FunnelPoint
from trialtrace.show.figures.measures import Measure, measure_of
from trialtrace.show.figures.style import Style
from trialtrace.tables.errors import TrialtraceError


def funnel(
    yi: Column,
    vi: Column | None = None,
    sei: Column | None = None,
    *,
    slab: Column | None = None,
    measure: str = "",
    refline: float | None = None,
    estimate: float | None = None,
    level: Sequence[float] = LEVELS,
    title: str = "",
    style: Style | None = None,
) -> Figure:
    """Draw a contour-enhanced funnel plot.

    Parameters
    ----------
    yi : sequence of float
        Effect sizes, ratios on the log scale (as ``stats.escalc`` gives them).
    vi, sei : sequence of float
        Sampling variances, or standard errors: one of the two. Studies without one are left out.
    slab : sequence of str, optional
        Names; written beside their points where there is room.
    measure : str
        metafor's name (``RR``, ``SMD``, ...): ratios get a log axis with ratios on it.
    refline : float, optional
        Where the contours meet, on the scale of ``yi``; no effect where none is given.
    estimate : float, optional
        Pooled estimate, on the scale of ``yi``; drawn as a dashed line.
    level : sequence of float
        Levels of the contours, in percent, at most three.
    title : str
        Over the plot.
    style : Style, optional
        Sizes and colours; a double column of a journal where none is given.

    Raises
    ------
    TrialtraceError
        If columns do not fit together, or nothing is left to draw.

    Notes
    -----
    After Peters et al. (2008), Journal of Clinical Epidemiology 61:991–996. Names and scales as in
    metafor's ``funnel``; regions grow darker outwards in one order, and standard errors have round
    ticks.
    """
    columns = columns_of("funnel", yi=yi, vi=vi, sei=sei, slab=slab)
    if (vi is None) == (sei is None):
        raise TrialtraceError("funnel: give either vi or sei")
    levels = tuple(sorted(level))
    if not levels or len(levels) >= len(SHADES) or not all(0 < one < 100 for one in levels):
        raise TrialtraceError(f"funnel: level takes one to {len(SHADES) - 1} percentages")
    effects = numbers_of("funnel", "yi", columns["yi"])
    which = "vi" if sei is None else "sei"
    spreads = numbers_of("funnel", which, columns[which])
    if any(spread is not None and spread <= 0 for spread in spreads):
        raise TrialtraceError(f"funnel: {which} must be above 0")
    names = names_of(columns.get("slab"), len(effects))
    points = tuple(
        FunnelPoint(str(place), name, effect, math.sqrt(spread) if which == "vi" else spread)
        for place, (name, effect, spread) in enumerate(zip(names, effects, spreads, strict=True))
        if effect is not None and spread is not None
    )
    if not points:
        raise TrialtraceError("funnel: no study has an effect and a standard error")
    what = measure_of(measure) if measure else Measure("", "Effect size", "Effect")
    centre = refline if refline is not None else (what.null or 0.0)
    plan = Funnel("", title, what, points, estimate, "", centre, levels)
    return draw_funnels((plan,), style or Style())
