"""Means of arms in forms that are easily taken for something else: errors, differences, shares, starts."""

import pytest

from .openings import POTTERS_IRON

THREE = (
    "Zinc and iron in potters: a randomised trial\nWe randomly assigned 240 potters to zinc (n = 80), iron (n = 80) "
    "or placebo (n = 80). Results: "
)


def told(read, sentence, start=POTTERS_IRON):
    """Return (statistic, value, arm) of the means of a sentence and of their spreads."""
    return read(start + sentence).told("mean", "sd", "se")


def means(read, sentence, start=POTTERS_IRON):
    return read(start + sentence).of_arms("mean")


@pytest.mark.parametrize(
    "sentence",
    [
        "The mean stay was 5.3 days (s.e.m. 0.1) with zinc and 8.1 days (s.e.m. 0.2) with iron.",
        "The mean stay was 5.3 days (s.e. 0.1) with zinc and 8.1 days (s.e. 0.2) with iron.",
        "The mean stay was 5.3 days (standard error 0.1) with zinc and 8.1 days (standard error 0.2) with iron.",
        # the first bracket says what the next holds
        "The mean stay was 5.3 (SE 0.1) with zinc and 8.1 (0.2) with iron.",
        "Zinc gave a shorter stay than did iron (5.3 days [SE 0.1] vs 8.1 days [0.2]; P = .01).",
    ],
)
def test_a_standard_error_is_one_however_it_is_written(read, sentence):
    assert told(read, sentence) == {
        ("mean", "5.3", "zinc"), ("se", "0.1", "zinc"), ("mean", "8.1", "iron"), ("se", "0.2", "iron")
    }  # fmt: skip


