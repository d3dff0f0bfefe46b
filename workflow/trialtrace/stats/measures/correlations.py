"""Correlations COR, UCOR, ZCOR and reliability ARAW, AHW, ABT. Definitions as in metafor 5.1."""

import numpy as np

from trialtrace.stats.arrays import refuse_where, require, vectors
from trialtrace.stats.errors import StatsError
from trialtrace.stats.hypergeometric import gauss_2f1

__all__ = ["MEASURES", "ucor"]


def _correlation(data, options, measure, vtypes, n_min):
    require(ri=data.get("ri"), ni=data.get("ni"))
    ri, ni = vectors(ri=data["ri"], ni=data["ni"])
    refuse_where(np.abs(ri) > 1, "ri is not between -1 and 1")
    refuse_where(ni < n_min, f"ni is below {n_min}; too small for the variance of {measure}")
    if options["vtype"] not in vtypes:
        raise StatsError(
            f"vtype={options['vtype']!r} is unknown for {measure}; use {' or '.join(vtypes)}"
        )
    return ri, ni


def _variance(yi, ri, ni, vtype, f21=gauss_2f1):
    if vtype == "UB":
        # Unbiased: r² minus the unbiased estimate of ρ² (Hedges 1989).
        return yi**2 - 1 + (ni - 3) / (ni - 2) * (1 - ri**2) * f21(1, 1, ni / 2, 1 - ri**2)
    if vtype == "AV":
        mean = (ni * yi).sum() / ni.sum()
        return (1 - mean**2) ** 2 / (ni - 1)
    return (1 - yi**2) ** 2 / (ni - 1)


def _cor(data, options):
    """r; LS (1 − r²)²/(n − 1), UB, AV. Source: Hedges 1989."""
    ri, ni = _correlation(data, options, "COR", ("LS", "UB", "AV"), 3)
    return ri, _variance(ri, ri, ni, options["vtype"])


def ucor(data, options, f21=gauss_2f1):
    """Unbiased r: r·₂F₁(½, ½; (n − 2)/2; 1 − r²), ₂F₁ by `f21`. Source: Olkin & Pratt 1958, eq. 2.3."""
    ri, ni = _correlation(data, options, "UCOR", ("LS", "UB", "AV"), 5)
    yi = ri * f21(0.5, 0.5, (ni - 2) / 2, 1 - ri**2)
    return yi, _variance(yi, ri, ni, options["vtype"], f21)


def _zcor(data, options):
    """Fisher's z, 1/(n − 3). Source: Fisher 1921."""
    ri, ni = _correlation(data, options, "ZCOR", ("LS",), 4)
    refuse_where(np.abs(ri) == 1, "ri is 1 or -1; its z is infinite")
    return np.arctanh(ri), 1 / (ni - 3)


def _alpha(data):
    names = ("ai", "mi", "ni")
    require(**{name: data.get(name) for name in names})
    ai, mi, ni = vectors(**{name: data[name] for name in names})
    refuse_where(ai >= 1, "alpha is 1 or more; it must be below")
    refuse_where(mi < 2, "mi is below 2; a scale needs two items")
    refuse_where(ni < 3, "ni is below 3; too small for the variance")
    return ai, mi, ni


def _araw(data, options):
    """Cronbach's alpha. Source: Bonett 2010."""
    ai, mi, ni = _alpha(data)
    return ai, 2 * mi * (1 - ai) ** 2 / ((mi - 1) * (ni - 2))


def _ahw(data, options):
    """1 − (1 − α)^⅓. Source: Hakstian & Whalen 1976."""
    ai, mi, ni = _alpha(data)
    rest = 1 - ai
    return 1 - np.cbrt(rest), 18 * mi * (ni - 1) * np.cbrt(rest) ** 2 / (
        (mi - 1) * (9 * ni - 11) ** 2
    )


def _abt(data, options):
    """−ln(1 − α). Source: Bonett 2002, without bias correction."""
    ai, mi, ni = _alpha(data)
    return -np.log1p(-ai), 2 * mi / ((mi - 1) * (ni - 2))


MEASURES = {
    "COR": _cor,
    "UCOR": ucor,
    "ZCOR": _zcor,
    "ARAW": _araw,
    "AHW": _ahw,
    "ABT": _abt,
}
