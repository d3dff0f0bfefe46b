"""How many people of an arm had an event: stated, or from a percentage that only one count fits."""

from __future__ import annotations

import math

from trialtrace.derive.counted import is_of_a_curve
from trialtrace.derive.model import (
    ArmFacts,
    Assumption,
    Contrast,
    Input,
    Measurement,
    Number,
    Refusal,
)
from trialtrace.derive.sizes import assessed, size_of, size_unknown

Counted = tuple[Number, Number, tuple[Assumption, ...], tuple[Input, ...], tuple[str, ...]]


def count_events(contrast: Contrast, arm: ArmFacts, data: object) -> Counted | Refusal | None:
    """Return (events, n, assumptions, inputs beside them, derivation) of one arm.

    None where the arm has neither events nor a percentage; a ``Refusal`` where it has one and no
    single count follows.
    """
    siblings = tuple(data.values())
    events, percent = data.get("events"), data.get("percent")
    name = _name(arm)
    if events is not None and events.value is not None:
        n, assumptions = size_of(contrast, arm, events, siblings)
        if n is None:
            told = f"{events.value.text} events{name}"
            told = size_unknown(contrast, told, "out of how many is not stated")
            return Refusal(told, (Input("events", events.value),))
        if events.value.value > n.value:
            return Refusal(f"{events.value.text} events{name} of {n.text}: more events than people")
        if assessed(events, siblings) is not None:  # "19 of 47 (42 %)": a slip in the share
            return events.value, n, assumptions, (), ()
        return _of_those_printed(events, percent, n, assumptions, name)
    if percent is not None and percent.value is not None:
        return _from_percent(contrast, arm, percent, siblings)
    return None


# Of an arm so many may be missing, and as many have been added, without a share being of others.
_MISSING, _MORE = 0.05, 0.02


def _of_those_printed(
    events: Measurement,
    percent: Measurement | None,
    n: Number,
    assumptions: tuple[Assumption, ...],
    name: str,
) -> Counted | Refusal:
    """Return a count with its people; with those that the percentage printed beside it is of.

    "55 (50.5 %)" of 113 randomised is of 109: no other number near 113 gives 50.5 %.
    """
    from trialtrace.stats.rounding import people_from_percent

    if percent is None or percent.value is None or percent.group_id != events.group_id:
        return events.value, n, assumptions, (), ()
    printed = percent.value.text or f"{percent.value.value:g}"
    count, people = events.value.value, n.value
    fewest, most = math.ceil(people * (1 - _MISSING)), math.floor(people * (1 + _MORE))
    fitting = people_from_percent(count, printed, fewest, most)
    if people in fitting:
        return events.value, n, assumptions, (), ()
    seen = (Input("percent", percent.value),)
    if len(fitting) == 1:
        formula = f"{count:g} are {printed} %: of the numbers near {n.text} only of {fitting[0]}"
        assessed = n.derived(float(fitting[0]), formula)
        return events.value, assessed, (), seen, ("people_from_percent",)
    share = 100 * count / people
    told = (
        f"{fitting[0]} to {fitting[-1]} people fit"
        if fitting
        else "of how many people is not stated"
    )
    return Refusal(
        f"{events.value.text} events{name} of {n.text} are {share:.3g} %, but {printed} % is printed: {told}",
        (Input("events", events.value), *seen),
    )


def _from_percent(
    contrast: Contrast, arm: ArmFacts, percent: Measurement, siblings: tuple[Measurement, ...]
) -> Counted | Refusal:
    from trialtrace.stats.errors import StatsError
    from trialtrace.stats.rounding import counts_from_percent

    n, assumptions = size_of(contrast, arm, percent, siblings)
    printed = percent.value.text or str(percent.value.value)
    seen = (Input("percent", percent.value),)
    name = _name(arm)
    if n is None:
        told = size_unknown(contrast, f"{printed} %{name}", "of how many people is not stated")
        return Refusal(told, seen)
    people = int(n.value)
    if is_of_a_curve(contrast.outcome, contrast.timepoint):
        told = f"{printed} %{name} is read off a survival curve: no count of people follows from it"
        return Refusal(told, seen)
    if people == 0:
        return Refusal(f"{printed} %{name} of nobody: the group is empty", seen)
    try:
        fitting = counts_from_percent(printed, people)
    except StatsError as error:
        return Refusal(str(error), seen)
    if not fitting:
        return Refusal(f"{printed} %{name} fits no count of {people} people", seen)
    if len(fitting) > 1:
        return Refusal(
            f"{printed} %{name} of {people} fits {len(fitting)} counts "
            f"({fitting[0]} to {fitting[-1]}): none is chosen",
            seen,
        )
    formula = f"{printed} % of {people}: the only count that fits is {fitting[0]}"
    events = percent.value.derived(float(fitting[0]), formula)
    return events, n, assumptions, seen, ("counts_from_percent",)


def _name(arm: ArmFacts) -> str:
    label = arm.label or arm.intervention
    return f" ({label})" if label else ""
