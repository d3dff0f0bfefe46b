"""Where a cell of studies, arms, outcomes and results comes from: its value, status and spans."""

from __future__ import annotations

from trialtrace.show.tables.book import Book, Record
from trialtrace.show.tables.numbers import exact
from trialtrace.show.tables.view import Cell, Column, Source
from trialtrace.show.tables.words import words


def source_of(book: Book, evidence_id: str) -> Source | None:
    """Return the span of a piece of evidence."""
    row = book.get("evidence", evidence_id)
    if row is None:
        return None
    return Source(evidence_id, row["raw"], row["quote"], row["rule"], row["tier"])


def plain(value: object, column: Column) -> str:
    """Write a cell's content: codes as words, numbers with the digits they were stated with."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return exact(value)
    return words(str(value)) if column.kind == "code" else str(value)


def value_cell(book: Book, table: str, row_id: str, row: Record, column: Column) -> Cell:
    """Build the cell of a pivot table with everything that is known of its value.

    The pivot says what is in use. Where it says nothing, the statuses of the cell's values do:
    an absent number reads "not stated" or "in conflict", never as an empty place that looks like
    nobody asked.
    """
    found = book.cells.get((table, row_id, column.key), [])
    text = plain(row[column.key], column)
    used = [value for value in found if value["chosen"]] if text else found
    if not used:
        return Cell(text)
    statuses = {value["status"] for value in used}
    status = "conflict" if "conflict" in statuses else used[0]["status"]
    if not text and status != "stated":
        text = words(status)
    sources = (source_of(book, value["evidence_id"]) for value in used)
    first = used[0]
    return Cell(
        text,
        origin=first["origin"],
        status=status,
        why=first["why"],
        value_id=first["value_id"],
        sources=tuple(dict.fromkeys(source for source in sources if source is not None)),
    )


def value_cells(
    book: Book, table: str, row_id: str, row: Record, columns: tuple[Column, ...]
) -> dict[str, Cell]:
    """Build the cells of the named columns that the pivot table has."""
    return {
        column.key: value_cell(book, table, row_id, row, column)
        for column in columns
        if column.key in row and column.kind != "id"
    }
