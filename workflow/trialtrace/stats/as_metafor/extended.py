"""Sums as R takes them on x86: each addition rounded to 64 binary digits, the result to 53.

Written with whole numbers, so that it is the same on a processor without such a format.
"""

from fractions import Fraction

__all__ = ["extended_mean", "extended_sum", "extended_variance"]

_DIGITS = 64


def _rounded(value):
    """Round a fraction to 64 binary digits, halves to even."""
    if not value:
        return value
    size = abs(value)
    exponent = size.numerator.bit_length() - size.denominator.bit_length()
    if size < Fraction(2) ** exponent:
        exponent -= 1
    unit = Fraction(2) ** (exponent - _DIGITS + 1)
    return round(value / unit) * unit


def _total(fractions):
    total = Fraction(0)
    for value in fractions:
        total = _rounded(total + value)
    return total


def _fractions(values):
    return [Fraction(float(value)) for value in values]


def extended_sum(values):
    """Add in the order given, as R's ``sum`` does.

    Parameters
    ----------
    values : sequence of float, shape (k,)

    Returns
    -------
    float
    """
    return float(_total(_fractions(values)))


def extended_mean(values):
    """Return sum by count, as R's ``colMeans`` does.

    Parameters
    ----------
    values : sequence of float, shape (k,)

    Returns
    -------
    float
    """
    exact = _fractions(values)
    return float(_rounded(_total(exact) / len(exact)))


def extended_variance(values):
    """Return the variance with k − 1, as R's ``var`` does: the mean is mended by a second pass.

    Parameters
    ----------
    values : sequence of float, shape (k,), k > 1

    Returns
    -------
    float
    """
    exact = _fractions(values)
    k = len(exact)
    mean = _rounded(_total(exact) / k)
    rest = _total(_rounded(value - mean) for value in exact)
    # R keeps the mean as an ordinary number between the two steps.
    mean = Fraction(float(_rounded(mean + _rounded(rest / k))))
    squares = _total(_rounded(_rounded(value - mean) ** 2) for value in exact)
    return float(_rounded(squares / (k - 1)))
