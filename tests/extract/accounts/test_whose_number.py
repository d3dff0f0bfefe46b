"""What stands side by side is not always of two arms: units, nouns, moments, outcomes, differences."""

import pytest

from .openings import NURSES_PLACEBO

ZINC, PLACEBO = "zinc", "placebo"


def told(read, sentence, trial=NURSES_PLACEBO):
    """Return (statistic, value, arm) of the numbers of a sentence that stands in a trial."""
    return [
        (statistic, value, arm.lower())
        for statistic, value, arm, _, _ in read(trial + sentence).results()
        if statistic in ("percent", "events", "mean", "median", "sd", "se", "relative_change")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        # two nouns, two units, two moments, two outcomes, two kinds of people
        "During the winter 21 relapses and 9 referrals were recorded.",
        "The 1- and 2-month recovery rates were 44% and 71%.",
        "Recovery rates were 44% and 71% at 1 and 2 months.",
        "Cough and fever were seen in 44% and 71% of nurses, respectively. Work went on.",
        "Recovery was seen in 44% and 71% of older and younger nurses, respectively.",
        "Of the 83 absences, 67 began on a Monday.",
    ],
)
def test_numbers_of_everybody_are_dealt_to_no_arm(read, sentence):
    assert all(arm == "" for _, _, arm in told(read, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The rates of recovery were 44% and 31%, respectively.",
        "Recovery was seen in 44% compared with 31% at 1 and 2 months.",
        "There were 21 absences and 9 absences, respectively.",
    ],
)
def test_near_misses_of_two_things_are_of_two_arms(read, sentence):
    assert [arm for _, _, arm in told(read, sentence)] == [ZINC, PLACEBO]


def test_a_length_of_treatment_is_no_partner_of_a_measured_value(read):
    seen = told(read, "The mean weight gain in the zinc group was 0.6 kg over a 4 week period.")
    assert seen == [("mean", "0.6", ZINC)]


def test_two_counts_in_the_brackets_behind_a_name_are_that_arms(read):
    seen = told(
        read, "Recovery was seen in 65% for zinc (9 full recoveries and 30 partial recoveries)."
    )
    assert {("events", "9", ZINC), ("events", "30", ZINC)} <= set(seen)


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        # one of two names is spelt as no arm is known
        ("Fever was seen in 12 and 31% of the zinc and dumy groups, respectively.", "12", "31"),
        ("Fever was seen in 31 and 12% of the dumy and zinc groups, respectively.", "12", "31"),
        ("Fever differed between the dumy and zinc group (31% versus 12%).", "12", "31"),
        # the name in front of the bracket is what is compared with
        ("Nurses on zinc did better than placebo nurses (44% versus 31%).", "44", "31"),
        # brackets in brackets
        (
            "Fever was seen in 12% [95% confidence interval (CI) 6% to 21%] and 31% (95% CI 22% to 41%) "
            "with zinc and placebo, respectively.",
            "12",
            "31",
        ),
    ],
)
def test_names_that_are_half_known_or_far_away(read, sentence, first, second):
    seen = [one for one in told(read, sentence) if one[0] == "percent"]
    assert sorted(seen) == sorted([("percent", first, ZINC), ("percent", second, PLACEBO)])


def test_sooner_says_which_time_is_the_shorter(read):
    seen = told(
        read, "Nurses on placebo went home sooner than those on zinc (90 ± 34 vs 111 ± 38 min)."
    )
    assert ("mean", "90", PLACEBO) in seen
    assert ("mean", "111", ZINC) in seen


@pytest.mark.parametrize(
    "sentence",
    [
        "Zinc shortened colds (mean difference, 1.4 days; 95% CI, 0.6 to 2.2) and absence (0.9 days; 95% "
        "CI, 0.2 to 1.6) compared with placebo.",
        "Zinc reduced the symptom score (-2.4 (-3.1 to -1.7) points) compared with placebo.",
        "On zinc, 85% of the gain in strength was reached by week 2.",
    ],
)
def test_what_lies_between_arms_is_no_arms_value(read, sentence):
    assert told(read, sentence) == []


def test_what_stands_behind_the_sign_is_said_once_for_a_text(read):
    seen = told(
        read,
        "Values are given as mean ± SEM. Symptom scores were 4.1 ± 0.2 with zinc and 6.3 ± 0.4 with placebo.",
    )
    assert [one[0] for one in seen] == ["mean", "se", "mean", "se"]


