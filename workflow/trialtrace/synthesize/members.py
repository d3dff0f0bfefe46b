"""One effect a trial: which of its effects enters a group, and why the others do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from trialtrace.derive.reasons import OPEN_ERRORS, SEPARATOR, SET_ASIDE
from trialtrace.synthesize.groups import Group, Party, arm_matches, names_match
from trialtrace.synthesize.timepoints import days

EARLIER_OUTCOME = "another outcome of the same trial stands first in the group"
OTHER_MEMBER = "another outcome of the same class is used"
OTHER_ACCOUNT = "another account of the same trial is used"
OTHER_TIME = "another timepoint of the same trial is used"
OTHER_SET = "another analysis of the same trial is used"
OTHER_ROUTE = "another route to the same effect is used"
OTHER_COMPARATOR = "another comparator of the same trial is used"


@dataclass(frozen=True, slots=True)
class Effect:
    """A row of ``effects`` with what groups need to know of it.

    ``unit`` is the trial, or the account where no trial could be told; ``published`` says that the
    account is the publication's own; ``unit_of_measure`` comes from its results; ``order`` is its
    place in the text; ``inputs`` maps metafor's names to numbers, of cluster trials those that
    count as independent; ``errors`` are the codes of open findings of severity error on what it is
    made of.
    """

    effect_id: str
    unit: str
    trial_id: str
    slab: str
    study_id: str
    outcome_id: str
    arm_id: str
    versus_arm_id: str
    concept: str
    concept_class: str
    outcome: str
    condition: str
    party1: Party | None
    party2: Party | None
    timepoint: str
    analysis_set: str
    subgroup: str
    basis: str
    unit_of_measure: str
    measure: str
    yi: float | None
    vi: float | None
    ci_lb: float | None
    ci_ub: float | None
    level: float | None
    derivation: tuple[str, ...]
    primary: bool
    conditional: bool
    favours: str
    why_not: str
    published: bool
    order: tuple[int, ...]
    inputs: dict[str, float]
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """An effect that stays out, and why."""

    effect: Effect
    why_not: str


def fitting(effects: Iterable[Effect], group: Group) -> list[Effect]:
    """Return the effects that a group speaks of, whatever their measure."""
    return [
        e
        for e in effects
        if _fit(e, group) is not None
        and arm_matches(group.experimental, e.party1)
        and arm_matches(group.comparator, e.party2)
        and (
            not group.condition
            or any(word.casefold() in e.condition.casefold() for word in group.condition)
        )
    ]


def barred(effect: Effect, group: Group) -> str:
    """Return why an effect may not be pooled in this group, or ``""``."""
    if effect.yi is None:
        return effect.why_not or "no effect could be computed"
    if effect.measure != group.measure:
        return f"is a {effect.measure}; the group pools {group.measure}"
    part = out_of_part(effect, group)
    if part:
        return part
    reasons = [r for r in effect.why_not.split(SEPARATOR) if r]
    for key, set_aside in SET_ASIDE.items():
        if getattr(group, key):
            reasons = [r for r in reasons if r not in set_aside]
    if effect.errors and not group.allow_errors:
        reasons.append(f"{OPEN_ERRORS} ({', '.join(effect.errors)})")
    return SEPARATOR.join(reasons)


def out_of_part(effect: Effect, group: Group) -> str:
    """Return why an effect is about other people than a group, or ``""``.

    An effect in a part of a trial's people never stands for the trial; a group that declares a
    subgroup takes the effects in it, and no others. Source: Cochrane Handbook 10.11.
    """
    told = effect.subgroup.casefold()
    if not group.subgroup:
        return f"is about a part of the trial's people ({effect.subgroup})" if told else ""
    if any(word.casefold() in told for word in group.subgroup):
        return ""
    whom = effect.subgroup or "all people of the trial"
    return f"is about {whom}; the group is about {', '.join(group.subgroup)}"


def one_per_trial(effects: list[Effect], group: Group) -> tuple[list[list[Effect]], list[Left]]:
    """Choose for each trial the effects that stand for it.

    In this order: the publication's own account before documents, unconditional before conditional
    ones; the first outcome of the group's list, of several outcomes of a class that it lists the
    first in the text; intention to treat before other analyses; the group's timepoint; the main
    route. What remains shares its comparator: several tested arms against one control.

    Returns
    -------
    (list of list of Effect, list of Left)
        One list a trial, with one effect per tested arm; and all that stays out.
    """
    units: dict[str, list[Effect]] = {}
    for effect in effects:
        units.setdefault(effect.unit, []).append(effect)
    chosen, left = [], []
    for unit in sorted(units):
        kept = units[unit]
        for sieve, why in (
            (_account, OTHER_ACCOUNT),
            (lambda e: _fit(e, group), EARLIER_OUTCOME),
        ):
            kept = _keep_least(kept, sieve, why, left)
        kept = _one_member(kept, left)
        for sieve, why in (
            (_analysis, OTHER_SET),
            (_time(kept, group), OTHER_TIME),
        ):
            kept = _keep_least(kept, sieve, why, left)
        kept = _one_route_per_contrast(kept, left)
        kept = _one_comparator(kept, left)
        chosen.append(sorted(kept, key=lambda e: e.order))
    return chosen, left


def _fit(effect: Effect, group: Group) -> tuple[int, int] | None:
    return names_match(group.outcome, effect.concept, effect.concept_class, effect.outcome)


def _one_member(effects: list[Effect], left: list[Left]) -> list[Effect]:
    """Keep one outcome of a class: systolic and diastolic pressure are not one effect twice."""
    first = min(effects, key=lambda e: e.order)
    return _keep_least(effects, lambda e: e.concept != first.concept, OTHER_MEMBER, left)


def _keep_least(
    effects: list[Effect], key: Callable[[Effect], object], why: str, left: list[Left]
) -> list[Effect]:
    best = min(key(e) for e in effects)
    left.extend(Left(e, why) for e in effects if key(e) != best)
    return [e for e in effects if key(e) == best]


def _account(effect: Effect) -> tuple[object, ...]:
    return (not effect.published, effect.conditional, effect.order[0], effect.study_id)


def _analysis(effect: Effect) -> tuple[int, str]:
    words = effect.analysis_set.casefold()
    rank = 0 if "intention" in words or words == "itt" else 1 if not words else 2
    return (rank, words)


def _time(effects: list[Effect], group: Group) -> Callable[[Effect], object]:
    """Return a key by which the group's timepoint is the least; unreadable ones come last."""

    def key(effect: Effect) -> tuple[object, ...]:
        when = days(effect.timepoint)
        if when is None:
            return (1, 0.0, effect.timepoint)
        if group.timepoint == "latest":
            return (0, -when, "")
        if group.timepoint == "nearest":
            return (0, abs(when - group.timepoint_days), "")
        return (0, when, "")

    return key


def _one_route_per_contrast(effects: list[Effect], left: list[Left]) -> list[Effect]:
    kept: dict[tuple[str, str], Effect] = {}
    for effect in sorted(effects, key=lambda e: (not e.primary, e.order, e.effect_id)):
        pair = (effect.arm_id, effect.versus_arm_id)
        if pair in kept:
            left.append(Left(effect, OTHER_ROUTE))
        else:
            kept[pair] = effect
    return list(kept.values())


def _one_comparator(effects: list[Effect], left: list[Left]) -> list[Effect]:
    first = min(effects, key=lambda e: e.order).versus_arm_id
    left.extend(Left(e, OTHER_COMPARATOR) for e in effects if e.versus_arm_id != first)
    return [e for e in effects if e.versus_arm_id == first]


def with_effect(
    effect: Effect, yi: float, vi: float, inputs: Mapping[str, float] | None = None
) -> Effect:
    """Return the effect with another size, made of other inputs where they are given."""
    return replace(effect, yi=yi, vi=vi, inputs={**effect.inputs, **(inputs or {})})
