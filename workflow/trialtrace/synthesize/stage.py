"""Stage "synthesize": pools the declared groups, or says of every effect why it stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pandas import DataFrame

from trialtrace.synthesize.assemble import assemble
from trialtrace.synthesize.groups import Group, groups_of
from trialtrace.synthesize.intervals import other_intervals
from trialtrace.synthesize.load import exact_p_values, load_effects
from trialtrace.synthesize.members import Effect, Left, fitting
from trialtrace.synthesize.pool import ONE_TRIAL, model_name, obstacle, pool
from trialtrace.synthesize.sensitivity import variants
from trialtrace.synthesize.without import ExactP, direction_of_effect, p_combination
from trialtrace.tables.ids import short_hash
from trialtrace.tables.io import make_table

READS = (
    "effects",
    "effect_inputs",
    "values",
    "trials",
    "studies",
    "outcomes",
    "arms",
    "results",
    "findings",
)
WRITES = ("syntheses", "synthesis_members", "sensitivity")

NOT_DECLARED = "no group in the config declares that these effects belong together"

Row = dict[str, object]


def run(
    tables: Mapping[str, DataFrame], options: Mapping[str, object], context: Any
) -> dict[str, DataFrame]:
    """Run the stage.

    Parameters
    ----------
    tables : mapping
        The tables named in ``READS``.
    options : mapping
        ``groups``, ``defaults`` (what a group leaves out), ``level``.
    context : object
        Not used.

    Returns
    -------
    dict
        ``syntheses`` and ``synthesis_members``: each effect is a member of at least one row, in it
        or out of it with the reason; ``sensitivity``: what each would be under other choices.
    """
    level = float(options["level"])
    effects = load_effects(tables)
    exact = exact_p_values(tables)
    syntheses: list[Row] = []
    members: list[Row] = []
    sensitivity: list[Row] = [row for e in effects for row in other_intervals(e)]
    declared: set[str] = set()
    for group in groups_of(options):
        inside = fitting(effects, group)
        declared.update(e.effect_id for e in inside)
        for row, of_row in _declared_group(group, inside, exact, level):
            syntheses.append(row)
            members.extend(of_row)
            if row["model"] == model_name(group.model, group.test):
                sensitivity += [
                    {"synthesis_id": row["synthesis_id"], **other}
                    for other in variants(group, inside, row, level)
                ]
    for row, of_row in _undeclared([e for e in effects if e.effect_id not in declared]):
        syntheses.append(row)
        members.extend(of_row)
    return {
        "syntheses": make_table("syntheses", syntheses),
        "synthesis_members": make_table("synthesis_members", members),
        "sensitivity": make_table("sensitivity", sensitivity),
    }


def _declared_group(
    group: Group, inside: list[Effect], exact: Mapping[str, ExactP], level: float
) -> Iterable[tuple[Row, list[Row]]]:
    entering, left, notes = assemble(group, inside)
    left = list(left)
    why_not = obstacle(entering, group.measure)
    if not why_not:
        for pooled in pool(entering, group, level, notes):
            row = _row(group, **pooled.columns)
            yield row, _members(row, pooled.weights, entering, left)
        return
    row = _row(group, method="none", model="", k=0, why_not=why_not)
    yield row, _members(row, {}, (), [*left, *(Left(e, why_not) for e in entering)])
    if inside:
        for summary in (
            direction_of_effect(inside, group, level),
            p_combination(inside, group, exact),
        ):
            row = _row(group, **summary.columns)
            share = {e.effect_id: 100 / len(summary.included) for e in summary.included}
            yield row, _members(row, share, summary.included, summary.left)


def _undeclared(effects: list[Effect]) -> Iterable[tuple[Row, list[Row]]]:
    """One row for each outcome and comparison that has an effect: nothing is pooled."""
    kinds: dict[tuple[str, str], list[Effect]] = {}
    for e in effects:
        if e.yi is not None:
            kinds.setdefault((e.concept or e.outcome, _comparison(e)), []).append(e)
    for (outcome, comparison), alike in sorted(kinds.items()):
        main = [e.measure for e in alike if e.primary] or [e.measure for e in alike]
        measure = ", ".join(sorted(set(main)))
        why = ONE_TRIAL if len({e.unit for e in alike}) == 1 else NOT_DECLARED
        name = f"{outcome}: {comparison}" if comparison else outcome
        row: Row = {
            "synthesis_id": short_hash("Y", "undeclared", outcome, comparison),
            "group": name or measure,
            "outcome": outcome,
            "comparison": comparison,
            "measure": measure,
            "method": "none",
            "k": 0,
            "why_not": why,
        }
        reasons = [Left(e, "; ".join(filter(None, (why, e.why_not)))) for e in alike]
        yield row, _members(row, {}, (), reasons)


def _comparison(effect: Effect) -> str:
    def name(party: Any) -> str:
        return (party.concept or party.intervention or party.label) if party else ""

    one, two = name(effect.party1), name(effect.party2)
    return f"{one} v {two}" if effect.versus_arm_id else one


def _row(group: Group, **columns: object) -> Row:
    return {
        "synthesis_id": short_hash(
            "Y", group.name, group.measure, columns["model"], columns["method"]
        ),
        "group": group.name,
        "reason": group.reason,
        "outcome": ", ".join(group.outcome),
        "comparison": group.comparison,
        "measure": group.measure,
        **columns,
    }


def _members(
    row: Row, weights: Mapping[str, float], included: Iterable[Effect], left: Iterable[Left]
) -> list[Row]:
    inside = [
        {
            "synthesis_id": row["synthesis_id"],
            "effect_id": e.effect_id,
            "trial_id": e.trial_id,
            "weight": weights[e.effect_id],
            "included": True,
        }
        for e in included
    ]
    outside = [
        {
            "synthesis_id": row["synthesis_id"],
            "effect_id": x.effect.effect_id,
            "trial_id": x.effect.trial_id,
            "included": False,
            "why_not": x.why_not,
        }
        for x in left
    ]
    return inside + outside
