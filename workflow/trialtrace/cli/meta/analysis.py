"""The whole analysis of a table, part by part."""

from __future__ import annotations

import numpy as np

from trialtrace.cli.meta import effects as effect_table
from trialtrace.cli.meta import moderators, pooled, sensitivity, small_study
from trialtrace.cli.meta.effects import Effects
from trialtrace.cli.meta.part import Part
from trialtrace.cli.meta.settings import (
    FEWEST_POOLED,
    FEWEST_PREDICTED,
    MOST_DIAGNOSED,
    Settings,
)
from trialtrace.stats import StatsError
from trialtrace.tables.errors import TrialtraceError

ONE_STUDY = "one study: nothing is pooled; its own effect stands above"
FEW_STUDIES = "two studies: leave-one-out, influence, tests of asymmetry need at least three"
MANY_STUDIES = (
    f"more than {MOST_DIAGNOSED} studies: leave-one-out, cumulative analysis, influence and trim "
    "and fill are not made"
)


def analyse(effects: Effects, settings: Settings) -> tuple[list[Part], list[str]]:
    """Return the parts of the analysis, and what a reader should know of it as a whole.

    Raises
    ------
    TrialtraceError
        If an option does not fit the data: a column that is not there, too few studies.
    """
    try:
        return _parts(effects, settings)
    except StatsError as error:
        raise TrialtraceError(f"{effects.studies.file}: {error}") from None


def _parts(effects: Effects, settings: Settings) -> tuple[list[Part], list[str]]:
    studies = effects.studies
    notes = list(studies.notes)
    k = studies.k
    fit = pooled.fit_model(effects, settings) if k >= FEWEST_POOLED else None
    weights: np.ndarray | None = fit.weights if fit is not None else None
    parts = [effect_table.part(effects, weights, settings.level)]
    parts += [p for p in [effect_table.left_out(studies)] if p]
    _check_columns(effects, settings)
    if fit is None:
        return parts, [*notes, ONE_STUDY]
    parts.append(pooled.summary(effects, fit, settings))
    parts.append(pooled.heterogeneity(fit, settings))
    parts += [p for p in [pooled.prediction(fit, settings, effects.scale)] if p]
    parts.append(pooled.estimators(effects, settings))
    parts.append(pooled.likelihood(fit))
    if settings.subgroup:
        parts += moderators.subgroups(effects, settings)
    if settings.mods:
        parts += moderators.regression(effects, settings)
    if k < FEWEST_PREDICTED:
        return parts, [*notes, FEW_STUDIES]
    parts.append(small_study.tests(effects, fit))
    if k > MOST_DIAGNOSED:
        return parts, [*notes, MANY_STUDIES]
    parts.append(small_study.trim_and_fill(effects, fit))
    parts.append(sensitivity.leave_one_out(effects, fit))
    if settings.order:
        parts.append(sensitivity.cumulative(effects, fit, settings.order))
    parts.append(sensitivity.diagnostics(effects, fit))
    return parts, notes


def _check_columns(effects: Effects, settings: Settings) -> None:
    """Refuse a column that the table does not hold before anything is made of it."""
    for name in filter(None, (settings.subgroup, settings.order)):
        effects.studies.words(name)
