"""What a readable table is, before anyone decides whether it becomes CSV, Markdown or HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# `id` columns stand at the end and hold what a decision must name; `code` cells are words of a
# closed list; `long` cells are sentences and need room.
COLUMN_KINDS = ("text", "long", "code", "number", "id")

# Statuses of a value for which a source holds nothing that one could look at.
ABSENT = ("not_found", "not_applicable")


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes
    ----------
    key : str
        Short name, unique in its view; where a view shows a table of values, the table's column.
    name : str
        Heading for people.
    kind : str
        One of ``COLUMN_KINDS``.
    quoted : bool
        The sentence behind each cell is shown beside it.
    """

    key: str
    name: str
    kind: str = "text"
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Something a page can lead to: a row or a span, by what it is and its id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Source:
    """A span of a document that supports a cell."""

    evidence_id: str
    raw: str
    quote: str
    rule: str
    tier: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a view.

    Attributes
    ----------
    text : str
        The words; empty where nothing is known.
    origin, status, why, value_id : str
        As in the table ``values``; empty for cells that are no value of a study.
    sources : tuple of Source
        The spans that support it.
    to : Target, optional
        What it names, if that stands elsewhere.
    also : tuple of Target
        Further ones, where it names several.
    """

    text: str = ""
    origin: str = ""
    status: str = ""
    why: str = ""
    value_id: str = ""
    sources: tuple[Source, ...] = ()
    to: Target | None = None
    also: tuple[Target, ...] = ()

    @property
    def blank(self) -> bool:
        """Tell whether it holds nothing, or only that nothing was found or can be."""
        return not self.text or self.status in ABSENT


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a view and what it is about."""

    about: Target
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A readable table."""

    name: str
    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def stack(name: str, title: str, views: Iterable[View]) -> View:
    """Put views under each other; a first column says what a row is about.

    Columns with the same key and name become one, in the order in which they are met; the same
    key under another name is another column (the size of an arm is not the number assessed). Ids
    stay at the end.
    """
    views = tuple(views)
    columns: dict[tuple[str, str], Column] = {}
    for view in views:
        for column in view.columns:
            columns.setdefault((column.key, column.name), column)
    ordered = {at: column for at, column in columns.items() if column.kind != "id"}
    ordered |= {at: column for at, column in columns.items() if column.kind == "id"}
    lines = []
    for view in views:
        places = [(column.key, column.name) for column in view.columns]
        for line in view.lines:
            cells = dict(zip(places, line.cells, strict=True))
            row = (cells.get(place, Cell()) for place in ordered)
            lines.append(Line(line.about, (Cell(line.about.kind), *row)))
    return View(name, title, (Column("row", "Row", "code"), *ordered.values()), tuple(lines))
