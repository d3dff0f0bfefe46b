"""Widths of a forest plot's columns, from the texts that they must hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trialtrace.show.figures.forest.layout import Layout
from trialtrace.show.figures.forest.needs import Need, need_of, span, width_of
from trialtrace.show.figures.forest.rows import RISK, Column, Forest, NoteRow, Panel
from trialtrace.show.figures.measure import Ruler
from trialtrace.show.figures.style import Style

# Shares of the page that the plot gets at least and at most; in a crowded figure it gets less.
PLOT_LEAST, PLOT_CROWDED, PLOT_MOST = 0.21, 0.14, 0.42
# Share of what the columns leave that a line on a group may take from the plot.
NOTES_MOST = 0.6
# The same for headers on fewer lines.
HEADERS_MOST = 0.5
# A study's name is given this width (in sizes of the type) rather than a second line.
LABEL_MOST = 26.0
# Names of studies, and parts that a line cannot break, are kept whole up to this many times the
# size of the type; in a crowded figure they are cut sooner, in steps, down to the last.
WHOLE_WORDS = (16.0, 12.0, 9.0, 7.0, 5.0, 3.0)
# Lines of a cell at most, in a plot that needs no wider page.
MOST_LINES = 2
# Between two columns of judgements, as a share of the gap between others.
GAP_OF_DISCS = 0.35


@dataclass(frozen=True)
class Places:
    """Where columns and plot lie: (left, width) in points; ``gap`` is between two columns."""

    columns: Mapping[str, tuple[float, float]]
    plot: tuple[float, float]
    gap: float

    def span(self, keys: Sequence[str]) -> tuple[float, float]:
        """Return (left, width) of neighbouring columns together."""
        starts = [self.columns[key] for key in keys]
        left = min(start for start, _ in starts)
        return left, max(start + width for start, width in starts) - left


def lay_out(
    columns: Sequence[Column],
    panels: Sequence[Panel],
    ruler: Ruler,
    style: Style,
    layout: Layout,
) -> Places:
    """Share the width of the page between columns and plot.

    Each column gets what its widest part needs; what is left goes, a step at a time, to the
    column whose highest cell has most lines, and what nobody needs to the plot.
    """
    gap = style.gap * layout.gap
    room = style.width - 2 * style.margin - sum(_gaps(columns, gap))
    if columns[-1].side == "left":
        room -= gap  # the last tick's label and arrowheads reach beyond a plot that stands last
    plot = PLOT_LEAST * style.width
    needs: dict[str, Need] = {}
    beside = _beside(columns)
    for whole in WHOLE_WORDS:
        needs = {c.key: need_of(c, panels, ruler, whole * style.size, beside) for c in columns}
        span(needs, columns, panels, ruler, gap)
        least = sum(need.least for need in needs.values())
        plot = min(plot, max(room - least, PLOT_CROWDED * style.width))
        if least + plot <= room:
            break
    widths = {key: need.least for key, need in needs.items()}
    spare = room - plot - sum(widths.values())
    if spare < 0:  # more columns than a page can hold: all shrink alike, and cells are cut
        share = (room - plot) / sum(widths.values())
        widths = {key: width * share for key, width in widths.items()}
        spare = 0.0
    spare = _widen(widths, needs, spare, ruler, style.size)
    spare = _room_for_notes(widths, columns, panels, ruler, gap, spare)
    most = PLOT_MOST * style.width
    plot, spare = min(plot + spare, most), max(plot + spare - most, 0.0)
    return _place(columns, widths, plot, spare / max(len(columns), 1), style, gap)


def _gaps(columns: Sequence[Column], gap: float) -> list[float]:
    """Return the space beside each column (towards the plot's side for the last on the left)."""
    after = (*columns, None)[1:]
    return [
        gap * GAP_OF_DISCS if beside is not None and column.holds == beside.holds == RISK else gap
        for column, beside in zip(columns, after, strict=True)
    ]


def _beside(columns: Sequence[Column]) -> str:
    left = [column.key for column in columns if column.side == "left"]
    return left[1] if len(left) > 1 else ""


def _room_for_notes(
    widths: dict[str, float],
    columns: Sequence[Column],
    panels: Sequence[Panel],
    ruler: Ruler,
    gap: float,
    spare: float,
) -> float:
    """Widen the first column until what is said of a group stands on one line; return what is left."""
    left = [column.key for column in columns if column.side == "left"]
    held = sum(widths[key] for key in left) + gap * (len(left) - 1)
    notes = [row.text for panel in panels for row in panel.rows if isinstance(row, NoteRow)]
    wanted = max((width_of(text, ruler, False) for text in notes), default=0.0) + 0.1
    more = max(wanted - held, 0.0)
    if not left or more > NOTES_MOST * spare:
        return spare
    widths[left[0]] += more
    return spare - more


def is_roomy(plan: Forest, ruler: Ruler, style: Style) -> bool:
    """Tell whether each name and header of a plot stands on its lines, without further breaks."""
    gap = style.gap * plan.layout.gap
    whole, beside = WHOLE_WORDS[0] * style.size, _beside(plan.columns)
    needs = {c.key: need_of(c, plan.panels, ruler, whole, beside) for c in plan.columns}
    span(needs, plan.columns, plan.panels, ruler, gap)
    most = LABEL_MOST * style.size
    width = sum(min(need.natural, most) for need in needs.values()) + sum(_gaps(plan.columns, gap))
    return width + PLOT_LEAST * style.width <= style.width - 2 * style.margin


def is_tidy(plan: Forest, ruler: Ruler, style: Style) -> bool:
    """Tell whether no word of a plot is broken, and no cell takes more than two lines."""
    needs = _unbroken(plan, ruler, style)
    widths = {key: need.least for key, need in needs.items()}
    spare = _spare(plan, needs, style)
    if spare < 0:
        return False
    _widen(widths, needs, spare, ruler, style.size)
    return all(_lines(need, widths[key], ruler) <= MOST_LINES for key, need in needs.items())


def breaks_words(plan: Forest, ruler: Ruler, style: Style) -> bool:
    """Tell whether the columns of a plot need more width than a page has without breaking words."""
    return _spare(plan, _unbroken(plan, ruler, style), style) < 0


def _unbroken(plan: Forest, ruler: Ruler, style: Style) -> dict[str, Need]:
    """Measure the columns of a plot with their words whole, names of studies broken at spaces."""
    gap, beside = style.gap * plan.layout.gap, _beside(plan.columns)
    whole = LABEL_MOST * style.size
    needs = {c.key: need_of(c, plan.panels, ruler, whole, beside, label=0.0) for c in plan.columns}
    span(needs, plan.columns, plan.panels, ruler, gap)
    return needs


def _spare(plan: Forest, needs: Mapping[str, Need], style: Style) -> float:
    gaps = sum(_gaps(plan.columns, style.gap * plan.layout.gap))
    least = sum(need.least for need in needs.values())
    return style.width * (1 - PLOT_LEAST) - 2 * style.margin - gaps - least


def _widen(
    widths: dict[str, float], needs: Mapping[str, Need], spare: float, ruler: Ruler, size: float
) -> float:
    step = size * 0.75
    while spare > 0.01:
        open_keys = [key for key, need in needs.items() if widths[key] < need.natural - 0.01]
        if not open_keys:
            break
        lines = {key: _lines(needs[key], widths[key], ruler) for key in open_keys}
        if max(lines.values()) <= 1:
            break
        # Of columns with as many lines the one that needs least is served first.
        key = max(open_keys, key=lambda k: (lines[k], widths[k] - needs[k].natural, k))
        given = min(step, spare, needs[key].natural - widths[key])
        widths[key] += given
        spare -= given
    # A header that could stand on its own lines gets its width, if the plot has enough left.
    more = {key: max(need.natural - widths[key], 0.0) for key, need in needs.items()}
    if 0 < sum(more.values()) <= HEADERS_MOST * spare:
        for key, given in more.items():
            widths[key] += given
        spare -= sum(more.values())
    return spare


def _lines(need: Need, width: float, ruler: Ruler) -> float:
    """Count the lines of the highest cell; a header stands once, and so counts half."""
    cells = [len(ruler.wrap(text, width, bold=bold)) for text, bold in need.cells]
    heads = [len(ruler.wrap(text, width, bold=True)) / 2 for text in need.heads]
    return max([*cells, *heads])


def _place(
    columns: Sequence[Column],
    widths: Mapping[str, float],
    plot: float,
    extra: float,
    style: Style,
    gap: float,
) -> Places:
    x = style.margin
    places = {}
    for column in columns:
        if column.side == "left":
            places[column.key] = (x, widths[column.key])
            x += widths[column.key] + gap + extra
    start = x
    x += plot + gap
    right = [column for column in columns if column.side == "right"]
    for column, beside in zip(right, _gaps(right, gap), strict=True):
        x += extra
        places[column.key] = (x, widths[column.key])
        x += widths[column.key] + beside
    return Places(places, (start, plot), gap)
