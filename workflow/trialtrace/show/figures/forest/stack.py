"""A forest plot whose columns a page cannot hold: the texts of a row stand below each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from trialtrace.show.figures.forest.layout import BELOW, OWN
from trialtrace.show.figures.forest.rows import RISK, BareRow, Column, EffectRow, Forest, Panel

_COLUMNS = (Column("study"), Column("estimate", side="right", align="right"))
# Columns of the two groups that share a header, as the one or the other kind of plot names them.
_PAIRS = (("n1", "n2"), ("joined1", "joined2"), ("events1", "events2"), ("mean1", "mean2"))
# Columns that say the rest of a cell, and how.
_REST = {"events": ("total", "{}/{}"), "mean": ("sd", "{} ({})")}


def stacked(plan: Forest, *, numbers: bool) -> Forest:
    """Return the plot with two columns of text: the study and all that is said of it, the estimate.

    Parameters
    ----------
    plan : Forest
        A plot with a column for each text.
    numbers : bool
        Whether weights and judgements of the risk of bias keep their columns; a single column of a
        journal has no room for them, and they stay in the areas of the squares and the data file.
    """
    kept = [c for c in _COLUMNS if any(o.key == c.key for o in plan.columns)]
    if numbers:
        kept += [
            replace(column, side="right")
            for column in plan.columns
            if column.holds == RISK or column.key.startswith("weight")
        ]
    risks = any(column.holds == RISK for column in kept)
    return replace(
        plan,
        judgements=plan.judgements if risks else (),
        risk_notes=plan.risk_notes if risks else (),
        columns=tuple(kept),
        panels=tuple(_stack(panel, [c.key for c in plan.columns]) for panel in plan.panels),
        layout=replace(plan.layout, foot=BELOW),
        stacked=True,
    )


def _stack(panel: Panel, keys: list[str]) -> Panel:
    rows = tuple(
        replace(row, cells={**row.cells, "study": _text(row.cells, panel.headers, keys)})
        if isinstance(row, EffectRow | BareRow)
        else row
        for row in panel.rows
    )
    headers = {**panel.headers, "study": _header(panel)}
    # The header over the estimates says the same.
    return replace(panel, rows=rows, headers=headers, plot_header="", spanners={})


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
    name = key.rstrip("12")
    if name in _REST:
        rest, how = _REST[name]
        own = how.format(own, panel.headers.get(f"{rest}{key[-1]}", ""))
        return [text for text in (own, over) if text]
    return [text for text in ((over, own) if over else (first, last)) if text]


def _text(cells: Mapping[str, str], headers: Mapping[str, str], keys: list[str]) -> str:
    sizes = " vs ".join(cells[key] for key in ("n", "n1", "n2") if cells.get(key))
    if sizes and "/" not in sizes:
        sizes = f"n = {sizes}"
    sizes = sizes or _of_groups(cells)
    assumes = f"assumes {cells['assumes']}" if cells.get("assumes") else ""
    reading = cells.get("reading", "")
    if reading.startswith("["):  # nothing but the document
        sizes, reading = f"{sizes} {reading}".strip(), ""
    last = "; ".join(part for part in (sizes, reading, assumes) if part)
    own = [
        f"{' '.join(headers[key].split())}: {cells[key]}"
        for key in keys
        if key.startswith(OWN) and cells.get(key)
    ]
    parts = (
        cells["study"], cells.get("outcome", ""), cells.get("comparison", ""), last, "; ".join(own)
    )  # fmt: skip
    return "\n".join(part for part in parts if part)


def _of_groups(cells: Mapping[str, str]) -> str:
    """Write what stands in the columns of the two groups: events, means, sizes."""
    told = _pair(cells, "joined")
    for name, (rest, how) in () if told else _REST.items():
        told += [
            how.format(cells[f"{name}{group}"], cells.get(f"{rest}{group}", ""))
            for group in (1, 2)
            if cells.get(f"{name}{group}")
        ]
    sizes = _pair(cells, "size") or (_pair(cells, "total") if _pair(cells, "mean") else [])
    text = " vs ".join(told)
    return f"{text}; n = {' vs '.join(sizes)}" if sizes and text else text


def _pair(cells: Mapping[str, str], name: str) -> list[str]:
    return [cells[f"{name}{group}"] for group in (1, 2) if cells.get(f"{name}{group}")]
