"""Albatross plots in words and as rows of data."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from trialtrace.show.figures.albatross.plan import BOTH, LEFT, RIGHT, Albatross, Left

TITLE = "Albatross plot: participants against p-value, with contours of equal effect"
DATA_COLUMNS = (
    "outcome", "result_id", "study", "p_relation", "p_value", "n", "n_counts", "side",
    "conditional", "why_not",
)  # fmt: skip


def alt_text(plans: Sequence[Albatross]) -> str:
    """Say what albatross plots show, trial by trial."""
    sentences = []
    for plan in plans:
        names = {LEFT: plan.ends[0], RIGHT: plan.ends[1], BOTH: "direction not told"}
        told = "; ".join(
            f"{p.name}: p {p.relation} {p.p:.10g}, n = {p.n:.0f}, {names[p.side]}"
            for p in plan.points
        )
        sentences.append(f"{plan.title or 'All trials'}: {told}.")
    return " ".join(sentences)


def data_of(plans: Sequence[Albatross], left: Sequence[Left]) -> pd.DataFrame:
    """Return one row for each p-value, with the row of ``results`` that it is."""
    rows: list[dict[str, object]] = []
    for plan in plans:
        names = {LEFT: plan.ends[0], RIGHT: plan.ends[1], BOTH: "both"}
        rows += [
            {
                "outcome": plan.title, "result_id": p.key, "study": p.name,
                "p_relation": p.relation, "p_value": p.p, "n": p.n, "n_counts": p.counted,
                "side": names[p.side], "conditional": p.open, "why_not": "",
            }
            for p in plan.points
        ]  # fmt: skip
    rows += [
        {"outcome": one.outcome, "result_id": one.key, "study": one.name, "why_not": one.why_not}
        for one in left
    ]
    return pd.DataFrame(rows, columns=list(DATA_COLUMNS)).astype({"n": "Int64"})
