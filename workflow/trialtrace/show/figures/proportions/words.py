"""A panel of proportions in words and as rows of data."""

from __future__ import annotations

import pandas as pd

from trialtrace.show.figures.measures import measure_of
from trialtrace.show.figures.numbers import estimate
from trialtrace.show.figures.proportions.plan import Proportions

TITLE = "Proportions in single groups, with their intervals"
DATA_COLUMNS = (
    "effect_id", "outcome", "study", "group", "xi", "ni", "x", "low", "high", "level",
    "conditional",
)  # fmt: skip


def alt_text(plan: Proportions) -> str:
    """Say what a panel of proportions shows, outcome by outcome."""
    sentences = []
    for outcome in plan.outcomes:
        told = "; ".join(
            f"{row.study} {estimate(row.share, row.low, row.high, measure_of('PR'))}%"
            + (", conditional" if row.open else "")
            for row in outcome.rows
        )
        sentences.append(f"{outcome.name}: {told}.")
    return " ".join(sentences)


def data_of(plan: Proportions) -> pd.DataFrame:
    """Return one row for each proportion (x, low, high from 0 to 1), with its row of ``effects``."""
    rows = [
        {
            "effect_id": row.key, "outcome": outcome.name, "study": row.study,
            "group": row.group, "xi": row.xi, "ni": row.ni, "x": row.share, "low": row.low,
            "high": row.high, "level": row.level, "conditional": row.open,
        }
        for outcome in plan.outcomes
        for row in outcome.rows
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(DATA_COLUMNS))
    return frame.astype({"xi": "Int64", "ni": "Int64"})
