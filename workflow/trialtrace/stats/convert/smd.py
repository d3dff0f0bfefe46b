"""From a test of two group means (p, t, F) to a standardised mean difference."""

import math
from dataclasses import dataclass

from trialtrace.stats.arrays import level_to_crit
from trialtrace.stats.distributions import norm_quantile, t_quantile, two_sided_t
from trialtrace.stats.errors import StatsError
from trialtrace.stats.gamma import hedges_j, hedges_j_approx
from trialtrace.stats.guard import finite
from trialtrace.stats.noncentral_t import noncentrality_interval
from trialtrace.stats.rounding import exact_interval

__all__ = [
    "SMD_APPROXIMATE_J",
    "SMD_CONVENTIONS",
    "SmdFromTest",
    "noncentral_smd_interval",
    "smd_bounds_from_rounded_p",
    "smd_from_d",
    "smd_from_f",
    "smd_from_p",
    "smd_from_t",
]

SMD_CONVENTIONS = ("LS", "LS2", "UB", "borenstein", "revman")
# Conventions that use 1 − 3/(4m − 1) for J.
SMD_APPROXIMATE_J = ("borenstein", "revman")


@dataclass(frozen=True)
class SmdFromTest:
    """A standardised mean difference reached through a test statistic.

    Attributes
    ----------
    t, df : float
        The pooled t statistic (signed) and its degrees of freedom n1 + n2 − 2.
    d : float
        Cohen's d, pooled SD.
    J : float
        Small-sample factor used for `g`.
    g : float
        J · d.
    vi, se : float
        Sampling variance of g under `vtype`, and its root.
    ci_lb, ci_ub : float
        Wald interval of g.
    vtype : str
        Convention of the variance.
    assumption : str
        What has to be true for the number to mean anything.
    """

    t: float
    df: int
    d: float
    J: float
    g: float
    vi: float
    se: float
    ci_lb: float
    ci_ub: float
    vtype: str
    assumption: str


def _sizes(n1, n2):
    n1, n2 = float(n1), float(n2)
    if not (math.isfinite(n1) and math.isfinite(n2)) or n1 < 1 or n2 < 1 or n1 + n2 < 4:
        raise StatsError(f"groups of {n1:g} and {n2:g} carry no t test; give two group sizes")
    return n1, n2


@finite
def smd_from_d(d, n1, n2, vtype="LS", level=0.95, assumption="d uses the pooled SD"):
    """Hedges' g, its variance and interval from Cohen's d.

    Parameters
    ----------
    d : float
        Cohen's d.
    n1, n2 : number
        Persons in the first and second group.
    vtype : {"LS", "LS2", "UB", "borenstein", "revman"}
        "LS": 1/n1 + 1/n2 + g²/2N (metafor; Hedges 1982 eq. 8).
        "LS2": J²(1/n1 + 1/n2 + d²/2N) (Borenstein 2009 eq. 4.20, 4.24, with exact J).
        "UB": unbiased (Hedges 1983 eq. 9). "borenstein": as LS2 with the approximate J.
        "revman": N/n1n2 + g²/2(N − 3.94) with the approximate J (Deeks & Higgins 2010).
    level : float
        Confidence of the interval.

    Raises
    ------
    StatsError
        If a number is not finite or the convention is unknown.
    """
    n1, n2 = _sizes(n1, n2)
    if not math.isfinite(d):
        raise StatsError(f"d is {d}; give a finite number")
    if vtype not in SMD_CONVENTIONS:
        raise StatsError(f"vtype {vtype!r} is unknown; choose one of {', '.join(SMD_CONVENTIONS)}")
    total = n1 + n2
    df = total - 2
    J = float(hedges_j_approx(df) if vtype in SMD_APPROXIMATE_J else hedges_j(df))
    g = J * d
    base = 1 / n1 + 1 / n2
    if vtype == "LS":
        vi = base + g * g / (2 * total)
    elif vtype in ("LS2", "borenstein"):
        vi = J * J * (base + d * d / (2 * total))
    elif vtype == "UB":
        vi = base + (1 - (df - 2) / (df * J * J)) * g * g
    else:
        vi = base + g * g / (2 * (total - 3.94))
    se = math.sqrt(vi)
    z = float(norm_quantile(0.5 + level_to_crit(level) / 2))
    t = d / math.sqrt(base)
    return SmdFromTest(t, int(df), d, J, g, vi, se, g - z * se, g + z * se, vtype, assumption)


