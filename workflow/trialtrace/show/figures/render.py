"""A page of marks as a matplotlib Figure; every artist carries the id of what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import singledispatch

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Polygon, Rectangle
from matplotlib.text import Text as TextArtist
from matplotlib.transforms import Affine2D

from trialtrace.show.figures.marks import (
    Area,
    Bar,
    Diamond,
    Line,
    Page,
    Segment,
    Shape,
    Square,
    Text,
    Upright,
)
from trialtrace.show.figures.plane import Plane
from trialtrace.show.figures.render_plane import add_plane
from trialtrace.show.figures.style import Style

# Settings of the machine must not reach a figure; text stays text, fonts go into the PDF.
_SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "trialtrace",
    "pdf.fonttype": 42,
    "ps.fonttype": 42,
    "text.hinting": "none",
    "text.usetex": False,
    "axes.unicode_minus": True,
    "path.simplify": False,
}


@contextmanager
def settings(style: Style) -> Iterator[None]:
    """Use the settings of our figures, whatever the machine's are."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        mpl.rcParams["font.sans-serif"] = [*style.families, "Verdana", "Arial"]
        yield


def render(page: Page, style: Style) -> Figure:
    """Draw a page.

    Parameters
    ----------
    page : Page
        Marks in points.
    style : Style
        Fonts and resolution.

    Returns
    -------
    matplotlib.figure.Figure
        As large as the page. Plot areas are its axes, with the data's scale across; ``gid`` of
        each artist is the ``gid`` of its mark.
    """
    with settings(style):
        figure = Figure(
            figsize=(page.width / 72, page.height / 72), dpi=style.dpi, facecolor=style.paper
        )
        FigureCanvasAgg(figure)
        to_page = (
            Affine2D().scale(1 / 72, -1 / 72).translate(0, page.height / 72)
            + figure.dpi_scale_trans
        )
        for mark in page.marks:
            if isinstance(mark, Area):
                _add_area(figure, mark, page)
            elif isinstance(mark, Plane):
                add_plane(figure, mark, (page.width, page.height))
            elif isinstance(mark, Text):
                figure.add_artist(_text(mark, style, to_page))
            elif isinstance(mark, Line):
                figure.add_artist(_line(mark, to_page))
            elif isinstance(mark, Shape):
                figure.add_artist(
                    Polygon(
                        mark.points, closed=True, facecolor=mark.face, edgecolor=mark.edge,
                        linewidth=mark.width, transform=to_page, gid=mark.gid or None, zorder=1,
                    )
                )  # fmt: skip
    return figure


def _text(mark: Text, style: Style, to_page: Affine2D) -> TextArtist:
    return TextArtist(
        mark.x, mark.y, mark.text, fontsize=mark.size, color=mark.color,
        fontweight="bold" if mark.bold else "normal",
        fontfamily=[*style.families, "sans-serif"], horizontalalignment=mark.align,
        verticalalignment="baseline", parse_math=False, transform=to_page,
        gid=mark.gid or None, zorder=3,
    )  # fmt: skip


def _line(mark: Line, to_page: Affine2D) -> Line2D | FancyArrowPatch:
    if mark.arrow:
        return FancyArrowPatch(
            (mark.x0, mark.y0), (mark.x1, mark.y1), arrowstyle="-|>,head_width=1.6,head_length=3.2",
            mutation_scale=1, shrinkA=0, shrinkB=0, linewidth=mark.width, color=mark.color,
            transform=to_page, gid=mark.gid or None, zorder=2,
        )  # fmt: skip
    return Line2D(
        (mark.x0, mark.x1), (mark.y0, mark.y1), linewidth=mark.width, color=mark.color,
        solid_capstyle="butt", transform=to_page, gid=mark.gid or None,
        zorder=2.5 if mark.over else 2,
    )  # fmt: skip


