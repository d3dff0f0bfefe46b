"""Drawing the forest plot of a case, and finding what is on it."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from trialtrace.show.figures.forest import forest
from trialtrace.show.figures.forest.plan import plan_forest
from trialtrace.show.figures.style import Style

from tests.show.figures import figure_cases as cases

STYLE = Style(dpi=72)


def draw(tables: dict[str, pd.DataFrame], **options: object) -> Figure:
    return forest(**cases.forest_kwargs(tables), style=STYLE, **options)


def plan_of(tables: dict[str, pd.DataFrame], **options: object):
    return plan_forest(**cases.forest_kwargs(tables), **options)


def artists(figure: Figure) -> dict[str, object]:
    return {
        str(artist.get_gid()): artist
        for axes in figure.axes
        for artist in (*axes.lines, *axes.patches)
        if artist.get_gid()
    }


def words(figure: Figure, gid: str = "") -> list[str]:
    return [
        artist.get_text().replace("\u00a0", " ")
        for artist in figure.artists
        if hasattr(artist, "get_text") and (not gid or artist.get_gid() == gid)
    ]


def row_of(tables: dict[str, pd.DataFrame], key: str) -> pd.Series:
    return tables["effects"].set_index("effect_id").loc[key]
