"""Numbers without a statistic of their own that are told like one that has it; shares with "±"."""

import pytest

from .openings import POTTERS


def test_median_is_said_once_for_both_arms(read):
    seen = read(
        POTTERS
        + "Recovery took longer (median, 9 days in the zinc arm vs. 6 days in the placebo arm)."
    ).told()
    assert {("median", "9", "zinc"), ("median", "6", "placebo")} <= seen


def test_a_row_of_brackets_takes_the_statistic_of_the_first(read):
    seen = read(
        POTTERS + "The zinc group had a greater mean change in pain (-4.6 vs. -2.1, p=.03), "
        "function (-11.6 vs. -7.3, p=.01) and stiffness (-2.7 vs. -1.4, p=.02) than the placebo group."
    ).told()
    assert {
        ("mean", "-11.6", "zinc"),
        ("mean", "-7.3", "placebo"),
        ("mean", "-1.4", "placebo"),
    } <= seen


def test_a_number_of_another_thing_takes_nothing(read):
    seen = read(
        POTTERS + "Median recovery was 9 days in the zinc arm and 6 bottles were left."
    ).told()
    assert not [one for one in seen if one[1] == "6"]


@pytest.mark.parametrize(
    ("sentence", "statistic"),
    (
        (
            "The incidence of relapse was 18.8 ± 6.9% with zinc and 9.9 ± 6.3% with placebo.",
            "percent",
        ),
        ("The mean relapse rate was 18.8 ± 6.9% with zinc and 9.9 ± 6.3% with placebo.", "mean"),
        ("Stretch of the sole was 18.8 ± 6.9% with zinc and 9.9 ± 6.3% with placebo.", "mean"),
    ),
)
def test_a_share_of_people_with_its_error_is_a_percentage(read, sentence, statistic):
    seen = read(POTTERS + sentence).told()
    assert {(statistic, "18.8", "zinc"), (statistic, "9.9", "placebo")} <= seen
