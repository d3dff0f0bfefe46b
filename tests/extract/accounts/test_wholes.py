"""Wholes and their parts, rates over years of people, ages of two arms: whose number, and what it is."""

import pytest

from .openings import POTTERS_PLACEBO


def told(read, sentence):
    """Return (statistic, value, arm) of every number that a sentence tells of the two arms."""
    return {
        (statistic, value, arm)
        for statistic, value, arm, *_ in read(POTTERS_PLACEBO + sentence).results()
        if statistic not in ("p_value", "direction")
    }


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "After a year 17 burns had occurred: 8 in the zinc group and 9 in the placebo group.",
            "89",
        ),
        ("By then, 13 potters (4 placebo, 9 zinc) had developed a cough.", "94"),
        ("Fever was seen in 12 (13%) potters (zinc, 7; placebo, 5).", "75"),
    ],
)
def test_parts_that_add_up_to_a_whole_are_the_arms_counts(read, sentence, parts):
    zinc, placebo = parts
    found = {one for one in told(read, sentence) if one[0] == "events" and one[2]}
    assert found == {("events", zinc, "zinc"), ("events", placebo, "placebo")}


@pytest.mark.parametrize(
    "sentence",
    [
        # no sum
        "Twenty burns were seen with zinc, 8 coughs with placebo and 9 with zinc.",
        # a sum of what happened, not of whom
        "Nine potters on zinc had an event: 4 coughed and 5 sneezed.",
    ],
)
def test_numbers_that_make_no_whole_keep_their_arm(read, sentence):
    assert any(arm == "zinc" for _, _, arm in told(read, sentence))


def test_a_share_of_all_in_front_of_the_shares_of_the_arms_is_no_arms(read):
    found = told(read, "Only 45% of potters coughed (42% with zinc vs 47% with placebo, P = .42).")
    assert ("percent", "42", "zinc") in found
    assert ("percent", "47", "placebo") in found
    assert ("percent", "45", "") in found


def test_a_share_of_an_arm_in_front_of_the_shares_of_its_sorts_stays_its_own(read):
    found = told(read, "Relief was had by 45% with zinc (42% of men, 47% of women).")
    assert ("percent", "45", "zinc") in found


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        (
            "There were 2.4 falls per 1000 patient-years with zinc and 3.1 with placebo.",
            {("2.4", "zinc"), ("3.1", "placebo")},
        ),
        (
            "Burns were seen in 14.9 with zinc vs. 16.5 with placebo per 100 person-years.",
            {("14.9", "zinc"), ("16.5", "placebo")},
        ),
        (
            "The cumulative incidence of burns was 0.28 with zinc and 0.16 with placebo.",
            {("0.28", "zinc"), ("0.16", "placebo")},
        ),
    ],
)
def test_rates_over_people_are_no_means(read, sentence, values):
    found = told(read, sentence)
    assert {(value, arm) for statistic, value, arm in found if statistic == "rate"} == values
    assert not [one for one in found if one[0] == "mean"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lead was 12.1 µg per 100 ml with zinc and 14.2 µg per 100 ml with placebo.",
        "Relapses per year were 0.29 with zinc and 0.51 with placebo.",
    ],
)
def test_amounts_of_something_are_no_rates(read, sentence):
    assert "rate" not in {statistic for statistic, _, _ in told(read, sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Mean age was 36.9 ± 8.7 years in the zinc group and 39.8 ± 7.1 years in the placebo group.",
        "The median age of all was 57 years (range, 33-79) with placebo and 53 years (range, 20-84) with zinc.",
    ],
)
def test_the_age_of_the_second_arm_is_an_age_too(read, sentence):
    assert not {one for one in told(read, sentence) if one[0] in ("mean", "median", "sd")}


def test_what_stands_beside_an_age_may_be_another_thing(read):
    found = told(
        read,
        "Potters with a mean age of 40 years took one tablet a day for four weeks; itch was 3.1 with zinc and 4.2"
        " with placebo.",
    )
    assert {("mean", "3.1", "zinc"), ("mean", "4.2", "placebo")} <= found


def test_a_time_in_hours_is_averaged(read):
    sentence = "The time to the first drink (10.9 h with zinc vs 12.2 h with placebo) was similar."
    assert told(read, sentence) == {("mean", "10.9", "zinc"), ("mean", "12.2", "placebo")}


def test_a_test_behind_a_pair_sets_its_numbers_against_each_other(read):
    plain = "The drained volume was 268.2 ± 20.7 mL without the salve and 228.6 ± 18.8 mL with the salve"
    assert told(read, plain + ", P = 0.89.") >= {
        ("mean", "268.2", "placebo"), ("mean", "228.6", "zinc"),
    }  # fmt: skip
    # without one they may be of two places
    assert not told(
        read, "The thickness was 3.2 (0.4) mm at the hip and at the spine it was 5.0 (0.6) mm."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Itch fell more with zinc than with placebo (F(1,24) = 11.45; P = 0.002).",
        "Potters on zinc slept better than those on placebo (F1,26 = 22.8; p<0.001).",
        "Itch differed between zinc and placebo (t34 = 2.1; P = 0.04) and scars (chi2 = 4.2; P = 0.04).",
    ],
)
def test_the_statistic_of_a_test_is_no_mean(read, sentence):
    assert not {one for one in told(read, sentence) if one[0] in ("mean", "events")}


def test_so_much_less_than_the_other_arm_is_no_arms_mean(read):
    sentence = "Lead was reduced in comparison with placebo by 83% (P<0.001) and by 55% (P=0.01) in blood and hair."
    assert "mean" not in {kind for kind, _, _ in told(read, sentence)}


@pytest.mark.parametrize(
    ("sentence", "shares"),
    [
        # shares of those with a burn, and shares of the arms' people
        (
            "Of the 12 potters with a burn, 9 (75%) were in the zinc group and 3 (25%) in the placebo group.",
            set(),
        ),
        (
            "Twelve potters had a burn: 9 (20%) in the zinc group and 3 (6.7%) in the placebo group.",
            {"20", "6.7"},
        ),
    ],
)
def test_how_large_a_part_of_the_whole_a_count_is_is_no_share_of_its_arm(read, sentence, shares):
    found = told(read, sentence)
    assert {(value, arm) for statistic, value, arm in found if statistic == "events" and arm} == {
        ("9", "zinc"),
        ("3", "placebo"),
    }
    assert {value for statistic, value, _ in found if statistic == "percent"} == shares