def _add_area(figure: Figure, area: Area, page: Page) -> None:
    axes = figure.add_axes(
        (
            area.x / page.width,
            1 - (area.y + area.height) / page.height,
            area.width / page.width,
            area.height / page.height,
        ),
        gid=area.gid or None,
        zorder=2,
    )
    axes.set_axis_off()
    axes.set_xlim(*area.limits)
    axes.set_ylim(area.height, 0)
    for order, mark in enumerate(area.marks):
        _add(mark, axes, 2 + order / 1e6)


@singledispatch
def _add(mark: object, axes: Axes, zorder: float) -> None:
    raise TypeError(f"no way to draw {type(mark).__name__}")


@_add.register
def _(mark: Segment, axes: Axes, zorder: float) -> None:
    axes.add_line(
        Line2D(
            (mark.x0, mark.x1), (mark.y, mark.y), linewidth=mark.width, color=mark.color,
            solid_capstyle="butt", gid=mark.gid or None, zorder=zorder, clip_on=False,
        )
    )  # fmt: skip
    if mark.caps:
        for x, cut in ((mark.x0, mark.head_low), (mark.x1, mark.head_high)):
            if not cut:
                axes.add_line(
                    Line2D(
                        (x, x), (mark.y - mark.caps / 2, mark.y + mark.caps / 2),
                        linewidth=mark.width, color=mark.color, solid_capstyle="butt",
                        zorder=zorder, clip_on=False,
                    )
                )  # fmt: skip
    for x, marker, cut in (
        (mark.x0, 8, mark.head_low),
        (mark.x1, 9, mark.head_high),
    ):
        if cut:
            axes.add_line(
                Line2D(
                    (x,), (mark.y,), linestyle="none", marker=marker, markersize=3.6,
                    markerfacecolor=mark.color, markeredgewidth=0, zorder=zorder, clip_on=False,
                    gid=f"clipped-{'low' if marker == 8 else 'high'}-{mark.gid}",
                )
            )  # fmt: skip


@_add.register
def _(mark: Square, axes: Axes, zorder: float) -> None:
    axes.add_line(
        Line2D(
            (mark.x,), (mark.y,), linestyle="none", marker="s", markersize=mark.side,
            markerfacecolor=mark.face, markeredgecolor=mark.edge, markeredgewidth=0.9,
            gid=mark.gid or None, zorder=zorder, clip_on=False,
        )
    )  # fmt: skip
    if mark.crossed:
        axes.add_line(
            Line2D(
                (mark.x,), (mark.y,), linestyle="none", marker="x", markersize=mark.side + 3.5,
                markeredgecolor=mark.edge, markeredgewidth=0.9, zorder=zorder, clip_on=False,
                gid=f"crossed-{mark.gid}",
            )
        )  # fmt: skip


@_add.register
def _(mark: Diamond, axes: Axes, zorder: float) -> None:
    corners = (
        (mark.low, mark.y), (mark.middle, mark.y - mark.half),
        (mark.high, mark.y), (mark.middle, mark.y + mark.half),
    )  # fmt: skip
    axes.add_patch(
        Polygon(
            corners, closed=True, facecolor=mark.face, edgecolor=mark.edge, linewidth=0.7,
            joinstyle="miter", gid=mark.gid or None, zorder=zorder, clip_on=True,
        )
    )  # fmt: skip


@_add.register
def _(mark: Bar, axes: Axes, zorder: float) -> None:
    axes.add_patch(
        Rectangle(
            (mark.low, mark.y - mark.half), mark.high - mark.low, 2 * mark.half,
            facecolor=mark.face, edgecolor=mark.edge, linewidth=0.5, gid=mark.gid or None,
            zorder=zorder, clip_on=True,
        )
    )  # fmt: skip


@_add.register
def _(mark: Upright, axes: Axes, zorder: float) -> None:
    axes.add_line(
        Line2D(
            (mark.x, mark.x), (mark.y0, mark.y1), linewidth=mark.width, color=mark.color,
            linestyle=(0, (3, 2)) if mark.dashed else "-", gid=mark.gid or None, zorder=zorder,
            solid_capstyle="butt", clip_on=False,
        )
    )  # fmt: skip
