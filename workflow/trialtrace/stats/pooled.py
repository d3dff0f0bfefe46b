"""The result shared by Mantel–Haenszel and Peto."""

from dataclasses import dataclass

import numpy as np

from trialtrace.stats.arrays import level_to_crit
from trialtrace.stats.distributions import chi2_sf, norm_quantile, two_sided_normal

__all__ = ["PooledResult", "heterogeneity", "wald"]


@dataclass(frozen=True, eq=False)
class PooledResult:
    """A common effect pooled from the counts; names as in metafor.

    `CMH`, `CMHp`: Cochran–Mantel–Haenszel test; `TA`, `TAp`: Tarone's test of a common odds
    ratio (None where a measure has none). `k` studies, of which `k_yi` have an effect of their
    own (for QE). `weights` are per cent, NaN-free, 0 for studies without information.
    """

    measure: str
    beta: float
    se: float
    stat: float
    pval: float
    ci_lb: float
    ci_ub: float
    QE: float
    QEp: float
    I2: float
    H2: float
    CMH: float | None
    CMHp: float | None
    TA: float | None
    TAp: float | None
    k: int
    k_yi: int
    level: float
    weights: np.ndarray


def wald(beta, se, level):
    """(stat, pval, ci_lb, ci_ub) of a normal estimate."""
    z = beta / se
    half = float(norm_quantile(0.5 + level_to_crit(level) / 2)) * se
    return z, float(two_sided_normal(z)), beta - half, beta + half


def heterogeneity(yi, vi, beta):
    """(QE, QEp, I2, H2, studies) of effects around a given estimate; NaN effects are left out."""
    ok = np.isfinite(yi)
    q = float(((yi[ok] - beta) ** 2 / vi[ok]).sum())
    k = int(ok.sum())
    if k < 2:
        return q, 1.0, 0.0, 1.0, k
    i2 = max(0.0, 100 * (q - (k - 1)) / q) if q > 0 else 0.0
    return q, float(chi2_sf(q, k - 1)), i2, q / (k - 1), k
