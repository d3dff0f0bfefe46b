"""Two groups, continuous outcome: MD, SMD, SMDH, SMD1, ROM, CVR, VR.

Definitions as in metafor 5.1 (ROM and CVR are bias-corrected and SMDH has another variance since 3.8).
"""

import numpy as np

from trialtrace.stats.arrays import refuse_where, require, vectors
from trialtrace.stats.errors import StatsError
from trialtrace.stats.gamma import hedges_j

__all__ = ["MEASURES", "both_groups", "smd", "smd1"]


def _groups(data, *names):
    require(**{name: data.get(name) for name in names})
    values = dict(zip(names, vectors(**{name: data[name] for name in names}), strict=True))
    for name in ("sd1i", "sd2i"):
        if name in values:
            refuse_where(values[name] < 0, f"{name} is negative; a standard deviation cannot be")
    for name in ("n1i", "n2i"):
        refuse_where(values[name] < 1, f"{name} is below 1; a group needs persons")
    return values


def both_groups(data):
    """Return means, standard deviations and sizes of group 1, then of group 2, checked."""
    return _groups(data, "m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i").values()


def _vtype(measure, options, *known):
    if options["vtype"] not in known:
        raise StatsError(
            f"vtype={options['vtype']!r} is unknown for {measure}; use {' or '.join(known)}"
        )
    return options["vtype"]


def _pooled_variance(sd1, n1, sd2, n2):
    refuse_where(n1 + n2 <= 2, "two persons in all carry no pooled SD; leave the study out")
    return ((n1 - 1) * sd1**2 + (n2 - 1) * sd2**2) / (n1 + n2 - 2)


def _mean_difference(data, options):
    """m1 − m2; LS (= UB): s1²/n1 + s2²/n2, HO: pooled. Source: Handbook 6.5.1."""
    m1, sd1, n1, m2, sd2, n2 = both_groups(data)
    if _vtype("MD", options, "LS", "UB", "HO") == "HO":
        vi = _pooled_variance(sd1, n1, sd2, n2) * (1 / n1 + 1 / n2)
    else:
        vi = sd1**2 / n1 + sd2**2 / n2
    refuse_where(vi == 0, "both standard deviations are 0; no variance can be computed")
    return m1 - m2, vi


def smd(data, options, j_of=hedges_j):
    """Hedges' g with J by `j_of`, the exact one; variances LS, LS2, UB, AV, HO.

    Source: Hedges 1981, 1982 (eq. 8), 1983 (eq. 9); LS2: Borenstein 2009, eq. 4.24.
    """
    m1, sd1, n1, m2, sd2, n2 = both_groups(data)
    total = n1 + n2
    pooled = _pooled_variance(sd1, n1, sd2, n2)
    refuse_where(pooled == 0, "both standard deviations are 0; no standardised effect exists")
    d = (m1 - m2) / np.sqrt(pooled)
    df = total - 2
    j = j_of(df) if options["correct"] else np.ones_like(df)
    refuse_where(np.isnan(j), "n1i + n2i is below 4; Hedges' correction needs 2 degrees of freedom")
    yi = j * d
    base = 1 / n1 + 1 / n2
    vtype = _vtype("SMD", options, "LS", "LS2", "UB", "AV", "HO")
    if vtype == "LS":
        vi = base + yi**2 / (2 * total)
    elif vtype == "LS2":
        vi = j_of(df) ** 2 * (base + d**2 / (2 * total))
    elif vtype == "UB":
        vi = base + (1 - (df - 2) / (df * j_of(df) ** 2)) * yi**2
    elif vtype == "AV":
        vi = base + ((total * yi).sum() / total.sum()) ** 2 / (2 * total)
    else:
        vi = base
    return yi, vi


def _smdh(data, options):
    """SMD on the square root of the mean variance. Source: Bonett 2009 (heteroscedastic)."""
    m1, sd1, n1, m2, sd2, n2 = both_groups(data)
    _vtype("SMDH", options, "LS")
    refuse_where((n1 < 2) | (n2 < 2), "a group has one person; SMDH needs two")
    mean_variance = (sd1**2 + sd2**2) / 2
    refuse_where(mean_variance == 0, "both standard deviations are 0; no standardised effect")
    yi = (m1 - m2) / np.sqrt(mean_variance)
    if options["correct"]:
        yi = hedges_j(n1 + n2 - 2) * yi
    vi = (
        yi**2 * (sd1**4 / (n1 - 1) + sd2**4 / (n2 - 1)) / (8 * mean_variance**2)
        + (sd1**2 / (n1 - 1) + sd2**2 / (n2 - 1)) / mean_variance
    )
    return yi, vi


