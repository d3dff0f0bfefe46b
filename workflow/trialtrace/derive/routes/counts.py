"""Events in two arms, counted or from percentages: risk ratio, odds ratio, risk difference."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trialtrace.derive.estimate import effect_sizes, normal_interval
from trialtrace.derive.model import (
    Assumption,
    Computed,
    Contrast,
    Impossible,
    Input,
    Number,
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
from trialtrace.derive.routes.events import Counted, count_events
from trialtrace.derive.sizes import merged

PAIRED_MEASURES = ("RR", "OR", "RD")


@dataclass(frozen=True, slots=True)
class _Table:
    """The four counts, what was seen beside them, what was assumed and how they were made."""

    ai: Number
    n1: Number
    ci: Number
    n2: Number
    seen: tuple[Input, ...]
    assumptions: tuple[Assumption, ...]
    made: tuple[str, ...]

    @property
    def inputs(self) -> tuple[Input, ...]:
        cells = (("ai", self.ai), ("n1i", self.n1), ("ci", self.ci), ("n2i", self.n2))
        return (*(Input(name, number) for name, number in cells), *self.seen)


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Compute the configured measures, the first of them as the main one.

    Own controls need a configured correlation, clusters a configured ICC and size: without them
    such trials are refused. No events in either arm (or events in everybody) give no ratio.
    """
    if contrast.arm1 is None or contrast.arm2 is None:
        return None
    one = count_events(contrast, contrast.arm1, contrast.data1)
    two = count_events(contrast, contrast.arm2, contrast.data2)
    if one is None or two is None:
        return None
    refusals = [r for r in (one, two) if isinstance(r, Refusal)]
    if refusals:
        return Refusal(
            "; ".join(dict.fromkeys(r.reason for r in refusals)),
            tuple(i for r in refusals for i in r.inputs),
        )
    table = _table(one, two)
    if has_own_controls(contrast):
        return _paired(table, settings)
    if table.ai.value + table.ci.value == 0:
        return Refusal(
            f"no events in either arm (0 of {table.n1.text} and 0 of {table.n2.text}): no ratio"
        )
    if table.ai.value == table.n1.value and table.ci.value == table.n2.value:
        return Refusal("everybody in both arms had the event: no ratio")
    if is_clustered(contrast):
        return _in_clusters(table, settings)
    return _independent(table, settings, table.n1.value, table.n2.value)


def _table(one: Counted, two: Counted) -> _Table:
    ai, n1, assumed1, seen1, made1 = one
    ci, n2, assumed2, seen2, made2 = two
    return _Table(
        ai,
        n1,
        ci,
        n2,
        (*_named(seen1, "1"), *_named(seen2, "2")),
        merged(assumed1, assumed2),
        (*dict.fromkeys((*made1, *made2)),),
    )


def _independent(
    table: _Table, settings: Settings, n1: float, n2: float
) -> list[Computed | Impossible]:
    """Compare two groups of independent people; n1 and n2 are those who took part."""
    computed = []
    for made in effect_sizes(
        settings.binary_measures,
        settings,
        ai=table.ai.value,
        n1i=table.n1.value,
        ci=table.ci.value,
        n2i=table.n2.value,
    ):
        if isinstance(made, Impossible):
            computed.append(made)
            continue
        measure, yi, vi = made
        low, high = normal_interval(yi, vi, settings)
        computed.append(
            Computed(
                measure,
                yi,
                vi,
                low,
                high,
                n1,
                n2,
                (*table.made, "escalc"),
                table.inputs,
                table.assumptions,
            )
        )
    return computed


def _in_clusters(table: _Table, settings: Settings) -> Outcome:
    """Divide people and events by the design effect. Source: Cochrane Handbook 23.1.4."""
    shares = discounts(settings, table.n1.value + table.n2.value)
    if isinstance(shares, Refusal):
        return Refusal(shares.reason, table.inputs)
    computed = []
    for share in shares:
        smaller = replace(
            table,
            ai=share.of(table.ai),
            n1=share.of(table.n1),
            ci=share.of(table.ci),
            n2=share.of(table.n2),
            assumptions=merged(table.assumptions, share.assumptions),
            made=(*table.made, "design_effect"),
        )
        # The inputs are what the text says; dividing them is part of the derivation.
        seen = (*table.inputs, *share.inputs)
        effects = _independent(smaller, settings, table.n1.value, table.n2.value)
        computed += [e if isinstance(e, Impossible) else replace(e, inputs=seen) for e in effects]
    return computed


def _paired(table: _Table, settings: Settings) -> Outcome:
    """Compare people with themselves at each configured correlation (Elbourne 2002)."""
    from trialtrace.stats.convert import crossover_counts

    assumed = correlations(settings, table.n1.value, table.n2.value)
    if isinstance(assumed, Refusal):
        return Refusal(assumed.reason, table.inputs)
    computed = []
    for r, assumptions, inputs in assumed:
        for measure in (m for m in settings.binary_measures if m in PAIRED_MEASURES):
            pair = crossover_counts(measure, table.ai.value, table.ci.value, table.n1.value, r)
            low, high = normal_interval(pair.yi, pair.vi, settings)
            computed.append(
                Computed(
                    measure,
                    pair.yi,
                    pair.vi,
                    low,
                    high,
                    table.n1.value,
                    table.n2.value,
                    (*table.made, "crossover_counts"),
                    (*table.inputs, *inputs),
                    merged(table.assumptions, assumptions),
                )
            )
    return computed


def _named(seen: tuple[Input, ...], arm: str) -> tuple[Input, ...]:
    return tuple(Input(f"{i.name}{arm}i", i.number) for i in seen)
