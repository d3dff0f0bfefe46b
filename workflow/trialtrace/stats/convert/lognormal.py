"""Mean and SD of a log-normal outcome from its quantiles (natural scale in, natural scale out)."""

import math

from trialtrace.stats.convert.quantiles import (
    eta,
    luo_fivenum_mean,
    luo_iqr_mean,
    ordered,
    shi_sd,
    xi,
)
from trialtrace.stats.errors import StatsError
from trialtrace.stats.guard import finite

__all__ = ["lognormal_fivenum", "lognormal_iqr", "lognormal_range"]


def _logs(n, *numbers):
    ordered(n, *numbers)
    if numbers[0] <= 0:
        raise StatsError(f"quantile {numbers[0]:g} is not above 0; a log-normal outcome is")
    return tuple(math.log(v) for v in numbers)


def _back(mean, variance, fourth, n, c_mean, c_second, c_square):
    """Back-transform with the bias corrections of Shi 2023.

    c_mean, c_second, c_square: coefficient pairs of σ²/n and σ⁴/n for the mean, the second
    moment and the squared mean.
    """

    def correction(pair):
        return 1 + pair[0] * variance / n + pair[1] * fourth / n

    out_mean = math.exp(mean + variance / 2) / correction(c_mean)
    out_variance = math.exp(2 * mean + 2 * variance) / correction(c_second) - math.exp(
        2 * mean + variance
    ) / correction(c_square)
    if out_variance <= 0:
        raise StatsError("the corrected variance is not positive; n is too small for log-normal")
    return out_mean, math.sqrt(out_variance)


@finite
def lognormal_range(minimum, median, maximum, n):
    """(mean, SD) from minimum, median and maximum. Source: Shi 2023 (log-normal), scenario 1.

    Raises
    ------
    StatsError
        If a number is not positive, they are not ascending, or n is below 2.
    """
    a, m, b = _logs(n, minimum, median, maximum)
    w = 4 / (4 + n**0.75)
    mean = w * (a + b) / 2 + (1 - w) * m
    raw = (b - a) / xi(n)
    variance = raw**2 / (1.01 + 0.25 / math.log(n) ** 2)
    fourth = raw**4 / (1 + 2.23 / math.log(n) ** 2)
    return _back(mean, variance, fourth, n, (0.565, 0.37), (2.26, 5.92), (2.26, 1.48))


@finite
def lognormal_iqr(q1, median, q3, n):
    """(mean, SD) from the quartiles and the median. Source: Shi 2023 (log-normal), scenario 2."""
    a, m, b = _logs(n, q1, median, q3)
    mean = luo_iqr_mean(a, m, b, n)
    raw = (b - a) / eta(n)
    variance = raw**2 / (1 + 1.58 / n)
    fourth = raw**4 / (1 + 19.2 / n**1.2)
    return _back(mean, variance, fourth, n, (0.57, 0.75), (2.28, 12.0), (2.28, 3.0))


@finite
def lognormal_fivenum(minimum, q1, median, q3, maximum, n):
    """(mean, SD) from five numbers. Source: Shi 2023 (log-normal), scenario 3."""
    a, q, m, r, b = _logs(n, minimum, q1, median, q3, maximum)
    mean = luo_fivenum_mean(a, q, m, r, b, n)
    raw = shi_sd(a, q, r, b, n)
    variance = raw**2 / (1 + 0.28 / math.log(n) ** 2)
    fourth = raw**4 / (1 + 3.93 / n)
    return _back(mean, variance, fourth, n, (0.405, 0.315), (1.62, 5.04), (1.62, 1.26))
