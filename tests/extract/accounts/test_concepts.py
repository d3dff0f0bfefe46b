"""What the tables call an arm or an outcome: its own concept, and its class beside it."""

import pytest


def told(read, text, table, name):
    """Concept, class and the words that they were read from, of a row by its name."""
    seen = read(text)
    field = "name" if table == "outcomes" else "intervention"
    evidence = {e.evidence_id: e.raw for e in seen.found.evidence}
    for row in seen.rows(table):
        cells = seen.cells(row)
        if name in cells.get(field, ""):
            quotes = {
                evidence[v.evidence_id]
                for v in seen.found.values
                if v.row_id == row.row_id and v.field in ("concept", "concept_class")
            }
            return cells.get("concept"), cells.get("concept_class"), quotes
    return None


TRIAL = (
    "Methods: 120 adults were randomised to {drug} (n = 60) or placebo (n = 60). Results: Mean "
    "{outcome} was 131 (SD 12) with {drug} and 138 (SD 11) with placebo."
)


@pytest.mark.parametrize(
    ("drug", "concept", "its_class"),
    [
        ("prednisone", "prednisone", "corticosteroid"),
        ("topical corticosteroids", "corticosteroid", None),
        ("tranexamic acid", "tranexamic acid", None),
        ("acetaminophen", "paracetamol", None),
    ],
)
def test_an_arm_is_called_what_was_given(read, drug, concept, its_class):
    text = TRIAL.format(drug=drug, outcome="systolic blood pressure")
    assert told(read, text, "arms", drug) == (concept, its_class, {drug})


@pytest.mark.parametrize(
    ("outcome", "concept", "its_class"),
    [
        ("systolic blood pressure", "systolic blood pressure", "blood pressure"),
        ("blood pressure", "blood pressure", None),
        ("triglyceride level", "triglyceride", "blood lipids"),
        ("operating time", "operating time", None),
    ],
)
def test_an_outcome_is_called_what_was_measured(read, outcome, concept, its_class):
    text = TRIAL.format(drug="ramipril", outcome=outcome)
    assert told(read, text, "outcomes", outcome) == (concept, its_class, {outcome})
