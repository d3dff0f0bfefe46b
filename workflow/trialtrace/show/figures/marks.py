"""What a page is made of: texts, lines and boxes in points, and plot areas in units of the data."""

from __future__ import annotations

from dataclasses import dataclass

from trialtrace.show.figures.plane import Plane

# Page coordinates are points from the top left corner, y downwards.


@dataclass(frozen=True)
class Text:
    """One line of text; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    size: float
    color: str
    bold: bool = False
    align: str = "left"
    gid: str = ""


@dataclass(frozen=True)
class Line:
    """A straight line; with ``arrow`` it ends in an arrowhead, with ``over`` it crosses plot areas."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    color: str
    arrow: bool = False
    gid: str = ""
    over: bool = False


@dataclass(frozen=True)
class Shape:
    """A closed polygon on the page."""

    points: tuple[tuple[float, float], ...]
    face: str
    edge: str
    width: float = 0.6
    gid: str = ""


@dataclass(frozen=True)
class Segment:
    """A horizontal line in a plot area, from ``x0`` to ``x1`` (data) at ``y`` (points).

    ``head_low`` and ``head_high`` put an arrowhead where an interval goes on beyond the axis;
    ``caps`` is the height of the strokes at its ends.
    """

    x0: float
    x1: float
    y: float
    width: float
    color: str
    caps: float = 0.0
    head_low: bool = False
    head_high: bool = False
    gid: str = ""


@dataclass(frozen=True)
class Square:
    """A square marker at ``x`` (data), ``y`` (points); ``side`` in points."""

    x: float
    y: float
    side: float
    face: str
    edge: str
    crossed: bool = False
    gid: str = ""


@dataclass(frozen=True)
class Diamond:
    """A diamond from ``low`` over ``middle`` to ``high`` (data), ``half`` points up and down."""

    low: float
    middle: float
    high: float
    y: float
    half: float
    face: str
    edge: str
    gid: str = ""


@dataclass(frozen=True)
class Bar:
    """A horizontal bar from ``low`` to ``high`` (data) of ``half`` half height (points)."""

    low: float
    high: float
    y: float
    half: float
    face: str
    edge: str
    gid: str = ""


@dataclass(frozen=True)
class Upright:
    """A vertical line at ``x`` (data) from ``y0`` to ``y1`` (points)."""

    x: float
    y0: float
    y1: float
    width: float
    color: str
    dashed: bool = False
    gid: str = ""


@dataclass(frozen=True)
class Area:
    """A rectangle of the page with a data axis across: ``limits`` at its left and right edge.

    Inside, ``y`` is in points from its upper edge downwards.
    """

    x: float
    y: float
    width: float
    height: float
    limits: tuple[float, float]
    marks: tuple[Segment | Square | Diamond | Bar | Upright, ...]
    gid: str = ""


@dataclass(frozen=True)
class Page:
    """Everything on a figure, and what it says to somebody who cannot see it."""

    width: float
    height: float
    marks: tuple[Text | Line | Shape | Area | Plane, ...]
