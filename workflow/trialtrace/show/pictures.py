"""The pictures of docs/images, made of docs/examples and of a run's tables by one command."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from matplotlib.figure import Figure
from PIL import Image

from trialtrace.show.figures.forest.draw import draw_forest, fitted
from trialtrace.show.figures.forest.plan import plan_forest
from trialtrace.show.figures.forest.studies.api import forest_plan
from trialtrace.show.figures.save import Drawing, encode
from trialtrace.show.figures.style import POINTS_PER_MM, WIDTHS_MM, Style
from trialtrace.show.plot_pictures import PLOTS, example_plot, run_plots
from trialtrace.tables.io import read_table, table_path

# Fine enough for a page on a screen, and small.
STYLE = Style(dpi=160)
SINGLE = replace(STYLE, width=WIDTHS_MM["single"] * POINTS_PER_MM)
COLORS = 64
_GROUPS = ("Vaccinated", "Control")
_BCG = {"measure": "RR", "groups": _GROUPS, "polarity": "higher_worse"}
_PAIN = {"measure": "SMD", "groups": ("Exercise", "Usual care"), "polarity": "higher_worse"}

# Name → (table, what is wished for): ``trialtrace.show.forest`` of a table below docs/examples.
FORESTS: Mapping[str, tuple[str, Mapping[str, object]]] = MappingProxyType(
    {
        "forest-default": (
            "bcg.csv", {**_BCG, "subgroup": "alloc", "models": ("EE", "REML"), "test": "knha"},
        ),
        "forest-revman5": (
            "bcg.csv", {**_BCG, "subgroup": "alloc", "models": ("MH",), "layout": "revman5"},
        ),
        "forest-jama": (
            "bcg.csv", {**_BCG, "subgroup": "alloc", "test": "knha", "layout": "jama"},
        ),
        "forest-bmj": (
            "bcg.csv", {**_BCG, "subgroup": "alloc", "test": "knha", "layout": "bmj"},
        ),
        "forest-cumulative": (
            "bcg.csv", {**_BCG, "form": "cumulative", "order": "year", "test": "knha"},
        ),
        "forest-leave-one-out": (
            "bcg.csv", {**_BCG, "form": "leave-one-out", "test": "knha", "layout": "bmj"},
        ),
        "forest-risk": (
            "invented.csv", {**_PAIN, "risk": "invented_risk.csv", "test": "knha"},
        ),
    }
)  # fmt: skip


def pictures(root: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield path and content of each picture.

    Parameters
    ----------
    root : Path
        The checkout. The forest plot of the run is made where ``data/processed`` holds its tables.
    """
    examples, images = root / "docs/examples", root / "docs/images"
    for name in FORESTS:
        yield images / f"{name}.png", small_png(example_forest(examples, name), STYLE)
    for name in PLOTS:
        figure = example_plot(examples, name, STYLE)
        yield images / f"{name}.png", small_png(figure, STYLE)
    processed = root / "data/processed"
    if table_path(processed, "effects").exists():
        for name, content in run_pictures(processed):
            yield images / f"{name}.png", content


def run_pictures(processed: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each picture of a run.

    Parameters
    ----------
    processed : Path
        The folder of its tables.
    """
    yield "forest", small_png(run_forest(processed, STYLE), STYLE)
    yield "forest-narrow", small_png(run_forest(processed, SINGLE), SINGLE)
    for name, figure in run_plots(processed, STYLE):
        yield name, small_png(figure, STYLE)


def example_forest(examples: Path, name: str) -> Figure:
    """Draw one of ``FORESTS``."""
    table, wishes = FORESTS[name]
    risk = {"risk": examples / str(wishes["risk"])} if "risk" in wishes else {}
    plan = forest_plan(examples / table, **{**wishes, **risk})  # type: ignore[arg-type]
    return draw_forest(*fitted(plan, STYLE))


def run_forest(processed: Path, style: Style) -> Figure:
    """Draw the forest plot of a run."""
    names = ("effects", "syntheses", "synthesis_members", "effect_inputs", "evidence", "studies",
             "documents")  # fmt: skip
    tables = {name: read_table(processed, name) for name in names}
    plan = plan_forest(
        tables["effects"], tables["syntheses"], members=tables["synthesis_members"],
        inputs=tables["effect_inputs"], evidence=tables["evidence"], studies=tables["studies"],
        documents=tables["documents"],
    )  # fmt: skip
    return draw_forest(plan, replace(style, dpi=200))


def small_png(figure: Figure, style: Style) -> bytes:
    """Return a figure as a PNG of few colours: a quarter of the size, the same to the eye."""
    whole = encode(
        Drawing("picture", "", "", figure, None), "png", replace(style, dpi=int(figure.dpi))
    )
    target = io.BytesIO()
    few = (
        Image.open(io.BytesIO(whole))
        .convert("RGB")
        .quantize(COLORS, method=Image.Quantize.MAXCOVERAGE)
    )
    few.save(target, "png", optimize=True)
    return target.getvalue()
