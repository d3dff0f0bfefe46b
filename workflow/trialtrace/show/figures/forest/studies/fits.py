"""Models fitted to the studies of a plot, as summaries."""

from __future__ import annotations

import math
from collections.abc import Sequence
from types import MappingProxyType

import numpy as np

from trialtrace.show.figures.forest.studies.data import Study
from trialtrace.show.figures.forest.summary import COMMON, Difference, Summary
from trialtrace.stats import PooledResult, RmaResult, StatsError, rma, rma_mh, rma_peto
from trialtrace.stats import subgroup_test as compare
from trialtrace.tables.errors import TrialtraceError

_TWO_BY_TWO, _RATES = ("ai", "n1i", "ci", "n2i"), ("x1i", "t1i", "x2i", "t2i")
_OF_COUNTS = MappingProxyType(
    {
        **dict.fromkeys(("RR", "OR", "RD", "PETO"), _TWO_BY_TWO),
        **dict.fromkeys(("IRR", "IRD"), _RATES),
    }
)
# A prediction interval needs this many studies.
LEAST_TO_PREDICT = 3

_TOO_FAR = "the variances are too far apart for a finite estimate; check vi and sei"
_FROM_COUNTS = ("MH", "PETO")
Fit = RmaResult | PooledResult


def fit(studies: Sequence[Study], measure: str, model: str, test: str, level: float) -> Fit:
    """Fit a model.

    Parameters
    ----------
    studies : sequence of Study
        Those that are pooled.
    measure : str
        metafor's name.
    model : str
        A method of ``stats.rma``, MH or PETO.
    test, level
        As for ``stats.rma``; a single study and a common effect have the normal test.

    Raises
    ------
    TrialtraceError
        If the model cannot be fitted to these studies.
    """
    try:
        with np.errstate(all="ignore"):
            found = _fitted(studies, measure, model, test, level)
    except StatsError as error:
        raise TrialtraceError(f"{model}: {error}") from None
    except (ArithmeticError, ValueError):
        raise TrialtraceError(f"{model}: {_TOO_FAR}") from None
    if not all(math.isfinite(value) for value in (found.beta, found.ci_lb, found.ci_ub)):
        raise TrialtraceError(f"{model}: {_TOO_FAR}")
    return found


def _fitted(studies: Sequence[Study], measure: str, model: str, test: str, level: float) -> Fit:
    if model in _FROM_COUNTS:
        return _from_counts(studies, measure, model, level)
    plain = len(studies) < 2 or model in COMMON
    return rma(
        [study.yi for study in studies], [study.vi for study in studies], method=model,
        test="z" if plain else test, level=level,
    )  # fmt: skip


def _from_counts(studies: Sequence[Study], measure: str, model: str, level: float) -> Fit:
    if measure not in _OF_COUNTS:
        raise TrialtraceError(
            f"{model} pools {', '.join(_OF_COUNTS)}, not {measure}; use EE or REML"
        )
    names = _OF_COUNTS[measure]
    if any(not set(names) <= study.counts.keys() for study in studies):
        raise TrialtraceError(
            f"{model} pools counts ({' '.join(names)}), and a study has none; use EE or REML"
        )
    data = {name: np.array([study.counts[name] for study in studies]) for name in names}
    if model == "MH":
        return rma_mh(measure, level=level, **data)
    if measure not in ("OR", "PETO"):
        raise TrialtraceError(f"PETO gives an odds ratio, not {measure}; use MH or REML")
    return rma_peto(level=level, **data)


def summary(found: Fit, name: str, model: str, studies: Sequence[Study]) -> Summary:
    """Take what a plot tells from a fit; ``name`` is its id in the figure."""
    weights = {s.key: float(w) for s, w in zip(studies, found.weights, strict=True)}
    shared = {
        "k": int(found.k), "estimate": float(found.beta), "low": float(found.ci_lb),
        "high": float(found.ci_ub), "Q": float(found.QE), "QEp": float(found.QEp),
        "I2": float(found.I2), "stat": float(found.stat), "pval": float(found.pval),
        "level": found.level * 100 if found.level < 1 else float(found.level), "weights": weights,
    }  # fmt: skip
    if isinstance(found, PooledResult):
        return Summary(name, model, **shared)
    predicts = found.pi_lb is not None and found.k >= LEAST_TO_PREDICT
    return Summary(
        name,
        found.method if found.test == "z" else f"{found.method}/{found.test}",
        **shared,
        tau2=float(found.tau2),
        ddf=found.ddf,
        pi_low=float(found.pi_lb) if predicts else None,
        pi_high=float(found.pi_ub) if predicts else None,
    )


def difference(fits: Sequence[Fit], model: str) -> Difference:
    """Test whether groups differ."""
    found = compare(fits)
    return Difference(model, float(found.Q), int(found.df), float(found.p))
