"""Where a study was done, in how many groups, and in what ratio; and places that are no study's."""

import pytest

STUDY = "A study gave 84 sailors ginger tea or plain tea. "


def setting(read, text):
    (only,) = read(text).studies()
    return {
        field: only[field] for field in ("sites", "countries", "groups", "ratio") if field in only
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Researchers recruited 184 bakers from 17 teaching hospitals in three countries.",
            {"sites": "17", "countries": "3"},
        ),
        (STUDY + "The sailors were put into one of three groups.", {"groups": "3"}),
        (STUDY + "They were randomised in a 2:1 ratio.", {"ratio": "2:1"}),
        ("Researchers recruited bakers: 182 people, 38 hospitals.", {"sites": "38"}),
        (STUDY + "The two groups were alike. The two groups slept well.", {"groups": "2"}),
    ],
)
def test_a_study_has_places_groups_and_a_ratio(read, text, expected):
    assert setting(read, text) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The tea was approved in 12 countries.",
        "The firm runs 40 clinics and sold tea in 12 cities.",
        "Sailors over 65 in nine age groups were asked.",
        "The return on the investment was 4:1.",
        "Two patient groups protested.",
    ],
)
def test_other_places_and_groups_are_none_of_it(read, sentence):
    assert setting(read, STUDY + sentence) == {}


def test_another_number_of_groups_does_not_replace_the_first(read):
    text = (
        STUDY
        + "They were put into three groups. Results of the two groups that drank tea differed."
    )
    assert setting(read, text) == {"groups": "3"}


def test_half_and_half_is_a_ratio(read):
    text = STUDY + "Half of the sailors received tea, and the other half a biscuit."
    assert setting(read, text) == {"ratio": "half"}
    assert setting(read, STUDY + "Half of the sailors felt sick.") == {}
