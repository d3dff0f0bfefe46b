"""Tables as the groups read them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from pandas import DataFrame

from trialtrace.derive.reasons import SEPARATOR
from trialtrace.extract.analysed import part_key, set_key
from trialtrace.synthesize.groups import Party
from trialtrace.synthesize.members import Effect
from trialtrace.synthesize.without import ExactP

# Inputs that count people, or people with an event.
_PEOPLE = frozenset({"ai", "n1i", "ci", "n2i", "xi", "ni"})


def load_effects(tables: Mapping[str, DataFrame]) -> list[Effect]:
    """Return all rows of ``effects``, in the order of trials and of their text."""
    studies = {s.study_id: s for s in tables["studies"].itertuples()}
    place = {s: i for i, s in enumerate(tables["studies"]["study_id"])}
    arms = {a.arm_id: a for a in tables["arms"].itertuples()}
    outcomes = {o.outcome_id: o for o in tables["outcomes"].itertuples()}
    results: dict[str, object] = {}
    for r in tables["results"].itertuples():
        results.setdefault(r.group_id, r)
    inputs = _inputs(tables["effect_inputs"])
    errors = open_errors(tables)
    out = []
    for e in tables["effects"].itertuples():
        study, result = studies[e.study_id], results.get(e.group_id)
        arm = arms.get(e.arm_id)
        out.append(
            Effect(
                effect_id=e.effect_id,
                unit=e.trial_id or e.study_id,
                trial_id=e.trial_id,
                slab=e.slab,
                study_id=e.study_id,
                outcome_id=e.outcome_id,
                arm_id=e.arm_id,
                versus_arm_id=e.versus_arm_id,
                concept=e.concept,
                concept_class=e.concept_class,
                outcome=e.outcome,
                condition=study.condition,
                party1=_party(arm),
                party2=_party(arms.get(e.versus_arm_id)),
                timepoint=e.timepoint,
                analysis_set=e.analysis_set,
                subgroup=e.subgroup,
                basis=e.basis,
                unit_of_measure=result.unit if result is not None and e.group_id else "",
                measure=e.measure,
                yi=None if pd.isna(e.yi) else float(e.yi),
                vi=None if pd.isna(e.vi) else float(e.vi),
                ci_lb=None if pd.isna(e.ci_lb) else float(e.ci_lb),
                ci_ub=None if pd.isna(e.ci_ub) else float(e.ci_ub),
                level=None if pd.isna(e.level) else float(e.level),
                derivation=tuple(e.derivation.split(SEPARATOR)) if e.derivation else (),
                primary=bool(e.primary),
                conditional=bool(e.conditional) and e.assumption_status != "supported",
                favours=e.favours,
                why_not=e.why_not,
                published=study.doc_id == "",
                order=(
                    place[e.study_id],
                    int(outcomes[e.outcome_id].ordinal),
                    int(arm.ordinal) if arm is not None else 0,
                ),
                inputs=inputs.get(e.effect_id, {}),
                errors=errors.get(e.effect_id, ()),
            )
        )
    return sorted(out, key=lambda e: (e.order, not e.primary, e.effect_id))


def exact_p_values(tables: Mapping[str, DataFrame]) -> dict[str, ExactP]:
    """effect_id → exact p-value between its two arms on its outcome."""
    exact: dict[tuple[str, str, str, str, frozenset[str]], float] = {}
    for r in tables["results"].itertuples():
        if r.p_relation == "=" and r.p_compares == "between" and not pd.isna(r.p_value):
            exact.setdefault(
                (
                    *(r.outcome_id, r.timepoint, set_key(r.analysis_set), part_key(r.subgroup)),
                    frozenset((r.arm_id, r.versus_arm_id)),
                ),
                float(r.p_value),
            )
    out = {}
    for e in tables["effects"].itertuples():
        pair = frozenset((e.arm_id, e.versus_arm_id))
        # A p-value of no stated set speaks of whichever was analysed; one of another set, or of
        # another part of the sample, does not.
        for people in dict.fromkeys((set_key(e.analysis_set), "")):
            part = part_key(e.subgroup)
            value = exact.get((e.outcome_id, e.timepoint, people, part, pair))
            if value is not None and e.versus_arm_id:
                out[e.effect_id] = ExactP(e.effect_id, value)
                break
    return out


def _party(arm: object | None) -> Party | None:
    if arm is None:
        return None
    return Party(arm.concept, arm.intervention, arm.label, arm.role, arm.concept_class)


def _inputs(frame: DataFrame) -> dict[str, dict[str, float]]:
    out: dict[str, dict[str, float]] = {}
    for row in frame.itertuples():
        try:
            out.setdefault(row.effect_id, {})[row.name] = float(row.value)
        except ValueError:
            continue  # words (a direction) are no numbers to compute with
    return {effect_id: _independent(numbers) for effect_id, numbers in out.items()}


def _independent(numbers: dict[str, float]) -> dict[str, float]:
    """Divide the people and events of a cluster trial by its design effect."""
    if "icc" not in numbers or "cluster_size" not in numbers:
        return numbers
    from trialtrace.stats.convert import design_effect

    factor = design_effect(1, numbers["cluster_size"], numbers["icc"]).design_effect
    return {n: v / factor if n in _PEOPLE else v for n, v in numbers.items()}


def open_errors(tables: Mapping[str, DataFrame]) -> dict[str, tuple[str, ...]]:
    """effect_id → codes of the open findings of severity error on what it is made of.

    A finding counts where it is about the effect itself, or about a row of the tables that one of
    its inputs stands in; one about a whole study where the size of an arm went in, because such
    findings are about sums of arms.
    """
    about: dict[tuple[str, str], set[str]] = {}
    for f in tables["findings"].itertuples():
        if f.severity == "error" and f.status == "open":
            about.setdefault((f.subject_table, f.subject_id), set()).add(f.code)
    if not about:
        return {}
    place = {v.value_id: (v.table, v.row_id) for v in tables["values"].itertuples()}
    rows: dict[str, set[tuple[str, str]]] = {}
    for i in tables["effect_inputs"].itertuples():
        if i.value_id in place:
            rows.setdefault(i.effect_id, set()).add(place[i.value_id])
    out = {}
    for e in tables["effects"].itertuples():
        subjects = rows.get(e.effect_id, set()) | {("effects", e.effect_id)}
        if any(table == "arms" for table, _ in subjects):
            subjects = subjects | {("studies", e.study_id)}
        codes = sorted(set().union(*(about.get(s, set()) for s in subjects)))
        if codes:
            out[e.effect_id] = tuple(codes)
    return out
