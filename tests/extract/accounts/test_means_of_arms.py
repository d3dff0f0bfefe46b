"""Means of arms in forms that are easily taken for something else: errors, differences, shares, starts."""

import pytest

TWO = (
    "Zinc versus iron in potters: a randomised trial\nWe randomly assigned 240 potters to zinc (n = 120) or iron "
    "(n = 120). Results: "
)
THREE = (
    "Zinc and iron in potters: a randomised trial\nWe randomly assigned 240 potters to zinc (n = 80), iron (n = 80) "
    "or placebo (n = 80). Results: "
)


def told(read, sentence, start=TWO):
    """Return (statistic, value, arm) of the means of a sentence and of their spreads."""
    return {
        (statistic, value, arm)
        for statistic, value, arm, *_ in read(start + sentence).results()
        if statistic in ("mean", "sd", "se")
    }


def means(read, sentence, start=TWO):
    return {
        (value, arm) for statistic, value, arm in told(read, sentence, start) if statistic == "mean"
    }


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
    assert ("sd", "1.9", "iron") in told(
        read, "The score was 26.9 (SD 1.4) with zinc and 35.8 (1.9) with iron."
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The mean change in HbA1c was -2.01 percentage points with zinc and -1.86 percentage points with iron.",
            {("-2.01", "zinc"), ("-1.86", "iron")},
        ),
        (
            "The mean change in HbA1c was -1.86 percentage points with iron and -2.01 percentage points with zinc; "
            "the difference was 0.15 percentage points.",
            {("-2.01", "zinc"), ("-1.86", "iron")},
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
            "Potters on zinc lost an average 8.6% of their initial weight vs. 0.7% in the iron group.",
            {("8.6", "zinc"), ("0.7", "iron")},
        ),
        (
            "Potters on iron lost an average 8.6% of their initial weight vs. 0.7% in the zinc group.",
            {("8.6", "iron"), ("0.7", "zinc")},
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
            "Bone density rose with zinc compared with iron (2.2% v -1.8%).",
            {("2.2", "zinc"), ("-1.8", "iron")},
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
            "The fall in the difference of both arms' girth was 4.1 cm (SD 4.7) in the zinc group and 1.0 cm (SD 3.1) "
            "in the iron group.",
            {("4.1", "zinc"), ("1", "iron")},
        ),
        # what lies between the arms, with a spread or an error of its own
        ("The difference between the arms was 4.1 cm (SD 4.7).", set()),
        ("More itch eased with zinc (vs iron: mean [SE], -9.72 [1.38]; P < .001).", set()),
        (
            "Potters on zinc did not differ from those on iron (mean [SE], -0.38 [1.72]; P = .83).",
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
            "Mean ferritin had risen to 42.6 ng/ml in the zinc group (from 22.1) while staying at 26.4 ng/ml in those "
            "given iron.",
            {("42.6", "zinc"), ("26.4", "iron")},
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
