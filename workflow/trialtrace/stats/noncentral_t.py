"""Interval of the noncentrality of a t statistic."""

import math

import numpy as np
from scipy import special

from trialtrace.stats.distributions import norm_quantile
from trialtrace.stats.roots import bracketed_root

__all__ = ["noncentrality_interval"]

# scipy's series loses digits beyond this t, and gives NaN from about 1e5 on.
_SERIES_UP_TO = 1000.0
_NORMAL = np.linspace(-9.0, 9.0, 721)
_WEIGHT = np.exp(-(_NORMAL**2) / 2) / np.exp(-(_NORMAL**2) / 2).sum()


def noncentrality_interval(t, df, level):
    """Return the noncentralities under which t is the upper and the lower tail quantile.

    Parameters
    ----------
    t, df : float
        Observed statistic and its degrees of freedom.
    level : float
        Confidence, 0–1.

    Returns
    -------
    (float, float)
    """
    if t < 0:
        low, high = noncentrality_interval(-t, df, level)
        return -high, -low
    tail = (1 - level) / 2
    return _ncp_at(t, df, 1 - tail), _ncp_at(t, df, tail)


def _ncp_at(t, df, probability):
    def gap(ncp):
        return _cdf(t, df, ncp) - probability

    # The normal approximation (Hedges & Olkin 1985) starts the bracket; the CDF falls in ncp.
    guess = t - float(norm_quantile(probability)) * math.sqrt(1 + t * t / (2 * df))
    step = 0.5 + 0.05 * abs(t)
    low, high = guess - step, guess + step
    while gap(low) < 0:
        low, step = low - step, 2 * step
    while gap(high) > 0:
        high, step = high + step, 2 * step
    return bracketed_root(gap, low, high)


def _cdf(t, df, ncp):
    if ncp < 0:
        return 1.0 - _cdf(-t, df, -ncp)
    if t > _SERIES_UP_TO:
        return _cdf_by_integration(t, df, ncp)
    value = float(special.nctdtr(df, ncp, t))
    if math.isnan(value):
        # The series gives up only far out in a tail, where the answer is 0 or 1.
        return 1.0 if t > ncp else 0.0
    return value


def _cdf_by_integration(t, df, ncp):
    # T ≤ t where the chi of the denominator is at least (Z + ncp)/t: the mean over the normal Z.
    # The trapezium rule is exact to rounding for an integrand this smooth.
    bound = np.maximum(0.0, _NORMAL + ncp) / t
    return float(_WEIGHT @ special.gammaincc(df / 2, df * bound**2 / 2))
