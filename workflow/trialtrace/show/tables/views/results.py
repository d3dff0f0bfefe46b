"""Results: a row a number or statement about an outcome; outcomes without any keep a row."""

from __future__ import annotations

from trialtrace.show.tables.book import Book, Record
from trialtrace.show.tables.labels import name_cell, outcome_label, study_label
from trialtrace.show.tables.provenance import value_cells
from trialtrace.show.tables.view import Cell, Column, Line, Source, Target, View

COLUMNS = (
    Column("study", "Study"),
    Column("outcome", "Outcome"),
    Column("kind", "Kind", "code"),
    Column("polarity", "Higher is", "code"),
    Column("arm", "Arm"),
    Column("versus", "Against"),
    Column("timepoint", "When"),
    Column("analysis_set", "Who was analysed"),
    Column("subgroup", "Part of the sample"),
    Column("basis", "Basis", "code"),
    Column("statistic", "Statistic", "code"),
    Column("value", "Value", "number", quoted=True),
    Column("unit", "Unit"),
    Column("low", "Lower limit", "number"),
    Column("high", "Upper limit", "number"),
    Column("level", "Level of interval (%)", "number"),
    Column("n", "Assessed", "number", quoted=True),
    Column("p_value", "p", "number", quoted=True),
    Column("p_compares", "p compares", "code"),
    Column("direction", "Direction", "code"),
    Column("favours", "Favours", "code"),
    Column("significance", "Significance", "code"),
    Column("result_id", "result_id", "id"),
    Column("outcome_id", "outcome_id", "id"),
    Column("arm_id", "arm_id", "id"),
    Column("versus_arm_id", "versus_arm_id", "id"),
    Column("study_id", "study_id", "id"),
)
OF_OUTCOME = tuple(c for c in COLUMNS if c.key in ("kind", "polarity"))
POLARITY = {"higher_better": "better", "higher_worse": "worse", "unclear": "unclear"}


def results(book: Book) -> View:
    """Show a row a result, in the order of outcomes, then outcomes that have none."""
    lines = []
    for outcome in book.rows["outcomes"]:
        found = book.where("results", "outcome_id", outcome["outcome_id"])
        shared = _outcome_cells(book, outcome)
        lines.extend(_line(book, row, shared) for row in found)
        if not found:
            cells = tuple(shared.get(c.key) or Cell() for c in COLUMNS)
            lines.append(Line(Target("outcome", outcome["outcome_id"]), cells))
    return View("results", "Results", COLUMNS, tuple(lines))


def _outcome_cells(book: Book, outcome: Record) -> dict[str, Cell]:
    outcome_id, study_id = outcome["outcome_id"], outcome["study_id"]
    cells = value_cells(book, "outcomes", outcome_id, outcome, OF_OUTCOME)
    name = value_cells(book, "outcomes", outcome_id, outcome, (Column("name", "Outcome"),))["name"]
    polarity = cells["polarity"]
    return cells | {
        "polarity": Cell(
            POLARITY.get(outcome["polarity"], ""),
            polarity.origin,
            polarity.status,
            polarity.why,
            polarity.value_id,
            polarity.sources,
        ),
        "study": Cell(study_label(book, study_id), to=Target("study", study_id)),
        "outcome": name if outcome["name"] else Cell(outcome_label(book, outcome_id)),
        "outcome_id": Cell(outcome_id),
        "study_id": Cell(study_id),
    }


def _line(book: Book, row: Record, shared: dict[str, Cell]) -> Line:
    own = value_cells(book, "results", row["result_id"], row, COLUMNS)
    own |= {
        "arm": name_cell(book, "arms", row["arm_id"]),
        "versus": name_cell(book, "arms", row["versus_arm_id"]),
        "p_value": _p_cell(own["p_value"], row),
    }
    cells = shared | own
    return Line(
        Target("result", row["result_id"]),
        tuple(cells.get(c.key) or Cell(row.get(c.key) or "") for c in COLUMNS),
    )


def _p_cell(cell: Cell, row: Record) -> Cell:
    """Put the relation in front of p: "< 0.05" is not "0.05"."""
    if row["p_value"] is None:
        return cell
    sources: tuple[Source, ...] = cell.sources
    text = f"{row['p_relation'] or '='} {cell.text}"
    return Cell(text, cell.origin, cell.status, cell.why, cell.value_id, sources)
