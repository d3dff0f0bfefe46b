"""Which arm a number is given to, and which numbers are results: sentences of many fields."""

import pytest

from .openings import NURSES_PLACEBO, POTTERS

ZINC, PLACEBO = "zinc", "placebo"


def told(read, sentence, trial=NURSES_PLACEBO):
    """Return (statistic, value, arm) of the numbers of a sentence that stands in a trial."""
    return [
        (statistic, value, arm.lower())
        for statistic, value, arm, _, _ in read(trial + sentence).results()
        if statistic in ("percent", "events", "mean", "median", "sd", "relative_change")
    ]


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        # the label stands behind, in front, in a bracket
        ("Fever was seen in 12% of nurses on zinc and 31% of nurses on placebo.", "12", "31"),
        ("Fever was seen in 31% on placebo compared with 12% on zinc.", "12", "31"),
        ("Fever was rare (zinc, 12%; placebo, 31%).", "12", "31"),
        ("Fever was rare (placebo 31%, zinc 12%).", "12", "31"),
        ("Fever was rare (zinc=12% vs placebo=31%).", "12", "31"),
        # lists of names, behind and in front
        (
            "The rates of fever were 12% and 31% in the zinc and placebo groups, respectively.",
            "12",
            "31",
        ),
        (
            "In the placebo and zinc groups, fever was seen in 31% and 12%, respectively.",
            "12",
            "31",
        ),
        ("Fever was seen in 31% and 12% of nurses with placebo and zinc.", "12", "31"),
        (
            "Fever was seen in 7 nurses (12%) in the zinc group and 19 (31%) in the placebo group.",
            "12",
            "31",
        ),
        # words of more and less name the arm, wherever they stand
        ("Fever was more frequent with placebo (31% vs 12%).", "12", "31"),
        ("Fever (31% vs 12%) was more frequent with placebo.", "12", "31"),
        ("Compared with placebo, zinc gave less fever (12% vs 31%).", "12", "31"),
        # nothing says: the experimental arm comes first
        ("Fever was seen in 12% vs 31% (p = 0.02).", "12", "31"),
    ],
)
def test_a_pair_is_given_to_its_arms(read, sentence, first, second):
    seen = [one for one in told(read, sentence) if one[0] == "percent"]
    assert sorted(seen) == [
        ("percent", first, ZINC),
        ("percent", second, PLACEBO),
    ]


def test_two_outcomes_of_one_arm_are_told_before_the_other_arm(read):
    seen = told(
        read,
        "The rates of fever and cough were 12% and 40% for zinc, and 31% and 66% for placebo.",
    )
    assert sorted(seen) == [
        ("percent", "12", ZINC),
        ("percent", "31", PLACEBO),
        ("percent", "40", ZINC),
        ("percent", "66", PLACEBO),
    ]


def test_what_stands_in_the_brackets_behind_a_name_is_that_arms(read):
    seen = told(
        read,
        "Harms were seen in 40% of nurses on placebo (nausea 22%, rash 9%) and 18% on zinc.",
    )
    assert ("percent", "22", PLACEBO) in seen
    assert ("percent", "9", PLACEBO) in seen
    assert ("percent", "18", ZINC) in seen


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The cold lasted a mean of 4.1 (1.2) days with zinc and 6.3 (1.9) days with placebo.",
            [("mean", "4.1", ZINC), ("mean", "6.3", PLACEBO), ("sd", "1.2", ZINC), ("sd", "1.9", PLACEBO)],
        ),
        (
            "Symptom scores were 4.1 ± 1.2 vs 6.3 ± 1.9.",
            [("mean", "4.1", ZINC), ("mean", "6.3", PLACEBO), ("sd", "1.2", ZINC), ("sd", "1.9", PLACEBO)],
        ),
        (
            "Median time to recovery: 4.0 and 6.5 days, respectively, for zinc and placebo.",
            [("median", "4", ZINC), ("median", "6.5", PLACEBO)],
        ),
        (
            "There were 28 relapses on placebo and 14 on zinc.",
            [("events", "14", ZINC), ("events", "28", PLACEBO)],
        ),
        (
            "More nurses in the placebo group needed a second visit (21 vs. 8).",
            [("events", "21", PLACEBO), ("events", "8", ZINC)],
        ),
    ],
)  # fmt: skip
def test_means_medians_and_counts_have_arms(read, sentence, expected):
    assert sorted(told(read, sentence)) == sorted(expected)


@pytest.mark.parametrize(
    "sentence",
    [
        # design, not events
        "Nurses took zinc for 5 days and placebo for 5 days.",
        "They were seen at days 7 (± 2) and 30 (± 5).",
        "Each nurse was assigned to one of two groups of zinc or placebo in 14 centres.",
        "The 118 nurses who were analysed on zinc or placebo were seen at 2 visits.",
        # a bound
        "Success with zinc was defined as at least 50% fewer symptoms than on placebo.",
        # what people were like at entry
        "At baseline, 45% of the zinc group and 47% of the placebo group smoked.",
    ],
)
def test_what_is_no_result(read, sentence):
    assert told(read, sentence) == []


