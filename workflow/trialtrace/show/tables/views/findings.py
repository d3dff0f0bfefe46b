"""Findings: what an auditor should see, worst first."""

from __future__ import annotations

from trialtrace.show.tables.book import Book, Record
from trialtrace.show.tables.labels import name_cell, subject_cell
from trialtrace.show.tables.view import Cell, Column, Line, Target, View
from trialtrace.show.tables.words import words
from trialtrace.tables.vocabulary import SEVERITIES

COLUMNS = (
    Column("severity", "Severity", "code"),
    Column("code", "Code"),
    Column("message", "Finding", "long"),
    Column("document", "Document"),
    Column("about", "About"),
    Column("quotes", "Where", "long"),
    Column("todo", "What to do", "long"),
    Column("knowable_from", "Knowable from", "code"),
    Column("status", "Status", "code"),
    Column("finding_id", "finding_id", "id"),
    Column("subject_table", "subject_table", "id"),
    Column("subject_id", "subject_id", "id"),
    Column("doc_id", "doc_id", "id"),
)


PARTS_OF_A_STUDY = (
    ("arms", "arm_id"),
    ("arm_components", "component_id"),
    ("sizes", "size_id"),
    ("outcomes", "outcome_id"),
    ("results", "result_id"),
    ("effects", "effect_id"),
)


def findings_of_study(book: Book, study_id: str) -> list[Record]:
    """Return the findings about an account, its arms, outcomes, results and effects, worst first."""
    subjects = [("studies", study_id)]
    for table, key in PARTS_OF_A_STUDY:
        subjects += [(table, row[key]) for row in book.where(table, "study_id", study_id)]
    found = [
        row
        for table, row_id in subjects
        for row in book.where("findings", "subject_id", row_id)
        if row["subject_table"] == table
    ]
    return sorted(found, key=_rank)


def _rank(row: Record) -> tuple[bool, int, str]:
    return row["status"] != "open", SEVERITIES.index(row["severity"]), row["code"]


def findings(book: Book) -> View:
    """Show a row a finding: open before waived, then by severity and code."""
    lines = []
    for row in sorted(book.rows["findings"], key=_rank):
        spans = book.where("finding_spans", "finding_id", row["finding_id"])
        cells = {
            "severity": Cell(words(row["severity"])),
            "document": name_cell(book, "documents", row["doc_id"]),
            "about": subject_cell(book, row["subject_table"], row["subject_id"]),
            "quotes": Cell(" … ".join(span["quote"] for span in spans)),
            "knowable_from": Cell(words(row["knowable_from"])),
            "status": Cell(words(row["status"])),
        }
        about = Target("finding", row["finding_id"])
        lines.append(Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in COLUMNS)))
    return View("findings", "Findings", COLUMNS, tuple(lines))
