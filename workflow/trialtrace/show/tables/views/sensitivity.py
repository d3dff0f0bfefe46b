"""Sensitivity: each summary, and each single interval, with one choice made otherwise."""

from __future__ import annotations

from trialtrace.show.figures.measures import measure_of
from trialtrace.show.tables.book import Book
from trialtrace.show.tables.numbers import exact, for_people, p_text, rounded
from trialtrace.show.tables.view import Cell, Column, Line, Target, View
from trialtrace.show.tables.views.effects import SCALES
from trialtrace.show.tables.words import words

COLUMNS = (
    Column("subject", "What is varied"),
    Column("kind", "Kind of choice", "code"),
    Column("varied", "Choice made"),
    Column("measure", "Measure"),
    Column("scale", "Shown as", "code"),
    Column("k", "Trials", "number"),
    Column("estimate", "Estimate", "number"),
    Column("ci_lb", "Lower limit", "number"),
    Column("ci_ub", "Upper limit", "number"),
    Column("pi_lb", "Prediction, lower", "number"),
    Column("pi_ub", "Prediction, upper", "number"),
    Column("tau2", "tau²", "number"),
    Column("I2", "I² (%)", "number"),
    Column("pval", "p", "number"),
    Column("changes", "What changes", "long"),
    Column("why_not", "Why not", "long"),
    Column("synthesis_id", "synthesis_id", "id"),
    Column("effect_id", "effect_id", "id"),
)
ON_PEOPLES_SCALE = ("estimate", "ci_lb", "ci_ub", "pi_lb", "pi_ub")
CHANGES = {
    "direction": "the estimate changes sides",
    "interval": "the interval gains or loses “no effect”",
    "": "",
}


def sensitivity(book: Book) -> View:
    """Show a row a choice made otherwise, those of a summary before those of single effects."""
    rows = sorted(book.rows["sensitivity"], key=lambda row: not row["synthesis_id"])
    lines = []
    for place, row in enumerate(rows):
        measure = measure_of(row["measure"])
        cells = {
            "kind": Cell(words(row["kind"])),
            "measure": Cell(measure.name),
            "scale": Cell(SCALES.get(measure.scale, "")),
            "k": Cell(exact(row["k"])),
            "tau2": Cell(rounded(row["tau2"])),
            "I2": Cell(rounded(row["I2"], 1)),
            "pval": Cell(p_text(row["pval"])),
            "changes": Cell(CHANGES[row["changes"]]),
        }
        for key in ON_PEOPLES_SCALE:
            cells[key] = Cell(rounded(for_people(row["measure"], row[key])))
        about = Target("sensitivity", str(place))
        lines.append(Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in COLUMNS)))
    return View("sensitivity", "Sensitivity", COLUMNS, tuple(lines))
