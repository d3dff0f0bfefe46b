"""A forest plot for a single column of a journal: the texts of a row below each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from trialtrace.show.figures.forest.rows import Column, EffectRow, Forest, Panel

_COLUMNS = (Column("study"), Column("estimate", side="right", align="right"))
# Columns of the two groups that share a header, as the one or the other kind of plot names them.
_PAIRS = (("n1", "n2"), ("joined1", "joined2"))


def stacked(plan: Forest) -> Forest:
    """Return the plot with two columns of text: the study and all that is said of it, the estimate.

    Weights stay in the areas of the squares and in the data file, as do judgements of the risk of
    bias.
    """
    return replace(
        plan,
        judgements=(),
        risk_notes=(),
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
    study = panel.headers["study"]
    for pair in _PAIRS:
        if not any(row.cells.get(pair[0]) for row in panel.effects):
            continue
        heads = [_both(panel, key) for key in pair]
        shared = [text for text in heads[0] if text in heads[1]]
        names = [" ".join(t for t in head if t not in shared) for head in heads]
        said = ": ".join((*shared, " vs ".join(name for name in names if name)))
        return f"{study}\n{said}"
    return study


def _both(panel: Panel, key: str) -> list[str]:
    """Return what stands over a column: its spanning header and its own, or both in one."""
    over = panel.spanners.get(key, "")
    own = panel.headers.get(key, "")
    first, _, last = own.rpartition("\n")
    return [text for text in ((over, own) if over else (first, last)) if text]


def _text(cells: Mapping[str, str]) -> str:
    sizes = " vs ".join(cells[key] for key in ("n", "n1", "n2") if cells.get(key))
    sizes = sizes or " vs ".join(cells[key] for key in _PAIRS[1] if cells.get(key))
    if sizes and "/" not in sizes and "(" not in sizes:
        sizes = f"n = {sizes}"
    assumes = f"assumes {cells['assumes']}" if cells.get("assumes") else ""
    last = "; ".join(part for part in (sizes, cells.get("reading", ""), assumes) if part)
    parts = (cells["study"], cells.get("outcome", ""), cells.get("comparison", ""), last)
    return "\n".join(part for part in parts if part)
