"""Two groups, dichotomous outcome: RR, OR, RD, PETO, AS, PHI.

Definitions as in metafor 5.1; sources at each function.
"""

import numpy as np

from trialtrace.stats.errors import StatsError
from trialtrace.stats.measures.cells import Cells, added_to, cells_from

__all__ = ["DEFAULT_ADD_ZERO", "MEASURES", "adjusted_cells"]

# Measures that an empty cell does not harm: metafor adds nothing unless told to.
DEFAULT_ADD_ZERO = ("AS", "PHI")


def adjusted_cells(data, options, measure):
    cells = cells_from(*(data.get(name) for name in ("ai", "bi", "ci", "di", "n1i", "n2i")))
    add = options["add"]
    if add is None:
        add = 0.0 if measure in DEFAULT_ADD_ZERO else 0.5
    empty = (cells.ai == 0) | (cells.bi == 0) | (cells.ci == 0) | (cells.di == 0)
    extra = added_to(empty, add, options["to"])
    if options["drop00"]:
        both = ((cells.ai == 0) & (cells.ci == 0)) | ((cells.bi == 0) & (cells.di == 0))
        extra = np.where(both, np.nan, extra)
    return Cells(cells.ai + extra, cells.bi + extra, cells.ci + extra, cells.di + extra)


def _risk_ratio(data, options):
    """ln(p1/p2), 1/a − 1/n1 + 1/c − 1/n2. Source: Fleiss & Berlin 2009, eq. 12.13."""
    c = adjusted_cells(data, options, "RR")
    yi = np.log(c.ai / c.n1i) - np.log(c.ci / c.n2i)
    return yi, 1 / c.ai - 1 / c.n1i + 1 / c.ci - 1 / c.n2i


def _odds_ratio(data, options):
    """ln(ad/bc), 1/a + 1/b + 1/c + 1/d. Source: Woolf 1955; Fleiss & Berlin 2009, eq. 12.2."""
    c = adjusted_cells(data, options, "OR")
    yi = np.log(c.ai / c.bi) - np.log(c.ci / c.di)
    return yi, 1 / c.ai + 1 / c.bi + 1 / c.ci + 1 / c.di


def _risk_difference(data, options):
    """p1 − p2, variance by `vtype` LS, UB or AV. Source: Fleiss & Berlin 2009, eq. 12.17."""
    c = adjusted_cells(data, options, "RD")
    p1, p2 = c.ai / c.n1i, c.ci / c.n2i
    if options["vtype"] == "UB":
        vi = p1 * (1 - p1) / (c.n1i - 1) + p2 * (1 - p2) / (c.n2i - 1)
    elif options["vtype"] == "AV":
        m1 = np.nansum(c.ai) / np.nansum(c.n1i)
        m2 = np.nansum(c.ci) / np.nansum(c.n2i)
        vi = m1 * (1 - m1) / c.n1i + m2 * (1 - m2) / c.n2i
    else:
        vi = p1 * (1 - p1) / c.n1i + p2 * (1 - p2) / c.n2i
    return p1 - p2, vi


def _peto(data, options):
    """(O − E)/V, 1/V, hypergeometric. Source: Yusuf 1985."""
    c = adjusted_cells(data, options, "PETO")
    total = c.n1i + c.n2i
    events, others = c.ai + c.ci, c.bi + c.di
    v = events * others * (c.n1i / total) * (c.n2i / total) / (total - 1)
    return (c.ai - events * c.n1i / total) / v, 1 / v


def _arcsine(data, options):
    """asin√p1 − asin√p2, 1/4n1 + 1/4n2. Source: Rücker 2009."""
    c = adjusted_cells(data, options, "AS")
    yi = np.arcsin(np.sqrt(c.ai / c.n1i)) - np.arcsin(np.sqrt(c.ci / c.n2i))
    return yi, 1 / (4 * c.n1i) + 1 / (4 * c.n2i)


def _phi(data, options):
    """Phi coefficient, multinomial sampling. Source: Yule 1912, p. 603."""
    c = adjusted_cells(data, options, "PHI")
    n = c.n1i + c.n2i
    events, others = c.ai + c.ci, c.bi + c.di
    phi = (c.ai * c.di - c.bi * c.ci) / np.sqrt(c.n1i * c.n2i * events * others)
    rows, columns = (c.n1i - c.n2i) / n, (events - others) / n
    root = np.sqrt((c.n1i / n) * (c.n2i / n) * (events / n) * (others / n))
    skew = rows**2 / ((c.n1i / n) * (c.n2i / n)) + columns**2 / ((events / n) * (others / n))
    vi = (1 - phi**2 + phi * (1 + phi**2 / 2) * rows * columns / root - 0.75 * phi**2 * skew) / n
    return phi, vi


def _log_odds_to_d(data, options):
    """ln OR·√3/π. Source: Chinn 2000 (logistic distribution)."""
    yi, vi = _odds_ratio(data, options)
    return yi * np.sqrt(3) / np.pi, vi * 3 / np.pi**2


def _checked(measure, function, vtypes):
    def effect(data, options):
        if options["vtype"] not in vtypes:
            raise StatsError(
                f"vtype={options['vtype']!r} is unknown for {measure}; use {' or '.join(vtypes)}"
            )
        return function(data, options)

    return effect


MEASURES = {
    "RR": _checked("RR", _risk_ratio, ("LS",)),
    "OR": _checked("OR", _odds_ratio, ("LS",)),
    "RD": _checked("RD", _risk_difference, ("LS", "UB", "AV")),
    "PETO": _checked("PETO", _peto, ("LS",)),
    "AS": _checked("AS", _arcsine, ("LS",)),
    "PHI": _checked("PHI", _phi, ("LS",)),
    "OR2DL": _checked("OR2DL", _log_odds_to_d, ("LS",)),
}
