"""Kinds of people that are set against each other are no arms, whichever arm the sentence speaks of besides."""

from itertools import product

import pytest

from .openings import POTTERS_IRON

KINDS = [
    ("potters with gout", "potters without gout"),
    ("patients with gout", "those without"),
    ("responders", "non-responders"),
    ("men", "women"),
    ("carriers of the T allele", "non-carriers"),
    ("patients aged over 65 years", "younger patients"),
    ("patients with stage III disease", "those with stage I disease"),
    ("patients who had previous surgery", "patients who had not"),
    ("receptor-positive patients", "receptor-negative patients"),
]
SENTENCES = [
    "Relapse was more common in {one} than in {other} (44% vs 30%).",
    "Relapse occurred in 44% of {one} and 30% of {other}.",
    "Relapse was seen in 44% of {one} compared with 30% of {other} (P = .02).",
    "Relapse was commoner in {one} (44%) than in {other} (30%).",
    "Itch (44% vs. 30%; P = 0.01) and rash (12% vs. 9%) were worse in {one} than in {other}.",
    "The itch score was 3.1 +/- 1.2 in {one} and 4.4 +/- 1.5 in {other}.",
    "Median survival was 14 months in {one} and 9 months in {other}.",
]
FRAMES = ["{}", "In the zinc group, {}", "Irrespective of treatment, {}"]


def told(read, sentence, opening=POTTERS_IRON):
    """Return what a sentence tells of the arms."""
    return [
        (value, arm)
        for statistic, value, arm, _, _ in read(opening + sentence).results()
        if arm and statistic in ("percent", "events", "count", "mean", "median")
    ]


@pytest.mark.parametrize("frame, kinds", list(product(FRAMES, KINDS)))
def test_kinds_of_people_are_no_arms(read, frame, kinds):
    for sentence in SENTENCES:
        said = sentence.format(one=kinds[0], other=kinds[1])
        said = frame.format(said if frame == "{}" else said[0].lower() + said[1:])
        assert told(read, said) == [], said


ARMS = [
    ("men in the zinc group", "men in the iron group"),
    ("potters who received zinc", "those who did not"),
    ("potters with gout on zinc", "potters with gout on iron"),
]


@pytest.mark.parametrize(
    "frame, sides", list(product(["{}", "Among men, {}", "In potters with gout, {}"], ARMS))
)
def test_people_who_had_an_arms_treatment_are(read, frame, sides):
    said = frame.format("itch was more common in {} than in {} (44% vs 30%).".format(*sides))
    assert [(value, arm.lower()) for value, arm in told(read, said)] == [
        ("44", "zinc"),
        ("30", "iron"),
    ]


def test_those_who_were_not_treated_are_an_arm(read):
    said = told(
        read,
        "Itch was more common in untreated women than in treated women (44% vs 30%).",
        "Zinc in pregnancy\nNinety-two women were randomised to zinc (n = 40) or no treatment (n = 52). ",
    )
    assert said == [("44", "no treatment"), ("30", "zinc")]


def test_strata_in_which_arms_are_compared_stay(read):
    said = told(
        read, "In men itch was seen in 44% on zinc and 30% on iron, and was rarer in women."
    )
    assert [(value, arm.lower()) for value, arm in said] == [("44", "zinc"), ("30", "iron")]


def test_grades_of_what_was_seen_are_no_people(read):
    sentence = (
        "In the zinc group (n = 120), 77 potters (64%) showed no rash, 9 showed rash of grade 1, and 3 showed rash of "
        "grade 2."
    )
    assert {("77", "zinc"), ("9", "zinc"), ("3", "zinc")} <= {
        (value, arm.lower()) for value, arm in told(read, sentence)
    }
