"""What every comparison of two arms goes through: both read, then compared as the design asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from trialtrace.derive.estimate import effect_interval, effect_sizes, normal_interval
from trialtrace.derive.model import (
    ArmFacts,
    Assumption,
    Computed,
    Contrast,
    Impossible,
    Input,
    Outcome,
    Refusal,
    Settings,
)
from trialtrace.derive.routes.designs import Discount, correlations, discounts
from trialtrace.derive.sizes import merged

# (measure, yi, vi, bounds from rounding) of one effect at one correlation.
Paired = tuple[str, float, float, tuple[float, float] | None]


@dataclass(frozen=True, slots=True)
class Basis:
    """What an effect is made of: people of either arm, inputs, assumptions, functions used."""

    n1: float
    n2: float
    inputs: tuple[Input, ...]
    assumptions: tuple[Assumption, ...]
    derivation: tuple[str, ...]


def both_arms(
    contrast: Contrast, read: Callable[[Contrast, ArmFacts, Mapping[str, object]], object]
) -> tuple[object, object] | Refusal | None:
    """Read two arms; None where one of them has nothing, else all that speaks against it."""
    if contrast.arm1 is None or contrast.arm2 is None:
        return None
    sides = (
        read(contrast, contrast.arm1, contrast.data1),
        read(contrast, contrast.arm2, contrast.data2),
    )
    if None in sides:
        return None
    refusals = [side for side in sides if isinstance(side, Refusal)]
    if refusals:
        return Refusal(
            "; ".join(dict.fromkeys(r.reason for r in refusals)),
            tuple(i for r in refusals for i in r.inputs),
        )
    return sides


def independent(
    measures: Iterable[str], numbers: Mapping[str, float], basis: Basis, settings: Settings
) -> list[Computed | Impossible]:
    """Compare two separate groups by each measure; ``numbers`` are metafor's arguments."""
    computed: list[Computed | Impossible] = []
    for made in effect_sizes(measures, settings, **numbers):
        if isinstance(made, Impossible):
            computed.append(made)
            continue
        measure, yi, vi = made
        limits = effect_interval(measure, yi, vi, numbers["n1i"], numbers["n2i"], settings)
        computed.append(_computed(measure, yi, vi, limits, basis, "escalc"))
    return computed


def in_clusters(
    compare: Callable[[Discount], list[Computed | Impossible]], basis: Basis, settings: Settings
) -> Outcome:
    """Compare what the design effect leaves of two groups, under each configured ICC.

    ``compare`` does so for one discount. The inputs stay what the text says: dividing them is part
    of the derivation. Source: Cochrane Handbook 23.1.4.
    """
    shares = discounts(settings, basis.n1 + basis.n2)
    if isinstance(shares, Refusal):
        return Refusal(shares.reason, basis.inputs)
    computed: list[Computed | Impossible] = []
    for share in shares:
        for effect in compare(share):
            if isinstance(effect, Computed):
                effect = replace(
                    effect,
                    n1i=basis.n1,
                    n2i=basis.n2,
                    derivation=(*effect.derivation[:-1], "design_effect", effect.derivation[-1]),
                    inputs=(*basis.inputs, *share.inputs),
                    assumptions=merged(effect.assumptions, share.assumptions),
                )
            computed.append(effect)
    return computed


def paired(
    effects: Callable[[float], Iterable[Paired]], by: str, basis: Basis, settings: Settings
) -> Outcome:
    """Compare people with themselves, at each configured correlation.

    ``effects`` gives the effects at one correlation; ``by`` names the conversion that it uses. A
    correlation that these numbers cannot have costs no other one.
    """
    from trialtrace.stats.errors import StatsError

    assumed = correlations(settings, basis.n1, basis.n2)
    if isinstance(assumed, Refusal):
        return Refusal(assumed.reason, basis.inputs)
    computed: list[Computed | Impossible] = []
    impossible: list[Impossible] = []
    for r, assumptions, inputs in assumed:
        here = replace(
            basis,
            inputs=(*basis.inputs, *inputs),
            assumptions=merged(basis.assumptions, assumptions),
        )
        try:
            made = list(effects(r))
        except StatsError as error:
            impossible.append(Impossible("", str(error)))
            continue
        for measure, yi, vi, bounds in made:
            limits = normal_interval(yi, vi, settings)
            computed.append(_computed(measure, yi, vi, limits, here, by, bounds))
    if impossible and not computed:
        return Refusal(impossible[0].reason, basis.inputs)
    return computed + [replace(told, measure=computed[0].measure) for told in impossible]


def _computed(measure, yi, vi, limits, basis: Basis, by: str, bounds=None) -> Computed:
    return Computed(
        measure,
        yi,
        vi,
        *limits,
        basis.n1,
        basis.n2,
        (*basis.derivation, by),
        basis.inputs,
        basis.assumptions,
        bounds,
    )
