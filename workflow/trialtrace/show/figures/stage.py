"""All figures of a run, from its tables to files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from trialtrace.show.figures.direction import words as direction_words
from trialtrace.show.figures.direction.draw import draw_directions
from trialtrace.show.figures.direction.draw import paged as direction_pages
from trialtrace.show.figures.direction.plan import plan_directions
from trialtrace.show.figures.flow import words as flow_words
from trialtrace.show.figures.flow.draw import draw_flow
from trialtrace.show.figures.flow.plan import plan_flow
from trialtrace.show.figures.forest import words as forest_words
from trialtrace.show.figures.forest.draw import draw_forest
from trialtrace.show.figures.forest.layouts import layout_of
from trialtrace.show.figures.forest.pages import paged as forest_pages
from trialtrace.show.figures.forest.plan import plan_forest
from trialtrace.show.figures.save import Drawing, save
from trialtrace.show.figures.style import Style, style_from

READS = (
    "documents", "references", "works", "studies", "arms", "outcomes", "results", "effects",
    "effect_inputs", "evidence", "syntheses", "synthesis_members",
)  # fmt: skip
NAMES = ("forest", "effect-direction", "flow")
ENDINGS = ("svg", "pdf", "png", "csv", "txt")


def files() -> list[str]:
    """Name the files that every run writes; a long figure adds pages (``forest-2.svg``, ...)."""
    return [f"{name}.{ending}" for name in NAMES for ending in ENDINGS]


def draw(
    tables: Mapping[str, pd.DataFrame], options: Mapping[str, object], out: Path
) -> list[Path]:
    """Draw every figure and write it with its words and its data.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        The tables named in ``READS``.
    options : mapping
        The figures' section of the config.
    out : Path
        Folder for the files; pages that an earlier run left there are removed.

    Returns
    -------
    list of Path
        The files of ``files()``, and further pages.
    """
    style = style_from(options)
    paths: list[Path] = []
    for make in (_forest, _directions, _flow):
        for drawing in make(tables, options, style):
            paths += save(drawing, out, style)
    for name in NAMES:
        for old in out.glob(f"{name}-[0-9]*.*"):
            if old not in paths:
                old.unlink()
    return paths


def _forest(
    tables: Mapping[str, pd.DataFrame], options: Mapping[str, object], style: Style
) -> list[Drawing]:
    plan = plan_forest(
        tables["effects"], tables["syntheses"], members=tables["synthesis_members"],
        inputs=tables["effect_inputs"], evidence=tables["evidence"], studies=tables["studies"],
        documents=tables["documents"], rows=str(options["forest_rows"]),
        digits=int(options["digits"]),  # type: ignore[call-overload]
        layout=layout_of(str(options["layout"])),
    )  # fmt: skip
    pages = forest_pages(plan, int(options["page_rows"]))  # type: ignore[call-overload]
    figures = [draw_forest(page, style) for page in pages]
    data = forest_words.data_of(plan, tables["effects"])
    return _drawings("forest", forest_words.TITLE, forest_words.alt_text(plan), figures, data)


def _directions(
    tables: Mapping[str, pd.DataFrame], options: Mapping[str, object], style: Style
) -> list[Drawing]:
    plan = plan_directions(
        tables["studies"], tables["arms"], tables["outcomes"], tables["results"], tables["effects"]
    )
    pages = direction_pages(plan, style, int(options["page_rows"]))  # type: ignore[call-overload]
    figures = [draw_directions(page, style) for page in pages]
    title, words = direction_words.TITLE, direction_words.alt_text(plan)
    return _drawings("effect-direction", title, words, figures, direction_words.data_of(plan))


def _flow(
    tables: Mapping[str, pd.DataFrame], options: Mapping[str, object], style: Style
) -> list[Drawing]:
    plan = plan_flow(tables)
    figures = [draw_flow(plan, style)]
    words = flow_words.alt_text(plan)
    return _drawings("flow", flow_words.TITLE, words, figures, flow_words.data_of(plan))


def _drawings(
    name: str, title: str, words: str, figures: Sequence[Figure], data: pd.DataFrame
) -> list[Drawing]:
    """Name the pages of a figure; the first carries words and data of all of them."""
    if len(figures) == 1:
        return [Drawing(name, title, words, figures[0], data)]
    drawings = []
    for place, figure in enumerate(figures, start=1):
        page = f"{title}, page {place} of {len(figures)}"
        said = words if place == 1 else f"The words to all pages stand with the first, {name}.txt."
        called = name if place == 1 else f"{name}-{place}"
        drawings.append(Drawing(called, page, said, figure, data if place == 1 else None))
    return drawings
