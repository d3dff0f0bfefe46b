"""Synthesis without meta-analysis: direction of effect and combined p-values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trialtrace.synthesize.groups import Group
from trialtrace.synthesize.members import Effect, Left, one_per_trial, out_of_part

NEEDS_TWO = "needs at least two trials with {what}; there {are}"
COUNTED = "the trial is counted already"
DISAGREE = "the tested arms of the trial point in different directions"


@dataclass(frozen=True, slots=True)
class ExactP:
    """An exact two-sided p-value between two arms."""

    effect_id: str
    value: float


@dataclass(frozen=True, slots=True)
class Without:
    """Columns of a row of ``syntheses``, the effects in it, and those left out."""

    columns: dict[str, object]
    included: tuple[Effect, ...]
    left: tuple[Left, ...]


def direction_of_effect(effects: Iterable[Effect], group: Group, level: float) -> Without:
    """Count trials by the direction of their effect, never by significance.

    Conditions, each checked: a direction against a comparator, on an outcome whose polarity is
    known, not contradicted, one per trial. Source: Cochrane Handbook 12.2.1.3 (McKenzie & Brennan);
    exact two-sided binomial test against one half, Wilson interval.
    """
    from trialtrace.stats.combine import sign_test

    included, left = _one_vote_each([(e, _no_vote(e, group)) for e in effects], group)
    k = len(included)
    columns: dict[str, object] = {"method": "direction_of_effect", "model": "sign test", "k": k}
    if k < 2:
        columns["why_not"] = _too_few("a direction", k)
        return Without(columns, (), (*left, *_alone(included, columns)))
    favourable = sum(e.favours == "experimental" for e in included)
    test = sign_test(favourable, k, level / 100)
    columns.update(
        estimate=test.proportion,
        ci_lb=test.wilson_lb,
        ci_ub=test.wilson_ub,
        pval=test.pval,
        why_not=f"{favourable} of {k} trials favour the experimental arm; says nothing of size",
    )
    return Without(columns, tuple(included), tuple(left))


def p_combination(effects: Iterable[Effect], group: Group, exact: Mapping[str, ExactP]) -> Without:
    """Combine exact one-sided p-values toward the experimental arm by Fisher's method.

    Conditions, each checked: an exact p-value above 0 between the arms, a known direction, one per
    trial; an inequality is never exact. Source: Cochrane Handbook 12.2.1.2.
    """
    from trialtrace.stats.combine import fisher, one_sided

    candidates = [(e, _no_vote(e, group) or _no_exact_p(e, exact)) for e in effects]
    included, left = _one_vote_each(candidates, group)
    k = len(included)
    columns: dict[str, object] = {"method": "p_combination", "model": "Fisher", "k": k}
    if k < 2:
        columns["why_not"] = _too_few("an exact p-value and a direction", k)
        return Without(columns, (), (*left, *_alone(included, columns)))
    values = [one_sided(exact[e.effect_id].value, e.favours) for e in included]
    columns["pval"] = fisher(values).pval
    columns["why_not"] = "says only that some trial favours the experimental arm, not how much"
    return Without(columns, tuple(included), tuple(left))


def _one_vote_each(
    candidates: list[tuple[Effect, str]], group: Group
) -> tuple[list[Effect], list[Left]]:
    """Choose for each trial the effect that speaks for it, as for pooling."""
    able = [e for e, why in candidates if not why]
    left = [Left(e, why) for e, why in candidates if why]
    trials, others = one_per_trial(able, group)
    left += others
    included = []
    for of_trial in trials:
        if len({e.favours for e in of_trial}) > 1:
            left += [Left(e, DISAGREE) for e in of_trial]
            continue
        included.append(of_trial[0])
        left += [Left(e, COUNTED) for e in of_trial[1:]]
    return included, left


def _no_exact_p(effect: Effect, exact: Mapping[str, ExactP]) -> str:
    if effect.effect_id not in exact:
        return "has no exact p-value between the arms"
    value = exact[effect.effect_id].value
    return "" if 0 < value <= 1 else f"its p-value is printed as {value:g}: that is not exact"


def _no_vote(effect: Effect, group: Group) -> str:
    return out_of_part(effect, group) or _no_direction(effect)


def _no_direction(effect: Effect) -> str:
    if effect.why_not.startswith("contradict"):
        return effect.why_not
    if not effect.versus_arm_id:
        return "has no comparator"
    if effect.favours == "neither":
        return "favours neither arm"
    if effect.favours not in ("experimental", "comparator"):
        return "its direction, or which direction is better, is not known"
    return ""


def _too_few(what: str, k: int) -> str:
    return NEEDS_TWO.format(what=what, are=f"is {k}" if k == 1 else f"are {k}")


def _alone(included: list[Effect], columns: Mapping[str, object]) -> list[Left]:
    return [Left(e, str(columns["why_not"])) for e in included]
