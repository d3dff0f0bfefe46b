"""A number in a sentence that speaks of one arm alone is that arm's, unless it is everybody's."""

import pytest

from .openings import POTTERS_IRON


@pytest.mark.parametrize("arm", ["zinc", "iron"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Over the winter {arm} was well tolerated, and the mean total cough score was 25 points.",
        "Over the winter {arm} was well tolerated, and the mean whole-body pain was 25 mm.",
        "Over the winter {arm} was well tolerated, and the mean combined score was 25 points.",
        "Between 2 and 4 weeks {arm} was well tolerated, and the mean pain was 25 mm.",
    ],
)
def test_a_total_that_is_measured_is_the_one_arms(read, sentence, arm):
    told = read(POTTERS_IRON + sentence.format(arm=arm)).of_arms("mean")
    assert {(value, name.lower()) for value, name in told} == {("25", arm)}


def test_changes_in_turn_are_the_one_arms(read):
    told = read(
        POTTERS_IRON + "Over the winter zinc produced mean changes in total salt, low-density "
        "ancestral clay salt, and high-density ancestral clay salt of -25%, -35%, and 8%, respectively."
    ).of_arms("mean")
    assert {(value, name.lower()) for value, name in told} == {
        ("-25", "zinc"),
        ("-35", "zinc"),
        ("8", "zinc"),
    }


@pytest.mark.parametrize(
    "people",
    ["both", "the total group", "the whole cohort", "the potters in total", "all patients"],
)
def test_near_miss_what_is_told_of_everybody(read, people):
    told = read(
        POTTERS_IRON
        + f"Over the winter zinc was well tolerated, and the mean pain of {people} was 25 mm."
    ).of_arms("mean")
    assert {arm for _, arm in told} <= {""}
