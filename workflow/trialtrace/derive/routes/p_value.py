"""An exact p-value between two groups of known size: a conditional standardised difference."""

from __future__ import annotations

from collections.abc import Iterator

from trialtrace.derive.counted import counts_people
from trialtrace.derive.estimate import effect_interval
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
from trialtrace.derive.reasons import CLUSTERS, OTHER_TEST, OWN_CONTROLS
from trialtrace.derive.routes.compare import Basis, Paired, paired
from trialtrace.derive.routes.designs import has_own_controls, is_clustered
from trialtrace.derive.sizes import ALL_ANALYSED, merged, size_unknown

COMPARES = "the p-value compares the two groups"
T_TEST = "two-sided pooled t test"
PAIRED_TEST = "two-sided paired t test"
SIGNS = {"increase": 1, "decrease": -1}


def route(contrast: Contrast, settings: Settings) -> Outcome:
    """Compute Hedges' g from p, n1, n2 and the stated direction.

    The direction is that of group 1 against group 2: an increase is positive. An inequality, a
    p-value without direction, one that compares before and after, and one of events or times that
    people had gives nothing. Source:
    Cochrane Handbook 6.5.2.3, through ``trialtrace.stats.convert.smd_from_p``.
    """
    if contrast.arm1 is None or contrast.arm2 is None:
        return None
    with_p = [m for m in contrast.between if m.p is not None]
    counted = {"events", "percent"} & {*contrast.data1, *contrast.data2}
    if not with_p or counted:
        return None
    if counts_people(contrast.outcome):
        told = f"p for {contrast.outcome}: counted events or times have no standardised mean difference"
        return Refusal(told, (Input("p", with_p[0].p),))
    outcome: Outcome = None
    for m in with_p:
        made = _from_p(contrast, m, settings)
        if isinstance(made, list):
            return made
        outcome = outcome or made
    return outcome


def _from_p(contrast: Contrast, m: Measurement, settings: Settings) -> list[Computed] | Refusal:
    seen = (Input("p", m.p),)
    if not m.p_relation:
        return Refusal(f"p {m.p.text}: whether it is exact or a limit is not stated", seen)
    if m.p_relation != "=":
        return Refusal(f"p {m.p_relation} {m.p.text} is an inequality: it gives no effect", seen)
    if m.p_compares.value == "within" and m.p_compares.published in ("", "within"):
        return Refusal("the p-value compares before and after within one arm", seen)
    if m.p_compares.value == "other":
        return Refusal(f"p = {m.p.text}: {OTHER_TEST}", seen)
    if is_clustered(contrast):
        return Refusal(f"{CLUSTERS}: whether p allows for the clusters is not known", seen)
    if has_own_controls(contrast) and not settings.correlations:
        return Refusal(f"{OWN_CONTROLS}: a p-value of two separate groups is not at hand", seen)
    sign = SIGNS.get(m.direction.value)
    if sign is None:
        return Refusal(f"p = {m.p.text} without a stated direction: the sign is unknown", seen)
    sizes: list[Number] = []
    assumptions: list[Assumption] = []
    for arm, data in ((contrast.arm1, contrast.data1), (contrast.arm2, contrast.data2)):
        n = next((d.n for d in data.values() if d.n is not None), None)
        if n is None:
            n = None if contrast.people else arm.n
            if n is not None and not contrast.study.n_is_analysed:
                assumptions.append(Assumption(ALL_ANALYSED))
        if n is None:
            told = f"p = {m.p.text}"
            return Refusal(size_unknown(contrast, told, "the size of a group is not stated"), seen)
        sizes.append(n)
    make = _paired if has_own_controls(contrast) else _separate
    return make(m, sign, sizes, tuple(dict.fromkeys(assumptions)), settings)


def _separate(
    m: Measurement,
    sign: int,
    sizes: list[Number],
    assumed: tuple[Assumption, ...],
    settings: Settings,
) -> list[Computed] | Refusal:
    from trialtrace.stats.convert import smd_bounds_from_rounded_p, smd_from_p
    from trialtrace.stats.errors import StatsError

    n1, n2 = (n.value for n in sizes)
    try:
        made = smd_from_p(m.p.value, n1, n2, sign, settings.smd_variance, settings.level)
    except StatsError as error:
        return Refusal(str(error), (Input("p", m.p),))
    try:
        low, high = smd_bounds_from_rounded_p(m.p.text, n1, n2)
        bounds = (low, high) if sign > 0 else (-high, -low)
    except StatsError:
        bounds = None
    return [
        Computed(
            "SMD",
            made.g,
            made.vi,
            *effect_interval("SMD", made.g, made.vi, n1, n2, settings),
            n1,
            n2,
            ("smd_from_p",),
            _inputs(m, sizes),
            merged(_compares(m), (Assumption(T_TEST),), assumed),
            bounds,
        )
    ]


def _paired(
    m: Measurement,
    sign: int,
    sizes: list[Number],
    assumed: tuple[Assumption, ...],
    settings: Settings,
) -> list[Computed] | Refusal:
    """Take p for that of a paired t test, at each configured correlation."""
    from trialtrace.stats.convert import smd_from_paired_p
    from trialtrace.stats.errors import StatsError
    from trialtrace.stats.rounding import interval

    n1, n2 = (n.value for n in sizes)

    def effects(r: float) -> Iterator[Paired]:
        made = smd_from_paired_p(m.p.value, n1, r, sign)
        try:
            ends = [smd_from_paired_p(p, n1, r, sign).smd for p in interval(m.p.text)]
            bounds = (min(ends), max(ends))
        except StatsError:
            bounds = None
        yield "SMD", made.smd, made.se**2, bounds

    assumptions = merged(_compares(m), (Assumption(PAIRED_TEST),), assumed)
    basis = Basis(n1, n2, _inputs(m, sizes), assumptions, ())
    return paired(effects, "smd_from_paired_p", basis, settings)


def _inputs(m: Measurement, sizes: list[Number]) -> tuple[Input, ...]:
    return (
        Input("p", m.p),
        Input("n1i", sizes[0]),
        Input("n2i", sizes[1]),
        Input("direction", m.direction),
        *((Input("p_compares", m.p_compares),) if m.p_compares.value else ()),
    )


def _compares(m: Measurement) -> tuple[Assumption, ...]:
    """The assumption that p compares the groups: none where the text says so."""
    published = m.p_compares.published
    if published == "within":
        return (Assumption(COMPARES, "contradicted"),)
    if m.p_compares.value == "between":
        return ()
    return (Assumption(COMPARES, "supported" if published == "between" else "open"),)
