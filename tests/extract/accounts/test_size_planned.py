"""How many a trial would need is no size of it."""

import pytest

TRIAL = "Zinc for colds in potters: a randomised trial\nMethods: Potters were randomly assigned to zinc or salt. "


@pytest.mark.parametrize(
    "planned",
    [
        "It was calculated that recruiting 80 potters would give a sample of 60 potters (30 per group).",
        "With 80% power, 30 potters in each group had to be asked.",
        "Thirty potters per group: 60 participants were needed to detect a difference of one point.",
    ],
)
def test_planned_numbers_are_no_sizes(read, planned):
    found = read(TRIAL + planned)
    assert [arm.get("n") for arm in found.arms()] == [None, None]


def test_told_numbers_are(read):
    found = read(
        TRIAL
        + "In the end 30 potters were assigned to zinc and 31 to salt. Thirty cups per group were needed."
    )
    assert sorted(arm.get("n", "") for arm in found.arms()) == ["30", "31"]


def test_some_of_an_arm_are_not_the_arm(read):
    found = read(
        TRIAL
        + "Potters on salt who came to all visits (n = 21) and those who did not (n = 9) were alike."
    )
    assert [arm.get("n") for arm in found.arms()] == [None, None]


def test_a_power_in_a_bracket_makes_no_plan_of_results(read):
    told = "Results: Colds were seen in 40% versus 52% of potters on zinc and salt, respectively{aside}."
    for aside in ("", " (at a power of 90% to detect a difference of 9%)"):
        found = read(TRIAL + told.format(aside=aside))
        assert sorted(one[1] for one in found.results()) == ["40", "52"], aside
    # near miss: the sentence itself reckons
    found = read(TRIAL + "To detect a fall from 52% to 40% (power 90%), 300 potters were needed.")
    assert not list(found.results())
