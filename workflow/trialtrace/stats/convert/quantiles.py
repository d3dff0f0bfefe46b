"""Mean and SD from a median with a range, an interquartile range, or five numbers."""

import math
from dataclasses import dataclass
from itertools import pairwise

from trialtrace.stats.convert.wan_table import WAN_ETA
from trialtrace.stats.distributions import norm_quantile
from trialtrace.stats.errors import StatsError
from trialtrace.stats.guard import finite

__all__ = [
    "MeanSD",
    "fivenum_bland",
    "fivenum_luo_shi",
    "fivenum_wan",
    "iqr_luo",
    "iqr_table",
    "iqr_wan",
    "range_hozo",
    "range_luo",
    "range_wan",
    "sd_from_iqr_cochrane",
]


@dataclass(frozen=True)
class MeanSD:
    """Estimated `mean` and `sd` with the test for skewness.

    `skew_t` at or above `skew_crit` (`skewed`): the normal assumption is doubtful and the
    estimate should not be used without a look (Shi 2023, 5 % level). `method` names the sources.
    """

    mean: float
    sd: float
    skew_t: float
    skew_crit: float
    skewed: bool
    method: str


def ordered(n, *numbers):
    """Check that the quantiles are finite, ascending, not all equal, and n is at least 2."""
    if not math.isfinite(n) or n < 2:
        raise StatsError(f"n is {n}; give the size of the group, at least 2")
    if not all(math.isfinite(v) for v in numbers):
        raise StatsError(f"quantiles {numbers} are not finite; give numbers")
    if any(a > b for a, b in pairwise(numbers)):
        raise StatsError(f"quantiles {numbers} are not in ascending order")
    if numbers[0] == numbers[-1]:
        raise StatsError(f"quantiles {numbers} are all equal; they give no SD")


def xi(n):
    """Expected range of n standard normal values. Source: Wan 2014, equation 9."""
    return 2 * float(norm_quantile((n - 0.375) / (n + 0.25)))


def eta(n):
    """Expected interquartile range of n standard normal values. Source: Wan 2014, equation 16."""
    return 2 * float(norm_quantile((0.75 * n - 0.125) / (n + 0.25)))


def _range_result(minimum, median, maximum, n, mean, sd, method):
    t = abs(minimum + maximum - 2 * median) / (maximum - minimum)
    crit = 1 / math.log(n + 9) + 2.5 / (n + 1)
    return MeanSD(mean, sd, t, crit, t >= crit, method)


@finite
def range_hozo(minimum, median, maximum, n):
    """Mean and SD by simple rules for small, middle and large samples. Source: Hozo 2005."""
    ordered(n, minimum, median, maximum)
    mean = (minimum + 2 * median + maximum) / 4 if n <= 25 else median
    width = maximum - minimum
    if n <= 15:
        sd = math.sqrt(((minimum - 2 * median + maximum) ** 2 / 4 + width**2) / 12)
    else:
        sd = width / 4 if n <= 70 else width / 6
    return _range_result(minimum, median, maximum, n, mean, sd, "Hozo 2005")


@finite
def range_wan(minimum, median, maximum, n):
    """Mean (a + 2m + b)/4, SD from the expected normal range. Source: Wan 2014, eq. 2 and 9."""
    ordered(n, minimum, median, maximum)
    mean = (minimum + 2 * median + maximum) / 4
    sd = (maximum - minimum) / xi(n)
    return _range_result(minimum, median, maximum, n, mean, sd, "Wan 2014")


@finite
def range_luo(minimum, median, maximum, n):
    """Optimally weighted mean (Luo 2018, equation 7), SD of Wan 2014 (equation 9).

    Parameters
    ----------
    minimum, median, maximum : float
        In the unit of the outcome.
    n : int
        Persons in the group.

    Returns
    -------
    MeanSD

    Raises
    ------
    StatsError
        If the numbers are not ascending or n is below 2.
    """
    ordered(n, minimum, median, maximum)
    w = 4 / (4 + n**0.75)
    mean = w * (minimum + maximum) / 2 + (1 - w) * median
    sd = (maximum - minimum) / xi(n)
    return _range_result(minimum, median, maximum, n, mean, sd, "Luo 2018, Wan 2014")


def _iqr_result(q1, median, q3, n, mean, sd, method):
    t = abs(q1 + q3 - 2 * median) / (q3 - q1)
    crit = 2.65 / math.sqrt(n) - 6 / n**2
    return MeanSD(mean, sd, t, crit, t >= crit, method)


def luo_iqr_mean(q1, median, q3, n):
    """Optimally weighted mean of the quartiles and the median. Source: Luo 2018, equation 11."""
    w = 0.7 + 0.39 / n
    return w * (q1 + q3) / 2 + (1 - w) * median


