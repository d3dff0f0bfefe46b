"""Studies: a row an account of a study in one document."""

from __future__ import annotations

from trialtrace.show.tables.book import Book
from trialtrace.show.tables.labels import name_cell, study_label
from trialtrace.show.tables.provenance import value_cells
from trialtrace.show.tables.view import Cell, Column, Line, Target, View
from trialtrace.show.tables.views.findings import findings_of_study

COLUMNS = (
    Column("study", "Study"),
    Column("document", "Document"),
    Column("work", "Cited work"),
    Column("design", "Design", "code"),
    Column("allocation", "Allocation", "code"),
    Column("masking", "Masking", "code"),
    Column("structure", "Structure", "code"),
    Column("condition", "Condition"),
    Column("eligibility", "Who could take part", "long"),
    Column("sex", "Sex", "code"),
    Column("age", "Age"),
    Column("n_total", "Sample size", "number", quoted=True),
    Column("n_kind", "It counts", "code"),
    Column("n_unit", "Unit"),
    Column("follow_up", "Follow-up"),
    Column("sites", "Sites", "number"),
    Column("countries", "Countries", "number"),
    Column("groups", "Groups stated", "number"),
    Column("pooled", "Studies pooled", "number"),
    Column("ratio", "Ratio"),
    Column("claim_level", "Whose result", "code"),
    Column("n_arms", "Arms", "number"),
    Column("n_results", "Results", "number"),
    Column("n_effects", "Effects", "number"),
    Column("n_findings", "Findings", "number"),
    Column("study_id", "study_id", "id"),
    Column("trial_id", "trial_id", "id"),
    Column("work_id", "work_id", "id"),
    Column("doc_id", "doc_id", "id"),
)


def studies(book: Book) -> View:
    """Show a row a study account."""
    lines = []
    for row in book.rows["studies"]:
        study_id = row["study_id"]
        effects = book.where("effects", "study_id", study_id)
        about = Target("study", study_id)
        cells = value_cells(book, "studies", study_id, row, COLUMNS) | {
            "study": Cell(study_label(book, study_id), to=about),
            "document": name_cell(book, "documents", row["doc_id"]),
            "work": name_cell(book, "works", row["work_id"]),
            "n_arms": Cell(str(len(book.where("arms", "study_id", study_id)))),
            "n_results": Cell(str(len(book.where("results", "study_id", study_id)))),
            "n_effects": Cell(str(sum(effect["yi"] is not None for effect in effects))),
            "n_findings": Cell(str(len(findings_of_study(book, study_id)))),
        }
        lines.append(Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in COLUMNS)))
    return View("studies", "Studies", COLUMNS, tuple(lines))
