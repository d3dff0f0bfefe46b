"""What the same people had in turn: crossovers told as lists, occasion by occasion and day by day."""

import pytest

TITLE = "Blood pressure in divers\n\n"
TWO = (
    "Twelve men were studied in random order, once with {}, once with {}. ",
    "Twelve men were studied on two separate days in random order. On one day they received {}; on another day, {}. ",
    "Twelve men were studied on two days in random order. On one day, {} was given; on the other, {} was given. ",
    "Twelve men were studied on two separate occasions in random order, after {} and {}. ",
    "Twelve cyclists completed two trials in a counterbalanced order after ingesting {} or {}. ",
    "The effects of {} and {} were compared in a randomised crossover study of twelve men. ",
)
THREE = (
    "Twelve men were studied three times in random order: once with {}, once with {}, and once with {}. ",
    "Twelve men were studied on three days in random order. In one, {} was administered; in another, {} was infused; "
    "and on a third day, {} was given. ",
    "Twelve cyclists completed three trials in a counterbalanced order after ingesting {}, {}, or {}. ",
    "The effects of {}, {} and {} were compared in a randomised crossover study of twelve men. ",
)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("opening", TWO)
def test_two_treatments_in_turn(read, opening, order):
    arms = ("beet juice", "tap water")
    text = TITLE + opening.format(*arms[::order])
    text += "Blood pressure was lower after beet juice (121 +/- 9 mm Hg) than after tap water (134 +/- 9 mm Hg)."
    assert read(text).of_arms("mean") == {("121", "beet juice"), ("134", "tap water")}


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("opening", THREE)
def test_three_treatments_in_turn(read, opening, order):
    arms = ("zinc", "iron", "placebo")
    text = TITLE + opening.format(*arms[::order])
    text += "Blood pressure was 121 +/- 9, 134 +/- 9, and 142 +/- 9 mm Hg after zinc, iron, and placebo, respectively."
    assert read(text).of_arms("mean") == set(zip(("121", "134", "142"), arms, strict=True))


DOSES = (
    TITLE
    + "Twelve men received zinc 20 mg, zinc 10 mg and placebo in random order on separate days. "
)


@pytest.mark.parametrize(
    "told",
    [
        "Blood pressure was lower with zinc 20 mg than with zinc 10 mg (121 +/- 9 vs 134 +/- 9 mm Hg).",
        "With zinc 20 mg and zinc 10 mg, blood pressure was 121 +/- 9 and 134 +/- 9 mm Hg, respectively.",
        "Blood pressure was 134 +/- 9 and 121 +/- 9 mm Hg on the low- and high-dose days, respectively.",
        "Blood pressure was 134 +/- 9 and 121 +/- 9 mm Hg on the small- and large-dose days, respectively.",
    ],
)
def test_doses_of_one_drug_in_turn(read, told):
    got = read(DOSES + told)
    doses = {row.row_id: got.cells(row).get("dose") for row in got.rows("arms")}
    cells = [(got.cells(row), row.arm_id) for row in got.rows("results")]
    means = {one["value"]: doses[arm] for one, arm in cells if one["statistic"] == "mean"}
    assert means == {"121": "20 mg", "134": "10 mg"}


@pytest.mark.parametrize(
    "told",
    [
        "In one patient, pain was given as the reason; in another, fever.",
        "On one day, pain was measured; on another, sleep was measured.",
        "In one study, zinc was given; in another, iron.",
    ],
)
def test_days_without_turns_are_no_arms(read, told):
    assert read(TITLE + "Twelve men were seen at work. " + told).arms() == []
