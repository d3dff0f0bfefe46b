"""Brackets, marks and clauses keep numbers apart, and say of which arm the numbers are that they hold."""

import pytest

from .test_whose_number import PLACEBO, ZINC, told

DIET = (
    "Early diet against conventional diet after hip surgery. We randomised 90 farmers to early diet (ED; "
    "n = 45) or conventional diet (CD; n = 45). "
)
BOTH = (
    "Yoga plus walking versus walking for low back pain. We randomised 80 drivers to yoga plus walking "
    "(n = 40) or walking alone (n = 40). "
)


def pairs(seen):
    return [(value, arm) for _, value, arm in seen]


def test_brackets_with_several_numbers_are_tuples_of_their_own(read):
    seen = told(
        read,
        "Colds were rarer in men (12% with zinc, 31% with placebo) than in women (24% with zinc, "
        "26% with placebo).",
    )
    assert pairs(seen) == [("12", ZINC), ("31", PLACEBO), ("24", ZINC), ("26", PLACEBO)]


def test_an_estimate_in_a_bracket_is_no_partner_of_a_count_behind_it(read):
    seen = told(
        read,
        "There were 14 absences with zinc and 25 with placebo (0.56, 0.31-0.98, p = 0.04); 9 and 16, "
        "respectively, had a fever.",
    )
    assert {("events", "9", ZINC), ("events", "16", PLACEBO)} <= set(seen)


@pytest.mark.parametrize(
    "sentence",
    [
        "In the placebo group, median absence was 4 days and median fever was 2 days.",
        "In the placebo group, pain was 12.5 (2.1), 10.1 (2.0), 9.4 (1.8) and 4.2 (1.1) mm in four weeks.",
        "Pain in the placebo group was 12.5 (2.1), 10.1 (2.0), 9.4 (1.8) and 4.2 (1.1) mm in four weeks.",
        "In placebo, headache or rash was seen in 12% and 4%, respectively.",
    ],
)
def test_several_numbers_of_a_clause_that_an_arm_frames_are_that_arms(read, sentence):
    seen = told(read, sentence)
    assert seen
    assert {arm for _, _, arm in seen} == {PLACEBO}


@pytest.mark.parametrize(
    "sentence",
    [
        "The median absence was 4 days and 6 days, respectively.",
        "In the zinc group colds were rarer (12% and 31%).",
    ],
)
def test_near_misses_of_a_framed_clause_are_of_two_arms(read, sentence):
    assert [arm for _, _, arm in told(read, sentence)] == [ZINC, PLACEBO]


def test_what_stands_in_both_arms_has_no_partner(read):
    seen = told(
        read, "Median absence was 5 days in both groups and median fever 11 days in both groups."
    )
    assert set(pairs(seen)) == {(days, arm) for days in ("5", "11") for arm in (ZINC, PLACEBO)}


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Recovery was seen in 31% and 23%, respectively, in favour of zinc.", ZINC),
        ("Recovery (44% vs. 30%) was also improved with zinc.", ZINC),
        (
            "Colds ended sooner with zinc than with placebo; 44% vs. 30% had none after a week.",
            ZINC,
        ),
    ],
)
def test_what_a_pair_says_of_an_arm_is_no_label_of_its_last_number(read, sentence, first):
    seen = told(read, sentence)
    assert [arm for _, _, arm in seen] == [first, PLACEBO]


def test_a_name_labels_one_number_only(read):
    seen = told(
        read,
        "The mean stay in the zinc group was 7.2 (1.1) hours and in the placebo group 7.9 (1.3) hours.",
    )
    assert {("mean", "7.2", ZINC), ("mean", "7.9", PLACEBO)} <= set(seen)


def test_a_pair_behind_one_name_is_read_by_that_name_not_by_those_of_the_pair_before(read):
    seen = told(
        read,
        "While cough was similar in the zinc and placebo groups (44% vs. 46%), recovery in the zinc group "
        "was higher (71% vs. 52%).",
    )
    assert pairs(seen) == [("44", ZINC), ("46", PLACEBO), ("71", ZINC), ("52", PLACEBO)]


def test_counts_are_compared_by_their_shares(read):
    seen = told(
        read,
        "Although placebo had a higher recovery rate (20 of 20) than zinc (25 of 29), all were well.",
    )
    assert {("events", "20", PLACEBO), ("events", "25", ZINC)} <= set(seen)


def test_two_numbers_in_front_of_a_name_are_that_arms(read):
    seen = told(
        read,
        "Median absence and recovery rate were 5.5 days and 21% for placebo and 7.5 days and 33% for zinc.",
    )
    assert {
        ("median", "5.5", PLACEBO),
        ("percent", "21", PLACEBO),
        ("median", "7.5", ZINC),
        ("percent", "33", ZINC),
    } <= set(seen)


