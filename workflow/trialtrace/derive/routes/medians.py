"""Medians with quartiles or a range: means and SDs under a normal assumption, then as means."""

from __future__ import annotations

from dataclasses import replace

from trialtrace.derive.model import (
    ArmFacts,
    Assumption,
    Contrast,
    Impossible,
    Input,
    Number,
    Outcome,
    Refusal,
    Settings,
)
from trialtrace.derive.routes.means import compared
from trialtrace.derive.routes.spread import Spread
from trialtrace.derive.sizes import size_of

NORMAL = Assumption("the outcome is roughly normal, so that median and quartiles give mean and SD")


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Convert both arms and compare them; always conditional, refused where they look skewed."""
    if contrast.arm1 is None or contrast.arm2 is None:
        return None
    if settings.median_conversion == "never":
        return None
    one = _spread(contrast, contrast.arm1, contrast.data1)
    two = _spread(contrast, contrast.arm2, contrast.data2)
    if one is None or two is None:
        return None
    for side in (one, two):
        if isinstance(side, Refusal):
            return side
    effects = compared(contrast, one, two, settings)
    if isinstance(effects, Refusal):
        return effects
    return [
        e if isinstance(e, Impossible) else replace(e, assumptions=(*e.assumptions, NORMAL))
        for e in effects
    ]


def _spread(contrast: Contrast, arm: ArmFacts, data: object) -> Spread | Refusal | None:
    from trialtrace.stats.convert import iqr_luo, range_luo
    from trialtrace.stats.errors import StatsError

    median = data.get("median")
    if median is None or median.value is None:
        return None
    siblings = tuple(data.values())
    n, assumptions = size_of(contrast, arm, median, siblings)
    if n is None:
        return Refusal("a median, but the size of its group is not stated")
    quartiles = _ends(data, "q1", "q3")
    extremes = _ends(data, "minimum", "maximum")
    ends, convert = (quartiles, iqr_luo) if quartiles else (extremes, range_luo)
    if not ends:
        return Refusal("a median without quartiles or range")
    try:
        made = convert(ends[0].value, median.value.value, ends[1].value, n.value)
    except StatsError as error:
        return Refusal(str(error))
    if made.skewed:
        return Refusal("median and quartiles look skewed (Shi 2023): no mean is made of them")
    name = convert.__name__
    return Spread(
        median.value.derived(made.mean, f"{name} ({made.method})"),
        median.value.derived(made.sd, f"{name} ({made.method})"),
        n,
        assumptions,
        (Input("median", median.value), Input("low", ends[0]), Input("high", ends[1])),
        (name,),
    )


def _ends(data: object, low: str, high: str) -> tuple[Number, Number] | None:
    ends = (data.get(low), data.get(high))
    if any(e is None or e.value is None for e in ends):
        return None
    return ends[0].value, ends[1].value
