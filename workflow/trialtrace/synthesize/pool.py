"""The meta-analysis of a group: what enters, what it gives, what to be careful with."""

from __future__ import annotations

import math
from dataclasses import dataclass

from trialtrace.derive.reasons import SEPARATOR
from trialtrace.synthesize.groups import Group
from trialtrace.synthesize.members import Effect

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
    return ""


def pool(effects: list[Effect], group: Group, level: float, notes: list[str]) -> list[Pooled]:
    """Pool effects of at least two trials.

    Two trials give the common effect and the declared model, with a warning; three or more the
    declared model alone. A prediction interval needs three trials and a random-effects model.
    """
    k = len({e.unit for e in effects})
    models = [(group.model, group.test)]
    if k == 2 and group.model not in COMMON:
        models.insert(0, ("EE", "z"))
    cautions = list(notes)
    if k == 2:
        cautions.append(TWO_TRIALS)
    if group.measure == "MD" and len({e.basis for e in effects} - {"", "unclear"}) > 1:
        cautions.append(MIXED_MD)
    if any(e.conditional for e in effects):
        cautions.append("holds conditional effects, as the group allows")
    return [_fit(effects, group, model, test, level, k, cautions) for model, test in models]


def _fit(
    effects: list[Effect],
    group: Group,
    model: str,
    test: str,
    level: float,
    k: int,
    cautions: list[str],
) -> Pooled:
    from trialtrace.stats import rma

    fit = rma(
        [e.yi for e in effects], [e.vi for e in effects], method=model, test=test, level=level
    )
    predicts = k >= 3 and model not in COMMON
    tau2 = 0.0 if model in COMMON else _number(fit.tau2)
    return Pooled(
        {
            "method": "meta_analysis",
            "model": model if test == "z" else f"{model}/{test}",
            "k": k,
            "estimate": _number(fit.beta),
            "se": _number(fit.se),
            "ci_lb": _number(fit.ci_lb),
            "ci_ub": _number(fit.ci_ub),
            "pi_lb": _number(fit.pi_lb) if predicts else None,
            "pi_ub": _number(fit.pi_ub) if predicts else None,
            "tau2": None if model in COMMON else tau2,
            "I2": _number(fit.I2),
            "QE": _number(fit.QE),
            "QEp": _number(fit.QEp),
            "pval": _number(fit.pval),
            "why_not": SEPARATOR.join(dict.fromkeys(cautions)),
        },
        {e.effect_id: float(w) for e, w in zip(effects, fit.weights, strict=True)},
    )


def _number(value: object) -> float | None:
    """A plain number of what a fit gives (a number or an array of one); None where it has none."""
    if value is None:
        return None
    number = float(value[0]) if hasattr(value, "__len__") else float(value)
    return number if math.isfinite(number) else None
