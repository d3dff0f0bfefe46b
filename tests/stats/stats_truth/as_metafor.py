"""Meta-regressions in metafor's own arithmetic, from the raw data, against metafor."""

import warnings

import numpy as np
from trialtrace.stats import StatsWarning, escalc

from .fits import regressions


def values(case, data):
    """Everything under metareg."""
    if "metareg" in data["analysis"]:
        yield from regressions(case, *unrounded(data), data["analysis"]["metareg"], "metafor")


def unrounded(data):
    """Effects and variances from the raw data: a file holds 15 digits of them, R computed with all.

    Where effects are themselves the data, those.
    """
    if data["escalc"] is None:
        return np.array(data["yi"], float), np.array(data["vi"], float)
    inputs = {name: column for name, column in data["inputs"].items() if name != "slab"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", StatsWarning)
        found = escalc(data["measure"], **inputs, arithmetic="metafor")
    found = found.iloc[[row - 1 for row in data["rows_used"]]]
    return found.yi.to_numpy(), found.vi.to_numpy()
