"""Means whose head, unit or arm is said once for several numbers, and numbers that it is not said of."""

import pytest

from .openings import POTTERS_PLACEBO

THREE = (
    "A randomised trial of zinc, copper or usual care in potters\nPotters were randomised to zinc (n = 30), copper "
    "(n = 31) or usual care (n = 32). Results: "
)


def told(read, text):
    return read(text).told()


def values(read, sentence, statistics=("mean", "median"), arms=POTTERS_PLACEBO):
    return {
        (value, arm)
        for statistic, value, arm in told(read, arms + sentence)
        if statistic in statistics
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a list under one unit, and of one change
        (
            "There was a decrease of 64.6, 78.5 and 81.5% in volume in the zinc group and 67.2, 60.4 and 54.5% in the "
            "placebo group.",
            {
                ("64.6", "zinc"),
                ("78.5", "zinc"),
                ("81.5", "zinc"),
                ("67.2", "placebo"),
                ("60.4", "placebo"),
                ("54.5", "placebo"),
            },
        ),
        (
            "Itch was reduced to 1.6, 0.8 and 0.6 in the zinc group and to 1.2, 1.7 and 1.9 in the placebo group.",
            {
                ("1.6", "zinc"),
                ("0.8", "zinc"),
                ("0.6", "zinc"),
                ("1.2", "placebo"),
                ("1.7", "placebo"),
                ("1.9", "placebo"),
            },
        ),
        # moments stand between the list and its arm
        (
            "The itch score was 2.1, 1.8 and 1.1 at 1, 2 and 3 weeks with zinc and 4.1, 3.2 and 2.3 with placebo.",
            {
                ("2.1", "zinc"),
                ("1.8", "zinc"),
                ("1.1", "zinc"),
                ("4.1", "placebo"),
                ("3.2", "placebo"),
                ("2.3", "placebo"),
            },
        ),
        # brackets with the differences stand between them
        (
            "Potters in the zinc group lost 0.6 kg and 0.5 cm, compared with a loss of 3.6 kg (difference -3.0 kg (95% "
            "confidence interval (CI) -6.8 to -0.3); p = 0.034) and 8.4 cm (difference -7.9 cm (95% CI -14.0 to "
            "-1.8); p = 0.014) in the placebo group.",
            {("0.6", "zinc"), ("0.5", "zinc"), ("3.6", "placebo"), ("8.4", "placebo")},
        ),
        (
            "Those on zinc had 3.4 attacks per day; those on placebo had 5.9 per day.",
            {("3.4", "zinc"), ("5.9", "placebo")},
        ),
        (
            "Zinc reduced attacks by 1.26 per day and itch by 6.3%, whereas placebo reduced attacks by 2.11 per day.",
            {("1.26", "zinc"), ("2.11", "placebo")},
        ),
        (
            "Median (IQR) weight change after 6 months was -0.9 % (-4.4-0.1) with zinc and -0.2 % (-4.2-1.3) with "
            "placebo.",
            {("-0.9", "zinc"), ("-0.2", "placebo")},
        ),
        (
            "Least-squares mean change in itch: zinc, -6.1; placebo, -2.4 (P < .001).",
            {("-6.1", "zinc"), ("-2.4", "placebo")},
        ),
        (
            "Mean (SD) cup ratio was 0.46 (0.12) vs 0.51 (0.15) with zinc and placebo, respectively.",
            {("0.46", "zinc"), ("0.51", "placebo")},
        ),
        (
            "Mean changes were + 0.59 (SD = 2.47) and + 0.11 (SD = 2.55) for itch with zinc and placebo.",
            {("0.59", "zinc"), ("0.11", "placebo")},
        ),
        (
            "Firing took 10.48 days (standard deviation [SD] 1.57) and 10.44 days (SD 2.44) with zinc and placebo.",
            {("10.48", "zinc"), ("10.44", "placebo")},
        ),
        (
            "The zinc group reported a 5.1-point decrease in itch, compared with a 1.3-point decrease in the placebo "
            "group.",
            {("5.1", "zinc"), ("1.3", "placebo")},
        ),
        (
            "Scores were similar at baseline (24.1 v 24.4) but differed at 6 weeks (12.2 v 18.9).",
            {("12.2", "zinc"), ("18.9", "placebo")},
        ),
        (
            "Median relief (66 weeks with zinc vs. 73 in the placebo group) was similar in both arms.",
            {("66", "zinc"), ("73", "placebo")},
        ),
        (
            "The stay in the ward averaged two days after zinc versus seven days after placebo.",
            {("2", "zinc"), ("7", "placebo")},
        ),
        (
            "The reduction in itch from baseline in the zinc group was 29.4% (p < 0.001).",
            {("29.4", "zinc")},
        ),
        (
            "The zinc and placebo groups spent 31.2 and 44.8 min in the ward, respectively.",
            {("31.2", "zinc"), ("44.8", "placebo")},
        ),
        (
            "The zinc group's mean grip score (82.1) exceeded that of the placebo group (76.4; p = 0.03).",
            {("82.1", "zinc"), ("76.4", "placebo")},
        ),
    ],
)
def test_what_is_said_once_holds_for_all(read, sentence, expected):
    assert values(read, sentence) == expected


