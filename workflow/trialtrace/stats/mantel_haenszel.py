"""Mantel–Haenszel pooling of OR, RR, RD, IRR, IRD."""

import math

import numpy as np

from trialtrace.stats.arrays import count_vectors, require
from trialtrace.stats.distributions import chi2_sf
from trialtrace.stats.errors import StatsError
from trialtrace.stats.measures import effect_sizes
from trialtrace.stats.measures.cells import added_to, cells_from
from trialtrace.stats.model import checked_effects, rma
from trialtrace.stats.pooled import PooledResult, heterogeneity, wald

__all__ = ["rma_mh", "rma_mh_random"]

_BINARY = ("OR", "RR", "RD")
_RATES = ("IRR", "IRD")


def rma_mh(
    measure,
    *,
    ai=None,
    bi=None,
    ci=None,
    di=None,
    n1i=None,
    n2i=None,
    x1i=None,
    x2i=None,
    t1i=None,
    t2i=None,
    add=0.0,
    to="none",
    correction="yates",
    variance="sato",
    level=95,
):
    """Mantel–Haenszel common effect.

    Source: Mantel & Haenszel 1959; Robins, Breslow & Greenland 1986 (OR); Greenland & Robins
    1985 (RR, RD: Sato 1989 variance; rates: Rothman 2008). Definitions as metafor's rma.mh.

    Parameters
    ----------
    measure : {"OR", "RR", "RD", "IRR", "IRD"}
    ai, bi, … : sequence of float, shape (k,)
        Counts, as for `escalc`.
    add : float
        Added to the counts that are pooled (nothing by default).
    to : {"none", "only0", "all", "if0all"}
        To which studies.
    correction : {"yates", "none"}
        Continuity correction of the Cochran–Mantel–Haenszel test.
    variance : {"sato", "greenland-robins"}
        Of the risk difference: Sato 1989 (metafor, RevMan) or Greenland & Robins 1985 (R's meta).
    level : float

    Returns
    -------
    PooledResult
        QE is computed around the pooled effect from single effects to which 0.5 is added where
        a cell is empty.

    Raises
    ------
    StatsError
        For impossible counts, or where no study has an event (the effect does not exist).
    """
    if correction not in ("yates", "none"):
        raise StatsError(f"correction={correction!r} is unknown; use 'yates' or 'none'")
    if variance not in ("sato", "greenland-robins"):
        raise StatsError(f"variance={variance!r} is unknown; use 'sato' or 'greenland-robins'")
    if measure in _BINARY:
        data = {"ai": ai, "bi": bi, "ci": ci, "di": di, "n1i": n1i, "n2i": n2i}
        c = cells_from(*data.values())
        empty = (c.ai == 0) | (c.bi == 0) | (c.ci == 0) | (c.di == 0)
        extra = added_to(empty, add, to)
        cells = tuple(v + extra for v in (c.ai, c.bi, c.ci, c.di))
        difference = _risk_difference if variance == "sato" else _risk_difference_gr
        pool = {"OR": _odds_ratio, "RR": _risk_ratio, "RD": difference}[measure]
        beta, se, w = pool(*cells)
        tests = _tests(*cells, beta, correction) if measure == "OR" else (None,) * 4
        k = c.ai.size
    elif measure in _RATES:
        data = {"x1i": x1i, "t1i": t1i, "x2i": x2i, "t2i": t2i}
        require(**data)
        x1, t1, x2, t2 = count_vectors(**data)
        extra = added_to((x1 == 0) | (x2 == 0), add, to)
        x1, x2 = x1 + extra, x2 + extra
        rates = _rate_ratio if measure == "IRR" else _rate_difference
        beta, se, w = rates(x1, t1, x2, t2)
        tests = (
            (*_rate_cmh(x1, t1, x2, t2, correction), None, None)
            if measure == "IRR"
            else ((None,) * 4)
        )
        k = x1.size
    else:
        known = ", ".join(_BINARY + _RATES)
        raise StatsError(f"measure {measure!r} has no Mantel–Haenszel estimator; use {known}")
    if not (math.isfinite(beta) and math.isfinite(se) and se > 0):
        raise StatsError(f"no Mantel–Haenszel {measure} exists: a group has no events at all")
    yi, vi = effect_sizes(measure, data, drop00=True)
    weights = 100 * w / w.sum()
    q, qp, i2, h2, k_yi = heterogeneity(yi, vi, beta)
    stat, pval, lb, ub = wald(beta, se, level)
    return PooledResult(
        measure, beta, se, stat, pval, lb, ub, q, qp, i2, h2, *tests, k, k_yi, level, weights
    )


