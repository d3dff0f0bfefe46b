"""What each column of a forest plot needs: the widths of its cells, words and headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trialtrace.show.figures.forest.layout import OWN
from trialtrace.show.figures.forest.rows import RISK, Column, Panel, PooledRow, PredictionRow
from trialtrace.show.figures.measure import Ruler

# Cells of these columns may take several lines; those of all others are numbers, and stay on one.
_TEXTS = ("study", "outcome", "comparison", "reading", "assumes")
# Width of a judgement's disc, and of the white beside it, in times the size of the type.
DISC, ROUND_DISC = 1.5, 0.2
# The longest cells say how wide a column should be; so many are broken
# into lines to see, and so many measured.
LOOKED_AT, MEASURED = 8, 60
# A long header may wrap more than the cells below it, and widens its column only up to this many
# times the size of the type.
HEADER_MOST = 14.0


@dataclass(frozen=True)
class Need:
    natural: float
    least: float
    cells: tuple[tuple[str, bool], ...]
    heads: tuple[str, ...]


def need_of(
    column: Column,
    panels: Sequence[Panel],
    ruler: Ruler,
    whole: float,
    beside: str,
    label: float | None = None,
) -> Need:
    """Measure what a column holds.

    Words are kept whole up to ``whole`` points, names of studies on one line up to ``label``
    (``whole`` where none is given); ``beside`` is the second column, next to which the label of a
    summary stands, "" where there is none.
    """
    key = column.key
    heads = sorted({panel.headers.get(key, "") for panel in panels})
    header = max(width_of(line, ruler, True) for text in heads for line in text.split("\n"))
    title = max(ruler.longest_word(text, bold=True) for text in heads)
    if column.holds == RISK:
        disc = max((DISC + ROUND_DISC) * ruler.size, title)
        return Need(disc, disc, (), tuple(heads))
    cells: dict[tuple[str, bool], None] = {}
    for panel in panels:
        for row in panel.rows:
            text = row.cells.get(key, "") if hasattr(row, "cells") else ""
            if key == "study" and isinstance(row, PooledRow | PredictionRow) and not text:
                # A label has the columns beside it as well, up to the first that the row fills.
                text = row.label if not beside or row.cells.get(beside) else ""
            if text:
                cells[(text, isinstance(row, PooledRow))] = None
    held = sorted(cells, key=lambda cell: (-len(cell[0]), cell))
    # Of many cells only those of most letters can be the widest.
    long = held[:MEASURED]
    body = max(
        (width_of(line, ruler, bold) for text, bold in long for line in text.split("\n")),
        default=0.0,
    )
    natural = max(body, min(header, HEADER_MOST * ruler.size))
    looked = tuple(held[:LOOKED_AT])
    if key not in _TEXTS and not key.startswith(OWN):
        least = max(body, min(title, whole))
        return Need(max(natural, least), least, looked, tuple(heads))
    words = {(word, bold) for text, bold in held for word in text.split()}
    longest_words = sorted(words, key=lambda cell: (-len(cell[0]), cell))[:MEASURED]
    longest = max([title, *(ruler.longest_word(text, bold=bold) for text, bold in longest_words)])
    if key == "study":
        longest = max(longest, min(body, whole if label is None else label))
    return Need(natural, min(longest, whole, natural), looked, tuple(heads))


def span(
    needs: dict[str, Need],
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


def width_of(text: str, ruler: Ruler, bold: bool) -> float:
    return ruler.width(ruler.clean(text), bold=bold)
