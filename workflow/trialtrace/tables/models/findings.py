"""Findings: what an auditor should see, and where."""

from trialtrace.tables import vocabulary as v
from trialtrace.tables.models.base import Int, TableModel, Text, identifier, number, text


class Findings(TableModel):
    """A row is something an auditor should see."""

    finding_id: Text = identifier("hash of code, subject and spans")
    code: Text = identifier("code of the check: REF001, ...")
    severity: Text = text("how much it matters", v.SEVERITIES)
    message: Text = identifier("one line, with the values in it")
    todo: Text = text("the way out: what to do about it")
    knowable_from: Text = text("what one must have read to see it", v.KNOWABLE_FROM)
    doc_id: Text = text("document it is about; empty where it is about several")
    subject_table: Text = text("table of the row it is about")
    subject_id: Text = text("row it is about")
    status: Text = text("open, or waived by a decision", v.FINDING_STATUS)


class FindingSpans(TableModel):
    """A row is a place that a finding points to."""

    finding_id: Text = identifier("the finding")
    ordinal: Int = number("place among its spans, from 1", ge=1, nullable=False)
    doc_id: Text = identifier("document")
    start: Int = number("start of the span", "characters", ge=0, nullable=False)
    end: Int = number("end of the span, exclusive", "characters", ge=0, nullable=False)
    quote: Text = identifier("the words of the span")
