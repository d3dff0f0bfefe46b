"""Hedges' exact small-sample factor J."""

import numpy as np
from scipy.special import gammaln

__all__ = ["hedges_j", "hedges_j_approx"]


def hedges_j(m):
    """Exact bias correction J(m) = Γ(m/2) / (√(m/2) Γ((m−1)/2)).

    Source: Hedges 1981, equation 6e. Above m = 120 an asymptotic series is used: the difference
    of two large log-gammas loses a digit for every factor of ten.

    Parameters
    ----------
    m : float or ndarray
        Degrees of freedom; J is NaN where m < 2.

    Returns
    -------
    float or ndarray
    """
    m = np.asarray(m, dtype=float)
    safe = np.where(m > 1, m, 2.0)
    direct = np.exp(gammaln(safe / 2) - 0.5 * np.log(safe / 2) - gammaln((safe - 1) / 2))
    y = (safe - 1) / 2
    u = 1 / y
    # Γ(y + ½) / (Γ(y) √y), Stirling series in 1/y.
    ratio = 1 + u * (-1 / 8 + u * (1 / 128 + u * (5 / 1024 + u * (-21 / 32768 - u * 399 / 262144))))
    series = ratio * np.sqrt(y / (safe / 2))
    out = np.where(safe > 120, series, direct)
    return np.where(m > 1, out, np.nan)[()]


def hedges_j_approx(m):
    """Approximate correction 1 − 3/(4m − 1), as Borenstein and RevMan use it.

    Source: Hedges 1981; Borenstein 2009, equation 4.22.
    """
    return 1 - 3 / (4 * np.asarray(m, dtype=float) - 1)[()]
