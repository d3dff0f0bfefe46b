"""A difference between two moments, and the number of one arm, are no differences between arms."""

import pytest

TWO = (
    "Zinc or salt for itch in potters: a randomised trial\n"
    "We randomly assigned 60 potters to zinc (n = 30) or salt (n = 30). "
)
THREE = (
    "Zinc, iron or salt for itch in potters: a randomised trial\n"
    "We randomly assigned 90 potters to zinc (n = 30), iron (n = 30) or salt (n = 30). "
)


def _differences(found):
    return [
        (value, arm, versus)
        for kind, value, arm, versus, _ in found.results()
        if kind == "mean_difference"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Itch fell with zinc, compared with salt (difference between baseline and week 8 in the zinc group: 0.78;"
        " 95% CI 0.38 to 1.18).",
        "There were no differences in itch between the salt (62.9 (25.0–124.9)) and zinc (53.6 (34.7–85.4)) groups.",
        "Itch was alike with zinc and salt (5.3 (3.4–8.5)).",
        "Itch fell with zinc (3.1 (2.0–4.2)) more than with salt (6.2 (5.0–7.4)).",
        "Itch changed after zinc [zinc: 16.6 (95% CI: 10.2 to 23) versus [salt: 3.4 (95% CI: -9.5 to 16.3)]; p=0.04.",
        "No differences in itch between the control group (62.9 (25.0–124.9)) and the others were found.",
    ],
)
def test_of_one_arm(read, sentence):
    assert _differences(read(TWO + sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("The difference in itch between zinc and salt was 2.3 (95% CI 1.0 to 3.6).", ["2.3"]),
        (
            "Zinc reduced itch (mean difference −2.4 (−3.1 to −1.5)) and pain (−1.2 (−2.2 to −0.2)).",
            ["-2.4", "-1.2"],
        ),
        (
            "There was a difference in itch between zinc and salt (2.3 points; 95% CI 1.0 to 3.6).",
            ["2.3"],
        ),
        (
            "The difference in itch between the zinc group and the salt group (-2.3; 95% CI -3.6 to -1.0) was clear.",
            ["-2.3"],
        ),
        ("Itch was lower with zinc than with salt (-2.3 points; 95% CI -3.6 to -1.0).", ["-2.3"]),
    ],
)
def test_between_arms(read, sentence, values):
    assert [value for value, _, _ in _differences(read(TWO + sentence))] == values


def test_what_one_arm_had_in_addition_lies_between_it_and_the_other(read):
    told = "Compared with salt, potters on zinc had an average additional reduction in itch of −2.4 points (P = 0.01)."
    assert _differences(read(THREE + told)) == [("-2.4", "zinc", "salt")]


def test_what_went_further_than_in_a_third_arm_is_no_mean_of_its_own(read):
    told = (
        "Itch fell with zinc (−2.9, 95% CI −5.7 to −0.1) and iron (−2.7, 95% CI −5.5 to 0.1)"
        " to a greater extent than with salt."
    )
    assert {kind for kind, *_ in read(THREE + told).results()} <= {"direction", "estimate"}


def test_a_third_arm_with_a_number_of_its_own(read):
    told = "Itch fell by 2.9 points with zinc to a greater extent than with salt (1.1 points)."
    assert {"2.9", "1.1"} <= {value for _, value, *_ in read(TWO + told).results()}


def test_a_number_needed_to_treat_counts_nobody(read):
    told = "The number-needed-to-treat was 7 for zinc (95% CI 4.3–17.4) and 10 for iron (95% CI 5.3–47.3)."
    assert {"events", "mean"}.isdisjoint(kind for kind, *_ in read(THREE + told).results())
