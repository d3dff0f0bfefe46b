"""Gauss' hypergeometric function ₂F₁ for the unbiased correlation."""

import numpy as np
from scipy.special import hyp2f1

__all__ = ["gauss_2f1"]

# scipy returns NaN for large c; there the power series converges in a few dozen terms.
_SERIES_FROM = 30.0


def gauss_2f1(a, b, c, z):
    """₂F₁(a, b; c; z) for scalars a, b, c > a + b and 0 ≤ z ≤ 1, to machine precision.

    Parameters
    ----------
    a, b : float
    c, z : ndarray, shape (k,)

    Returns
    -------
    ndarray, shape (k,)
    """
    c, z = np.broadcast_arrays(np.asarray(c, dtype=float), np.asarray(z, dtype=float))
    out = np.empty(c.shape)
    small = c < _SERIES_FROM
    out[small] = hyp2f1(a, b, c[small], z[small])
    large_c, large_z = c[~small], z[~small]
    total = np.ones(large_c.shape)
    term = np.ones(large_c.shape)
    for j in range(1000):
        term = term * ((a + j) * (b + j) / ((large_c + j) * (j + 1)) * large_z)
        total = total + term
        if not (np.abs(term) > 1e-17 * total).any():
            break
    out[~small] = total
    return out
