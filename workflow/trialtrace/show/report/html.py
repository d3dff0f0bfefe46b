"""Views as tables of the page: each cell with its link, what is known of it, and how it looks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from trialtrace.show.report.anchors import Anchors, anchor
from trialtrace.show.tables.labels import shorten
from trialtrace.show.tables.view import Cell, Column, Line, Source, Target, View
from trialtrace.show.tables.words import words

LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Link:
    """Words, where they lead (or nowhere), what hovering tells, and classes for the style."""

    text: str
    href: str = ""
    title: str = ""
    classes: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its words, and links to further spans behind it."""

    link: Link
    more: tuple[Link, ...] = ()
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its id on the page; empty where another place has that id."""

    id: str
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page.

    Attributes
    ----------
    id : str
        Id of its caption.
    caption : str
        What it shows.
    columns : tuple of Column
        Those with at least one entry, and the row's own id at the end.
    rows : tuple of TableRow
        The first rows.
    total : int
        How many rows there are.
    empty : tuple of str
        Columns in which no row has anything.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    total: int
    empty: tuple[str, ...]


def table_of(
    view: View,
    anchors: Anchors,
    *,
    name: str,
    rows: int,
    leave: Collection[str] = (),
) -> Table:
    """Turn a view into a table of the page.

    Parameters
    ----------
    view : View
        What to show.
    anchors : Anchors
        The places that links can lead to.
    name : str
        Id of the table, unique on the page.
    rows : int
        How many rows are shown at most.
    leave : collection of str
        Keys of columns that are not shown here.
    """
    lines = view.lines[:rows]
    own = next((c.key for c in view.columns if c.kind == "id"), "")
    asked = [
        place
        for place, column in enumerate(view.columns)
        if column.key not in leave and (column.kind != "id" or column.key == own)
    ]
    kept = [place for place in asked if not all(line.cells[place].blank for line in lines)]
    return Table(
        name,
        view.title,
        tuple(view.columns[place] for place in kept),
        tuple(_row(view, line, kept, anchors) for line in lines),
        len(view.lines),
        tuple(
            view.columns[place].name
            for place in asked
            if place not in set(kept) and view.columns[place].kind != "id"
        ),
    )


def without_ids(table: Table) -> Table:
    """Return the table with rows that carry no id, because a section of its own has it."""
    return replace(table, rows=tuple(replace(row, id="") for row in table.rows))


def part_of(view: View, lines: Iterable[Line], title: str) -> View:
    """Return a view of some of its lines."""
    return View(view.name, title, view.columns, tuple(lines))


def cell_of(cell: Cell, kind: str, anchors: Anchors) -> TableCell:
    """Turn a cell into one of the page: a value leads to its first span, a name to its row."""
    spans = [source for source in cell.sources if Target("evidence", source.evidence_id) in anchors]
    classes = " ".join(
        part
        for part in (
            f"status-{cell.status}" if cell.status not in ("", "stated") else "",
            f"origin-{cell.origin}" if cell.origin not in ("", "document") else "",
        )
        if part
    )
    title = known_of(cell)
    if spans:
        first = Link(cell.text, _span(spans[0], anchors), title, f"value {classes}".strip())
        more = tuple(
            Link(str(place), _span(source, anchors), _read(source))
            for place, source in enumerate(spans[1:], start=2)
        )
        return TableCell(first, more, kind)
    named = [place for place in map(anchors.href, (cell.to, *cell.also)) if place]
    more = tuple(Link(str(number), place) for number, place in enumerate(named[1:], start=2))
    return TableCell(Link(cell.text, named[0] if named else "", title, classes), more, kind)


def known_of(cell: Cell) -> str:
    """Say what is known of a value: status, origin, how sure, which rule, the sentence."""
    if not cell.status:
        return ""
    parts = [words(cell.status)]
    if cell.origin:
        parts.append(f"origin {cell.origin}")
    if cell.why:
        parts.append(cell.why)
    return "; ".join(parts) + "".join(f" | {_read(source)}" for source in cell.sources)


def span_link(text: str, target: Target, anchors: Anchors, title: str = "") -> Link:
    """Link words to a span or row."""
    return Link(text, anchors.href(target), title)


def _row(view: View, line: Line, kept: list[int], anchors: Anchors) -> TableRow:
    cells = tuple(cell_of(line.cells[i], view.columns[i].kind, anchors) for i in kept)
    return TableRow(anchor(line.about) if line.about in anchors else "", cells)


def _span(source: Source, anchors: Anchors) -> str:
    return anchors.href(Target("evidence", source.evidence_id))


def _read(source: Source) -> str:
    return f"{source.tier}, rule {source.rule}: “{shorten(source.quote, LONGEST_QUOTE)}”"
