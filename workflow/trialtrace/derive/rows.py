"""Rows of `effects` and `effect_inputs` from what the routes computed or refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trialtrace.derive.model import Computed, Contrast, Input, Number, Refusal, Settings
from trialtrace.derive.reasons import CONDITIONAL, CONTRADICTED, SECONDARY, SEPARATOR
from trialtrace.tables.ids import short_hash
from trialtrace.values.favours import favoured, polarity_under

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Place:
    """What an effect is about, as columns of the table ``effects``."""

    trial_id: str
    study_id: str
    outcome_id: str
    slab: str
    outcome: str
    concept: str
    concept_class: str
    kind: str
    polarity: str
    timepoint: str
    analysis_set: str
    subgroup: str
    basis: str


def refused_row(
    place: Place, contrast: Contrast | None, refusal: Refusal, measure: str = ""
) -> tuple[Row, list[Row]]:
    """Return the row that says why there is no effect, and the inputs that were seen.

    ``measure`` is the one that is refused where the contrast gives others.
    """
    row = _row(place, contrast, "", ("refused", refusal.reason if contrast is None else measure))
    row["why_not"] = refusal.reason
    row["favours"] = _favours_stated(place, contrast)
    return row, _inputs(row, refusal.inputs)


def computed_row(
    place: Place,
    contrast: Contrast,
    effect: Computed,
    settings: Settings,
    decided: Mapping[str, Iterable[tuple[str, str]]],
    repeat: int,
) -> tuple[Row, list[Row]]:
    """Return the row of an effect and its inputs.

    Parameters
    ----------
    repeat : int
        How many effects of the same measure by the same route this contrast has had before
        (authors may give two hazard ratios).
    decided : mapping
        effect_id → (assumption or "", status) that people decided.
    """
    seen = [i.number for i in effect.inputs if isinstance(i.number, Number)]
    names = (*effect.derivation, *(a.text for a in effect.assumptions if "configured" in a.text))
    names += (str(repeat),) if repeat else ()
    row = _row(place, contrast, effect.measure, names)
    status, against = _status(effect, seen, decided.get(str(row["effect_id"]), ()))
    why_not = list(against)
    if contrast.study.secondary:
        why_not.append(contrast.study.secondary)
    if any(n.secondary for n in seen):
        why_not.append(SECONDARY)
    conditional = bool(effect.assumptions)
    if conditional and status == "open":
        why_not.append(CONDITIONAL)
    row.update(
        n1i=_whole(effect.n1i),
        n2i=_whole(effect.n2i),
        yi=effect.yi,
        vi=effect.vi,
        ci_lb=effect.ci_lb,
        ci_ub=effect.ci_ub,
        level=settings.level,
        bound_low=effect.bounds[0] if effect.bounds else None,
        bound_high=effect.bounds[1] if effect.bounds else None,
        derivation=SEPARATOR.join(effect.derivation),
        assumptions=SEPARATOR.join(a.text for a in effect.assumptions),
        conditional=conditional,
        assumption_status=status,
        favours=_favours(str(row["polarity"]), contrast, effect.yi),
        poolable=not why_not,
        why_not=SEPARATOR.join(dict.fromkeys((*why_not, *effect.not_poolable))),
    )
    return row, _inputs(row, effect.inputs)


def _row(place: Place, contrast: Contrast | None, measure: str, made: tuple[str, ...]) -> Row:
    arm1 = contrast.arm1 if contrast else None
    arm2 = contrast.arm2 if contrast else None
    groups = [m.group_id for m in contrast.all if m.group_id] if contrast else []
    row: Row = {
        "trial_id": place.trial_id,
        "study_id": place.study_id,
        "outcome_id": place.outcome_id,
        "arm_id": arm1.arm_id if arm1 else "",
        "versus_arm_id": arm2.arm_id if arm2 else "",
        "group_id": groups[0] if groups else "",
        "slab": place.slab,
        "outcome": place.outcome,
        "concept": place.concept,
        "concept_class": place.concept_class,
        "kind": place.kind,
        "polarity": polarity_under(
            measure,
            f"{place.outcome} {place.concept}",
            place.polarity,
            printed=not place.timepoint and any(name.endswith("_ratio") for name in made),
        ),
        "experimental": (arm1.intervention or arm1.label) if arm1 else "",
        "comparator": (arm2.intervention or arm2.label) if arm2 else "",
        "timepoint": place.timepoint,
        "analysis_set": place.analysis_set,
        "subgroup": place.subgroup,
        "basis": place.basis,
        "measure": measure,
        "primary": False,
        "conditional": False,
        "poolable": False,
    }
    row["effect_id"] = short_hash(
        "F",
        place.study_id,
        place.outcome_id,
        row["arm_id"],
        row["versus_arm_id"],
        place.timepoint,
        place.analysis_set,
        *((place.subgroup,) if place.subgroup else ()),
        place.basis,
        measure,
        *made,
    )
    return row


def _status(
    effect: Computed, seen: list[Number], decided: Iterable[tuple[str, str]]
) -> tuple[str, list[str]]:
    """Return assumption_status and what contradicts the effect, in words."""
    statuses = {a.text: a.status for a in effect.assumptions}
    for text, status in decided:
        for known in statuses:
            # What a publication contradicts stays contradicted, whatever is assumed.
            if text in ("", known) and statuses[known] != "contradicted":
                statuses[known] = status
    against = [
        f"{CONTRADICTED}: the assumption that {text} does not hold"
        for text, status in statuses.items()
        if status == "contradicted"
    ]
    against += [f"{CONTRADICTED}: {n.contradicted}" for n in seen if n.contradicted]
    if against:
        return "contradicted", list(dict.fromkeys(against))
    if not statuses:
        return "", []
    supported = all(status == "supported" for status in statuses.values())
    return ("supported" if supported else "open"), []


def _favours(polarity: str, contrast: Contrast, yi: float) -> str:
    if contrast.arm2 is None:
        return ""
    direction = "increase" if yi > 0 else "decrease" if yi < 0 else "no_difference"
    return favoured(direction, polarity)


def _favours_stated(place: Place, contrast: Contrast | None) -> str:
    if contrast is None or contrast.arm2 is None:
        return ""
    said = {m.direction.value for m in contrast.between} - {"", "unclear"}
    return favoured(said.pop(), place.polarity) if len(said) == 1 else "unclear"


def _inputs(row: Row, inputs: Iterable[Input]) -> list[Row]:
    out: dict[tuple[str, str], Row] = {}
    for i in inputs:
        number = i.number
        out.setdefault(
            (i.name, number.value_id),
            {
                "effect_id": row["effect_id"],
                "name": i.name,
                "value": i.shown,
                "value_id": number.value_id,
                "evidence_id": number.evidence_id,
                "formula": getattr(number, "formula", ""),
            },
        )
    return list(out.values())


def _whole(n: float | None) -> int | None:
    return int(n) if n is not None and float(n).is_integer() else None
