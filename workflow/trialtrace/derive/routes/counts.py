"""Events in two arms, counted or from percentages: risk ratio, odds ratio, risk difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
from trialtrace.derive.routes.compare import (
    Basis,
    Paired,
    both_arms,
    in_clusters,
    independent,
    paired,
)
from trialtrace.derive.routes.designs import Discount, has_own_controls, is_clustered
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
    def basis(self) -> Basis:
        cells = (("ai", self.ai), ("n1i", self.n1), ("ci", self.ci), ("n2i", self.n2))
        inputs = (*(Input(name, number) for name, number in cells), *self.seen)
        return Basis(self.n1.value, self.n2.value, inputs, self.assumptions, self.made)


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Compute the configured measures, the first of them as the main one.

    Own controls need a configured correlation, clusters a configured ICC and size: without them
    such trials are refused. No events in either arm (or events in everybody) give no ratio.
    """
    arms = both_arms(contrast, count_events)
    if arms is None or isinstance(arms, Refusal):
        return arms
    table = _table(*arms)
    if has_own_controls(contrast):
        return _own_controls(table, settings)
    if table.ai.value + table.ci.value == 0:
        return Refusal(
            f"no events in either arm (0 of {table.n1.text} and 0 of {table.n2.text}): no ratio"
        )
    if table.ai.value == table.n1.value and table.ci.value == table.n2.value:
        return Refusal("everybody in both arms had the event: no ratio")
    whole = Discount(icc=0.0, size=1.0, factor=1.0)
    if is_clustered(contrast):
        return in_clusters(lambda share: _separate(table, settings, share), table.basis, settings)
    return _separate(table, settings, whole)


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


def _separate(table: _Table, settings: Settings, share: Discount) -> list[Computed | Impossible]:
    """Compare groups of independent people, or what a design effect leaves of them."""
    cells = {"ai": table.ai, "n1i": table.n1, "ci": table.ci, "n2i": table.n2}
    numbers = {name: number.value / share.factor for name, number in cells.items()}
    return independent(settings.binary_measures, numbers, table.basis, settings)


def _own_controls(table: _Table, settings: Settings) -> Outcome:
    """Compare people with themselves (Elbourne 2002)."""
    from trialtrace.stats.convert import crossover_counts

    def effects(r: float) -> Iterator[Paired]:
        for measure in (m for m in settings.binary_measures if m in PAIRED_MEASURES):
            pair = crossover_counts(measure, table.ai.value, table.ci.value, table.n1.value, r)
            yield measure, pair.yi, pair.vi, None

    return paired(effects, "crossover_counts", table.basis, settings)


def _named(seen: tuple[Input, ...], arm: str) -> tuple[Input, ...]:
    return tuple(Input(f"{i.name}{arm}i", i.number) for i in seen)
