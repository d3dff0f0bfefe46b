"""One to three outcomes of two arms, or of one, in a sentence: each number with the arm that the sentence means."""

import pytest

from tests.extract.accounts.openings import POTTERS_IRON, POTTERS_PLACEBO

GROUPS = (
    "Pain in potters\n"
    "Sixty potters were randomised. Group 1 (n = 30) received zinc and group 2 (n = 30) received iron. "
)


def arms_of(read, text, *statistics):
    return {value: arm.split()[0].lower() for value, arm in read(text).of_arms(*statistics)}


TWOFOLD = {"11.8": "zinc", "38.6": "zinc", "17.6": "placebo", "62.1": "placebo"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The mean fall in spots was 11.8 (38.6%) versus 17.6 (62.1%) (P = 0.001) in the zinc and placebo groups, "
        "respectively.",
        "In the zinc and placebo groups, the mean fall in spots was 11.8 (38.6%) and 17.6 (62.1%), respectively.",
        "The mean fall in spots was lower in the zinc group than in the placebo group (11.8 (38.6%) vs 17.6 (62.1%); "
        "P = 0.001).",
        "The zinc group had a lower mean fall in spots than the placebo group at 6 weeks (11.8 (38.6%) vs "
        "17.6 (62.1%)).",
        "The mean fall in spots was 11.8 (38.6%) in the zinc group, compared with 17.6 (62.1%) in the placebo group.",
    ],
)
def test_a_share_in_brackets_is_of_the_arm_of_the_value_in_front_of_it(read, sentence):
    assert arms_of(read, POTTERS_PLACEBO + sentence, "mean") == TWOFOLD


def test_shares_in_brackets_stand_for_two_outcomes_in_one_list(read):
    text = (
        "The mean fall in spots was 11.8 (38.6%) versus 17.6 (62.1%), and the mean fall in itch was 29.1 (53.1%) "
        "versus 14.3 (26.8%) in the zinc and placebo groups, respectively."
    )
    more = {"29.1": "zinc", "53.1": "zinc", "14.3": "placebo", "26.8": "placebo"}
    assert arms_of(read, POTTERS_PLACEBO + text, "mean") == TWOFOLD | more


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (  # the bracket of the first is closed before the second
            "The mean pain score (3.1 ± 1.2) and the mean step length (21.2 ± 5.1) in the zinc group were lower when "
            "compared with the placebo group.",
            {"3.1": "zinc", "21.2": "zinc"},
        ),
        (
            "A lower pH was found in the vein (7.31 ± 0.04) and artery (7.21 ± 0.06) in the placebo group when "
            "compared with the zinc group.",
            {"7.31": "placebo", "7.21": "placebo"},
        ),
        (
            "The mean pain score and the mean step length in the placebo group were 3.1 ± 1.2 and 21.2 ± 5.1, "
            "respectively.",
            {"3.1": "placebo", "21.2": "placebo"},
        ),
        (
            "At the end of the trial, total and ionised calcium in the zinc group fell (P < 0.05) by 14.8% and 20.5%, "
            "respectively.",
            {"14.8": "zinc", "20.5": "zinc"},
        ),
        (
            "The mean pain score was 3.1 ± 1.2 and the mean step length was 21.2 ± 5.1 in the placebo group.",
            {"3.1": "placebo", "21.2": "placebo"},
        ),
    ],
)
def test_two_outcomes_of_one_arm_are_no_pair(read, sentence, expected):
    assert arms_of(read, POTTERS_PLACEBO + sentence, "mean", "percent") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Rash (12%) and cough (4%) were the commonest complaints in the placebo group.",
            {"12": "placebo", "4": "placebo"},
        ),
        (
            "Rash was seen in 12% and 31% of the zinc group at 1 and 3 h, respectively.",
            {"12": "zinc", "31": "zinc"},
        ),
        (
            "Rash (12% vs 31%), cough (4% vs 9%) and itch (7% vs 19%) were rarer in the placebo group than in the zinc "
            "group.",
            {
                "12": "placebo", "4": "placebo", "7": "placebo", "31": "zinc", "9": "zinc", "19": "zinc",
            },
        ),
        (  # "lower in group" is no name of a group
            "Rash (12% vs 31%) and cough (4% vs 9%) were lower in zinc users than in placebo users.",
            {"12": "zinc", "4": "zinc", "31": "placebo", "9": "placebo"},
        ),
        (
            "In the zinc and placebo groups, rash was seen in 12% and 31% and cough was seen in 4% and 9%, "
            "respectively.",
            {"12": "zinc", "4": "zinc", "31": "placebo", "9": "placebo"},
        ),
    ],
)  # fmt: skip
def test_shares_of_several_outcomes(read, sentence, expected):
    assert arms_of(read, POTTERS_PLACEBO + sentence, "percent") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "In the placebo group, the mean pain score was 3.1 (95% CI 2.2 to 4.0) and the mean step length was 21.2 (95% "
        "CI 19.0 to 23.4), whereas in the zinc group these were 4.4 (95% CI 3.6 to 5.2) and 26.5 (95% CI 24.1 to 29).",
        "The placebo group had a mean pain score of 3.1 (95% CI 2.2 to 4.0) and a mean step length of 21.2 (95% CI "
        "19.0 to 23.4), compared with 4.4 (95% CI 3.6 to 5.2) and 26.5 (95% CI 24.1 to 28.9) in the zinc group.",
    ],
)
def test_the_first_of_each_arm_are_a_pair_and_so_are_the_second(read, sentence):
    expected = {"3.1": "placebo", "21.2": "placebo", "4.4": "zinc", "26.5": "zinc"}
    assert arms_of(read, POTTERS_PLACEBO + sentence, "mean") == expected


