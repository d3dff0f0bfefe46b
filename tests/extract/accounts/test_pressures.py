"""Two pressures behind one stroke are two means of one arm."""

import pytest

from .openings import POTTERS_PLACEBO


def told(read, sentence):
    return read(POTTERS_PLACEBO + sentence).told()


@pytest.mark.parametrize(
    "sentence",
    [
        "Blood pressure fell by 12.9/8.4 mmHg with zinc and by 10.1/7.3 mmHg with placebo.",
        "Blood pressure fell more with zinc than with placebo (12.9/8.4 vs 10.1/7.3 mm Hg, P < 0.01).",
        "Falls in pressure were greater with zinc (12.9/8.4 mmHg) compared to placebo (10.1/7.3 mmHg).",
    ],
)
def test_both_numbers_of_a_pair_are_the_arms(read, sentence):
    means = {one for one in told(read, sentence) if one[0] == "mean"}
    assert means == {
        ("mean", "12.9", "zinc"),
        ("mean", "8.4", "zinc"),
        ("mean", "10.1", "placebo"),
        ("mean", "7.3", "placebo"),
    }


def test_spreads_go_with_their_pressures(read):
    seen = told(
        read,
        "Blood pressure fell by 30.2/16.6 (SD 18.5/10.1) and 29.1/15.8 mm Hg (19.2/9.9) in the zinc and placebo "
        "groups, respectively.",
    )
    assert {
        ("mean", "16.6", "zinc"),
        ("sd", "10.1", "zinc"),
        ("mean", "29.1", "placebo"),
        ("sd", "9.9", "placebo"),
    } <= seen


@pytest.mark.parametrize(
    "sentence",
    [
        # a fraction of people
        "Blood pressure was normal in 12/45 potters on zinc and 8/45 on placebo.",
        # no pressures are spoken of
        "Moulds of size 12/14 were kept for zinc and of size 8/10 for placebo.",
    ],
)
def test_other_strokes_are_no_pressures(read, sentence):
    assert not {one for one in told(read, sentence) if one[0] == "mean"}
