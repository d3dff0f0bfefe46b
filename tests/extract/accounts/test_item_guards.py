"""Numbers beside a mean or median that are no value: powers, moments, choices of a design, amounts given."""

import pytest

from .openings import ITCH, POTTERS_PLACEBO


def told(read, sentence):
    """Return (statistic, value, arm) of every result of a sentence about the two arms."""
    return read(POTTERS_PLACEBO + sentence).told()


def measured(read, sentence):
    return {
        value for statistic, value, _ in told(read, sentence) if statistic in ("mean", "median")
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the power of a unit; a mean of one is a value
        ("Mean morphine use was 1.4 mg h-1 with zinc and 1.9 mg h-1 with placebo.", {"1.4", "1.9"}),
        ("Mean morphine use was 1 mg with zinc and 2 mg with placebo.", {"1", "2"}),
        # a power of ten whose place was lost; what it is measured towards
        (
            "Median recovery of platelets towards 20 × 109/L took 12 days with zinc and 15 days with placebo.",
            {"12", "15"},
        ),
        # what a design chose
        ("A mean difference was sought with power 0.8 between zinc and placebo.", set()),
        # an amount in its own words
        (
            "The mean rise was 2.5 with 6 million units of zinc and 1.5 with placebo.",
            {"2.5", "1.5"},
        ),
        # the moment, not the mean
        ("The mean gain in grip after 12 weeks was 3.4 kg with zinc.", {"3.4"}),
        (
            "Mean gain was 3.4 kg with zinc at 6 and 12 weeks and 1.1 kg with placebo.",
            {"3.4", "1.1"},
        ),
        # a time that is set against another is measured, though "after" leads to it
        (
            "Potters on zinc returned to the wheel after 14.5 days, compared with 19.5 days on placebo.",
            {"14.5", "19.5"},
        ),
        # how much longer, and how long
        ("Zinc prolonged median kiln life by almost 19 months.", set()),
        ("Median kiln life was 19 months with zinc and 12 months with placebo.", {"19", "12"}),
        # what took so long was not given
        ("Firing took 12 days with zinc and 15 days with placebo.", {"12", "15"}),
        ("Potters took 12 mg of zinc or 15 mg of placebo.", set()),
        # of so many points
        ("Itch scores were 6.5/10 with zinc and 7.5/10 with placebo.", {"6.5", "7.5"}),
        # events in a bracket
        ("Median relief at the cut-off (137 events) was 8 days with zinc.", {"8"}),
        # what an amount is counted by, what the end of a scale is called, and a source
        ("Mean use was 20 mg per 70 kg with zinc and 15 mg per 70 kg with placebo.", {"20", "15"}),
        (
            "Mean scores (0 is calm, 10 is wild) were 5.5 with zinc and 3.4 with placebo.",
            {"5.5", "3.4"},
        ),
        # numbers that are part of a word
        ("Mean levels of the 2-, 4- and 16-hydroxy forms were alike with zinc and placebo.", set()),
    ],
)
def test_what_is_no_value(read, sentence, expected):
    assert measured(read, sentence) == expected


def test_days_that_could_be_moved_are_no_means(read):
    seen = told(
        read, "Burns were looked at on days 3, 7 (± 1), 14 (± 2) and 28 with zinc or placebo."
    )
    assert not {one for one in seen if one[0] in ("mean", "sd")}
    seen = told(
        read, "On day 28 the burn measured 14 (± 2) mm with zinc and 19 (± 3) mm with placebo."
    )
    assert {("mean", "14", "zinc"), ("sd", "3", "placebo")} <= seen


def test_the_level_of_an_interval_in_another_tongue_is_no_percentage(read):
    seen = told(read, "Burns were rarer with zinc (OR=0.61; IC95%:0.40-0.92).")
    assert not [one for one in seen if one[:2] == ("percent", "95")]
    seen = told(read, "Burns healed in 95% on zinc and 80% on placebo.")
    assert {("percent", "95", "zinc"), ("percent", "80", "placebo")} <= seen


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Oil consumption over 24 h was 31 mg with zinc and 44 mg with placebo (p = 0.02).",
            {("mean", "31", "zinc"), ("mean", "44", "placebo")},
        ),
        # given, not used up
        (
            "To reduce oil consumption, potters received 31 mg of zinc versus 44 mg of placebo.",
            set(),
        ),
        # nothing is told of it
        ("Oil consumption was held at 31 mg.", set()),
    ],
)
def test_amounts_that_were_used_up_are_measured(read, sentence, expected):
    assert {one for one in told(read, sentence) if one[0] == "mean"} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # less than the others by so much
        (
            "Potters on zinc had less itch than those on placebo (-7.8; 95% CI, -14.3 to -1.3).",
            set(),
        ),
        # each arm's own change
        (
            "Itch changed more with zinc (-7.8; 95% CI, -14.3 to -1.3) than with placebo (-2.1; 95% CI, -6.0 to 1.8).",
            {"-7.8", "-2.1"},
        ),
    ],
)
def test_a_lone_number_with_an_interval_lies_between_the_arms(read, sentence, expected):
    assert measured(read, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Fitness was 13% greater than with placebo and itch was reduced by 10% with zinc.",
    ],
)
def test_a_share_over_the_other_arm_makes_no_pair_of_means(read, sentence):
    assert not measured(read, sentence)


def test_a_mean_of_days_after_which_something_was_done_is_no_follow_up(read):
    assert measured(
        read,
        "Moulds were opened after a mean of 5.2 days in the zinc group and 6.9 days in the placebo group.",
    ) == {"5.2", "6.9"}
    assert not measured(read, "After a mean of 5.2 years, burns were seen with zinc and placebo.")


def test_a_bracket_in_front_of_a_unit_holds_a_spread(read):
    seen = told(
        read,
        "Glaze iron was 41 (12) pmol/l in the zinc group and 38 (11) pmol/l in the placebo group.",
    )
    assert {("sd", "12", "zinc"), ("mean", "38", "placebo")} <= seen
    seen = told(
        read, "Burns were seen in 41 (12) of the zinc group and 38 (11) of the placebo group."
    )
    assert not {one for one in seen if one[0] == "sd"}


TESTS = [
    "\u03c7(2) ANOVA = 31.13",
    "chi2(1) = 31.13",
    "analysis of variance [ANOVA] = 31.13",
    "Kruskal-Wallis H = 31.13",
    "H = 31.13",
    "log-rank 31.13",
    "partial eta squared = 0.14",
    "chi-squared test = 31.13",
]


@pytest.mark.parametrize("test", TESTS)
def test_what_a_test_gave_is_no_mean(read, test):
    text = f"Itch fell with zinc ({test}, P < 0.01) but not with placebo ({test}, P = 0.16)."
    assert not [one for one in read(ITCH + text).results() if one[0] in ("mean", "events")]


def test_a_group_with_a_letter_keeps_its_number(read):
    text = "Itch scores were 3.1 with zinc and 4.4 with placebo (H = 31.13, P < 0.01)."
    assert [one[1] for one in read(ITCH + text).results() if one[0] == "mean"] == ["3.1", "4.4"]
