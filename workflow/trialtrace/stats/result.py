"""The result of `rma`."""

from dataclasses import dataclass

import numpy as np

__all__ = ["RmaResult"]


@dataclass(frozen=True, eq=False, slots=True)
class RmaResult:
    """A fitted meta-analysis or meta-regression; names as in metafor.

    Without moderators `beta`, `se`, `stat`, `pval`, `ci_lb` and `ci_ub` are floats; with
    moderators they are arrays of shape (p,) in the order of `coef_names`. All on the scale of
    `yi` (log scale for ratios).

    Attributes
    ----------
    tau2, se_tau2 : float
        Between-study variance and its standard error (None under EE or at k = 1).
    I2, H2 : float
        Share of heterogeneity in per cent and its relative, from tau² (from Q under EE, or where
        asked for).
    QE, QEdf, QEp : float
        Test of (residual) heterogeneity.
    QM, QMdf, QMp : float, tuple, float
        Omnibus test of the moderators: chi-squared (df,) or F (df1, df2). None without.
    R2 : float
        Share of heterogeneity that the moderators account for, per cent. None without.
    pi_lb, pi_ub : float
        Prediction interval (kind "default"); None under EE and with moderators (see `predict`).
    s2w : float
        Hartung–Knapp factor on the variance, 1 without.
    ddf : float
        Degrees of freedom of the tests; None for normal ones.
    weights : ndarray, shape (k,)
        Weight of each study, per cent.
    vb : ndarray, shape (p, p)
        Covariance of the coefficients, including s2w.
    yi, vi, X : ndarray
        The data: effects, variances, design (None without moderators).
    arithmetic : str
        How a meta-regression was computed, see `rma`.
    """

    beta: float | np.ndarray
    se: float | np.ndarray
    stat: float | np.ndarray
    pval: float | np.ndarray
    ci_lb: float | np.ndarray
    ci_ub: float | np.ndarray
    tau2: float
    se_tau2: float | None
    I2: float
    H2: float
    QE: float
    QEdf: int
    QEp: float
    k: int
    p: int
    pi_lb: float | None
    pi_ub: float | None
    weights: np.ndarray
    method: str
    test: str
    level: float
    s2w: float
    ddf: int | None
    vb: np.ndarray
    coef_names: tuple[str, ...]
    QM: float | None
    QMdf: tuple[int, ...] | None
    QMp: float | None
    R2: float | None
    yi: np.ndarray
    vi: np.ndarray
    X: np.ndarray | None
    i2_basis: str
    arithmetic: str

    @property
    def zval(self):
        """The test statistic by its older name."""
        return self.stat
