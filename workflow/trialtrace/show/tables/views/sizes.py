"""Sizes beside the one in use: other steps of the flow, other sets of people analysed."""

from __future__ import annotations

from trialtrace.show.tables.book import Book
from trialtrace.show.tables.labels import arm_label, study_label
from trialtrace.show.tables.provenance import value_cells
from trialtrace.show.tables.view import Cell, Column, Line, Target, View

COLUMNS = (
    Column("study", "Study"),
    Column("arm", "Arm"),
    Column("n", "Size", "number", quoted=True),
    Column("n_kind", "Who is counted", "code"),
    Column("size_id", "size_id", "id"),
    Column("arm_id", "arm_id", "id"),
    Column("study_id", "study_id", "id"),
)


def sizes(book: Book) -> View:
    """Show a row a further size of an account or of one of its arms."""
    lines = []
    for row in book.rows["sizes"]:
        about = Target("size", row["size_id"])
        arm = row["arm_id"]
        cells = value_cells(book, "sizes", row["size_id"], row, COLUMNS) | {
            "study": Cell(study_label(book, row["study_id"]), to=Target("study", row["study_id"])),
            "arm": Cell(arm_label(book, arm), to=Target("arm", arm)) if arm else Cell(),
        }
        lines.append(Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in COLUMNS)))
    return View("sizes", "Further numbers of participants", COLUMNS, tuple(lines))
