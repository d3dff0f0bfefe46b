"""A forest plot of studies in words and as rows of data."""

from __future__ import annotations

import pandas as pd

from trialtrace.show.figures.forest.risk import JUDGEMENTS
from trialtrace.show.figures.forest.rows import (
    RISK,
    STATED,
    BareRow,
    EffectRow,
    Forest,
    HeadingRow,
    NoteRow,
    PooledRow,
    PredictionRow,
)

TITLE = "Forest plot"
DATA_COLUMNS = (
    "row", "drawn_as", "group", "label", "x", "x_low", "x_high", "weight", "shown", "risk_of_bias",
)  # fmt: skip


def title_of(plan: Forest) -> str:
    """Name the plot: its title, or its measure."""
    panel = plan.panels[0]
    return panel.title or f"{TITLE}: {panel.measure.name.lower()}"


def alt_text(plan: Forest) -> str:
    """Say what the plot shows: each study with its numbers, each summary, each test."""
    panel = plan.panels[0]
    meanings = {note.mark: note.text for note in plan.assumptions}
    said = []
    for row in panel.rows:
        if isinstance(row, HeadingRow):
            said.append(f"{row.text}:")
        elif isinstance(row, EffectRow):
            marks = [mark for mark in row.cells.get("assumes", "").split(", ") if mark]
            state = "" if row.state == STATED else f", {row.state}"
            assumed = "; ".join(meanings[mark] for mark in marks)
            state += f" (assumes: {assumed})" if assumed else ""
            said.append(f"{row.cells['study']}: {row.cells['estimate']}{state}{_risk(plan, row)}.")
        elif isinstance(row, BareRow):
            said.append(f"{row.cells['study']}: {row.cells['estimate']}.")
        elif isinstance(row, PooledRow | PredictionRow):
            said.append(f"{row.label}: {row.cells['estimate']}.")
        elif isinstance(row, NoteRow) and not row.cells:
            said.append(f"{row.text}.")
    said += [text if text.endswith(".") else f"{text}." for text in panel.foot]
    said += [note.text for note in plan.remarks]
    return " ".join(said).replace("\u00a0", " ")


def _risk(plan: Forest, row: EffectRow | BareRow) -> str:
    heads = plan.panels[0].headers
    told = [
        f"{heads[column.key]} {JUDGEMENTS[row.cells[column.key]].word.lower()}"
        for column in plan.columns
        if column.holds == RISK and row.cells.get(column.key)
    ]
    return f", risk of bias: {', '.join(told)}" if told else ""


def data_of(plan: Forest) -> pd.DataFrame:
    """Return one row for each thing that is plotted or listed.

    ``row`` is the row of the table that was read (from 1); ``x``, ``x_low`` and ``x_high`` are the
    plotted coordinates, on the scale of yi; ``shown`` is the text beside them.
    """
    rows: list[dict[str, object]] = []
    group = ""
    for row in plan.panels[0].rows:
        if isinstance(row, HeadingRow):
            group = row.text
        elif isinstance(row, EffectRow):
            rows.append(
                {
                    "row": row.effect_id, "drawn_as": row.state, "group": group,
                    "label": row.cells["study"], "x": row.estimate, "x_low": row.low,
                    "x_high": row.high, "weight": row.weight, "shown": row.cells["estimate"],
                    "risk_of_bias": _risk(plan, row).removeprefix(", risk of bias: "),
                }
            )  # fmt: skip
        elif isinstance(row, BareRow):
            rows.append(
                {
                    "row": row.effect_id, "drawn_as": "listed", "group": group,
                    "label": row.cells["study"], "shown": row.cells["estimate"],
                    "risk_of_bias": _risk(plan, row).removeprefix(", risk of bias: "),
                }
            )  # fmt: skip
        elif isinstance(row, PooledRow | PredictionRow):
            pooled = isinstance(row, PooledRow)
            rows.append(
                {
                    "drawn_as": "pooled" if pooled else "prediction",
                    "group": group if pooled and row.of != "total" else "",
                    "label": row.label.replace("\u00a0", " "),
                    "x": row.estimate if pooled else None, "x_low": row.low, "x_high": row.high,
                    "shown": row.cells["estimate"],
                }
            )  # fmt: skip
    return pd.DataFrame(rows, columns=list(DATA_COLUMNS))
