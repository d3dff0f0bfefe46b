"""Arms and the stated parts of their interventions."""

from __future__ import annotations

from trialtrace.show.tables.book import Book
from trialtrace.show.tables.labels import arm_label, component_label, own_arm_label, study_label
from trialtrace.show.tables.provenance import value_cells
from trialtrace.show.tables.view import Cell, Column, Line, Target, View

COLUMNS = (
    Column("study", "Study"),
    Column("arm", "Arm"),
    Column("role", "Role", "code"),
    Column("n", "Size", "number", quoted=True),
    Column("intervention", "Intervention"),
    Column("dose", "Dose"),
    Column("route", "Route"),
    Column("frequency", "How often"),
    Column("duration", "How long"),
    Column("co_intervention", "Given together with"),
    Column("arm_id", "arm_id", "id"),
    Column("study_id", "study_id", "id"),
)
COMPONENT_COLUMNS = (
    Column("study", "Study"),
    Column("arm", "Arm"),
    Column("kind", "Component"),
    Column("count", "Number", "number", quoted=True),
    Column("dose", "Dose"),
    Column("component_id", "component_id", "id"),
    Column("arm_id", "arm_id", "id"),
    Column("study_id", "study_id", "id"),
)


def arms(book: Book) -> View:
    """Show a row an arm."""
    lines = []
    for row in book.rows["arms"]:
        about = Target("arm", row["arm_id"])
        cells = value_cells(book, "arms", row["arm_id"], row, COLUMNS) | {
            "study": Cell(study_label(book, row["study_id"]), to=Target("study", row["study_id"])),
            "arm": Cell(own_arm_label(row), to=about),
        }
        lines.append(Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in COLUMNS)))
    return View("arms", "Arms", COLUMNS, tuple(lines))


def _arm_cell(book: Book, arm_id: str) -> Cell:
    """Name the arm of a component; what was given to all or to nobody in particular has none."""
    return Cell(arm_label(book, arm_id), to=Target("arm", arm_id)) if arm_id else Cell("")


def components(book: Book) -> View:
    """Show a row a stated part of an arm's intervention."""
    lines = []
    for row in book.rows["arm_components"]:
        about = Target("component", row["component_id"])
        cells = value_cells(book, "arm_components", row["component_id"], row, COMPONENT_COLUMNS) | {
            "study": Cell(study_label(book, row["study_id"]), to=Target("study", row["study_id"])),
            "arm": _arm_cell(book, row["arm_id"]),
        }
        cells["kind"] = (
            cells["kind"] if row["kind"] else Cell(component_label(book, row["component_id"]))
        )
        lines.append(
            Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in COMPONENT_COLUMNS))
        )
    return View("components", "Components of interventions", COMPONENT_COLUMNS, tuple(lines))
