"""Differences between arms told in words: "lower by 4.2 points than with placebo"."""

import pytest

from .openings import ITCH


def told(read, sentence):
    """Return the cells of every mean difference, with the arms' names."""
    seen = read(ITCH + sentence)
    found = []
    for row in seen.rows("results"):
        cells = seen.cells(row)
        if cells["statistic"] == "mean_difference":
            arms = (seen.name(row.arm_id), seen.name(row.versus_arm_id))
            found.append({**cells, "arms": arms, "outcome": seen.name(row.outcome_id)})
    return found


@pytest.mark.parametrize(
    ("sentence", "value", "low", "direction", "arms"),
    [
        (
            "Itch after 24 weeks was lower by 4.2 points in the zinc group (95% CI 3.5 to 4.9).",
            "4.2", "3.5", "decrease", ("zinc", "placebo"),
        ),
        (
            "Itch was lower by 4.2 points with placebo than with zinc (95% CI 3.5 to 4.9).",
            "4.2", "3.5", "decrease", ("placebo", "zinc"),
        ),
        (
            "Zinc reduced the itch score by 2.3 points compared with placebo (95% CI 1.1 to 3.5).",
            "2.3", "1.1", "decrease", ("zinc", "placebo"),
        ),
        (
            "Compared with placebo, zinc prolonged sleep by 0.9 hours (95% CI 0.4 to 1.4).",
            "0.9", "0.4", "increase", ("zinc", "placebo"),
        ),
        (
            "The itch score was 3.2 points (95% CI 1.2 to 5.2) lower in the zinc group.",
            "3.2", "1.2", "decrease", ("zinc", "placebo"),
        ),
        (
            "There was a 5.6-point difference in the itch score between the groups (95% CI 2.1 to 9.1).",
            "5.6", "2.1", None, ("zinc", "placebo"),
        ),
        (
            "A clinically important 5.6-point difference in itch between the groups was seen "
            "(95% CI 2.1 to 9.1).",
            "5.6", "2.1", None, ("zinc", "placebo"),
        ),
        (
            "The primary outcome, itch at week 12, was lower by 4.2 points with zinc than with "
            "placebo (95% CI 3.5 to 4.9).",
            "4.2", "3.5", "decrease", ("zinc", "placebo"),
        ),
        # The itch fell; it was the fall that was greater, and less itch is what it left.
        (
            "The reduction in itch was greater by 2.5 points with zinc than with placebo "
            "(95% CI 1.5 to 3.5).",
            "2.5", "1.5", "decrease", ("zinc", "placebo"),
        ),
        (
            "The gain in grip strength was smaller by 2.5 kg with zinc than with placebo "
            "(95% CI 1.5 to 3.5).",
            "2.5", "1.5", "decrease", ("zinc", "placebo"),
        ),
        # What improved, and which way that is, is not told.
        (
            "The improvement in the tally was greater by 2.5 points with zinc than with placebo "
            "(95% CI 1.5 to 3.5).",
            "2.5", "1.5", None, ("zinc", "placebo"),
        ),
    ],
)  # fmt: skip
def test_a_difference_in_words(read, sentence, value, low, direction, arms):
    (found,) = told(read, sentence)
    assert (found["value"], found["low"]) == (value, low)
    assert found.get("direction") == direction
    assert found["arms"] == arms


@pytest.mark.parametrize(
    "sentence",
    [
        "Itch in the zinc group was lower by 4.2 points than at baseline.",
        "Itch was lower by 4.2 points in the zinc group than before.",
        "With zinc the itch score fell by 2.3 points.",
        "Itch was lower by 12 weeks in the zinc group.",
        "Median time to sleep was shorter by 3 hours with zinc than with placebo.",
        "Relapses were lower by 12% with zinc than with placebo.",
        "Zinc led to a 5.6-point reduction in itch.",
        "Itch was 2.6 points lower than baseline in those given placebo, and 4.1 points lower in "
        "those given zinc.",
        "A 5-point difference in itch between the groups was considered clinically relevant.",
        "We assumed that itch would be lower by 5 points with zinc than with placebo.",
        "The study had 80% power to detect a 5-point difference in itch between groups.",
        "Itch should be lower by 5 points with zinc than with placebo to exceed the margin.",
        "The healing rate of group 1 was significantly higher than that of group 2.",
    ],
)
def test_what_is_no_difference_of_means(read, sentence):
    assert told(read, sentence) == []


