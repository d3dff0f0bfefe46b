"""Measured numbers that a sentence sets against each other: whose is whose, and what they are called."""

import pytest

from .openings import POTTERS_PLACEBO


def told(read, sentence):
    return read(POTTERS_PLACEBO + sentence).told()


def whose(read, sentence):
    return {(value, arm) for _, value, arm in told(read, sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        # the quicker of two times is the shorter
        "Times to firing (7.5 ± 1.2 days vs 5.1 ± 0.9 days) were quicker in the zinc group.",
        "Firing took 5.1 hours vs 7.5 hours, and was faster in the zinc group.",
        "Kilns (7.5 hours vs 5.1 hours) cooled more rapidly with zinc.",
        "Recovery was slower with placebo (5.1 vs 7.5 days).",
    ],
)
def test_words_of_speed_tell_whose_time_is_the_shorter(read, sentence):
    assert {("5.1", "zinc"), ("7.5", "placebo")} <= whose(read, sentence)


def test_a_faster_pace_is_no_shorter_time(read):
    assert {("7.5", "zinc"), ("5.1", "placebo")} <= whose(
        read, "The wheel turned faster with zinc (7.5 m/s vs 5.1 m/s, p = 0.01)."
    )


def test_respectively_may_speak_of_moments(read):
    seen = whose(
        read,
        "Differences favouring zinc versus placebo were seen for itch (less for potters on zinc; 7.4 vs 9.4), and grip "
        "at 6 and 12 weeks (3.6 vs 3.1 and 3.9 vs 3.2, respectively).",
    )
    assert {("3.6", "zinc"), ("3.1", "placebo"), ("3.9", "zinc"), ("3.2", "placebo")} <= seen


def test_a_semicolon_in_a_bracket_ends_no_clause(read):
    seen = whose(
        read,
        "Grip was higher (3.1 kg versus 3.6 kg; P <.05) and reach tended to be higher (61 cm versus 66 cm; P =.06) "
        "in the zinc group.",
    )
    assert {("3.6", "zinc"), ("3.1", "placebo"), ("66", "zinc")} <= seen


def test_numbers_face_each_other_over_a_clause(read):
    seen = whose(
        read,
        "The zinc group lost 6.8 kg and 2.2 cm, compared with a loss of 5.1 kg and 1.4 cm in the placebo group.",
    )
    assert {("6.8", "zinc"), ("5.1", "placebo")} <= seen


def test_numbers_of_two_things_do_not_face_each_other(read):
    seen = told(read, "The zinc group lost 6.8 kg, and clay was sold by the 5.1 kg.")
    assert ("mean", "5.1", "placebo") not in seen


def test_what_is_set_aside_between_commas_is_the_other_arms(read):
    seen = whose(
        read,
        "Zinc prolonged sleep, compared with placebo, to 7.1 hours (P = 0.02).",
    )
    assert ("7.1", "placebo") not in seen


def test_while_sets_one_pair_behind_another(read):
    seen = whose(
        read,
        "Grip was 31.5 kg for zinc and 27.5 kg for placebo, while reach was 66.5 cm and 61.5 cm.",
    )
    assert {("31.5", "zinc"), ("27.5", "placebo")} <= seen
    assert ("61.5", "zinc") not in seen


def test_two_medians_that_were_seen_in_two_arms(read):
    seen = told(
        read, "Median kiln lives of 12 v 31 months were observed in placebo and zinc, respectively."
    )
    assert {("median", "12", "placebo"), ("median", "31", "zinc")} <= seen


def test_a_range_in_brackets_stands_behind_a_median(read):
    seen = told(
        read, "Glazing took 14 (7-27) min with zinc and 19 (9-41) min with placebo (p = 0.04)."
    )
    assert {("median", "14", "zinc"), ("median", "19", "placebo")} <= seen
    seen = told(
        read, "Glazing took 14 (4.1) min with zinc and 19 (5.2) min with placebo (p = 0.04)."
    )
    assert ("median", "14", "zinc") not in seen


def test_a_heading_far_in_front_says_what_numbers_are(read):
    words = "whichever of the clays had been dug in the valley behind the old mill or bought from the dealers at the "
    seen = told(
        read,
        f"The median kiln life, {words}coast and stored in the dry barn until the spring, was as follows: zinc 31 "
        "months; placebo 12 months.",
    )
    assert {("median", "31", "zinc"), ("median", "12", "placebo")} <= seen


