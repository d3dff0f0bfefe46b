"""Confidence intervals of tau²: Q-profile and profile likelihood."""

import math
from dataclasses import dataclass

from trialtrace.stats.arrays import level_to_crit
from trialtrace.stats.distributions import chi2_quantile, norm_quantile
from trialtrace.stats.errors import StatsError
from trialtrace.stats.likelihood import log_likelihood, maximise
from trialtrace.stats.moments import Sample
from trialtrace.stats.regression import RegressionSample
from trialtrace.stats.roots import bracketed_root, expand_upward
from trialtrace.stats.tau2 import generalised_q_root

__all__ = ["Tau2Interval", "confint_tau2", "heterogeneity_interval"]


@dataclass(frozen=True)
class Tau2Interval:
    """Estimate and bounds of tau², tau, I² (per cent) and H², each (estimate, low, high).

    `empty` says that even tau² = 0 lies above the interval: the studies are more alike than
    chance allows at this level, and both bounds are 0.
    """

    tau2: tuple[float, float, float]
    tau: tuple[float, float, float]
    I2: tuple[float, float, float]
    H2: tuple[float, float, float]
    kind: str
    level: float
    empty: bool


def confint_tau2(fit, kind="QP", level=None):
    """Interval of the between-study variance of a fit.

    Parameters
    ----------
    fit : RmaResult
    kind : {"QP", "PL"}
        Q-profile (Viechtbauer 2007; any estimator) or profile likelihood (Hardy & Thompson 1996;
        ML and REML).
    level : float, optional
        Confidence; that of the fit by default.

    Returns
    -------
    Tau2Interval
        The upper bound is never cut off (metafor searches up to 100 by default).

    Raises
    ------
    StatsError
        If the kind does not suit the model, or there are no degrees of freedom.
    """
    if fit.method in ("EE", "FE", "CE"):
        raise StatsError("an equal-effects model has no tau²; fit a random-effects one")
    if fit.k <= fit.p:
        raise StatsError(f"{fit.k} studies hold no information on tau²")
    level = fit.level if level is None else level
    sample = Sample(fit.yi, fit.vi) if fit.X is None else RegressionSample(fit.yi, fit.vi, fit.X)
    if kind == "QP":
        low, high, empty = _q_profile(sample, level_to_crit(level))
    elif kind == "PL":
        if fit.method not in ("ML", "REML"):
            raise StatsError("profile likelihood needs method ML or REML; use kind='QP'")
        low, high, empty = _profile_likelihood(sample, fit.method, level_to_crit(level))
    else:
        raise StatsError(f"kind={kind!r} is unknown; use 'QP' or 'PL'")
    typical = (fit.k - fit.p) / sample.at(0.0).trace_p
    values = (fit.tau2, low, high)
    return Tau2Interval(
        values,
        tuple(math.sqrt(v) for v in values),
        tuple(100 * v / (typical + v) for v in values),
        tuple(v / typical + 1 for v in values),
        kind,
        level,
        empty,
    )


def _q_profile(sample, level):
    df = sample.k - sample.p
    tail = (1 - level) / 2
    low, _ = generalised_q_root(sample, float(chi2_quantile(1 - tail, df)))
    target = float(chi2_quantile(tail, df))
    high, _ = generalised_q_root(sample, target)
    return low, high, high == 0.0 and sample.at(0.0).q1 < target


def _profile_likelihood(sample, method, level):
    top, moments = maximise(sample, method)
    target = log_likelihood(sample, top, method, moments) - float(chi2_quantile(level, 1)) / 2

    def gap(tau2):
        return log_likelihood(sample, tau2, method) - target

    low = 0.0
    if top > 0 and gap(0.0) < 0:
        low = bracketed_root(gap, 0.0, top)
    start = max(top, float(sample.v.mean()) * 1e-3)
    high = bracketed_root(gap, top, expand_upward(gap, 4 * start))
    return low, high, False


def heterogeneity_interval(q, k, level=0.95):
    """Test-based interval of H and I², from Cochran's Q.

    Source: Higgins & Thompson 2002 (as R's meta prints them).

    Parameters
    ----------
    q : float
        Cochran's Q.
    k : int
        Studies, at least 2.
    level : float
        Confidence.

    Returns
    -------
    ((H, low, high), (I2, low, high))
        H as a ratio, I² as a share (0–1).
    """
    if k < 2:
        raise StatsError(f"{k} studies show no heterogeneity; give at least 2")
    df = k - 1
    h = math.sqrt(max(1.0, q / df))
    z = float(norm_quantile(0.5 + level_to_crit(level) / 2))
    if q > k:
        se = 0.5 * (math.log(q) - math.log(df)) / (math.sqrt(2 * q) - math.sqrt(2 * df - 1))
    elif k > 2:
        se = math.sqrt(1 / (2 * (k - 2)) * (1 - 1 / (3 * (k - 2) ** 2)))
    else:
        se = math.nan
    if math.isnan(se):
        return (h, None, None), (_i2(h), None, None)
    low, high = max(1.0, h * math.exp(-z * se)), max(1.0, h * math.exp(z * se))
    return (h, low, high), (_i2(h), _i2(low), _i2(high))


def _i2(h):
    return max(0.0, (h * h - 1) / (h * h))
