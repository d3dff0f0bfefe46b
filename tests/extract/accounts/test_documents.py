"""Short documents of eight fields of medicine and the tables that they must give."""

import pytest

EXPECTED = {
    "cardiology_abstract.txt": {
        "studies": [
            {
                "n_total": "412",
                "n_kind": "randomised",
                "allocation": "randomised",
                "masking": "double",
                "structure": "parallel",
                "design": "randomised_trial",
                "claim_level": "own_result",
                "condition": "stable angina",
            },
        ],
        "arms": [
            {"intervention": "rivaledine", "role": "experimental", "n": "206", "dose": "50 mg"},
            {"intervention": "placebo", "role": "placebo", "n": "206"},
        ],
        "results": {
            ("events", "12", "rivaledine", "", "Cardiovascular death"),
            ("percent", "5.8", "rivaledine", "", "Cardiovascular death"),
            ("events", "21", "placebo", "", "Cardiovascular death"),
            ("percent", "10.2", "placebo", "", "Cardiovascular death"),
            ("hazard_ratio", "0.56", "rivaledine", "placebo", "Cardiovascular death"),
            ("mean", "128.4", "rivaledine", "", "systolic blood pressure"),
            ("mean", "134.9", "placebo", "", "systolic blood pressure"),
            ("p_value", "0.001", "rivaledine", "placebo", "systolic blood pressure"),
            ("percent", "9", "rivaledine", "", "Headache"),
            ("percent", "4", "placebo", "", "Headache"),
        },
    },
    "psychiatry_abstract.txt": {
        "studies": [
            {
                "n_total": "134",
                "n_kind": "randomised",
                "allocation": "randomised",
                "masking": "single",
                "sex": "female",
                "condition": "postnatal depression",
            },
        ],
        "arms": [
            {"role": "experimental", "n": "68"},
            {"intervention": "usual care", "role": "active", "n": "66"},
        ],
        "results": {
            ("mean", "8.2", "singing", "", "depression score"),
            ("sd", "4.1", "singing", "", "depression score"),
            ("mean", "11.6", "usual care", "", "depression score"),
            ("sd", "4.8", "usual care", "", "depression score"),
            ("p_value", "0.002", "singing", "usual care", "depression score"),
            ("percent", "54", "singing", "", "Remission"),
            ("percent", "32", "usual care", "", "Remission"),
            ("direction", "no_difference", "singing", "usual care", "anxiety"),
        },
    },
    "oncology_abstract.txt": {
        "studies": [{"n_total": "121", "n_kind": "randomised"}],
        "arms": [
            {"intervention": "sorlatinib plus gemzidine", "role": "experimental", "n": "60"},
            {"intervention": "gemzidine", "role": "active", "n": "61"},
        ],
        "results": {
            ("median", "11.8", "sorlatinib plus gemzidine", "", "overall survival"),
            ("median", "9.1", "gemzidine", "", "overall survival"),
            ("hazard_ratio", "0.74", "sorlatinib plus gemzidine", "gemzidine", "overall survival"),
            ("percent", "28.3", "sorlatinib plus gemzidine", "", "response rate"),
            ("percent", "19.7", "gemzidine", "", "response rate"),
            ("percent", "40", "sorlatinib plus gemzidine", "", "Grade 3 or 4 neutropenia"),
            ("percent", "21.3", "gemzidine", "", "Grade 3 or 4 neutropenia"),
        },
    },
    "diabetes_abstract.txt": {
        "studies": [{"n_total": "300", "condition": "type 2 diabetes", "follow_up": "52 weeks"}],
        "arms": [
            {"intervention": "gelaglutide", "n": "150", "role": "experimental"},
            {"intervention": "insulin brevine", "n": "150", "role": "active"},
        ],
        "results": {
            ("mean", "-1.4", "gelaglutide", "", "HbA1c"),
            ("mean", "-0.9", "insulin brevine", "", "HbA1c"),
            ("events", "6", "gelaglutide", "", "Hypoglycaemia"),
            ("events", "19", "insulin brevine", "", "Hypoglycaemia"),
            ("direction", "decrease", "gelaglutide", "insulin brevine", "Body weight"),
        },
    },
    "dentistry_lay.txt": {
        "studies": [{"n_total": "90", "claim_level": "reported_by_others"}],
        "arms": [
            {"intervention": "baking soda toothpaste"},
            {"intervention": "ordinary fluoride toothpaste"},
        ],
        "results": {
            ("percent", "38", "baking soda toothpaste", "", "stains"),
            ("percent", "17", "ordinary fluoride toothpaste", "", "stains"),
        },
        "rejected": {("60", "percent"), ("12", "money")},
    },
    "physiotherapy_lay.txt": {
        "studies": [{"n_total": "58", "condition": "osteoarthritis of the knee"}],
        "arms": [
            {
                "label": "The first group",
                "n": "30",
                "intervention": "backward walking training",
                "duration": "six weeks",
            },
            {"label": "The second group", "n": "28", "intervention": "leaflets about exercise"},
        ],
        "results": {
            (
                "direction",
                "decrease",
                "backward walking training",
                "leaflets about exercise",
                "knee pain",
            ),
            (
                "direction",
                "no_difference",
                "backward walking training",
                "leaflets about exercise",
                "walking speed",
            ),
        },
        "rejected": {("30", "schedule")},
    },
    "nutrition_lay.txt": {
        "studies": [
            {
                "n_total": "75",
                "n_kind": "randomised",
                "allocation": "randomised",
                "condition": "high cholesterol",
            }
        ],
        "arms": [
            {"n": "38", "role": "experimental"},
            {"intervention": "rice", "n": "37", "role": "active"},
        ],
        "results": {
            ("relative_change", "9", "eat oats", "", "LDL cholesterol"),
            ("relative_change", "2", "rice", "", "LDL cholesterol"),
        },
        "rejected": {("2", "money"), ("25", "dose"), ("41", "percent"), ("2016", "year")},
    },
    "ophthalmology_lay.txt": {
        "studies": [
            {"n_total": "84", "n_unit": "eyes"},
            {"n_total": "40"},
        ],
        "arms": [
            {"intervention": "steroid drops", "role": "experimental"},
            {"intervention": "sham drop", "role": "placebo"},
            {"role": "experimental"},
        ],
        "results": {
            ("percent", "5", "steroid drops", "", "Swelling"),
            ("percent", "14", "sham drop", "", "Swelling"),
            ("events", "3", "steroid", "", "Glaucoma"),
        },
        "rejected": {("020", "telephone"), ("7946", "telephone")},
    },
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_document_gives_its_studies_and_arms(read_file, name):
    seen = read_file(name)
    expected = EXPECTED[name]
    for table, cells in (("studies", seen.studies()), ("arms", seen.arms())):
        assert len(cells) == len(expected[table])
        for found, wanted in zip(cells, expected[table], strict=True):
            assert {field: found.get(field) for field in wanted} == wanted


@pytest.mark.parametrize("name", EXPECTED)
def test_a_document_gives_its_results(read_file, name):
    assert EXPECTED[name]["results"] <= set(read_file(name).results())


@pytest.mark.parametrize("name", EXPECTED)
def test_no_number_becomes_a_result_that_a_reader_would_not_accept(read_file, name):
    numeric = {one for one in read_file(name).results() if one[0] not in ("direction", "p_value")}
    wanted = {one for one in EXPECTED[name]["results"] if one[0] not in ("direction", "p_value")}
    assert numeric == wanted


@pytest.mark.parametrize("name", [name for name in EXPECTED if "rejected" in EXPECTED[name]])
def test_numbers_about_the_world_are_rejected_with_what_they_looked_like(read_file, name):
    assert EXPECTED[name]["rejected"] <= set(read_file(name).rejected())
