"""Stage "derive": effect sizes from the values in use, or the reason why a result gives none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pandas import DataFrame

from trialtrace.derive.explain import explain, refuse_before_routes
from trialtrace.derive.facts import Facts
from trialtrace.derive.model import Computed, Contrast, Impossible, Refusal, Settings, StudyFacts
from trialtrace.derive.reasons import CHOSEN_CASES, NO_RESULT, SEVERAL_STUDIES, UNNAMED
from trialtrace.derive.routes import routes_for
from trialtrace.derive.routes.designs import CONFIGURED
from trialtrace.derive.rows import Place, Row, computed_row, refused_row
from trialtrace.derive.said_alike import denied
from trialtrace.derive.signs import Keyed, signed_changes
from trialtrace.derive.slices import BASELINE, Slice, contrasts, slices
from trialtrace.derive.told_order import Doubt, ToldOrder
from trialtrace.derive.told_twice import without_repeats
from trialtrace.derive.told_words import ToldWords
from trialtrace.extract.analysed import is_everybody, part_key
from trialtrace.stats.errors import StatsError
from trialtrace.tables.decisions import read_decisions
from trialtrace.tables.io import make_table
from trialtrace.values.align import outcomes_alike

READS = (
    "rows",
    "values",
    "studies",
    "arms",
    "sizes",
    "outcomes",
    "results",
    "trials",
    "trial_studies",
    "works",
    "evidence",
)
WRITES = ("effects", "effect_inputs")


def run(
    tables: Mapping[str, DataFrame], options: Mapping[str, object], context: Any
) -> dict[str, DataFrame]:
    """Run the stage.

    Parameters
    ----------
    tables : mapping
        The tables named in ``READS``.
    options : mapping
        ``level``, ``smd_variance``, ``smd_interval``, ``binary_measures``, ``continuous_measures``,
        ``correlations``, ``iccs``, ``cluster_size``, ``median_conversion``.
    context : object
        ``curated`` (folder of ``decisions.csv``, for the action ``assume``); may be None.

    Returns
    -------
    dict
        ``effects``: each result in at least one row, with an effect or with ``why_not``;
        ``effect_inputs``: what each was made of.
    """
    settings = Settings(
        level=float(options["level"]),
        smd_variance=str(options["smd_variance"]),
        smd_interval=str(options["smd_interval"]),
        binary_measures=tuple(options["binary_measures"]),
        continuous_measures=tuple(options["continuous_measures"]),
        correlations=tuple(float(r) for r in options["correlations"]),
        median_conversion=str(options["median_conversion"]),
        iccs=tuple(float(i) for i in options["iccs"]),
        cluster_size=None if options["cluster_size"] is None else float(options["cluster_size"]),
    )
    decided = _assumed(context)
    facts = Facts(tables)
    order, words = ToldOrder(tables["evidence"]), ToldWords(tables["evidence"])
    labels = dict(zip(tables["trials"]["trial_id"], tables["trials"]["label"], strict=True))
    arms_of = dict(tuple(tables["arms"].groupby("study_id")))
    results_of = dict(tuple(tables["results"].groupby("outcome_id")))
    outcomes_of = dict(tuple(tables["outcomes"].groupby("study_id")))
    effects: list[Row] = []
    inputs: list[Row] = []
    for study_row in tables["studies"].itertuples():
        study = facts.study(study_row, arms_of.get(study_row.study_id, tables["arms"].iloc[:0]))
        outcomes = outcomes_of.get(study_row.study_id, tables["outcomes"].iloc[:0])
        measured = {
            outcome_id: _measured(results_of[outcome_id], facts)
            for outcome_id in outcomes["outcome_id"]
            if outcome_id in results_of
        }
        told = [m for keyed in measured.values() for _, m in keyed]
        doubt = _either(words.refuses, order.of_study(study, told))
        for outcome in outcomes.sort_values("ordinal").itertuples():
            place = Place(
                trial_id=study_row.trial_id,
                study_id=study_row.study_id,
                outcome_id=outcome.outcome_id,
                slab=labels.get(study_row.trial_id) or study_row.label or study_row.study_id,
                outcome=outcome.name,
                concept=outcome.concept,
                concept_class=outcome.concept_class,
                kind=outcome.kind,
                polarity=outcome.polarity,
                timepoint="",
                analysis_set="",
                subgroup="",
                basis="",
            )
            own = measured.get(outcome.outcome_id, [])
            for row, made_of in _of_outcome(place, study, own, facts, doubt, settings, decided):
                effects.append(row)
                inputs.extend(made_of)
    without_repeats(effects, inputs)
    _prefer_published(effects, facts)
    return {
        "effects": make_table("effects", effects),
        "effect_inputs": make_table("effect_inputs", inputs),
    }


def _measured(results: DataFrame, facts: Facts) -> list[Keyed]:
    """Read the results of an outcome, each with its time, analysis set and basis."""
    measured = []
    for result in results.sort_values("ordinal").itertuples():
        basis = "" if result.basis == "unclear" else result.basis
        key = (result.timepoint, result.analysis_set, result.subgroup, basis)
        measured.append((key, facts.measurement(result)))
    return measured


def _of_outcome(place, study, measured, facts, doubt, settings, decided):
    """Yield (row, inputs) for all contrasts of one outcome; ``doubt`` refuses where arms are unsure."""
    pieces = slices(signed_changes(measured))
    if not pieces:
        yield refused_row(place, None, Refusal(NO_RESULT))
    for piece in pieces:
        here = _at(place, piece)
        for contrast in contrasts(study, piece, place.outcome, place.kind):
            contrast = replace(contrast, people=_people(piece, study))
            made = list(_of_contrast(here, contrast, piece, doubt, settings, decided))
            if any(row["measure"] for row, _ in made) and not facts.is_named(place.outcome_id):
                made = [refused_row(here, contrast, Refusal(UNNAMED))]
            yield from made


def _of_contrast(place: Place, contrast: Contrast, piece: Slice, doubt: Doubt, settings, decided):
    refusal = refuse_before_routes(contrast)
    if refusal is None and BASELINE.search(piece.timepoint):
        refusal = Refusal("measured at baseline, before any effect")
    if refusal is None and "case_report" in (contrast.study.design, contrast.study.structure):
        refusal = Refusal(CHOSEN_CASES)
    if refusal is None and contrast.study.design == "review":
        refusal = Refusal(SEVERAL_STUDIES)
    if refusal is not None:
        yield refused_row(place, contrast, refusal)
        return
    computed: list[Computed] = []
    impossible: list[Impossible] = []
    refusals: list[Refusal] = []
    doubtful = doubt(contrast)
    if doubtful is not None:  # what the authors estimated between the arms stands all the same
        refusals.append(doubtful)
        contrast = replace(contrast, data1=MappingProxyType({}), data2=MappingProxyType({}))
    for route in routes_for(contrast):
        try:
            outcome = route(contrast, settings)
        except StatsError as error:
            # Numbers that no formula takes (an SD of 0, a group of nobody) refuse this route only.
            outcome = Refusal(str(error))
        if isinstance(outcome, Refusal):
            refusals.append(outcome)
        elif outcome:
            computed.extend(e for e in outcome if isinstance(e, Computed))
            impossible.extend(e for e in outcome if isinstance(e, Impossible))
    against = [refusal for one in computed if (refusal := denied(contrast, one)) is not None]
    if against:
        computed, refusals = [], [*against, *refusals]
    if not computed:
        refusals += [Refusal(reason) for reason in dict.fromkeys(e.reason for e in impossible)]
        yield refused_row(place, contrast, refusals[0] if refusals else explain(contrast))
        return
    for told in {e.measure: e for e in impossible}.values():
        yield refused_row(place, contrast, Refusal(told.reason), told.measure)
    for ordinal, effect in enumerate(computed):
        alike = [(e.measure, e.derivation) for e in computed[:ordinal]]
        repeat = alike.count((effect.measure, effect.derivation))
        if any(CONFIGURED in a.text for a in effect.assumptions):
            repeat = 0  # told apart by their correlation or ICC
        row, made_of = computed_row(place, contrast, effect, settings, decided, repeat)
        row["primary"] = ordinal == 0
        yield row, made_of


def _either(one: Doubt, other: Doubt) -> Doubt:
    return lambda contrast: one(contrast) or other(contrast)


def _people(piece: Slice, study: StudyFacts) -> str:
    """Say who is analysed in a slice that does not hold all whom the arms hold; empty else."""
    whole = is_everybody(piece.analysis_set) or study.n_is_analysed
    told = "" if whole else piece.analysis_set
    return ", ".join(part for part in (piece.subgroup, told) if part)


def _at(place: Place, piece: Slice) -> Place:
    return replace(
        place,
        timepoint=piece.timepoint,
        analysis_set=piece.analysis_set,
        subgroup=piece.subgroup,
        basis=piece.basis,
    )


def _assumed(context: Any) -> dict[str, list[tuple[str, str]]]:
    """effect_id → (assumption, status) from decisions with the action ``assume``."""
    out: dict[str, list[tuple[str, str]]] = {}
    for d in read_decisions(getattr(context, "curated", None)):
        if d.action == "assume" and d.subject_table == "effects":
            status = "contradicted" if d.value == "contradicted" else "supported"
            out.setdefault(d.subject_id, []).append((d.label, status))
    return out


def _prefer_published(effects: list[Row], facts: Facts) -> None:
    """Where a publication's own account gives an effect, the cited one is not the main one."""

    published = [r for r in effects if r["measure"] and facts.is_published(str(r["study_id"]))]
    for row in effects:
        if facts.is_published(str(row["study_id"])) or not row["trial_id"]:
            continue
        for other in published:
            if (
                row["trial_id"] == other["trial_id"]
                and bool(row["versus_arm_id"]) == bool(other["versus_arm_id"])
                and part_key(str(row["subgroup"])) == part_key(str(other["subgroup"]))
                and outcomes_alike(_outcome(row), _outcome(other))
            ):
                row["primary"] = False


def _outcome(row: Row) -> dict[str, str]:
    named = {"name": "outcome", "concept": "concept", "concept_class": "concept_class"}
    return {field: str(row[column]) for field, column in named.items()}
