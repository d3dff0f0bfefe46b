"""Standard deviations from standard errors, intervals, p-values and ranges."""

import math
from dataclasses import dataclass

from trialtrace.stats.arrays import level_to_crit
from trialtrace.stats.distributions import norm_quantile, t_quantile
from trialtrace.stats.errors import StatsError
from trialtrace.stats.guard import finite

__all__ = [
    "MeanDifferenceSD",
    "pooled_sd",
    "sd_from_ci_t",
    "sd_from_ci_z",
    "sd_from_md_ci",
    "sd_from_md_p",
    "sd_from_range_rule",
    "sd_from_se",
    "se_md",
    "se_md_pooled",
]


@dataclass(frozen=True)
class MeanDifferenceSD:
    """SD common to two groups, reached through a mean difference: `t`, `se` of MD, `sd`."""

    t: float
    se: float
    sd: float


def _positive(**values):
    for name, value in values.items():
        if not (math.isfinite(value) and value > 0):
            raise StatsError(f"{name} is {value}; it must be finite and above 0")


@finite
def sd_from_se(se, n):
    """SD of a group from the SE of its mean: SE·√n. Source: Cochrane Handbook 6.5.2.2."""
    _positive(se=se, n=n)
    return se * math.sqrt(n)


@finite
def sd_from_ci_z(low, high, n, level=0.95):
    """SD of a group from the interval of its mean, normal quantile (n of some 100 or more).

    Source: Cochrane Handbook 6.5.2.2: √n (high − low) / 2z.
    """
    _positive(width=high - low, n=n)
    z = float(norm_quantile(0.5 + level_to_crit(level) / 2))
    return math.sqrt(n) * (high - low) / (2 * z)


@finite
def sd_from_ci_t(low, high, n, level=0.95):
    """SD of a group from the interval of its mean, t quantile with n − 1 degrees of freedom.

    Source: Cochrane Handbook 6.5.2.2 (small samples).
    """
    _positive(width=high - low, df=n - 1)
    t = float(t_quantile(0.5 + level_to_crit(level) / 2, n - 1))
    return math.sqrt(n) * (high - low) / (2 * t)


@finite
def sd_from_md_p(md, p, n1, n2):
    """SD common to both groups from a mean difference and its two-sided p-value.

    Source: Cochrane Handbook 6.5.2.3. Assumes the pooled t test and equal SDs.

    Returns
    -------
    MeanDifferenceSD

    Raises
    ------
    StatsError
        If md is 0, p is not in (0, 1), or the groups are too small.
    """
    _positive(n1=n1, n2=n2, df=n1 + n2 - 2)
    if not 0 < p < 1 or md == 0 or not math.isfinite(md):
        raise StatsError(f"MD {md:g} with p {p:g} gives no SD; md must not be 0, p in (0, 1)")
    t = -float(t_quantile(p / 2, n1 + n2 - 2))
    se = abs(md) / t
    return MeanDifferenceSD(t, se, se / math.sqrt(1 / n1 + 1 / n2))


@finite
def sd_from_md_ci(low, high, n1, n2, level=0.95):
    """SD common to both groups from the interval of a mean difference (t quantile).

    Source: Cochrane Handbook 6.5.2.3. Returns a `MeanDifferenceSD` whose t is the quantile.
    """
    _positive(width=high - low, n1=n1, n2=n2, df=n1 + n2 - 2)
    t = float(t_quantile(0.5 + level_to_crit(level) / 2, n1 + n2 - 2))
    se = (high - low) / (2 * t)
    return MeanDifferenceSD(t, se, se / math.sqrt(1 / n1 + 1 / n2))


@finite
def sd_from_range_rule(minimum, maximum):
    """SD as a quarter of the range. Source: Cochrane Handbook 6.5.2.6, which advises against."""
    _positive(range=maximum - minimum)
    return (maximum - minimum) / 4


@finite
def pooled_sd(sd1, n1, sd2, n2):
    """Pooled SD of two groups. Source: Borenstein 2009, equation 4.19."""
    _positive(sd1=sd1, sd2=sd2, n1=n1, n2=n2, df=n1 + n2 - 2)
    return math.sqrt(((n1 - 1) * sd1**2 + (n2 - 1) * sd2**2) / (n1 + n2 - 2))


@finite
def se_md(sd1, n1, sd2, n2):
    """SE of a mean difference, variances not assumed equal. Source: Cochrane Handbook 6.5.1."""
    _positive(sd1=sd1, sd2=sd2, n1=n1, n2=n2)
    return math.sqrt(sd1**2 / n1 + sd2**2 / n2)


@finite
def se_md_pooled(sd1, n1, sd2, n2):
    """SE of a mean difference with the pooled SD (homoscedastic). Source: Borenstein eq. 4.5."""
    return pooled_sd(sd1, n1, sd2, n2) * math.sqrt(1 / n1 + 1 / n2)
