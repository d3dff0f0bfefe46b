"""Medians with quartiles or a range: means and SDs under a normal assumption, then as means."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trialtrace.derive.model import (
    ArmFacts,
    Assumption,
    Computed,
    Contrast,
    Impossible,
    Input,
    Number,
    Outcome,
    Refusal,
    Settings,
)
from trialtrace.derive.routes.compare import both_arms
from trialtrace.derive.routes.means import compared
from trialtrace.derive.routes.spread import Spread
from trialtrace.derive.sizes import size_of, size_unknown

NORMAL = Assumption("the outcome is roughly normal, so that median and quartiles give mean and SD")


# What an arm gives beside its median → conversions, the preferred first; the others stand beside it
# as sensitivity. Five numbers tell most, a range least (Cochrane Handbook 6.5.2.5).
FORMS = (
    (("minimum", "q1", "q3", "maximum"), ("fivenum_luo_shi", "fivenum_wan", "fivenum_bland")),
    (("q1", "q3"), ("iqr_luo", "iqr_wan", "iqr_table")),
    (("minimum", "maximum"), ("range_luo", "range_wan", "range_hozo")),
)


@dataclass(frozen=True, slots=True)
class _Median:
    """An arm's median with the numbers around it, its size, and how it may be converted."""

    median: Number
    ends: tuple[Number, ...]
    names: tuple[str, ...]
    n: Number
    assumptions: tuple[Assumption, ...]
    conversions: tuple[str, ...]


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Convert both arms and compare them; always conditional, refused where they look skewed."""
    if settings.median_conversion == "never":
        return None
    arms = both_arms(contrast, _read)
    if arms is None or isinstance(arms, Refusal):
        return arms
    computed: list[Computed | Impossible] = []
    for place in range(len(FORMS[0][1])):
        spreads = [_converted(side, place) for side in arms]
        refused = next((side for side in spreads if isinstance(side, Refusal)), None)
        effects = refused or compared(contrast, *spreads, settings)
        if isinstance(effects, Refusal):
            if place == 0:
                return effects
            continue
        computed += [
            e if isinstance(e, Impossible) else replace(e, assumptions=(*e.assumptions, NORMAL))
            for e in effects
        ]
    return computed


def _read(contrast: Contrast, arm: ArmFacts, data: object) -> _Median | Refusal | None:
    median = data.get("median")
    if median is None or median.value is None:
        return None
    n, assumptions = size_of(contrast, arm, median, tuple(data.values()))
    if n is None:
        return Refusal(size_unknown(contrast, "a median", "the size of its group is not stated"))
    for names, conversions in FORMS:
        held = [data.get(name) for name in names]
        if all(m is not None and m.value is not None for m in held):
            ends = tuple(m.value for m in held)
            return _Median(median.value, ends, names, n, assumptions, conversions)
    return Refusal("a median without quartiles or range")


def _converted(side: _Median, place: int) -> Spread | Refusal:
    from trialtrace.stats import convert
    from trialtrace.stats.errors import StatsError

    name = side.conversions[place]
    ends = [end.value for end in side.ends]
    middle = len(ends) // 2
    try:
        made = getattr(convert, name)(
            *ends[:middle], side.median.value, *ends[middle:], side.n.value
        )
    except StatsError as error:
        return Refusal(str(error))
    if made.skewed:
        return Refusal("median and quartiles look skewed (Shi 2023): no mean is made of them")
    if not made.sd > 0:
        return Refusal("a median and limits that are all alike give no standard deviation")
    # Two limits are named as those of an interval are.
    names = side.names if len(ends) > 2 else ("low", "high")
    seen = (Input(name, end) for name, end in zip(names, side.ends, strict=True))
    return Spread(
        side.median.derived(made.mean, f"{name} ({made.method})"),
        side.median.derived(made.sd, f"{name} ({made.method})"),
        side.n,
        side.assumptions,
        (Input("median", side.median), *seen),
        (name,),
    )
