"""The variance of a standardised mean difference under the other conventions."""

from __future__ import annotations

from trialtrace.synthesize.members import Effect

# Routes whose effect is Hedges' g of two separate groups; an estimate that the authors give has
# their variance, and a paired one follows another formula.
_ROUTES = ("escalc", "smd_from_p")


def is_hedges_g(effect: Effect) -> bool:
    """Whether the variance of an effect depends on the convention."""
    return (
        effect.measure == "SMD"
        and effect.yi is not None
        and bool(effect.derivation)
        and effect.derivation[-1] in _ROUTES
        and {"n1i", "n2i"} <= effect.inputs.keys()
    )


def cohens_d(effect: Effect) -> float:
    """Return d of an effect that is Hedges' g with the exact J (Hedges 1981)."""
    from trialtrace.stats.gamma import hedges_j

    return effect.yi / float(hedges_j(effect.inputs["n1i"] + effect.inputs["n2i"] - 2))


def under(effect: Effect, convention: str, level: float):
    """Return the effect under a convention of ``stats.convert.SMD_CONVENTIONS``, as SmdFromTest."""
    from trialtrace.stats.convert import smd_from_d

    inputs = effect.inputs
    return smd_from_d(cohens_d(effect), inputs["n1i"], inputs["n2i"], convention, level)
