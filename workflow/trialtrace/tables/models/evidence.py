"""Evidence, rejected numbers, rows and values: every cell with where it comes from."""

from trialtrace.tables import vocabulary as v
from trialtrace.tables.models.base import (
    Flag,
    Int,
    TableModel,
    Text,
    flag,
    identifier,
    number,
    text,
)


class Evidence(TableModel):
    """A row is a span that supports one value."""

    evidence_id: Text = identifier("hash of document, label, role, quote, raw and ordinals")
    doc_id: Text = identifier("document")
    label: Text = identifier("what the span says: studies.n_total, arms.n, results.percent, ...")
    role: Text = text("role of the arm it speaks of, where there is one")
    raw: Text = identifier(
        "the span, exactly as it stands; a number with its sign, unit and % apart"
    )
    start: Int = number("start of the span", "characters", ge=0, nullable=False)
    end: Int = number("end of the span, exclusive", "characters", ge=0, nullable=False)
    quote: Text = identifier("the sentence around it")
    quote_start: Int = number("start of the quote", "characters", ge=0, nullable=False)
    rule: Text = identifier("rule of the grammar that read it")
    tier: Text = text("how sure the reading is", v.TIERS)


class Rejected(TableModel):
    """A row is a number in running text that is no study data."""

    doc_id: Text = identifier("document")
    raw: Text = identifier("the number as it stands")
    start: Int = number("start of the span", "characters", ge=0, nullable=False)
    end: Int = number("end of the span, exclusive", "characters", ge=0, nullable=False)
    quote: Text = identifier("the sentence or line around it")
    quote_start: Int = number("start of the quote", "characters", ge=0, nullable=False)
    looked_like: Text = identifier("kind of number: percent, money, duration, telephone, ...")
    reason: Text = identifier("why it is no study data")


class Rows(TableModel):
    """A row is a row of studies, arms, arm_components, sizes, outcomes or results, and how they hang together."""

    table: Text = text("table that the row belongs to", v.VALUE_TABLES)
    row_id: Text = identifier("study_id, arm_id, component_id, outcome_id or result_id")
    doc_id: Text = text("document; empty for a row that a publication or a person brought in")
    study_id: Text = identifier("account (for a study: itself)")
    arm_id: Text = text("arm, for components and results")
    versus_arm_id: Text = text("arm compared with, for results")
    outcome_id: Text = text("outcome, for results")
    group_id: Text = text(
        "shared by the numbers of one outcome, arm, timepoint, analysis set and basis"
    )
    ordinal: Int = number("place among the rows of its account, from 1", ge=1, nullable=False)
    origin: Text = text("who brought the row in", v.ORIGINS)
    established_by: Text = text("evidence that established it")


class MachineValues(TableModel):
    """A row is one cell that a document states."""

    table: Text = text("table of the cell", v.VALUE_TABLES)
    row_id: Text = identifier("row of the cell")
    field: Text = identifier("column of the cell")
    value: Text = identifier("normalised value")
    unit: Text = text("unit as it stands")
    status: Text = text("stated, or not_stated where the text says that it does not say", v.STATUS)
    evidence_id: Text = identifier("span that supports it")


class Values(TableModel):
    """A row is one cell from one origin."""

    value_id: Text = identifier("hash of table, row, field, origin and source")
    table: Text = text("table of the cell", v.VALUE_TABLES)
    row_id: Text = identifier("row of the cell")
    field: Text = identifier("column of the cell")
    value: Text = text(
        "normalised value; empty where nobody gives one (not_found, not_stated, not_applicable)"
    )
    unit: Text = text("unit as it stands")
    origin: Text = text("who says so", v.ORIGINS)
    source: Text = text("evidence, sheet row, decision or formula behind it, in words")
    status: Text = text("whether and how it is there", v.STATUS)
    evidence_id: Text = text("span that supports it, for origin document")
    formula: Text = text("how it was made, for origin derived")
    inputs: Text = text("value_ids it was made of, joined by `; `")
    assumptions: Text = text("what must hold for it to be true")
    chosen: Flag = flag("it is the value in use for its cell")
    why: Text = text("why it was or was not chosen")


class Comparison(TableModel):
    """A row is one field of a trial, as cited and as published."""

    trial_id: Text = identifier("the trial")
    table: Text = text("table of the field", v.VALUE_TABLES)
    row_id: Text = text("row of the account")
    field: Text = identifier("column")
    cited: Text = text("value that the document gives")
    published: Text = text("value that the publication gives")
    evidence_id: Text = text("span of the cited value")
    published_source: Text = text("where the published value was read")
    verdict: Text = text("agrees, differs, rounding, only_published or only_cited")
