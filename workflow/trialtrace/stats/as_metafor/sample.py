"""Weighted sums of a meta-regression from k × k matrices, operation by operation as metafor's.

The sequence was learnt from metafor 3.8 and 5.1 (`rma.uni`, `predict`): W = diag(1/(v + τ²)),
P = W − (W X (X'WX)⁻¹)(X'W), Q = (y − ȳ)'P(y − ȳ).
"""

import math
from dataclasses import dataclass

import numpy as np

from trialtrace.stats.as_metafor.extended import extended_mean, extended_sum, extended_variance
from trialtrace.stats.as_metafor.ordered import inverse_gram, ordered_product, quadratic_form

__all__ = ["MetaforMoments", "MetaforSample"]


@dataclass(frozen=True)
class MetaforMoments:
    """The part of `regression.RegressionMoments` that closed forms need.

    q1 is the quadratic form with P, rss the weighted sum of squared residuals: one number but for
    rounding, and metafor takes the first for Q and the second for Hartung and Knapp's factor.
    """

    s1: float
    q1: float
    rss: float
    trace_p: float
    trace_pp: float
    coef: np.ndarray
    cov: np.ndarray


class MetaforSample:
    """Effects, variances and a design matrix as given: nothing is centred or made orthonormal.

    Each call holds a few k × k matrices: 8 k² bytes each.
    """

    def __init__(self, y, v, x):
        self.k, self.p = x.shape
        self.y = y
        self.v = v
        self.x = x
        self._y = y - extended_mean(y)

    def at(self, tau2):
        """Return the `MetaforMoments` at one tau²."""
        w = 1.0 / (self.v + tau2)
        cov = inverse_gram(self.x, w)
        p = self._projection(w, cov)
        weighted = (w[:, None] * self.x).T
        coef = ordered_product(ordered_product(cov, weighted), self.y[:, None])[:, 0]
        residual = self.y - ordered_product(self.x, coef[:, None])[:, 0]
        return MetaforMoments(
            extended_sum(w),
            quadratic_form(self._y, p),
            extended_sum(w * residual**2),
            extended_sum(np.diag(p)),
            _sum(p * p),
            coef,
            cov,
        )

    def unweighted(self):
        """(residual sum of squares, tr PV, tr PVPV) with P = I − X((X'X)⁻¹X')."""
        inner = ordered_product(inverse_gram(self.x, np.ones(self.k)), self.x.T)
        p = np.eye(self.k) - ordered_product(self.x, inner)
        pv = p * self.v
        return quadratic_form(self._y, p), extended_sum(np.diag(pv)), _sum(pv * pv.T)

    def variance_traces(self, tau2):
        """(tr PVPV, tr PVP, tr PV) at one tau², V = diag(v)."""
        w = 1.0 / (self.v + tau2)
        p = self._projection(w, inverse_gram(self.x, w))
        pv = p * self.v
        return _sum(pv * pv.T), _sum(pv * p), extended_sum(np.diag(pv))

    def spread(self):
        """Variance of the effects with k, where Sidik and Jonkman start."""
        return extended_variance(self._y) * (self.k - 1) / self.k

    def coefficients(self, moments):
        """Coefficients and their covariance (without any factor)."""
        return moments.coef, moments.cov

    def at_points(self, moments, x, factor):
        """Fitted values and their variances at rows x of the design, times the factor.

        metafor multiplies the covariance, not the variance that comes of it.
        """
        vb = factor * moments.cov
        rows = [row[None, :] for row in np.asarray(x, dtype=float)]
        fitted = [ordered_product(row, moments.coef[:, None])[0, 0] for row in rows]
        variances = [ordered_product(row, ordered_product(vb, row.T))[0, 0] for row in rows]
        # Rounding can make a variance negative: metafor then gives none.
        return np.array(fitted), np.array([v if v >= 0 else np.nan for v in variances])

    def _projection(self, w, cov):
        weighted = w[:, None] * self.x
        return np.diag(w) - ordered_product(ordered_product(weighted, cov), weighted.T)


def _sum(matrix):
    # It enters the standard error of tau² alone, which loses no digits: the last one may differ.
    return math.fsum(matrix.ravel())
