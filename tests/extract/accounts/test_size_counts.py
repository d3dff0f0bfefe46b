"""Numbers of people that disagree with one another: which is the whole, which is an arm's."""

import pytest

LEAD = "Zinc versus placebo in gout. We conducted a randomised trial of zinc in adults with gout. "
TWO = LEAD + "They were assigned to zinc (n = 20) or placebo (n = 22). "


def further(seen):
    """Return the numbers beside those in use."""
    return [seen.cells(row) for row in seen.rows("sizes")]


TOTALS = (
    ("As of May 1991, 91 sailors had been randomised; 65 sailors were evaluable.", "91"),
    ("We screened 90 sailors and randomised 60 to zinc or placebo.", "60"),
    ("Thirty of 37 patients completed the study with 15 patients in each group.", "37"),
    ("Sixty ASA status I and II sailors undergoing an operation on the knee took part.", "60"),
    ("In the Lyons Treatment Group and the Port Group A total of 60 sailors were randomised.", "60"),
    ("Zinc was tried in 77 deaf sailors. Forty sailors got two 5-mg doses and 37 got three.", "77"),
)
NO_TOTALS = (
    ("After a year, 19 and 21 sailors of the zinc and placebo groups were examined.", "21"),
    ("Sailors: 6 sailors (4 zinc, 2 placebo) are not evaluable.", "6"),
    ("Of the 9 who replied from the zinc group, 5 were examined.", "9"),
    ("Six trained sailors performed the tests in the zinc group (20) and placebo group (22).", "6"),
)


@pytest.mark.parametrize(("text", "number"), TOTALS)
def test_the_whole_is_told(read, text, number):
    assert read(LEAD + text).studies()[0].get("n_total") == number


@pytest.mark.parametrize(("text", "number"), NO_TOTALS)
def test_a_part_is_not_the_whole(read, text, number):
    assert read(TWO + text).studies()[0].get("n_total") != number


def test_who_received_what_was_planned_is_a_step_of_its_own(read):
    seen = read(LEAD + "We randomised 60 sailors, and 57 received the allocated treatment.")
    assert [row.get("n") for row in further(seen)] == ["57"]


def test_all_who_are_spoken_of_in_an_arm_are_its_number(read):
    seen = read(LEAD + "Of 45 sailors in the zinc group, 9 had a fever.")
    assert "45" in [arm.get("n") for arm in seen.arms()]


AGAIN = (
    "At the end, 18 sailors in the zinc group and 19 sailors in the placebo group could be examined.",
    "The trial was completed by 18 sailors in the zinc group and 19 in the placebo group.",
)
NOT_AGAIN = (
    "A fever was seen in 18 sailors in the zinc group and 19 sailors in the placebo group.",
    "The pain lasted 18 and 19 s, respectively, with zinc and placebo.",
)


@pytest.mark.parametrize("text", AGAIN)
def test_both_arms_are_counted_again(read, text):
    assert {"18", "19"} <= {row.get("n") for row in further(read(TWO + text))}


@pytest.mark.parametrize("text", NOT_AGAIN)
def test_what_happened_in_both_arms_counts_neither(read, text):
    assert not {"18", "19"} & {row.get("n") for row in further(read(TWO + text))}


def test_men_and_women_of_an_arm_are_not_the_arms(read):
    seen = read(
        LEAD + "Forty sailors (26 men, 14 women) were enrolled. Nineteen sailors (12 men, 7 women)"
        " received zinc, and 21 sailors (14 men, 7 women) received placebo."
    )
    assert sorted(arm.get("n") for arm in seen.arms()) == ["19", "21"]


def test_a_share_of_an_arm_is_not_its_number(read):
    seen = read(LEAD + "Seven (30%) sailors who received zinc had no fever.")
    assert [arm.get("n") for arm in seen.arms()] == [None, None]
