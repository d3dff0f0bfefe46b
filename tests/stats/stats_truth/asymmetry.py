"""Regression and rank tests, trim and fill against metafor."""

import warnings

import numpy as np
from trialtrace.stats import StatsError, StatsWarning, ranktest, regtest, rma, trimfill

from . import CLOSED, HETEROGENEITY, ITERATIVE, LOOSE, Value

# Q0 of metafor stops with an R error where its square root turns negative; ours says so.
_NO_SOLUTION = "missing value where TRUE/FALSE needed"


def values(case, data):
    """Everything under regtest, ranktest and trimfill."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", StatsWarning)
        yield from _regression(case, data)
        rank, truth = ranktest(data["yi"], data["vi"]), data["analysis"]["ranktest"]
        yield Value(case, "ranktest/tau", rank.tau, truth["tau"], CLOSED)
        yield Value(case, "ranktest/pval", rank.pval, truth["pval"], CLOSED)
        yield from _trimfill(case, data)


def _regression(case, data):
    for key, truth in data["analysis"]["regtest"].items():
        if "error" in truth:
            continue
        model, predictor = key.split("/")
        model, _, method = model.partition("_")
        ours = regtest(
            data["yi"],
            data["vi"],
            predictor=predictor,
            model=model,
            method=method or "REML",
            ni=data["ni"],
        )
        kind = ITERATIVE if method == "REML" else CLOSED
        for name, value in truth.items():
            if name == "warnings":
                continue
            shaky = HETEROGENEITY if name == "tau2" and kind == ITERATIVE else kind
            yield Value(case, f"regtest/{key}/{name}", getattr(ours, name), value, shaky)


def _trimfill(case, data):
    for key, truth in data["analysis"]["trimfill"].items():
        method, estimator = key.split("/")
        fit = rma(data["yi"], data["vi"], method=method)
        if "error" in truth:
            if truth["error"] == _NO_SOLUTION:
                yield Value(case, f"trimfill/{key}/refused", _refuses(fit, estimator), True, CLOSED)
            continue
        ours = trimfill(fit, estimator)
        kind = ITERATIVE if method == "REML" else CLOSED
        yield Value(case, f"trimfill/{key}/side", ours.side == truth["side"], True, CLOSED)
        for name in ("k0", "se_k0", "p_k0"):
            yield Value(case, f"trimfill/{key}/{name}", getattr(ours, name), truth[name], CLOSED)
        for name in ("k", "beta", "se", "pval", "ci_lb", "ci_ub", "QE", "QEp"):
            yield Value(case, f"trimfill/{key}/{name}", getattr(ours.fit, name), truth[name], kind)
        for name in ("tau2", "I2"):
            shaky = HETEROGENEITY if kind == ITERATIVE else kind
            yield Value(case, f"trimfill/{key}/{name}", getattr(ours.fit, name), truth[name], shaky)
        yield from _filled(case, key, ours, truth, method)


def _filled(case, key, ours, truth, method):
    """The filled studies as a set: their order is not stable in R."""
    expected = truth["filled_yi"]
    if expected is None:
        return
    yi, vi = (np.atleast_1d(np.array(truth[n], float)) for n in ("filled_yi", "filled_vi"))
    theirs, mine = np.lexsort((yi, vi)), np.lexsort((ours.filled_yi, ours.filled_vi))
    # REML files carry values filled at R's default tolerance.
    kind = LOOSE if method == "REML" else CLOSED
    yield Value(
        case, f"trimfill/{key}/filled_yi", ours.filled_yi[mine].tolist(), yi[theirs].tolist(), kind
    )
    yield Value(
        case, f"trimfill/{key}/filled_vi", ours.filled_vi[mine].tolist(), vi[theirs].tolist(), kind
    )


def _refuses(fit, estimator):
    try:
        trimfill(fit, estimator)
    except StatsError:
        return True
    return False
