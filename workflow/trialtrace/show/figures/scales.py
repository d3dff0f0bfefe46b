"""Axes of charts: effect sizes, and plain numbers with even ticks."""

from __future__ import annotations

from collections.abc import Sequence

from trialtrace.show.figures.axis import axis_for, even_places
from trialtrace.show.figures.chart import Scale, ticks_fit
from trialtrace.show.figures.measures import LOGIT, PERCENT, RATIO, Measure
from trialtrace.show.figures.numbers import even_ticks
from trialtrace.show.figures.sheet import Sheet


def effect_scale(
    sheet: Sheet,
    measure: Measure,
    estimates: Sequence[float],
    intervals: Sequence[tuple[float, float]],
    width: float,
) -> Scale:
    """Return the x axis of effect sizes, labelled on the scale that people read."""
    axis = axis_for(
        measure, estimates, intervals, lambda ticks, limits: ticks_fit(sheet, ticks, limits, width)
    )
    return Scale(axis.limits, axis.ticks, axis_title(measure))


def axis_title(measure: Measure) -> str:
    """Name what an axis of this measure shows."""
    if measure.scale == RATIO:
        return f"{measure.name} (log scale)"
    if measure.scale in (PERCENT, LOGIT):
        return f"{measure.name}, %"
    return measure.name


def number_scale(low: float, high: float, title: str, most: int = 6) -> Scale:
    """Return an axis of plain numbers from ``low`` to ``high`` with at most ``most`` even ticks."""
    for values in even_places(low, high):
        if len(values) <= most:
            labels = even_ticks(values)
            return Scale((low, high), tuple(zip(values, labels, strict=True)), title)
    return Scale((low, high), (), title)
