"""A long forest plot on several pages: panels go on under "continued", on the same axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trialtrace.show.figures.forest.rows import Forest, HeadingRow, Panel, Row

# A panel does not begin at the foot of a page for fewer rows than these.
LEAST = 4
CONTINUED = " (continued)"
# Title, headers and axis of a further panel are as high as so many rows.
AROUND = 7.0


def paged(plan: Forest, most: int, takes: Callable[[Row], float] = lambda row: 1.0) -> list[Forest]:
    """Cut a forest plot into pages of at most ``most`` rows.

    ``takes`` says how many rows of one line a row is as high as; what stands around the rows of a
    further panel takes its part. Assumptions stand on each page
    that needs them; what has no effect, documents and remarks on the last.
    """
    pages: list[list[Panel]] = [[]]
    free = float(most)
    for panel in plan.panels:
        start = 0
        while start < len(panel.rows):
            free -= AROUND if pages[-1] else 0.0
            if pages[-1] and free < sum(map(takes, panel.rows[start : start + LEAST])):
                pages.append([])
                free = float(most)
            part = _part(panel, start, free, takes)
            pages[-1].append(part)
            start += len(part.rows)
            free -= sum(map(takes, part.rows))
    last = len(pages) - 1
    first, *rest = (_page(plan, tuple(panels), place == last) for place, panels in enumerate(pages))
    return [first, *(replace(page, lead="") for page in rest)]


def _part(panel: Panel, start: int, most: float, takes: Callable[[Row], float]) -> Panel:
    """Take rows of a panel from ``start`` on; a heading stays with what it heads."""
    end = start + 1
    used = takes(panel.rows[start])
    while end < len(panel.rows) and used + takes(panel.rows[end]) <= most:
        used += takes(panel.rows[end])
        end += 1
    rows = panel.rows[start:end]
    while (
        len(rows) > 1 and start + len(rows) < len(panel.rows) and isinstance(rows[-1], HeadingRow)
    ):
        rows = rows[:-1]
    if len(rows) == len(panel.rows):
        return panel
    title = panel.title + (CONTINUED if start and panel.title else "")
    # What is said of the whole stands below its last part.
    foot = panel.foot if start + len(rows) == len(panel.rows) else ()
    return replace(panel, title=title, rows=rows, scaled_by=panel.rows, foot=foot)


def _page(plan: Forest, panels: tuple[Panel, ...], last: bool) -> Forest:
    used = {
        mark
        for panel in panels
        for row in panel.effects
        for mark in row.cells.get("assumes", "").split(", ")
    }
    own = tuple(note for note in plan.assumptions if note.mark in used)
    page = replace(plan, panels=panels, assumptions=own)
    return page if last else replace(page, absent=(), sources=(), remarks=())
