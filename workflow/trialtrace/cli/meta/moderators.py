"""Differences between studies: subgroups and meta-regression."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from trialtrace.cli.meta.effects import Effects
from trialtrace.cli.meta.part import Part, Row, plain, rows_of
from trialtrace.cli.meta.pooled import fit_model, model_row
from trialtrace.cli.meta.settings import COMMON, Settings
from trialtrace.stats import StatsError, factor_columns, predict, rma, subgroup_test
from trialtrace.tables.errors import TrialtraceError

_FACTOR = re.compile(r"factor\((.+)\)\s*\Z")
ROUNDED = (
    "computed with metafor's own operations and their rounding (--arithmetic metafor): what differs "
    "from the default is rounding, and the default is right"
)
CAREFUL = "a difference between studies is an observation, not a randomised comparison"


def _some(effects: Effects, keep: np.ndarray) -> Effects:
    return replace(
        effects,
        studies=effects.studies.only(keep),
    )


def subgroups(effects: Effects, settings: Settings) -> list[Part]:
    """Return the pooled effect of each group, and the test between them.

    Raises
    ------
    TrialtraceError
        If the column names fewer than two groups.
    """
    names = np.array(effects.studies.words(settings.subgroup))
    named = names != ""
    groups = sorted(set(names[named]))
    if len(groups) < 2:
        raise TrialtraceError(
            f"{effects.studies.file}: column {settings.subgroup} names {len(groups)} group(s) "
            "among the studies in the analysis; a comparison needs at least two"
        )
    notes = [CAREFUL]
    if not named.all():
        rows = [r for r, n in zip(effects.studies.places, named, strict=True) if not n]
        notes.append(f"{', '.join(rows)} name no group and are left out here")
    if settings.subgroup_tau2 == "common":
        rows, test = _common(_some(effects, named), names[named], groups, settings)
    else:
        fits = [fit_model(_some(effects, names == group), settings) for group in groups]
        rows = [
            model_row(fit, effects.scale, {"group": group})
            for group, fit in zip(groups, fits, strict=True)
        ]
        found = subgroup_test(fits)
        test = {"test": "Q between groups", "stat": found.Q, "df": str(found.df), "pval": found.p}
    alone = [row["group"] for row in rows if row["k"] == 1]
    if alone:
        notes.append(f"one study is not pooled: {', '.join(alone)} stands for itself")
    title = f"Subgroups by {settings.subgroup} ({settings.subgroup_tau2} tau²)"
    shown = effects.scale.shown("group", "k", "estimate", "ci_lb", "ci_ub", "pval", "tau2", "I2")
    return [
        Part("subgroups", title, tuple(rows), shown, tuple(notes)),
        Part(
            "subgroup_test",
            "Test between subgroups",
            ({name: plain(value) for name, value in test.items()},),
            ("test", "stat", "df", "pval"),
        ),
    ]


def _common(
    effects: Effects, names: np.ndarray, groups: list[str], settings: Settings
) -> tuple[list[Row], Row]:
    dummies = factor_columns(names)
    fit = rma(
        effects.yi,
        effects.vi,
        mods=dummies,
        method=settings.method,
        test=settings.test,
        level=settings.level,
    )
    at = predict(fit, np.eye(len(groups))[:, 1:])
    tau2 = None if fit.method in COMMON else fit.tau2
    rows = []
    for i, group in enumerate(groups):
        columns = {
            "group": group,
            "k": int((names == group).sum()),
            "estimate": at.pred[i],
            "se": at.se[i],
            "ci_lb": at.ci_lb[i],
            "ci_ub": at.ci_ub[i],
            "tau2": tau2,
        }
        columns = effects.scale.with_back(columns)
        rows.append(
            {name: plain(value) for name, value in {**columns, "pval": None, "I2": fit.I2}.items()}
        )
    return rows, {"test": "QM", "stat": fit.QM, "df": _df(fit.QMdf), "pval": fit.QMp}


def _df(df: tuple[float, ...]) -> str:
    return ", ".join(f"{d:g}" for d in df)


def regression(effects: Effects, settings: Settings) -> list[Part]:
    """Return the meta-regression: coefficients, and the fit."""
    studies = effects.studies
    mods: dict[str, np.ndarray] = {}
    keep = np.ones(studies.k, dtype=bool)
    for name in settings.mods:
        for label, column in _columns(effects, name).items():
            mods[label] = column
            keep &= ~np.isnan(column)
    notes = [CAREFUL]
    if settings.arithmetic == "metafor":
        notes.append(ROUNDED)
    if not keep.all():
        rows = [r for r, n in zip(studies.places, keep, strict=True) if not n]
        notes.append(f"{', '.join(rows)} lack a moderator and are left out here")
    if keep.sum() < 10 * len(mods):
        notes.append(
            f"{int(keep.sum())} studies for {len(mods)} moderator column(s): at least 10 studies a "
            "moderator are advised (Handbook 10.11.5.1)"
        )
    try:
        fit = rma(
            effects.yi[keep],
            effects.vi[keep],
            mods={name: column[keep] for name, column in mods.items()},
            method=settings.method,
            test=settings.test,
            level=settings.level,
            arithmetic=settings.arithmetic,
        )
    except StatsError as error:
        raise TrialtraceError(
            f"{studies.file}: --mods {' '.join(settings.mods)}: {error}"
        ) from None
    coefficients = {
        "coefficient": fit.coef_names,
        "estimate": fit.beta,
        "se": fit.se,
        "stat": fit.stat,
        "pval": fit.pval,
        "ci_lb": fit.ci_lb,
        "ci_ub": fit.ci_ub,
    }
    whole = {
        "k": fit.k,
        "QM": fit.QM,
        "QMdf": _df(fit.QMdf),
        "QMp": fit.QMp,
        "QE": fit.QE,
        "QEdf": fit.QEdf,
        "QEp": fit.QEp,
        "tau2": None if fit.method in COMMON else fit.tau2,
        "I2": fit.I2,
        "R2": fit.R2,
    }
    title = f"Meta-regression on {', '.join(settings.mods)} ({settings.model}), scale of yi"
    return [
        Part("moderators", title, rows_of(coefficients), tuple(coefficients), tuple(notes)),
        Part(
            "moderators_fit",
            "Meta-regression: tests of the moderators and of what is left",
            ({name: plain(value) for name, value in whole.items()},),
            tuple(whole),
        ),
    ]


def _columns(effects: Effects, name: str) -> dict[str, np.ndarray]:
    """Return the columns of a moderator: its numbers, or one of zeros and ones for each group."""
    asked = _FACTOR.match(name)
    column = asked.group(1) if asked else name
    numbers = None if asked else effects.studies.numbers(column)
    if numbers is not None:
        return {column: numbers}
    words = np.array(effects.studies.words(column))
    known = words != ""
    levels = sorted(set(words[known]))
    if len(levels) < 2:
        raise TrialtraceError(
            f"{effects.studies.file}: column {column} is the same for all studies; it explains "
            "no difference between them"
        )
    made = factor_columns(words[known])
    out = {}
    for level, values in made.items():
        full = np.full(len(words), np.nan)
        full[known] = values
        out[f"{column}={level}"] = full
    return out