def test_a_clause_goes_on_with_its_arm(read):
    seen = told(read, "Cough was seen in 12% of nurses on placebo and a rash in 4%.")
    assert ("percent", "4", PLACEBO) in seen


def test_the_order_of_a_pair_is_kept_through_its_sentence(read):
    seen = told(
        read,
        "Placebo led to longer absence (4.5 days vs. 3.5 days), but median fever did not differ (9.2 days "
        "vs. 8.1 days).",
    )
    assert pairs(seen)[-2:] == [("9.2", PLACEBO), ("8.1", ZINC)]


def test_joined_names_do_not_set_the_numbers_around_them_against_each_other(read):
    seen = told(
        read,
        "Median absence was 9.5 and 9.1 days in the zinc versus placebo group, respectively; median fever "
        "was 31.4 and 32.6 hours, respectively.",
    )
    assert [arm for _, _, arm in seen] == [ZINC, PLACEBO, ZINC, PLACEBO]


@pytest.mark.parametrize(
    ("words", "arms"),
    [
        ("Pain control was better with zinc (44% vs. 31%).", [ZINC, PLACEBO]),
        ("Pain was seen in 31% in the control group and 44% with zinc.", [PLACEBO, ZINC]),
        ("Cough was seen in 31% without versus 4% with zinc.", [PLACEBO, ZINC]),
    ],
)
def test_control_is_an_arm_or_what_was_achieved(read, words, arms):
    assert [arm for _, _, arm in told(read, words)] == arms


def test_a_short_form_belongs_to_its_own_noun(read):
    seen = told(read, "Hospital stay was shorter in the ED group (median 7 vs. 9 days).", DIET)
    assert pairs(seen) == [("7", "early diet"), ("9", "conventional diet")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Relief was seen in 31% with walking alone and 44% with both.",
        "Relief was seen in 31% with walking alone and 44% with walking+yoga.",
    ],
)
def test_compounds_and_what_all_had_alone_are_told_apart(read, sentence):
    values = {value: arm for _, value, arm in told(read, sentence, BOTH)}
    assert "yoga" not in values["31"]
    assert "yoga" in values["44"]


def test_what_all_had_alone_is_the_other_arm(read):
    trial = (
        "Vitamin D or observation after hip surgery. Sixty farmers were randomised to vitamin D after "
        "surgery (n = 30) or observation (n = 30). "
    )
    seen = told(
        read,
        "Falls were seen in 10% of those who had surgery and vitamin D and 30% of those who had surgery "
        "alone.",
        trial,
    )
    assert dict(pairs(seen))["30"] == "observation"


def test_the_alpha_of_a_drug_is_no_error_rate(read):
    trial = (
        "Interferon alpha versus placebo for warts. We randomised 60 nurses to interferon alpha (n = 30) or "
        "placebo (n = 30). "
    )
    seen = told(read, "Warts returned in 32% in the interferon alpha group.", trial)
    assert ("percent", "32", "interferon alpha") in seen


def test_gains_over_baseline_are_results(read):
    seen = told(
        read,
        "A gain of 2 kg over baseline was seen in 11 of 60 (18%) nurses on zinc compared with four of 60 (7%) "
        "on placebo.",
    )
    assert {("events", "11", ZINC), ("events", "4", PLACEBO)} <= set(seen)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zinc reduced the relapse rate from 31% to 12% (p = 0.01).",
        "Mortality fell with zinc from 31% to 12% (hazard ratio 0.4).",
    ],
)
def test_what_a_treatment_moved_was_the_other_arms(read, sentence):
    assert pairs(told(read, sentence)) == [("31", PLACEBO), ("12", ZINC)]


@pytest.mark.parametrize(
    "sentence",
    [
        # shares that people may have at entry, and changes within one arm
        "With zinc the proportion of nurses with a cough fell from 31% to 12% (p = 0.01).",
        "Zinc reduced the relapse rate from 31% at baseline to 12% (p = 0.01).",
        "Zinc lowered pain from 31 mm to 12 mm (p = 0.01).",
    ],
)
def test_near_misses_of_a_moved_share_give_nothing_to_the_other_arm(read, sentence):
    assert PLACEBO not in {arm for _, _, arm in told(read, sentence)}


def test_a_bracket_between_a_number_and_its_name_explains_the_number(read):
    seen = told(
        read,
        "Recovery was seen in 67% (2% at once, 65% later) in the placebo group and 69% (14% at once, 55% "
        "later) in the zinc group.",
    )
    assert {arm for _, value, arm in seen if value in ("67", "2", "65")} == {PLACEBO}
    assert {arm for _, value, arm in seen if value in ("69", "14", "55")} == {ZINC}


def test_the_partner_of_a_median_stands_with_it(read):
    seen = told(
        read,
        "Median absence since the first day of a fever was longer in nurses who were given placebo (9 days), "
        "as compared with those who were treated for a whole week with zinc (7 days).",
    )
    assert pairs(seen) == [("9", PLACEBO), ("7", ZINC)]


