"""Results of one outcome at one time, set out as pairs of arms and single arms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from trialtrace.derive.model import ArmFacts, Contrast, Measurement, StudyFacts
from trialtrace.derive.signs import (
    ABSOLUTE,
    is_fall,
    may_be_fall,
    minus,
    over,
    signed_by_arms,
    signed_difference,
)
from trialtrace.extract.analysed import is_everybody, part_key, set_key

SlotKey = tuple[str, str, str, str]

# Group 1 is what is tested, group 2 what it is tested against.
_ORDER = MappingProxyType(
    {"experimental": 0, "unclear": 1, "": 1, "active": 2, "placebo": 3, "none": 4}
)
_TURNED = MappingProxyType({"increase": "decrease", "decrease": "increase"})
_DIFFERENCES = ABSOLUTE | {"relative_change"}
_RATIOS = frozenset({"risk_ratio", "odds_ratio", "hazard_ratio", "rate_ratio", "ratio_of_means"})
BETWEEN_ONLY = _DIFFERENCES | _RATIOS
BASELINE = re.compile(r"\b(baseline|before treatment|pre-?treatment|at entry|at inclusion)\b", re.I)


@dataclass(frozen=True, slots=True)
class Slice:
    """Results of one outcome, timepoint, analysis set, part of the sample and basis."""

    timepoint: str
    analysis_set: str
    subgroup: str
    basis: str
    measurements: tuple[Measurement, ...]


def slices(measured: Iterable[tuple[SlotKey, Measurement]]) -> list[Slice]:
    """Group measurements by (timepoint, analysis set, subgroup, basis).

    A measurement that leaves timepoint or basis open joins the only slice that it does not
    contradict; where there are several, it stays alone: nobody said which one it belongs to. One
    that names no set is about everybody, so it joins an analysis of all who were randomised and no
    other; one that names no subgroup joins none.
    """
    by_key: dict[SlotKey, list[Measurement]] = {}
    called: dict[SlotKey, SlotKey] = {}
    for told, measurement in measured:
        alike = (told[0], set_key(told[1]), part_key(told[2]), told[3])
        by_key.setdefault(called.setdefault(alike, told), []).append(measurement)
    for key in sorted(by_key, key=lambda k: sum(bool(part) for part in k)):
        hosts = [k for k in by_key if k != key and _holds(k, key)]
        if len(hosts) == 1:
            by_key[hosts[0]].extend(by_key.pop(key))
    return [
        Slice(*key, tuple(sorted(group, key=lambda m: m.ordinal)))
        for key, group in sorted(by_key.items())
    ]


def _holds(host: SlotKey, guest: SlotKey) -> bool:
    if part_key(host[2]) != part_key(guest[2]):
        return False
    if guest[1] != host[1] and (guest[1] or not is_everybody(host[1])):
        return False
    return guest[0] in ("", host[0]) and guest[3] in ("", host[3])


def contrasts(study: StudyFacts, piece: Slice, outcome: str, kind: str = "") -> list[Contrast]:
    """Set out a slice as contrasts: every tested arm against every comparator with data.

    Returns
    -------
    list of Contrast
        Pairs first. Single arms only where no pair can be made; a contrast without arms where no
        arm could be told.
    """
    nothing: Mapping[str, Measurement] = MappingProxyType({})
    arms = {a.arm_id: a for a in study.arms}
    of_arm: dict[str, dict[str, Measurement]] = {}
    between: dict[tuple[str, str], list[Measurement]] = {}
    loose: list[Measurement] = []
    doubts: dict[str, list[str]] = {}
    for m in piece.measurements:
        other = m.versus_arm_id or _only_other(m, arms)
        if m.arm_id in arms and other in arms:
            one, two, measurement = _oriented(arms[m.arm_id], arms[other], m)
            between.setdefault((one.arm_id, two.arm_id), []).append(measurement)
        elif m.arm_id in arms:
            held = of_arm.setdefault(m.arm_id, {}).setdefault(m.statistic, m)
            if _differ(held, m):
                doubts.setdefault(m.arm_id, []).append(
                    f"two values of {m.statistic.replace('_', ' ')} ({held.value.text} and "
                    f"{m.value.text}) for one arm, outcome and time: unclear which is meant"
                )
        else:
            loose.append(m)
    for arm_id, why in _perhaps_falls(of_arm):
        doubts.setdefault(arm_id, []).append(why)
    for arm_id in {arm for pair in between if any(map(_stands, between[pair])) for arm in pair}:
        if doubts.pop(arm_id, None):
            of_arm.pop(arm_id)
    pairs = list(between) + [p for p in _pairs(of_arm, arms) if p not in between]
    out = [
        Contrast(
            study,
            arms[one],
            arms[two],
            MappingProxyType(of_arm.get(one, {})),
            MappingProxyType(of_arm.get(two, {})),
            tuple(
                signed_by_arms(m, of_arm.get(one, nothing), of_arm.get(two, nothing))
                for m in between.get((one, two), ())
            ),
            outcome,
            kind,
            (*doubts.get(one, ()), *doubts.get(two, ())),
            piece.timepoint,
        )
        for one, two in pairs
    ]
    paired = {arm for pair in pairs for arm in pair}
    for arm_id, data in of_arm.items():
        if arm_id not in paired or not _answered(arm_id, out):
            doubt = tuple(doubts.get(arm_id, ()))
            own = MappingProxyType(data)
            alone = Contrast(study, arms[arm_id], None, own, nothing, (), outcome, kind, doubt)
            out.append(replace(alone, timepoint=piece.timepoint))
    if loose:
        out.append(Contrast(study, None, None, nothing, nothing, tuple(loose), outcome, kind))
    return out


def _perhaps_falls(of_arm: Mapping[str, Mapping[str, Measurement]]) -> Iterator[tuple[str, str]]:
    """Yield the arms whose mean may be a fall like another arm's, which words call one, and why.

    "Pain fell by 2.4 with zinc and 1.1 with clay" is no difference of 3.5.
    """
    for statistic in ("mean", "median"):
        if any(is_fall(data.get(statistic)) for data in of_arm.values()):
            for arm_id, data in of_arm.items():
                if may_be_fall(data.get(statistic)):
                    yield (
                        arm_id,
                        f"the {statistic} of one arm is a fall; nothing says whether the other's is one too",
                    )


def _stands(m: Measurement) -> bool:
    """Tell whether a number between two arms needs none of their own, which cannot be told apart.

    A ratio says which way it points, a difference only where it is printed with its sign or words
    say who had more.
    """
    if m.value is None:
        return False
    told = m.value.value < 0 or m.direction.value in _TURNED
    return m.statistic in _RATIOS or (m.statistic in ABSOLUTE and told)


def _answered(arm_id: str, pairs: list[Contrast]) -> bool:
    """Whether some pair holds numbers of both arms, or a number between them."""
    return any(
        arm_id in (c.arm1.arm_id, c.arm2.arm_id)
        and ((c.data1 and c.data2) or any(m.value is not None for m in c.between))
        for c in pairs
        if c.arm1 and c.arm2
    )


def _only_other(m: Measurement, arms: Mapping[str, ArmFacts]) -> str:
    """The other of exactly two arms, for a number that can only be about both."""
    others = [a for a in arms if a != m.arm_id]
    if len(arms) == 2 and len(others) == 1 and m.arm_id in arms:
        # "unclear" is said where the text compares something and leaves open what p is about; a p
        # of which nothing is said stays with its arm.
        says_both = m.p_compares.value in ("between", "unclear") and m.p is not None
        if m.statistic in BETWEEN_ONLY - {"relative_change"} or says_both:
            return others[0]
    return ""


def _pairs(of_arm: Mapping[str, object], arms: Mapping[str, ArmFacts]) -> list[tuple[str, str]]:
    """Pair arms that both have data: tested against comparator; else in the order of the text."""
    ordered = sorted((arms[a] for a in of_arm), key=lambda a: (_ORDER[a.role], a.ordinal))
    ranks = {_ORDER[a.role] for a in ordered}
    return [
        (one.arm_id, two.arm_id)
        for i, one in enumerate(ordered)
        for two in ordered[i + 1 :]
        if len(ranks) == 1 or _ORDER[one.role] < _ORDER[two.role]
    ]


def _oriented(
    one: ArmFacts, two: ArmFacts, m: Measurement
) -> tuple[ArmFacts, ArmFacts, Measurement]:
    """Put the tested arm first, turning round what the number says."""
    m = signed_difference(m)
    if (_ORDER[one.role], one.ordinal) <= (_ORDER[two.role], two.ordinal):
        return one, two, m
    turned = replace(
        m,
        arm_id=two.arm_id,
        versus_arm_id=one.arm_id,
        direction=replace(m.direction, value=_TURNED.get(m.direction.value, m.direction.value)),
    )
    if m.statistic in ABSOLUTE and m.value is not None:
        turned = replace(turned, value=minus(m.value), low=minus(m.high), high=minus(m.low))
    elif m.statistic in _RATIOS and m.value is not None and m.value.value:
        turned = replace(turned, value=over(m.value), low=over(m.high), high=over(m.low))
    return two, one, turned


def _differ(held: Measurement, other: Measurement) -> bool:
    if held.value is None or other.value is None or held is other:
        return False
    return held.value.value != other.value.value
