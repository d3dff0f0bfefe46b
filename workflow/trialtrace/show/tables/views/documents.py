"""Documents: what was read, what was found in each, what was quarantined and why."""

from __future__ import annotations

from trialtrace.show.tables.book import Book
from trialtrace.show.tables.view import Cell, Column, Line, Target, View
from trialtrace.show.tables.words import words

COLUMNS = (
    Column("path", "Document"),
    Column("title", "Title", "long"),
    Column("status", "Status", "code"),
    Column("reason", "What to know", "long"),
    Column("language", "Language"),
    Column("n_chars", "Characters", "number"),
    Column("references", "References", "number"),
    Column("citations", "Citations", "number"),
    Column("studies", "Studies", "number"),
    Column("findings", "Findings", "number"),
    Column("doc_id", "doc_id", "id"),
)
COUNTED = ("references", "citations", "studies", "findings")


def documents(book: Book) -> View:
    """Show a row a document."""
    lines = []
    for row in book.rows["documents"]:
        doc_id = row["doc_id"]
        counts = {name: str(len(book.where(name, "doc_id", doc_id))) for name in COUNTED}
        if row["status"] != "read":
            counts = dict.fromkeys(COUNTED, "")
        about = Target("doc", doc_id)
        cells = {
            "path": Cell(row["path"], to=about),
            "status": Cell(words(row["status"])),
            "n_chars": Cell(str(row["n_chars"])),
            **{name: Cell(text) for name, text in counts.items()},
        }
        lines.append(Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in COLUMNS)))
    return View("documents", "Documents", COLUMNS, tuple(lines))
