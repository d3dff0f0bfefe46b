"""What a printed, rounded number may stand for.

Everything here is exact (`decimal`, `fractions`): binary floating point would put 0.005 and 0.015
on the wrong side of their own bounds.
"""

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from trialtrace.stats.errors import StatsError

__all__ = [
    "counts_from_percent",
    "decimals",
    "exact_interval",
    "fits_percent",
    "interval",
    "people_from_percent",
]


def _decimal(text):
    cleaned = str(text).strip().replace("−", "-").replace("·", ".").rstrip("%").strip()
    try:
        value = Decimal(cleaned)
    except InvalidOperation as error:
        raise StatsError(f"{text!r} is no printed decimal; give text such as '0.01'") from error
    if not value.is_finite():
        raise StatsError(f"{text!r} is not finite; give text such as '0.01'")
    return value


def decimals(text):
    """Return how many decimals a printed number shows ("0.010" → 3, "88" → 0).

    Parameters
    ----------
    text : str
        The number as printed: a leading ".", a "−" sign and a trailing "%" are understood.

    Raises
    ------
    StatsError
        If the text is no decimal number.
    """
    return max(0, -_decimal(text).as_tuple().exponent)


def exact_interval(text):
    """Return (low, high) of the true value as `fractions.Fraction`.

    See `interval`, which returns floats.
    """
    value = _decimal(text)
    half = Fraction(1, 2) * Fraction(10) ** value.as_tuple().exponent
    middle = Fraction(value)
    return middle - half, middle + half


def interval(text):
    """Return the closed interval of true values that a printed decimal may stand for.

    Half a unit of the last printed digit on either side. Both ends are included: a tie may have
    been rounded up (0.005 → 0.01) or to the even digit (0.025 → 0.02), and which rule was used
    is not printed. Truncation is not considered.

    Parameters
    ----------
    text : str
        The number as printed: "0.01", ".01", "88", "-3.20", "88%".

    Returns
    -------
    (float, float)
        Low and high, in the unit of the text.

    Raises
    ------
    StatsError
        If the text is no decimal number.

    Examples
    --------
    >>> interval("0.01")
    (0.005, 0.015)
    >>> interval("88")
    (87.5, 88.5)
    """
    low, high = exact_interval(text)
    return float(low), float(high)


def fits_percent(x, n, percent_text):
    """Return whether x of n, as a percentage, rounds to the printed text.

    A tie may have been rounded up (the common rule) or to the even digit (R, Python, IEEE 754):
    both count as fitting. Truncation does not: it is no rounding, and allowing it would double
    the interval of every percentage.

    Raises
    ------
    StatsError
        If the text is no decimal number or n is not positive.
    """
    if n <= 0:
        raise StatsError(f"n is {n}; a percentage needs a positive denominator")
    low, high = exact_interval(percent_text)
    exact = 100 * Fraction(x) / Fraction(n)
    if low < exact < high:
        return True
    if exact == low:
        return True  # half up
    # Half even brings a tie down to the printed digit only where that digit is even.
    return exact == high and _decimal(percent_text).as_tuple().digits[-1] % 2 == 0


def counts_from_percent(percent_text, n):
    """Return every count x in 0..n whose percentage of n rounds to the printed text.

    Source: Cochrane Handbook 6.4.2 (events from a percentage), here with all solutions rather
    than the nearest integer.

    Parameters
    ----------
    percent_text : str
        The percentage as printed, for instance "88" or "23.4".
    n : int
        The denominator, persons.

    Returns
    -------
    tuple of int
        Empty if no count fits: the percentage or the denominator is not what it seems.

    Raises
    ------
    StatsError
        If the text is no decimal number or n is no positive integer.

    Examples
    --------
    >>> counts_from_percent("88", 25)
    (22,)
    """
    if int(n) != n or n <= 0:
        raise StatsError(f"n is {n}; counts need a positive whole denominator")
    low, high = exact_interval(percent_text)
    first = max(0, -(-(low * n) // 100))
    last = min(int(n), (high * n) // 100)
    return tuple(
        x for x in range(int(first), int(last) + 1) if fits_percent(x, int(n), percent_text)
    )


def people_from_percent(x, percent_text, fewest, most):
    """Return every denominator of which x is a percentage that rounds to the printed text.

    Source: Cochrane Handbook 6.4.2 read the other way round (people assessed from events and a
    percentage), with all solutions rather than the nearest integer.

    Parameters
    ----------
    x : int
        The count, persons.
    percent_text : str
        The percentage as printed, for instance "88" or "23.4".
    fewest, most : int
        Where to look, persons; both included.

    Returns
    -------
    tuple of int
        Empty if no denominator between the two fits.

    Raises
    ------
    StatsError
        If the text is no decimal number.

    Examples
    --------
    >>> people_from_percent(55, "50.5", 107, 115)
    (109,)
    """
    low = max(1, int(x), int(fewest))
    return tuple(n for n in range(low, int(most) + 1) if fits_percent(x, n, percent_text))
