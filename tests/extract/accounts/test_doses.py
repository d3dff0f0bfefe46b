"""Doses: of an arm, of things given together, of what no arm can be told for; and what is no dose."""

import pytest


def doses(seen):
    """Return (arm, what, dose) of every dose."""
    spans = {one.evidence_id: one.raw for one in seen.found.evidence}
    rows = {row.row_id: row for row in seen.found.rows}
    found = set()
    for value in seen.found.values:
        if value.field == "dose":
            row = rows[value.row_id]
            arm = row.row_id if row.table == "arms" else row.arm_id
            what = "" if row.table == "arms" else seen.cells(row).get("kind", "?")
            found.add((seen.name(arm), what, spans[value.evidence_id]))
    return found


def test_the_dose_of_the_one_thing_that_an_arm_got_is_its_dose(read):
    seen = read(
        "We randomly assigned 90 adults to minoxidil 5% (n = 45) or placebo (n = 45). "
        "All went on with metformin (1500 mg/day). Minoxidil 5% was applied at night."
    )
    assert doses(seen) == {("minoxidil", "", "5%"), ("", "metformin", "1500 mg/day")}


def test_several_substances_have_their_doses_in_components(read):
    seen = read(
        "We randomly assigned 90 adults to brimonidine 0.2%/timolol 0.5% or placebo eye drops."
    )
    assert {(what, dose) for _, what, dose in doses(seen)} == {
        ("brimonidine", "0.2%"),
        ("timolol", "0.5%"),
    }
    assert "dose" not in seen.arms()[0]


def test_a_range_is_one_dose(read):
    seen = read(
        "We randomly assigned 90 adults to warfarin titrated from 1 to 2 mg or to aspirin 75-150 mg."
    )
    assert {dose for *_, dose in doses(seen)} == {"1 to 2 mg", "75-150 mg"}


@pytest.mark.parametrize(
    "text",
    [
        "LDL fell by 12 mg/dl.",
        "Urinary protein fell to 1.2 g/day.",
        "Exposure rose (38 mg·min/dL).",
        "The serum concentration of zinc was 30 ng/ml.",
        "The dose was 49% higher with zinc.",
        "Blood loss was 300 ml.",
    ],
)
def test_what_is_measured_is_no_dose(read, text):
    assert doses(read("We randomly assigned 90 adults to zinc or placebo. " + text)) == set()


def test_a_dose_in_another_peoples_study_is_left_alone(read):
    seen = read("Hart and colleagues (2004) gave zinc to 40 men. People often take 25 mg a day.")
    assert doses(seen) == set()


WRITTEN = (
    ("They inhaled budesonide 80 micro g/4.5 micro g twice a day.", {"80 micro g", "4.5 micro g"}),
    ("They got nebivolol 1.25, 2.5, 5, 10, 20, or 40 mg.", {"1.25, 2.5, 5, 10, 20, or 40 mg"}),
    ("They got infliximab 5 mg kg(-1) once.", {"5 mg kg(-1)"}),
    ("They got morphine 0.1 mg.kg-1 once.", {"0.1 mg.kg-1"}),
    ("They got alteplase (0.9 mg per kilogram).", {"0.9 mg per kilogram"}),
    ("They got carboplatin AUC 6.", {"AUC 6"}),
    ("All eyes were given lotezumol fumarate 0.025% at night.", {"0.025%"}),
)


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_doses_as_people_write_them(read, text, expected):
    seen = read("We randomly assigned 90 adults to treatment or no treatment. " + text)
    assert {dose for *_, dose in doses(seen)} == expected


def test_doses_are_neither_roles_nor_conditions(read):
    seen = read(
        "We randomly assigned 90 adults with gout uncontrolled by allopurinol 100 mg daily to febuxostat 40 mg, "
        "febuxostat 80 mg or colchicine 1 mg."
    )
    assert {"100 mg", "40 mg", "80 mg", "1 mg"} == {dose for *_, dose in doses(seen)}


ADDED = (
    ("zinc 25 mg daily plus iron 5 mg once per week (n = 30) or placebo (n = 30)", ["iron", None]),
    ("zinc (75 mg/m2, day 1) plus iron (5 mg, day 2) (n = 30) or salt (n = 30)", ["iron", None]),
    ("zinc 25 mg in combination with iron (n = 30) or salt (n = 30)", ["iron", None]),
    # the other arm's own; a second amount of the same; how it was given
    ("zinc 25 mg (n = 30) or salt 5 mg plus iron (n = 30)", [None, "iron"]),
    ("zinc 25 mg plus 5 mg at night (n = 30) or salt (n = 30)", [None, None]),
)


@pytest.mark.parametrize(("arms", "added"), ADDED, ids=lambda one: str(one)[:40])
def test_what_was_given_besides_stands_behind_the_first_amount(read, arms, added):
    seen = read(f"Sixty adults with cramps were randomised to {arms}.")
    assert [arm.get("co_intervention") for arm in seen.arms()] == added
