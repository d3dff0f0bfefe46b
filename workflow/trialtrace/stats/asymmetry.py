"""Funnel-plot asymmetry from effects and variances: regression and rank tests of metafor."""

import warnings
from dataclasses import dataclass

import numpy as np

from trialtrace.stats.arrays import level_to_crit, vector
from trialtrace.stats.distributions import norm_quantile, t_quantile, two_sided_t
from trialtrace.stats.errors import StatsError, StatsWarning
from trialtrace.stats.kendall import kendall
from trialtrace.stats.line import t_of_slope, weighted_line
from trialtrace.stats.model import checked_effects, rma

__all__ = [
    "PREDICTORS",
    "RankTest",
    "RegressionTest",
    "ranktest",
    "refuse_ties",
    "regtest",
    "warn_if_few",
]

PREDICTORS = ("sei", "vi", "ni", "ninv", "sqrtni", "sqrtninv")
FEW = 10


@dataclass(frozen=True)
class RegressionTest:
    """Test of the slope, and the limit estimate `est` at predictor 0 (None for ni, sqrtni)."""

    stat: float
    ddf: int | None
    pval: float
    est: float | None
    ci_lb: float | None
    ci_ub: float | None
    intercept: float
    intercept_se: float
    slope: float
    slope_se: float
    sigma: float | None
    tau2: float | None
    model: str
    predictor: str


@dataclass(frozen=True)
class RankTest:
    """Kendall's tau between standardised effects and variances, with its p-value."""

    tau: float
    pval: float


def warn_if_few(k):
    """Warn below 10 studies, where tests of asymmetry have no power.

    Source: Cochrane Handbook 13.3.5.4; Sterne 2011.
    """
    if k < FEW:
        warnings.warn(
            f"a test of funnel-plot asymmetry with {k} studies has too little power; need {FEW}",
            StatsWarning,
            stacklevel=3,
        )


def regtest(yi, vi, *, predictor="sei", model="rma", method="REML", test="z", ni=None, level=95):
    """Regression test for funnel-plot asymmetry.

    Source: Egger 1997 (model "lm", predictor "sei"); Sterne & Egger 2005; limit estimate as in
    PET/PEESE (Stanley 2008).

    Parameters
    ----------
    yi, vi : sequence of float, shape (k,)
    predictor : {"sei", "vi", "ni", "ninv", "sqrtni", "sqrtninv"}
        Standard error, variance, sample size, its inverse, root, inverse root.
    model : {"rma", "lm"}
        Meta-regression, or weighted regression with a multiplicative dispersion.
    method, test : str
        Of the meta-regression.
    ni : sequence of float, shape (k,), optional
        Sample sizes, for the predictors that need them.
    level : float
        Confidence of the limit estimate's interval.

    Returns
    -------
    RegressionTest

    Raises
    ------
    StatsError
        With fewer than 3 studies, a constant predictor, or missing sample sizes.

    Warns
    -----
    StatsWarning
        Below 10 studies.
    """
    yi, vi = checked_effects(yi, vi)
    if yi.size < 3:
        raise StatsError(f"{yi.size} studies carry no regression; it needs at least 3")
    warn_if_few(yi.size)
    x = _predictor(predictor, vi, ni)
    probability = 0.5 + level_to_crit(level) / 2
    limit = predictor not in ("ni", "sqrtni")
    if model == "lm":
        line = weighted_line(yi, x, 1 / vi)
        stat = t_of_slope(line)
        crit = float(t_quantile(probability, line.df))
        intercept, intercept_se = line.intercept, line.intercept_se
        slope, slope_se, ddf = line.slope, line.slope_se, line.df
        pval, sigma, tau2 = float(two_sided_t(stat, line.df)), line.sigma, None
    elif model == "rma":
        # Scaled to unit size: a predictor such as 1/n must not look like a zero column.
        scale = float(np.abs(x).max())
        fit = rma(yi, vi, mods=x / scale, method=method, test=test, level=level)
        intercept, slope = (float(b) for b in fit.beta)
        intercept_se, slope_se = (float(s) for s in fit.se)
        slope, slope_se = slope / scale, slope_se / scale
        stat, pval, ddf = float(fit.stat[1]), float(fit.pval[1]), fit.ddf
        sigma, tau2 = None, fit.tau2
        crit = float(norm_quantile(probability) if ddf is None else t_quantile(probability, ddf))
    else:
        raise StatsError(f"model={model!r} is unknown; use 'rma' or 'lm'")
    half = crit * intercept_se
    return RegressionTest(
        stat,
        ddf,
        pval,
        intercept if limit else None,
        intercept - half if limit else None,
        intercept + half if limit else None,
        intercept,
        intercept_se,
        slope,
        slope_se,
        sigma,
        tau2,
        model,
        predictor,
    )


def _predictor(name, vi, ni):
    if name not in PREDICTORS:
        raise StatsError(f"predictor={name!r} is unknown; use one of {', '.join(PREDICTORS)}")
    if name == "sei":
        return np.sqrt(vi)
    if name == "vi":
        return vi
    if ni is None:
        raise StatsError(f"missing ni; predictor {name!r} needs sample sizes")
    ni = vector("ni", ni)
    if ni.size != vi.size or (ni <= 0).any():
        raise StatsError("ni must hold one sample size above 0 for each study")
    return {
        "ni": ni,
        "ninv": 1 / ni,
        "sqrtni": np.sqrt(ni),
        "sqrtninv": 1 / np.sqrt(ni),
    }[name]


def ranktest(yi, vi):
    """Rank correlation test for funnel-plot asymmetry.

    Source: Begg & Mazumdar 1994; exact p-value where there are no ties.

    Parameters
    ----------
    yi, vi : sequence of float, shape (k,)

    Returns
    -------
    RankTest

    Warns
    -----
    StatsWarning
        Below 10 studies.
    """
    yi, vi = checked_effects(yi, vi)
    if yi.size < 3:
        raise StatsError(f"{yi.size} studies carry no rank test; it needs at least 3")
    warn_if_few(yi.size)
    refuse_ties(yi, vi)
    weights = 1 / vi
    pooled = (weights * yi).sum() / weights.sum()
    result = kendall((yi - pooled) / np.sqrt(vi - 1 / weights.sum()), vi)
    return RankTest(result.tau, result.pval)


def refuse_ties(yi, vi):
    """Raise a `StatsError` where all effects or all variances are equal: only rounding has ranks."""
    if np.ptp(yi) == 0 or np.ptp(vi) == 0:
        raise StatsError("all effects or all variances are equal; ranks tell nothing")
