"""Events in one arm: a proportion with its Wilson interval, never a ratio against nothing."""

from __future__ import annotations

from trialtrace.derive.estimate import effect_size
from trialtrace.derive.model import Computed, Contrast, Input, Outcome, Refusal, Settings
from trialtrace.derive.reasons import ONE_OF_SEVERAL
from trialtrace.derive.routes.designs import Discount, discounts, is_clustered
from trialtrace.derive.routes.events import Counted, count_events
from trialtrace.derive.sizes import merged


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Compute the proportion of an arm; people in clusters count for fewer.

    Of a trial that compares arms only a harm is told so: what else is counted in one of them was
    to be compared, and says nothing alone.

    Source of the interval: Wilson 1927 (Newcombe 1998); of the discount: Cochrane Handbook 23.1.4.
    """
    if contrast.arm1 is None or contrast.arm2 is not None:
        return None
    counted = count_events(contrast, contrast.arm1, contrast.data1)
    if counted is None or isinstance(counted, Refusal):
        return counted
    if len(contrast.study.arms) > 1 and contrast.kind != "harm":
        return Refusal(ONE_OF_SEVERAL, (Input("xi", counted[0]), Input("ni", counted[1])))
    if not is_clustered(contrast):
        return [_proportion(counted, settings, None)]
    shares = discounts(settings, counted[1].value)
    if isinstance(shares, Refusal):
        return Refusal(shares.reason, (Input("xi", counted[0]), Input("ni", counted[1])))
    return [_proportion(counted, settings, share) for share in shares]


def _proportion(counted: Counted, settings: Settings, share: Discount | None) -> Computed:
    from trialtrace.stats.proportion import wilson

    events, n, assumptions, seen, made = counted
    people = n.value
    # What the text says; dividing it is part of the derivation.
    inputs = (Input("xi", events), Input("ni", n), *seen)
    if share is not None:
        events, n = share.of(events), share.of(n)
        assumptions, inputs = merged(assumptions, share.assumptions), (*inputs, *share.inputs)
        made = (*made, "design_effect")
    # Of nobody or everybody escalc moves the estimate off the edge; the proportion stays as it is.
    yi = events.value / n.value
    _, vi = effect_size("PR", settings, xi=events.value, ni=n.value)
    low, high = wilson(events.value, n.value, settings.level)
    return Computed(
        "PR",
        yi,
        vi,
        low,
        high,
        people,
        None,
        (*made, "escalc", "wilson"),
        inputs,
        assumptions,
    )
