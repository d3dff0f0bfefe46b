"""Means and SDs of two arms: mean difference and standardised mean difference."""

from __future__ import annotations

import math

from trialtrace.derive.estimate import effect_size, normal_interval
from trialtrace.derive.model import (
    Assumption,
    Computed,
    Contrast,
    Input,
    Outcome,
    Refusal,
    Settings,
)
from trialtrace.derive.reasons import CLUSTERS, OWN_CONTROLS
from trialtrace.derive.routes.spread import Spread, spread_of
from trialtrace.derive.sizes import merged


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Compute the configured measures, the first of them as the main one.

    Crossover and split-body data need the correlation within people: with configured values the
    paired difference stands under the first of them, and under the others as sensitivity.
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
    if contrast.study.structure == "cluster":
        return Refusal(CLUSTERS)
    if contrast.study.structure in ("crossover", "split_body"):
        return _paired(one, two, settings)
    return independent(one, two, settings)


def independent(one: Spread, two: Spread, settings: Settings) -> list[Computed]:
    """Compare the means of two separate groups."""
    computed = []
    for measure in settings.continuous_measures:
        yi, vi = effect_size(
            measure,
            settings,
            m1i=one.mean.value,
            sd1i=one.sd.value,
            n1i=one.n.value,
            m2i=two.mean.value,
            sd2i=two.sd.value,
            n2i=two.n.value,
        )
        low, high = normal_interval(yi, vi, settings)
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


def _paired(one: Spread, two: Spread, settings: Settings) -> Outcome:
    from trialtrace.stats.convert import crossover
    from trialtrace.stats.errors import StatsError

    if not settings.correlations:
        return Refusal(OWN_CONTROLS, inputs_of(one, two))
    if one.n.value != two.n.value:
        return Refusal("own controls, but different numbers of people under the two treatments")
    computed = []
    for r in settings.correlations:
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
            assumed = (
                Assumption(f"a correlation of {r:g} within people (configured)"),
                Assumption("no carry-over and no period effect"),
            )
            computed.append(
                Computed(
                    measure,
                    yi,
                    math.pow(se, 2),
                    low,
                    high,
                    one.n.value,
                    two.n.value,
                    (*dict.fromkeys((*one.derivation, *two.derivation)), "crossover"),
                    inputs_of(one, two),
                    merged(one.assumptions, two.assumptions, assumed),
                )
            )
    return computed