def test_a_clause_that_only_points_back_has_a_mean_too(read):
    text = "In the zinc group, the mean pain score was 3.1; in the placebo group, it was 4.4 (P = 0.001)."
    assert arms_of(read, POTTERS_PLACEBO + text, "mean") == {"3.1": "zinc", "4.4": "placebo"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In the iron group, 24% slept at 15 days; 19% at 6 months; and 14% still slept after a year.",
            {"24": "iron", "19": "iron", "14": "iron"},
        ),
        (
            "In the iron group, 52% slept at 15 days; 48% at both one and 3 months; 26% at 6 months.",
            {"52": "iron", "48": "iron", "26": "iron"},
        ),
        (
            "In the iron group, 24% slept at week 2; in the salt group, 31% did.",
            {"24": "iron", "31": "none"},
        ),
        (
            "In the iron group, 24% slept at week 2; the others slept in 31%.",
            {"24": "iron", "31": "none"},
        ),
        (
            "In the iron group, 24% slept at week 2; overall, 31% did.",
            {"24": "iron", "31": "none"},
        ),
    ],
)
def test_an_arm_that_opens_a_sentence_holds_until_others_are_told_of(read, sentence, expected):
    rows = read(POTTERS_IRON + sentence).told("percent")
    assert {value: (arm or "none").lower() for _, value, arm in rows} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Three patients died (2 in group 1 and 1 in group 2).", {"2": "zinc", "1": "iron"}),
        (
            "In group 1 there were 5 patients with a burn, compared with only 1 in group 2.",
            {"5": "zinc", "1": "iron"},
        ),
        (
            "Of the 9 patients who relapsed, 6 were in group 1 and 3 were in group 2.",
            {"6": "zinc", "3": "iron"},
        ),
    ],
)
def test_a_count_behind_a_numbered_group_is_no_name(read, sentence, expected):
    rows = read(GROUPS + sentence).told("events")
    assert {value: arm.lower() for _, value, arm in rows if arm} == expected


def test_numbers_in_a_row_count_as_the_last_of_them_does(read):
    text = (
        "Growth was seen in 3, 6 and 14 of 30 patients in the zinc group and 5, 15 and 20 of 30 patients in the iron "
        "group at 1, 2 and 3 h, respectively."
    )
    zinc, iron = dict.fromkeys(("3", "6", "14"), "zinc"), dict.fromkeys(("5", "15", "20"), "iron")
    assert arms_of(read, POTTERS_IRON + text, "events") == zinc | iron


