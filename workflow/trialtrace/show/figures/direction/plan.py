"""From tables to an effect-direction plot: one cell a study and outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from trialtrace.show.figures.cells import Record, capital, number, records
from trialtrace.show.figures.direction.rows import (
    BETTER,
    DOWN,
    MIXED,
    NEITHER,
    SAME,
    UNCLEAR,
    UNKNOWN,
    UP,
    WORSE,
    Cell,
    Directions,
    StudyRow,
)
from trialtrace.show.figures.measures import measure_of
from trialtrace.show.figures.people import study_labels, study_sizes
from trialtrace.values.favours import ends_what_lasts

_KINDS = ("efficacy", "harm", "other", "")
_WAYS = {"increase": UP, "decrease": DOWN, "no_difference": SAME}
_FAVOURS = {"experimental": BETTER, "comparator": WORSE, "neither": NEITHER}


def plan_directions(
    studies: pd.DataFrame,
    arms: pd.DataFrame,
    outcomes: pd.DataFrame,
    results: pd.DataFrame,
    effects: pd.DataFrame | None = None,
    documents: pd.DataFrame | None = None,
    risks: Mapping[str, str] = MappingProxyType({}),
) -> Directions:
    """Decide what an effect-direction plot of these tables says.

    Results that compare two arms speak before those of one arm; among equals, different
    directions are "mixed". An effect against a comparator speaks where no result does. ``risks``
    are overall risks of bias by study_id.
    """
    columns = {row["outcome_id"]: row for row in records(outcomes)}
    by_study: dict[str, dict[str, list[Record]]] = {}
    for result in records(results):
        outcome = columns.get(result["outcome_id"])
        if outcome is not None:
            cells = by_study.setdefault(result["study_id"], {})
            cells.setdefault(_column(outcome), []).append(result)
    signs: dict[str, list[Record]] = {}
    for effect in records(effects):
        if number(effect["yi"]) is not None and measure_of(effect["measure"]).null is not None:
            signs.setdefault(effect["outcome_id"], []).append(effect)
    sizes = study_sizes(records(studies), records(arms))
    rows, silent = [], []
    labels = study_labels(records(studies), records(documents))
    for study in records(studies):
        told = by_study.get(study["study_id"], {})
        cells = tuple(_cell(name, found, signs) for name, found in told.items())
        if cells:
            key = study["study_id"]
            risk = risks.get(key, "")
            rows.append(StudyRow(key, study["trial_id"], labels[key], sizes[key], cells, risk))
        else:
            silent.append(labels[study["study_id"]])
    return Directions(_ordered(columns.values(), rows), tuple(rows), tuple(silent))  # type: ignore[arg-type]


def _column(outcome: Record) -> str:
    return capital(outcome["concept"].replace("_", " ") or outcome["name"] or "not named")


def _cell(name: str, results: Sequence[Record], signs: Mapping[str, Sequence[Record]]) -> Cell:
    told = [row for row in results if row["direction"] in _WAYS]
    between = [row for row in told if row["versus_arm_id"]]
    outcome_ids = tuple(dict.fromkeys(row["outcome_id"] for row in results))
    effects = [effect for key in outcome_ids for effect in signs.get(key, ())]
    # That both arms fell says nothing of which fell more.
    own = [row for row in told if row["statistic"] == "direction" or not effects]
    speaking = between or own
    if speaking:
        ways = {_WAYS[row["direction"]] for row in speaking}
        sides = {_FAVOURS.get(row["favours"], UNKNOWN) for row in speaking}
        ids = tuple(row["result_id"] for row in speaking)
        return Cell(
            name, ways.pop() if len(ways) == 1 else MIXED,
            sides.pop() if len(sides) == 1 else UNKNOWN, bool(between), ids, (), outcome_ids,
        )  # fmt: skip
    ids = tuple(row["result_id"] for row in results)
    if effects:
        ways = {_sign(effect) for effect in effects}
        sides = {_FAVOURS.get(effect["favours"], UNKNOWN) for effect in effects}
        return Cell(
            name, ways.pop() if len(ways) == 1 else MIXED,
            sides.pop() if len(sides) == 1 else UNKNOWN, True, (),
            tuple(effect["effect_id"] for effect in effects), outcome_ids,
        )  # fmt: skip
    return Cell(
        name, UNCLEAR, UNKNOWN, any(r["versus_arm_id"] for r in results), ids, (), outcome_ids
    )


def _sign(effect: Record) -> str:
    null = measure_of(effect["measure"]).null or 0.0
    yi = number(effect["yi"]) or 0.0
    if ends_what_lasts(effect["measure"], f"{effect['outcome']} {effect['concept']}"):
        yi = 2 * null - yi  # a smaller hazard is a longer time
    return SAME if yi == null else UP if yi > null else DOWN


def _ordered(outcomes: Sequence[Record], rows: Sequence[StudyRow]) -> tuple[tuple[str, str], ...]:
    """Order columns by kind, then by how many studies speak of them, then as they come."""
    used: dict[str, int] = {}
    for row in rows:
        for cell in row.cells:
            used[cell.outcome] = used.get(cell.outcome, 0) + 1
    kinds = {}
    for outcome in outcomes:
        kinds.setdefault(_column(outcome), outcome["kind"])
    names = list(used)
    return tuple(
        (name, kinds[name])
        for name in sorted(names, key=lambda n: (_KINDS.index(kinds[n]), -used[n], names.index(n)))
    )
