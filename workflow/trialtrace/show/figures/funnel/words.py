"""Funnel plots in words and as rows of data."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from trialtrace.show.figures.funnel.plan import Funnel
from trialtrace.show.figures.numbers import estimate

TITLE = "Contour-enhanced funnel plot: precision against effect"
DATA_COLUMNS = (
    "synthesis_id", "group", "measure", "effect_id", "study", "yi", "sei", "x", "conditional",
)  # fmt: skip


def alt_text(plans: Sequence[Funnel]) -> str:
    """Say what funnel plots show, panel by panel."""
    sentences = []
    for plan in plans:
        errors = [point.sei for point in plan.points]
        below = sum(point.yi < plan.centre for point in plan.points)
        sentences.append(
            f"{plan.title or plan.measure.name}: {len(plan.points)} trials, standard errors from "
            f"{min(errors):.3g} to {max(errors):.3g}, {below} of them left of no effect."
        )
        if plan.estimate is not None:
            shown = estimate(plan.estimate, None, None, plan.measure)
            sentences.append(f"Pooled {plan.measure.name.lower()} {shown} ({plan.model}).")
    return " ".join(sentences)


def data_of(plans: Sequence[Funnel]) -> pd.DataFrame:
    """Return one row for each point, with the row of ``effects`` that it is."""
    rows = [
        {
            "synthesis_id": plan.key, "group": plan.title, "measure": plan.measure.code,
            "effect_id": point.key, "study": point.name, "yi": point.yi, "sei": point.sei,
            "x": plan.measure.shown(point.yi), "conditional": point.open,
        }
        for plan in plans
        for point in plan.points
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(DATA_COLUMNS))