def test_more_people_than_the_last_are_out_of_count_nobody(read):
    text = "After 40 and 14 of 30 patients in the zinc group had slept, we stopped."
    assert "40" not in arms_of(read, POTTERS_IRON + text, "events")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Only one case of bleeding was recorded, in the iron group (2.5 per cent).",
            {("1", "iron")},
        ),
        ("Only one case of bleeding was recorded, in the town; zinc was stopped.", set()),
        (
            "There were 11 relapses, eight of which occurred in the zinc group.",
            {("8", "zinc")},
        ),
        (
            "Rash was seen in 11 patients, nine of whom had received zinc, and four patients died from stroke, three "
            "of whom had had zinc.",
            {("9", "zinc"), ("3", "zinc")},
        ),
        ("Rash was seen in 3 nurses, all of them on zinc.", {("3", "zinc")}),
    ],
)
def test_whose_the_counted_were_may_stand_behind(read, sentence, expected):
    rows = read(POTTERS_IRON + sentence).told("events")
    assert {(value, arm.lower()) for _, value, arm in rows if arm} == expected


def test_a_time_behind_what_was_done_first_is_not_the_beginning(read):
    text = (
        "Zinc users had a lower score than iron users 5 min after the initial injections (1.7 ± 1.8 vs. 2.6 ± 2.3; "
        "P < 0.05)."
    )
    assert arms_of(read, POTTERS_IRON + text, "mean") == {"1.7": "zinc", "2.6": "iron"}


def test_a_similar_trend_for_another_arm_is_that_arms(read):
    text = (
        "Zinc, iron and salt for sleep\n"
        "We randomised 90 potters to zinc (n = 30), iron (n = 30) or salt (n = 30). Zinc raised the score as compared "
        "with salt (26.6 ± 21.3 and 10.2 ± 8.8, respectively), whereas a similar trend for iron failed to reach "
        "significance (19.1 ± 22.9 and 7.8 ± 5.8, respectively)."
    )
    expected = {"26.6": "zinc", "10.2": "salt", "19.1": "iron", "7.8": "salt"}
    assert arms_of(read, text, "mean") == expected


def test_words_of_more_turn_no_pair_of_a_list_around(read):
    """Fewer stiff joints are better too: the words fit the first pairs only."""
    text = (
        "Healing (45% vs 30%), walking (29% vs 7%) and stiffness (12% vs 21%) were higher in the zinc group than in "
        "the iron group."
    )
    assert arms_of(read, POTTERS_IRON + text, "percent") == {
        "45": "zinc", "29": "zinc", "12": "zinc", "30": "iron", "7": "iron", "21": "iron",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Colds were reported in 5% and 1% in both treatment arms, respectively.",
            {("5", "zinc"), ("1", "placebo")},
        ),
        (
            "Colds were reported in 5% and 1% of both treatment groups, respectively.",
            {("5", "zinc"), ("1", "placebo")},
        ),
        # one number of both
        (
            "Colds were reported in 5% in both treatment arms.",
            {("5", "zinc"), ("5", "placebo")},
        ),
    ],
)
def test_both_treatment_arms_in_turn(read, sentence, expected):
    assert read(POTTERS_PLACEBO + sentence).of_arms("percent") == expected


@pytest.mark.parametrize(("one", "other"), [("zinc", "iron"), ("iron", "zinc")])
@pytest.mark.parametrize(
    "sentence",
    [
        "These potters woke earlier (13.6 vs 17.0 min, {other}; p = 0.02).",
        "The {one} group worked longer; these potters also slept less (13.6 ± 1.1 h vs 17.0 ± 1.5 h, {other}).",
        "Mean pain was lower with {one} (13.6 mm vs 17.0 mm, {other}).",
    ],
)
def test_a_name_behind_a_comma_in_a_pairs_bracket_is_the_last_numbers(read, one, other, sentence):
    told = read(POTTERS_IRON + sentence.format(one=one, other=other)).of_arms("mean")
    assert {(value, arm.lower()) for value, arm in told} == {("13.6", one), ("17", other)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Mean pain was lower in the {one} group (13.6 mm vs 17.0 mm, {one} vs {other}).",
        "Mean pain was lower with {one} (13.6 mm vs 17.0 mm, p = 0.02, in favour of {one}).",
        "Mean pain was 13.6 mm vs 17.0 mm ({one} and {other}, respectively).",
    ],
)
@pytest.mark.parametrize(("one", "other"), [("zinc", "iron"), ("iron", "zinc")])
def test_near_miss_names_of_both_or_of_the_better_one(read, one, other, sentence):
    told = read(POTTERS_IRON + sentence.format(one=one, other=other)).of_arms("mean")
    assert {(value, arm.lower()) for value, arm in told} == {("13.6", one), ("17", other)}
