"""Prediction intervals: where the true effect of a new study may lie."""

import math

from trialtrace.stats.arrays import level_to_crit
from trialtrace.stats.distributions import norm_quantile, t_quantile
from trialtrace.stats.errors import StatsError

__all__ = ["PREDICTION_TYPES", "prediction_interval"]

PREDICTION_TYPES = ("default", "simple", "Riley", "t", "HTS", "V", "HK", "HK-PR", "KR", "S")


def prediction_interval(mu, se, tau2, k, kind="default", ddf=None, level=95, p=1):
    """Prediction interval around a pooled effect.

    Parameters
    ----------
    mu, se : float
        Pooled effect and its standard error (the Hartung–Knapp one for "HK", the Kenward–Roger
        one for "KR").
    tau2 : float
        Between-study variance.
    k : int
        Studies.
    kind : str
        "default": metafor's: normal, or t with `ddf` where the test was t, knha or adhoc.
        "simple": ± z·τ, the uncertainty of mu ignored.
        "Riley", "HTS": t with k − p − 1 degrees of freedom (Higgins, Thompson & Spiegelhalter
        2009; Riley 2011). "t", "V": t with k − p (Veroniki 2019). "HK": t with k − 1 and the
        Hartung–Knapp standard error. "KR": t with `ddf` of Kenward–Roger. "S": normal (Skipka
        2006).
    ddf : float, optional
        Degrees of freedom of the test; None for a normal one.
    level : float
        Per cent or share.
    p : int
        Coefficients of the model.

    Returns
    -------
    (float, float)

    Raises
    ------
    StatsError
        If the kind is unknown or leaves no degrees of freedom.
    """
    if kind not in PREDICTION_TYPES:
        known = ", ".join(PREDICTION_TYPES)
        raise StatsError(f"prediction interval {kind!r} is unknown; use {known}")
    probability = 0.5 + level_to_crit(level) / 2
    if kind == "simple":
        half = float(norm_quantile(probability)) * math.sqrt(tau2)
        return mu - half, mu + half
    if kind in ("Riley", "t"):
        # metafor keeps one degree of freedom, so that k = 2 still has a (very wide) interval.
        df = max(1, k - p - 1 if kind == "Riley" else k - p)
    elif kind == "HTS":
        df = k - p - 1
    elif kind in ("V", "HK", "HK-PR"):
        df = k - p
    elif kind == "S":
        df = None
    else:
        df = ddf
    if df is not None and df <= 0:
        raise StatsError(f"{k} studies leave no degrees of freedom for a {kind} interval")
    crit = float(norm_quantile(probability) if df is None else t_quantile(probability, df))
    half = crit * math.sqrt(tau2 + se * se)
    return mu - half, mu + half
