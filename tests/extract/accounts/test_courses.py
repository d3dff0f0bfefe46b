"""How long and how often: of one arm, of all; and lengths of time that are no course of treatment."""

import pytest


def test_a_time_behind_several_arms_is_of_all(read):
    seen = read(
        "We randomly assigned 90 potters to zinc lozenges (n = 45) or dummy lozenges (n = 45) for six weeks."
    )
    assert seen.studies()[0]["duration"] == "six weeks"
    assert all("duration" not in arm for arm in seen.arms())


def test_a_time_of_the_one_arm_that_is_named_is_its_own(read):
    seen = read(
        "We randomly assigned 90 potters to massage (n = 45) or usual care (n = 45). "
        "The massage group was treated twice a week for ten weeks."
    )
    arms = {arm["label"]: arm.get("duration") for arm in seen.arms()}
    assert arms == {"massage": "ten weeks", "usual care": None}
    assert "duration" not in seen.studies()[0]


def test_the_length_of_the_trial_is_of_all_whoever_the_sentence_is_about(read):
    seen = read(
        "We randomly assigned 90 potters to massage (n = 45) or usual care (n = 45). "
        "The massage group finished the 12-week trial in good spirits."
    )
    assert seen.studies()[0]["duration"] == "12-week"


@pytest.mark.parametrize(
    "sentence",
    (
        "All of them had had a cold for three weeks.",
        "The potters given zinc had been ill for three weeks.",
        "After treatment the potters were followed for three weeks.",
        "A washout of three weeks followed.",
        "Patients treated with zinc survived for three weeks.",
        "Treatment should be given for three weeks.",
        "The massage lasted for thirty minutes in the treated patients.",
    ),
)
def test_a_time_that_is_no_course_of_treatment(read, sentence):
    seen = read(
        "We randomly assigned 90 potters to zinc (n = 45) or dummy tablets (n = 45). " + sentence
    )
    assert "duration" not in seen.studies()[0]
    assert all("duration" not in arm for arm in seen.arms())


def test_a_rhythm_where_arms_are_set_side_by_side_is_nobodys(read):
    seen = read(
        "We randomly assigned 90 potters to receive zinc 5 mg every 3 weeks or copper 2 mg, or nothing."
    )
    assert "frequency" not in seen.studies()[0]
