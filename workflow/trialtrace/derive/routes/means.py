"""Means and SDs of two arms: mean difference and standardised mean difference."""

from __future__ import annotations

from collections.abc import Iterator

from trialtrace.derive.model import (
    Computed,
    Contrast,
    Impossible,
    Input,
    Measurement,
    Outcome,
    Refusal,
    Settings,
)
from trialtrace.derive.reasons import WAY_NOT_TOLD
from trialtrace.derive.routes.compare import (
    Basis,
    Paired,
    both_arms,
    in_clusters,
    independent,
    paired,
)
from trialtrace.derive.routes.designs import has_own_controls, is_clustered
from trialtrace.derive.routes.spread import Spread, spread_of
from trialtrace.derive.routes.tested import against_its_test
from trialtrace.derive.sizes import merged


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Compute the configured measures, the first of them as the main one.

    Crossover and split-body data need the correlation within people, clusters their ICC and size:
    with configured values the effect stands under the first of them, under the others as
    sensitivity.
    """
    arms = both_arms(contrast, spread_of)
    if arms is None or isinstance(arms, Refusal):
        return arms
    bases = {contrast.data1["mean"].basis, contrast.data2["mean"].basis} - {""}
    if len(bases) > 1:
        return Refusal("one arm has a final value and the other a change")
    unclear = [m for m in (contrast.data1["mean"], contrast.data2["mean"]) if _way_is_open(m)]
    if unclear:
        return Refusal(
            f"a change of {unclear[0].value.text} for the better or worse: {WAY_NOT_TOLD}"
        )
    return against_its_test(contrast, *arms) or compared(contrast, *arms, settings)


def _way_is_open(m: Measurement) -> bool:
    """Tell whether a change is one for the better or worse of which nobody knows the sign."""
    return m.direction.value == "unclear" and m.basis == "change" and m.value.value > 0


def compared(contrast: Contrast, one: Spread, two: Spread, settings: Settings) -> Outcome:
    """Compare two means as the design of the study asks for."""
    if is_clustered(contrast):
        # Sizes are divided by the design effect; means and SDs stay.
        return in_clusters(
            lambda share: _separate(one, two, settings, share.factor), _basis(one, two), settings
        )
    if has_own_controls(contrast):
        return _own_controls(one, two, settings)
    return _separate(one, two, settings, 1.0)


def _separate(
    one: Spread, two: Spread, settings: Settings, design_effect: float
) -> list[Computed | Impossible]:
    """Compare the means of separate groups, or of what a design effect leaves of them."""
    numbers = {
        "m1i": one.mean.value,
        "sd1i": one.sd.value,
        "n1i": one.n.value / design_effect,
        "m2i": two.mean.value,
        "sd2i": two.sd.value,
        "n2i": two.n.value / design_effect,
    }
    return independent(settings.continuous_measures, numbers, _basis(one, two), settings)


def _basis(one: Spread, two: Spread) -> Basis:
    """What both groups give; inputs named as metafor does."""
    return Basis(
        one.n.value,
        two.n.value,
        (
            Input("m1i", one.mean),
            Input("sd1i", one.sd),
            Input("n1i", one.n),
            Input("m2i", two.mean),
            Input("sd2i", two.sd),
            Input("n2i", two.n),
            *(Input(f"{i.name}_1", i.number) for i in one.seen),
            *(Input(f"{i.name}_2", i.number) for i in two.seen),
        ),
        merged(one.assumptions, two.assumptions),
        (*dict.fromkeys((*one.derivation, *two.derivation)),),
    )


def _own_controls(one: Spread, two: Spread, settings: Settings) -> Outcome:
    """Compare people with themselves at each configured correlation."""
    from trialtrace.stats.convert import crossover

    def effects(r: float) -> Iterator[Paired]:
        pair = crossover(one.mean.value, one.sd.value, two.mean.value, two.sd.value, one.n.value, r)
        made = {"MD": (pair.md, pair.se), "SMD": (pair.smd, pair.se_smd)}
        for measure in settings.continuous_measures:
            if measure in made:
                yi, se = made[measure]
                yield measure, yi, se * se, None

    return paired(effects, "crossover", _basis(one, two), settings)
