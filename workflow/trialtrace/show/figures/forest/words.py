"""A forest plot in words and as rows of data."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from trialtrace.show.figures.cells import Record, records
from trialtrace.show.figures.forest.reading import Readings
from trialtrace.show.figures.forest.rows import (
    CONDITIONAL,
    STATED,
    EffectRow,
    Forest,
    Panel,
    PooledRow,
    PredictionRow,
)

TITLE = "Forest-style plot of all results that give an effect size"
# What the data file takes over from `effects`, as it is.
_COPIED = (
    "study_id", "trial_id", "outcome_id", "slab", "outcome", "timepoint", "analysis_set",
    "subgroup", "kind", "polarity",
    "experimental", "comparator", "measure", "n1i", "n2i", "derivation", "assumptions",
    "assumption_status", "favours", "poolable", "why_not",
)  # fmt: skip
DATA_COLUMNS = (
    "panel", "drawn_as", "effect_id", "synthesis_id", "x", "x_low", "x_high", "bound_low",
    "bound_high", "shown", "weight", *_COPIED, "document", "evidence_ids",
)  # fmt: skip


def alt_text(plan: Forest) -> str:
    """Say what a forest plot shows: every row with its numbers, and what is not there."""
    sentences = [text for text in (plan.message, plan.lead) if text]
    meanings = {note.mark: note.text for note in plan.assumptions}
    for panel in plan.panels:
        sentences.append(f"Panel “{panel.title}”:")
        for row in panel.rows:
            if isinstance(row, EffectRow):
                sentences.append(_effect_words(row, panel, meanings))
            elif isinstance(row, PooledRow | PredictionRow):
                sentences.append(f"{row.label}: {row.cells['estimate']}.")
    if plan.absent:
        sentences.append("No effect size:")
        sentences += [f"{a.study}, {a.outcome or 'no outcome'}: {a.why_not}." for a in plan.absent]
    sentences += [note.text for note in plan.remarks]
    return " ".join(sentences).replace("\u00a0", " ")


def _effect_words(row: EffectRow, panel: Panel, meanings: dict[str, str]) -> str:
    named = ", ".join(row.cells[key] for key in ("study", "outcome") if row.cells.get(key))
    sentence = f"{named}: {row.cells['estimate']}"
    if row.state != STATED:
        marks = [mark for mark in row.cells["assumes"].split(", ") if mark]
        assumed = "; ".join(meanings[mark] for mark in marks)
        word = "conditional" if row.state == CONDITIONAL else "contradicted"
        sentence += f", {word}" + (f" (assumes: {assumed})" if assumed else "")
    return sentence + "."


def data_of(plan: Forest, effects: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each thing that the plot shows or lists.

    ``x``, ``x_low`` and ``x_high`` are the plotted coordinates (the scale of ``yi``); ``shown`` is
    the text beside them. Effects that the plot leaves to this file are ``drawn_as`` "not drawn".
    """
    readings = plan.readings
    by_id = {row["effect_id"]: row for row in records(effects)}
    rows = [row for panel in plan.panels for row in _panel_rows(panel, by_id, readings)]
    for absent in plan.absent:
        rows += [
            {"drawn_as": "listed", **_copied(by_id[key], readings)} for key in absent.effect_ids
        ]
    held = {row.get("effect_id") for row in rows}
    rows += [
        {"drawn_as": "not drawn", "x": row["yi"], **_copied(row, readings)}
        for key, row in by_id.items()
        if key not in held
    ]
    return pd.DataFrame(rows, columns=list(DATA_COLUMNS))


def _panel_rows(
    panel: Panel, by_id: dict[str, dict[str, object]], readings: Readings
) -> Iterator[dict[str, object]]:
    for row in panel.rows:
        if isinstance(row, EffectRow):
            yield {
                "panel": panel.title, "drawn_as": row.state, "x": row.estimate,
                "x_low": row.low, "x_high": row.high, "bound_low": row.bound_low,
                "bound_high": row.bound_high, "shown": row.cells["estimate"],
                "weight": row.weight, **_copied(by_id[row.effect_id], readings),
            }  # fmt: skip
        elif isinstance(row, PooledRow | PredictionRow):
            yield {
                "panel": panel.title,
                "drawn_as": "pooled" if isinstance(row, PooledRow) else "prediction",
                "synthesis_id": row.synthesis_id,
                "x": row.estimate if isinstance(row, PooledRow) else None,
                "x_low": row.low, "x_high": row.high, "shown": row.cells["estimate"],
            }  # fmt: skip


def _copied(effect: Record, readings: Readings) -> dict[str, object]:
    key = effect["effect_id"]
    return {
        "effect_id": key,
        **{column: effect[column] for column in _COPIED},
        "document": "; ".join(readings.names[doc] for doc in readings.documents.get(key, ())),
        "evidence_ids": "; ".join(readings.evidence.get(key, ())),
    }