def rma_mh_random(measure, yi, vi, mh, level=95):
    """Random-effects analysis whose tau² (DL) comes from Q around the Mantel–Haenszel estimate.

    Source: Deeks & Higgins 2010 (RevMan); DerSimonian & Laird 1986.

    Parameters
    ----------
    measure : str
    yi, vi : sequence of float, shape (k,)
        Single effects.
    mh : PooledResult
        Of `rma_mh`.

    Returns
    -------
    RmaResult
    """
    yi, vi = checked_effects(yi, vi)
    w = 1 / vi
    q = float((w * (yi - mh.beta) ** 2).sum())
    tau2 = max(0.0, (q - (yi.size - 1)) / (w.sum() - (w * w).sum() / w.sum()))
    return rma(yi, vi, method="DL", tau2=tau2, level=level)


def _odds_ratio(a, b, c, d):
    n = a + b + c + d
    r, s = a * d / n, b * c / n
    p, q = (a + d) / n, (b + c) / n
    sr, ss = r.sum(), s.sum()
    if sr == 0 or ss == 0:
        return math.nan, math.nan, s
    variance = (
        (p * r).sum() / sr**2 + (p * s + q * r).sum() / (sr * ss) + (q * s).sum() / ss**2
    ) / 2
    return math.log(sr / ss), math.sqrt(variance), s


def _risk_ratio(a, b, c, d):
    n1, n2 = a + b, c + d
    n = n1 + n2
    r, s = a * n2 / n, c * n1 / n
    sr, ss = r.sum(), s.sum()
    if sr == 0 or ss == 0:
        return math.nan, math.nan, s
    top = (n1 / n * n2 / n * (a + c) - a * c / n).sum()
    return math.log(sr / ss), math.sqrt(top / (sr * ss)), s


def _risk_difference(a, b, c, d):
    n1, n2 = a + b, c + d
    n = n1 + n2
    w = n1 * n2 / n
    beta = float((a * n2 / n - c * n1 / n).sum() / w.sum())
    lead = (c * (n1 / n) ** 2 - a * (n2 / n) ** 2 + n1 / n * n2 / n * (n2 - n1) / 2).sum()
    rest = (a * (n2 - c) / n + c * (n1 - a) / n).sum() / 2
    return beta, math.sqrt(max(0.0, beta * lead + rest)) / float(w.sum()), w


def _risk_difference_gr(a, b, c, d):
    n1, n2 = a + b, c + d
    n = n1 + n2
    beta, _, w = _risk_difference(a, b, c, d)
    variance = ((a * b * n2**3 + c * d * n1**3) / (n1 * n2 * n**2)).sum()
    return beta, math.sqrt(variance) / float(w.sum()), w


def _rate_ratio(x1, t1, x2, t2):
    t = t1 + t2
    r, s = (x1 * t2 / t).sum(), (x2 * t1 / t).sum()
    if r == 0 or s == 0:
        return math.nan, math.nan, x2 * t1 / t
    return (
        math.log(r / s),
        math.sqrt((t1 / t * t2 / t * (x1 + x2)).sum() / (r * s)),
        x2 * t1 / t,
    )


def _rate_difference(x1, t1, x2, t2):
    t = t1 + t2
    w = t1 * t2 / t
    beta = float(((x1 * t2 - x2 * t1) / t).sum() / w.sum())
    variance = (w**2 * (x1 / t1**2 + x2 / t2**2)).sum()
    return beta, math.sqrt(variance) / float(w.sum()), w


def _cmh(gap, variance, correction):
    if not variance > 0:
        return None, None
    half = 0.5 if correction == "yates" else 0.0
    statistic = float((abs(gap) - half) ** 2 / variance)
    return statistic, float(chi2_sf(statistic, 1))


def _rate_cmh(x1, t1, x2, t2, correction):
    events, t = x1 + x2, t1 + t2
    return _cmh((x1 - events * t1 / t).sum(), (events * t1 / t * t2 / t).sum(), correction)


def _tests(a, b, c, d, log_or, correction):
    """Cochran–Mantel–Haenszel and Tarone's corrected Breslow–Day test."""
    n1, n2 = a + b, c + d
    n, events = n1 + n2, a + c
    cmh = _cmh(
        (a - events * n1 / n).sum(),
        (events * (n - events) / n * (n1 / n) * (n2 / (n - 1))).sum(),
        correction,
    )
    if not math.isfinite(log_or):
        return None, None, None, None
    ratio = math.exp(log_or)
    # Expected a under the common odds ratio: the root between the bounds of the table.
    lead = ratio - 1
    middle = ratio * (events + n1) + (n2 - events)
    root = np.sqrt(np.maximum(0.0, middle**2 - 4 * lead * ratio * events * n1))
    expected = 2 * ratio * events * n1 / (middle + root)
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = (
            1 / expected
            + 1 / (events - expected)
            + 1 / (n1 - expected)
            + 1 / (n2 - events + expected)
        )
    # A study without events has one possible table: no gap, no variance, no degree of freedom.
    open_table = (events > 0) & (events < n)
    variance, gap = 1 / inverse[open_table], (a - expected)[open_table]
    df = int(open_table.sum()) - 1
    if df < 1:
        return *cmh, None, None
    tarone = float((gap**2 / variance).sum() - gap.sum() ** 2 / variance.sum())
    return *cmh, tarone, float(chi2_sf(tarone, df))
