"""Effect sizes and their sampling variances from what studies report: `escalc`."""

import warnings

import numpy as np

from trialtrace.stats.arithmetic import check_arithmetic
from trialtrace.stats.errors import StatsError, StatsWarning
from trialtrace.stats.measures import (
    as_metafor,
    binary,
    correlations,
    generic,
    means,
    paired,
    rates,
    single,
)

__all__ = ["KNOWN_MEASURES", "effect_sizes", "escalc"]

KNOWN_MEASURES = {
    **binary.MEASURES,
    **means.MEASURES,
    **rates.MEASURES,
    **single.MEASURES,
    **correlations.MEASURES,
    **paired.MEASURES,
    **generic.MEASURES,
}
_ARITHMETICS = {"exact": {}, "metafor": as_metafor.MEASURES}


def effect_sizes(
    measure,
    data,
    *,
    add=None,
    to="only0",
    drop00=False,
    vtype="LS",
    correct=True,
    arithmetic="exact",
):
    """Effect sizes and sampling variances as two arrays; see `escalc` for the arguments.

    Parameters
    ----------
    measure : str
        Name of the measure, as in metafor.
    data : mapping of str to sequence of float
        The inputs of the measure, by metafor's names.

    Returns
    -------
    (ndarray, ndarray)
        yi and vi, shape (k,).
    """
    if measure not in KNOWN_MEASURES:
        raise StatsError(f"measure {measure!r} is unknown; use {', '.join(KNOWN_MEASURES)}")
    check_arithmetic(arithmetic)
    options = {
        "add": add,
        "to": to,
        "drop00": drop00,
        "vtype": vtype if vtype is not None else "LS",
        "correct": correct,
    }
    with np.errstate(all="ignore"):
        yi, vi = _ARITHMETICS[arithmetic].get(measure, KNOWN_MEASURES[measure])(data, options)
    bad = ~(np.isfinite(yi) & np.isfinite(vi)) | (vi < 0)
    if bad.any():
        if not drop00:
            where = ", ".join(str(i) for i in np.flatnonzero(bad)[:5])
            warnings.warn(
                f"{measure} does not exist for studies {where}: empty cells and nothing added",
                StatsWarning,
                stacklevel=3,
            )
        yi, vi = np.where(bad, np.nan, yi), np.where(bad, np.nan, vi)
    return yi, vi


def escalc(
    measure,
    *,
    ai=None,
    bi=None,
    ci=None,
    di=None,
    n1i=None,
    n2i=None,
    x1i=None,
    x2i=None,
    t1i=None,
    t2i=None,
    m1i=None,
    m2i=None,
    sd1i=None,
    sd2i=None,
    xi=None,
    mi=None,
    ri=None,
    ti=None,
    sdi=None,
    ni=None,
    yi=None,
    vi=None,
    sei=None,
    slab=None,
    add=None,
    to="only0",
    drop00=False,
    vtype=None,
    correct=True,
    arithmetic="exact",
):
    """Effect sizes (`yi`) and sampling variances (`vi`), as metafor 5.1 defines them.

    Parameters
    ----------
    measure : str
        Two groups, dichotomous: RR, OR, RD, PETO, AS, PHI, OR2DL (ai, bi or n1i, ci, di or n2i).
        Two groups, continuous: MD, SMD, SMDH, SMD1, ROM, CVR, VR (m1i sd1i n1i m2i sd2i n2i).
        Two groups, person-time: IRR, IRD, IRSD (x1i t1i x2i t2i).
        One group: PR, PLN, PLO, PAS, PFT (xi ni); IR, IRLN, IRS, IRFT (xi ti); MN, MNLN
        (mi sdi ni). Correlations: COR, UCOR, ZCOR (ri ni). Reliability: ARAW, AHW, ABT
        (ai mi ni). One group twice: MC, SMCC, SMCR, SMCRH, ROMC (m1i m2i sd1i sd2i ni ri).
        GEN: yi with vi or sei. Ratios are on the log scale.
    ai, bi, … : sequence of float, shape (k,)
        Inputs, one value a study.
    slab : sequence of str, optional
        Study labels: the index of the result.
    add : float, optional
        Added to the counts of studies chosen by `to`. 0.5, but 0 for AS, PHI, IRSD, PAS, PFT,
        IRS and IRFT, which an empty cell does not harm.
    to : {"only0", "all", "if0all", "none"}
        Which studies receive it.
    drop00 : bool
        Whether studies without events (or with only events) in both groups get no value.
    vtype : str, optional
        Kind of variance: "LS" (default, large sample); "LS2", "UB", "AV", "HO", "AVHO" where
        the measure has them.
    correct : bool
        Whether SMD, SMDH, SMD1, ROM, ROMC, CVR, VR are corrected for small-sample bias.
    arithmetic : {"exact", "metafor"}
        Whose last bit RR, OR and AS have, see `rma`: a regression on calendar years in metafor's
        arithmetic depends on it.

    Returns
    -------
    pandas.DataFrame
        Columns yi and vi. A study without a value (drop00, or empty cells with to="none")
        holds NaN in both; the latter with a `StatsWarning`.

    Raises
    ------
    StatsError
        For an unknown measure, missing or impossible inputs: negative counts or variances, more
        events than persons, empty groups, standard deviations of 0, missing or infinite values.
    """
    import pandas as pd

    data = {
        "ai": ai,
        "bi": bi,
        "ci": ci,
        "di": di,
        "n1i": n1i,
        "n2i": n2i,
        "x1i": x1i,
        "x2i": x2i,
        "t1i": t1i,
        "t2i": t2i,
        "m1i": m1i,
        "m2i": m2i,
        "sd1i": sd1i,
        "sd2i": sd2i,
        "xi": xi,
        "mi": mi,
        "ri": ri,
        "ti": ti,
        "sdi": sdi,
        "ni": ni,
        "yi": yi,
        "vi": vi,
        "sei": sei,
    }
    yi, vi = effect_sizes(
        measure,
        data,
        add=add,
        to=to,
        drop00=drop00,
        vtype=vtype,
        correct=correct,
        arithmetic=arithmetic,
    )
    if slab is not None and len(slab) != len(yi):
        raise StatsError(f"slab has {len(slab)} labels for {len(yi)} studies")
    return pd.DataFrame({"yi": yi, "vi": vi}, index=None if slab is None else list(slab))
