"""Write the report: one page without network, the same bytes for the same tables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from trialtrace.show.figures.style import NARROW
from trialtrace.show.report.documents import Texts
from trialtrace.show.report.figures import figure_id
from trialtrace.show.report.page import TEMPLATES, build
from trialtrace.show.summary import READS as COUNTED
from trialtrace.show.tables.book import READS as SHOWN
from trialtrace.show.tables.words import counted

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["READS", "write"]

READS = tuple(dict.fromkeys((*SHOWN, *COUNTED)))
PAGE = "index.html"
# Figures in the order in which they are read; others follow by name.
FIRST = (
    "forest", "effect-direction", "albatross", "proportions", "funnel", "labbe", "flow",
    "citations", "coverage",
)  # fmt: skip


def write(
    tables: Mapping[str, pd.DataFrame],
    texts: Texts,
    figures: Path,
    options: Mapping[str, object],
    out: Path,
) -> Path:
    """Write ``index.html``.

    Parameters
    ----------
    tables : mapping
        The tables in ``READS``, validated.
    texts : Texts
        The documents; asked for those whose text is shown.
    figures : Path
        Folder with figures as ``*.svg``, which become part of the page in the order of their
        names; a folder that is missing or empty gives a page that says so. Its folder ``narrow``
        may hold the same in a single column, for narrow screens.
    options : mapping
        The section ``report`` of the config (``workflow/schemas/config/report.yaml``).
    out : Path
        Folder (``results/report``); it is made where it is missing.

    Returns
    -------
    Path
        The page.

    Raises
    ------
    TrialtraceError
        If a table and a text do not belong together, or a figure is no SVG.
    """
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    page = out / PAGE
    partial = page.with_name(PAGE + ".part")
    drawn, narrow = (
        sorted(folder.glob("*.svg"), key=lambda path: (_place(path.stem), path.name))
        for folder in (Path(figures), Path(figures) / NARROW)
    )
    variables = build(tables, texts, drawn, narrow, options)
    stream = environment().get_template("page.html.j2").stream(variables)
    stream.enable_buffering(500)
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        stream.dump(file)
    partial.replace(page)
    return page


def _place(name: str) -> tuple[int, int]:
    """Return the place of a figure and of its page: forest, forest-2, ..., effect-direction."""
    name, _, page = name.replace("_", "-").rpartition("-")
    if not page.isdigit():
        name, page = f"{name}-{page}".lstrip("-"), "1"
    return FIRST.index(name) if name in FIRST else len(FIRST), int(page)


def environment() -> Environment:
    """Set the templates up: everything is escaped, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["figure_id"] = figure_id
    made.filters["counted"] = counted
    return made
