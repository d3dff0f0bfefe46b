"""A plane of marks as axes of a matplotlib Figure."""

from __future__ import annotations

from functools import singledispatch

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from trialtrace.show.figures.plane import Curve, Dot, Plane, Region


def add_plane(figure: Figure, plane: Plane, page: tuple[float, float]) -> None:
    """Add a plane to a figure.

    Parameters
    ----------
    figure : Figure
        The figure of the page.
    plane : Plane
        What to draw; each artist gets the ``gid`` of its mark.
    page : (float, float)
        Width and height of the page in points.
    """
    width, height = page
    axes = figure.add_axes(
        (
            plane.x / width,
            1 - (plane.y + plane.height) / height,
            plane.width / width,
            plane.height / height,
        ),
        gid=plane.gid or None,
        zorder=2,
    )
    axes.set_axis_off()
    axes.set_xlim(*plane.x_limits)
    axes.set_ylim(*plane.y_limits)
    for order, mark in enumerate(plane.marks):
        _add(mark, axes, 2 + order / 1e6)


@singledispatch
def _add(mark: object, axes: Axes, zorder: float) -> None:
    raise TypeError(f"no way to draw {type(mark).__name__}")


@_add.register
def _(mark: Dot, axes: Axes, zorder: float) -> None:
    axes.add_line(
        Line2D(
            (mark.x,), (mark.y,), linestyle="none", marker=mark.shape, markersize=mark.size,
            markerfacecolor=mark.face, markeredgecolor=mark.edge, markeredgewidth=0.8,
            gid=mark.gid or None, zorder=zorder, clip_on=False,
        )
    )  # fmt: skip


@_add.register
def _(mark: Curve, axes: Axes, zorder: float) -> None:
    across, up = zip(*mark.points, strict=True)
    axes.add_line(
        Line2D(
            across, up, linewidth=mark.width, color=mark.color, solid_capstyle="butt",
            dash_capstyle="butt", gid=mark.gid or None, zorder=zorder, clip_on=True,
            linestyle=(0, tuple(part / mark.width for part in mark.dash)) if mark.dash else "-",
        )
    )  # fmt: skip


@_add.register
def _(mark: Region, axes: Axes, zorder: float) -> None:
    axes.add_patch(
        Polygon(
            mark.points, closed=True, facecolor=mark.face, edgecolor="none", linewidth=0,
            gid=mark.gid or None, zorder=zorder, clip_on=True,
        )
    )  # fmt: skip
