"""Events in one arm: a proportion with its Wilson interval, never a ratio against nothing."""

from __future__ import annotations

from trialtrace.derive.estimate import effect_size
from trialtrace.derive.model import Computed, Contrast, Input, Outcome, Refusal, Settings
from trialtrace.derive.routes.events import count_events


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Compute the proportion of an arm. Source of the interval: Wilson 1927 (Newcombe 1998)."""
    from trialtrace.stats.proportion import wilson

    if contrast.arm1 is None or contrast.arm2 is not None:
        return None
    counted = count_events(contrast, contrast.arm1, contrast.data1)
    if counted is None or isinstance(counted, Refusal):
        return counted
    events, n, assumptions, seen, made = counted
    # Of nobody or everybody escalc moves the estimate off the edge; the proportion stays as it is.
    yi = events.value / n.value
    _, vi = effect_size("PR", settings, xi=events.value, ni=n.value)
    low, high = wilson(events.value, n.value, settings.level)
    return [
        Computed(
            "PR",
            yi,
            vi,
            low,
            high,
            n.value,
            None,
            (*made, "escalc", "wilson"),
            (Input("xi", events), Input("ni", n), *seen),
            assumptions,
        )
    ]
