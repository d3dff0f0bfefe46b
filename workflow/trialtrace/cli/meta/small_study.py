"""Small-study effects: the tests that suit the data, and trim and fill."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator

from trialtrace.cli.meta.effects import Effects
from trialtrace.cli.meta.part import Part, Row, plain
from trialtrace.cli.meta.pooled import model_row
from trialtrace.cli.meta.studies import group_sizes
from trialtrace.stats import (
    RmaResult,
    StatsError,
    StatsWarning,
    bias_tests,
    ranktest,
    regtest,
    trimfill,
)
from trialtrace.stats.asymmetry import FEW

_SCORES = ("OR", "RR")
_RATIOS = ("OR", "RR", "PETO")
_STANDARDISED = ("SMD", "SMDH", "SMD1")


def few(k: int) -> tuple[str, ...]:
    """Return the caution that fewer than 10 studies deserve (Handbook 13.3.5.4)."""
    if k >= FEW:
        return ()
    return (
        f"{k} studies: below {FEW} such tests have too little power to tell chance from "
        "asymmetry; do not conclude from them",
    )


def tests(effects: Effects, fit: RmaResult) -> Part:
    """Return the tests of funnel-plot asymmetry that suit measure and inputs."""
    rows: list[Row] = []
    notes = list(few(fit.k))
    for name, call in _calls(effects, fit):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", StatsWarning)  # said once, in the notes
            try:
                row = call()
            except StatsError as error:
                notes.append(f"{name}: {error}")
                continue
        rows.append({key: plain(value) for key, value in {"test": name, **row}.items()})
    if effects.scale.measure in (*_RATIOS, *_STANDARDISED):
        notes.append(
            "effect and standard error of a ratio or standardised difference are correlated: "
            "Egger's and Begg's tests err on the side of asymmetry (Handbook 13.3.5.4)"
        )
    shown = ("test", "bias", "se", "stat", "df", "pval", "k")
    return Part("small_study", "Small-study effects", tuple(rows), shown, tuple(notes))


def _calls(effects: Effects, fit: RmaResult) -> Iterator[tuple[str, Callable[[], Row]]]:
    yi, vi, measure = effects.yi, effects.vi, effects.scale.measure
    yield "Egger (weighted regression)", lambda: _regression(effects, fit, "lm")
    yield "Egger (meta-regression)", lambda: _regression(effects, fit, "rma")
    yield "Begg (rank correlation, exact)", lambda: _ranks(effects)
    yield "Begg (score)", lambda: _test(bias_tests.begg(yi, vi))
    yield "Thompson-Sharp", lambda: _test(bias_tests.thompson(yi, vi))
    sizes = group_sizes(effects.studies)
    if sizes is None:
        return
    n1, n2 = sizes
    counts = effects.studies.data
    yield "Macaskill", lambda: _test(bias_tests.macaskill(yi, vi, n1 + n2))
    if "ai" in counts:
        cells = (counts["ai"], n1, counts["ci"], n2)
        if measure in _SCORES:
            yield "Harbord", lambda: _test(bias_tests.harbord(*cells, measure=measure))
            # As Harbord's: a study without events, or with events alone, has no weight.
            events = counts["ai"] + counts["ci"]
            some = (events > 0) & (events < n1 + n2)
            yield "Peters", lambda: _test(bias_tests.peters(yi[some], *(c[some] for c in cells)))
        if measure == "OR":
            yield "Deeks", lambda: _test(bias_tests.deeks(yi, n1, n2))
    if measure in _STANDARDISED:
        yield "Pustejovsky-Rodgers", lambda: _test(bias_tests.pustejovsky(yi, vi, n1, n2))


def _regression(effects: Effects, fit: RmaResult, model: str) -> Row:
    method, test = fit.method, fit.test
    made = regtest(effects.yi, effects.vi, model=model, method=method, test=test, level=fit.level)
    return {
        "bias": made.slope,
        "se": made.slope_se,
        "stat": made.stat,
        "df": made.ddf,
        "pval": made.pval,
        "k": fit.k,
        "limit_estimate": made.est,
        "limit_ci_lb": made.ci_lb,
        "limit_ci_ub": made.ci_ub,
    }


def _ranks(effects: Effects) -> Row:
    made = ranktest(effects.yi, effects.vi)
    return _columns(made.tau, None, None, None, made.pval, len(effects.yi))


def _test(made: bias_tests.BiasTest) -> Row:
    return _columns(made.bias, made.se, made.stat, made.df, made.pval, made.k)


def _columns(bias, se, stat, df, pval, k) -> Row:
    row = {"bias": bias, "se": se, "stat": stat, "df": df, "pval": pval, "k": k}
    return {**row, "limit_estimate": None, "limit_ci_lb": None, "limit_ci_ub": None}


def trim_and_fill(effects: Effects, fit: RmaResult) -> Part:
    """Return the pooled effect after trim and fill with each of its estimators."""
    rows, notes = [], list(few(fit.k))
    for estimator in ("L0", "R0", "Q0"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", StatsWarning)
            try:
                made = trimfill(fit, estimator=estimator)
            except StatsError as error:
                notes.append(f"{estimator}: {error}")
                continue
        more = {"estimator": estimator, "side": made.side, "k0": made.k0, "se_k0": made.se_k0}
        filled = ", ".join(f"{y:.6g}" for y in made.filled_yi)
        rows.append({**model_row(made.fit, effects.scale, more), "filled_yi": filled})
    notes.append("trim and fill shows how an asymmetric funnel could matter; it corrects nothing")
    shown = effects.scale.shown(
        "estimator", "side", "k0", "k", "estimate", "ci_lb", "ci_ub", "pval"
    )
    return Part("trim_and_fill", "Trim and fill", tuple(rows), shown, tuple(notes))
