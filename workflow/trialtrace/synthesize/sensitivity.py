"""Sensitivity of a summary: the same group with one choice made otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from trialtrace.synthesize.assemble import Assembly, assemble
from trialtrace.synthesize.changes import change
from trialtrace.synthesize.conventions import is_hedges_g, under
from trialtrace.synthesize.groups import Group
from trialtrace.synthesize.members import OTHER_ROUTE, Effect, with_effect
from trialtrace.synthesize.pool import COMMON, fit, model_name, obstacle, trials_in
from trialtrace.synthesize.shared_control import is_joined

Row = dict[str, object]
Variant = tuple[str, str, list[Effect]]

MODELS = ("EE", "DL", "HE", "HS", "HSk", "SJ", "ML", "REML", "EB", "PM", "PMM")
TESTS = ("z", "t", "knha", "adhoc")
_ALLOWED = (
    ("allow_conditional", "conditional", "effects that rest on open assumptions"),
    ("allow_secondary", "second_hand", "effects that were reported second hand"),
    ("allow_errors", "open_errors", "effects with an open error"),
)
# Assumed values that stand among an effect's inputs.
_ASSUMED = (("ri", "correlation", "r"), ("icc", "icc", "ICC"))


def variants(
    group: Group, inside: list[Effect], base: Mapping[str, object], level: float
) -> Iterator[Row]:
    """Yield rows of ``sensitivity`` for a pooled group.

    One thing is changed at a time: each trial left out; the estimator of tau²; the test; the route
    from the report to an effect; the convention for the variance of Hedges' g; assumed correlations
    and ICCs; the rule for shared controls; with and without effects that are conditional, second
    hand, or have an open error.

    Parameters
    ----------
    group : Group
    inside : list of Effect
        All effects that the group speaks of.
    base : mapping
        The group's row of ``syntheses`` under its declared model.
    level : float
        Confidence in per cent.
    """
    main = assemble(group, inside)
    for kind, varied, effects in _other_effects(group, inside, main, level):
        yield _row(group, base, kind, varied, effects, (group.model, group.test), level)
    for model in MODELS:
        if model != group.model:
            test = "z" if model in COMMON else group.test
            varied = model_name(model, test)
            yield _row(group, base, "estimator", varied, main.entering, (model, test), level)
    if group.model not in COMMON:
        for test in TESTS:
            if test != group.test:
                varied = model_name(group.model, test)
                models = (group.model, test)
                yield _row(group, base, "test", varied, main.entering, models, level)


def _row(
    group: Group,
    base: Mapping[str, object],
    kind: str,
    varied: str,
    effects: list[Effect],
    model: tuple[str, str],
    level: float,
) -> Row:
    row: Row = {"subject": group.name, "measure": group.measure, "kind": kind, "varied": varied}
    why_not = obstacle(effects, group.measure)
    if why_not:
        return {**row, "k": trials_in(effects), "why_not": why_not}
    columns, _ = fit(effects, group.measure, *model, level)
    kept = ("k", "estimate", "se", "ci_lb", "ci_ub", "pi_lb", "pi_ub", "tau2", "I2", "pval")
    row.update({name: columns[name] for name in kept})
    names = ("estimate", "ci_lb", "ci_ub")
    row["changes"] = change(
        group.measure, tuple(base[n] for n in names), tuple(columns[n] for n in names)
    )
    return row


def _other_effects(
    group: Group, inside: list[Effect], main: Assembly, level: float
) -> Iterator[Variant]:
    yield from _leave_one_out(main.entering)
    yield from _other_routes(main)
    yield from _other_conventions(main.entering, level)
    yield from _other_assumed(group, inside, main.entering)
    if main.notes:
        rule = "split" if group.shared_control == "combine" else "combine"
        other = assemble(replace(group, shared_control=rule), inside)
        yield "shared_control", rule, other.entering
    for key, kind, words in _ALLOWED:
        allowed = getattr(group, key)
        other = assemble(replace(group, **{key: not allowed}), inside)
        if {e.effect_id for e in other.entering} != {e.effect_id for e in main.entering}:
            yield kind, f"{'without' if allowed else 'with'} {words}", other.entering


def _leave_one_out(entering: list[Effect]) -> Iterator[Variant]:
    """Leave out one trial at a time; of two trials one would be left, which is never pooled."""
    if trials_in(entering) < 3:
        return
    for unit in dict.fromkeys(e.unit for e in entering):
        slab = next(e.slab for e in entering if e.unit == unit)
        # Two trials may have one label: the id tells them apart.
        name = slab if _is_alone(slab, entering) else f"{slab} [{unit}]"
        yield "leave_one_out", f"without {name}", [e for e in entering if e.unit != unit]


def _is_alone(slab: str, effects: Iterable[Effect]) -> bool:
    return len({e.unit for e in effects if e.slab == slab}) == 1


def _other_routes(main: Assembly) -> Iterator[Variant]:
    """Take another route to the same contrast, one trial at a time.

    Not where arms share a control: there the numbers behind several contrasts were joined.
    """
    sharing = {left.effect.unit for left in main.left if is_joined(left)}
    units = [e.unit for e in main.entering]
    for left in main.left:
        other = left.effect
        if left.why_not != OTHER_ROUTE or other.unit in sharing or units.count(other.unit) > 1:
            continue
        for place, used in enumerate(main.entering):
            if (
                _same_contrast(used, other)
                and used.derivation != other.derivation
                and _same_assumed(used, other)
            ):
                effects = [*main.entering[:place], other, *main.entering[place + 1 :]]
                told = " then ".join(other.derivation)
                yield "conversion", f"{used.slab}: {told} [{other.effect_id}]", effects


def _same_contrast(one: Effect, other: Effect) -> bool:
    return _contrast(one) == _contrast(other)


def _same_assumed(one: Effect, other: Effect) -> bool:
    """Whether both rest on the same assumed values, as far as both rest on any."""
    return all(
        one.inputs[name] == other.inputs[name]
        for name, *_ in _ASSUMED
        if name in one.inputs and name in other.inputs
    )


def _contrast(e: Effect) -> tuple[str, ...]:
    pair = (e.study_id, e.outcome_id, e.arm_id, e.versus_arm_id)
    return (*pair, e.timepoint, e.analysis_set, e.subgroup, e.measure)


def _other_conventions(entering: list[Effect], level: float) -> Iterator[Variant]:
    """Take another convention for the variance of Hedges' g in all trials where it matters."""
    if not any(is_hedges_g(e) for e in entering):
        return
    from trialtrace.stats.convert import SMD_CONVENTIONS

    for convention in SMD_CONVENTIONS:
        effects = []
        for e in entering:
            made = under(e, convention, level) if is_hedges_g(e) else None
            effects.append(e if made is None else with_effect(e, made.g, made.vi))
        moved = any(abs(a.vi - b.vi) > 1e-12 * b.vi for a, b in zip(effects, entering, strict=True))
        if moved:
            yield "interval", f"variance {convention}", effects


def _other_assumed(group: Group, inside: list[Effect], entering: list[Effect]) -> Iterator[Variant]:
    """Take another of the configured correlations, or ICCs, in all trials that rest on one."""
    for name, kind, symbol in _ASSUMED:
        used = {e.inputs[name] for e in entering if name in e.inputs}
        for value in sorted({e.inputs[name] for e in inside if name in e.inputs} - used):
            at = [e for e in inside if e.inputs.get(name, value) == value]
            yield kind, f"{symbol} = {value:g}", assemble(group, at).entering
