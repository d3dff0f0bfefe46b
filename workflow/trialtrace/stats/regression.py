"""Weighted sums of a meta-regression at a given tau²: O(k p²), no k × k matrix."""

from dataclasses import dataclass

import numpy as np

from trialtrace.stats.errors import StatsError

__all__ = ["RegressionMoments", "RegressionSample"]


@dataclass(frozen=True)
class RegressionMoments:
    """As `moments.Moments`, with W-weighted residuals of the regression.

    s1, s2 = Σw, Σw²; q1, q2 = Σw r², Σw² r²; coef and cov belong to the orthonormal columns.
    """

    s1: float
    s2: float
    q1: float
    q2: float
    y_p3_y: float
    trace_p: float
    trace_pp: float
    coef: np.ndarray
    cov: np.ndarray
    log_det: float

    @property
    def rss(self):
        """The weighted sum of squared residuals: q1."""
        return self.q1


class RegressionSample:
    """Effects, variances and a design matrix, prepared once for many values of tau².

    The design is replaced by an orthonormal basis of its columns (Q of its QR decomposition):
    a year beside an intercept would otherwise cost half the digits.
    """

    def __init__(self, y, v, x):
        self.k, self.p = x.shape
        self.y = y
        self.v = v
        self.q, self.r = np.linalg.qr(x)
        size = np.abs(np.diag(self.r))
        if (size <= 1e-10 * np.sqrt((x * x).sum(axis=0))).any():
            raise StatsError("the moderators are collinear; leave out the redundant columns")
        self.centre = float(y.mean())
        # The intercept absorbs the shift where there is one; without one nothing is shifted.
        ones = self.q @ (self.q.T @ np.ones(self.k))
        if not np.allclose(ones, 1.0, atol=1e-8):
            self.centre = 0.0
        self.shift = self.q.T @ np.full(self.k, self.centre)
        self._y = y - self.centre

    def at(self, tau2):
        """Return the `RegressionMoments` at one tau²."""
        w = 1.0 / (self.v + tau2)
        wq = self.q * w[:, None]
        a = self.q.T @ wq
        cov = np.linalg.inv(a)
        cov = (cov + cov.T) / 2
        coef = cov @ (wq.T @ self._y)
        residual = self._y - self.q @ coef
        # One step of refinement: the normal equations lose digits that this returns.
        step = cov @ (wq.T @ residual)
        coef = coef + step
        residual = residual - self.q @ step
        wr = w * residual
        w2r = w * wr
        b = wq.T @ wq
        c = wq.T @ (wq * w[:, None])
        cb = cov @ b
        inner = self.q.T @ w2r
        s2 = float(np.dot(w, w))
        s1 = float(w.sum())
        return RegressionMoments(
            s1,
            s2,
            float(np.dot(wr, residual)),
            float(np.dot(wr, wr)),
            float(np.dot(w2r, wr) - inner @ cov @ inner),
            s1 - float(np.trace(cb)),
            s2 - 2 * float(np.trace(cov @ c)) + float(np.trace(cb @ cb)),
            coef,
            cov,
            float(np.linalg.slogdet(a)[1]),
        )

    def log_det(self, tau2):
        """Σ ln(v + τ²)."""
        return float(np.log(self.v + tau2).sum())

    def log_det_xwx(self, moments):
        """ln det X'WX."""
        return moments.log_det + self.log_det_xx()

    def log_det_xx(self):
        """ln det X'X."""
        return 2 * float(np.log(np.abs(np.diag(self.r))).sum())

    def variance_traces(self, tau2):
        """(tr PVPV, tr PVP, tr PV) at one tau², V = diag(v)."""
        return self._traces(1.0 / (self.v + tau2))

    def _traces(self, w):
        v, q = self.v, self.q
        x = w * v

        def gram(weight):
            return q.T @ (q * weight[:, None])

        cov = np.linalg.inv(gram(w))
        g_wx, g_w2 = cov @ gram(w * x), cov @ gram(w * w)
        pvpv = np.dot(x, x) - 2 * np.trace(cov @ gram(w * x * x)) + np.trace(g_wx @ g_wx)
        pvp = np.dot(w, x) - 2 * np.trace(cov @ gram(w * w * x)) + np.trace(g_w2 @ g_wx)
        return float(pvpv), float(pvp), float(x.sum() - np.trace(g_wx))

    def spread(self):
        """Variance of the effects with k, where Sidik and Jonkman start."""
        return float(self.y.var())

    def unweighted(self):
        """(residual sum of squares, tr PV, tr PVPV) with P = I − X(X'X)⁻¹X'."""
        residual = self._y - self.q @ (self.q.T @ self._y)
        residual = residual - self.q @ (self.q.T @ residual)
        pvpv, _, pv = self._traces(np.ones(self.k))
        return float(np.dot(residual, residual)), pv, pvpv

    def at_points(self, moments, x, factor):
        """Fitted values and their variances at rows x of the design, times the factor.

        By way of the orthonormal columns: coefficients of a year beside an intercept are large
        numbers whose sum is small.
        """
        rows = np.linalg.solve(self.r.T, np.asarray(x, dtype=float).T).T
        fitted = rows @ moments.coef + rows @ self.shift
        return fitted, factor * np.einsum("ij,jk,ik->i", rows, moments.cov, rows)

    def coefficients(self, moments):
        """Coefficients and their covariance (without any factor) for the original columns."""
        back = np.linalg.inv(self.r)
        beta = np.linalg.solve(self.r, moments.coef + self.shift)
        return beta, back @ moments.cov @ back.T