def test_a_unit_behind_the_last_of_three_is_that_of_all(read):
    seen = values(
        read,
        "Scores for zinc, copper and usual care were 3.4, 3.6 and 5.1 points at 6 weeks.",
        arms=THREE,
    )
    assert seen == {("3.4", "zinc"), ("3.6", "copper"), ("5.1", "usual care")}


@pytest.mark.parametrize(
    "sentence",
    [
        # tests, scales, moments and differences
        "P values for the change in itch and grip were 0.10 and 0.02, comparing zinc with placebo, respectively.",
        "Worsening was a rise of more than 0.5 (of 8) points in itch with zinc and of more than 5 (of 100) in grip.",
        "The mean difference between zinc and placebo was -6.0 (95% CI -7.1 to -4.9) at week 4 and -7.2 (95% CI -8.9 "
        "to -5.5) at week 8.",
        "Potters on zinc had less itch than those on placebo (-7.79; 95% CI, -14.31 to -1.27), but grip was not "
        "affected (-1.71; 95% CI, -5.20 to 1.79).",
        "Those on zinc had a rise in bone mineral density compared with those on placebo, of 4.2% and 7.1% at the hip "
        "and spine, respectively.",
        "The mean score was seen two days after zinc and seven days after placebo.",
        "Median adherence to zinc was 92%.",
        "The zinc group was set a 5-week course, the placebo group a 3-week course.",
    ],
)
def test_what_looks_like_a_mean_of_the_arms(read, sentence):
    assert not values(read, sentence)


def test_a_mean_up_to_a_moment_is_no_moment(read):
    assert values(
        read,
        "The mean score from randomisation to 26 weeks fell in the zinc group by 1.9 and in the placebo group by 0.4.",
    ) == {("1.9", "zinc"), ("0.4", "placebo")}


def test_a_mean_with_its_pair_heads_no_shares(read):
    seen = told(
        read,
        POTTERS_PLACEBO
        + "There was no difference in mean stay (28 days vs. 33 days), cough (79% vs. 78%) and itch (34% vs. 28%).",
    )
    assert {
        ("percent", "79", "zinc"),
        ("percent", "78", "placebo"),
        ("percent", "34", "zinc"),
    } <= seen


def test_a_list_of_places_is_no_list_of_arms(read):
    seen = values(
        read,
        "Of those on zinc and on placebo, some took iron with gains in grip of +5.01 and +1.19 at the wrist and thumb "
        "respectively.",
    )
    assert not {("5.01", "zinc"), ("1.19", "placebo")} & seen


def test_shares_in_the_bracket_of_a_reduction_stay_shares(read):
    seen = told(
        read,
        POTTERS_PLACEBO
        + "Zinc reduced the risk of burns by 15.2% (SE 1.6%, 12.9% vs 28.1%, P < 0.001).",
    )
    assert {("percent", "12.9", "zinc"), ("percent", "28.1", "placebo")} <= seen


def test_units_of_measurement_are_no_places(read):
    found = read(POTTERS_PLACEBO + "Itch fell by 7.0 units with zinc.")
    assert all("sites" not in study for study in found.studies())


def test_shares_at_two_moments_are_no_pair_of_arms(read):
    seen = told(
        read,
        POTTERS_PLACEBO
        + "Cough was seen in 96% (117 of 122) at entry and 90% (110 of 122) at 6 months.",
    )
    assert not {arm for statistic, _, arm in seen if statistic in ("percent", "events")} - {""}
    seen = told(
        read,
        POTTERS_PLACEBO
        + "Cough was seen in 96% at 4 weeks with zinc and 90% at 4 weeks with placebo.",
    )
    assert {("percent", "96", "zinc"), ("percent", "90", "placebo")} <= seen
