"""Measures by metafor's own operations, down to the last bit of the effect.

Two groups' counts: RR, OR, AS; the others, RD and PETO, are computed that way anyhow. Two groups'
means: SMD, SMDH, SMD1. Logarithms, powers and arcsines are those of the C library, as R's are;
numpy has its own, which may differ in the last bit. UCOR has an error of R's, no rounding.
"""

import math
import warnings
from functools import partial

import numpy as np

from trialtrace.stats.as_metafor.gamma import hedges_j_of_r
from trialtrace.stats.as_metafor.hypergeometric import gauss_2f1_of_gsl
from trialtrace.stats.errors import StatsWarning
from trialtrace.stats.measures import means
from trialtrace.stats.measures.binary import MEASURES as PLAIN
from trialtrace.stats.measures.binary import adjusted_cells
from trialtrace.stats.measures.correlations import ucor

__all__ = ["MEASURES"]

# Far above rounding, far below the smallest error of GSL that anyone would see.
_ERROR = 1e-9


def _each(function, values):
    """Apply a function of the C library; NaN where it has no value."""
    return np.array([_value(function, value) for value in values.tolist()])


def _value(function, value):
    try:
        return function(value)
    except (ValueError, OverflowError):
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


def _smd_heteroscedastic(data, options):
    """SMDH: powers of the root of the mean variance, each fourth power a call of the C library."""
    means.MEASURES["SMDH"](data, options)  # for its refusals
    m1, sd1, n1, m2, sd2, n2 = means.both_groups(data)
    sd = np.sqrt((sd1**2 + sd2**2) / 2)
    yi = (m1 - m2) / sd
    if options["correct"]:
        yi = hedges_j_of_r(n1 + n2 - 2) * yi
    fourth1, fourth2, fourth = (
        _each(lambda value: math.pow(value, 4), values) for values in (sd1, sd2, sd)
    )
    vi = (
        yi**2 * (fourth1 / (n1 - 1) + fourth2 / (n2 - 1)) / (8 * fourth)
        + (sd1**2 / (n1 - 1) + sd2**2 / (n2 - 1)) / sd**2
    )
    return yi, vi


def _unbiased_correlation(data, options):
    """UCOR with the error of the library that metafor calls, and a warning where it has one."""
    right, _ = ucor(data, options)
    yi, vi = ucor(data, options, f21=gauss_2f1_of_gsl)
    wrong = np.flatnonzero(np.abs(yi - right) > _ERROR * np.abs(right))
    if wrong.size:
        warnings.warn(
            f"UCOR of studies {', '.join(str(i) for i in wrong[:5])} repeats an error of the "
            "library that R's metafor calls; arithmetic='exact' is right",
            StatsWarning,
            stacklevel=4,
        )
    return yi, vi


def _with_variance(measure, effect):
    def both(data, options):
        _, vi = PLAIN[measure](data, options)
        return effect(data, options), vi

    return both


MEASURES = {
    "RR": _with_variance("RR", _risk_ratio),
    "OR": _with_variance("OR", _odds_ratio),
    "AS": _with_variance("AS", _arcsine),
    "SMD": partial(means.smd, j_of=hedges_j_of_r),
    "SMDH": _smd_heteroscedastic,
    "SMD1": partial(means.smd1, j_of=hedges_j_of_r),
    "UCOR": _unbiased_correlation,
}
