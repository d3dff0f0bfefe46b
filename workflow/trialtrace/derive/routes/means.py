"""Means and SDs of two arms: mean difference and standardised mean difference."""

from __future__ import annotations

from dataclasses import replace

from trialtrace.derive.estimate import effect_interval, effect_sizes, normal_interval
from trialtrace.derive.model import (
    Computed,
    Contrast,
    Impossible,
    Input,
    Outcome,
    Refusal,
    Settings,
)
from trialtrace.derive.routes.designs import (
    correlations,
    discounts,
    has_own_controls,
    is_clustered,
)
from trialtrace.derive.routes.spread import Spread, spread_of
from trialtrace.derive.sizes import merged


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Compute the configured measures, the first of them as the main one.

    Crossover and split-body data need the correlation within people, clusters their ICC and size:
    with configured values the effect stands under the first of them, under the others as
    sensitivity.
    """
    if contrast.arm1 is None or contrast.arm2 is None:
        return None
    one = spread_of(contrast, contrast.arm1, contrast.data1)
    two = spread_of(contrast, contrast.arm2, contrast.data2)
    if one is None or two is None:
        return None
    refusals = [r for r in (one, two) if isinstance(r, Refusal)]
    if refusals:
        return Refusal(
            "; ".join(dict.fromkeys(r.reason for r in refusals)),
            tuple(i for r in refusals for i in r.inputs),
        )
    bases = {contrast.data1["mean"].basis, contrast.data2["mean"].basis} - {""}
    if len(bases) > 1:
        return Refusal("one arm has a final value and the other a change")
    return compared(contrast, one, two, settings)


def compared(contrast: Contrast, one: Spread, two: Spread, settings: Settings) -> Outcome:
    """Compare two means as the design of the study asks for."""
    if is_clustered(contrast):
        return _in_clusters(one, two, settings)
    if has_own_controls(contrast):
        return _paired(one, two, settings)
    return _independent(one, two, settings)


def _independent(one: Spread, two: Spread, settings: Settings) -> list[Computed | Impossible]:
    """Compare the means of two separate groups."""
    computed = []
    for made in effect_sizes(
        settings.continuous_measures,
        settings,
        m1i=one.mean.value,
        sd1i=one.sd.value,
        n1i=one.n.value,
        m2i=two.mean.value,
        sd2i=two.sd.value,
        n2i=two.n.value,
    ):
        if isinstance(made, Impossible):
            computed.append(made)
            continue
        measure, yi, vi = made
        low, high = effect_interval(measure, yi, vi, one.n.value, two.n.value, settings)
        computed.append(
            Computed(
                measure,
                yi,
                vi,
                low,
                high,
                one.n.value,
                two.n.value,
                (*dict.fromkeys((*one.derivation, *two.derivation)), "escalc"),
                inputs_of(one, two),
                merged(one.assumptions, two.assumptions),
            )
        )
    return computed


def inputs_of(one: Spread, two: Spread) -> tuple[Input, ...]:
    """Name the inputs of both groups as metafor does."""
    return (
        Input("m1i", one.mean),
        Input("sd1i", one.sd),
        Input("n1i", one.n),
        Input("m2i", two.mean),
        Input("sd2i", two.sd),
        Input("n2i", two.n),
        *(Input(f"{i.name}_1", i.number) for i in one.seen),
        *(Input(f"{i.name}_2", i.number) for i in two.seen),
    )


def _in_clusters(one: Spread, two: Spread, settings: Settings) -> Outcome:
    """Divide the sizes by the design effect; means and SDs stay. Source: Handbook 23.1.4."""
    shares = discounts(settings, one.n.value + two.n.value)
    if isinstance(shares, Refusal):
        return Refusal(shares.reason, inputs_of(one, two))
    computed = []
    for share in shares:
        smaller = [replace(side, n=share.of(side.n)) for side in (one, two)]
        for effect in _independent(*smaller, settings):
            if isinstance(effect, Impossible):
                computed.append(effect)
                continue
            computed.append(
                replace(
                    effect,
                    n1i=one.n.value,
                    n2i=two.n.value,
                    derivation=(*effect.derivation[:-1], "design_effect", effect.derivation[-1]),
                    # What the text says; dividing the sizes is part of the derivation.
                    inputs=(*inputs_of(one, two), *share.inputs),
                    assumptions=merged(effect.assumptions, share.assumptions),
                )
            )
    return computed


def _paired(one: Spread, two: Spread, settings: Settings) -> Outcome:
    """Compare people with themselves at each configured correlation."""
    from trialtrace.stats.convert import crossover
    from trialtrace.stats.errors import StatsError

    assumed = correlations(settings, one.n.value, two.n.value)
    if isinstance(assumed, Refusal):
        return Refusal(assumed.reason, inputs_of(one, two))
    computed = []
    for r, assumptions, inputs in assumed:
        try:
            pair = crossover(
                one.mean.value, one.sd.value, two.mean.value, two.sd.value, one.n.value, r
            )
        except StatsError as error:
            return Refusal(str(error))
        effects = {"MD": (pair.md, pair.se), "SMD": (pair.smd, pair.se_smd)}
        for measure in settings.continuous_measures:
            if measure not in effects:
                continue
            yi, se = effects[measure]
            low, high = normal_interval(yi, se * se, settings)
            computed.append(
                Computed(
                    measure,
                    yi,
                    se * se,
                    low,
                    high,
                    one.n.value,
                    two.n.value,
                    (*dict.fromkeys((*one.derivation, *two.derivation)), "crossover"),
                    (*inputs_of(one, two), *inputs),
                    merged(one.assumptions, two.assumptions, assumptions),
                )
            )
    return computed