def test_a_share_of_a_measured_value_is_no_share_of_people(read):
    seen = told(
        read,
        "Temperature fell by 1.4 degrees C (3.6%) with zinc and 0.7 degrees C (1.8%) with placebo.",
    )
    assert not [one for one in seen if one[0] == "percent"]


def test_percentages_of_blood_are_means(read):
    seen = told(read, "HbA1c was 7.1% with zinc and 7.9% with placebo.")
    assert seen == [("mean", "7.1", ZINC), ("mean", "7.9", PLACEBO)]


def test_of_a_change_only_its_end_is_a_result(read):
    seen = told(
        read,
        "Temperature fell from 38.9 to 37.2 degrees with zinc and from 38.8 to 38.1 degrees with "
        "placebo.",
    )
    assert seen == [("mean", "37.2", ZINC), ("mean", "38.1", PLACEBO)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Fever was seen in 7 of 60 zinc nurses (12%) and in 19 of 60 placebo nurses (31%).",
        "Fever was seen in 31% of the placebo group and 12% of the zinc group. Cough was seen in 31% "
        "and 12%, respectively.",
    ],
)
def test_names_inside_and_orders_before(read, sentence):
    seen = {one for one in told(read, sentence) if one[0] == "percent"}
    assert seen == {("percent", "12", ZINC), ("percent", "31", PLACEBO)}


def test_a_result_of_the_whole_sample_keeps_an_empty_arm(read):
    assert ("percent", "43", "") in told(read, "Overall, 43% of nurses had a sore throat.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Residual urine was 34 vs 71 ml (medians).", [("median", "34", ZINC), ("median", "71", PLACEBO)]),
        ("A rash was seen in 3 nurses, all of them on zinc.", [("events", "3", ZINC)]),
        ("Drop-outs numbered 15 (zinc) and 23 (placebo).",
         [("events", "15", ZINC), ("events", "23", PLACEBO)]),
        ("A rash was seen in 29 of the nurses on zinc but in only 9 of those on placebo.",
         [("events", "29", ZINC), ("events", "9", PLACEBO)]),
        ("Movement was restricted in 6 and 17 women, respectively.",
         [("events", "6", ZINC), ("events", "17", PLACEBO)]),
        ("With zinc 8% of nurses withdrew, and 92% completed the diary in the placebo group.", []),
    ],
)  # fmt: skip
def test_what_brackets_and_people_say(read, sentence, expected):
    assert told(read, sentence) == expected


def test_drop_out_counts_where_arms_are_set_against_each_other_by_it(read):
    seen = told(read, "The drop-out rate was 8% and 11%, respectively, with zinc and placebo.")
    assert seen == [("percent", "8", ZINC), ("percent", "11", PLACEBO)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Survival was longer with zinc (median 7.5 vs. 4.2 months, p = 0.01).",
        "Time to relapse favoured zinc (7.5 vs 4.2 months).",
    ],
)
def test_survival_in_months_is_a_median(read, sentence):
    assert told(read, sentence) == [("median", "7.5", ZINC), ("median", "4.2", PLACEBO)]


def test_an_article_counts_other_things_beside_its_trials(read):
    seen = read(
        "A trial in the Journal of Transport Medicine compared a seat belt alarm with a sticker in 122 "
        "drivers from 14 depots. Of the drivers with the alarm 12 were hurt, compared with 25 drivers "
        "with the sticker. In the alarm group two buses were scratched."
    )
    counts = {value for statistic, value, *_ in seen.results() if statistic == "events"}
    assert "14" not in counts
    assert "2" not in counts


@pytest.mark.parametrize(
    ("sentence", "statistic"),
    [
        (
            "Mean reduction of pain was 4.3% and 2.1% in the zinc and placebo groups, respectively.",
            "mean",
        ),
        (
            "Flow increased 30% relative to baseline in nurses on zinc and 16% in nurses on placebo.",
            "mean",
        ),
    ],
)
def test_both_arms_are_measured_alike(read, sentence, statistic):
    assert {(s, arm) for s, _, arm in told(read, sentence)} == {
        (statistic, ZINC),
        (statistic, PLACEBO),
    }


def test_a_goal_in_front_of_the_bracket_is_no_measured_value(read):
    seen = told(read, "More nurses reached a temperature of <37.0% (44.4% vs 12.1%).")
    assert seen == [("percent", "44.4", ZINC), ("percent", "12.1", PLACEBO)]


def test_where_a_value_with_its_spread_began_is_no_result(read):
    seen = told(
        read,
        "Pulse wave velocity fell from 12.4 (2.1) to 11.2 (1.9) m/s with zinc and was 12.3 (2.2) m/s with "
        "placebo.",
    )
    assert [one for one in seen if one[0] == "mean"] == [
        ("mean", "11.2", ZINC),
        ("mean", "12.3", PLACEBO),
    ]


