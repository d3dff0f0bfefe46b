"""Effect-direction plot: which way every outcome of every study went."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from trialtrace.show.figures.direction.draw import draw_directions
from trialtrace.show.figures.direction.plan import plan_directions
from trialtrace.show.figures.style import Style


def direction_plot(
    studies: pd.DataFrame,
    arms: pd.DataFrame,
    outcomes: pd.DataFrame,
    results: pd.DataFrame,
    effects: pd.DataFrame | None = None,
    *,
    style: Style | None = None,
) -> Figure:
    """Draw an effect-direction plot.

    Parameters
    ----------
    studies, arms, outcomes, results : DataFrame
        Tables of these names. A row of the plot is a study; where a study tells no direction of
        an outcome, but gives a number for it, a ring says so.
    effects : DataFrame, optional
        Table ``effects``: the sign of an effect is its direction where the text states none.
    style : Style, optional
        Sizes and colours; a double column of a journal where none is given.

    Notes
    -----
    After Boon and Thomson (2021), Research Synthesis Methods 12:29–33: direction as an arrow,
    sample size as its size (< 50, 50 to 299, 300 and more). Unlike there, an arrow says which way
    the outcome went, and the sign beside it whom that favours, because polarity is often unknown.
    """
    plan = plan_directions(studies, arms, outcomes, results, effects)
    return draw_directions(plan, style or Style())
