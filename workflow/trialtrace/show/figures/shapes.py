"""Arrows of an effect-direction plot as polygons: up, down, to both sides; and a ring."""

from __future__ import annotations

import math

Points = tuple[tuple[float, float], ...]


def up(x: float, y: float, size: float) -> Points:
    """Return a triangle that points up, ``size`` points wide, its middle at (x, y)."""
    half, rise = size / 2, size * 0.46
    return ((x - half, y + rise), (x, y - rise), (x + half, y + rise))


def down(x: float, y: float, size: float) -> Points:
    """Return a triangle that points down."""
    return tuple((px, 2 * y - py) for px, py in up(x, y, size))


def sideways(x: float, y: float, size: float) -> Points:
    """Return an arrow that points to both sides."""
    half, head, shaft = size * 0.75, size * 0.42, size * 0.13
    neck = half - head
    return (
        (x - half, y), (x - neck, y - head), (x - neck, y - shaft), (x + neck, y - shaft),
        (x + neck, y - head), (x + half, y), (x + neck, y + head), (x + neck, y + shaft),
        (x - neck, y + shaft), (x - neck, y + head),
    )  # fmt: skip


def ring(x: float, y: float, size: float) -> Points:
    """Return a circle as a polygon of 24 corners."""
    radius = size * 0.42
    return tuple(
        (x + radius * math.cos(math.pi * i / 12), y + radius * math.sin(math.pi * i / 12))
        for i in range(24)
    )