PEOPLE_OR_MEASURE = (
    # shares of people
    ("Ferritin above 30 ng/ml was reached more often (zinc, 29%; placebo, 5%).", {"29", "5"}),
    ("More nurses had ferritin > 30.5 ng/ml (29% vs. 5%), a good sign.", {"29", "5"}),
    ("With zinc 84% lost fewer than 3 kg and 24% gained weight.", {"84", "24"}),
    ("There was no difference between zinc and placebo (8.4% vs 11.1%) in colds.", {"8.4", "11.1"}),
    ("A fall in ferritin was seen in 12% of nurses on zinc and 31% of nurses on placebo.", {"12", "31"}),
    ("Colds were caught by 34.% on zinc and 51.% on placebo.", {"34", "51"}),
    ("No difference was found between zinc (36%) and placebo (29%) in recovery.", {"36", "29"}),
    ("After 14 days on average, recovery rates were 39% and 31%, respectively.", {"39", "31"}),
    ("Zinc gave a lower risk of colds (12% vs 31%).", {"12", "31"}),
    ("Body weight fell, and nausea occurred in 12% on zinc and 31% on placebo.", {"12", "31"}),
    ("Target weight was reached after a reduction of dose (zinc, 12%; placebo, 31%).", {"12", "31"}),
    ("There was an absolute reduction in colds (12% with zinc, 31% with placebo).", {"12", "31"}),
    # changes and shares of something measured
    ("Greater changes were seen with zinc in ferritin (-26.8% vs.-11.8%).", set()),
    ("Zinc lowered serum cholesterol (12% vs 3%).", set()),
    ("Percent reduction in pain was larger with zinc (46%) than with placebo (21%).", set()),
    ("The saturation index was 8.0% (64 mmol/mol) on zinc and 9.1% (76 mmol/mol) on placebo.", set()),
    ("The change was 2.6% on zinc and -2.7% on placebo.", set()),
    ("Zinc gave a decreased risk of colds (29%; P = 0.02).", set()),
    ("Body weight was reduced significantly more with zinc than with placebo (9% vs 3%).", set()),
    ("Zinc 5 and 10 mg reduced ferritin levels by 12 and 19%, compared with 3% for placebo.", set()),
    ("Reductions in blood pressure were larger with zinc than with placebo (12% vs 3%).", set()),
    ("The relative risk reduction with zinc was 32% in men.", set()),
    ("Zinc cut the hazard of colds by 70% in men (HR, 0.30) and by 65% in women.", set()),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "people"), PEOPLE_OR_MEASURE)
def test_a_percentage_is_one_of_people_or_of_a_measure(read, sentence, people):
    assert {value for kind, value, _ in told(read, sentence) if kind == "percent"} == people


def test_a_name_that_has_its_number_is_no_label_of_the_next_pair(read):
    seen = read(
        "We randomly assigned 90 potters to zinc (n = 45) or usual care (n = 45). "
        "Recovery rose from 38% with usual care to 51% in the zinc group, with median times of 17 and 8 days."
    )
    medians = {
        (arm, value) for statistic, value, arm, *_ in seen.results() if statistic == "median"
    }
    assert medians == {("usual care", "17"), ("zinc", "8")}


def test_accordingly_points_back_to_the_order_of_the_pair_before(read):
    seen = read(
        "We randomly assigned 90 potters to zinc (n = 45) or usual care (n = 45). "
        "Colds were seen in 38% of the usual care group and 11% of the zinc group. "
        "Sore throats were seen in 58% and 14% accordingly."
    )
    shares = {(arm, value) for statistic, value, arm, *_ in seen.results()}
    assert {("usual care", "58"), ("zinc", "14")} <= shares


@pytest.mark.parametrize(
    "sentence",
    (
        "Coughs did not differ between zinc (grade 0-2: 22%, 54% and 19%) and placebo (26%, 53% and 17%).",
        "Coughs did not differ (zinc = 22%, 54% and 19% versus placebo = 26%, 53% and 17%).",
    ),
)
def test_a_bracket_behind_a_name_holds_its_own_numbers(read, sentence):
    seen = read(POTTERS + sentence)
    shares = {(arm, value) for statistic, value, arm, *_ in seen.results()}
    assert {("zinc", "22"), ("zinc", "54"), ("placebo", "26"), ("placebo", "53")} <= shares
    assert not {("placebo", "22"), ("placebo", "54"), ("zinc", "26")} & shares


@pytest.mark.parametrize(
    "sentence",
    (
        "Coughs were rarer with zinc than with placebo (12% and 31%).",
        "Coughs were rarer with zinc (12% versus 31% with placebo).",
    ),
)
def test_a_bracket_may_hold_both_arms_numbers(read, sentence):
    shares = {(arm, value) for _, value, arm, *_ in read(POTTERS + sentence).results()}
    assert {("zinc", "12"), ("placebo", "31")} <= shares


def test_a_bracketed_pair_behind_two_names_is_both_arms(read):
    seen = read(
        POTTERS
        + "Relief of singers given zinc was superior to that of singers given placebo (41% v 22%)."
    )
    assert {("zinc", "41"), ("placebo", "22")} <= {
        (arm, value) for _, value, arm, *_ in seen.results()
    }
