"""An effect-direction plot in words and as rows of data."""

from __future__ import annotations

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
    "outcome_ids", "result_ids", "effect_ids",
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


def data_of(plan: Directions) -> pd.DataFrame:
    """Return one row for each arrow or ring, with the rows of the tables that it stands for."""
    kinds = dict(plan.outcomes)
    rows = [
        {
            "study_id": row.study_id, "trial_id": row.trial_id, "study": row.label, "n": row.n,
            "outcome": cell.outcome, "kind": kinds[cell.outcome], "direction": cell.way,
            "favours": cell.favours, "compares": "arms" if cell.versus else "",
            "outcome_ids": "; ".join(cell.outcome_ids), "result_ids": "; ".join(cell.result_ids),
            "effect_ids": "; ".join(cell.effect_ids),
        }
        for row in plan.studies
        for cell in row.cells
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(DATA_COLUMNS))
    return frame.astype({"n": "Int64"})
