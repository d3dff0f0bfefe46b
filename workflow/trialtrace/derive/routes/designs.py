"""Designs without independent groups: own controls need a correlation, clusters an ICC."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trialtrace.derive.model import Assumption, Contrast, Input, Number, Refusal, Settings
from trialtrace.derive.reasons import CLUSTER_SIZE, CLUSTERS, OWN_CONTROLS

CONFIGURED = "(configured)"
NO_CARRY_OVER = Assumption("no carry-over and no period effect")


@dataclass(frozen=True, slots=True)
class Discount:
    """What clusters of ``size`` people and an ICC leave of numbers of people."""

    icc: float
    size: float
    factor: float

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What is assumed, for the effect."""
        return (
            Assumption(f"an intracluster correlation of {self.icc:g} {CONFIGURED}"),
            Assumption(f"clusters of {self.size:g} people on average {CONFIGURED}"),
        )

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What went in beside the numbers of the text."""
        return (
            Input("icc", Number(self.icc, formula="configured")),
            Input("cluster_size", Number(self.size, formula="configured")),
        )

    def of(self, number: Number) -> Number:
        """Divide a number of people, or of people with an event, by the design effect."""
        formula = f"{number.value:g} / design effect {self.factor:g}"
        return number.derived(number.value / self.factor, formula)


def has_own_controls(contrast: Contrast) -> bool:
    """Whether people, or parts of their bodies, were their own controls."""
    return contrast.study.structure in ("crossover", "split_body")


def is_clustered(contrast: Contrast) -> bool:
    """Whether people were allocated in clusters."""
    return contrast.study.structure == "cluster"


def discounts(settings: Settings, n: float) -> list[Discount] | Refusal:
    """Return what each configured ICC leaves of n people. Source: Cochrane Handbook 23.1.4."""
    from trialtrace.stats.convert import design_effect

    if not settings.iccs:
        return Refusal(CLUSTERS)
    if settings.cluster_size is None:
        return Refusal(CLUSTER_SIZE)
    size = settings.cluster_size
    return [Discount(i, size, design_effect(n, size, i).design_effect) for i in settings.iccs]


def correlations(
    settings: Settings, n1: float, n2: float
) -> Iterator[tuple[float, tuple[Assumption, ...], tuple[Input, ...]]] | Refusal:
    """Return each configured correlation with what it assumes; refuse where none may be used."""
    if not settings.correlations:
        return Refusal(OWN_CONTROLS)
    if n1 != n2:
        return Refusal("own controls, but different numbers of people under the two treatments")
    return (
        (
            r,
            (Assumption(f"a correlation of {r:g} within people {CONFIGURED}"), NO_CARRY_OVER),
            (Input("ri", Number(r, formula="configured")),),
        )
        for r in settings.correlations
    )
