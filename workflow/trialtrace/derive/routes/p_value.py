"""An exact p-value between two groups of known size: a conditional standardised difference."""

from __future__ import annotations

from trialtrace.derive.model import (
    Assumption,
    Computed,
    Contrast,
    Input,
    Measurement,
    Number,
    Outcome,
    Refusal,
    Settings,
)
from trialtrace.derive.reasons import OWN_CONTROLS
from trialtrace.derive.sizes import ALL_ANALYSED

COMPARES = "the p-value compares the two groups"
T_TEST = "two-sided pooled t test"
SIGNS = {"increase": 1, "decrease": -1}


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Compute Hedges' g from p, n1, n2 and the stated direction.

    The direction is that of group 1 against group 2: an increase is positive. An inequality, a
    p-value without direction, or one that compares before and after gives nothing. Source:
    Cochrane Handbook 6.5.2.3, through ``trialtrace.stats.convert.smd_from_p``.
    """
    if contrast.arm1 is None or contrast.arm2 is None:
        return None
    with_p = [m for m in contrast.between if m.p is not None]
    counted = {"events", "percent"} & {*contrast.data1, *contrast.data2}
    if not with_p or counted:
        return None
    outcome: Outcome = None
    for m in with_p:
        made = _from_p(contrast, m, settings)
        if isinstance(made, Computed):
            return [made]
        outcome = outcome or made
    return outcome


def _from_p(contrast: Contrast, m: Measurement, settings: Settings) -> Computed | Refusal:
    from trialtrace.stats.convert import smd_bounds_from_rounded_p, smd_from_p
    from trialtrace.stats.errors import StatsError

    seen = (Input("p", m.p),)
    if not m.p_relation:
        return Refusal(f"p {m.p.text}: whether it is exact or a limit is not stated", seen)
    if m.p_relation != "=":
        return Refusal(f"p {m.p_relation} {m.p.text} is an inequality: it gives no effect", seen)
    if m.p_compares.value == "within" and m.p_compares.published in ("", "within"):
        return Refusal("the p-value compares before and after within one arm", seen)
    if contrast.study.structure in ("crossover", "split_body", "cluster"):
        return Refusal(f"{OWN_CONTROLS}: a p-value of two separate groups is not at hand", seen)
    sign = SIGNS.get(m.direction.value)
    if sign is None:
        return Refusal(f"p = {m.p.text} without a stated direction: the sign is unknown", seen)
    sizes: list[Number] = []
    assumptions = [_compares(m), Assumption(T_TEST)]
    for arm, data in ((contrast.arm1, contrast.data1), (contrast.arm2, contrast.data2)):
        n = next((d.n for d in data.values() if d.n is not None), None)
        if n is None:
            n = arm.n
            if n is not None and not contrast.study.n_is_analysed:
                assumptions.append(Assumption(ALL_ANALYSED))
        if n is None:
            return Refusal(f"p = {m.p.text}, but the size of a group is not stated", seen)
        sizes.append(n)
    n1, n2 = sizes
    try:
        made = smd_from_p(
            m.p.value, n1.value, n2.value, sign, settings.smd_variance, settings.level
        )
    except StatsError as error:
        return Refusal(str(error), seen)
    return Computed(
        "SMD",
        made.g,
        made.vi,
        made.ci_lb,
        made.ci_ub,
        n1.value,
        n2.value,
        ("smd_from_p",),
        (
            Input("p", m.p),
            Input("n1i", n1),
            Input("n2i", n2),
            Input("direction", m.direction),
            *((Input("p_compares", m.p_compares),) if m.p_compares.value else ()),
        ),
        tuple(dict.fromkeys(a for a in assumptions if a is not None)),
        _bounds(m.p.text, n1.value, n2.value, sign, smd_bounds_from_rounded_p, StatsError),
    )


def _compares(m: Measurement) -> Assumption | None:
    """The assumption that p compares the groups: none where the text says so."""
    published = m.p_compares.published
    if published == "within":
        return Assumption(COMPARES, "contradicted")
    if m.p_compares.value == "between":
        return None
    return Assumption(COMPARES, "supported" if published == "between" else "open")


def _bounds(text, n1, n2, sign, bounds, error) -> tuple[float, float] | None:
    try:
        low, high = bounds(text, n1, n2)
    except error:
        return None
    return (low, high) if sign > 0 else (-high, -low)
