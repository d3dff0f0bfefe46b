"""₂F₁ as the GNU Scientific Library returns it, whose function metafor calls: a fault included.

GSL 2.7 reflects the argument (z to 1 − z) where it is 0.995 or above, c is at most 10 and
m = c − a − b is a whole number. What it then sums is not Abramowitz & Stegun 15.3.11: the finite
sum has (1)ⱼ in its denominator instead of (1 − m)ⱼ, and the other sum lacks the factor 1/m!.
From m = 2 on the value is wrong, by up to one per cent.

This module repeats the fault and is for nothing but R's digits. `trialtrace.stats.hypergeometric`
is right.
"""

import math

import numpy as np
from scipy.special import digamma, factorial, gammaln, poch

from trialtrace.stats.hypergeometric import gauss_2f1

__all__ = ["gauss_2f1_of_gsl"]

_REFLECTED_FROM = 0.995
_REFLECTED_TO_C = 10.0
# Of powers of 1 − z, at most 0.005: the tenth is below the last digit.
_TERMS = 20


def gauss_2f1_of_gsl(a, b, c, z):
    """₂F₁(a, b; c; z) with the error of GSL 2.7 where it has one, else the exact value.

    Parameters
    ----------
    a, b : float
        Above 0 and below 10.
    c, z : ndarray, shape (k,)
        c > a + b and 0 ≤ z ≤ 1.

    Returns
    -------
    ndarray, shape (k,)
    """
    c, z = np.broadcast_arrays(np.asarray(c, dtype=float), np.asarray(z, dtype=float))
    out = gauss_2f1(a, b, c, z)
    m = c - a - b
    wrong = (z >= _REFLECTED_FROM) & (z < 1) & (c <= _REFLECTED_TO_C) & (m == np.round(m))
    for i in np.flatnonzero(wrong):
        out[i] = _reflected(a, b, int(m[i]), 1 - float(z[i]))
    return out


def _reflected(a, b, m, rest):
    """Return what GSL sums at z = 1 − rest for c = a + b + m."""
    log_c = gammaln(a + b + m)
    j = np.arange(m)
    finite = poch(a, j) * poch(b, j) / (factorial(j) * poch(1, j)) * rest**j
    first = math.exp(gammaln(m) + log_c - gammaln(a + m) - gammaln(b + m)) * finite.sum()
    n = np.arange(_TERMS)
    logs = digamma(n + 1) + digamma(n + m + 1) - digamma(a + m + n) - digamma(b + m + n)
    powers = poch(a + m, n) * poch(b + m, n) / (factorial(n) * poch(m + 1, n)) * rest**n
    scale = math.exp(log_c + m * math.log(rest) - gammaln(a) - gammaln(b))
    return first + (-1) ** m * scale * (powers * (logs - math.log(rest))).sum()