def smd1(data, options, j_of=hedges_j):
    """Glass' delta on the SD of group 2; LS, LS2. Source: Hedges 1981; metafor SMD1."""
    m1, n1, m2, sd2, n2 = _groups(data, "m1i", "n1i", "m2i", "sd2i", "n2i").values()
    refuse_where(n2 < 3, "group 2 has fewer than 3 persons; Hedges' correction needs 3")
    refuse_where(sd2 == 0, "sd2i is 0; no standardised effect exists")
    d = (m1 - m2) / sd2
    j = j_of(n2 - 1)
    yi = j * d if options["correct"] else d
    base = 1 / n1 + 1 / n2
    if _vtype("SMD1", options, "LS", "LS2") == "LS2":
        return yi, j**2 * (base + d**2 / (2 * n2))
    return yi, base + yi**2 / (2 * n2)


def _ratio_of_means(data, options):
    """ln(m1/m2), bias-corrected; variances LS, HO, AV, AVHO.

    Source: Hedges 1999; correction and variances Lajeunesse 2015, as in metafor 5.1.
    """
    m1, sd1, n1, m2, sd2, n2 = both_groups(data)
    refuse_where(
        m1 / np.where(m2 == 0, np.nan, m2) <= 0, "means of opposite sign have no log ratio"
    )
    refuse_where((m1 == 0) | (m2 == 0), "a mean is 0; its logarithm does not exist")
    cv1, cv2 = sd1 / m1, sd2 / m2
    yi = np.log(m1 / m2)
    if options["correct"]:
        yi = yi + 0.5 * (cv1**2 / n1 - cv2**2 / n2)
    vtype = _vtype("ROM", options, "LS", "HO", "AV", "AVHO")
    if vtype == "LS":
        vi = cv1**2 / n1 + cv2**2 / n2
    elif vtype == "HO":
        vi = _pooled_variance(sd1, n1, sd2, n2) * (1 / (n1 * m1**2) + 1 / (n2 * m2**2))
    elif vtype == "AV":
        vi = ((n1 * cv1).sum() / n1.sum()) ** 2 / n1 + ((n2 * cv2).sum() / n2.sum()) ** 2 / n2
    else:
        mean_cv = (n1 * cv1 + n2 * cv2).sum() / (n1 + n2).sum()
        vi = mean_cv**2 * (1 / n1 + 1 / n2)
    refuse_where(vi == 0, "both standard deviations are 0; no variance can be computed")
    return yi, vi


def _cv_ratio(data, options):
    """Log ratio of coefficients of variation. Source: Nakagawa 2015; corrected, metafor 5.1."""
    m1, sd1, n1, m2, sd2, n2 = both_groups(data)
    _vtype("CVR", options, "LS")
    _need_spread(sd1, n1, sd2, n2)
    refuse_where(
        (m1 <= 0) | (m2 <= 0), "a mean is not above 0; a coefficient of variation needs it"
    )
    cv1, cv2 = sd1 / m1, sd2 / m2
    yi = np.log(cv1 / cv2)
    if options["correct"]:
        yi = yi + 1 / (2 * (n1 - 1)) - 1 / (2 * (n2 - 1)) - 0.5 * (cv1**2 / n1 - cv2**2 / n2)
    return yi, 1 / (2 * (n1 - 1)) + cv1**2 / n1 + 1 / (2 * (n2 - 1)) + cv2**2 / n2


def _variability_ratio(data, options):
    """Log ratio of standard deviations, bias-corrected. Source: Nakagawa 2015, eq. 11–12."""
    sd1, n1, sd2, n2 = _groups(data, "sd1i", "n1i", "sd2i", "n2i").values()
    _vtype("VR", options, "LS")
    _need_spread(sd1, n1, sd2, n2)
    yi = np.log(sd1 / sd2)
    if options["correct"]:
        yi = yi + 1 / (2 * (n1 - 1)) - 1 / (2 * (n2 - 1))
    return yi, 1 / (2 * (n1 - 1)) + 1 / (2 * (n2 - 1))


def _need_spread(sd1, n1, sd2, n2):
    refuse_where((sd1 == 0) | (sd2 == 0), "a standard deviation is 0; its logarithm does not exist")
    refuse_where((n1 < 2) | (n2 < 2), "a group has one person; a spread needs two")


MEASURES = {
    "MD": _mean_difference,
    "SMD": smd,
    "SMDH": _smdh,
    "SMD1": smd1,
    "ROM": _ratio_of_means,
    "CVR": _cv_ratio,
    "VR": _variability_ratio,
}
