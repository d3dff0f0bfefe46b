"""Which rows of a panel were pooled together, and the lines that stand below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trialtrace.show.figures.cells import Record, number
from trialtrace.show.figures.forest.layout import Layout
from trialtrace.show.figures.forest.rows import TOTAL, NoteRow, Row
from trialtrace.show.figures.forest.summary import (
    Summary,
    heterogeneity_text,
    is_common,
    label_of,
    pooled_row,
    prediction_row,
)
from trialtrace.show.figures.measures import Measure
from trialtrace.show.figures.numbers import fixed
from trialtrace.show.figures.pooled import is_pooled


@dataclass(frozen=True)
class Pooling:
    """The summaries of one group of effects, and who is in it with which weight.

    ``weights`` is synthesis_id → effect_id → percent, for the effects that take part.
    """

    group: str
    syntheses: tuple[Record, ...]
    members: frozenset[str]
    weights: Mapping[str, Mapping[str, float]]


def poolings_of(
    syntheses: Sequence[Record], members: Sequence[Record], effects: Sequence[Record]
) -> list[Pooling]:
    """Bring summaries and effects together, a group (and measure) each.

    Without rows of ``synthesis_members`` the effects of a summary are those of its measure and
    outcome.
    """
    groups: dict[tuple[str, str], list[Record]] = {}
    for row in syntheses:
        if is_pooled(row):
            groups.setdefault((row["group"], row["measure"]), []).append(row)
    poolings = []
    for (group, measure), rows in sorted(groups.items()):
        ids = {row["synthesis_id"] for row in rows}
        weights: dict[str, dict[str, float]] = {}
        taking_part: set[str] = set()
        for member in members:
            if member["synthesis_id"] in ids and member["included"]:
                taking_part.add(member["effect_id"])
                weight = number(member["weight"])
                if weight is not None:
                    weights.setdefault(member["synthesis_id"], {})[member["effect_id"]] = weight
        if not members:
            taking_part = {
                effect["effect_id"]
                for effect in effects
                if effect["measure"] == measure
                and rows[0]["outcome"]
                in (effect["concept"], effect["concept_class"], effect["outcome"])
            }
        poolings.append(
            Pooling(group, tuple(sorted(rows, key=_order)), frozenset(taking_part), weights)
        )
    return poolings


def summary_of(synthesis: Record, weights: Mapping[str, float]) -> Summary | None:
    """Take a summary from a row of ``syntheses``; None where it holds no interval."""
    centre = number(synthesis["estimate"])
    low, high = number(synthesis["ci_lb"]), number(synthesis["ci_ub"])
    if centre is None or low is None or high is None:
        return None
    return Summary(
        synthesis["synthesis_id"], synthesis["model"], int(synthesis["k"]), centre, low, high,
        pi_low=number(synthesis["pi_lb"]), pi_high=number(synthesis["pi_ub"]),
        tau2=number(synthesis["tau2"]), Q=number(synthesis["QE"]), QEp=number(synthesis["QEp"]),
        I2=number(synthesis["I2"]), pval=number(synthesis["pval"]), weights=weights,
    )  # fmt: skip


def summary_rows(
    pooling: Pooling, measure: Measure, columns: Mapping[str, str], layout: Layout, digits: int
) -> list[Row]:
    """Make the lines below a group: a diamond a model, prediction bars, heterogeneity.

    ``columns`` maps each model to the column of its weights.
    """
    rows: list[Row] = []
    several = len(pooling.syntheses) > 1
    last = None
    for synthesis in pooling.syntheses:
        summary = summary_of(synthesis, pooling.weights.get(synthesis["synthesis_id"], {}))
        if summary is None:
            continue
        column = columns.get(summary.model)
        cells = {column: f"{fixed(100.0, 1)}{layout.words.percent}"} if column else {}
        label = label_of(summary, layout, TOTAL, several)
        rows.append(pooled_row(summary, measure, layout, label, digits, cells, TOTAL))
        bar = prediction_row(summary, measure, layout, digits)
        rows += [bar] if bar else []
        last = summary
    # Heterogeneity is told by the last model, which is a random one.
    text = heterogeneity_text(last, layout) if last else ""
    return [*rows, NoteRow(text)] if text else rows


def _order(synthesis: Record) -> tuple[bool, str, str]:
    return (not is_common(synthesis["model"]), synthesis["model"], synthesis["synthesis_id"])
