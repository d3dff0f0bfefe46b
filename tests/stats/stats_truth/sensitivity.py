"""Leave-one-out, cumulative analysis, case diagnostics and BLUPs against metafor."""

import numpy as np
from trialtrace.stats import blup, cumul, influence, leave1out, rma, rstandard

from . import CLOSED, HETEROGENEITY, ITERATIVE, Value

_SERIES = {
    "estimate": "estimate",
    "se": "se",
    "zval": "stat",
    "pval": "pval",
    "ci.lb": "ci_lb",
    "ci.ub": "ci_ub",
    "Q": "Q",
    "Qp": "Qp",
    "tau2": "tau2",
    "I2": "I2",
    "H2": "H2",
}
_CASES = {
    "rstudent": "rstudent",
    "dffits": "dffits",
    "cook.d": "cook_d",
    "cov.r": "cov_r",
    "tau2.del": "tau2_del",
    "QE.del": "QE_del",
    "hat": "hat",
    "weight": "weight",
    "dfbs": "dfbs",
    "is_infl": "is_infl",
}


def values(case, data):
    """Everything under leave1out, cumul, influence, rstandard, weights and blup."""
    y, v = data["yi"], data["vi"]
    analysis = data["analysis"]
    for method in ("EE", "DL", "REML"):
        fit = rma(y, v, method=method)
        kind = ITERATIVE if method == "REML" else CLOSED
        if "skipped" not in analysis["leave1out"][method]:
            ours = leave1out(fit)
            yield from _rows(case, f"leave1out/{method}", ours, analysis["leave1out"][method], kind)
        truth = analysis["cumul"][method]
        if "skipped" not in truth:
            # The file states the keys in the original order; the rows follow the sorted one.
            ours = cumul(fit, order=truth["order_key"])
            yield from _rows(case, f"cumul/{method}", ours, truth, kind)
        if "skipped" not in analysis["influence"][method]:
            ours, truth = influence(fit), analysis["influence"][method]
            for name, field in _CASES.items():
                shaky = HETEROGENEITY if name == "tau2.del" else kind
                yield Value(
                    case,
                    f"influence/{method}/{name}",
                    getattr(ours, field).tolist(),
                    truth[name],
                    shaky,
                )
        for name, ours in zip(("resid", "se", "z"), rstandard(fit), strict=True):
            yield Value(
                case,
                f"rstandard/{method}/{name}",
                ours.tolist(),
                analysis["rstandard"][method][name],
                kind,
            )
        yield Value(
            case, f"weights/{method}", fit.weights.tolist(), analysis["weights"][method], kind
        )
        if method in analysis["blup"]:
            ours = blup(fit)
            for name, truth in analysis["blup"][method].items():
                yield Value(
                    case, f"blup/{method}/{name}", getattr(ours, name).tolist(), truth, kind
                )


def _rows(case, key, ours, truth, kind):
    for name, field in _SERIES.items():
        if name in truth:
            shaky = HETEROGENEITY if name in ("tau2", "I2", "H2") and kind == ITERATIVE else kind
            yield Value(
                case, f"{key}/{name}", np.asarray(getattr(ours, field)).tolist(), truth[name], shaky
            )
