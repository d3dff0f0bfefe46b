"""The axis under a panel: how far it reaches, and where its ticks stand."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from trialtrace.show.figures.measures import ARCSINE, FISHER, LOGIT, PERCENT, RATIO, Measure
from trialtrace.show.figures.numbers import even_ticks, tick

# An interval is cut where it reaches further from the estimates than so many typical half widths.
CUT_AT = 4.0
PADDING = 0.05
MOST_TICKS = 7
_UNEVEN = (RATIO, LOGIT, FISHER, ARCSINE)
_NARROWEST_RATIO = math.log(1.05)


@dataclass(frozen=True)
class Axis:
    """Limits on the scale of yi, and ticks as (place on that scale, label)."""

    limits: tuple[float, float]
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Wanted:
    """What somebody asks of an axis: limits on the scale of yi, ticks on the scale of people."""

    limits: tuple[float, float] | None = None
    ticks: tuple[float, ...] = ()


NOTHING_WANTED = Wanted()


def axis_for(
    measure: Measure,
    estimates: Sequence[float],
    intervals: Sequence[tuple[float, float]],
    fits: Callable[[Sequence[tuple[float, str]], tuple[float, float]], bool],
    wanted: Wanted = NOTHING_WANTED,
) -> Axis:
    """Choose limits and ticks for a panel.

    Parameters
    ----------
    measure : Measure
        What is shown.
    estimates : sequence of float
        Every yi of the panel; all of them lie on the axis.
    intervals : sequence of (float, float)
        Confidence, prediction and rounding ranges. One that reaches out of all proportion is cut
        (see ``CUT_AT``), and drawn with an arrowhead.
    fits : callable
        Tells whether labelled ticks stand apart from each other between given limits.
    wanted : Wanted, optional
        Limits or ticks that somebody asked for.
    """
    limits = wanted.limits or _limits(measure, estimates, intervals)
    if wanted.ticks:
        return _asked(measure, limits, wanted.ticks, fits)
    shown = (measure.shown(limits[0]), measure.shown(limits[1]))
    fallback: tuple[tuple[float, str], ...] = ()
    for values in _candidates(measure, shown):
        inside = [
            value
            for value in values
            if limits[0] - 1e-9 <= measure.plotted(value) <= limits[1] + 1e-9
        ]
        labels = [tick(v) for v in inside] if measure.scale in _UNEVEN else even_ticks(inside)
        ticks = tuple(zip((measure.plotted(v) for v in inside), labels, strict=True))
        if len(ticks) > MOST_TICKS:
            continue
        if len(ticks) >= 2 and fits(ticks, limits):
            return Axis(limits, ticks)
        if len(ticks) == 1 and not fallback and fits(ticks, limits):
            fallback = ticks
    return Axis(limits, fallback)


def _asked(
    measure: Measure,
    limits: tuple[float, float],
    values: Sequence[float],
    fits: Callable[[Sequence[tuple[float, str]], tuple[float, float]], bool],
) -> Axis:
    """Put ticks where they were asked for; labels that would touch another are left out."""
    ticks: list[tuple[float, str]] = []
    for value in sorted(set(values)):
        place = measure.plotted(value)
        if not limits[0] - 1e-9 <= place <= limits[1] + 1e-9:
            continue
        labelled = (place, tick(value))
        shown = [other for other in ticks if other[1]]
        ticks.append(labelled if fits([*shown, labelled], limits) else (place, ""))
    return Axis(limits, tuple(ticks))


def _limits(
    measure: Measure, estimates: Sequence[float], intervals: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    anchors = list(estimates) + ([measure.null] if measure.null is not None else [])
    low, high = min(anchors), max(anchors)
    halves = [(b - a) / 2 for a, b in intervals if math.isfinite(a) and math.isfinite(b)]
    reach = CUT_AT * median(halves) if halves else 0.0
    ends = [end for pair in intervals for end in pair]
    low_end = max(min([low, *ends]), low - reach)
    high_end = min(max([high, *ends]), high + reach)
    if measure.scale == PERCENT:
        return 0.0, _upper_proportion(high_end)
    if high_end - low_end < 1e-9:
        room = _NARROWEST_RATIO if measure.scale == RATIO else max(abs(high_end), 1.0) * 0.5
        low_end, high_end = low_end - room, high_end + room
    pad = PADDING * (high_end - low_end)
    return low_end - pad, high_end + pad


def _upper_proportion(high: float) -> float:
    if high > 0.5:
        return 1.0
    return next((top for top in (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4) if high <= top), 0.5)


def _candidates(measure: Measure, shown: tuple[float, float]) -> Iterator[list[float]]:
    if measure.scale == RATIO:
        yield from _ratio_ticks(*shown)
    elif measure.scale == LOGIT:
        yield [1.0, 5.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0]
        yield [1.0, 10.0, 50.0, 90.0, 99.0]
        for values in even_places(*shown):
            yield [value for value in values if 0 < value < 100]
    elif measure.scale == ARCSINE:
        for values in even_places(*shown):
            yield [value for value in values if 0 <= value <= 100]
    elif measure.scale == FISHER:
        for values in even_places(*shown):
            yield [value for value in values if -1 < value < 1]
    else:
        yield from even_places(*shown)


def even_places(low: float, high: float) -> Iterator[list[float]]:
    """Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten, from many to few."""
    if not high > low:  # a bounded scale may end where the whole plot lies
        return
    start = math.floor(math.log10((high - low) / 10))
    for exponent in (start, start + 1, start + 2):
        for factor in (1.0, 2.0, 2.5, 5.0):
            step = factor * 10.0**exponent
            first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
            if 1 <= last - first + 1 <= 40:
                yield [round(i * step, 12) for i in range(first, last + 1)]


def _ratio_ticks(low: float, high: float) -> Iterator[list[float]]:
    """Ticks for a log axis, from many to few; 1 is always among them where it is on the axis.

    Within a factor of three the ticks are even; beyond, they stand at 1-2-5 or 1-3 steps of the
    decades, at doublings, at decades, at every second, third, ... decade.
    """
    if high / low < 3:
        for values in even_places(low, high):
            if any(abs(value - 1) < 1e-9 for value in values):
                yield [value for value in values if value > 0]
    decades = range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 1)
    for factors in ((1, 1.5, 2, 3, 5, 7), (1, 2, 5)):
        yield [f * 10.0**d for d in decades for f in factors]
    yield [2.0**power for power in range(-6, 7)]
    for factors in ((1, 3), (1,)):
        yield [f * 10.0**d for d in decades for f in factors]
    for step in (2, 3, 5, 10, 20, 50, 100):
        yield [10.0**d for d in decades if d % step == 0]
