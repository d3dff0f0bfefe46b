"""A plot area with a data axis each way, and the marks that stand in it."""

from __future__ import annotations

from dataclasses import dataclass

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Dot:
    """A marker at ``x``, ``y`` (data); ``size`` is its width in points.

    ``shape`` is one of matplotlib's markers: ``o`` a circle, ``s`` a square, ``<`` and ``>``
    arrowheads for what goes on beyond the axis.
    """

    x: float
    y: float
    size: float
    face: str
    edge: str
    shape: str = "o"
    gid: str = ""


@dataclass(frozen=True)
class Curve:
    """A line through points (data); ``dash`` gives the lengths of strokes and gaps in points."""

    points: Points
    width: float
    color: str
    dash: tuple[float, ...] = ()
    gid: str = ""


@dataclass(frozen=True)
class Region:
    """A filled polygon (data), cut where the area ends."""

    points: Points
    face: str
    gid: str = ""


@dataclass(frozen=True)
class Plane:
    """A rectangle of the page (points from its top left corner) with a data axis each way.

    ``x_limits`` are the values at its left and right edge, ``y_limits`` at its lower and upper
    edge, so that either may run backwards.
    """

    x: float
    y: float
    width: float
    height: float
    x_limits: tuple[float, float]
    y_limits: tuple[float, float]
    marks: tuple[Dot | Curve | Region, ...]
    gid: str = ""

    def across(self, x: float) -> float:
        """Return where a value of the x axis lies on the page."""
        low, high = self.x_limits
        return self.x + (x - low) / (high - low) * self.width

    def down(self, y: float) -> float:
        """Return where a value of the y axis lies on the page."""
        low, high = self.y_limits
        return self.y + self.height - (y - low) / (high - low) * self.height
