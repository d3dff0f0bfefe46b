"""P-values and intervals of an own trial become results, with arms only where told."""

import pytest

from .openings import ADULTS


def p_values(seen):
    return sorted(float(v.value) for v in seen.found.values if v.field == "p_value")


P_VALUES = (
    ("Sleep quality was alike (p=.0005), and colds were rarer (<0.0001).", [0.0001, 0.0005]),
    ("Colds and coughs were rarer (p-values 0.01 and 0.04, respectively).", [0.01, 0.04]),
    ("No outcome differed (P = 0.21 to 0.84).", [0.21, 0.84]),
    ("Colds were slightly rarer (0.05 < p < 0.1).", [0.05, 0.1]),
    ("Colds fell with dose (P for trend = 0.02) and age (P-interaction = .4).", [0.02, 0.4]),
    ("Grip strength rose (P=0.04 vs placebo; P=0.01 vs baseline).", [0.01, 0.04]),
    ("A two-sided p < 0.05 was considered significant.", []),
    ("Colds were not rarer (P = NS).", []),
)


@pytest.mark.parametrize(("text", "expected"), P_VALUES)
def test_every_p_value_of_an_own_trial_is_a_result(read, text, expected):
    assert p_values(read(ADULTS + text)) == expected


def test_a_p_value_names_arms_only_where_the_words_compare_them(read):
    seen = read(ADULTS + "Hair counts rose in time (P = 0.02).")
    assert [(arm, versus) for s, _, arm, versus, _ in seen.results() if s == "p_value"] == [
        ("", "")
    ]
    seen = read(ADULTS + "Hair counts shifted between groups at night (P = 0.02).")
    assert [(arm, versus) for s, _, arm, versus, _ in seen.results() if s == "p_value"] == [
        ("zinc", "placebo")
    ]


def test_p_values_of_other_peoples_studies_are_left_alone(read):
    seen = read(
        "In 2009, Hart and colleagues reported a study of 60 nurses who took zinc. "
        "Another survey spoke of naps (P = 0.02)."
    )
    assert p_values(seen) == []


def test_an_interval_finds_the_estimate_inside_it(read):
    seen = read(ADULTS + "Grip strength improved by 3.1 kg (95% CI 1.2 to 5.0 kg).")
    assert seen.estimates() == {("estimate", "3.1", "1.2", "5")}
    seen = read(ADULTS + "The between-group difference in pain was -0.4 points (-0.9, 0.1).")
    assert seen.estimates() == {("mean_difference", "-0.4", "-0.9", "0.1")}


@pytest.mark.parametrize(
    "text",
    [
        "Naps took 4.2 hours (3.9-5.1) in that ward.",  # quartiles, as far as anyone can tell
        "Pain rose at T2 (95% CI: 1.3, 7.8).",  # the 2 is part of a name
        "Pain rose at 9 pm (95% CI: 1.3, 7.8).",  # lies outside
    ],
)
def test_numbers_beside_limits_are_not_always_an_estimate(read, text):
    assert not [value for s, value, *_ in seen_estimates(read(ADULTS + text)) if value]


def seen_estimates(seen):
    return [one for one in seen.estimates() if one[0] in ("estimate", "mean", "mean_difference")]


def test_a_p_value_in_front_belongs_to_its_effect(read):
    seen = read(
        ADULTS + "Zinc helped (P = 0.003; OR 0.58; 95% CI 0.41-0.83), iron not (P = 0.4; OR 0.9)."
    )
    assert {
        (cells["value"], cells.get("p_value"))
        for row in seen.rows("results")
        if (cells := seen.cells(row)).get("statistic") == "odds_ratio"
    } == {("0.58", "0.003"), ("0.9", "0.4")}


def test_a_p_value_of_the_next_thought_is_not_that_of_a_ratio(read):
    seen = read(
        ADULTS + "Zinc helped (HR 0.57, 95% CI 0.39-0.83), and walking fell with age (P < 0.001)."
    )
    assert [
        cells.get("p_value")
        for row in seen.rows("results")
        if (cells := seen.cells(row)).get("statistic") == "hazard_ratio"
    ] == [None]


def test_the_limits_of_what_describes_the_sample_are_kept(read):
    seen = read(ADULTS + "The median age was 61 years (95% CI, 57 to 65).")
    assert ("57", "65") in {(low, high) for _, _, low, high in seen.estimates()}


def test_a_two_sided_p_value_may_say_so_in_front(read):
    assert p_values(read(ADULTS + "Relapse was rarer with zinc (HR 0.62; 2p < 0.001).")) == [0.001]


def test_an_absolute_difference_of_scores_is_none_of_risks(read):
    sentence = "The scores were 37.0±11.4 and 37.2±10.6, respectively (absolute difference, -0.2; 95% CI, -3.6 to 3.2)."
    assert ("mean_difference", "-0.2", "-3.6", "3.2") in read(ADULTS + sentence).estimates()
    shares = "Relapse was seen in 12% and 16%, respectively (absolute difference, -4%; 95% CI, -8% to -1%)."
    assert ("risk_difference", "-4", "-8", "-1") in read(ADULTS + shares).estimates()
