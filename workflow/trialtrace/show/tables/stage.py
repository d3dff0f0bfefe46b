"""Write the tables for people: CSV files, and one page that shows all of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from trialtrace.show.tables.book import READS, Book
from trialtrace.show.tables.markdown import table_lines
from trialtrace.show.tables.sheets import write_sheet
from trialtrace.show.tables.view import View, stack
from trialtrace.show.tables.views.arms import arms, components
from trialtrace.show.tables.views.bibliography import (
    citations,
    references,
    without_references,
    works,
)
from trialtrace.show.tables.views.documents import documents
from trialtrace.show.tables.views.effects import effects
from trialtrace.show.tables.views.findings import findings
from trialtrace.show.tables.views.results import results
from trialtrace.show.tables.views.sensitivity import sensitivity
from trialtrace.show.tables.views.sizes import sizes
from trialtrace.show.tables.views.studies import studies
from trialtrace.show.tables.views.syntheses import members, syntheses

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FILES", "READS", "write"]

PAGE = "tables.md"
SHEETS = (
    "documents",
    "studies",
    "arms_and_results",
    "references_and_works",
    "citations",
    "findings",
    "effects",
    "syntheses",
    "sensitivity",
)
# What `write` leaves in its folder, for whoever declares outputs.
FILES = (*(f"{name}.csv" for name in SHEETS), PAGE)

_INTRO = """# Tables

Every number that comes from a document has the sentence it was read in beside it; the ids at the
end of a row are those of the tables under `data/processed` and of `data/curated/decisions.csv`.
“not found” means that nothing was read; “not stated” that the source leaves it open; “in conflict”
that sources disagree and none is used. In the CSV files an apostrophe stands in front of words
that a spreadsheet would take for a formula.
"""


def views(book: Book) -> tuple[View, ...]:
    """Build every view, in the order in which people read them."""
    return (
        documents(book),
        studies(book),
        arms(book),
        components(book),
        sizes(book),
        results(book),
        effects(book),
        syntheses(book),
        members(book),
        sensitivity(book),
        findings(book),
        references(book),
        works(book),
        citations(book),
    )


def sheets(shown: Mapping[str, View]) -> tuple[View, ...]:
    """Gather views, by name, into those that become CSV files, in the order of ``SHEETS``."""
    accounts = (shown["arms"], shown["components"], shown["sizes"], shown["results"])
    entries = (shown["references"], without_references(shown["works"], shown["references"]))
    summaries = (shown["syntheses"], shown["members"])
    return (
        shown["documents"],
        shown["studies"],
        stack("arms_and_results", "Arms and results", accounts),
        stack("references_and_works", "References and works", entries),
        shown["citations"],
        shown["findings"],
        shown["effects"],
        stack("syntheses", "Syntheses", summaries),
        shown["sensitivity"],
    )


def write(tables: Mapping[str, pd.DataFrame], out: Path) -> list[Path]:
    """Write the readable tables.

    Parameters
    ----------
    tables : mapping
        The tables in ``READS``, validated.
    out : Path
        Folder (``results/tables``); it is made where it is missing.

    Returns
    -------
    list of Path
        The files written, as in ``FILES``. The same tables give the same bytes.
    """
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    shown = views(Book.of(tables))
    by_name = {view.name: view for view in shown}
    written = [write_sheet(view, out / f"{view.name}.csv") for view in sheets(by_name)]
    page = out / PAGE
    with page.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_INTRO)
        for view in shown:
            file.write(f"\n## {view.title}\n\n")
            if not view.lines:
                file.write("None.\n")
                continue
            for line in table_lines(view):
                file.write(line + "\n")
    return [*written, page]
