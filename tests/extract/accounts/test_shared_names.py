"""A name behind several outcomes with their numbers in brackets is the name of all of them."""

import pytest

from .openings import POTTERS_IRON


@pytest.mark.parametrize("arm", ["zinc", "iron"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Serious coughs (n = 22, 16%) and coughs needing a bed (n = 20, 14%) were rare with {arm}.",
        "Serious coughs (n=22, 16%), and coughs needing a bed (n=20, 14%) were rare in the {arm} group.",
    ],
)
def test_outcomes_with_counts_in_brackets_are_all_of_the_name_behind(read, sentence, arm):
    told = read(POTTERS_IRON + sentence.format(arm=arm)).of_arms("events", "percent")
    assert {(value, name.lower()) for value, name in told} == {
        ("22", arm),
        ("16", arm),
        ("20", arm),
        ("14", arm),
    }


@pytest.mark.parametrize("groups", ["zinc and iron groups", "iron and zinc groups"])
def test_near_miss_several_names_behind_share_no_count(read, groups):
    sentence = f"Serious coughs (n = 22, 16%) and coughs needing a bed (n = 20, 14%) were seen in the {groups}."
    told = read(POTTERS_IRON + sentence).of_arms("events")
    assert ("22", "") in told
