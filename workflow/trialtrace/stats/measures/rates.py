"""Two groups, events in person-time: IRR, IRD, IRSD. Definitions as in metafor 5.1."""

import numpy as np

from trialtrace.stats.arrays import count_vectors, refuse_where, require
from trialtrace.stats.measures.cells import added_to

__all__ = ["MEASURES"]


def _adjusted(data, options, measure):
    names = ("x1i", "t1i", "x2i", "t2i")
    require(**{name: data.get(name) for name in names})
    x1, t1, x2, t2 = count_vectors(**{name: data[name] for name in names})
    refuse_where((t1 == 0) | (t2 == 0), "a person-time is 0; leave the study out")
    add = options["add"]
    if add is None:
        add = 0.0 if measure == "IRSD" else 0.5
    extra = added_to((x1 == 0) | (x2 == 0), add, options["to"])
    if options["drop00"]:
        extra = np.where((x1 == 0) & (x2 == 0), np.nan, extra)
    return x1 + extra, t1, x2 + extra, t2


def _rate_ratio(data, options):
    """ln((x1/t1)/(x2/t2)), 1/x1 + 1/x2. Source: Rothman 2008, ch. 14."""
    x1, t1, x2, t2 = _adjusted(data, options, "IRR")
    return np.log(x1 / t1) - np.log(x2 / t2), 1 / x1 + 1 / x2


def _rate_difference(data, options):
    """x1/t1 − x2/t2, x1/t1² + x2/t2². Source: Rothman 2008, ch. 14."""
    x1, t1, x2, t2 = _adjusted(data, options, "IRD")
    return x1 / t1 - x2 / t2, x1 / t1**2 + x2 / t2**2


def _rate_root_difference(data, options):
    """√(x1/t1) − √(x2/t2), 1/4t1 + 1/4t2."""
    x1, t1, x2, t2 = _adjusted(data, options, "IRSD")
    return np.sqrt(x1 / t1) - np.sqrt(x2 / t2), 1 / (4 * t1) + 1 / (4 * t2)


MEASURES = {"IRR": _rate_ratio, "IRD": _rate_difference, "IRSD": _rate_root_difference}
