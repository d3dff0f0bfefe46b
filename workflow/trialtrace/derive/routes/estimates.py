"""Estimates that the authors give: a ratio or difference with its interval or exact p-value."""

from __future__ import annotations

import math
from types import MappingProxyType

from trialtrace.derive.counted import is_a_rate
from trialtrace.derive.estimate import normal_interval
from trialtrace.derive.model import (
    Assumption,
    Computed,
    Contrast,
    Input,
    Measurement,
    Outcome,
    Refusal,
    Settings,
)
from trialtrace.derive.reasons import OF_A_FACTOR, OF_RATES, OTHER_TEST, WAY_NOT_TOLD

RATIOS = MappingProxyType(
    {
        "risk_ratio": "RR",
        "odds_ratio": "OR",
        "hazard_ratio": "HR",
        "rate_ratio": "IRR",
        "ratio_of_means": "ROM",
    }
)
DIFFERENCES = MappingProxyType(
    {
        "mean_difference": "MD",
        "standardised_mean_difference": "SMD",
        "risk_difference": "RD",
    }
)
_SIGNS = MappingProxyType({"increase": 1, "decrease": -1})
PAIRED = Assumption("the interval allows for people being their own controls")
FIRST_MINUS_SECOND = Assumption("the difference is the first arm's value minus the second's")
CLUSTERED = Assumption("the interval allows for the clusters")


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Take the first estimate between the arms that has an interval or an exact p-value."""
    refusal = None
    computed: list[Computed] = []
    for m in contrast.between:
        if (m.statistic not in RATIOS and m.statistic not in DIFFERENCES) or m.value is None:
            continue
        if contrast.arm1 is None or contrast.arm2 is None:
            # A ratio between smokers and others, old and young: no effect of a treatment.
            refusal = refusal or _between_nobody(m)
            continue
        outcome = _estimate(contrast, m, settings)
        if isinstance(outcome, Refusal):
            refusal = refusal or outcome
        else:
            computed.append(outcome)
    return computed or refusal


def _between_nobody(m: Measurement) -> Refusal:
    kind = m.statistic.replace("_", " ")
    told = f"{kind} {m.value.text or m.value.value}, but which groups it compares is not stated"
    return Refusal(told, (Input(m.statistic, m.value),))


def _may_be_of_a_factor(contrast: Contrast) -> bool:
    """Tell whether nobody was allocated, and nothing is told of both groups, their sizes or results.

    Ratios of such texts are mostly those of risk factors (sex, a gene, a score), one beside the other.
    Where their own sentence says so, they are of no arms already (`extract/accounts/results/comparisons/prognostic`).
    """
    study = contrast.study
    allocated = study.allocation in _ALLOCATED or study.design in _TRIALS
    sized = all(arm is not None and arm.n is not None for arm in (contrast.arm1, contrast.arm2))
    return not (allocated or sized or (contrast.data1 and contrast.data2))


_ALLOCATED = frozenset({"randomised", "non_randomised"})
_TRIALS = frozenset({"randomised_trial", "controlled_trial"})


def _estimate(contrast: Contrast, m: Measurement, settings: Settings) -> Computed | Refusal:
    from trialtrace.stats import convert
    from trialtrace.stats.errors import StatsError

    ratio = m.statistic in RATIOS
    scale = 0.01 if m.statistic == "risk_difference" and "%" in m.unit else 1.0
    inputs = [Input(m.statistic, m.value)]
    if not ratio and m.direction.value in _SIGNS:
        inputs.append(Input("direction", m.direction))
        if m.value.value * _SIGNS[m.direction.value] < 0:
            return Refusal(
                f"the text tells an {m.direction.value} and prints {m.value.text}", tuple(inputs)
            )
    if not ratio and m.direction.value == "unclear" and m.basis == "change":
        return Refusal(f"a difference of {m.value.text} in improvement: {WAY_NOT_TOLD}", (*inputs,))
    if m.statistic == "mean_difference" and is_a_rate(contrast.outcome):
        return Refusal(OF_RATES, tuple(inputs))
    if ratio and _may_be_of_a_factor(contrast):
        return Refusal(OF_A_FACTOR, tuple(inputs))
    value = m.value.value * scale
    if m.statistic == "risk_difference" and abs(value) > 1:
        told = m.value.text or str(m.value.value)
        return Refusal(
            f"a risk difference of {told}: in per cent or of so many is not stated", (*inputs,)
        )
    assumptions: list[Assumption] = [] if _sign_is_told(contrast, m) else [FIRST_MINUS_SECOND]
    try:
        if m.low is not None and m.high is not None:
            level = m.level or 95.0
            if m.level is None:
                assumptions.append(Assumption("a 95 % interval"))
            make = convert.se_from_ci_ratio if ratio else convert.se_from_ci
            made = make(value, m.low.value * scale, m.high.value * scale, level)
            inputs += [Input("low", m.low), Input("high", m.high)]
        elif m.p is not None and m.p_relation == "=":
            if m.p_compares.value == "within":
                return Refusal(
                    "the p-value compares before and after within one arm", tuple(inputs)
                )
            if m.p_compares.value == "other":
                return Refusal(f"p = {m.p.text}: {OTHER_TEST}", tuple(inputs))
            make = convert.se_from_p_ratio if ratio else convert.se_from_p
            made = make(value, m.p.value)
            inputs.append(Input("p", m.p))
            assumptions.append(Assumption("two-sided z test of the estimate"))
        else:
            kind = m.statistic.replace("_", " ")
            return Refusal(f"a {kind} without interval or exact p-value", tuple(inputs))
    except StatsError as error:
        return Refusal(str(error), tuple(inputs))
    if not math.isfinite(made.yi) or made.vi <= 0:
        return Refusal("the interval has no width", tuple(inputs))
    if contrast.study.structure in ("crossover", "split_body"):
        assumptions.append(PAIRED)
    if contrast.study.structure == "cluster":
        assumptions.append(CLUSTERED)
    low, high = _limits(m, made, ratio, scale, settings)
    whole = not contrast.people  # of a part of the arms nobody counted
    sizes = [
        arm.n.value if whole and arm is not None and arm.n else None
        for arm in (contrast.arm1, contrast.arm2)
    ]
    return Computed(
        RATIOS.get(m.statistic) or DIFFERENCES[m.statistic],
        made.yi,
        made.vi,
        low,
        high,
        *sizes,
        (make.__name__,),
        tuple(inputs),
        tuple(assumptions),
    )


def _sign_is_told(contrast: Contrast, m: Measurement) -> bool:
    """Tell whether it is known which arm had more.

    A ratio says so, a minus sign, words of more or less, and the arms' own values. "The difference
    was 2.3" may be meant without a sign.
    """
    if m.statistic in RATIOS or m.value.value <= 0 or m.direction.value in _SIGNS:
        return True
    own = {"mean", "percent", "events", "median"}
    return bool(own & set(contrast.data1)) and bool(own & set(contrast.data2))


def _limits(m, made, ratio, scale, settings) -> tuple[float, float]:
    """The interval as the authors give it, where it has the configured level."""
    if m.low is not None and m.high is not None and (m.level or 95.0) == settings.level:
        low, high = m.low.value * scale, m.high.value * scale
        return (math.log(low), math.log(high)) if ratio else (low, high)
    return normal_interval(made.yi, made.vi, settings)
