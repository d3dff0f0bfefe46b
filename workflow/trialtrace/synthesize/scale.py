"""The scale on which effects are pooled: proportions as logits, all others as they are."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from trialtrace.synthesize.members import Effect

LOGIT_NOTE = "pooled on the logit scale: se and tau² are those of logits"
NO_COUNTS = "its events and people are not there, and proportions are pooled as logits"
_ON_SCALE = ("estimate", "ci_lb", "ci_ub", "pi_lb", "pi_ub")


def is_logit(measure: str) -> bool:
    """Whether effects of this measure are pooled as logits (Warton & Hui 2011)."""
    return measure == "PR"


def can_pool(effect: Effect) -> bool:
    """Whether an effect has what its scale of pooling needs."""
    return not is_logit(effect.measure) or {"xi", "ni"} <= effect.inputs.keys()


def to_pooling_scale(effects: Iterable[Effect], measure: str) -> list[Effect]:
    """Bring effects to the scale on which they are pooled.

    A proportion of nobody or everybody gets half an event, as metafor's PLO does.
    """
    if not is_logit(measure):
        return list(effects)
    from trialtrace.stats import effect_sizes

    out = []
    for e in effects:
        yi, vi = effect_sizes("PLO", {"xi": e.inputs["xi"], "ni": e.inputs["ni"]})
        out.append(replace(e, yi=float(yi[0]), vi=float(vi[0])))
    return out


def from_pooling_scale(columns: dict[str, object], measure: str) -> dict[str, object]:
    """Bring the estimates of a summary back to the scale of ``yi``."""
    if not is_logit(measure):
        return columns
    return {n: _expit(v) if n in _ON_SCALE else v for n, v in columns.items()}


def _expit(value: float | None) -> float | None:
    return None if value is None else 1 / (1 + math.exp(-value))
