"""Runs of numbers: several of one arm in a row, a run for each arm, and where a change began."""

import pytest

ARMS = (
    "Zinc versus iron for itch: a randomised trial.\nMETHODS: We randomised 240 women to zinc (n = 118) or iron "
    "(n = 122). RESULTS: "
)
KINDS = ("percent", "mean", "median", "events", "relative_change")


def told(read, sentence):
    """Return the values of each arm, in order; under "" those of none."""
    found = {}
    for statistic, value, arm, *_ in read(ARMS + sentence).results():
        if statistic in KINDS:
            found.setdefault(arm.lower(), []).append(value)
    return found


@pytest.mark.parametrize(
    ("sentence", "zinc", "iron"),
    [
        # three numbers of two arms are one arm's each
        (
            "On days 30, 60, and 90, mean itch counts in zinc-treated women were reduced by 92.1, 99.0, and 99.8%, "
            "and mean itch counts in iron-treated women were reduced by 81.5, 86.8, and 86.1%, respectively.",
            ["92.1", "99", "99.8"],
            ["81.5", "86.8", "86.1"],
        ),
        (
            "Itch fell by 1, 2, and 3 points with iron and by 4, 6, and 9 points with zinc.",
            ["4", "6", "9"],
            ["1", "2", "3"],
        ),
        # a word of comparison parts two runs
        (
            "Itch rates with zinc at 1, 2, and 3 years were 12%, 15%, and 19%, respectively, compared with 22%, "
            "25%, and 29% with iron.",
            ["12", "15", "19"],
            ["22", "25", "29"],
        ),
        (
            "Mean itch at weeks 1, 2, and 3 was 5.1, 7.2, and 10.3 in the iron group versus 4.1, 6.2, and 9.3 in "
            "the zinc group.",
            ["4.1", "6.2", "9.3"],
            ["5.1", "7.2", "10.3"],
        ),
        (
            "Nausea, cough, and fever occurred in 4%, 6%, and 9% versus 1%, 2%, and 3% for zinc and iron, "
            "respectively.",
            ["4", "6", "9"],
            ["1", "2", "3"],
        ),
        # pairs stay pairs
        ("Itch and cough were seen in 4% vs 1% and 6% vs 2% with zinc and iron.", ["4", "6"], ["1", "2"]),
        # one name for two moments
        (
            "Mean itch scores increased in the zinc group from 16.9 before treatment to 49.5 and 32.8 at 2 and "
            "6 weeks, respectively.",
            ["49.5", "32.8"],
            [],
        ),
        (
            "In the zinc group, the mean itch score was 44.3, 42.9, and 36.5 at 2 weeks, 6 weeks and 6 months.",
            ["44.3", "42.9", "36.5"],
            [],
        ),
        # where a change began, told behind its end
        (
            "Itch fell with zinc (to 121 +/- 4 from 145 +/- 5), but not with iron (to 137 +/- 3 from 152 +/- 3).",
            ["121"],
            ["137"],
        ),
        (
            "Mean itch fell to 3.1 points from 4.4 with iron, and to 2.1 from 4.5 with zinc.",
            ["2.1"],
            ["3.1"],
        ),
        (
            "Itch fell to 12% from 30% in the zinc group and to 25% from 31% in the iron group.",
            ["12"],
            ["25"],
        ),
        # the other arm's number is no beginning
        ("The response rate rose to 45% with zinc from 30% with iron.", ["45"], ["30"]),
    ],
)  # fmt: skip
def test_each_arm_keeps_its_run(read, sentence, zinc, iron):
    found = told(read, sentence)
    assert (found.get("zinc", []), found.get("iron", [])) == (zinc, iron)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        # two outcomes, and no arm in sight
        ("Redness and itch were elevated 27% and 66%, respectively.", []),
        ("Redness and itch scores fell by 27% and 66%, respectively.", []),
    ],
)
def test_outcomes_in_turn_are_no_arms(read, sentence, values):
    assert told(read, sentence).get("zinc", []) == values
    assert told(read, sentence).get("iron", []) == values


def test_what_both_numbers_give_is_of_no_arm(read):
    sentence = "Itch occurred in 27 of 118 on zinc against 66 of 122 on iron, giving a protection rate of 52%."
    assert told(read, sentence) == {"zinc": ["27"], "iron": ["66"]}


def test_a_power_in_brackets_is_no_count(read):
    sentence = (
        "The number of mast cells per 10(6) skin cells was 49.5 with zinc and 32.8 with iron."
    )
    assert told(read, sentence) == {"zinc": ["49.5"], "iron": ["32.8"]}
