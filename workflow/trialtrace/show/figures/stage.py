"""All figures of a run, from its tables to files."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
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
# The files of one kind of figure, and its row of the index.
_Written = tuple[list[Path], tuple[str, str, int, str]]


def files() -> list[str]:
    """Name the files that every run writes; a long figure adds pages (``forest-2.svg``, ...)."""
    return [f"{name}.{ending}" for name in ALWAYS for ending in ENDINGS] + [INDEX]


def draw(
    tables: Mapping[str, pd.DataFrame],
    options: Mapping[str, object],
    out: Path,
    risk: RiskSheet | None = None,
    processes: int = 1,
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
    processes : int, optional
        Kinds of figures that are drawn at the same time. The files do not depend on it.

    Returns
    -------
    list of Path
        The files of ``files()``, further figures and pages, and those in a single column. The
        last, ``figures.csv``, has a row for each kind of figure: its pages, or why it was not
        drawn.
    """
    one = partial(_draw_kind, tables=tables, options=options, out=out, risk=risk)
    paths: list[Path] = []
    index = []
    for written, row in _each(one, processes):
        paths += written
        index.append(row)
    for folder, name in product((out, out / NARROW), NAMES):
        for old in (*folder.glob(f"{name}.*"), *folder.glob(f"{name}-[0-9]*.*")):
            if old not in paths:
                old.unlink()
    frame = pd.DataFrame(index, columns=list(INDEX_COLUMNS))
    frame.to_csv(out / INDEX, index=False, lineterminator="\n")
    return [*paths, out / INDEX]


def _each(one: partial[_Written], processes: int) -> Iterator[_Written]:
    """Draw the kinds in their order, several at a time where that costs no second start.

    A copy of this process has its libraries read and its fonts found. Only Linux copies one
    safely; elsewhere each process would start anew, which takes longer than the drawing.
    """
    if processes < 2 or sys.platform != "linux":
        yield from map(one, NAMES)
        return
    with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
        yield from pool.map(one, NAMES)


def _draw_kind(
    name: str,
    *,
    tables: Mapping[str, pd.DataFrame],
    options: Mapping[str, object],
    out: Path,
    risk: RiskSheet | None,
) -> _Written:
    style = style_from(options)
    single = replace(style, width=WIDTHS_MM["single"] * POINTS_PER_MM)
    make = {
        "forest": _forest,
        "effect-direction": partial(kinds.directions, risk=risk),
        "albatross": kinds.albatross,
        "proportions": kinds.proportions,
        "funnel": kinds.funnel,
        "labbe": kinds.labbe,
        "flow": kinds.flow,
        "citations": kinds.citations,
        "coverage": kinds.coverage,
    }[name]
    made = make(tables, options, style)
    if isinstance(made, kinds.Absent):
        return [], (name, made.title, 0, made.why)
    paths = [path for drawing in made for path in save(drawing, out, style)]
    narrow = make(tables, options, single) if single.width < style.width else []
    for drawing in [] if isinstance(narrow, kinds.Absent) else narrow:
        paths.append(save_svg(drawing, out / NARROW, single))
    return paths, (name, made[0].title.partition(", page 1 of")[0], len(made), "")


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
