"""The five articles: four accounts, each value with its words, and nothing from advice or markets."""

import pytest


def _evidence(seen, table, field, value):
    ids = {
        one.evidence_id
        for one in seen.found.values
        if (one.table, one.field, one.value) == (table, field, value)
    }
    return [one for one in seen.found.evidence if one.evidence_id in ids]


@pytest.mark.parametrize(
    ("start", "accounts"), [("000", 0), ("001", 0), ("002", 2), ("003", 1), ("004", 1)]
)
def test_each_article_tells_of_so_many_studies(read_raw, start, accounts):
    assert len(read_raw(start).studies()) == accounts


def test_the_trial_of_003_as_a_whole(read_raw):
    seen = read_raw("003")
    (study,) = seen.studies()
    assert study["n_total"] == "49"
    assert study["sex"] == "male"
    assert study["condition"] == "alopecia"
    assert study["eligibility"].startswith("who had not undergone any hair loss treatment")
    assert "allocation" not in study  # said only in the title of its reference
    (total,) = _evidence(seen, "studies", "n_total", "49")
    assert (total.raw, total.tier) == ("49", "sure")
    assert "49 men suffering from alopecia" in total.quote


def test_the_arms_of_003(read_raw):
    first, second = read_raw("003").arms()
    assert first["n"] == "25"
    assert first["intervention"] == "mesotherapy injections"
    assert first["frequency"] == "eight weekly sessions"
    assert first["co_intervention"] == "microneedling procedure"
    assert second["n"] == "24"
    assert (second["dose"], second["intervention"]) == ("2 to 3 ml", "5% minoxidil")
    assert (second["frequency"], second["duration"]) == ("twice a day", "four months")


def test_the_components_of_003(read_raw):
    seen = read_raw("003")
    parts = [seen.cells(row) for row in seen.rows("arm_components")]
    assert [(part["kind"], part["count"]) for part in parts] == [
        ("total", "56"), ("amino acids", "24"), ("vitamins", "13"), ("coenzymes", "4"),
        ("nucleic acids", "4"), ("minerals", "5"), ("reducing agents", "2"),
    ]  # fmt: skip
    assert {seen.name(row.arm_id) for row in seen.rows("arm_components")} == {
        "mesotherapy injections"
    }


def test_the_two_numbers_24_of_003_serve_one_cell_each(read_raw):
    seen = read_raw("003")
    spans = {(one.label, one.start) for one in seen.found.evidence if one.raw == "24"}
    assert {label for label, _ in spans} == {"arms.n", "arm_components.count"}
    assert len({start for _, start in spans}) == 2


def test_the_results_of_003(read_raw):
    seen = read_raw("003")
    a, b = "mesotherapy injections", "5% minoxidil"
    assert sorted(seen.results()) == sorted(
        [
            ("direction", "increase", a, b, "diameter of the hair shaft"),
            ("direction", "no_difference", a, b, "number of follicular units"),
            ("percent", "88", a, "", "persistent erythema"),
        ]
    )
    cells = {seen.name(row.outcome_id): seen.cells(row) for row in seen.rows("results")}
    diameter = cells["diameter of the hair shaft"]
    assert (diameter["p_relation"], diameter["p_value"], diameter["p_compares"]) == (
        "=",
        "0.01",
        "unclear",
    )
    assert "p_value" not in cells["number of follicular units"]
    (harm,) = (
        row for row in seen.rows("outcomes") if seen.cells(row)["name"] == "persistent erythema"
    )
    assert seen.cells(harm)["kind"] == "harm"


def test_the_mentions_of_003_lead_to_its_account(read_raw):
    seen = read_raw("003")
    (study,) = seen.rows("studies")
    told = {one.style: one.study_id for one in seen.found.citations if one.study_id}
    assert told == {"narrative": study.row_id, "anaphor": study.row_id}


def test_the_cases_and_the_positive_study_of_002(read_raw):
    seen = read_raw("002")
    cases, positive = seen.studies()
    assert (cases["n_total"], cases["n_unit"], cases["structure"]) == ("2", "cases", "case_report")
    assert "n_total" not in positive
    arms = seen.arms()
    assert arms[0]["co_intervention"] == "mesoglycan and homeopathic agents"
    assert arms[1]["intervention"] == "mesotherapy with a dutasteride-containing solution"
    harm = {seen.cells(row)["name"]: seen.cells(row).get("kind") for row in seen.rows("outcomes")}
    assert harm["secondary hair loss"] == "harm"
    # What the results were positive for is not told: no outcome rose.
    told = ("direction", "unclear", arms[1]["intervention"], "", "positive results")
    assert told in seen.results()


def test_the_harms_of_004(read_raw):
    seen = read_raw("004")
    (study,) = seen.studies()
    assert "n_total" not in study
    kinds = {seen.cells(row)["name"]: seen.cells(row)["kind"] for row in seen.rows("outcomes")}
    assert kinds == {"scarring": "harm", "hair loss": "harm"}


@pytest.mark.parametrize(
    ("start", "raw", "looked_like"),
    [
        ("001", "540 million", "money"),
        ("001", "90", "percent"),
        ("001", "38", "percent"),
        ("003", "57", "percent"),
        ("003", "70", "percent"),
        ("003", "50", "measure"),
        ("004", "7730", "telephone"),
        ("004", "1976", "year"),
        ("000", "0.25", "measure"),
    ],
)
def test_numbers_that_are_no_study_data(read_raw, start, raw, looked_like):
    found = [one for one in read_raw(start).found.rejected if one.raw == raw]
    assert {one.looked_like for one in found} == {looked_like}
    assert all(one.reason for one in found)
