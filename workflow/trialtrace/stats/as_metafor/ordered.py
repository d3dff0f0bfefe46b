"""Products of matrices in the order of the reference BLAS, and R's QR decomposition.

The reference BLAS adds the terms of every inner product from first to last, each product and each
sum rounded to a double. numpy's own `@` leaves the order to the BLAS it was built with, so the
same order is written out here; the results are those of IEEE arithmetic on every machine.
"""

import math

import numpy as np

from trialtrace.stats.errors import StatsError

__all__ = ["inverse_gram", "ordered_product", "quadratic_form"]

# R's QR decomposition takes a column for collinear of which less than this is left.
_COLLINEAR = 1e-7


def ordered_product(a, b):
    """Return the product of two matrices, inner products summed from first to last.

    Parameters
    ----------
    a : ndarray, shape (m, n)
    b : ndarray, shape (n, q)

    Returns
    -------
    ndarray, shape (m, q)
    """
    out = np.zeros((a.shape[0], b.shape[1]))
    for left, right in zip(a.T, b, strict=True):
        out += np.multiply.outer(left, right)
    return out


def quadratic_form(y, p):
    """Return y'Py, the vector y'P first.

    Parameters
    ----------
    y : ndarray, shape (k,)
    p : ndarray, shape (k, k)

    Returns
    -------
    float
    """
    return float(ordered_product(ordered_product(y[None, :], p), y[:, None])[0, 0])


def _dot(a, b):
    # `accumulate` has to add from first to last; `sum` and `dot` need not.
    return float(np.add.accumulate(a * b)[-1])


def _norm(a):
    return math.sqrt(_dot(a, a))


def _reflections(x):
    """Reduce x to a triangle by Householder reflections, as LINPACK's dqrdc does.

    Returns
    -------
    (ndarray, list of ndarray)
        The triangle, shape (p, p), and the vector of each reflection, its first element the
        divisor. Source: Dongarra et al. 1979, LINPACK Users' Guide, chapter 9.
    """
    x = x.copy()
    k, p = x.shape
    vectors = []
    for j in range(p):
        whole, left = _norm(x[:, j]), _norm(x[j:, j])
        if not left > _COLLINEAR * whole:
            raise StatsError(
                "R's QR decomposition takes the moderators for collinear; centre them, or use "
                "arithmetic='exact'"
            )
        if j == k - 1:
            break
        left = math.copysign(left, x[j, j])
        u = x[j:, j] * (1.0 / left)
        u[0] += 1.0
        for other in range(j + 1, p):
            x[j:, other] += -_dot(u, x[j:, other]) / u[0] * u
        x[j, j] = -left
        vectors.append(u)
    return x[:p], vectors


def inverse_gram(x, w):
    """Return (X'WX)⁻¹ = B B' with B solving the decomposition of √W X for the unit matrix.

    Parameters
    ----------
    x : ndarray, shape (k, p)
    w : ndarray, shape (k,)

    Returns
    -------
    ndarray, shape (p, p)

    Raises
    ------
    StatsError
        If R's decomposition would take the columns for collinear.
    """
    k, p = x.shape
    triangle, vectors = _reflections(np.sqrt(w)[:, None] * x)
    b = np.eye(k)
    for j, u in enumerate(vectors):
        shares = -ordered_product(u[None, :], b[j:])[0] / u[0]
        b[j:] += np.multiply.outer(u, shares)
    b = b[:p]
    for j in reversed(range(p)):
        b[j] /= triangle[j, j]
        b[:j] += np.multiply.outer(triangle[:j, j], -b[j])
    return ordered_product(b, b.T)