def test_the_name_of_a_group_says_nothing_of_more_or_less(read):
    trial = (
        "Reduced diet versus full diet before surgery. We randomised 80 drivers to reduced diet (n = 40) or "
        "full diet (n = 40). "
    )
    seen = told(
        read,
        "Nausea was seen in 38% of drivers on all courses, compared with only 6% in the reduced diet group.",
        trial,
    )
    assert dict(pairs(seen))["6"] == "reduced diet"


def test_near_miss_of_an_explaining_bracket_names_the_arms_itself(read):
    seen = told(read, "Recovery was seen in 56% of nurses (zinc, 71%; placebo, 42%) in all.")
    assert {("percent", "71", ZINC), ("percent", "42", PLACEBO)} <= set(seen)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rash in 13% and cough in 5% were seen with placebo, but not with zinc.",
        "6 complete and 31 partial recoveries occurred with placebo.",
        "Relief was reported by 13% of men and 9% of women with placebo.",
    ],
)
def test_numbers_with_nouns_of_their_own_are_not_one_an_arm(read, sentence):
    arms = [arm for _, _, arm in told(read, sentence)]
    assert arms[-1] == PLACEBO
    assert ZINC not in arms


@pytest.mark.parametrize(
    "sentence",
    [
        "Rash was seen in 13% of those on zinc and in 5% on placebo.",
        "Relief came in 13% of zinc and 5% of placebo patients.",
        "There were 13 relapses with zinc and 5 with placebo.",
        "13 patients versus 5 patients relapsed.",
        "Rash was seen in 13% and also in 5%, respectively.",
    ],
)
def test_numbers_of_one_noun_are_one_an_arm(read, sentence):
    assert pairs(told(read, sentence)) == [("13", ZINC), ("5", PLACEBO)]


def rows_of(read, sentence):
    """Return (statistic, value, arm) of every result, also where one number has several rows."""
    return {(statistic, value, arm) for statistic, value, arm in told(read, sentence)}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Fever was seen in 9% of nurses in both groups.", ("percent", "9")),
        ("Median absence was 3 days in each arm.", ("median", "3")),
        ("Two nurses in each group had a rash.", ("events", "2")),
        ("Mean pain was 3.1 (SD 1.2) in both arms.", ("sd", "1.2")),
    ],
)
def test_a_number_said_of_both_arms_is_each_ones(read, sentence, number):
    assert {(*number, ZINC), (*number, PLACEBO)} <= rows_of(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Fever fell by 9% and 4% in both groups, respectively.",
        "Fever was seen in 9% of nurses in both towns.",
    ],
)
def test_a_number_of_several_moments_or_places_is_not_each_arms(read, sentence):
    assert not {arm for _, value, arm in rows_of(read, sentence) if value == "9"} & {ZINC, PLACEBO}


def test_a_grid_of_unknown_names_keeps_the_order_of_the_one_before(read):
    seen = told(
        read,
        "Fever and cough were seen in 31% and 24% with placebo and in 19% and 16% with zinc. After a month, "
        "the rates were 33% and 22% in the comparator group and 12% and 11% in the syrup group.",
    )
    assert {("33", PLACEBO), ("22", PLACEBO), ("12", ZINC), ("11", ZINC)} <= set(pairs(seen))
    # Nothing was told before: the arms' own order.
    seen = told(
        read, "The rates were 33% and 22% in the tall group and 12% and 11% in the small group."
    )
    assert set(pairs(seen)) == {("33", ZINC), ("22", ZINC), ("12", PLACEBO), ("11", PLACEBO)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Zinc was well tolerated, and 12% of nurses coughed.",
        "The best response to zinc was: cured in 12%, for an overall response rate of 31%.",
        "All nurses sneezed on zinc at first, which went on in 12%.",
    ],
)
def test_a_sentence_that_speaks_of_one_arm_alone_tells_that_arms_numbers(read, sentence):
    seen = told(read, "Results: " + sentence)
    assert seen
    assert {arm for *_, arm in seen} == {ZINC}


@pytest.mark.parametrize(
    "sentence",
    [
        "Overall, fever was rare after zinc was stopped and was seen in 12%.",
        "Before zinc was sold, of all women who work at night 12% coughed.",
        "A dose of zinc was missed by 12% of nurses in both towns.",
    ],
)
def test_a_sentence_about_everybody_tells_no_arms_numbers(read, sentence):
    assert not any(arm for _, value, arm in told(read, "Results: " + sentence) if value == "12")


def test_a_clause_tells_of_the_arm_in_front_of_its_verb(read):
    seen = told(
        read,
        "Zinc reduced absences by 1.3 a week and the fever score by 6.4%, whereas placebo reduced absences "
        "by 2.1 a week and the fever score by 30%.",
    )
    assert {("6.4", ZINC), ("30", PLACEBO)} <= set(pairs(seen))
