"""Synthesis without effect sizes: combined p-values and direction of effect."""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.special import gammaln

from trialtrace.stats import proportion
from trialtrace.stats.arrays import vector
from trialtrace.stats.distributions import chi2_sf, norm_quantile, norm_sf
from trialtrace.stats.errors import StatsError

__all__ = [
    "CombinedP",
    "SignTest",
    "edgington",
    "fisher",
    "one_sided",
    "sign_test",
    "stouffer",
]


@dataclass(frozen=True)
class CombinedP:
    """A combined one-sided p-value: `statistic`, `df` (None for a normal one), `pval`, `k`."""

    method: str
    statistic: float
    df: float | None
    pval: float
    k: int


@dataclass(frozen=True)
class SignTest:
    """Direction of effect: share favourable, exact two-sided p against ½, two intervals."""

    n_favourable: int
    n_total: int
    proportion: float
    pval: float
    exact_lb: float
    exact_ub: float
    wilson_lb: float
    wilson_ub: float
    level: float


def _p_values(p):
    p = vector("p", p)
    if p.size == 0:
        raise StatsError("no p-values; give at least one")
    if ((p <= 0) | (p > 1)).any():
        raise StatsError("a p-value lies outside (0, 1]; give exact one-sided p-values")
    return p


def one_sided(p_two_sided, favours):
    """Turn a two-sided p-value into a one-sided one toward the favourable direction.

    Source: Cochrane Handbook 12.2.1.2.

    Parameters
    ----------
    p_two_sided : float
    favours : {"experimental", "comparator"}
        Direction of the study's own effect.

    Raises
    ------
    StatsError
        If the direction is neither.
    """
    p = float(_p_values([p_two_sided])[0])
    if favours == "experimental":
        return p / 2
    if favours == "comparator":
        return 1 - p / 2
    raise StatsError(f"favours is {favours!r}; give 'experimental' or 'comparator'")


def fisher(p):
    """Fisher's combination: −2 Σ ln p on 2k degrees of freedom.

    Source: Fisher 1932; Cochrane Handbook 12.2.1.2.

    Parameters
    ----------
    p : sequence of float, shape (k,)
        One-sided p-values toward the same direction, one a trial.

    Returns
    -------
    CombinedP

    Raises
    ------
    StatsError
        If a value lies outside (0, 1].
    """
    p = _p_values(p)
    x2 = float(-2 * np.log(p).sum())
    return CombinedP("fisher", x2, 2.0 * p.size, float(chi2_sf(x2, 2 * p.size)), p.size)


def stouffer(p, weights=None):
    """Stouffer's combination: Σ w z / √Σ w².

    Source: Stouffer 1949; weights as in Lipták 1958 (usually the root of the sample size).
    Arguments and errors as for `fisher`.
    """
    p = _p_values(p)
    w = np.ones(p.size) if weights is None else vector("weights", weights)
    if w.size != p.size or (w <= 0).any():
        raise StatsError("weights must be positive, one for each p-value")
    if (p == 1).any():
        raise StatsError("p = 1 has no finite z; Stouffer's method cannot use it (Fisher's can)")
    z = float((w * -norm_quantile(p)).sum() / math.sqrt((w * w).sum()))
    return CombinedP("stouffer", z, None, float(norm_sf(z)), p.size)


def edgington(p):
    """Edgington's combination: the sum of the p-values against the Irwin–Hall distribution.

    Source: Edgington 1972. The alternating sum cancels; for k above 12 or a sum near k/2 it is
    evaluated on exact fractions.

    Arguments and errors as for `fisher`; statistic is Σ p.
    """
    p = _p_values(p)
    total = float(p.sum())
    return CombinedP("edgington", total, None, _irwin_hall_cdf(total, p.size), p.size)


def _irwin_hall_cdf(s, k):
    if k > 200:
        # The normal limit is exact to 1e-6 long before; fractions would cost seconds.
        return float(norm_sf((k / 2 - s) / math.sqrt(k / 12)))
    if s > k / 2:
        return 1.0 - _irwin_hall_cdf(k - s, k)
    exact = Fraction(s)
    total = sum((-1) ** j * math.comb(k, j) * (exact - j) ** k for j in range(math.floor(s) + 1))
    if total <= 0:
        return 0.0
    # The factorial is divided out on the log scale: it overflows a float beyond 170.
    return math.exp(math.log(total.numerator) - math.log(total.denominator) - gammaln(k + 1))


def sign_test(n_favourable, n_total, level=0.95):
    """Vote counting by direction of effect.

    Source: Cochrane Handbook 12.2.1.3 (McKenzie & Brennan). Directions, never significance.

    Parameters
    ----------
    n_favourable, n_total : int
        Trials whose effect favours the experimental arm; trials with a direction.
    level : float
        Confidence of both intervals.

    Returns
    -------
    SignTest

    Raises
    ------
    StatsError
        If the numbers are not whole, or n_favourable is not in 0..n_total.
    """
    if int(n_favourable) != n_favourable or int(n_total) != n_total:
        raise StatsError("a count of trials is not whole; give integers")
    x, n = int(n_favourable), int(n_total)
    exact_lb, exact_ub = proportion.exact(x, n, level)
    wilson_lb, wilson_ub = proportion.wilson(x, n, level)
    return SignTest(
        x,
        n,
        x / n,
        proportion.binomial_two_sided(x, n),
        exact_lb,
        exact_ub,
        wilson_lb,
        wilson_ub,
        level,
    )
