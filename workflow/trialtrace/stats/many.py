"""Many meta-analyses at once, vectorised over rows: `rma_many`."""

from dataclasses import dataclass

import numpy as np

from trialtrace.stats.arrays import level_to_crit
from trialtrace.stats.distributions import (
    chi2_sf,
    norm_quantile,
    t_quantile,
    two_sided_normal,
    two_sided_t,
)
from trialtrace.stats.errors import StatsError
from trialtrace.stats.many_tau2 import Rows, estimate_rows
from trialtrace.stats.model import TESTS, check_size

__all__ = ["RmaMany", "rma_many"]


@dataclass(frozen=True, eq=False)
class RmaMany:
    """One meta-analysis a row: fields as of `RmaResult`, shape (m,) each."""

    beta: np.ndarray
    se: np.ndarray
    stat: np.ndarray
    pval: np.ndarray
    ci_lb: np.ndarray
    ci_ub: np.ndarray
    tau2: np.ndarray
    I2: np.ndarray
    H2: np.ndarray
    QE: np.ndarray
    QEp: np.ndarray
    k: np.ndarray
    s2w: np.ndarray
    method: str
    test: str
    level: float


def rma_many(yi, vi, method="REML", test="z", level=95):
    """Fit one meta-analysis without moderators to each row.

    Same definitions and the same optimum as `rma`, at a fraction of the time.

    Parameters
    ----------
    yi, vi : array, shape (m, k)
        Effects and variances; rows with fewer studies are padded with NaN in both.
    method, test, level
        As for `rma`.

    Returns
    -------
    RmaMany

    Raises
    ------
    StatsError
        If shapes differ, a row has no study, a variance is not above 0, or a study has only one
        of effect and variance. With test "t", "knha" or "adhoc" every row needs two studies.
    """
    y, v = np.asarray(yi, dtype=float), np.asarray(vi, dtype=float)
    if y.ndim != 2 or y.shape != v.shape:
        raise StatsError(f"yi {y.shape} and vi {v.shape} must be tables of the same shape")
    if test not in TESTS:
        raise StatsError(f"test={test!r} is unknown; use one of {', '.join(TESTS)}")
    rows = _rows(y, v)
    if test != "z" and (rows.k < 2).any():
        raise StatsError(f"a row has one study; test={test!r} needs two (use test='z')")
    tau2 = estimate_rows(rows, method)
    m = rows.at(tau2)
    zero = rows.at(np.zeros(len(tau2)))
    df = rows.k - 1
    qe = np.where(df > 0, zero.q1, 0.0)
    i2, h2 = _heterogeneity(qe, df, zero, tau2, method)
    s2w = np.ones(len(tau2))
    if test in ("knha", "adhoc"):
        s2w = m.q1 / df
        if test == "adhoc":
            s2w = np.maximum(1.0, s2w)
    se = np.sqrt(s2w / m.s1)
    with np.errstate(divide="ignore", invalid="ignore"):
        stat = np.where((se == 0) & (m.mu == 0), 0.0, m.mu / se)
    probability = 0.5 + level_to_crit(level) / 2
    if test == "z":
        crit, pval = float(norm_quantile(probability)), two_sided_normal(stat)
    else:
        crit, pval = t_quantile(probability, df.astype(float)), two_sided_t(stat, df)
    return RmaMany(
        m.mu,
        se,
        stat,
        pval,
        m.mu - crit * se,
        m.mu + crit * se,
        tau2,
        i2,
        h2,
        qe,
        chi2_sf(qe, df),
        rows.k,
        s2w,
        method,
        test,
        level,
    )


def _rows(y, v):
    present = ~np.isnan(y)
    if (present != ~np.isnan(v)).any():
        raise StatsError("a study has an effect without a variance (or the reverse)")
    if not present.any(axis=1).all():
        raise StatsError("a row has no study; leave it out")
    if not np.isfinite(y[present]).all() or not np.isfinite(v[present]).all():
        raise StatsError("an effect or a variance is infinite; leave the study out")
    if not (v[present] > 0).all():
        raise StatsError("vi is not above 0; a study without sampling error cannot be pooled")
    check_size(y[present], v[present].min(), v[present].max())
    return Rows(np.where(present, y, 0.0), np.where(present, v, 1.0), present)


def _heterogeneity(qe, df, zero, tau2, method):
    with np.errstate(divide="ignore", invalid="ignore"):
        if method in ("EE", "FE", "CE"):
            i2 = np.where(qe > 0, np.maximum(0.0, 100 * (qe - df) / qe), 0.0)
            h2 = qe / df
        else:
            typical = df / zero.trace_p
            i2, h2 = 100 * tau2 / (typical + tau2), tau2 / typical + 1
    return np.where(df > 0, i2, 0.0), np.where(df > 0, h2, 1.0)