def test_ranges_of_a_text_that_gives_medians_stand_behind_medians(read):
    seen = told(
        read,
        "The median (range) stay was 4 (2-9) days with zinc and 6 (2-14) days with placebo. The absence "
        "was shorter with zinc, being 7 (3-12) compared with 11 (5-21) days.",
    )
    assert {one for one in seen if one[1] in ("7", "11")} == {
        ("median", "7", ZINC),
        ("median", "11", PLACEBO),
    }


def test_the_one_arm_that_a_sentence_names_has_its_number(read):
    seen = told(
        read,
        "Fever was less frequent. In the placebo group the cough was strong and lasted into spring, and "
        "recovery was seen in 31%.",
    )
    assert seen == [("percent", "31", PLACEBO)]


def test_what_is_told_of_both_groups_is_not_the_named_arms(read):
    seen = told(read, "Of both groups, 31% had taken zinc lozenges before.")
    assert [arm for _, _, arm in seen] in ([], [""])


def test_every_arms_own_change_in_percent_is_a_mean(read):
    seen = told(read, "Flow fell by 3.4% with zinc and by 5.1% with placebo.")
    assert seen == [("mean", "3.4", ZINC), ("mean", "5.1", PLACEBO)]


def test_a_smaller_risk_is_no_arms_own_change(read):
    seen = told(read, "The risk of fever was reduced by 34% with zinc and by 12% with placebo.")
    assert {one[0] for one in seen} <= {"relative_change"}


def test_where_a_change_began_is_no_result_whoever_it_is_told_of(read):
    seen = told(
        read,
        "The score of nurses on zinc had fallen from 1.47 at baseline to 0.83, that of placebo nurses from "
        "1.31 at baseline to 1.13.",
    )
    assert [value for statistic, value, _ in seen if statistic == "mean"] in (
        ["0.83"],
        ["0.83", "1.13"],
    )


def test_an_interval_behind_a_percentage_says_nothing_of_completion(read):
    seen = told(read, "Recovery on zinc was 71.4% (95% confidence interval [CI], 52.3-84.6).")
    assert seen == [("percent", "71.4", ZINC)]


def test_every_outcome_of_one_arm_is_told_before_the_other_arm(read):
    seen = told(
        read,
        "Rates of fever, cough and rash were 12, 40 and 3%, respectively, on zinc, and 31, 66 and 9%, "
        "respectively, on placebo.",
    )
    assert [(value, arm) for _, value, arm in seen] == [
        ("12", ZINC), ("40", ZINC), ("3", ZINC), ("31", PLACEBO), ("66", PLACEBO), ("9", PLACEBO)
    ]  # fmt: skip


def test_a_run_of_numbers_at_a_name_that_is_not_known_is_the_other_arms(read):
    seen = told(
        read,
        "Fever and cough were seen in 12% and 40%, respectively, for zinc and 31% and 66%, respectively, for "
        "sugar pills.",
    )
    assert [(value, arm) for _, value, arm in seen] == [
        ("12", ZINC), ("40", ZINC), ("31", PLACEBO), ("66", PLACEBO)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Nurses were asked about (1) fever, (2) cough and (3) absence on zinc or placebo.",
        "Zinc gluconate 2b and placebo were given by two groups of nurses.",
    ],
)
def test_marks_of_lists_and_of_names_are_no_counts(read, sentence):
    assert told(read, sentence) == []


def test_a_heading_goes_past_an_abbreviation(read):
    seen = told(read, "Median stay for zinc vs. Placebo was 4.1 vs. 6.3 days, respectively.")
    assert [one[0] for one in seen] == ["median", "median"]


def test_a_heading_in_brackets_heads_nothing_outside(read):
    seen = told(
        read, "Nurses were younger (mean 35 vs 37 years) and had less fever on zinc (12% vs 31%)."
    )
    assert {one[0] for one in seen if one[1] in ("12", "31")} == {"percent"}


@pytest.mark.parametrize(
    ("sentence", "statistic"),
    [
        ("Scores (mean [SD]) were 4.1 [1.2] with zinc and 6.3 [1.9] with placebo.", "sd"),
        ("Scores were 4.1 (± 1.2 SEM) with zinc and 6.3 (± 1.9 SEM) with placebo.", "se"),
        ("Mean scores were 4.1 ± 1.2 (SE) with zinc and 6.3 ± 1.9 with placebo.", "se"),
        ("Mean scores were 4.1 ± 1.2 s with zinc and 6.3 ± 1.9 s with placebo.", "sd"),
        (
            "Scores were 4.1 plus or minus 1.2 with zinc and 6.3 plus or minus 1.9 with placebo.",
            "sd",
        ),
    ],
)
def test_spreads_in_brackets_and_in_words(read, sentence, statistic):
    seen = told(read, sentence)
    assert sorted(seen) == sorted(
        [
            ("mean", "4.1", ZINC),
            (statistic, "1.2", ZINC),
            ("mean", "6.3", PLACEBO),
            (statistic, "1.9", PLACEBO),
        ]
    )


