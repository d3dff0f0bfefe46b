"""The meta-analysis of a group: what enters, what it gives, what to be careful with."""

from __future__ import annotations

import math
from dataclasses import dataclass

from trialtrace.derive.reasons import SEPARATOR
from trialtrace.synthesize.groups import Group
from trialtrace.synthesize.members import Effect
from trialtrace.synthesize.scale import (
    LOGIT_NOTE,
    from_pooling_scale,
    is_logit,
    to_pooling_scale,
)

ONE_TRIAL = "one trial is never pooled"
TWO_TRIALS = (
    "two trials: the variance between trials can hardly be estimated; read both trials, and the "
    "common and the random effect, side by side"
)
MIXED_BASIS = "final and change values cannot be mixed in a standardised mean difference"
MIXED_MD = "mixes final and change values"
# Models that estimate one common effect.
COMMON = ("EE", "FE", "CE")


@dataclass(frozen=True, slots=True)
class Pooled:
    """Columns of a row of ``syntheses``, and effect_id → weight in per cent."""

    columns: dict[str, object]
    weights: dict[str, float]


def obstacle(effects: list[Effect], measure: str) -> str:
    """Return why these effects cannot be pooled, or ``""``."""
    trials = {e.unit for e in effects}
    if not trials:
        return "no effect may be pooled"
    if len(trials) == 1:
        return ONE_TRIAL
    bases = {e.basis for e in effects} - {"", "unclear"}
    if measure == "SMD" and len(bases) > 1:
        return MIXED_BASIS
    units = {e.unit_of_measure.casefold() for e in effects} - {""}
    if measure == "MD" and len(units) > 1:
        return f"mean differences in different units ({', '.join(sorted(units))})"
    if any(e.vi is None or not e.vi > 0 for e in effects):
        return "an effect has no sampling variance"
    return _beyond_computing(effects, measure)


def _beyond_computing(effects: list[Effect], measure: str) -> str:
    """Return why a computer cannot pool these numbers, or ``""``."""
    from trialtrace.stats import StatsError
    from trialtrace.stats.model import checked_effects

    scaled = to_pooling_scale(effects, measure)
    try:
        checked_effects([e.yi for e in scaled], [e.vi for e in scaled])
    except StatsError as error:
        return str(error)
    return ""


def pool(effects: list[Effect], group: Group, level: float, notes: list[str]) -> list[Pooled]:
    """Pool effects of at least two trials.

    Two trials give the common effect and the declared model, with a warning; three or more the
    declared model alone. A prediction interval needs three trials and a random-effects model.
    Proportions are pooled as logits and brought back.
    """
    k = trials_in(effects)
    models = [(group.model, group.test)]
    if k == 2 and group.model not in COMMON:
        models.insert(0, ("EE", "z"))
    cautions = list(notes)
    if k == 2:
        cautions.append(TWO_TRIALS)
    if group.measure == "MD" and len({e.basis for e in effects} - {"", "unclear"}) > 1:
        cautions.append(MIXED_MD)
    if is_logit(group.measure):
        cautions.append(LOGIT_NOTE)
    if any(e.conditional for e in effects):
        cautions.append("holds conditional effects, as the group allows")
    if any(e.errors for e in effects):
        cautions.append("holds effects with an open error, as the group allows")
    why_not = SEPARATOR.join(dict.fromkeys(cautions))
    out = []
    for model, test in models:
        columns, weights = fit(effects, group.measure, model, test, level)
        named = {"method": "meta_analysis", "model": model_name(model, test), "why_not": why_not}
        out.append(Pooled({**named, **columns}, weights))
    return out


def model_name(model: str, test: str) -> str:
    """Name an estimator with its test: REML/adhoc."""
    return model if test == "z" else f"{model}/{test}"


def trials_in(effects: list[Effect]) -> int:
    """Count the trials behind effects."""
    return len({e.unit for e in effects})


def fit(
    effects: list[Effect], measure: str, model: str, test: str, level: float
) -> tuple[dict[str, object], dict[str, float]]:
    """Fit one model.

    Returns
    -------
    (dict, dict)
        Columns of ``syntheses`` from ``k`` to ``pval``, and effect_id → weight in per cent.
    """
    from trialtrace.stats import rma

    scaled = to_pooling_scale(effects, measure)
    found = rma(
        [e.yi for e in scaled], [e.vi for e in scaled], method=model, test=test, level=level
    )
    k = trials_in(effects)
    predicts = k >= 3 and model not in COMMON
    columns = {
        "k": k,
        "estimate": _number(found.beta),
        "se": _number(found.se),
        "ci_lb": _number(found.ci_lb),
        "ci_ub": _number(found.ci_ub),
        "pi_lb": _number(found.pi_lb) if predicts else None,
        "pi_ub": _number(found.pi_ub) if predicts else None,
        "tau2": None if model in COMMON else _number(found.tau2),
        "I2": _number(found.I2),
        "QE": _number(found.QE),
        "QEp": _number(found.QEp),
        # A single group is compared with nothing: its logit against 0 tests nobody's question.
        "pval": None if is_logit(measure) else _number(found.pval),
    }
    weights = {e.effect_id: float(w) for e, w in zip(effects, found.weights, strict=True)}
    return from_pooling_scale(columns, measure), weights


def _number(value: object) -> float | None:
    """A plain number of what a fit gives (a number or an array of one); None where it has none."""
    if value is None:
        return None
    number = float(value[0]) if hasattr(value, "__len__") else float(value)
    return number if math.isfinite(number) else None
