"""Drawing a forest plot: from what it says to a page of marks."""

from __future__ import annotations

from dataclasses import replace

from matplotlib.figure import Figure

from trialtrace.show.figures.forest.panel import PanelDrawing
from trialtrace.show.figures.forest.rows import Forest
from trialtrace.show.figures.forest.stack import stacked
from trialtrace.show.figures.forest.tail import write_tail
from trialtrace.show.figures.forest.widths import is_roomy, lay_out
from trialtrace.show.figures.marks import Page
from trialtrace.show.figures.measure import Ruler
from trialtrace.show.figures.render import render
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import POINTS_PER_MM, Style

# Below this width (points) the texts of a row stand below each other instead of in columns.
NARROW = 120 * POINTS_PER_MM
# Journals ask for type of at least so many points.
LEAST_SIZE, STEP = 6.0, 0.25
# Wider pages, for plots with many columns; the last is a landscape page.
WIDER_MM = (190.0, 210.0, 230.0, 250.0)


def draw_forest(plan: Forest, style: Style, ruler: Ruler | None = None) -> Figure:
    """Draw a forest plot.

    Parameters
    ----------
    plan : Forest
        What it says, and in which layout.
    style : Style
        Sizes and colours.
    ruler : Ruler, optional
        One that knows the fonts already, for further pages.

    Returns
    -------
    matplotlib.figure.Figure
        As wide as ``style.width`` and as high as the rows need. Each panel is an Axes with the
        scale of yi; artists carry ``estimate:<effect_id>``, ``interval:<effect_id>``,
        ``rounding:<effect_id>``, ``pooled:<synthesis_id>`` or ``prediction:<synthesis_id>``.
    """
    return render(page_of(plan, style, ruler), style)


def fitted(
    plan: Forest,
    style: Style,
    ruler: Ruler | None = None,
    *,
    wider: bool = True,
    smaller: bool = True,
) -> Style:
    """Return a style in which names and headers stand unbroken.

    The style as it is; else smaller type, down to six points (where ``smaller`` allows it); else a
    page up to as wide as a landscape one (where ``wider`` does). Where even that cannot hold them,
    the style stays, and names are broken.
    """
    if not plan.panels or style.width < NARROW:
        return style
    ruler = ruler or Ruler(style.families, style.size)
    widths = [style.width]
    widths += [mm * POINTS_PER_MM for mm in WIDER_MM if wider and mm * POINTS_PER_MM > style.width]
    steps = int((style.size - LEAST_SIZE) / STEP) if smaller else 0
    for width in widths:
        for step in range(max(steps, 0) + 1):
            tried = replace(style, size=style.size - step * STEP, width=width)
            if is_roomy(plan, ruler.at(tried.size), tried):
                return tried
    return style


def page_of(plan: Forest, style: Style, ruler: Ruler | None = None) -> Page:
    """Lay a forest plot out."""
    sheet = Sheet(style, ruler)
    if style.width < NARROW:
        plan = stacked(plan)
    if plan.panels:
        places = lay_out(plan.columns, plan.panels, sheet.ruler, style, plan.layout)
        for number, panel in enumerate(plan.panels):
            if number:
                sheet.skip(style.size * 1.6)
            PanelDrawing(sheet, plan.columns, places, panel, plan.layout).draw()
    else:
        sheet.paragraph(plan.message, size=style.heading_size, bold=True)
    write_tail(sheet, plan)
    return sheet.page()
