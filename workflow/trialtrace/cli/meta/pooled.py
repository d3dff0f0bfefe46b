"""The pooled effect: common and random effects, Mantel-Haenszel and Peto, heterogeneity."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from trialtrace.cli.meta.effects import Effects
from trialtrace.cli.meta.part import Part, Row, plain
from trialtrace.cli.meta.scale import Scale
from trialtrace.cli.meta.settings import COMMON, FEWEST_PREDICTED, Settings
from trialtrace.stats import (
    PooledResult,
    RmaResult,
    StatsError,
    confint_tau2,
    fit_statistics,
    heterogeneity_interval,
    kenward_roger,
    prediction_interval,
    rma,
    rma_mh,
    rma_peto,
)
from trialtrace.stats.prediction import PREDICTION_TYPES
from trialtrace.stats.tau2 import ESTIMATORS

TWO_STUDIES = (
    "two studies: the variance between studies can hardly be estimated; read both studies, and the "
    "common and the random effect, side by side; no prediction interval is made"
)
_MH = ("OR", "RR", "RD", "IRR", "IRD")
_PETO = ("OR", "PETO")


def fit_model(effects: Effects, settings: Settings) -> RmaResult:
    """Fit the declared model; one study gives its own effect (normal test, as metafor does)."""
    test = settings.test if len(effects.yi) > 1 else "z"
    return rma(
        effects.yi,
        effects.vi,
        method=settings.method,
        test=test,
        level=settings.level,
        i2_basis=settings.i2_basis,
    )


def model_row(fit: RmaResult, scale: Scale, more: Mapping[str, object]) -> Row:
    """Return a fit without moderators as a row, with what people read."""
    columns = {
        **more,
        "k": fit.k,
        "estimate": fit.beta,
        "se": fit.se,
        "stat": fit.stat,
        "df": fit.ddf,
        "pval": fit.pval,
        "ci_lb": fit.ci_lb,
        "ci_ub": fit.ci_ub,
        "tau2": None if fit.method in COMMON else fit.tau2,
        "I2": fit.I2,
    }
    return {name: plain(v) for name, v in scale.with_back(columns).items()}


def summary(effects: Effects, fit: RmaResult, settings: Settings) -> Part:
    """Return the pooled effects side by side."""
    scale = effects.scale
    models = []
    if settings.method not in COMMON:
        common = rma(effects.yi, effects.vi, method="EE", level=settings.level)
        models.append(("common effect, inverse variance", "EE", common))
        models.append(("random effects", settings.model, fit))
    else:
        models.append(("common effect, inverse variance", settings.model, fit))
    rows = [model_row(f, scale, {"summary": s, "model": m}) for s, m, f in models]
    notes = [TWO_STUDIES] if fit.k == 2 else []
    for name, model, pool in _from_counts(effects, settings.level):
        try:
            pooled = pool()
        except StatsError as error:
            notes.append(f"{name}: {error}")
            continue
        rows.append(_pooled_row(pooled, scale, {"summary": name, "model": model}))
    shown = scale.shown("summary", "model", "k", "estimate", "ci_lb", "ci_ub", "pval")
    return Part("summary", f"{scale.name}: pooled", tuple(rows), shown, tuple(notes))


def _from_counts(effects: Effects, level: float):
    """Yield (name, model, call) of the poolings that start from counts, where they fit."""
    data, measure = effects.studies.counts, effects.scale.measure
    if not data:
        return
    if measure in _MH:
        yield "Mantel-Haenszel", "MH", lambda: rma_mh(measure, **data, level=level)
    if measure in _PETO:
        yield "Peto, one step", "Peto", lambda: rma_peto(**data, level=level)


def _pooled_row(pooled: PooledResult, scale: Scale, more: Mapping[str, object]) -> Row:
    columns = {
        **more,
        "k": pooled.k,
        "estimate": pooled.beta,
        "se": pooled.se,
        "stat": pooled.stat,
        "df": None,
        "pval": pooled.pval,
        "ci_lb": pooled.ci_lb,
        "ci_ub": pooled.ci_ub,
        "tau2": None,
        "I2": pooled.I2,
    }
    return {name: plain(v) for name, v in scale.with_back(columns).items()}


def heterogeneity(fit: RmaResult, settings: Settings) -> Part:
    """Return Q, tau², tau, I² and H² with their intervals."""
    rows = [_row("Q", fit.QE, df=fit.QEdf, pval=fit.QEp, basis="Cochran's Q")]
    notes = []
    if settings.method not in COMMON:
        kinds = ("QP", "PL") if settings.method in ("ML", "REML") else ("QP",)
        for kind in kinds:
            interval = confint_tau2(fit, kind=kind)
            called = "Q-profile" if kind == "QP" else "profile likelihood"
            for name in ("tau2", "tau", "I2", "H2"):
                rows.append(
                    _row(name, *getattr(interval, name), basis=f"{settings.method}, {called}")
                )
            if interval.empty:
                notes.append(
                    "the studies are more alike than chance allows at this level: the Q-profile "
                    "interval of tau² is empty, shown as 0"
                )
    share = settings.level / 100 if settings.level >= 1 else settings.level
    h, i2 = heterogeneity_interval(fit.QE, fit.k, share)
    rows.append(_row("I2", *(None if v is None else 100 * v for v in i2), basis="Q, test-based"))
    rows.append(_row("H", *h, basis="Q, test-based"))
    shown = ("statistic", "estimate", "ci_lb", "ci_ub", "df", "pval", "basis")
    return Part("heterogeneity", "Heterogeneity", tuple(rows), shown, tuple(notes))


def _row(name, estimate, low=None, high=None, df=None, pval=None, basis=""):
    row = {"statistic": name, "estimate": estimate, "ci_lb": low, "ci_ub": high}
    row |= {"df": df, "pval": pval, "basis": basis}
    return {key: plain(value) for key, value in row.items()}


def prediction(fit: RmaResult, settings: Settings, scale: Scale) -> Part | None:
    """Return the prediction intervals of every kind, the chosen one first; None below 3 studies."""
    if settings.method in COMMON or fit.k < FEWEST_PREDICTED:
        return None
    others = (k for k in PREDICTION_TYPES if k not in (settings.prediction, "HK-PR"))
    kinds = (settings.prediction, *others)
    rows = []
    notes = []
    for kind in kinds:
        try:
            low, high = prediction_interval(*_parts(fit, kind), level=settings.level)
        except StatsError as error:
            notes.append(f"{kind}: {error}")
            continue
        columns = scale.with_back({"kind": kind, "pi_lb": low, "pi_ub": high})
        rows.append({name: plain(value) for name, value in columns.items()})
    title = "Where the true effect of a new study may lie (prediction intervals)"
    shown = scale.shown("kind", "pi_lb", "pi_ub")
    return Part("prediction", title, tuple(rows), shown, tuple(notes))


def _parts(fit: RmaResult, kind: str):
    """Return what a kind of interval is made of: mu, se, tau², k, kind, degrees of freedom."""
    se, ddf = fit.se, fit.ddf
    if kind in ("HTS", "V", "S"):  # R's meta: the classic standard error, whatever the test
        se = float(np.sqrt(1 / (1 / (fit.vi + fit.tau2)).sum()))
    elif kind in ("HK", "HK-PR"):
        se = rma(fit.yi, fit.vi, method=fit.method, test="knha").se
    elif kind == "KR":
        if fit.method != "REML":
            raise StatsError("Kenward-Roger needs method REML")
        adjusted = kenward_roger(fit)
        se, ddf = adjusted.se, adjusted.df
    return fit.beta, se, fit.tau2, fit.k, kind, ddf


def estimators(effects: Effects, settings: Settings) -> Part:
    """Return the pooled effect under every estimator of tau², with the chosen test."""
    rows = []
    for method in ("EE", *(m for m in ESTIMATORS if m not in COMMON)):
        test = "z" if method in COMMON else settings.test
        fit = rma(effects.yi, effects.vi, method=method, test=test, level=settings.level)
        rows.append(model_row(fit, effects.scale, {"method": method, "test": test}))
    shown = effects.scale.shown(
        "method", "test", "estimate", "ci_lb", "ci_ub", "pval", "tau2", "I2"
    )
    title = "The same with other estimators of the variance between studies"
    return Part("estimators", title, tuple(rows), shown)


def likelihood(fit: RmaResult) -> Part:
    """Return log-likelihood and information criteria."""
    found = fit_statistics(fit)
    row = {"model": fit.method, "ll": found.ll, "AIC": found.AIC, "BIC": found.BIC}
    row["AICc"] = found.AICc
    rows = ({name: plain(value) for name, value in row.items()},)
    return Part("fit_statistics", "Fit statistics", rows, ("ll", "AIC", "BIC", "AICc"))
