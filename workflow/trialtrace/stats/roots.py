"""Find the root of a function of one variable inside a bracket."""

import math

from trialtrace.stats.errors import StatsError

__all__ = ["bracketed_root", "expand_upward"]


def bracketed_root(f, low, high, f_low=None, f_high=None, rtol=1e-15, max_iterations=200):
    """Return x in [low, high] with f(x) = 0, by Chandrupatla's method.

    Source: Chandrupatla 1997 (inverse quadratic interpolation where it is safe, bisection
    elsewhere): it always converges and needs no derivative.

    Parameters
    ----------
    f : callable
        Continuous function of a float.
    low, high : float
        f(low) and f(high) must differ in sign (or one of them be zero).
    f_low, f_high : float, optional
        Their values, where already known.

    Raises
    ------
    StatsError
        If there is no change of sign.
    """
    a, b = float(high), float(low)
    fa = f(a) if f_high is None else f_high
    fb = f(b) if f_low is None else f_low
    if fa == 0:
        return a
    if fb == 0:
        return b
    if (fa > 0) == (fb > 0):
        raise StatsError(f"no change of sign between {low:g} and {high:g}; widen the bracket")
    t = 0.5
    c, fc = a, fa
    for _ in range(max_iterations):
        x = a + t * (b - a)
        fx = f(x)
        if (fx > 0) == (fa > 0):
            c, fc = a, fa
        else:
            c, fc = b, fb
            b, fb = a, fa
        a, fa = x, fx
        best = a if abs(fa) < abs(fb) else b
        if fx == 0:
            return x
        tolerance = abs(best) * rtol + 1e-300
        share = tolerance / abs(b - c) if b != c else 1.0
        if share > 0.5 or abs(b - a) <= 2 * tolerance:
            return best
        xi = (a - b) / (c - b)
        phi = (fa - fb) / (fc - fb)
        if phi * phi < xi and (1 - phi) * (1 - phi) < 1 - xi:
            t = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (
                fc - fb
            )
        else:
            t = 0.5
        t = min(1 - share, max(share, t))
    return best


def expand_upward(f, start, limit=1e300):
    """Return the first x = start, 4·start, 16·start … at which f is not positive.

    Returns
    -------
    float
        `math.inf` if f stays positive up to the limit.
    """
    x = float(start)
    while x < limit:
        if f(x) <= 0:
            return x
        x *= 4
    return math.inf
