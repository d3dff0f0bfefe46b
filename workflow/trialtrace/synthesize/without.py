"""Synthesis without meta-analysis: direction of effect and combined p-values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trialtrace.synthesize.members import Effect, Left

NEEDS_TWO = "needs at least two trials with {what}; there {are}"


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


def direction_of_effect(effects: Iterable[Effect], level: float) -> Without:
    """Count trials by the direction of their effect, never by significance.

    Conditions: a direction against a comparator, on an outcome whose polarity is known, one per
    trial. Source: Cochrane Handbook 12.2.1.3 (McKenzie & Brennan).
    """
    from trialtrace.stats.combine import sign_test

    included, left = [], []
    for e in effects:
        why = _no_direction(e) or _again(e, included)
        if why:
            left.append(Left(e, why))
        else:
            included.append(e)
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


def p_combination(effects: Iterable[Effect], exact: Mapping[str, ExactP]) -> Without:
    """Combine exact one-sided p-values toward the experimental arm by Fisher's method.

    Conditions: an exact p-value between the arms, a known direction, one per trial; an inequality
    is never exact. Source: Cochrane Handbook 12.2.1.2.
    """
    from trialtrace.stats.combine import fisher, one_sided
    from trialtrace.stats.errors import StatsError

    included, left, values = [], [], []
    for e in effects:
        why = _no_direction(e) or _again(e, included)
        if not why and e.effect_id not in exact:
            why = "has no exact p-value between the arms"
        if not why:
            try:
                values.append(one_sided(exact[e.effect_id].value, e.favours))
            except StatsError as error:
                why = str(error)
        if why:
            left.append(Left(e, why))
        else:
            included.append(e)
    k = len(included)
    columns: dict[str, object] = {"method": "p_combination", "model": "Fisher", "k": k}
    if k < 2:
        columns["why_not"] = _too_few("an exact p-value and a direction", k)
        return Without(columns, (), (*left, *_alone(included, columns)))
    columns["pval"] = fisher(values).pval
    columns["why_not"] = "says only that some trial favours the experimental arm, not how much"
    return Without(columns, tuple(included), tuple(left))


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


def _again(effect: Effect, included: list[Effect]) -> str:
    return "the trial is counted already" if any(e.unit == effect.unit for e in included) else ""


def _too_few(what: str, k: int) -> str:
    return NEEDS_TWO.format(what=what, are=f"is {k}" if k == 1 else f"are {k}")


def _alone(included: list[Effect], columns: Mapping[str, object]) -> list[Left]:
    return [Left(e, str(columns["why_not"])) for e in included]
