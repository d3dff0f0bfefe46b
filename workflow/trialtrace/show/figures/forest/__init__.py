"""Forest-style plot of everything that has an effect, and why nothing else stands there."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from trialtrace.show.figures.forest.draw import draw_forest
from trialtrace.show.figures.forest.layout import Layout
from trialtrace.show.figures.forest.layouts import layout_of
from trialtrace.show.figures.forest.plan import plan_forest
from trialtrace.show.figures.style import Style


def forest(
    effects: pd.DataFrame,
    syntheses: pd.DataFrame | None = None,
    *,
    members: pd.DataFrame | None = None,
    inputs: pd.DataFrame | None = None,
    evidence: pd.DataFrame | None = None,
    studies: pd.DataFrame | None = None,
    documents: pd.DataFrame | None = None,
    layout: str | Layout = "default",
    rows: str = "primary",
    digits: int = 2,
    style: Style | None = None,
) -> Figure:
    """Draw a forest-style plot.

    Parameters
    ----------
    effects : DataFrame
        Table ``effects``: one panel a kind, measure and polarity; rows without ``yi`` are listed
        below with their ``why_not``.
    syntheses, members : DataFrame, optional
        Tables ``syntheses`` and ``synthesis_members``: diamonds, prediction bars, weights.
    inputs, evidence, studies, documents : DataFrame, optional
        Tables ``effect_inputs``, ``evidence``, ``studies`` and ``documents``: what the effects
        were computed from, and where that stands.
    layout : {"default", "revman5", "jama", "bmj"} or Layout
        How it is printed.
    rows : {"primary", "all"}
        One row a contrast, or the other routes to it as well.
    digits : int
        Decimals of ratios and standardised differences.
    style : Style, optional
        Sizes and colours; a double column of a journal where none is given.

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    TrialtraceError
        If there is no such layout.
    """
    plan = plan_forest(
        effects, syntheses, members=members, inputs=inputs, evidence=evidence, studies=studies,
        documents=documents, rows=rows, digits=digits, layout=layout_of(layout),
    )  # fmt: skip
    return draw_forest(plan, style or Style())
