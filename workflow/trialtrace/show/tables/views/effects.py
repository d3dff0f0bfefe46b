"""Effects: what could be computed, from what, on which assumptions, and why not."""

from __future__ import annotations

from trialtrace.show.figures.measures import measure_of
from trialtrace.show.tables.book import Book, Record
from trialtrace.show.tables.labels import name_cell, outcome_label
from trialtrace.show.tables.numbers import exact, for_people, rounded
from trialtrace.show.tables.view import Cell, Column, Line, Target, View
from trialtrace.show.tables.words import words

COLUMNS = (
    Column("slab", "Study"),
    Column("outcome", "Outcome"),
    Column("experimental", "Intervention"),
    Column("comparator", "Comparator"),
    Column("timepoint", "When"),
    Column("analysis_set", "Who was analysed"),
    Column("subgroup", "Part of the sample"),
    Column("basis", "Final or change", "code"),
    Column("measure", "Measure"),
    Column("scale", "Shown as", "code"),
    Column("estimate", "Estimate", "number"),
    Column("low", "Lower limit", "number"),
    Column("high", "Upper limit", "number"),
    Column("level", "Level of interval (%)", "number"),
    Column("bound_low", "Lowest by rounding", "number"),
    Column("bound_high", "Highest by rounding", "number"),
    Column("n1i", "Size of group 1", "number"),
    Column("n2i", "Size of group 2", "number"),
    Column("favours", "Favours", "code"),
    Column("state", "State", "code"),
    Column("assumptions", "It assumes", "long"),
    Column("why_not", "Why not", "long"),
    Column("derivation", "Derivation", "long"),
    Column("inputs", "Made of", "long"),
    Column("route", "Route", "code"),
    Column("yi", "yi", "number"),
    Column("vi", "vi", "number"),
    Column("effect_id", "effect_id", "id"),
    Column("study_id", "study_id", "id"),
    Column("outcome_id", "outcome_id", "id"),
    Column("arm_id", "arm_id", "id"),
    Column("versus_arm_id", "versus_arm_id", "id"),
    Column("trial_id", "trial_id", "id"),
)
# What the numbers of a row are, where they are not yi itself.
SCALES = {"ratio": "ratio", "percent": "percent", "logit": "percent", "fisher": "correlation"}
ON_PEOPLES_SCALE = {
    "estimate": "yi",
    "low": "ci_lb",
    "high": "ci_ub",
    "bound_low": "bound_low",
    "bound_high": "bound_high",
}


def state(row: Record) -> str:
    """Say in a few words what an effect is good for."""
    if row["yi"] is None:
        return "no effect"
    if row["assumption_status"] == "contradicted":
        return "contradicted"
    if row["conditional"]:
        return "conditional"
    return "poolable" if row["poolable"] else "not poolable"


def _route(row: Record) -> str:
    if row["yi"] is None:
        return ""
    return "primary" if row["primary"] else "sensitivity"


def input_text(book: Book, row: Record) -> str:
    """Say one input with the words behind it: ``n1i = 25 (“…”)``."""
    source = book.get("evidence", row["evidence_id"])
    behind = f"“{source['quote']}”" if source else row["formula"]
    return f"{row['name']} = {row['value']}" + (f" ({behind})" if behind else "")


def effects(book: Book) -> View:
    """Show a row an effect, or a result that gives none."""
    lines = []
    for row in book.rows["effects"]:
        inputs = book.where("effect_inputs", "effect_id", row["effect_id"])
        about = Target("effect", row["effect_id"])
        cells = {
            "slab": Cell(row["slab"], to=Target("study", row["study_id"])),
            "outcome": Cell(row["outcome"] or outcome_label(book, row["outcome_id"])),
            "experimental": Cell(
                row["experimental"] or name_cell(book, "arms", row["arm_id"]).text
            ),
            "comparator": Cell(
                row["comparator"] or name_cell(book, "arms", row["versus_arm_id"]).text
            ),
            "measure": Cell(measure_of(row["measure"]).name),
            "scale": Cell(SCALES.get(measure_of(row["measure"]).scale, "")),
            "favours": Cell(words(row["favours"])),
            "state": Cell(state(row)),
            "inputs": Cell("; ".join(input_text(book, part) for part in inputs)),
            "route": Cell(_route(row)),
            "level": Cell(exact(row["level"])),
            "n1i": Cell(exact(row["n1i"])),
            "n2i": Cell(exact(row["n2i"])),
            "yi": Cell(rounded(row["yi"], 6)),
            "vi": Cell(rounded(row["vi"], 6)),
        }
        for key, column in ON_PEOPLES_SCALE.items():
            cells[key] = Cell(rounded(for_people(row["measure"], row[column])))
        lines.append(Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in COLUMNS)))
    return View("effects", "Effects", COLUMNS, tuple(lines))
