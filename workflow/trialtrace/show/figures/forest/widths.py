"""Widths of a forest plot's columns, from the texts that they must hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trialtrace.show.figures.forest.layout import OWN, Layout
from trialtrace.show.figures.forest.rows import RISK, Column, Forest, NoteRow, Panel, PooledRow
from trialtrace.show.figures.measure import Ruler
from trialtrace.show.figures.style import Style

# Shares of the page that the plot gets at least and at most; in a crowded figure it gets less.
PLOT_LEAST, PLOT_CROWDED, PLOT_MOST = 0.21, 0.14, 0.42
# Share of what the columns leave that a line on a group may take from the plot.
NOTES_MOST = 0.6
# A study's name is given this width (in sizes of the type) rather than a second line.
LABEL_MOST = 26.0
# Names of studies, and parts that a line cannot break, are kept whole up to this many times the
# size of the type; in a crowded figure they are cut sooner, in steps, down to the last.
WHOLE_WORDS = (16.0, 12.0, 9.0, 7.0, 5.0, 3.0)
# Cells of these columns may take several lines; those of all others are numbers, and stay on one.
_TEXTS = ("study", "outcome", "comparison", "reading", "assumes")
# Width of a judgement's disc, and of the white beside it, in times the size of the type.
DISC, ROUND_DISC = 1.5, 0.2
# Between two columns of judgements, as a share of the gap between others.
GAP_OF_DISCS = 0.35
# The longest cells say how wide a column should be; looking at more changes nothing.
LOOKED_AT = 8
MEASURED = 60
# A long header may wrap more than the cells below it, and widens its column only up to this many
# times the size of the type.
HEADER_MOST = 14.0


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


@dataclass(frozen=True)
class _Need:
    natural: float
    least: float
    cells: tuple[tuple[str, bool], ...]
    heads: tuple[str, ...]


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
    needs: dict[str, _Need] = {}
    for whole in WHOLE_WORDS:
        needs = {c.key: _need(c, panels, ruler, whole * style.size) for c in columns}
        _span(needs, columns, panels, ruler, gap)
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
    wanted = max((_width(text, ruler, False) for text in notes), default=0.0) + 0.1
    more = max(wanted - held, 0.0)
    if not left or more > NOTES_MOST * spare:
        return spare
    widths[left[0]] += more
    return spare - more


def is_roomy(plan: Forest, ruler: Ruler, style: Style) -> bool:
    """Tell whether each name and header of a plot stands on its lines, without further breaks."""
    gap = style.gap * plan.layout.gap
    needs = {c.key: _need(c, plan.panels, ruler, WHOLE_WORDS[0] * style.size) for c in plan.columns}
    _span(needs, plan.columns, plan.panels, ruler, gap)
    most = LABEL_MOST * style.size
    width = sum(min(need.natural, most) for need in needs.values()) + sum(_gaps(plan.columns, gap))
    return width + PLOT_LEAST * style.width <= style.width - 2 * style.margin


def _need(column: Column, panels: Sequence[Panel], ruler: Ruler, whole: float) -> _Need:
    key = column.key
    heads = sorted({panel.headers.get(key, "") for panel in panels})
    header = max(_width(line, ruler, True) for text in heads for line in text.split("\n"))
    title = max(ruler.longest_word(text, bold=True) for text in heads)
    if column.holds == RISK:
        disc = max((DISC + ROUND_DISC) * ruler.size, title)
        return _Need(disc, disc, (), tuple(heads))
    cells: dict[tuple[str, bool], None] = {}
    for panel in panels:
        for row in panel.rows:
            text = row.cells.get(key, "") if hasattr(row, "cells") else ""
            if key == "study" and isinstance(row, PooledRow) and not row.free:
                text = row.label
            if text:
                cells[(text, isinstance(row, PooledRow))] = None
    held = sorted(cells, key=lambda cell: (-len(cell[0]), cell))
    # Of many cells only those of most letters can be the widest.
    long = held[:MEASURED]
    body = max(
        (_width(line, ruler, bold) for text, bold in long for line in text.split("\n")), default=0.0
    )
    natural = max(body, min(header, HEADER_MOST * ruler.size))
    looked = tuple(held[:LOOKED_AT])
    if key not in _TEXTS and not key.startswith(OWN):
        least = max(body, min(title, whole))
        return _Need(max(natural, least), least, looked, tuple(heads))
    words = {(word, bold) for text, bold in held for word in text.split()}
    longest_words = sorted(words, key=lambda cell: (-len(cell[0]), cell))[:MEASURED]
    longest = max([title, *(ruler.longest_word(text, bold=bold) for text, bold in longest_words)])
    if key == "study":
        longest = max(longest, min(body, whole))
    return _Need(natural, min(longest, whole, natural), looked, tuple(heads))


def _span(
    needs: dict[str, _Need],
    columns: Sequence[Column],
    panels: Sequence[Panel],
    ruler: Ruler,
    gap: float,
) -> None:
    """Widen columns until the longest word above several of them fits."""
    for panel in panels:
        for text, keys in spans_of(panel, columns):
            held = sum(needs[key].least for key in keys) + gap * (len(keys) - 1)
            more = (ruler.longest_word(text, bold=True) - held) / len(keys)
            if more > 0:
                for key in keys:
                    need = needs[key]
                    needs[key] = replace(
                        need, least=need.least + more, natural=max(need.natural, need.least + more)
                    )


def spans_of(panel: Panel, columns: Sequence[Column]) -> list[tuple[str, list[str]]]:
    """Return the headers that span columns, each with the neighbours that it stands over."""
    spans: list[tuple[str, list[str]]] = []
    before = ""
    for column in columns:
        text = panel.spanners.get(column.key, "")
        if text and text == before:
            spans[-1][1].append(column.key)
        elif text:
            spans.append((text, [column.key]))
        before = text
    return spans


def _width(text: str, ruler: Ruler, bold: bool) -> float:
    return ruler.width(ruler.clean(text), bold=bold)


def _widen(
    widths: dict[str, float], needs: Mapping[str, _Need], spare: float, ruler: Ruler, size: float
) -> float:
    step = size * 0.75
    while spare > 0.01:
        open_keys = [key for key, need in needs.items() if widths[key] < need.natural - 0.01]
        if not open_keys:
            break
        lines = {key: _lines(needs[key], widths[key], ruler) for key in open_keys}
        if max(lines.values()) <= 1:
            break
        key = max(open_keys, key=lambda k: (lines[k], needs[k].natural - widths[k], k))
        given = min(step, spare, needs[key].natural - widths[key])
        widths[key] += given
        spare -= given
    return spare


def _lines(need: _Need, width: float, ruler: Ruler) -> float:
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