@finite
def iqr_wan(q1, median, q3, n):
    """Mean (q1 + m + q3)/3, SD from the expected normal IQR. Source: Wan 2014, eq. 14, 16."""
    ordered(n, q1, median, q3)
    return _iqr_result(q1, median, q3, n, (q1 + median + q3) / 3, (q3 - q1) / eta(n), "Wan 2014")


@finite
def iqr_luo(q1, median, q3, n):
    """Mean of Luo 2018 (equation 11), SD of Wan 2014 (equation 16). Arguments as `iqr_wan`."""
    ordered(n, q1, median, q3)
    mean = luo_iqr_mean(q1, median, q3, n)
    return _iqr_result(q1, median, q3, n, mean, (q3 - q1) / eta(n), "Luo 2018, Wan 2014")


@finite
def iqr_table(q1, median, q3, n):
    """As `iqr_luo`, SD with the rounded η of Wan 2014, table 2, up to n = 201 (R package meta)."""
    ordered(n, q1, median, q3)
    divisor = WAN_ETA[math.ceil((n - 1) / 4) - 1] if n <= 201 else eta(n)
    mean = luo_iqr_mean(q1, median, q3, n)
    return _iqr_result(q1, median, q3, n, mean, (q3 - q1) / divisor, "Luo 2018, Wan 2014 table 2")


@finite
def sd_from_iqr_cochrane(q1, q3):
    """SD = IQR / 1.35, large normal samples. Source: Cochrane Handbook 6.5.2.5."""
    ordered(2, q1, q3)
    return (q3 - q1) / 1.35


def _fivenum_result(minimum, q1, median, q3, maximum, n, mean, sd, method):
    from_range = abs(minimum + maximum - 2 * median) / (maximum - minimum)
    from_iqr = abs(q1 + q3 - 2 * median) / (q3 - q1) if q3 > q1 else 0.0
    t = max(2.65 * math.log(0.6 * n) / math.sqrt(n) * from_range, from_iqr)
    crit = 3 / math.sqrt(n) - 40 / n**3
    return MeanSD(mean, sd, t, crit, t >= crit, method)


@finite
def fivenum_wan(minimum, q1, median, q3, maximum, n):
    """Mean (a + 2q1 + 2m + 2q3 + b)/8, SD the mean of both routes. Source: Wan 2014."""
    ordered(n, minimum, q1, median, q3, maximum)
    mean = (minimum + 2 * q1 + 2 * median + 2 * q3 + maximum) / 8
    sd = ((maximum - minimum) / xi(n) + (q3 - q1) / eta(n)) / 2
    return _fivenum_result(minimum, q1, median, q3, maximum, n, mean, sd, "Wan 2014")


@finite
def fivenum_bland(minimum, q1, median, q3, maximum, n):
    """Mean and SD without the sample size. Source: Bland 2015 (overstates for large n)."""
    ordered(n, minimum, q1, median, q3, maximum)
    a, b, c, d, e = minimum, q1, median, q3, maximum
    mean = (a + 2 * b + 2 * c + 2 * d + e) / 8
    second = (a * a + 2 * b * b + 2 * c * c + 2 * d * d + e * e) / 16
    cross = (a * b + b * c + c * d + d * e) / 8
    sd = math.sqrt(second + cross - mean * mean)
    return _fivenum_result(minimum, q1, median, q3, maximum, n, mean, sd, "Bland 2015")


@finite
def fivenum_luo_shi(minimum, q1, median, q3, maximum, n):
    """Optimally weighted mean (Luo 2018, eq. 15) and SD (Shi 2020, eq. 10).

    Parameters
    ----------
    minimum, q1, median, q3, maximum : float
        In the unit of the outcome.
    n : int
        Persons in the group.

    Returns
    -------
    MeanSD
    """
    ordered(n, minimum, q1, median, q3, maximum)
    mean = luo_fivenum_mean(minimum, q1, median, q3, maximum, n)
    sd = shi_sd(minimum, q1, q3, maximum, n)
    return _fivenum_result(minimum, q1, median, q3, maximum, n, mean, sd, "Luo 2018, Shi 2020")


def luo_fivenum_mean(minimum, q1, median, q3, maximum, n):
    """Optimally weighted mean of five numbers. Source: Luo 2018, equation 15."""
    w1 = 2.2 / (2.2 + n**0.75)
    w2 = 0.7 - 0.72 / n**0.55
    return w1 * (minimum + maximum) / 2 + w2 * (q1 + q3) / 2 + (1 - w1 - w2) * median


def shi_sd(minimum, q1, q3, maximum, n):
    """SD as a weighted mean of the range and IQR routes. Source: Shi 2020, equation 10."""
    w = 1 / (1 + 0.07 * n**0.6)
    return w * (maximum - minimum) / xi(n) + (1 - w) * (q3 - q1) / eta(n)
