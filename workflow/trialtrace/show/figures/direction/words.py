"""An effect-direction plot in words and as rows of data."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

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
    Directions,
)
from trialtrace.show.figures.direction.tally import Tally

TITLE = "Effect-direction plot: which way each outcome of each study went"
_WAYS = {
    UP: "increase",
    DOWN: "decrease",
    SAME: "no difference",
    MIXED: "results that differ in direction",
    UNCLEAR: "reported, no direction told",
}
_SIDES = {
    BETTER: ", favours the experimental arm",
    WORSE: ", favours the comparator",
    NEITHER: ", favours neither",
    UNKNOWN: "",
}
DATA_COLUMNS = (
    "study_id", "trial_id", "study", "n", "outcome", "kind", "direction", "favours", "compares",
    "outcome_ids", "result_ids", "effect_ids", "risk_of_bias", "drawn",
)  # fmt: skip


def alt_text(plan: Directions) -> str:
    """Say what an effect-direction plot shows, study by study."""
    if not plan.studies:
        return "No study with an outcome was found."
    sentences = []
    for row in plan.studies:
        size = f"n = {row.n}" if row.n is not None else "n not stated"
        told = "; ".join(
            f"{cell.outcome}: {_WAYS[cell.way]}{_SIDES[cell.favours]}" for cell in row.cells
        )
        sentences.append(f"{row.label} ({size}): {told}.")
    if plan.silent:
        sentences.append(f"No outcome is told of: {'; '.join(plan.silent)}.")
    return " ".join(sentences)


def data_of(plan: Directions, tallies: Sequence[Tally] | None = None) -> pd.DataFrame:
    """Return one row for each arrow or ring, with the rows of the tables that it stands for.

    Parameters
    ----------
    plan : Directions
        All studies and outcomes.
    tallies : sequence of Tally, optional
        What a plot by outcome draws; ``drawn`` is false for the other rows.
    """
    shown = None if tallies is None else {tally.name for tally in tallies}
    kinds = dict(plan.outcomes)
    rows = [
        {
            "study_id": row.study_id, "trial_id": row.trial_id, "study": row.label, "n": row.n,
            "outcome": cell.outcome, "kind": kinds[cell.outcome], "direction": cell.way,
            "favours": cell.favours, "compares": "arms" if cell.versus else "",
            "outcome_ids": "; ".join(cell.outcome_ids), "result_ids": "; ".join(cell.result_ids),
            "effect_ids": "; ".join(cell.effect_ids), "risk_of_bias": row.risk,
            "drawn": shown is None or (cell.outcome in shown and cell.way != UNCLEAR),
        }
        for row in plan.studies
        for cell in row.cells
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(DATA_COLUMNS))
    return frame.astype({"n": "Int64"})


def tally_text(tallies: Sequence[Tally], note: str) -> str:
    """Say what a plot by outcome shows: the votes of each outcome."""
    sentences = []
    for tally in tallies:
        told = ", ".join(
            f"{tally.votes[way]} {_WAYS[way]}" for way in _WAYS if tally.votes.get(way)
        )
        more = f"; {tally.silent} more without a direction" if tally.silent else ""
        sentences.append(f"{tally.name}: {len(tally.told)} trials: {told}{more}.")
    return " ".join([*sentences, note]).strip() or "No outcome has a direction in two trials."
