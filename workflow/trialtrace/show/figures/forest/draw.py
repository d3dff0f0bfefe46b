"""Drawing a forest plot: from what it says to a page of marks."""

from __future__ import annotations

from matplotlib.figure import Figure

from trialtrace.show.figures.forest.panel import PanelDrawing
from trialtrace.show.figures.forest.rows import Forest
from trialtrace.show.figures.forest.stack import stacked
from trialtrace.show.figures.forest.tail import write_tail
from trialtrace.show.figures.forest.widths import lay_out
from trialtrace.show.figures.marks import Page
from trialtrace.show.figures.render import render
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import POINTS_PER_MM, Style

# Below this width (points) the texts of a row stand below each other instead of in columns.
NARROW = 120 * POINTS_PER_MM


def draw_forest(plan: Forest, style: Style) -> Figure:
    """Draw a forest plot.

    Parameters
    ----------
    plan : Forest
        What it says, and in which layout.
    style : Style
        Sizes and colours.

    Returns
    -------
    matplotlib.figure.Figure
        As wide as ``style.width`` and as high as the rows need. Each panel is an Axes with the
        scale of yi; artists carry ``estimate:<effect_id>``, ``interval:<effect_id>``,
        ``rounding:<effect_id>``, ``pooled:<synthesis_id>`` or ``prediction:<synthesis_id>``.
    """
    return render(page_of(plan, style), style)


def page_of(plan: Forest, style: Style) -> Page:
    """Lay a forest plot out."""
    sheet = Sheet(style)
    if style.width < NARROW:
        plan = stacked(plan)
    if plan.panels:
        places = lay_out(plan.columns, plan.panels, sheet.ruler, style)
        for number, panel in enumerate(plan.panels):
            if number:
                sheet.skip(style.size * 1.6)
            PanelDrawing(sheet, plan.columns, places, panel, plan.layout).draw()
    else:
        sheet.paragraph(plan.message, size=style.heading_size, bold=True)
    write_tail(sheet, plan)
    return sheet.page()
