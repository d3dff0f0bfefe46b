"""A forest plot for a single column of a journal: the texts of a row below each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from trialtrace.show.figures.forest.rows import Column, EffectRow, Forest, Panel

_COLUMNS = (Column("study"), Column("estimate", side="right", align="right"))
# What a row says of a group's size, in the order in which it is said.
_SIZES = ("n", "n1", "n2")


def stacked(plan: Forest) -> Forest:
    """Return the plot with two columns of text: the study and all that is said of it, the estimate.

    Weights stay in the areas of the squares and in the data file.
    """
    return replace(
        plan,
        columns=tuple(c for c in _COLUMNS if any(o.key == c.key for o in plan.columns)),
        panels=tuple(_stack(panel) for panel in plan.panels),
    )


def _stack(panel: Panel) -> Panel:
    rows = tuple(
        replace(row, cells={**row.cells, "study": _text(row.cells)})
        if isinstance(row, EffectRow)
        else row
        for row in panel.rows
    )
    return replace(panel, rows=rows, headers={**panel.headers, "study": _header(panel)})


def _header(panel: Panel) -> str:
    """Name the groups over the studies where all rows share them, and none names them itself."""
    if not any(row.cells.get("n1") for row in panel.effects):
        return panel.headers["study"]
    (first, what), (second, _) = (panel.headers[key].rsplit("\n", 1) for key in ("n1", "n2"))
    names = f"{first} vs {second}" if second else first
    return f"{panel.headers['study']}\n{what}: {names}"


def _text(cells: Mapping[str, str]) -> str:
    sizes = " vs ".join(cells[key] for key in ("n", "n1", "n2") if cells.get(key))
    if sizes and "/" not in sizes:
        sizes = f"n = {sizes}"
    assumes = f"assumes {cells['assumes']}" if cells.get("assumes") else ""
    last = "; ".join(part for part in (sizes, cells.get("reading", ""), assumes) if part)
    parts = (cells["study"], cells.get("outcome", ""), cells.get("comparison", ""), last)
    return "\n".join(part for part in parts if part)
