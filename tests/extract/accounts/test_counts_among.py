"""A count among so many: the number behind it is of how many, and no count of its own."""

import pytest

TRIAL = "Zinc versus clay in hypertension\nWe randomised 412 patients to zinc (n = 208) or clay (n = 204). "


@pytest.mark.parametrize(
    "sentence",
    [
        "There were 21 deaths among 208 patients given zinc and 34 among 204 given clay.",
        "There were 21 deaths in 208 patients given zinc and 34 in 204 given clay.",
        "There were 21 falls among the 208 on zinc and 34 among the 204 on clay.",
        "Deaths numbered 21 among 208 given zinc and 34 among 204 given clay.",
    ],
)
def test_of_how_many_is_no_count(read, sentence):
    seen = read(TRIAL + sentence)
    assert sorted(seen.values("events")) == ["21", "34"]
    cells = [seen.cells(row) for row in seen.rows("results")]
    told = {(c["value"], c.get("n")) for c in cells if c["statistic"] == "events"}
    assert told == {("21", "208"), ("34", "204")}


def test_a_number_that_is_no_arms_own_is_not_taken_for_its_people(read):
    seen = read(TRIAL + "There were 21 deaths in 2 hospitals with zinc and 34 in 3 with clay.")
    assert not [c for c in map(seen.cells, seen.rows("results")) if c.get("n") in ("2", "3")]
