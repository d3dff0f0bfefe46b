"""Headings that are arms, and tables whose columns nobody can tell: no result then."""

import pytest

TRIAL = (
    "# Zinc for the common cold\n\nWe randomised 200 workers to zinc (n = 100) or {} (n = 100).\n\n"
    "Table 2. Results\n\n{}\n|---|---|---|---|\n{}\n"
)
ROWS = "| Cough | 5 (5%) | 30 (30%) | 0.02 |\n| Rash | 7 (7%) | 6 (6%) | 0.77 |"


def events(read, comparator, head, rows=ROWS):
    """Return (outcome, arm, events, n) of a table's counts."""
    found = read(TRIAL.format(comparator, head, rows))
    out = []
    for row in found.rows("results"):
        cells = found.cells(row)
        if cells.get("statistic") == "events":
            arm = next((one for one in found.rows("arms") if one.row_id == row.arm_id), None)
            label = found.cells(arm).get("label", "") if arm else ""
            out.append((found.name(row.outcome_id), label, cells["value"], cells.get("n", "")))
    return out


def test_intervention_and_control_are_the_arm_tried_and_the_control(read):
    told = [("Cough", "usual care", "5", ""), ("Cough", "Zinc", "30", "")]
    assert events(read, "usual care", "| | Control | Intervention | P |")[:2] == told
    assert events(read, "usual care", "| | Usual care | Treatment group | P |")[:2] == told


@pytest.mark.parametrize(
    ("comparator", "head"),
    [
        # neither of two drugs is the control
        ("copper", "| | Control | Intervention | P |"),
        # headings of other people, and groups that nobody told of
        ("usual care", "| | Responders | Others | P |"),
        ("usual care", "| | Group X | Group Y | P |"),
    ],
)
def test_columns_that_are_not_told_to_be_arms_give_nothing(read, comparator, head):
    assert events(read, comparator, head) == []


def test_more_groups_with_numbers_than_arms_give_nothing(read):
    head = "| | Zinc (n = 90) | Usual care (n = 91) | Usual care and sweets (n = 92) |"
    assert events(read, "usual care", head, ROWS.replace("0.02", "9 (10%)")) == []
    # near miss: all of the trial beside its two arms
    head = "| | Zinc (n = 100) | Usual care (n = 100) | Total (n = 200) |"
    assert len(events(read, "usual care", head)) == 4


def test_a_table_says_how_many_people_its_figures_rest_on(read):
    head = "| | Zinc (n = 90) | Usual care (n = 100) | P |"
    assert events(read, "usual care", head)[:2] == [
        ("Cough", "Zinc", "5", "90"),
        ("Cough", "usual care", "30", ""),
    ]


COUNTED = """| Number of participants | 90 | 80 | |
| Cough | 9 (10%) | 20 (25%) | 0.02 |"""


def test_a_row_of_how_many_were_assessed_is_no_outcome(read):
    assert events(read, "usual care", "| | Zinc | Usual care | P |", COUNTED) == [
        ("Cough", "Zinc", "9", "90"),
        ("Cough", "usual care", "20", "80"),
    ]


SEVERE = """| Any harm | 20 (20%) | 22 (22%) | 0.70 |
| Mild | 12 (12%) | 10 (10%) | 0.60 |
| Stopped | 3 (3%) | 4 (4%) | 0.70 |"""


def test_a_grade_is_no_outcome(read):
    names = {name for name, *_ in events(read, "usual care", "| | Zinc | Usual care | P |", SEVERE)}
    assert names == {"Any harm", "Stopped"}


TWICE = """| At work | | | |
| Cough | 12 (12%) | 10 (10%) | 0.60 |
| At home | | | |
| Cough | 3 (3%) | 4 (4%) | 0.70 |
| Fever (early) | 1 (1%) | 4 (4%) | 0.20 |
| Fever (late) | 2 (2%) | 5 (5%) | 0.20 |"""


def test_rows_of_one_name_under_different_headings_are_not_told_apart(read):
    found = events(read, "usual care", "| | Zinc | Usual care | P |", TWICE)
    assert [name for name, *_ in found] == ["Fever (early)"] * 2 + ["Fever (late)"] * 2
    # what stands behind a comma or a mark tells rows apart as well
    bounds = TWICE.replace("Fever (early)", "Balance^a^ < 5").replace(
        "Fever (late)", "Balance^a^ < 9"
    )
    found = events(read, "usual care", "| | Zinc | Usual care | P |", bounds)
    assert [name for name, *_ in found] == ["Balance^a^ < 5"] * 2 + ["Balance^a^ < 9"] * 2
    # near miss: the headings are moments, and cited as such
    found = events(
        read, "usual care", "| | Zinc | Usual care | P |",
        TWICE.replace("At work", "Week 1").replace("At home", "Week 2"),
    )  # fmt: skip
    assert [name for name, *_ in found][:4] == ["Cough"] * 4
