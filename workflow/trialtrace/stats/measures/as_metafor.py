"""RR, OR, AS of two groups by metafor's own operations, down to the last bit of the effect.

The others of two groups' counts, RD and PETO, are computed that way anyhow. Logarithms and arcsines
are those of the C library, as R's are; numpy has its own, which may differ in the last bit.
"""

import math

import numpy as np

from trialtrace.stats.measures.binary import MEASURES as PLAIN
from trialtrace.stats.measures.binary import adjusted_cells

__all__ = ["MEASURES"]


def _each(function, values):
    """Apply a function of the C library; NaN where it has no value."""
    return np.array([_value(function, value) for value in values.tolist()])


def _value(function, value):
    try:
        return function(value)
    except ValueError:
        return math.nan


def _risks(data, options, measure):
    c = adjusted_cells(data, options, measure)
    return c.ai / c.n1i, c.ci / c.n2i


def _risk_ratio(data, options):
    """ln p1 − ln p2."""
    one, two = _risks(data, options, "RR")
    return _each(math.log, one) - _each(math.log, two)


def _odds_ratio(data, options):
    """ln(p1/(1 − p1)) − ln(p2/(1 − p2)): the odds by way of the risks."""
    one, two = _risks(data, options, "OR")
    return _each(math.log, one / (1 - one)) - _each(math.log, two / (1 - two))


def _arcsine(data, options):
    """asin√p1 − asin√p2."""
    one, two = _risks(data, options, "AS")
    return _each(math.asin, np.sqrt(one)) - _each(math.asin, np.sqrt(two))


def _with_variance(measure, effect):
    def both(data, options):
        _, vi = PLAIN[measure](data, options)
        return effect(data, options), vi

    return both


MEASURES = {
    "RR": _with_variance("RR", _risk_ratio),
    "OR": _with_variance("OR", _odds_ratio),
    "AS": _with_variance("AS", _arcsine),
}
