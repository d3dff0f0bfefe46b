"""Fitted and predicted values of a meta-regression, and information criteria."""

import math
from dataclasses import dataclass

import numpy as np

from trialtrace.stats.arithmetic import regression_sample
from trialtrace.stats.arrays import level_to_crit
from trialtrace.stats.design import INTERCEPT
from trialtrace.stats.distributions import norm_quantile, t_quantile
from trialtrace.stats.errors import StatsError
from trialtrace.stats.likelihood import log_likelihood
from trialtrace.stats.moments import Sample
from trialtrace.stats.prediction import prediction_interval
from trialtrace.stats.regression import RegressionSample

__all__ = ["FitStatistics", "Prediction", "fit_statistics", "predict"]

_EQUAL = ("EE", "FE", "CE")


@dataclass(frozen=True, eq=False)
class Prediction:
    """Predicted average effects, shape (m,) each: `pred se ci_lb ci_ub pi_lb pi_ub`.

    The prediction interval is None under EE.
    """

    pred: np.ndarray
    se: np.ndarray
    ci_lb: np.ndarray
    ci_ub: np.ndarray
    pi_lb: np.ndarray | None
    pi_ub: np.ndarray | None


@dataclass(frozen=True)
class FitStatistics:
    """Log-likelihood `ll`, `AIC`, `BIC`, `AICc` (None where k leaves no value)."""

    ll: float
    AIC: float
    BIC: float | None
    AICc: float


def predict(fit, newmods=None, level=None, kind="default"):
    """Average effect and prediction interval at given moderator values.

    Parameters
    ----------
    fit : RmaResult
    newmods : array, shape (m,) or (m, q), optional
        Moderator values without the intercept; needed with moderators.
    level : float, optional
        Confidence; that of the fit by default.
    kind : str
        Kind of prediction interval, see `prediction.prediction_interval`.

    Returns
    -------
    Prediction

    Raises
    ------
    StatsError
        If the moderator values do not match the model.
    """
    level = fit.level if level is None else level
    if fit.X is None:
        pred, se = np.array([fit.beta]), np.array([fit.se])
    else:
        if newmods is None:
            raise StatsError("missing newmods; give the moderator values to predict for")
        x = np.asarray(newmods, dtype=float)
        x = x.reshape(-1, 1) if x.ndim < 2 else x
        if fit.coef_names[0] == INTERCEPT:
            x = np.column_stack([np.ones(len(x)), x])
        if x.shape[1] != fit.p:
            raise StatsError(f"newmods has {x.shape[1]} columns where the model has {fit.p}")
        sample = regression_sample(fit.yi, fit.vi, fit.X, fit.arithmetic)
        pred, var = sample.at_points(sample.at(fit.tau2), x, fit.s2w)
        se = np.sqrt(var)
    probability = 0.5 + level_to_crit(level) / 2
    crit = float(
        norm_quantile(probability) if fit.ddf is None else t_quantile(probability, fit.ddf)
    )
    if fit.method in _EQUAL:
        return Prediction(pred, se, pred - crit * se, pred + crit * se, None, None)
    bounds = np.array(
        [
            prediction_interval(m, s, fit.tau2, fit.k, kind, fit.ddf, level, fit.p)
            for m, s in zip(pred, se, strict=True)
        ]
    )
    return Prediction(pred, se, pred - crit * se, pred + crit * se, bounds[:, 0], bounds[:, 1])


def fit_statistics(fit):
    """Likelihood of a fit and its information criteria.

    The restricted likelihood is used for REML, the full one for every other method (as metafor
    prints them).

    Parameters
    ----------
    fit : RmaResult

    Returns
    -------
    FitStatistics
    """
    sample = Sample(fit.yi, fit.vi) if fit.X is None else RegressionSample(fit.yi, fit.vi, fit.X)
    kind = "REML" if fit.method == "REML" else "ML"
    ll = log_likelihood(sample, fit.tau2, kind)
    parameters = fit.p + (0 if fit.method in _EQUAL else 1)
    n = fit.k - fit.p if kind == "REML" else fit.k
    size = max(n, parameters + 2)
    return FitStatistics(
        ll,
        -2 * ll + 2 * parameters,
        -2 * ll + parameters * math.log(n) if n > 0 else None,
        -2 * ll + 2 * parameters * size / (size - parameters - 1),
    )
