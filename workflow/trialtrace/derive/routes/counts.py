"""Events in two arms, counted or from percentages: risk ratio, odds ratio, risk difference."""

from __future__ import annotations

from trialtrace.derive.estimate import effect_size, normal_interval
from trialtrace.derive.model import Computed, Contrast, Input, Outcome, Refusal, Settings
from trialtrace.derive.reasons import CLUSTERS, OWN_CONTROLS
from trialtrace.derive.routes.events import count_events
from trialtrace.derive.sizes import merged


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Compute the configured measures, the first of them as the main one.

    Assumes independent people: own controls and clusters are refused. No events in either arm (or
    events in everybody) give no ratio.
    """
    if contrast.arm1 is None or contrast.arm2 is None:
        return None
    one = count_events(contrast, contrast.arm1, contrast.data1)
    two = count_events(contrast, contrast.arm2, contrast.data2)
    if one is None or two is None:
        return None
    if contrast.study.structure in ("crossover", "split_body"):
        return Refusal(OWN_CONTROLS)
    if contrast.study.structure == "cluster":
        return Refusal(CLUSTERS)
    refusals = [r for r in (one, two) if isinstance(r, Refusal)]
    if refusals:
        return Refusal(
            "; ".join(dict.fromkeys(r.reason for r in refusals)),
            tuple(i for r in refusals for i in r.inputs),
        )
    ai, n1, assumed1, seen1, made1 = one
    ci, n2, assumed2, seen2, made2 = two
    if ai.value + ci.value == 0:
        return Refusal(f"no events in either arm (0 of {n1.text} and 0 of {n2.text}): no ratio")
    if ai.value == n1.value and ci.value == n2.value:
        return Refusal("everybody in both arms had the event: no ratio")
    inputs = (
        Input("ai", ai),
        Input("n1i", n1),
        Input("ci", ci),
        Input("n2i", n2),
        *_named(seen1, "1"),
        *_named(seen2, "2"),
    )
    computed = []
    for measure in settings.binary_measures:
        yi, vi = effect_size(
            measure, settings, ai=ai.value, n1i=n1.value, ci=ci.value, n2i=n2.value
        )
        low, high = normal_interval(yi, vi, settings)
        computed.append(
            Computed(
                measure,
                yi,
                vi,
                low,
                high,
                n1.value,
                n2.value,
                (*dict.fromkeys((*made1, *made2)), "escalc"),
                inputs,
                merged(assumed1, assumed2),
            )
        )
    return computed


def _named(seen: tuple[Input, ...], arm: str) -> tuple[Input, ...]:
    return tuple(Input(f"{i.name}{arm}i", i.number) for i in seen)