def test_a_text_of_medians_alone_means_medians_where_it_says_nothing(read):
    seen = told(
        read,
        "Median kiln life was 31 months with zinc and 12 months with placebo. Glazing was shorter with zinc (5 versus "
        "7 days; P = 0.01).",
    )
    assert {("median", "5", "zinc"), ("median", "7", "placebo")} <= seen


def test_a_text_that_speaks_of_means_too_means_means(read):
    seen = told(
        read,
        "Median kiln life was 31 months with zinc and 12 months with placebo. Mean grip was 31 kg. Glazing was shorter "
        "with zinc (5 versus 7 days; P = 0.01).",
    )
    assert {("mean", "5", "zinc"), ("mean", "7", "placebo")} <= seen


@pytest.mark.parametrize(
    "sentence",
    [
        "Median oil use (first 24 h) was 31 mg with zinc and 44 mg with placebo.",
        "Median relief (n = 14) was 31 days with zinc and 44 days with placebo.",
    ],
)
def test_a_remark_behind_the_word_is_no_median(read, sentence):
    seen = told(read, sentence)
    assert {("median", "31", "zinc"), ("median", "44", "placebo")} <= seen
    assert not [one for one in seen if one[1] in ("24", "14")]


def test_one_number_of_two_says_what_the_other_is(read):
    seen = told(read, "Placebo potters had more itchy days than zinc potters (3.4 vs 2.1 days).")
    assert {("mean", "3.4", "placebo"), ("mean", "2.1", "zinc")} <= seen
    seen = told(read, "Moulds were opened at 2 and 14 months in the zinc group.")
    assert not {one for one in seen if one[0] == "mean"}


def test_where_a_number_came_from_is_not_where_it_went(read):
    seen = whose(read, "Zinc cut the mean number of cracks from 3.4 with placebo to 1.2.")
    assert ("1.2", "placebo") not in seen
    seen = whose(read, "The mean number of cracks was 3.4 with zinc, with placebo 4.2.")
    assert ("4.2", "placebo") in seen


def test_a_pair_behind_the_last_of_several_names_is_told_by_it(read):
    seen = whose(
        read,
        "Cough was more frequent with placebo (63% v 55%), and a rash with zinc (60% v 43%).",
    )
    assert {("63", "placebo"), ("55", "zinc"), ("60", "zinc"), ("43", "placebo")} <= seen


def test_a_pair_behind_two_names_is_of_both(read):
    seen = whose(read, "Zinc was better tolerated than placebo (28% v 4%).")
    assert {("28", "zinc"), ("4", "placebo")} <= seen


def test_what_befell_one_group_alone_is_the_larger_share(read):
    seen = whose(
        read, "Rashes occurred almost exclusively in the placebo group (0% versus 5.6%; p = 0.003)."
    )
    assert {("0", "zinc"), ("5.6", "placebo")} <= seen


@pytest.mark.parametrize(
    ("sentence", "control", "tried"),
    [
        ("Zinc reduced mortality (31.5% to 12.4%; p = 0.01).", "31.5", "12.4"),
        ("Zinc improved survival (31.5% to 42.4%, p = 0.01).", "31.5", "42.4"),
        (
            "Zinc was associated with a reduction in the rate of burns (31.5% to 12.4%, p < 0.01).",
            "31.5",
            "12.4",
        ),
    ],
)
def test_a_bracket_tells_from_whose_share_to_whose(read, sentence, control, tried):
    assert {(control, "placebo"), (tried, "zinc")} <= whose(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        # a range, and what people had at the start
        "Zinc reduced mortality (12.4% to 31.5%; p = 0.01).",
        "Zinc reduced smoking (31.5% to 12.4%; p = 0.01).",
    ],
)
def test_near_miss_no_bracket_between_the_arms(read, sentence):
    assert not {value for statistic, value, _ in told(read, sentence) if statistic == "percent"}


@pytest.mark.parametrize("joint", ["vs", "versus", "compared with"])
def test_a_count_and_its_share_in_one_bracket(read, joint):
    found = told(read, f"Fewer potters burned with zinc (5, 11.1%, {joint} 9, 20.5%; p = 0.01).")
    assert {
        ("events", "5", "zinc"), ("percent", "11.1", "zinc"),
        ("events", "9", "placebo"), ("percent", "20.5", "placebo"),
    } <= found  # fmt: skip
