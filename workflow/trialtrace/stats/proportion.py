"""Confidence intervals for one proportion."""

import math

from scipy.special import bdtr

from trialtrace.stats.arrays import level_to_crit
from trialtrace.stats.distributions import beta_quantile, norm_quantile
from trialtrace.stats.errors import StatsError
from trialtrace.stats.guard import finite

__all__ = [
    "agresti_coull",
    "exact",
    "normal",
    "normal_continuity",
    "wilson",
    "wilson_continuity",
]


def _checked(x, n, level):
    x, n = float(x), float(n)
    if not (math.isfinite(x) and math.isfinite(n)) or n <= 0:
        raise StatsError(f"x={x:g}, n={n:g}: a proportion needs finite numbers and n above 0")
    if not 0 <= x <= n:
        raise StatsError(f"x={x:g} of n={n:g}: events must lie between 0 and n")
    return x, n, level_to_crit(level)


def _z(level):
    return float(norm_quantile(0.5 + level / 2))


@finite
def wilson(x, n, level=0.95):
    """Wilson score interval.

    Source: Wilson 1927; Newcombe 1998, method 3.

    Parameters
    ----------
    x, n : number
        Events and persons.
    level : float
        Confidence, 0.95 or 95.

    Returns
    -------
    (float, float)
        Low and high, as proportions.

    Raises
    ------
    StatsError
        If n is not positive or x is not in 0..n.
    """
    x, n, level = _checked(x, n, level)
    z = _z(level)
    p = x / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    # At x = 0 and x = n the bound is exactly 0 and 1; the formula leaves rounding dust.
    low = 0.0 if x == 0 else max(0.0, centre - half)
    return low, 1.0 if x == n else min(1.0, centre + half)


@finite
def wilson_continuity(x, n, level=0.95, bounds="formula"):
    """Wilson score interval with continuity correction.

    Source: Newcombe 1998, method 4.

    Parameters
    ----------
    x, n, level
        As for `wilson`.
    bounds : {"formula", "newcombe"}
        At no events, or only events, the formula leaves out the estimate itself (0 of 20:
        0.5 % to 20 %). "formula" gives it as R's meta does; "newcombe" sets that bound to 0 or 1,
        as Newcombe defines the method.

    Returns
    -------
    (float, float)

    Raises
    ------
    StatsError
        As `wilson`, and for an unknown name of bounds.
    """
    x, n, level = _checked(x, n, level)
    if bounds not in ("formula", "newcombe"):
        raise StatsError(f"bounds={bounds!r} is unknown; use 'formula' or 'newcombe'")
    z = _z(level)
    p = x / n
    q = 1 - p
    common = 2 * (n + z * z)
    low = (
        2 * n * p + z * z - 1 - z * math.sqrt(max(0.0, z * z - 2 - 1 / n + 4 * p * (n * q + 1)))
    ) / common
    high = (
        2 * n * p + z * z + 1 + z * math.sqrt(max(0.0, z * z + 2 - 1 / n + 4 * p * (n * q - 1)))
    ) / common
    if bounds == "newcombe":
        low, high = (0.0 if x == 0 else low), (1.0 if x == n else high)
    return max(0.0, low), min(1.0, high)


@finite
def exact(x, n, level=0.95):
    """Clopper–Pearson interval: the exact binomial test, inverted.

    Source: Clopper & Pearson 1934, by beta quantiles. Arguments as for `wilson`.
    """
    x, n, level = _checked(x, n, level)
    alpha = 1 - level
    low = 0.0 if x == 0 else float(beta_quantile(alpha / 2, x, n - x + 1))
    high = 1.0 if x == n else float(beta_quantile(1 - alpha / 2, x + 1, n - x))
    return low, high


@finite
def agresti_coull(x, n, level=0.95):
    """Agresti–Coull interval, cut at 0 and 1. Source: Agresti & Coull 1998.

    Arguments as for `wilson`.
    """
    x, n, level = _checked(x, n, level)
    z = _z(level)
    size = n + z * z
    p = (x + z * z / 2) / size
    half = z * math.sqrt(p * (1 - p) / size)
    return max(0.0, p - half), min(1.0, p + half)


@finite
def normal(x, n, level=0.95):
    """Simple (Wald) interval: poor for small n, here because publications print it.

    Source: any textbook; Newcombe 1998, method 1. Cut at 0 and 1. Arguments as for `wilson`.
    """
    x, n, level = _checked(x, n, level)
    p = x / n
    half = _z(level) * math.sqrt(p * (1 - p) / n)
    return max(0.0, p - half), min(1.0, p + half)


@finite
def normal_continuity(x, n, level=0.95):
    """Simple interval with continuity correction.

    Source: Newcombe 1998, method 2. Cut at 0 and 1. Arguments as for `wilson`.
    """
    x, n, level = _checked(x, n, level)
    p = x / n
    half = _z(level) * math.sqrt(p * (1 - p) / n) + 1 / (2 * n)
    return max(0.0, p - half), min(1.0, p + half)


@finite
def binomial_two_sided(x, n):
    """Two-sided exact binomial p-value against one half.

    Source: Cochrane Handbook 12.2.1.3 (sign test). Symmetric, so twice the smaller tail.
    """
    x, n, _ = _checked(x, n, 0.95)
    tail = float(bdtr(min(x, n - x), int(n), 0.5))
    return min(1.0, 2 * tail)