def test_a_value_and_its_change_are_no_pair_of_arms(read):
    seen = told(
        read, "Walking time was 462 ± 40 s (+15%) with zinc and 408 ± 44 s (+1%) with placebo."
    )
    assert {("mean", "462", ZINC), ("mean", "408", PLACEBO)} <= set(seen)
    assert {arm for _, value, arm in seen if value in ("15", "+15")} <= {ZINC}


def test_less_than_in_a_p_value_compares_no_arms(read):
    seen = told(
        read,
        "In the placebo group, flow rose by 4 ml/s (from 25 to 29) at rest (p less than 0.01).",
    )
    assert ("mean", "29", PLACEBO) in seen


def test_what_is_told_of_the_next_clause_labels_no_number_before_it(read):
    seen = told(read, "Flow rose by 8.5% and was unchanged with placebo.")
    assert PLACEBO not in {arm for _, value, arm in seen if value == "8.5"}


@pytest.mark.parametrize(
    "sentence",
    [
        "There were 28 relapses with zinc and 44 with placebo (p = 0.05).",
        "There were 28 strokes with zinc and 44 with placebo (p = 0.05).",
        "Fever as a side effect occurred in 28 on zinc and 44 on placebo.",
    ],
)
def test_what_one_number_counts_its_partner_counts(read, sentence):
    assert told(read, sentence, NURSES_PLACEBO.replace("60", "600")) == [
        ("events", "28", ZINC),
        ("events", "44", PLACEBO),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nurses were randomly assigned to six (zinc) or four (placebo) lozenges of equal taste.",
        "Assays were made of 25 nurses with zinc.",
        "At least one relapse was awaited with zinc.",
        "It was one of two trials with zinc.",
    ],
)
def test_people_and_what_they_were_assigned_to_are_no_counts_of_events(read, sentence):
    assert told(read, sentence, NURSES_PLACEBO.replace("60", "600")) == []


def test_one_counts_in_front_of_what_befell_a_nurse_and_beside_a_count(read):
    seen = told(read, "There was one possible death with zinc and five with placebo.")
    assert seen == [("events", "1", ZINC), ("events", "5", PLACEBO)]
    seen = told(read, "Eight cases of asthma occurred with zinc and one with placebo.")
    assert seen == [("events", "8", ZINC), ("events", "1", PLACEBO)]


def test_n_with_a_share_behind_it_counts_events(read):
    seen = told(read, "Fever was rare with zinc (n = 5, 8%) and with placebo (n = 9; 15%).")
    assert [one for one in seen if one[0] == "events"] == [
        ("events", "5", ZINC),
        ("events", "9", PLACEBO),
    ]


def test_numbers_in_turn_are_the_arms_means(read):
    seen = told(
        read,
        "Fever was seen in 12% with zinc and 31% with placebo. Temperature fell by 0.9 °C and 1.2 °C, "
        "respectively.",
    )
    assert seen[2:] == [("mean", "0.9", ZINC), ("mean", "1.2", PLACEBO)]


def test_a_list_that_a_change_began_with_is_no_result(read):
    trial = "We randomised 90 nurses to zinc (n = 30), echinacea (n = 30) or placebo (n = 30). "
    seen = told(
        read, "Temperature fell from 39.4, 39.2 and 39.3 °C to 37.9, 37.1 and 38.4 °C.", trial
    )
    assert [value for _, value, _ in seen] == ["37.9", "37.1", "38.4"]


def test_what_is_superior_to_an_arm_is_not_that_arm(read):
    trial = (
        "Reading aloud for stammering. We randomised 180 pupils to reading aloud (n = 60), rhythm training (n = 60) or "
        "placebo (n = 60). "
    )
    sentence = (
        "Fluency rates in reading (50%) and rhythm training (43%) groups were both superior to the placebo "
        "(25%) group."
    )
    arms = [(value, arm) for _, value, arm in told(read, sentence, trial)]
    assert arms == [("50", "reading aloud"), ("43", "rhythm training"), ("25", "placebo")]


def test_respectively_gives_a_pair_the_order_of_the_names_in_front(read):
    text = (
        "Zentorine in infants\n\nOf 955 infants, 474 were assigned to zentorine and 481 to placebo; 78 and 48"
        " infants, respectively, died before 6 months."
    )
    held = {value: arm.lower() for kind, value, arm, *_ in read(text).results() if kind == "events"}
    assert held == {"78": "zentorine", "48": "placebo"}
