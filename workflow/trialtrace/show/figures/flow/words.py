"""A flow diagram in words and as rows of data."""

from __future__ import annotations

import pandas as pd

from trialtrace.show.figures.flow.rows import Flow

TITLE = "Flow from documents to pooled effect sizes, with the reasons for leaving"
DATA_COLUMNS = ("step", "place", "count", "text", "table", "ids")


def alt_text(plan: Flow) -> str:
    """Say what a flow diagram shows, step by step."""
    sentences = []
    for step in plan.steps:
        if step.left:
            sentences.append("Left: " + "; ".join(f"{r.count} {r.text}" for r in step.left) + ".")
        if step.joined:
            sentences.append(
                "Joined: " + "; ".join(f"{r.count} {r.text}" for r in step.joined) + "."
            )
        detail = f" ({step.detail})" if step.detail else ""
        sentences.append(f"{step.count} {step.noun}{detail}.")
    return " ".join(sentences)


def data_of(plan: Flow) -> pd.DataFrame:
    """Return one row for each number of the diagram, with the ids that it counts."""
    rows = []
    for step in plan.steps:
        for place, reasons in (("left before", step.left), ("joined before", step.joined)):
            rows += [
                {
                    "step": step.key, "place": place, "count": r.count, "text": r.text,
                    "table": r.table, "ids": "; ".join(r.ids),
                }
                for r in reasons
            ]  # fmt: skip
        rows.append(
            {
                "step": step.key, "place": "step", "count": step.count, "text": step.noun,
                "table": step.table, "ids": "; ".join(step.ids),
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(DATA_COLUMNS))
