"""Shares and counts of what is no person: measures, amounts of a dose, conditions of an experiment."""

from itertools import product

import pytest

from .openings import POTTERS_IRON


def numbers(read, sentence):
    """Return the values of a sentence's results."""
    return {one[1] for one in read(POTTERS_IRON + sentence).results()}


@pytest.mark.parametrize(
    "form, thing",
    list(
        product(
            [
                "Six of the seven {} were better with zinc.",
                "Significant differences were seen in 2 of 32 {} with zinc.",
                "Of the 137 {}, 70 (51%) were better with zinc.",
            ],
            ["secondary efficacy measures", "comparisons", "laboratory tests", "end points"],
        )
    ),
)
def test_what_was_looked_at_is_nobody(read, form, thing):
    assert not {"6", "2", "70", "51"} & numbers(read, form.format(thing))


@pytest.mark.parametrize(
    "sentence",
    [
        "Potters used zinc for 4.6 hours (51% of the recommended dosage).",
        "The zinc group took 51% of the prescribed dose.",
        "With zinc, potters walked in a chamber (33 degrees C; rh = 51%).",
        "Potters on zinc walked on a treadmill (51% grade).",
        "Zinc was inhaled at a relative humidity of 51%.",
    ],
)
def test_amounts_and_conditions_are_nobody(read, sentence):
    assert "51" not in numbers(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Toxicity was seen in 51% on zinc (51% grade 3).",
        "51% of potters on zinc took the recommended dosage.",
        "Six of the seven potters on zinc with itch were better.",
        "Itch was seen in 81.8% (9/11) on zinc and 66.7% (6/9) on iron.",
        "Itch was seen in 9/11 (81.8%) on zinc and 6/9 (66.7%) on iron.",
    ],
)
def test_people_are(read, sentence):
    assert {"51", "6", "9"} & numbers(read, sentence)


def test_what_changed_may_be_called_initial(read):
    told = "Mean change of initial walking distance was 33.9% in the zinc group and 16.6% in the iron group."
    assert {"33.9", "16.6"} <= numbers(read, told)
    told = "Initial itch was 6.1 ± 1.2 in the zinc group and 6.0 ± 1.1 in the iron group."
    assert not {"6.1", "6.0"} & numbers(read, told)


def test_sizes_said_again_are_no_events(read):
    assert not numbers(read, "A total of 80 patients were enrolled with 40 patients in each arm.")
    assert "3" in numbers(read, "In all, 3 potters in each group died.")
