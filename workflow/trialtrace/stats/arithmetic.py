"""Which arithmetic a meta-regression is computed in: exact, or metafor's with its rounding."""

import numpy as np

from trialtrace.stats.as_metafor.sample import MetaforSample
from trialtrace.stats.errors import StatsError
from trialtrace.stats.moments import Sample
from trialtrace.stats.regression import RegressionSample
from trialtrace.stats.tau2 import CLOSED_FORMS, Tau2, estimate_tau2

__all__ = [
    "ARITHMETICS",
    "check_arithmetic",
    "estimate_regression_tau2",
    "exact_q",
    "regression_sample",
    "tau2_without_moderators",
]

ARITHMETICS = ("exact", "metafor")


def check_arithmetic(arithmetic):
    """Refuse the name of an arithmetic that is none.

    Raises
    ------
    StatsError
    """
    if arithmetic not in ARITHMETICS:
        raise StatsError(f"arithmetic={arithmetic!r} is unknown; use {' or '.join(ARITHMETICS)}")


def regression_sample(y, v, x, arithmetic):
    """Prepare effects, variances and design for sums in one arithmetic.

    Parameters
    ----------
    y, v : ndarray, shape (k,)
    x : ndarray, shape (k, p)
    arithmetic : {"exact", "metafor"}

    Returns
    -------
    RegressionSample or MetaforSample
    """
    return MetaforSample(y, v, x) if arithmetic == "metafor" else RegressionSample(y, v, x)


def estimate_regression_tau2(sample, method):
    """Estimate tau² in the arithmetic of the sample.

    Where an estimator is searched for (ML, REML, EB, PM, PMM), the root or the maximum is the
    exact one in both, and metafor's arithmetic begins after it: what its search leaves depends on
    where it stops.

    Returns
    -------
    Tau2
    """
    if not isinstance(sample, MetaforSample) or method in CLOSED_FORMS:
        return estimate_tau2(sample, method)
    found = estimate_tau2(_exact(sample), method)
    return Tau2(found.tau2, found.se, sample.at(found.tau2))


def tau2_without_moderators(sample, method):
    """Estimate tau² of the same effects without moderators, in the same arithmetic.

    Returns
    -------
    float
    """
    if isinstance(sample, MetaforSample) and method in CLOSED_FORMS:
        ones = np.ones((sample.k, 1))
        return estimate_tau2(MetaforSample(sample.y, sample.v, ones), method).tau2
    return estimate_tau2(Sample(sample.y, sample.v), method).tau2


def exact_q(sample, q):
    """Return Q at tau² = 0 without metafor's rounding, given Q in the arithmetic of the sample.

    Returns
    -------
    float
    """
    return _exact(sample).at(0.0).q1 if isinstance(sample, MetaforSample) else q


def _exact(sample):
    return RegressionSample(sample.y, sample.v, sample.x)
