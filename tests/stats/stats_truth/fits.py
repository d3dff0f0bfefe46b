"""Fits, moderators, subgroups, predictions and intervals of tau² against metafor."""

import numpy as np
from trialtrace.stats import (
    confint_tau2,
    factor_columns,
    fit_statistics,
    predict,
    prediction_interval,
    rma,
)

from . import CLOSED, HETEROGENEITY, ITERATIVE, Value

ITERATED = ("ML", "REML", "EB", "PM", "PMM")
_BASE = ("beta", "se", "stat", "pval", "ci_lb", "ci_ub", "s2w")


def values(case, data):
    """Everything under fits, metareg, subgroup and confint."""
    y, v = np.array(data["yi"], float), np.array(data["vi"], float)
    analysis = data["analysis"]
    cache = {}
    for key, truth in analysis["fits"].items():
        method, test, *level = key.split("/")
        level = float(level[0].removeprefix("level")) if level else 95
        fit = cache[key] = rma(y, v, method=method, test=test, level=level)
        yield from compare(case, f"fits/{key}", fit, truth)
    if "metareg" in analysis:
        yield from regressions(case, y, v, analysis["metareg"], "exact")
    if "subgroup" in analysis:
        yield from _subgroups(case, y, v, analysis["subgroup"])
    yield from _intervals(case, cache, analysis["confint"])


def regressions(case, y, v, metareg, arithmetic):
    """Every meta-regression of a case, with its predictions."""
    x = np.array([np.nan if u is None else u for u in metareg["x"]], float)
    ok = ~np.isnan(x)
    for key, truth in metareg["fits"].items():
        method, test = key.split("/")
        mods = {"x": x[ok]}
        fit = rma(y[ok], v[ok], mods=mods, method=method, test=test, arithmetic=arithmetic)
        yield from compare(case, f"metareg/{key}", fit, truth)
        yield from _predictions(case, f"metareg/{key}/predict", fit, truth["predict"])


def compare(case, key, fit, truth):
    """All fields of one fit."""
    kind = ITERATIVE if fit.method in ITERATED else CLOSED
    shaky = HETEROGENEITY if fit.method in ITERATED else CLOSED
    for name in _BASE:
        yield Value(case, f"{key}/{name}", fit_value(fit, name), truth[name], kind)
    for name in ("QE", "QEp", "QEdf", "k", "p"):
        yield Value(case, f"{key}/{name}", getattr(fit, name), truth[name], CLOSED)
    for name in ("tau2", "I2", "H2", "se_tau2"):
        yield Value(case, f"{key}/{name}", getattr(fit, name), truth[name], shaky)
    if truth["ddf"]:
        yield Value(case, f"{key}/ddf", fit.ddf, truth["ddf"], CLOSED)
    if "QM" in truth:
        for name in ("QM", "QMp"):
            yield Value(case, f"{key}/{name}", getattr(fit, name), truth[name], kind)
        yield Value(case, f"{key}/QMdf", list(fit.QMdf), truth["QMdf"], CLOSED)
        yield Value(case, f"{key}/R2", fit.R2, truth["R2"], shaky)
    if "fitstats" in truth:
        ours = fit_statistics(fit)
        for name, value in truth["fitstats"].items():
            yield Value(case, f"{key}/{name}", getattr(ours, name), value, kind)
    for pi, bounds in truth.get("pi", {}).items():
        ours = prediction_interval(fit.beta, fit.se, fit.tau2, fit.k, pi, fit.ddf, fit.level)
        yield Value(case, f"{key}/pi/{pi}", list(ours), [bounds["pi_lb"], bounds["pi_ub"]], kind)


def fit_value(fit, name):
    """A field as list, whether the model has moderators or not."""
    return np.atleast_1d(getattr(fit, name)).tolist()


def _predictions(case, key, fit, truth):
    kind = ITERATIVE if fit.method in ITERATED else CLOSED
    ours = predict(fit, truth["newmods"])
    for name in ("pred", "se", "ci_lb", "ci_ub", "pi_lb", "pi_ub"):
        if truth[name] is not None:
            yield Value(case, f"{key}/{name}", getattr(ours, name).tolist(), truth[name], kind)


def _subgroups(case, y, v, truth):
    columns = factor_columns(truth["group"])
    for key, fitted in truth["common_tau2"].items():
        method, test = key.split("/")
        fit = rma(y, v, mods=columns, method=method, test=test)
        yield from compare(case, f"subgroup/common/{key}", fit, fitted)
    groups = np.array([str(g) for g in truth["group"]])
    for method, fitted in truth["separate_tau2"].items():
        fits = {}
        for level, one in fitted["groups"].items():
            fits[level] = rma(y[groups == level], v[groups == level], method=method)
            yield from compare(case, f"subgroup/separate/{method}/{level}", fits[level], one)
        kind = ITERATIVE if method in ITERATED else CLOSED
        between = between_groups(list(fits.values()))
        for name, ours in zip(("Q", "df", "p"), between, strict=True):
            yield Value(
                case, f"subgroup/separate/{method}/{name}", ours, fitted["between"][name], kind
            )


def between_groups(fits):
    """Q between groups with tau² of their own."""
    from trialtrace.stats import subgroup_test

    result = subgroup_test(fits)
    return result.Q, result.df, result.p


def _intervals(case, cache, truth):
    for key, one in truth.items():
        if key == "order":
            continue
        kind, *rest = key.split("_")
        level = 90 if rest[0] == "90" else 95
        ours = confint_tau2(cache[f"{rest[-1]}/z"], kind=kind, level=level)
        for name in ("tau2", "tau", "I2", "H2"):
            yield Value(
                case, f"confint/{key}/{name}", list(getattr(ours, name)), one[name], HETEROGENEITY
            )
