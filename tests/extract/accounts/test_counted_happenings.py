"""What came about so many times is counted, whatever it is; what was planned so many times is not."""

from itertools import product

import pytest

from .openings import POTTERS_IRON

NOUNS = [
    "acute treatment failures",
    "drug reactions",
    "hospital admissions",
    "supplementary injections",
    "rescue doses",
    "catheter insertions",
]
FORMS = [
    "There were 11 {} in the zinc group and 4 in the iron group.",
    "There were 11 {} with zinc and 4 with iron (P = 0.04).",
    "Eleven {} were recorded in the zinc group, compared with 4 in the iron group.",
    "The zinc group had 11 {0}, compared with 4 {0} in the iron group.",
    "There were 11 {0} (10 early and one late) in the zinc group and 4 {0} in the iron group.",
    "There were 11 {0} (6 in men and 5 in women) in those on zinc and 4 {0} in those on iron.",
    "A total of 15 {} occurred: 11 in potters given zinc and 4 in those given iron.",
    "Iron was better than zinc, with a reduced need for {0} (4 vs. 11 {0}; P < 0.025).",
]


def counted(read, sentence):
    """Return (value, arm) of the counts of a sentence."""
    return {
        (value, arm.lower())
        for statistic, value, arm, _, _ in read(POTTERS_IRON + sentence).results()
        if statistic in ("events", "count") and arm
    }


@pytest.mark.parametrize("form, noun", list(product(FORMS, NOUNS)))
def test_what_came_about_is_counted(read, form, noun):
    assert {("11", "zinc"), ("4", "iron")} <= counted(read, form.format(noun))


@pytest.mark.parametrize(
    "sentence",
    [
        "Potters in the zinc group received 11 supplementary injections over 4 weeks.",
        "Zinc was given as 11 injections and iron as 4 infusions.",
        "The zinc group attended 11 additional sessions and the iron group 4 weekly sessions.",
        "Potters came from 11 hospitals in the zinc group and 4 in the iron group.",
        "There were 11 weekly visits in the zinc group and 4 in the iron group.",
    ],
)
def test_what_was_planned_is_not(read, sentence):
    assert counted(read, sentence) == set()
