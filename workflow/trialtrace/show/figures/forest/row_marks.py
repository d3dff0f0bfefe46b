"""The marks of a row: square, interval, rounding range, diamond, bar; and the legend."""

from __future__ import annotations

from dataclasses import dataclass

from trialtrace.show.figures.forest.layout import CROSSED, HOLLOW, ROUNDING, Layout, Palette
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
    CONDITIONAL: "hollow: conditional on assumptions that the text does not state",
    CONTRADICTED: "crossed out: an assumption is known to be wrong",
}


@dataclass(frozen=True)
class Scale:
    """The axis under a plot: its limits, and how much of it one point of the page spans."""

    low: float
    high: float
    per_point: float


def marks_of(
    row: Row, y: float, panel: Panel, scale: Scale, style: Style, palette: Palette
) -> list[AreaMark]:
    """Return the marks of a row, at ``y`` points below the upper edge of the plot."""
    if isinstance(row, EffectRow):
        return _effect(row, y, panel, scale, style, palette)
    half = style.size * 0.48
    if isinstance(row, PooledRow):
        face, edge = palette.diamond or style.pooled, palette.diamond_edge or style.pooled
        gid = f"pooled:{row.synthesis_id}"
        diamond = Diamond(row.low, row.estimate, row.high, y, half, face, edge, gid)
        return [diamond, *_cut(row.low, row.high, y, scale, edge, gid)]
    if isinstance(row, PredictionRow):
        face, edge = palette.prediction or style.prediction, palette.diamond_edge or style.pooled
        gid = f"prediction:{row.synthesis_id}"
        bar = Bar(row.low, row.high, y, half * 0.4, face, edge, gid)
        return [bar, *_cut(row.low, row.high, y, scale, edge, gid)]
    return []


def _cut(low: float, high: float, y: float, scale: Scale, color: str, gid: str) -> list[AreaMark]:
    """Put an arrowhead where a diamond or bar goes on beyond the axis."""
    if low >= scale.low and high <= scale.high:
        return []
    ends = max(low, scale.low), min(high, scale.high)
    return [
        Segment(
            *ends, y, 0.0, color, head_low=low < scale.low, head_high=high > scale.high,
            gid=f"reach:{gid}",
        )
    ]  # fmt: skip


def legend_of(plan: Forest, style: Style) -> list[LegendEntry]:
    """Explain the marks that the plot uses, and no others."""
    rows = [row for panel in plan.panels for row in panel.rows]
    effects = [row for row in rows if isinstance(row, EffectRow)]
    states = {row.state for row in effects}
    palette = plan.layout.palette
    entries: list[LegendEntry] = []
    width, y = 20.0, style.line / 2
    for state, kind in ((STATED, STATED), (CONDITIONAL, HOLLOW), (CONTRADICTED, CROSSED)):
        if state in states and _explained(plan.layout, kind):
            color = _color(state, style, palette, plan.panels[0])
            line = Segment(0.5, width - 0.5, y, 0.9, _line(state, style, palette))
            square = _square(width / 2, y, 5.0, state, style, color, "")
            meaning = _MEANINGS.get(state, plan.stated_means)
            entries.append(((line, square), width, meaning))
    bounded = any(row.bound_low is not None and row.bound_high is not None for row in effects)
    if bounded and _explained(plan.layout, ROUNDING):
        mark = Segment(2, width - 2, y, 0.8, style.rounding, caps=3.0)
        entries.append(((mark,), width, "what the rounding of the reported number allows"))
    if not _explained(plan.layout, "all"):
        return entries
    face, edge = palette.diamond or style.pooled, palette.diamond_edge or style.pooled
    if any(isinstance(row, PooledRow) for row in rows):
        diamond = Diamond(2, width / 2, width - 2, y, style.size * 0.48, face, edge)
        entries.append(((diamond,), width, "pooled estimate with its interval"))
    if any(isinstance(row, PredictionRow) for row in rows):
        bar = Bar(1, width - 1, y, style.size * 0.2, palette.prediction or style.prediction, edge)
        entries.append(((bar,), width, "prediction interval: where a new study’s effect would lie"))
    if any(row.weight is not None for row in effects):
        color = _color(STATED, style, palette, plan.panels[0])
        small, large = Square(4, y, 2.5, color, color), Square(13, y, 6.0, color, color)
        entries.append(((small, large), width, "area of squares: weight"))
    return entries


def _explained(layout: Layout, kind: str) -> bool:
    return "all" in layout.explained or kind in layout.explained


def _effect(
    row: EffectRow, y: float, panel: Panel, scale: Scale, style: Style, palette: Palette
) -> list[AreaMark]:
    low, high = scale.low, scale.high
    color = _color(row.state, style, palette, panel)
    line = _line(row.state, style, palette)
    marks: list[AreaMark] = []
    if row.low is not None and row.high is not None:
        marks.append(
            Segment(
                min(max(row.low, low), high), max(min(row.high, high), low), y, 0.9, line,
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
    if not low <= row.estimate <= high:
        # Only limits that somebody asked for leave an estimate out: an arrow says where it lies.
        beyond = Segment(
            *((low, low) if row.estimate < low else (high, high)), y, 0.0, color,
            head_low=row.estimate < low, head_high=row.estimate > high,
            gid=f"beyond:{row.effect_id}",
        )  # fmt: skip
        return [*marks, beyond]
    side = _side(row, panel, style)
    gid = f"estimate:{row.effect_id}"
    marks.append(_square(row.estimate, y, side, row.state, style, color, gid))
    half = side / 2 * scale.per_point
    if row.state == STATED and row.low is not None and row.high is not None:
        # An interval narrower than its square would be hidden by it.
        inner = max(row.low, row.estimate - half), min(row.high, row.estimate + half)
        marks.append(Segment(*inner, y, 0.5, style.paper))
    return marks


def _square(
    x: float, y: float, side: float, state: str, style: Style, color: str, gid: str
) -> Square:
    face = color if state == STATED else style.paper
    return Square(x, y, side, face, color, state == CONTRADICTED, gid)


def _color(state: str, style: Style, palette: Palette, panel: Panel) -> str:
    if state == CONTRADICTED:
        return style.faint
    return palette.squares.get(panel.measure.code, palette.square) or style.stated


def _line(state: str, style: Style, palette: Palette) -> str:
    return style.faint if state == CONTRADICTED else palette.line or style.stated


def _side(row: EffectRow, panel: Panel, style: Style) -> float:
    """Side of a square: its area is the weight's, and nothing's where nothing is weighed."""
    others = panel.scaled_by or panel.rows
    weights = [o.weight for o in others if isinstance(o, EffectRow) and o.weight is not None]
    if row.weight is None or not weights:
        return style.size * 0.72
    largest = max(weights)
    return max(style.size * 1.15 * (row.weight / largest) ** 0.5, 1.6) if largest else 1.6
