"""Which study moves the result: leave-one-out, cumulative analysis, case diagnostics."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from trialtrace.cli.meta.effects import Effects
from trialtrace.cli.meta.part import Part, rows_of
from trialtrace.cli.meta.scale import Scale
from trialtrace.cli.meta.settings import COMMON
from trialtrace.cli.meta.studies import Studies
from trialtrace.stats import RmaResult, StatsError, blup, cumul, influence, leave1out, rstandard
from trialtrace.stats.influence import Series
from trialtrace.tables.errors import TrialtraceError


def leave_one_out(effects: Effects, fit: RmaResult) -> Part:
    """Return the pooled effect without each study in turn."""
    labels = {"place": effects.studies.places, "left_out": effects.studies.labels}
    return _series_part(
        "leave_one_out", "Leave one out", labels, leave1out(fit), fit, effects.scale
    )


def cumulative(effects: Effects, fit: RmaResult, column: str) -> Part:
    """Return the pooled effect as studies accumulate in the order of a column.

    Raises
    ------
    TrialtraceError
        If a study has no value in that column.
    """
    studies = effects.studies
    keys = _keys(studies, column)
    index = np.argsort(keys, kind="stable")
    labels = {
        "place": [studies.places[i] for i in index],
        "added": [studies.labels[i] for i in index],
        "order": [studies.words(column)[i] for i in index],
        "k": list(range(1, len(index) + 1)),
    }
    return _series_part(
        "cumulative", f"Cumulative, by {column}", labels, cumul(fit, keys), fit, effects.scale
    )


def _keys(studies: Studies, column: str) -> np.ndarray:
    numbers = studies.numbers(column)
    values: Sequence[object] = studies.words(column) if numbers is None else list(numbers)
    for place, value in zip(studies.places, values, strict=True):
        if value == "" or value != value:
            raise TrialtraceError(
                f"{studies.file}, {place}, column {column} is empty: the study has no place in "
                "the order; fill the cell or name another column"
            )
    return np.array(values)


def _series_part(
    name: str, title: str, labels: dict, series: Series, fit: RmaResult, scale: Scale
) -> Part:
    columns = {
        "estimate": series.estimate,
        "se": series.se,
        "pval": series.pval,
        "ci_lb": series.ci_lb,
        "ci_ub": series.ci_ub,
        "QE": series.Q,
        "QEp": series.Qp,
        "tau2": [None] * len(series.Q) if fit.method in COMMON else series.tau2,
        "I2": series.I2,
    }
    shown = scale.shown(*labels, "estimate", "ci_lb", "ci_ub", "pval", "tau2", "I2")
    return Part(name, title, rows_of({**labels, **scale.with_back(columns)}), shown)


def diagnostics(effects: Effects, fit: RmaResult) -> Part:
    """Return case diagnostics, residuals and the studies' best predictions."""
    try:
        found = influence(fit)
    except StatsError as error:
        return Part("influence", "Influence", (), ("place", "slab"), (str(error),))
    best = blup(fit)
    _, _, standard = rstandard(fit)
    names = ("rstudent", "dffits", "cook_d", "cov_r", "tau2_del", "QE_del", "hat", "dfbs")
    columns = {
        "place": effects.studies.places,
        "slab": effects.studies.labels,
        "rstandard": standard,
        **{name: getattr(found, name) for name in names},
        "weight": found.weight,
        "influential": found.is_infl,
        "blup": best.pred,
        "blup_se": best.se,
        "blup_pi_lb": best.pi_lb,
        "blup_pi_ub": best.pi_ub,
    }
    marked = [s for s, m in zip(effects.studies.labels, found.is_infl, strict=True) if m]
    notes = (f"influential by metafor's rules: {', '.join(marked)}",) if marked else ()
    shown = ("place", "slab", "rstudent", "dffits", "cook_d", "cov_r", "hat", "dfbs", "influential")
    return Part("influence", "Influence", rows_of(columns), shown, notes)
