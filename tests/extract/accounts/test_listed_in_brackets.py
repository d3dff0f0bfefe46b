"""Brackets that list arms' numbers: names behind commas, bounds and "none" in an arm's place, parts of a share."""

import pytest

from .openings import NURSES_SALT

THREE = (
    "Zinc, copper or placebo for the common cold. We randomised 360 nurses to zinc (n = 118), copper "
    "(n = 120) or placebo (n = 122). "
)


def told(read, sentence, trial=NURSES_SALT):
    """Return (statistic, value, arm) of the numbers of a sentence that stands in a trial."""
    return [
        (statistic, value, arm.lower())
        for statistic, value, arm, _, _ in read(trial + sentence).results()
        if statistic in ("percent", "events", "mean", "median")
    ]


@pytest.mark.parametrize("first, last", [("zinc", "salt"), ("salt", "zinc")])
def test_a_name_behind_a_comma_is_its_numbers(read, first, last):
    seen = told(read, f"Rash was rare (2.0%, {first}; 1.4%, {last}; P = .39).")
    assert seen == [("percent", "2", first), ("percent", "1.4", last)]
    seen = told(read, f"Cure took longer (12.3 days, {first}; 9.1 days, {last}).")
    assert [(value, arm) for _, value, arm in seen] == [("12.3", first), ("9.1", last)]


def test_names_behind_commas_of_three_arms(read):
    seen = told(read, "Rash was rare (2.0%, copper; 1.4%, placebo; 3.1%, zinc).", THREE)
    assert [arm for _, _, arm in seen] == ["copper", "placebo", "zinc"]


def test_names_in_front_of_commas_stay_in_front(read):
    seen = told(read, "Rash was rare (salt, 2.0%, zinc, 1.4%).")
    assert [arm for _, _, arm in seen] == ["salt", "zinc"]


@pytest.mark.parametrize(
    "sentence, expected",
    [
        (
            "Rash (8% in the zinc group vs. 1% in the salt group), cough (6% vs. <1%) and ache (<1% vs. 3%) "
            "were seen.",
            [("8", "zinc"), ("1", "salt"), ("6", "zinc"), ("3", "salt")],
        ),
        (
            "Rash was seen in less than 1% of nurses on zinc and 7% of those on salt.",
            [("7", "salt")],
        ),
        ("Rash was more frequent with salt (<1% v 7%).", [("7", "salt")]),
    ],
)
def test_a_bound_takes_its_arms_place_and_is_no_result(read, sentence, expected):
    assert [(value, arm) for _, value, arm in told(read, sentence)] == expected


def test_none_takes_its_arms_place(read):
    seen = told(
        read,
        "Rash was seen in 13%, none, and 5% with zinc, copper and placebo, respectively.",
        THREE,
    )
    assert seen == [("percent", "13", "zinc"), ("percent", "5", "placebo")]


def test_bare_brackets_go_on_counting_people(read):
    seen = told(
        read,
        "Frequent were rash (61 of 118 nurses in the zinc group, 48 of 120 in the copper group, and 52 of 122 "
        "in the placebo group), fever (eight, nine, and seven, respectively), and falls (13, none, and five, "
        "respectively).",
        THREE,
    )
    assert seen == [
        ("events", "61", "zinc"), ("events", "48", "copper"), ("events", "52", "placebo"),
        ("events", "8", "zinc"), ("events", "9", "copper"), ("events", "7", "placebo"),
        ("events", "13", "zinc"), ("events", "5", "placebo"),
    ]  # fmt: skip


def test_a_bracket_of_moments_counts_nobody(read):
    seen = told(read, "Rash was seen in 12 of 118 nurses on zinc (visits at months 3 and 6).")
    assert seen == [("events", "12", "zinc")]


@pytest.mark.parametrize("arm", ["zinc", "salt"])
def test_parts_behind_a_colon_are_of_one_arm(read, arm):
    seen = told(
        read,
        f"The incidence of cough in the {arm} group was 4.1% at 5 years: 2.1% in spring, 1.8% in autumn, and "
        "0.2% in winter.",
    )
    assert [one for _, _, one in seen] == [arm] * 4


def test_parts_that_are_the_arms_leave_their_whole_without_one(read):
    seen = told(read, "Cough was seen in 45%: 50% with zinc vs 40% with salt.")
    assert [(value, arm) for _, value, arm in seen] == [("45", ""), ("50", "zinc"), ("40", "salt")]


@pytest.mark.parametrize("arm", ["zinc", "salt"])
def test_two_places_of_a_kind_are_of_the_arm_in_front(read, arm):
    seen = told(
        read, f"The rate of cough in the {arm} group was 4.1% in ward B and 2.9% in ward C."
    )
    assert [one for _, _, one in seen] == [arm, arm]


def test_people_of_a_place_are_another_arms(read):
    seen = told(read, "The rate of cough in the zinc group was 4.1% in spring and 2.9% with salt.")
    assert [one for _, _, one in seen] == ["zinc", "salt"]


def test_out_of_how_many_tells_whose_a_number_is(read):
    seen = told(
        read,
        "Cough was seen in 40 of 115 nurses on zinc and 30 of 119 on salt. Rash led to a change of plans in 24 "
        "(21%) of 115 nurses. Fever was seen in 7 of 104.",
    )
    assert seen[2:] == [("events", "24", "zinc"), ("percent", "21", "zinc"), ("events", "7", "")]


@pytest.mark.parametrize("first, last", [("zinc", "salt"), ("salt", "zinc")])
def test_a_row_behind_a_comparison_is_the_other_arms(read, first, last):
    seen = told(
        read,
        f"In the {first} group, 54% of nurses had a cough, 12% a fever, and 3% a rash, compared with 31%, 6%, and 1%, "
        f"respectively, in the {last} group.",
    )
    assert [arm for _, _, arm in seen] == [first] * 3 + [last] * 3


def test_rows_of_pairs_are_no_arms_rows(read):
    seen = told(
        read,
        "Cough and fever were seen in 54% and 12% of nurses on zinc, compared with 31% and 6% of those on salt, "
        "respectively.",
    )
    assert [arm for _, _, arm in seen] == ["zinc", "zinc", "salt", "salt"]


def test_respectively_is_not_said_of_the_names_of_the_next_clause(read):
    seen = told(
        read,
        "More coughs occurred with zinc (71% v 49%, respectively), whereas fevers were more common with salt (31% v "
        "25% with zinc).",
    )
    assert [(value, arm) for _, value, arm in seen] == [
        ("71", "zinc"), ("49", "salt"), ("31", "salt"), ("25", "zinc")
    ]  # fmt: skip
