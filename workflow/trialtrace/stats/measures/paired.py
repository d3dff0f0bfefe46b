"""One group measured twice: MC, SMCC, SMCR, SMCRH, ROMC. Definitions as in metafor 5.1."""

import numpy as np

from trialtrace.stats.arrays import refuse_where, require, vectors
from trialtrace.stats.gamma import hedges_j

__all__ = ["MEASURES"]

_NAMES = ("m1i", "m2i", "sd1i", "sd2i", "ni", "ri")


def _read(data, names=_NAMES):
    require(**{name: data.get(name) for name in names})
    values = dict(zip(names, vectors(**{name: data[name] for name in names}), strict=True))
    refuse_where(np.abs(values["ri"]) > 1, "ri is not between -1 and 1")
    refuse_where(values["ni"] < 3, "ni is below 3; too small for a paired effect")
    for name in ("sd1i", "sd2i"):
        if name in values:
            refuse_where(values[name] <= 0, f"{name} is not above 0")
    return values.values()


def _change_variance(sd1, sd2, ri):
    variance = sd1**2 + sd2**2 - 2 * ri * sd1 * sd2
    refuse_where(variance <= 0, "the change scores have no variance; check ri and the SDs")
    return variance


def _mean_change(data, options):
    """m1 − m2, variance of the change over n."""
    m1, m2, sd1, sd2, n, r = _read(data)
    return m1 - m2, _change_variance(sd1, sd2, r) / n


def _change_standardised(data, options):
    """SMCC: standardised by the SD of the change. Source: Gibbons 1993; Viechtbauer 2007."""
    m1, m2, sd1, sd2, n, r = _read(data)
    yi = hedges_j(n - 1) * (m1 - m2) / np.sqrt(_change_variance(sd1, sd2, r))
    return yi, 1 / n + yi**2 / (2 * n)


def _raw_standardised(data, options):
    """SMCR: standardised by sd1i; 2(1 − r)/n + y²/2n. Source: Becker 1988."""
    m1, m2, sd1, n, r = _read(data, ("m1i", "m2i", "sd1i", "ni", "ri"))
    yi = hedges_j(n - 1) * (m1 - m2) / sd1
    vi = 2 * (1 - r) / n + yi**2 / (2 * n)
    refuse_where(vi == 0, "no variance is left; check ri")
    return yi, vi


def _raw_standardised_hetero(data, options):
    """SMCRH: as SMCR, variances not assumed equal. Source: Bonett 2008."""
    m1, m2, sd1, sd2, n, r = _read(data)
    yi = hedges_j(n - 1) * (m1 - m2) / sd1
    return yi, _change_variance(sd1, sd2, r) / (sd1**2 * (n - 1)) + yi**2 / (2 * (n - 1))


def _log_ratio(data, options):
    """ROMC: log ratio of means, bias-corrected. Source: Lajeunesse 2011, eq. 6; metafor 5.1."""
    m1, m2, sd1, sd2, n, r = _read(data)
    refuse_where((m1 == 0) | (m2 == 0), "a mean is 0; its logarithm does not exist")
    refuse_where(m1 * m2 < 0, "means of opposite sign have no log ratio")
    cv1, cv2 = sd1 / m1, sd2 / m2
    yi = np.log(m1 / m2)
    if options["correct"]:
        yi = yi + 0.5 * (cv1**2 - cv2**2) / n
    return yi, (cv1**2 + cv2**2 - 2 * r * cv1 * cv2) / n


MEASURES = {
    "MC": _mean_change,
    "SMCC": _change_standardised,
    "SMCR": _raw_standardised,
    "SMCRH": _raw_standardised_hetero,
    "ROMC": _log_ratio,
}
