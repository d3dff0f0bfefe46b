"""Numbers of one arm, each with words of its own, and behind them the other arm's in a row."""

import pytest

TWO = "We randomised 240 cooks to zinc (n = 118) or salt (n = 122). "
THREE = "We randomised 360 cooks to zinc (n = 118), copper (n = 120) or salt (n = 122). "


def told(read, trial, sentence):
    """Return arm → values of the percentages, or else of the counts, of a sentence."""
    found = {}
    for statistic, value, arm, *_ in read(f"Zinc or salt for cough\n{trial}{sentence}").results():
        if statistic in ("percent", "events"):
            found.setdefault(arm.lower(), []).append(value)
    return found


@pytest.mark.parametrize("trial", [TWO, THREE])
@pytest.mark.parametrize(("one", "other"), [("zinc", "salt"), ("salt", "zinc")])
@pytest.mark.parametrize(
    "sentence",
    [
        "In the {} group, 60% were cured, 25% improved, and 15% died, compared with 40%, 33%, and 27% in the {} group.",
        "In the {} group, 60% were cured, 25% improved, 15% died, v 40%, 33%, and 27%, respectively, in the {} group.",
        "Pain was absent in 60%, mild in 25% and severe in 15% of cooks on {}, and in 40%, 33% and 27% of cooks on {}.",
        "It was good in 60%, fair in 25% and bad in 15% with {}, and good in 40%, fair in 33% and bad in 27% with {}.",
        "Cure was seen in 60%, relief in 25% and ache in 15% of men on {} compared with 40%, 33%, and 27% on {}.",
        "With {} 60% were cured, 25% improved and 15% got worse; with {}, the figures were 40%, 33% and 27%.",
    ],
)
def test_a_row_is_of_the_arm_that_is_named_at_it(read, trial, one, other, sentence):
    found = told(read, trial, sentence.format(one, other))
    assert found == {one: ["60", "25", "15"], other: ["40", "33", "27"]}


@pytest.mark.parametrize(("one", "other"), [("zinc", "salt"), ("salt", "zinc")])
def test_a_row_of_two(read, one, other):
    said = f"In the {one} group, 60% were cured and 25% improved, compared with 40% and 33% in the {other} group."
    assert told(read, TWO, said) == {one: ["60", "25"], other: ["40", "33"]}


@pytest.mark.parametrize(("one", "other"), [("zinc", "salt"), ("salt", "zinc")])
def test_bare_numbers_in_a_row_of_counts_are_counts(read, one, other):
    said = (
        f"In the {one} group, 71 patients were cured, 30 improved, and 17 were unchanged, compared with 49, 40, "
        f"and 33 in the {other} group."
    )
    assert told(read, TWO, said) == {one: ["71", "30", "17"], other: ["49", "40", "33"]}


@pytest.mark.parametrize(("one", "other"), [("zinc", "salt"), ("salt", "zinc")])
@pytest.mark.parametrize(
    "sentence",
    [
        # pairs, one number an arm
        "In the {} group, 60% were cured, versus 40% in the {} group, and 25% improved, versus 33%.",
        "Cure (60% v 40%) and relief (25% v 33%) were seen with {} and {}.",
    ],
)
def test_near_misses_are_pairs(read, one, other, sentence):
    found = told(read, TWO, sentence.format(one, other))
    assert found == {one: ["60", "25"], other: ["40", "33"]}