def test_the_moment_of_a_difference(read):
    (found,) = told(
        read, "At 12 weeks the mean difference in itch between groups was 1.8 (95% CI 1.0 to 2.6)."
    )
    assert found["timepoint"] == "12 weeks"


def test_the_level_of_an_interval_is_no_difference(read):
    seen = read(ITCH + "Itch showed a difference between groups (95% CI 2.1 to 9.1).")
    assert "95" not in {value for _, value, *_ in seen.results()}


@pytest.mark.parametrize(
    "sentence",
    [
        "Comfort increased by 38 points in the zinc group compared with 7 points in the placebo group.",
        "Comfort rose by 38 points with zinc versus a rise of 7 points with placebo.",
    ],
)
def test_what_each_arm_moved_by_is_no_difference(read, sentence):
    assert told(read, sentence) == []
    means = [
        (value, arm) for kind, value, arm, *_ in read(ITCH + sentence).results() if kind == "mean"
    ]
    assert means == [("38", "zinc"), ("7", "placebo")]


def test_a_standardised_effect_of_several_arms_is_no_mean(read):
    text = (
        "Baths for eczema\nAdults were randomised to salt baths (n = 30), oil baths (n = 30) or no baths (n = 30). "
        "The effect size (Cohen's d) was 0.92 for salt baths versus no baths and 1.05 for oil baths versus no baths."
    )
    assert [kind for kind, *_ in read(text).results() if kind == "mean"] == []


def test_a_difference_in_risk_is_one_of_shares(read):
    sentence = (
        "The difference in the risk of falls (zinc group vs. placebo group) was -1.4 percentage points "
        "(95% CI, -5.6 to 2.9)."
    )
    found = [(kind, value) for kind, value, *_ in read(ITCH + sentence).results()]
    assert ("risk_difference", "-1.4") in found


def test_what_was_known_before_is_no_result(read):
    text = (
        "Zinc for itch: a randomised trial\nBackground: Itch is usually reduced by long baths.\nMethods: 120 adults "
        "were randomised to zinc (n = 60) or placebo (n = 60).\n"
        "Results: Sleep increased more with zinc than with placebo."
    )
    names = {outcome for kind, *_, outcome in read(text).results() if kind == "direction"}
    assert names == {"Sleep"}


@pytest.mark.parametrize(
    ("sentence", "statistic"),
    [
        (
            "Falls were rarer with zinc (10% vs 28% placebo; difference, -18% [95% CI, -32% to -5%]).",
            "risk_difference",
        ),
        (
            "Falls occurred in 10% with zinc and 28% with placebo (difference -18 percentage points, -32 to -5).",
            "risk_difference",
        ),
        (
            "Mean HbA1c was 7.1% vs 7.8% (difference, -0.7% [95% CI, -1.2% to -0.2%]).",
            "mean_difference",
        ),
    ],
)
def test_a_difference_of_shares_is_told_from_one_of_measures_in_per_cent(read, sentence, statistic):
    kinds = {kind for kind, *_ in read(ITCH + sentence).results()}
    assert kinds & {"risk_difference", "mean_difference"} == {statistic}


def test_events_among_so_many_people_are_a_rate(read):
    sentence = "Mortality was 24.5 per 1000 supplemented infants versus 21.8 per 1000 in the placebo group."
    found = [(kind, value) for kind, value, *_ in read(ITCH + sentence).results()]
    assert ("rate", "24.5") in found and ("rate", "21.8") in found


def test_one_drug_may_be_spelled_in_two_ways(read):
    text = (
        "Honey versus silver sulfadiazine for burns\nIn 100 adults infection was seen in 5 of 50 with honey and in 8 "
        "of 50 with silver sulphadiazine."
    )
    arms = [arm for kind, _, arm, *_ in read(text).results() if kind == "events"]
    assert arms == ["Honey", "silver sulfadiazine"]


def test_how_alike_people_of_one_practice_are_is_no_difference(read):
    found = told(
        read,
        "The adjusted difference in itch was 3.1 points (95% CI 0.4 to 5.8, p = 0.025; ICC 0.03).",
    )
    assert [one["value"] for one in found] == ["3.1"]


def test_a_year_in_front_of_a_measure_is_no_part_of_its_name(read):
    sentence = (
        "After one year systolic pressure was 130 (SD 12) with zinc and 138 (SD 14) with placebo."
    )
    assert {outcome for *_, outcome in read(ITCH + sentence).results()} == {"systolic pressure"}