def test_a_spread_in_words_says_nothing_of_brackets_behind_another(read):
    assert ("sd", "1.8", "iron") in told(
        read, "The score was 24.3 (SD 1.6) with zinc and 31.2 (1.8) with iron."
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The mean change in HbA1c was -1.74 percentage points with zinc and -1.53 percentage points with iron.",
            {("-1.74", "zinc"), ("-1.53", "iron")},
        ),
        (
            "The mean change in HbA1c was -1.53 percentage points with iron and -1.74 percentage points with zinc; "
            "the difference was 0.21 percentage points.",
            {("-1.74", "zinc"), ("-1.53", "iron")},
        ),
        # rates of people, and what lies between the arms
        (
            "Survival rose by 5 percentage points with zinc and by 3 percentage points with iron.",
            set(),
        ),
        ("HbA1c fell by 0.5 percentage points with zinc compared with iron.", set()),
    ],
)
def test_percentage_points_by_which_each_arm_changed(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Potters on zinc lost an average 7.9% of their initial weight vs. 0.9% in the iron group.",
            {("7.9", "zinc"), ("0.9", "iron")},
        ),
        (
            "Potters on iron lost an average 7.9% of their initial weight vs. 0.9% in the zinc group.",
            {("7.9", "iron"), ("0.9", "zinc")},
        ),
        # a list behind one "by", and a fall beside a rise
        (
            "Itch scores were reduced by 49% and 21% in the zinc and iron arms.",
            {("49", "zinc"), ("21", "iron")},
        ),
        (
            "Itch scores were reduced by 49% and 21% in the iron and zinc arms.",
            {("49", "iron"), ("21", "zinc")},
        ),
        (
            "Bone density rose with zinc compared with iron (2.4% v -1.6%).",
            {("2.4", "zinc"), ("-1.6", "iron")},
        ),
        # two outcomes of one arm
        ("Zinc reduced relapse and death by 49% and 21%.", set()),
        # whom one counts
        ("Of those on zinc 40% lost at least 5% of their initial weight.", set()),
    ],
)
def test_shares_that_were_lost_or_gained(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The fall in the difference of both arms' girth was 3.8 cm (SD 4.4) in the zinc group and 1.2 cm (SD 2.9) "
            "in the iron group.",
            {("3.8", "zinc"), ("1.2", "iron")},
        ),
        # what lies between the arms, with a spread or an error of its own
        ("The difference between the arms was 3.8 cm (SD 4.4).", set()),
        ("More itch eased with zinc (vs iron: mean [SE], -8.41 [1.22]; P < .001).", set()),
        (
            "Potters on zinc did not differ from those on iron (mean [SE], -0.53 [1.61]; P = .83).",
            set(),
        ),
        (
            "Potters on zinc did not differ from those on iron (mean [SE], 3.1 [0.4] vs 3.4 [0.4]; P = .83).",
            {("3.1", "zinc"), ("3.4", "iron")},
        ),
    ],
)
def test_what_lies_between_arms_is_no_mean_of_one(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Casts were removed on average after 6.1 days with zinc and 8.4 days with iron.",
            {("6.1", "zinc"), ("8.4", "iron")},
        ),
        ("On average, itch fell after 6 days with zinc.", set()),
        (
            "Mean ferritin had risen to 39.7 ng/ml in the zinc group (from 20.4) while staying at 24.8 ng/ml in those "
            "given iron.",
            {("39.7", "zinc"), ("24.8", "iron")},
        ),
    ],
)
def test_how_long_it_took_and_where_it_began(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Zinc was not better than placebo but was better than iron (itch score: 3.1 vs 4.7).",
            {("3.1", "zinc"), ("4.7", "iron")},
        ),
        (
            "Iron was not better than placebo but was better than zinc (itch score: 3.1 vs 4.7).",
            {("3.1", "iron"), ("4.7", "zinc")},
        ),
        # here the first comparison has numbers of its own
        (
            "Zinc was no better than placebo (3.1 vs 3.3) but was better than iron (3.1 vs 4.7).",
            {("3.1", "zinc"), ("3.3", "placebo"), ("4.7", "iron")},
        ),
    ],
)
def test_an_arm_that_a_but_leaves_behind(read, sentence, expected):
    assert means(read, sentence, THREE) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Zinc was superior to placebo (3.1 vs 4.3) and to iron (3.1 vs 4.7).",
            {("3.1", "zinc"), ("4.3", "placebo"), ("4.7", "iron")},
        ),
        (
            "Iron was superior to placebo (3.1 vs 4.3, P = .01) and zinc (3.1 vs 4.7, P = .02).",
            {("3.1", "iron"), ("4.3", "placebo"), ("4.7", "zinc")},
        ),
        (
            "Zinc eased itch compared with placebo (2.1 ± 0.8 vs 3.3 ± 1.1) and with iron (2.1 ± 0.8 vs 2.9 ± 1.0).",
            {("2.1", "zinc"), ("3.3", "placebo"), ("2.9", "iron")},
        ),
        # iron takes the place of zinc
        (
            "Zinc was superior to placebo (3.1 vs 4.3), and so was iron (3.3 vs 4.3).",
            {("3.1", "zinc"), ("4.3", "placebo"), ("3.3", "iron")},
        ),
        (
            "Itch was less with zinc than with placebo (3.1 vs 4.3) and with iron (3.3 vs 4.3).",
            {("3.1", "zinc"), ("4.3", "placebo"), ("3.3", "iron")},
        ),
    ],
)
def test_one_arm_is_set_against_two_others(read, sentence, expected):
    assert means(read, sentence, THREE) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a time until something in days is no median where no text says so
        (
            "Time to healing was 16.2 days with zinc and 18.4 days with iron.",
            {("16.2", "zinc"), ("18.4", "iron")},
        ),
        ("Itch scores improved by 3.3 points vs 0.8.", {("3.3", "zinc"), ("0.8", "iron")}),
        (
            "Potters on zinc left the bath after 38 ± 9 min, those on iron after 57 ± 16 min.",
            {("38", "zinc"), ("57", "iron")},
        ),
        (
            "The arms differed in time to healing (iron, 16.2 days; zinc, 18.4).",
            {("18.4", "zinc"), ("16.2", "iron")},
        ),
        (
            "Zinc eased itch, with a mean difference (95% CI) of -2.22 (-2.70, -1.75), -2.51 (-2.95, -2.06), and -1.93 "
            "(-2.41, -1.45) against iron at weeks 1, 2 and 3, respectively.",
            set(),
        ),
    ],
)
def test_times_points_and_lists(read, sentence, expected):
    assert means(read, sentence) == expected


def test_a_list_with_respectively_ends_at_the_next_thought(read):
    text = "Mean itch was 2.2 for zinc, 2.4 for iron and 2.5 for placebo; then it was 1.9, 2.1 and 2.3, respectively."
    assert means(read, text, THREE) == {
        ("2.2", "zinc"), ("2.4", "iron"), ("2.5", "placebo"), ("1.9", "zinc"), ("2.1", "iron"), ("2.3", "placebo")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "field"),
    [
        (
            "Itch scores (least-squares mean, SE) were 12.1 (0.8) with zinc and 13.4 (0.9) with iron.",
            "se",
        ),
        (
            "HbA1c had fallen by 0.44% points (SE 0.8) with zinc and 0.37% points (SE 0.9) with iron.",
            "se",
        ),
        ("The time to sleep was 471 (0.8) min with zinc and 183 (0.9) min with iron.", "sd"),
    ],
)
def test_what_brackets_hold(read, sentence, field):
    assert {(field, "0.8", "zinc"), (field, "0.9", "iron")} <= told(read, sentence)


