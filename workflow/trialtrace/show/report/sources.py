"""Sources as people cite them: journal, volume, issue and pages in one column."""

from __future__ import annotations

from dataclasses import replace

from trialtrace.show.tables.view import Cell, Line, View

PARTS = ("volume", "issue", "pages")


def published(container: str, volume: str, issue: str, pages: str) -> str:
    """Join what says where a work stands: ``"J Heart 12(3): 30-41"``."""
    number = volume + (f"({issue})" if issue else "")
    return ": ".join(
        part for part in (" ".join(p for p in (container, number) if p), pages) if part
    )


def as_cited(view: View) -> View:
    """Put the parts of a view of works or references into its column ``container``."""
    keys = [column.key for column in view.columns]
    kept = [place for place, key in enumerate(keys) if key not in PARTS]
    at = keys.index("container")
    names = {"container": "Published in"}
    columns = tuple(
        replace(view.columns[p], name=names.get(keys[p], view.columns[p].name)) for p in kept
    )
    lines = []
    for line in view.lines:
        texts = [line.cells[keys.index(part)].text for part in ("container", *PARTS)]
        cells = list(line.cells)
        cells[at] = Cell(published(*texts))
        lines.append(Line(line.about, tuple(cells[place] for place in kept)))
    return View(view.name, view.title, columns, tuple(lines))