@finite
def smd_from_t(t, n1, n2, vtype="LS", level=0.95):
    """Hedges' g from the t statistic of a pooled two-sample t test.

    Source: Borenstein 2009, table 12.1 (d = t √(1/n1 + 1/n2)). Assumes independent groups and
    that n1 and n2 are those of the test. Other arguments as for `smd_from_d`.
    """
    n1, n2 = _sizes(n1, n2)
    if not math.isfinite(t):
        raise StatsError(f"t is {t}; give a finite number")
    return smd_from_d(
        t * math.sqrt(1 / n1 + 1 / n2), n1, n2, vtype, level, "pooled t test of two groups"
    )


@finite
def smd_from_f(f, n1, n2, sign=1, vtype="LS", level=0.95):
    """Hedges' g from an F statistic with one numerator degree of freedom.

    Source: Borenstein 2009, table 12.1; t = sign·√F holds for two groups only.

    Parameters
    ----------
    f : float
        F statistic, not negative.
    sign : {1, -1}
        Direction of the effect; F does not hold it.
    """
    if not f >= 0 or not math.isfinite(f):
        raise StatsError(f"F is {f}; it must be a finite number of at least 0")
    return smd_from_t(_sign(sign) * math.sqrt(f), n1, n2, vtype, level)


@finite
def smd_from_p(p, n1, n2, sign=1, vtype="LS", level=0.95):
    """Hedges' g from the two-sided p-value of a pooled two-sample t test.

    Source: Cochrane Handbook 6.5.2.3; Borenstein 2009, chapter 7. Assumes that p is two-sided,
    compares the two groups, comes from the pooled t test, and that all n1 + n2 were analysed.

    Parameters
    ----------
    p : float
        Exact p-value in (0, 1]; an inequality gives no effect.
    n1, n2 : int
        Persons analysed in either group.
    sign : {1, -1}
        Direction of the effect; p does not hold it.
    vtype, level
        As for `smd_from_d`.

    Returns
    -------
    SmdFromTest

    Raises
    ------
    StatsError
        If p is outside (0, 1] or the sizes carry no t test.
    """
    n1, n2 = _sizes(n1, n2)
    t = _sign(sign) * _t_from_p(float(p), n1 + n2 - 2)
    out = smd_from_d(t * math.sqrt(1 / n1 + 1 / n2), n1, n2, vtype, level)
    # The t of the p-value, not the one that comes back from d: they differ in the last bit.
    return SmdFromTest(
        t,
        out.df,
        out.d,
        out.J,
        out.g,
        out.vi,
        out.se,
        out.ci_lb,
        out.ci_ub,
        out.vtype,
        "two-sided p of a pooled t test between the groups, all analysed",
    )


@finite
def smd_bounds_from_rounded_p(p_text, n1, n2):
    """|g| at the upper and at the lower end of what a printed p-value may stand for.

    The larger p gives the smaller effect, so the pair is in ascending order. "0.01" stands for
    0.005 … 0.015. A printed p whose lower end reaches 0 ("0.000") has no finite upper bound.

    Parameters
    ----------
    p_text : str
        As printed.
    n1, n2 : int
        Persons in either group.

    Returns
    -------
    (float, float)

    Raises
    ------
    StatsError
        If the printed p may be 0 or is no p-value.
    """
    low, high = (float(end) for end in exact_interval(p_text))
    if low <= 0 or low >= 1:
        raise StatsError(f"p = {p_text} may be 0 or is no p-value; it bounds no effect")
    return smd_from_p(min(high, 1.0), n1, n2).g, smd_from_p(low, n1, n2).g


@finite
def noncentral_smd_interval(t, n1, n2, level=0.95):
    """Exact interval of d and g from the noncentral t distribution.

    Source: Steiger & Fouladi 1997; Cumming & Finch 2001. The bounds of g are J times those of d.

    Returns
    -------
    ((float, float), (float, float))
        Interval of d, interval of g.
    """
    n1, n2 = _sizes(n1, n2)
    df = n1 + n2 - 2
    scale = math.sqrt(1 / n1 + 1 / n2)
    low, high = (ncp * scale for ncp in noncentrality_interval(t, df, level_to_crit(level)))
    J = float(hedges_j(df))
    return (low, high), (J * low, J * high)


def p_from_t(t, df):
    """Two-sided p-value of a t statistic."""
    return float(two_sided_t(t, df))


def _t_from_p(p, df):
    if not 0 < p <= 1:
        raise StatsError(f"p is {p}; give an exact p-value above 0 and at most 1")
    return 0.0 if p == 1 else -float(t_quantile(p / 2, df))


def _sign(sign):
    if sign not in (1, -1):
        raise StatsError(f"sign is {sign}; give 1 or -1")
    return sign
