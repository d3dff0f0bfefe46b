"""Drawing a forest plot: from what it says to a page of marks."""

from __future__ import annotations

from dataclasses import replace

from matplotlib.figure import Figure

from trialtrace.show.figures.forest.pages import paged
from trialtrace.show.figures.forest.panel import PanelDrawing
from trialtrace.show.figures.forest.rows import BareRow, EffectRow, Forest, Row
from trialtrace.show.figures.forest.stack import stacked
from trialtrace.show.figures.forest.tail import write_tail
from trialtrace.show.figures.forest.widths import breaks_words, is_roomy, is_tidy, lay_out
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
) -> tuple[Forest, Style]:
    """Return a plot and a style in which no word is broken.

    The style as it is, or smaller type, down to six points (where ``smaller`` allows it), if names
    and headers then stand on their lines; else, if no cell takes more than two lines; else a page
    up to as wide as a landscape one (where ``wider`` does). Where no such page holds the columns
    unbroken, the texts of a row stand below each other.
    """
    if not plan.panels or style.width < NARROW:
        return plan, style
    ruler = ruler or Ruler(style.families, style.size)
    steps = max(int((style.size - LEAST_SIZE) / STEP), 0) if smaller else 0
    widths = [mm * POINTS_PER_MM for mm in WIDER_MM if wider and mm * POINTS_PER_MM > style.width]
    own, others = (
        [replace(style, size=style.size - step * STEP, width=width) for width in some
         for step in range(steps + 1)]
        for some in ([style.width], widths)
    )  # fmt: skip
    for enough, styles in ((is_roomy, own), (is_tidy, [*own, *others])):
        for tried in styles:
            if enough(plan, ruler.at(tried.size), tried):
                return plan, tried
    last = [*own, *others][-1]
    if not breaks_words(plan, ruler.at(last.size), last):
        return plan, last
    return stacked(plan, numbers=True), style


def pages_of(plan: Forest, style: Style, most: int, ruler: Ruler | None = None) -> list[Forest]:
    """Cut a plot into pages as high as ``most`` rows of one line; see ``pages.paged``."""
    if style.width < NARROW and not plan.stacked:
        plan = stacked(plan, numbers=False)
    if not plan.panels:
        return paged(plan, most)
    ruler = (ruler or Ruler(style.families, style.size)).at(style.size)
    places = lay_out(plan.columns, plan.panels, ruler, style, plan.layout)

    def takes(row: Row) -> float:
        """Count how many rows of one line a row of studies is as high as."""
        texts = row.cells.items() if isinstance(row, EffectRow | BareRow) else ()
        lines = max(
            (len(ruler.wrap(text, places.columns[key][1] + 0.05)) for key, text in texts
             if text and key in places.columns),
            default=1,
        )  # fmt: skip
        return (lines * style.line + style.row_pad) / (style.line + style.row_pad)

    return paged(plan, most, takes)


def page_of(plan: Forest, style: Style, ruler: Ruler | None = None) -> Page:
    """Lay a forest plot out."""
    sheet = Sheet(style, ruler)
    if style.width < NARROW and not plan.stacked:
        plan = stacked(plan, numbers=False)
    if plan.lead:
        sheet.paragraph(plan.lead)
        sheet.skip(style.size * 0.9)
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
