"""The marks of a row: square, interval, rounding range, diamond, bar; and the legend."""

from __future__ import annotations

from dataclasses import dataclass

from trialtrace.show.figures.forest.rows import (
    CONDITIONAL,
    CONTRADICTED,
    STATED,
    EffectRow,
    Forest,
    Panel,
    PooledRow,
    PredictionRow,
    Row,
)
from trialtrace.show.figures.marks import Bar, Diamond, Segment, Square, Upright
from trialtrace.show.figures.style import Style

AreaMark = Segment | Square | Diamond | Bar | Upright
LegendEntry = tuple[tuple[AreaMark, ...], float, str]

_MEANINGS = {
    STATED: "estimate and interval, computed from what the text states",
    CONDITIONAL: "hollow: conditional on assumptions that the text does not state",
    CONTRADICTED: "crossed out: an assumption is known to be wrong",
}


@dataclass(frozen=True)
class Scale:
    """The axis under a plot: its limits, and how much of it one point of the page spans."""

    low: float
    high: float
    per_point: float


def marks_of(row: Row, y: float, panel: Panel, scale: Scale, style: Style) -> list[AreaMark]:
    """Return the marks of a row, at ``y`` points below the upper edge of the plot."""
    if isinstance(row, EffectRow):
        return _effect(row, y, panel, scale, style)
    half = style.size * 0.48
    if isinstance(row, PooledRow):
        return [
            Diamond(
                row.low, row.estimate, row.high, y, half, style.pooled, style.pooled,
                f"pooled:{row.synthesis_id}",
            )
        ]  # fmt: skip
    if isinstance(row, PredictionRow):
        return [
            Bar(
                row.low, row.high, y, half * 0.4, style.prediction, style.pooled,
                f"prediction:{row.synthesis_id}",
            )
        ]  # fmt: skip
    return []


def legend_of(plan: Forest, style: Style) -> list[LegendEntry]:
    """Explain the marks that the plot uses, and no others."""
    rows = [row for panel in plan.panels for row in panel.rows]
    effects = [row for row in rows if isinstance(row, EffectRow)]
    states = {row.state for row in effects}
    entries: list[LegendEntry] = []
    width, y = 20.0, style.line / 2
    for state in (STATED, CONDITIONAL, CONTRADICTED):
        if state in states:
            line = Segment(0.5, width - 0.5, y, 0.9, _color(state, style))
            entries.append(
                ((line, _square(width / 2, y, 5.0, state, style, "")), width, _MEANINGS[state])
            )
    if any(row.bound_low is not None and row.bound_high is not None for row in effects):
        mark = Segment(2, width - 2, y, 0.8, style.rounding, caps=3.0)
        entries.append(((mark,), width, "what the rounding of the reported number allows"))
    if any(isinstance(row, PooledRow) for row in rows):
        diamond = Diamond(2, width / 2, width - 2, y, style.size * 0.48, style.pooled, style.pooled)
        entries.append(((diamond,), width, "pooled estimate with its interval"))
    if any(isinstance(row, PredictionRow) for row in rows):
        bar = Bar(1, width - 1, y, style.size * 0.2, style.prediction, style.pooled)
        entries.append(((bar,), width, "prediction interval: where a new study’s effect would lie"))
    if any(row.weight is not None for row in effects):
        small = Square(4, y, 2.5, style.stated, style.stated)
        large = Square(13, y, 6.0, style.stated, style.stated)
        entries.append(((small, large), width, "area of squares: weight"))
    return entries


def _effect(row: EffectRow, y: float, panel: Panel, scale: Scale, style: Style) -> list[AreaMark]:
    low, high = scale.low, scale.high
    color = _color(row.state, style)
    marks: list[AreaMark] = []
    if row.low is not None and row.high is not None:
        marks.append(
            Segment(
                max(row.low, low), min(row.high, high), y, 0.9, color,
                head_low=row.low < low, head_high=row.high > high,
                gid=f"interval:{row.effect_id}",
            )
        )  # fmt: skip
    if row.bound_low is not None and row.bound_high is not None:
        marks.append(
            Segment(
                max(row.bound_low, low), min(row.bound_high, high), y + style.size * 0.72, 0.8,
                style.rounding, caps=3.0, head_low=row.bound_low < low,
                head_high=row.bound_high > high, gid=f"rounding:{row.effect_id}",
            )
        )  # fmt: skip
    side = _side(row, panel, style)
    marks.append(_square(row.estimate, y, side, row.state, style, f"estimate:{row.effect_id}"))
    half = side / 2 * scale.per_point
    if row.state == STATED and row.low is not None and row.high is not None:
        # An interval narrower than its square would be hidden by it.
        inner = max(row.low, row.estimate - half), min(row.high, row.estimate + half)
        marks.append(Segment(*inner, y, 0.5, style.paper))
    return marks


def _square(x: float, y: float, side: float, state: str, style: Style, gid: str) -> Square:
    face = style.stated if state == STATED else style.paper
    return Square(x, y, side, face, _color(state, style), state == CONTRADICTED, gid)


def _color(state: str, style: Style) -> str:
    return style.faint if state == CONTRADICTED else style.stated


def _side(row: EffectRow, panel: Panel, style: Style) -> float:
    """Side of a square: its area is the weight's, and nothing's where nothing is weighed."""
    others = panel.scaled_by or panel.rows
    weights = [o.weight for o in others if isinstance(o, EffectRow) and o.weight is not None]
    if row.weight is None or not weights:
        return style.size * 0.72
    largest = max(weights)
    return max(style.size * 1.15 * (row.weight / largest) ** 0.5, 1.6) if largest else 1.6
