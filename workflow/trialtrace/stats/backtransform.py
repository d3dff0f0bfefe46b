"""Bring pooled effects back to the scale on which people read them."""

import numpy as np

from trialtrace.stats.arrays import vector
from trialtrace.stats.errors import StatsError

__all__ = ["LOG_MEASURES", "TRANSFORMED", "backtransform"]

# Measures on the log scale: exp() brings them back.
LOG_MEASURES = (
    "RR",
    "OR",
    "PETO",
    "IRR",
    "HR",
    "ROM",
    "ROMC",
    "CVR",
    "VR",
    "PLN",
    "IRLN",
    "MNLN",
)
# All measures that people read on another scale than that of yi.
TRANSFORMED = (*LOG_MEASURES, "PLO", "PAS", "PFT", "IRS", "ZCOR", "ABT", "AHW")


def backtransform(measure, value, ni=None):
    """Back-transform an effect (or a bound of its interval).

    Source: metafor's transf functions; PFT: Miller 1978 with the harmonic mean of the sample
    sizes (its known drawback: the result depends on them, Schwarzer 2019).

    Parameters
    ----------
    measure : str
        Measure of the effect.
    value : float or array
        On the scale of yi.
    ni : sequence of float, optional
        Sample sizes of the studies, for PFT and IRFT.

    Returns
    -------
    float or ndarray
        Ratios, proportions, rates or correlations; other measures unchanged.

    Raises
    ------
    StatsError
        If PFT has no sample sizes.
    """
    y = np.asarray(value, dtype=float)
    if measure in LOG_MEASURES:
        with np.errstate(over="ignore"):  # a limit beyond 1e308 is infinite
            out = np.exp(y)
    elif measure == "PLO":
        out = 1 / (1 + np.exp(-y))
    elif measure == "PAS":
        out = np.sin(np.clip(y, 0, np.pi / 2)) ** 2
    elif measure == "PFT":
        if ni is None:
            raise StatsError("missing ni; the Freeman–Tukey transformation needs sample sizes")
        out = _inverse_pft(y, 1 / np.mean(1 / vector("ni", ni)))
    elif measure == "IRS":
        out = np.maximum(y, 0) ** 2
    elif measure == "ZCOR":
        out = np.tanh(y)
    elif measure == "ABT":
        out = -np.expm1(-y)
    elif measure == "AHW":
        out = 1 - (1 - y) ** 3
    else:
        out = y
    return out[()]


def _inverse_pft(y, n):
    """Miller 1978, equation 2, cut at the values that 0 and n events reach."""
    lowest = 0.5 * np.arcsin(np.sqrt(1 / (n + 1)))
    highest = 0.5 * (np.arcsin(np.sqrt(n / (n + 1))) + np.pi / 2)
    y = np.asarray(y)
    sine = np.sin(2 * y)
    with np.errstate(all="ignore"):
        inner = 1 - (sine + (sine - 1 / sine) / n) ** 2
        out = 0.5 * (1 - np.sign(np.cos(2 * y)) * np.sqrt(np.maximum(inner, 0.0)))
    return np.where(y <= lowest, 0.0, np.where(y >= highest, 1.0, out))
