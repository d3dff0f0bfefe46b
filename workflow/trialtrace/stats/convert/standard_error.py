"""From an interval or a p-value to a standard error, and back."""

import math
import warnings
from dataclasses import dataclass

from trialtrace.stats.arrays import level_to_crit
from trialtrace.stats.distributions import norm_quantile
from trialtrace.stats.errors import StatsError, StatsWarning
from trialtrace.stats.guard import finite

__all__ = [
    "EffectWithSE",
    "ci_from_se",
    "ratio_ci_from_se",
    "se_from_ci",
    "se_from_ci_ratio",
    "se_from_p",
    "se_from_p_ratio",
]


@dataclass(frozen=True)
class EffectWithSE:
    """An effect on the analysis scale: `yi`, `se`, `vi`; `z` where a p-value gave it;
    `midpoint` of the interval where one was given (far from `yi`: something is misprinted)."""

    yi: float
    se: float
    vi: float
    z: float | None = None
    midpoint: float | None = None


def _z_of_level(level):
    return float(norm_quantile(0.5 + level_to_crit(level) / 2))


def _check_interval(est, low, high):
    if not all(math.isfinite(v) for v in (est, low, high)):
        raise StatsError(f"interval {low} to {high} around {est} is not finite; give numbers")
    if not low < high:
        raise StatsError(f"interval {low:g} to {high:g} is empty; give low below high")
    if not low <= est <= high:
        raise StatsError(f"interval {low:g} to {high:g} does not hold its estimate {est:g}")


@finite
def se_from_ci(est, low, high, level=0.95):
    """SE of a difference from its confidence interval: (high − low) / 2z.

    Source: Cochrane Handbook 6.3.1 (which prints 3.92 for 2·1.959964). Assumes a normal
    interval.

    Parameters
    ----------
    est, low, high : float
        Estimate and bounds, natural scale.
    level : float
        Confidence of the interval, 0.95 or 95.

    Returns
    -------
    EffectWithSE

    Raises
    ------
    StatsError
        If the interval is empty or does not hold the estimate.
    """
    _check_interval(est, low, high)
    se = (high - low) / (2 * _z_of_level(level))
    return EffectWithSE(est, se, se * se, None, (low + high) / 2)


@finite
def se_from_ci_ratio(est, low, high, level=0.95):
    """SE of a log ratio from the interval of the ratio: (ln high − ln low) / 2z.

    Source: Cochrane Handbook 6.3.2. Arguments and errors as for `se_from_ci`; all positive.
    """
    if not min(est, low, high) > 0:
        raise StatsError(f"ratio {est:g} ({low:g} to {high:g}) must be above 0")
    _check_interval(est, low, high)
    return se_from_ci(math.log(est), math.log(low), math.log(high), level)


@finite
def se_from_p(est, p):
    """SE of a difference from its two-sided p-value: |est| / z.

    Source: Cochrane Handbook 6.3.1. Assumes a z test of the estimate against 0.

    Parameters
    ----------
    est : float
        Estimate. One printed as 0 gives an SE of 0, as in metafor, with a warning: it can
        never be pooled (`rma` refuses a variance of 0).
    p : float
        Exact two-sided p-value, 0 < p < 1.

    Raises
    ------
    StatsError
        If the estimate is not finite or p is not between 0 and 1.
    """
    if not math.isfinite(est):
        raise StatsError(f"estimate {est} with a p-value gives no SE; it must be finite")
    if est == 0:
        warnings.warn(
            "an estimate of 0 says nothing about its SE; the SE of 0 cannot be pooled",
            StatsWarning,
            stacklevel=2,
        )
    if not 0 < p < 1:
        raise StatsError(f"p is {p}; give an exact p-value between 0 and 1")
    z = -float(norm_quantile(p / 2))
    se = abs(est) / z
    return EffectWithSE(est, se, se * se, z)


@finite
def se_from_p_ratio(est, p):
    """SE of a log ratio from the two-sided p-value of the ratio: |ln est| / z.

    Source: Cochrane Handbook 6.3.2. Arguments and errors as for `se_from_p`; est positive.
    """
    if not est > 0:
        raise StatsError(f"ratio {est:g} must be above 0")
    return se_from_p(math.log(est), p)


@finite
def ci_from_se(est, se, level=0.95):
    """Normal confidence interval: est ± z·se, natural scale."""
    if not (math.isfinite(est) and math.isfinite(se)) or se < 0:
        raise StatsError(f"estimate {est} with SE {se} has no interval; give finite numbers")
    half = _z_of_level(level) * se
    return est - half, est + half


@finite
def ratio_ci_from_se(log_est, se, level=0.95):
    """Interval of a ratio from the log ratio and its SE: exp(log_est ± z·se)."""
    low, high = ci_from_se(log_est, se, level)
    return math.exp(low), math.exp(high)
