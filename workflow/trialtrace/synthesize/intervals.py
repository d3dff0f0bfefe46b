"""The interval of a single effect under the other conventions."""

from __future__ import annotations

import math
from collections.abc import Iterator

from trialtrace.synthesize.changes import change
from trialtrace.synthesize.conventions import cohens_d, is_hedges_g, under
from trialtrace.synthesize.members import Effect

Row = dict[str, object]

# By function and the options that keep an interval from leaving out its own estimate.
_PROPORTIONS = {
    "exact": {},
    "agresti_coull": {},
    "wilson_continuity": {"bounds": "newcombe"},
    "normal": {},
}


def other_intervals(effect: Effect) -> Iterator[Row]:
    """Yield rows of ``sensitivity`` for an effect whose interval is a matter of convention.

    Hedges' g: large-sample, Borenstein, unbiased and RevMan variances, and the exact noncentral t
    (Steiger & Fouladi 1997). Proportions: Clopper-Pearson, Agresti-Coull, Wilson with continuity
    correction, simple normal (Newcombe 1998). The one in use is left out.
    """
    if effect.yi is None or not effect.primary:
        return
    if is_hedges_g(effect):
        found = _of_g(effect)
    elif effect.measure == "PR" and {"xi", "ni"} <= effect.inputs.keys():
        found = _of_proportion(effect)
    else:
        return
    base = (effect.yi, effect.ci_lb, effect.ci_ub)
    for varied, estimate, se, low, high in found:
        if math.isclose(low, base[1], abs_tol=1e-12) and math.isclose(high, base[2], abs_tol=1e-12):
            continue  # the one in use
        yield {
            "effect_id": effect.effect_id,
            "subject": f"{effect.slab}: {effect.outcome}",
            "measure": effect.measure,
            "kind": "interval",
            "varied": varied,
            "k": 1,
            "estimate": estimate,
            "se": se,
            "ci_lb": low,
            "ci_ub": high,
            "changes": change(effect.measure, base, (estimate, low, high)),
        }


def _of_g(effect: Effect):
    from trialtrace.stats.convert import SMD_CONVENTIONS, noncentral_smd_interval
    from trialtrace.stats.errors import StatsError

    for convention in SMD_CONVENTIONS:
        made = under(effect, convention, effect.level)
        yield f"variance {convention}", made.g, made.se, made.ci_lb, made.ci_ub
    n1, n2 = effect.inputs["n1i"], effect.inputs["n2i"]
    t = cohens_d(effect) / math.sqrt(1 / n1 + 1 / n2)
    try:
        _, (low, high) = noncentral_smd_interval(t, n1, n2, effect.level)
    except StatsError:
        return  # too far out for the noncentral t
    yield "noncentral t", effect.yi, None, low, high


def _of_proportion(effect: Effect):
    from trialtrace.stats import proportion

    xi, ni = effect.inputs["xi"], effect.inputs["ni"]
    for name, options in _PROPORTIONS.items():
        low, high = getattr(proportion, name)(xi, ni, effect.level, **options)
        yield name.replace("_", " "), effect.yi, None, max(0.0, low), min(1.0, high)
