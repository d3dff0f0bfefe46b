"""Which study moves the result: leave-one-out, cumulative analysis, case diagnostics, BLUPs."""

import math
from dataclasses import dataclass

import numpy as np

from trialtrace.stats.arrays import level_to_crit
from trialtrace.stats.distributions import chi2_quantile, norm_quantile, t_quantile
from trialtrace.stats.errors import StatsError
from trialtrace.stats.model import rma

__all__ = ["Blup", "Influence", "Series", "blup", "cumul", "influence", "leave1out", "rstandard"]


@dataclass(frozen=True, eq=False)
class Series:
    """One pooled result a row, shape (k,) each; names as in metafor."""

    estimate: np.ndarray
    se: np.ndarray
    stat: np.ndarray
    pval: np.ndarray
    ci_lb: np.ndarray
    ci_ub: np.ndarray
    Q: np.ndarray
    Qp: np.ndarray
    tau2: np.ndarray
    I2: np.ndarray
    H2: np.ndarray


@dataclass(frozen=True, eq=False)
class Influence:
    """Case diagnostics, shape (k,) each; names as in metafor's `influence`.

    `is_infl` marks studies by metafor's rules: |DFFITS| > 3√(p/(k − p)), the chi-squared share
    of Cook's distance above one half, hat > 3p/k, or |DFBETAS| > 1.
    """

    rstudent: np.ndarray
    dffits: np.ndarray
    cook_d: np.ndarray
    cov_r: np.ndarray
    tau2_del: np.ndarray
    QE_del: np.ndarray
    hat: np.ndarray
    weight: np.ndarray
    dfbs: np.ndarray
    is_infl: np.ndarray


@dataclass(frozen=True, eq=False)
class Blup:
    """Best linear unbiased predictions of the true effects, shape (k,) each."""

    pred: np.ndarray
    se: np.ndarray
    pi_lb: np.ndarray
    pi_ub: np.ndarray


def _series(fits):
    names = ("beta", "se", "stat", "pval", "ci_lb", "ci_ub", "QE", "QEp", "tau2", "I2", "H2")
    return Series(*(np.array([getattr(fit, name) for fit in fits]) for name in names))


def _no_moderators(fit):
    if fit.X is not None:
        raise StatsError("this needs a model without moderators")
    if fit.k < 2:
        raise StatsError("one study cannot be left out; there must be at least 2")


def _again(fit, keep):
    # One remaining study has no degrees of freedom for a t or Hartung–Knapp test.
    test = fit.test if np.count_nonzero(keep) > 1 else "z"
    return rma(
        fit.yi[keep],
        fit.vi[keep],
        method=fit.method,
        test=test,
        level=fit.level,
        i2_basis=fit.i2_basis,
    )


def _without_each(fit):
    keep = np.ones(fit.k, dtype=bool)
    for i in range(fit.k):
        keep[i] = False
        yield _again(fit, keep)
        keep[i] = True


def leave1out(fit):
    """Pooled results with each study left out in turn; row i is without study i.

    Parameters
    ----------
    fit : RmaResult
        Without moderators.

    Returns
    -------
    Series
    """
    _no_moderators(fit)
    return _series(list(_without_each(fit)))


def cumul(fit, order=None):
    """Pooled results as studies accumulate.

    Parameters
    ----------
    fit : RmaResult
        Without moderators.
    order : sequence, shape (k,), optional
        Sort key (a year, say); ties keep their order. The given order by default.

    Returns
    -------
    Series
        Row i pools the first i + 1 studies in that order.
    """
    if fit.X is not None:
        raise StatsError("this needs a model without moderators")
    index = np.arange(fit.k) if order is None else np.argsort(np.asarray(order), kind="stable")
    if index.size != fit.k:
        raise StatsError(f"order has {index.size} values for {fit.k} studies")
    return _series([_again(fit, index[: i + 1]) for i in range(fit.k)])


def rstandard(fit):
    """Internally standardised residuals: (resid, se, z), shape (k,) each.

    Source: Viechtbauer & Cheung 2010.
    """
    _no_moderators(fit)
    m = fit.vi + fit.tau2
    share = (1 / m) / (1 / m).sum()
    resid = fit.yi - fit.beta
    # Diagonal of (I − H)M(I − H)' for a model without moderators and weights 1/M.
    se = np.sqrt(m - share * m)
    return resid, se, resid / se


def influence(fit):
    """Case diagnostics of a model without moderators.

    Source: Viechtbauer & Cheung 2010.

    Parameters
    ----------
    fit : RmaResult
        Without moderators, at least 2 studies.

    Returns
    -------
    Influence
    """
    _no_moderators(fit)
    if not fit.se > 0:
        raise StatsError("all effects are equal and the test narrows the interval to nothing")
    left = list(_without_each(fit))
    beta = np.array([f.beta for f in left])
    var = np.array([f.se**2 for f in left])
    tau2 = np.array([f.tau2 for f in left])
    weights = 1 / (fit.vi + fit.tau2)
    hat = weights / weights.sum()
    shift = fit.beta - beta
    rstudent = (fit.yi - beta) / np.sqrt(fit.vi + tau2 + var)
    dffits = shift / np.sqrt(hat * (tau2 + fit.vi))
    # The coefficient's variance from all studies, at the tau² without study i.
    dfbs = shift / np.sqrt([1 / (1 / (fit.vi + t)).sum() for t in tau2])
    cook = shift**2 / fit.se**2
    k = fit.k
    marked = (
        (np.abs(dffits) > 3 * math.sqrt(1 / (k - 1)))
        | (cook > float(chi2_quantile(0.5, 1)))
        | (hat > 3 / k)
        | (np.abs(dfbs) > 1)
    )
    return Influence(
        rstudent,
        dffits,
        cook,
        var / fit.se**2,
        tau2,
        np.array([f.QE for f in left]),
        hat,
        100 * hat,
        dfbs,
        marked,
    )


def blup(fit):
    """Best linear unbiased predictions of the studies' true effects.

    Source: Raudenbush & Bryk 1985; Morris 1983. Intervals use the distribution of the test.

    Parameters
    ----------
    fit : RmaResult
        Without moderators.

    Returns
    -------
    Blup
    """
    if fit.X is not None:
        raise StatsError("this needs a model without moderators")
    own = fit.tau2 / (fit.tau2 + fit.vi)
    pred = own * fit.yi + (1 - own) * fit.beta
    se = np.sqrt(own * fit.vi + (1 - own) ** 2 * fit.se**2)
    probability = 0.5 + level_to_crit(fit.level) / 2
    crit = norm_quantile(probability) if fit.ddf is None else t_quantile(probability, fit.ddf)
    return Blup(pred, se, pred - crit * se, pred + crit * se)
