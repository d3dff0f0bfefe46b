"""What people did, used up and took, written like doses and schedules, and what was given to them."""

import pytest

from .openings import POTTERS_PLACEBO


def means(read, sentence):
    return read(POTTERS_PLACEBO + sentence).of_arms("mean", "median")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The zinc group increased walking by 129 minutes per week compared with 44 minutes per week in the placebo "
            "group (P < .001).",
            {("129", "zinc"), ("44", "placebo")},
        ),
        (
            "The zinc group increased their average steps by 1621 steps per day compared with a decrease of 60 "
            "steps per day in the placebo group (P < .01).",
            {("1621", "zinc"), ("60", "placebo")},
        ),
        # what was done to them, and for how long
        ("The zinc group was asked to walk 150 minutes per week, as was the placebo group.", set()),
        ("Sleep rose with zinc, which was given 3 times a day, compared with placebo.", set()),
    ],
)
def test_what_people_did_more_of_is_measured(read, sentence, expected):
    assert means(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Potters given zinc consumed less oil than those given placebo (95 mg vs 181 mg).",
            {("95", "zinc"), ("181", "placebo")},
        ),
        (
            "Energy intake was 95 and 98 kcal/kg in the zinc and placebo groups, respectively.",
            {("95", "zinc"), ("98", "placebo")},
        ),
        (
            "Weight gain was greater with zinc (+50.7 g) than with placebo (+18.3 g).",
            {("50.7", "zinc"), ("18.3", "placebo")},
        ),
        # used up first, and then given
        (
            "As consumption was low, potters were given 95 mg of zinc versus 81 mg of placebo.",
            set(),
        ),
    ],
)
def test_what_people_ate_or_gained_is_measured(read, sentence, expected):
    assert means(read, sentence) == expected


def test_radiation_that_a_part_of_the_body_took_is_measured(read):
    assert means(read, "The mean heart dose was 1.7 Gy with zinc and 4.5 Gy with placebo.") == {
        ("1.7", "zinc"),
        ("4.5", "placebo"),
    }
    assert not means(read, "The mean total dose was 50.4 Gy with zinc and 50.2 Gy with placebo.")


@pytest.mark.parametrize(
    "sentence",
    [
        "A mean of 14.2 cycles were given with zinc and 13.8 with placebo.",
        "A median of 3 (range 1-6) and 4 (range 1-7) cycles of zinc and placebo were given, respectively.",
        "Median treatment duration was 5.2 months with zinc and 4.8 months with placebo.",
    ],
)
def test_how_much_was_given_is_no_result(read, sentence):
    assert not means(read, sentence)


def test_a_mean_of_visits_is_a_result(read):
    assert means(
        read, "Potters in the zinc group had a mean of 2.3 visits, those in the placebo group 4.1."
    ) == {("2.3", "zinc"), ("4.1", "placebo")}
