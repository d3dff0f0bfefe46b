"""Mean, SD and size of an arm: stated, or the SD from a standard error or an interval."""

from __future__ import annotations

from dataclasses import dataclass

from trialtrace.derive.model import ArmFacts, Assumption, Contrast, Input, Number, Refusal
from trialtrace.derive.sizes import size_of, size_unknown


@dataclass(frozen=True, slots=True)
class Spread:
    """An arm's mean, SD and n, what was assumed, what it was made of beside them, and how."""

    mean: Number
    sd: Number
    n: Number
    assumptions: tuple[Assumption, ...] = ()
    seen: tuple[Input, ...] = ()
    derivation: tuple[str, ...] = ()


def spread_of(contrast: Contrast, arm: ArmFacts, data: object) -> Spread | Refusal | None:
    """Read an arm; None where it has no mean, a ``Refusal`` where something is missing."""
    mean = data.get("mean")
    if mean is None or mean.value is None:
        return None
    siblings = tuple(data.values())
    n, assumptions = size_of(contrast, arm, mean, siblings)
    seen = (Input("mean", mean.value),)
    if n is None:
        return Refusal(
            size_unknown(contrast, "a mean", "the size of its group is not stated"), seen
        )
    if n.value < 2:
        return Refusal("a mean of one person has no spread", seen)
    sd = data.get("sd")
    if sd is not None and sd.value is not None:
        if sd.value.value <= 0:
            return Refusal(f"a standard deviation of {sd.value.text} cannot be", seen)
        if sd.value.assumed:
            assumptions = (*assumptions, Assumption(sd.value.assumed))
        return Spread(mean.value, sd.value, n, assumptions)
    return _converted(mean, data.get("se"), n, assumptions, seen)


def _converted(mean, se, n, assumptions, seen) -> Spread | Refusal:
    from trialtrace.stats.convert import sd_from_ci_t, sd_from_se
    from trialtrace.stats.errors import StatsError

    try:
        if se is not None and se.value is not None:
            sd = se.value.derived(sd_from_se(se.value.value, n.value), "SE × √n")
            return Spread(
                mean.value, sd, n, assumptions, (Input("sei", se.value),), ("sd_from_se",)
            )
        if mean.low is not None and mean.high is not None:
            level = mean.level or 95.0
            if mean.level is None:
                assumptions = (*assumptions, Assumption("a 95 % interval"))
            value = sd_from_ci_t(mean.low.value, mean.high.value, n.value, level)
            sd = mean.low.derived(value, "√n × (upper − lower) / (2 t)")
            inputs = (Input("low", mean.low), Input("high", mean.high))
            return Spread(mean.value, sd, n, assumptions, inputs, ("sd_from_ci_t",))
    except StatsError as error:
        return Refusal(str(error), seen)
    return Refusal("a mean without its standard deviation, standard error or interval", seen)
