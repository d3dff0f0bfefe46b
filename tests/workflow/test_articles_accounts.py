"""The five articles, end to end: accounts of studies, and what is no study data."""

import pytest

from .articles_world import DOCS, result

pytestmark = pytest.mark.workflow


def test_exactly_four_accounts(world):
    counts = {short: len(world.of("studies", short)) for short in DOCS}
    assert counts == {"000": 0, "001": 0, "002": 2, "003": 1, "004": 1}


def test_the_account_in_003(world):
    study_id = world.study("003", "49 men")
    stated = world.stated(study_id)
    assert stated["n_total"] == ("49", "49")
    assert stated["sex"][0] == "male"
    assert "alopecia" in stated["condition"][0]
    assert "hair loss treatment in the past six months" in stated["eligibility"][0]
    # That it was randomised stands only in the title of the reference.
    assert stated.get("allocation", ("", ""))[0] != "randomised"


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        ("25", {"intervention": "mesotherapy", "frequency": "weekly", "co_intervention": "microneedling"}),
        ("24", {"intervention": "minoxidil", "dose": "2 to 3 ml", "frequency": "twice a day",
                "duration": "four months"}),
    ],
)  # fmt: skip
def test_the_arms_in_003(world, n, expected):
    study_id = world.study("003", "49 men")
    arms = world["arms"]
    arm = arms[(arms["study_id"] == study_id) & (arms["n"] == int(n))]
    assert len(arm) == 1
    row = arm.iloc[0]
    for field, words in expected.items():
        assert words in row[field], (field, row[field])
    assert world.stated(row["arm_id"])["n"] == (n, n)


def test_there_are_two_arms_and_56_components(world):
    study_id = world.study("003", "49 men")
    arms = world["arms"][world["arms"]["study_id"] == study_id]
    assert sorted(arms["n"]) == [24, 25]
    parts = world["arm_components"][world["arm_components"]["study_id"] == study_id]
    assert set(parts["arm_id"]) == {arms.set_index("n").loc[25, "arm_id"]}
    counts = {
        row.kind: int(row.count_) for row in parts.rename(columns={"count": "count_"}).itertuples()
    }
    assert counts.pop("total") == 56
    assert sorted(counts.values()) == [2, 4, 4, 5, 13, 24]
    assert counts["amino acids"] == 24


def test_hair_shaft_diameter(world):
    study_id = world.study("003", "49 men")
    arms = world["arms"][world["arms"]["study_id"] == study_id].set_index("n")["arm_id"]
    outcome, results = result(world, study_id, "diameter")
    assert outcome["kind"] == "efficacy"
    row = results[results["p_value"].notna()]
    assert len(row) == 1
    row = row.iloc[0]
    assert (row["p_relation"], float(row["p_value"])) == ("=", 0.01)
    assert row["p_compares"] == "unclear"
    assert row["direction"] == "increase"
    assert (row["arm_id"], row["versus_arm_id"]) == (arms[25], arms[24])
    assert world.stated(row["result_id"])["p_value"] == ("0.01", "0.01")


def test_follicular_units(world):
    study_id = world.study("003", "49 men")
    _, results = result(world, study_id, "follicular units")
    row = results.iloc[0]
    assert row["direction"] == "no_difference"
    assert results["p_value"].isna().all()
    assert results["value"].isna().all()


def test_erythema(world):
    study_id = world.study("003", "49 men")
    arms = world["arms"][world["arms"]["study_id"] == study_id].set_index("n")["arm_id"]
    outcome, results = result(world, study_id, "erythema")
    assert outcome["kind"] == "harm"
    row = results[results["value"].notna()]
    assert len(row) == 1
    row = row.iloc[0]
    assert (row["statistic"], float(row["value"]), row["arm_id"]) == ("percent", 88.0, arms[25])
    assert (results["arm_id"] != arms[24]).all()
    assert world.stated(row["result_id"])["value"] == ("88", "88")


def test_the_two_cases_in_002(world):
    study_id = world.study("002", "Two cases of secondary hair loss")
    assert world.stated(study_id)["n_total"] == ("2", "Two")
    row = world["studies"].set_index("study_id").loc[study_id]
    assert row["structure"] == "case_report" or row["design"] == "case_report"
    assert "Duque-Estrada" in row["label"]
    outcome, _ = result(world, study_id, "hair loss")
    assert outcome["kind"] == "harm"
    arm = world["arms"][world["arms"]["study_id"] == study_id].iloc[0]
    assert (
        "mesotherapy" in arm["intervention"].lower() or "mesoglycan" in arm["intervention"].lower()
    )


def test_moftah_in_002(world):
    study_id = world.study("002", "dutasteride-containing solution")
    row = world["studies"].set_index("study_id").loc[study_id]
    assert "Moftah" in row["label"]
    arm = world["arms"][world["arms"]["study_id"] == study_id].iloc[0]
    assert "dutasteride" in arm["intervention"]
    results = world["results"][world["results"]["study_id"] == study_id]
    assert results["value"].isna().all()
    assert results["p_value"].isna().all()
    assert len(results) == 1
    # What the results were positive for is not told: no outcome rose.
    assert set(results["direction"]) == {"unclear"}
    outcomes = world["outcomes"][world["outcomes"]["study_id"] == study_id]
    assert list(outcomes["name"]) == ["positive results"]


def test_the_2017_study_in_004(world):
    study_id = world.study("004", "late onset")
    row = world["studies"].set_index("study_id").loc[study_id]
    assert str(row["n_total"]) == "<NA>"
    outcomes = world["outcomes"][world["outcomes"]["study_id"] == study_id]
    assert set(outcomes["kind"]) == {"harm"}
    names = " ".join(outcomes["name"])
    assert "scarring" in names
    assert "hair loss" in names


REJECTED = [
    ("001", "540", "hair mesotherapy market"),
    ("001", "90", "keratin"),
    ("001", "90", "influencers"),
    ("001", "38", "influencers"),
    ("001", "48", "washing your hair"),
    ("003", "57", "57% of women"),
    ("003", "70", "70% of men"),
    ("003", "50", "hairs per day"),
    ("003", "150", "hairs per day"),
    ("003", "45", "Each session lasts"),
    ("000", "0.25", "depth of injection"),
    ("000", "2", "depth of injection"),
    ("000", "three", "treatment protocol"),
    ("004", "1976", "asthma"),
    ("004", "2017", "December 2017 study"),
    ("004", "18", "men aged 18"),
]


@pytest.mark.parametrize(("short", "number", "where"), REJECTED)
def test_numbers_that_are_no_study_data_are_rejected_with_a_reason(world, short, number, where):
    table = world.of("rejected", short)
    text = world.text[short]
    found = [
        row
        for row in table.itertuples()
        if number in row.raw and where in text[max(0, row.start - 250) : row.end + 250]
    ]
    assert found
    assert all(len(row.reason) > 5 for row in found)
    used = world.of("evidence", short)
    for row in found:
        assert not ((used["start"] < row.end) & (used["end"] > row.start)).any()


def test_telephone_numbers_are_rejected(world):
    table = world.of("rejected", "004")
    assert "".join(table[table["looked_like"] == "telephone"]["raw"]) == 2 * "02077306666"