def test_a_mean_without_an_outcome_of_its_own_has_the_last_one(read):
    text = (
        "Itch at 4 weeks was 13.2 (SD 2.1) with zinc and 7.5 (SD 2.8) with iron. A difference was seen at 8 weeks "
        "with a change score of 19 (SD 2.7) for zinc and 9.8 (SD 2.6) for iron."
    )
    assert means(read, text) == {
        ("13.2", "zinc"),
        ("7.5", "iron"),
        ("19", "zinc"),
        ("9.8", "iron"),
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # each number has a clause with its own arm, whichever is the better
        (
            "In those on zinc the mean itch improved from 28.1 (SD 9.8) to 37.4 (SD 8.7), while in those on iron it "
            "went from 27.6 (SD 10.1) to 29.9 (SD 10.4).",
            {("37.4", "zinc"), ("29.9", "iron")},
        ),
        (
            "In those on iron the mean itch improved from 28.1 (SD 9.8) to 37.4 (SD 8.7), while in those on zinc it "
            "went from 27.6 (SD 10.1) to 29.9 (SD 10.4).",
            {("37.4", "iron"), ("29.9", "zinc")},
        ),
        (
            "Itch was 5.2 (3.1) in the zinc group, the iron group's 7.4 (3.9).",
            {("5.2", "zinc"), ("7.4", "iron")},
        ),
        (
            "Zinc needs were 22.4 mg (SD 9.1 mg) after zinc compared to 31.8 mg (SD 12.6 mg) after iron.",
            {("22.4", "zinc"), ("31.8", "iron")},
        ),
        (
            "Mean attacks were 3.1, SD 2.0, in the zinc group and 5.0, SD 2.8, in the iron group.",
            {("3.1", "zinc"), ("5", "iron")},
        ),
        (
            "The decrease in girth averaged 4.6% with zinc against 1.9% with iron.",
            {("4.6", "zinc"), ("1.9", "iron")},
        ),
        (
            "The mean difference between baseline and 12 weeks was 6.1 (SD 4.0) in the zinc group and 2.2 (SD 4.4) in "
            "the iron group.",
            {("6.1", "zinc"), ("2.2", "iron")},
        ),
        ("Mean itch at baseline and 12 weeks was noted.", set()),
    ],
)
def test_each_arm_in_its_clause(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Counts were 1.6 ± 0.5 x 10(9)/L with zinc and 1.3 ± 0.4 x 10(9)/L with iron.",
            {("sd", "0.5", "zinc"), ("sd", "0.4", "iron")},
        ),
        (
            "Density rose by 2.7% ± 0.5% (SE) with zinc and by 1.9% ± 0.4% with iron.",
            {("se", "0.5", "zinc"), ("se", "0.4", "iron")},
        ),
    ],
)
def test_spreads_with_powers_and_shares(read, sentence, expected):
    assert {one for one in told(read, sentence) if one[0] != "mean"} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The iron and zinc groups had less itch (2.1 ± 0.9 and 2.4 ± 1.0) than the placebo group (3.9 ± 1.4).",
            {("2.1", "iron"), ("2.4", "zinc"), ("3.9", "placebo")},
        ),
        (
            "Itch was 3.9 ± 1.4 in the placebo group but only 2.1 ± 0.9 and 2.4 ± 1.0 in the zinc and iron groups.",
            {("2.1", "zinc"), ("2.4", "iron"), ("3.9", "placebo")},
        ),
        (
            "Compared with placebo, iron lowered pressure (128 ± 11 v 136 ± 12 mm Hg), zinc did not (134 ± 12 mm Hg).",
            {("128", "iron"), ("136", "placebo"), ("134", "zinc")},
        ),
        (
            "Both zinc (3.1 ± 1.2) and iron (3.8 ± 1.4) were better than placebo (4.4 ± 1.5).",
            {("3.1", "zinc"), ("3.8", "iron"), ("4.4", "placebo")},
        ),
    ],
)
def test_two_arms_in_a_list_and_one_apart(read, sentence, expected):
    assert means(read, sentence, THREE) == expected
