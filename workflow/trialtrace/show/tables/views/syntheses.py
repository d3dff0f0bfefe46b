"""Syntheses and their members: what was pooled, and what was left out and why."""

from __future__ import annotations

from trialtrace.show.figures.measures import measure_of
from trialtrace.show.tables.book import Book
from trialtrace.show.tables.labels import effect_label, synthesis_label, trial_label
from trialtrace.show.tables.numbers import exact, for_people, p_text, rounded
from trialtrace.show.tables.view import Cell, Column, Line, Target, View
from trialtrace.show.tables.words import words

COLUMNS = (
    Column("group", "Group"),
    Column("reason", "Why these belong together", "long"),
    Column("outcome", "Outcome"),
    Column("comparison", "Comparison"),
    Column("measure", "Measure"),
    Column("method", "Method", "code"),
    Column("model", "Model"),
    Column("k", "Trials", "number"),
    Column("estimate", "Estimate", "number"),
    Column("ci_lb", "Lower limit", "number"),
    Column("ci_ub", "Upper limit", "number"),
    Column("pi_lb", "Prediction, lower", "number"),
    Column("pi_ub", "Prediction, upper", "number"),
    Column("tau2", "tau²", "number"),
    Column("I2", "I² (%)", "number"),
    Column("QE", "Q", "number"),
    Column("QEp", "p of Q", "number"),
    Column("pval", "p", "number"),
    Column("why_not", "Why not, or what to know", "long"),
    Column("synthesis_id", "synthesis_id", "id"),
)
MEMBER_COLUMNS = (
    Column("group", "Group"),
    Column("effect", "Effect"),
    Column("trial", "Trial"),
    Column("included", "Included", "code"),
    Column("weight", "Weight (%)", "number"),
    Column("why_not", "Why not", "long"),
    Column("synthesis_id", "synthesis_id", "id"),
    Column("effect_id", "effect_id", "id"),
    Column("trial_id", "trial_id", "id"),
)
ON_PEOPLES_SCALE = ("estimate", "ci_lb", "ci_ub", "pi_lb", "pi_ub")


def syntheses(book: Book) -> View:
    """Show a row a summary, or the reason why there is none."""
    lines = []
    for row in book.rows["syntheses"]:
        about = Target("synthesis", row["synthesis_id"])
        cells = {
            "measure": Cell(measure_of(row["measure"]).name),
            "method": Cell(words(row["method"])),
            "k": Cell(exact(row["k"])),
            "tau2": Cell(rounded(row["tau2"])),
            "I2": Cell(rounded(row["I2"], 1)),
            "QE": Cell(rounded(row["QE"], 2)),
            "QEp": Cell(p_text(row["QEp"])),
            "pval": Cell(p_text(row["pval"])),
        }
        for key in ON_PEOPLES_SCALE:
            cells[key] = Cell(rounded(for_people(row["measure"], row[key])))
        lines.append(Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in COLUMNS)))
    return View("syntheses", "Syntheses", COLUMNS, tuple(lines))


def members(book: Book) -> View:
    """Show a row an effect in a summary or left out of it."""
    lines = []
    for row in book.rows["synthesis_members"]:
        synthesis = Target("synthesis", row["synthesis_id"])
        cells = {
            "group": Cell(synthesis_label(book, row["synthesis_id"]), to=synthesis),
            "effect": Cell(
                effect_label(book, row["effect_id"]), to=Target("effect", row["effect_id"])
            ),
            "trial": Cell(trial_label(book, row["trial_id"])),
            "included": Cell("yes" if row["included"] else "no"),
            "weight": Cell(rounded(row["weight"], 1)),
        }
        about = Target("member", f"{row['synthesis_id']}-{row['effect_id']}")
        lines.append(
            Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in MEMBER_COLUMNS))
        )
    return View("members", "Effects in and out of the syntheses", MEMBER_COLUMNS, tuple(lines))
