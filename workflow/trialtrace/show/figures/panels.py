"""Several charts on a page: one or two abreast, as many rows as a page holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from trialtrace.show.figures.marks import Page
from trialtrace.show.figures.sheet import Sheet
from trialtrace.show.figures.style import POINTS_PER_MM, Style

# From this width on two charts stand abreast.
TWO_ABREAST = 140 * POINTS_PER_MM
ROWS = 3
# Height of a chart as a share of its width, alone on a wide page and otherwise.
WIDE, USUAL = 0.52, 0.8
CROWDED = "Points without a name stand too close to others: see the data file."
Panel = TypeVar("Panel")


def abreast(style: Style, panels: int) -> int:
    """Return how many charts stand side by side."""
    return 2 if style.width >= TWO_ABREAST and panels > 1 else 1


def height_of(style: Style, panels: int) -> float:
    """Return the height of a chart's plane in points."""
    width = (style.width - 2 * style.margin) / abreast(style, panels)
    return width * (WIDE if panels == 1 and style.width >= TWO_ABREAST else USUAL)


def paged(panels: Sequence[Panel], style: Style) -> list[tuple[Panel, ...]]:
    """Share panels among pages."""
    most = ROWS * abreast(style, len(panels))
    return [tuple(panels[at : at + most]) for at in range(0, len(panels), most)]


def side_by_side(
    sheet: Sheet, panels: Sequence[Panel], draw: Callable[[Panel, float, float], None]
) -> None:
    """Draw panels in rows.

    Parameters
    ----------
    sheet : Sheet
        Filled from its ``y`` on downwards.
    panels : sequence
        What is to be drawn.
    draw : callable
        ``draw(panel, left, right)`` draws one between two edges and moves ``sheet.y`` below it.
    """
    columns = abreast(sheet.style, len(panels))
    gap = 3 * sheet.style.gap
    width = (sheet.right - sheet.left - gap * (columns - 1)) / columns
    for start in range(0, len(panels), columns):
        if start:
            sheet.skip(sheet.style.size * 1.8)
        top, ends = sheet.y, []
        for place, panel in enumerate(panels[start : start + columns]):
            sheet.y = top
            left = sheet.left + place * (width + gap)
            draw(panel, left, left + width)
            ends.append(sheet.y)
        sheet.y = max(ends)


def draw_panels(
    sheet: Sheet, panels: Sequence[Panel], draw: Callable[[Panel, float, float], Sequence[str]]
) -> bool:
    """Draw charts in rows; ``draw`` returns the names that it had no room for.

    Returns
    -------
    bool
        Whether a point has no name.
    """
    unnamed: list[str] = []
    side_by_side(sheet, panels, lambda panel, left, right: unnamed.extend(draw(panel, left, right)))
    return bool(unnamed)


def charts_page(
    style: Style,
    panels: Sequence[Panel],
    draw: Callable[[Sheet, Panel, float, float, float], Sequence[str]],
    legend: Callable[[Sheet, Sequence[Panel]], None],
) -> Page:
    """Lay charts out with their legend below them.

    Parameters
    ----------
    style : Style
        Sizes and colours.
    panels : sequence
        What is to be drawn.
    draw : callable
        ``draw(sheet, panel, left, right, height)`` draws one; see ``draw_panels``.
    legend : callable
        ``legend(sheet, panels)`` writes the legend.
    """
    sheet = Sheet(style)
    height = height_of(style, len(panels))
    crowded = draw_panels(
        sheet, panels, lambda panel, left, right: draw(sheet, panel, left, right, height)
    )
    legend(sheet, panels)
    if crowded:
        sheet.paragraph(CROWDED)
    return sheet.page()


def write_title(sheet: Sheet, text: str, left: float, right: float) -> None:
    """Write the title of a panel over it."""
    lines = sheet.ruler.wrap(text, right - left, size=sheet.style.heading_size, bold=True)
    sheet.y = sheet.lines_at(
        lines, left, sheet.y, size=sheet.style.heading_size, bold=True, gid="panel-title"
    )
    sheet.skip(sheet.style.size * 0.4)
