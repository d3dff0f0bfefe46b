"""One group: proportions PR PLN PLO PAS PFT, rates IR IRLN IRS IRFT, mean MN MNLN.

Definitions as in metafor 5.1.
"""

import numpy as np

from trialtrace.stats.arrays import count_vectors, refuse_where, require, vectors
from trialtrace.stats.errors import StatsError
from trialtrace.stats.measures.cells import added_to

__all__ = ["MEASURES"]

# Transformations that an empty cell does not harm: metafor adds nothing unless told to.
_ADD_ZERO = ("PAS", "PFT", "IRS", "IRFT")


def _constant(options, measure):
    if options["add"] is not None:
        return options["add"]
    return 0.0 if measure in _ADD_ZERO else 0.5


def _proportion(data, options, measure, vtypes=("LS",)):
    require(xi=data.get("xi"))
    if data.get("ni") is None and data.get("mi") is not None:
        xi, mi = count_vectors(xi=data["xi"], mi=data["mi"])
        ni = xi + mi
    else:
        require(ni=data.get("ni"))
        xi, ni = count_vectors(xi=data["xi"], ni=data["ni"])
    refuse_where(ni == 0, "ni is 0; leave the study out")
    refuse_where(xi > ni, "xi is above ni; more events than persons")
    if options["vtype"] not in vtypes:
        raise StatsError(
            f"vtype={options['vtype']!r} is unknown for {measure}; use {' or '.join(vtypes)}"
        )
    extra = added_to((xi == 0) | (xi == ni), _constant(options, measure), options["to"])
    return xi + extra, ni + 2 * extra


def _mean_share(xi, ni):
    return xi.sum() / ni.sum()


def _pr(data, options):
    """x/n; LS p(1 − p)/n, UB p(1 − p)/(n − 1), AV with the mean proportion."""
    xi, ni = _proportion(data, options, "PR", ("LS", "UB", "AV"))
    p = xi / ni
    if options["vtype"] == "UB":
        return p, p * (1 - p) / (ni - 1)
    share = _mean_share(xi, ni) if options["vtype"] == "AV" else p
    return p, share * (1 - share) / ni


def _pln(data, options):
    """ln(x/n), 1/x − 1/n (AV: mean proportion)."""
    xi, ni = _proportion(data, options, "PLN", ("LS", "AV"))
    share = _mean_share(xi, ni) if options["vtype"] == "AV" else xi / ni
    return np.log(xi / ni), 1 / (share * ni) - 1 / ni


def _plo(data, options):
    """Logit of x/n, 1/x + 1/(n − x) (AV: mean proportion)."""
    xi, ni = _proportion(data, options, "PLO", ("LS", "AV"))
    share = _mean_share(xi, ni) if options["vtype"] == "AV" else xi / ni
    return np.log(xi / (ni - xi)), 1 / (share * ni) + 1 / ((1 - share) * ni)


def _pas(data, options):
    """asin√(x/n), 1/4n. Source: Rücker 2009."""
    xi, ni = _proportion(data, options, "PAS")
    return np.arcsin(np.sqrt(xi / ni)), 1 / (4 * ni)


def _pft(data, options):
    """Freeman–Tukey double arcsine, 1/(4n + 2). Source: Freeman & Tukey 1950."""
    xi, ni = _proportion(data, options, "PFT")
    yi = 0.5 * (np.arcsin(np.sqrt(xi / (ni + 1))) + np.arcsin(np.sqrt((xi + 1) / (ni + 1))))
    return yi, 1 / (4 * ni + 2)


def _rate(data, options, measure):
    require(xi=data.get("xi"), ti=data.get("ti"))
    xi, ti = count_vectors(xi=data["xi"], ti=data["ti"])
    refuse_where(ti == 0, "ti is 0; a rate needs person-time")
    return xi + added_to(xi == 0, _constant(options, measure), options["to"]), ti


def _ir(data, options):
    """x/t, x/t²."""
    xi, ti = _rate(data, options, "IR")
    return xi / ti, xi / ti**2


def _irln(data, options):
    """ln(x/t), 1/x."""
    xi, ti = _rate(data, options, "IRLN")
    return np.log(xi / ti), 1 / xi


def _irs(data, options):
    """√(x/t), 1/4t."""
    xi, ti = _rate(data, options, "IRS")
    return np.sqrt(xi / ti), 1 / (4 * ti)


def _irft(data, options):
    """½(√(x/t) + √((x + 1)/t)), 1/4t. Source: Freeman & Tukey 1950."""
    xi, ti = _rate(data, options, "IRFT")
    return 0.5 * (np.sqrt(xi / ti) + np.sqrt((xi + 1) / ti)), 1 / (4 * ti)


def _mean(data):
    names = ("mi", "sdi", "ni")
    require(**{name: data.get(name) for name in names})
    mi, sdi, ni = vectors(**{name: data[name] for name in names})
    refuse_where(sdi <= 0, "sdi is not above 0; no variance can be computed")
    refuse_where(ni < 1, "ni is below 1; a group needs persons")
    return mi, sdi, ni


def _mn(data, options):
    """Mean, s²/n."""
    mi, sdi, ni = _mean(data)
    return mi, sdi**2 / ni


def _mnln(data, options):
    """ln mean, s²/(n m²)."""
    mi, sdi, ni = _mean(data)
    refuse_where(mi <= 0, "mi is not above 0; its logarithm does not exist")
    return np.log(mi), sdi**2 / (ni * mi**2)


MEASURES = {
    "PR": _pr,
    "PLN": _pln,
    "PLO": _plo,
    "PAS": _pas,
    "PFT": _pft,
    "IR": _ir,
    "IRLN": _irln,
    "IRS": _irs,
    "IRFT": _irft,
    "MN": _mn,
    "MNLN": _mnln,
}
