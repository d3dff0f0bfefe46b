"""L'Abbé plots in words and as rows of data."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from trialtrace.show.figures.labbe.plan import Labbe

TITLE = "L’Abbé plot: risk in the experimental arm against risk in the comparator"
DATA_COLUMNS = (
    "synthesis_id", "group", "effect_id", "study", "ai", "n1i", "ci", "n2i", "x", "y",
    "conditional",
)  # fmt: skip


def alt_text(plans: Sequence[Labbe]) -> str:
    """Say what L'Abbé plots show, panel by panel."""
    sentences = []
    for plan in plans:
        above = sum(point.treated > point.control for point in plan.points)
        below = sum(point.treated < point.control for point in plan.points)
        sentences.append(
            f"{plan.title or 'All trials'}: {len(plan.points)} trials; the event is more frequent "
            f"in the {plan.experimental} arm in {above}, less frequent in {below}."
        )
    return " ".join(sentences)


def data_of(plans: Sequence[Labbe]) -> pd.DataFrame:
    """Return one row for each point (x and y in percent), with the row of ``effects``."""
    rows = [
        {
            "synthesis_id": plan.key, "group": plan.title, "effect_id": p.key, "study": p.name,
            "ai": p.ai, "n1i": p.n1i, "ci": p.ci, "n2i": p.n2i, "x": 100 * p.control,
            "y": 100 * p.treated, "conditional": p.open,
        }
        for plan in plans
        for p in plan.points
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(DATA_COLUMNS))
