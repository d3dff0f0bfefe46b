"""The variance of a standardised mean difference under the other conventions."""

from __future__ import annotations

import math

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


def convention_of(effect: Effect) -> str:
    """Return the convention by which an effect got its variance; LS where none gives it back."""
    from trialtrace.stats.convert import SMD_CONVENTIONS

    for convention in SMD_CONVENTIONS:
        made = _made(effect, convention, convention)
        if math.isclose(made.vi, effect.vi, rel_tol=1e-9):
            return convention
    return "LS"


def cohens_d(effect: Effect) -> float:
    """Return d of an effect that is Hedges' g."""
    return _d(effect, convention_of(effect))


def under(effect: Effect, convention: str, level: float):
    """Return the effect under a convention of ``stats.convert.SMD_CONVENTIONS``, as SmdFromTest."""
    return _made(effect, convention, convention_of(effect), level)


def _made(effect: Effect, convention: str, own: str, level: float = 95):
    from trialtrace.stats.convert import smd_from_d

    inputs = effect.inputs
    return smd_from_d(_d(effect, own), inputs["n1i"], inputs["n2i"], convention, level)


def _d(effect: Effect, convention: str) -> float:
    from trialtrace.stats.convert import SMD_APPROXIMATE_J
    from trialtrace.stats.gamma import hedges_j, hedges_j_approx

    factor = hedges_j_approx if convention in SMD_APPROXIMATE_J else hedges_j
    return effect.yi / float(factor(effect.inputs["n1i"] + effect.inputs["n2i"] - 2))
