"""Whole numbers that count no events: parts of the design, those measured, months, sources."""

import pytest

from .openings import INFARCTION, POTTERS_PLACEBO


def values(read, sentence):
    return {value for _, value, *_ in read(POTTERS_PLACEBO + sentence).results()}


@pytest.mark.parametrize(
    "sentence",
    [
        "The two questionnaires agreed well in the zinc group.",
        "All three sites reported colds with zinc.",
        "Randomisation to zinc was stratified along four factors thought to matter for colds.",
        "Participants on zinc received one of three leaflets about colds.",
        "Colds fell by 3 points in 41 women examined in the zinc group.",
        "Data on colds were available for 43 potters in the zinc group.",
        "There were 21 women in each group.",
        "Between 04/98 and 11/99 potters on zinc or placebo had colds.",
        "It is thought that 1/4000 people on zinc have a cold.",
        "Colds were rarer with zinc than with placebo in other trials (23,24).",
        "About 200 potters will be needed in the zinc group.",
    ],
)
def test_what_counts_no_event(read, sentence):
    assert values(read, sentence) <= {"3"}  # by how many points they fell


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The three deaths in the zinc group were sudden.", {"3"}),
        ("Colds were seen in 12 potters on zinc and 20 on placebo.", {"12", "20"}),
        ("Two potters in the zinc group took antibiotics.", {"2"}),
        ("Colds occurred in 3/45 with zinc and 9/45 with placebo.", {"3", "9"}),
        ("Of the potters on zinc, 12 (27%) took other drugs.", {"12", "27"}),
    ],
)
def test_what_does(read, sentence, expected):
    assert expected <= values(read, sentence)


def test_the_size_of_an_arm_in_a_bracket(read):
    text = "Potters were randomised to zinc (Z group, 45 people) or placebo (P group, 45 people). Colds were rare."
    found = {value for _, value, *_ in read("Zinc in potters\nResults: " + text).results()}
    assert "45" not in found


def test_the_margin_of_a_design(read):
    assert values(read, "The equivalence margin was a cold in 7.5% of the zinc group.") == set()


def test_so_many_points_of_a_scale(read):
    found = read(
        POTTERS_PLACEBO + "Median pain scores were 1/10 with zinc and 3/10 with placebo."
    ).results()
    assert not [row for row in found if row[0] == "events"]


def test_places_are_no_events(read):
    text = "Work went on in 30 facilities with zentorine and 30 facilities with placebo."
    assert not {"events", "count"} & {kind for kind, *_ in read(INFARCTION + text).results()}
