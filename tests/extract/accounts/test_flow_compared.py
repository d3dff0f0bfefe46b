"""Who stayed and who left is a result where the arms are compared by it."""

from itertools import product

import pytest

from .openings import POTTERS_IRON

FLOW = ["completed the regimen", "withdrew", "discontinued treatment", "were lost to follow-up"]
FORMS = [
    "Among potters who received zinc, 34 (85%) {} compared with 42 (81%) who received iron.",
    "In the zinc group 34 (85%) {}, compared with 42 (81%) in the iron group.",
    "Thirty-four potters (85%) in the zinc group and 42 (81%) in the iron group {}.",
    "Of the zinc group 85% {}, versus 81% of the iron group.",
]


def shares(read, sentence):
    """Return (value, arm) of the shares of a sentence."""
    return [
        (value, arm.lower())
        for statistic, value, arm, _, _ in read(POTTERS_IRON + sentence).results()
        if statistic == "percent"
    ]


@pytest.mark.parametrize("form, flow", list(product(FORMS, FLOW)))
def test_arms_are_compared_by_who_stayed(read, form, flow):
    assert shares(read, form.format(flow)) == [("85", "zinc"), ("81", "iron")]


@pytest.mark.parametrize(
    "sentence",
    [
        "In the zinc group 8% withdrew, compared with 92% who completed the study.",
        "In all, 85% completed the regimen.",
    ],
)
def test_who_stayed_and_who_left_are_two_thoughts(read, sentence):
    assert not [one for one in shares(read, sentence) if one[1]]
