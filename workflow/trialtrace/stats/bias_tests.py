"""Tests of small-study effects that need the counts or group sizes, as R's meta has them."""

import math
from dataclasses import dataclass

import numpy as np

from trialtrace.stats.arrays import refuse_where, vectors
from trialtrace.stats.asymmetry import refuse_ties, warn_if_few
from trialtrace.stats.distributions import two_sided_normal, two_sided_t
from trialtrace.stats.errors import StatsError
from trialtrace.stats.kendall import kendall, score_variance
from trialtrace.stats.line import t_of_slope, weighted_line
from trialtrace.stats.measures.cells import cells_from
from trialtrace.stats.model import checked_effects, rma

__all__ = [
    "BiasTest",
    "begg",
    "deeks",
    "egger",
    "harbord",
    "macaskill",
    "peters",
    "pustejovsky",
    "thompson",
]


@dataclass(frozen=True)
class BiasTest:
    """`bias` (slope, or Kendall's score for Begg), its `se`, `stat`, `df` (None: normal), `pval`."""

    name: str
    bias: float
    se: float
    stat: float
    df: int | None
    pval: float
    k: int


def _line_test(name, y, x, w):
    warn_if_few(len(y))
    line = weighted_line(y, x, w)
    stat = t_of_slope(line)
    return BiasTest(
        name, line.slope, line.slope_se, stat, line.df, float(two_sided_t(stat, line.df)), len(y)
    )


def begg(yi, vi):
    """Rank correlation test, normal approximation without continuity correction.

    Source: Begg & Mazumdar 1994. `bias` is Kendall's score S.
    """
    yi, vi = checked_effects(yi, vi)
    if yi.size < 3:
        raise StatsError(f"{yi.size} studies carry no rank test; it needs at least 3")
    warn_if_few(yi.size)
    refuse_ties(yi, vi)
    w = 1 / vi
    pooled = (w * yi).sum() / w.sum()
    z = (yi - pooled) / np.sqrt(vi - 1 / w.sum())
    score = kendall(z, vi).score
    ties = [[int(c) for c in np.unique(a, return_counts=True)[1] if c > 1] for a in (z, vi)]
    se = math.sqrt(score_variance(yi.size, *ties))
    stat = score / se
    return BiasTest("Begg", score, se, stat, None, float(two_sided_normal(stat)), yi.size)


def egger(yi, vi):
    """Linear regression of the effect on its standard error, weights 1/v. Source: Egger 1997."""
    yi, vi = checked_effects(yi, vi)
    return _line_test("Egger", yi, np.sqrt(vi), 1 / vi)


def thompson(yi, vi):
    """As Egger's, with additive heterogeneity (tau² by moments). Source: Thompson & Sharp 1999."""
    yi, vi = checked_effects(yi, vi)
    if yi.size < 3:
        raise StatsError(f"{yi.size} studies carry no regression; it needs at least 3")
    warn_if_few(yi.size)
    fit = rma(yi, vi, mods=np.sqrt(vi), method="DL")
    stat, df = float(fit.stat[1]), yi.size - 2
    return BiasTest(
        "Thompson",
        float(fit.beta[1]),
        float(fit.se[1]),
        stat,
        df,
        float(two_sided_t(stat, df)),
        yi.size,
    )


def _informative(ai, n1i, ci, n2i):
    c = cells_from(ai, None, ci, None, n1i, n2i)
    n1, n2 = c.n1i, c.n2i
    return c.ai, n1, c.ci, n2


def harbord(ai, n1i, ci, n2i, measure="OR"):
    """Regression of Z/V on 1/√V with weights V (efficient score and its variance).

    Source: Harbord 2006. Needs no correction for empty cells.

    Parameters
    ----------
    ai, n1i, ci, n2i : sequence of float, shape (k,)
        Events and persons of both groups; studies without events, or with nothing but events,
        are left out.
    measure : {"OR", "RR"}
        Whose score. That of RR takes the variance for equal groups, as Harbord 2009 (Stata
        Journal) and R's meta do.
    """
    if measure not in ("OR", "RR"):
        raise StatsError(f"measure={measure!r} has no score here; use 'OR' or 'RR'")
    a, n1, c, n2 = _informative(ai, n1i, ci, n2i)
    n, events = n1 + n2, a + c
    ok = (events > 0) & (events < n)
    a, n1, n2, n, events = a[ok], n1[ok], n2[ok], n[ok], events[ok]
    if measure == "RR":
        z = (a * n - events * n1) / (n - events)
        v = n / 4 * events / (n - events)
    else:
        z = a - events * n1 / n
        v = n1 * n2 * events * (n - events) / (n**2 * (n - 1))
    return _line_test("Harbord", z / v, 1 / np.sqrt(v), v)


def peters(yi, ai, n1i, ci, n2i):
    """Regression of the effect on 1/n, weights from the total events. Source: Peters 2006.

    Parameters
    ----------
    yi : sequence of float, shape (k,)
        Log odds (or risk) ratios.
    ai, n1i, ci, n2i : sequence of float, shape (k,)
        Events and persons of both groups.
    """
    a, n1, c, n2 = _informative(ai, n1i, ci, n2i)
    (yi,) = vectors(yi=yi)
    if yi.size != a.size:
        raise StatsError(f"yi has {yi.size} values for {a.size} studies")
    n, events = n1 + n2, a + c
    refuse_where((events == 0) | (events == n), "no events, or only events; leave the study out")
    return _line_test("Peters", yi, 1 / n, 1 / (1 / events + 1 / (n - events)))


def macaskill(yi, vi, ni):
    """Regression of the effect on the total sample size, weights 1/v. Source: Macaskill 2001."""
    yi, vi = checked_effects(yi, vi)
    (ni,) = vectors(ni=ni)
    if ni.size != yi.size:
        raise StatsError(f"ni has {ni.size} values for {yi.size} studies")
    return _line_test("Macaskill", yi, ni, 1 / vi)


def deeks(yi, n1i, n2i):
    """Regression of the log (diagnostic) odds ratio on 1/√ESS, weights ESS. Source: Deeks 2005.

    ESS = 4 n1 n2/(n1 + n2).
    """
    yi, n1, n2 = vectors(yi=yi, n1i=n1i, n2i=n2i)
    refuse_where((n1 <= 0) | (n2 <= 0), "a group has no persons")
    ess = 4 * n1 * n2 / (n1 + n2)
    return _line_test("Deeks", yi, 1 / np.sqrt(ess), ess)


def pustejovsky(yi, vi, n1i, n2i):
    """Regression of an SMD on √(1/n1 + 1/n2), weights 1/v. Source: Pustejovsky & Rodgers 2019."""
    yi, vi, n1, n2 = vectors(yi=yi, vi=vi, n1i=n1i, n2i=n2i)
    refuse_where((n1 <= 0) | (n2 <= 0), "a group has no persons")
    refuse_where(vi <= 0, "vi is not above 0")
    return _line_test("Pustejovsky", yi, np.sqrt(1 / n1 + 1 / n2), 1 / vi)
