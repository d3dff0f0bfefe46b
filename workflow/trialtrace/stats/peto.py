"""Peto's one-step odds ratio."""

import math

import numpy as np

from trialtrace.stats.errors import StatsError
from trialtrace.stats.measures import effect_sizes
from trialtrace.stats.measures.cells import added_to, cells_from
from trialtrace.stats.pooled import PooledResult, heterogeneity, wald

__all__ = ["rma_peto"]


def rma_peto(
    *, ai=None, bi=None, ci=None, di=None, n1i=None, n2i=None, add=0.0, to="none", level=95
):
    """Peto's common log odds ratio, Σ(O − E)/ΣV.

    Source: Yusuf 1985; definitions as metafor's rma.peto.

    Parameters
    ----------
    ai, bi, ci, di, n1i, n2i : sequence of float, shape (k,)
        Counts, as for `escalc`.
    add, to
        Constant added to the counts (nothing by default: the method needs none).
    level : float

    Returns
    -------
    PooledResult

    Raises
    ------
    StatsError
        For impossible counts, or where no study has both events and non-events.
    """
    data = {"ai": ai, "bi": bi, "ci": ci, "di": di, "n1i": n1i, "n2i": n2i}
    c = cells_from(*data.values())
    empty = (c.ai == 0) | (c.bi == 0) | (c.ci == 0) | (c.di == 0)
    extra = added_to(empty, add, to)
    a, b, c2, d = (v + extra for v in (c.ai, c.bi, c.ci, c.di))
    n1, n2 = a + b, c2 + d
    n, events = n1 + n2, a + c2
    v = events * (n - events) * (n1 / n) * (n2 / n) / (n - 1)
    total = float(v.sum())
    if not total > 0:
        raise StatsError("no Peto odds ratio exists: no study has both events and non-events")
    beta = float((a - events * n1 / n).sum()) / total
    se = math.sqrt(1 / total)
    yi, vi = effect_sizes("PETO", data, add=add, to=to, drop00=True)
    q, qp, i2, h2, k_yi = heterogeneity(yi, vi, beta)
    stat, pval, lb, ub = wald(beta, se, level)
    return PooledResult(
        "PETO",
        beta,
        se,
        stat,
        pval,
        lb,
        ub,
        q,
        qp,
        i2,
        h2,
        None,
        None,
        None,
        None,
        int(a.size),
        k_yi,
        level,
        np.asarray(100 * v / total),
    )
