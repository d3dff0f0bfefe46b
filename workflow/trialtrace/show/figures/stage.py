"""All figures of a run, from its tables to files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

import pandas as pd

from trialtrace.show.figures import kinds
from trialtrace.show.figures.forest import words as forest_words
from trialtrace.show.figures.forest.draw import draw_forest, fitted, pages_of
from trialtrace.show.figures.forest.layouts import layout_of
from trialtrace.show.figures.forest.plan import plan_forest
from trialtrace.show.figures.forest.studies.risk_sheet import RiskSheet
from trialtrace.show.figures.save import Drawing, save, save_svg
from trialtrace.show.figures.style import NARROW, POINTS_PER_MM, WIDTHS_MM, Style, style_from

READS = (
    "documents", "references", "works", "studies", "arms", "outcomes", "results", "effects",
    "effect_inputs", "evidence", "syntheses", "synthesis_members", "work_members", "citations",
    "trials", "rejected",
)  # fmt: skip
# In the order in which they are read. Those that every run has are drawn even where a table is
# empty, and then say so; the others are drawn where there is something to draw.
NAMES = (
    "forest", "effect-direction", "albatross", "proportions", "funnel", "labbe", "flow",
    "citations", "coverage",
)  # fmt: skip
ALWAYS = ("forest", "effect-direction", "flow", "coverage")
INDEX = "figures.csv"
INDEX_COLUMNS = ("figure", "title", "pages", "not_drawn_because")
ENDINGS = ("svg", "pdf", "png", "csv", "txt")


def files() -> list[str]:
    """Name the files that every run writes; a long figure adds pages (``forest-2.svg``, ...)."""
    return [f"{name}.{ending}" for name in ALWAYS for ending in ENDINGS] + [INDEX]


def draw(
    tables: Mapping[str, pd.DataFrame],
    options: Mapping[str, object],
    out: Path,
    risk: RiskSheet | None = None,
) -> list[Path]:
    """Draw every figure and write it with its words and its data.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        The tables named in ``READS``.
    options : mapping
        The figures' section of the config.
    out : Path
        Folder for the files; figures and pages that an earlier run left there are removed.
    risk : RiskSheet, optional
        Judgements of the risk of bias: the shade of effect directions.

    Returns
    -------
    list of Path
        The files of ``files()``, further figures and pages, and those in a single column. The
        last, ``figures.csv``, has a row for each kind of figure: its pages, or why it was not
        drawn.
    """
    style = style_from(options)
    single = replace(style, width=WIDTHS_MM["single"] * POINTS_PER_MM)
    paths: list[Path] = []
    index = []
    makers = (
        _forest, partial(kinds.directions, risk=risk), kinds.albatross, kinds.proportions, kinds.funnel, kinds.labbe,
        kinds.flow, kinds.citations, kinds.coverage,
    )  # fmt: skip
    for name, make in zip(NAMES, makers, strict=True):
        made = make(tables, options, style)
        if isinstance(made, kinds.Absent):
            index.append((name, made.title, 0, made.why))
            continue
        for drawing in made:
            paths += save(drawing, out, style)
        index.append((name, made[0].title.partition(", page 1 of")[0], len(made), ""))
        narrow = make(tables, options, single) if single.width < style.width else []
        for drawing in [] if isinstance(narrow, kinds.Absent) else narrow:
            paths.append(save_svg(drawing, out / NARROW, single))
    for folder, name in product((out, out / NARROW), NAMES):
        for old in (*folder.glob(f"{name}.*"), *folder.glob(f"{name}-[0-9]*.*")):
            if old not in paths:
                old.unlink()
    frame = pd.DataFrame(index, columns=list(INDEX_COLUMNS))
    frame.to_csv(out / INDEX, index=False, lineterminator="\n")
    return [*paths, out / INDEX]


def not_drawn(out: Path) -> list[tuple[str, str]]:
    """Return the figures that the last run did not draw, each with the reason."""
    index = pd.read_csv(out / INDEX, keep_default_na=False)
    return [
        (row["figure"], row["not_drawn_because"])
        for row in index.to_dict("records")
        if row["not_drawn_because"]
    ]


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
    # Width and type are the config's; where the columns are too many, they stand below each other.
    drawn, style = fitted(plan, style, wider=False, smaller=False)
    pages = pages_of(drawn, style, int(options["page_rows"]))  # type: ignore[call-overload]
    figures = [draw_forest(page, style) for page in pages]
    data = forest_words.data_of(plan, tables["effects"])
    return kinds.drawings("forest", forest_words.TITLE, forest_words.alt_text(plan), figures, data)
