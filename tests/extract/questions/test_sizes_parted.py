"""People of arms told as the parts of all; what is asked for is a value or a change."""

import pytest
from trialtrace.extract.questions.model import EVENTS, MEANS

from .test_ask import answer

RELAPSES = " In the zinc group 8 relapsed, and in the iron group 9 relapsed."


@pytest.mark.parametrize(
    "sentence",
    [
        "In all, 100 goats were randomised (51 zinc and 49 iron).",
        "We randomised 100 patients (zinc 51, iron 49).",
        "One hundred patients were enrolled: 51 in the zinc group and 49 in the iron group.",
        "100 patients were randomised, 51 to the zinc group and 49 to the iron group.",
        "Of 140 patients, 100 (51 zinc and 49 iron) were randomised.",
        "Fifty-one goats (51%) were assigned to the zinc group and 49 goats (49%) to the iron group.",
        "Randomisation assigned 51 patients to zinc and 49 to iron.",
        "In all, 100 goats were randomised (51 intervention and 49 control). The control group got iron.",
    ],
)
def test_parts_of_all_are_the_arms(sentence):
    text = sentence + RELAPSES
    assert answer(text, "zinc", "iron", "relapse", EVENTS) == [(8, 51), (9, 49)]
    assert answer(text, "iron", "zinc", "relapse", EVENTS) == [(9, 49), (8, 51)]


@pytest.mark.parametrize(
    "sentence",
    [
        # Parts of those who had something, or numbers that come to no number told.
        "We enrolled 100 goats; 30 (14 zinc, 16 iron) had a fever and were included.",
        "We enrolled 100 goats, and 30 (14 zinc and 16 iron) withdrew.",
        "In all, 100 goats were enrolled (14 zinc and 16 iron).",
    ],
)
def test_other_parts_are_no_arms(sentence):
    found = answer(sentence + RELAPSES, "zinc", "iron", "relapse", EVENTS)
    assert found in (None, [(8, None), (9, None)])


def test_a_number_with_its_share_is_no_size():
    text = (
        "Goats were randomised to zinc (n = 60) or iron (n = 60). Relapses occurred more often in the zinc group "
        "(n = 18, 30%) than in the iron group (n = 12, 20%)."
    )
    assert answer(text, "zinc", "iron", "relapse", EVENTS) == [(18, 60), (12, 60)]
    text = "Patients were randomised to zinc (n = 51, 51%) or iron (n = 49, 49%)."
    assert answer(text + RELAPSES, "zinc", "iron", "relapse", EVENTS) == [(8, 51), (9, 49)]


def test_those_who_got_an_arm():
    text = "Eighteen patients who received zinc and 12 patients who received iron relapsed."
    assert answer(text, "zinc", "iron", "relapse", EVENTS) == [(18, None), (12, None)]
    # Who received what is nobody's relapse.
    text = "Eighteen patients received zinc and 12 patients received iron after a relapse."
    assert answer(text, "zinc", "iron", "relapse", EVENTS) is None


def test_at_least_one_is_no_name():
    text = "There were relapses in 18 of 60 patients on zinc and in 12 of 60 on iron."
    for outcome in ("relapse", "at least one relapse", "one or more relapses"):
        assert answer(text, "zinc", "iron", outcome, EVENTS) == [(18, 60), (12, 60)]


CHANGES = """
| | Zinc (n = 30) | Salt (n = 31) |
|---|---|---|
| Change in grip, mean (SD) | 5.2 (2.4) | 4.9 (2.2) |
"""
VALUES = """
| | Zinc (n = 30) | | Salt (n = 31) | |
|---|---|---|---|---|
| | Baseline | 6 months | Baseline | 6 months |
| Grip, mean (SD) | 30.2 (5.4) | 35.4 (5.1) | 30.9 (5.2) | 33.1 (5.0) |
"""


def test_a_value_at_the_end_is_no_change():
    for outcome in ("grip after treatment", "grip at follow-up", "final grip"):
        assert answer(CHANGES, "zinc", "salt", outcome, MEANS) is None
    for outcome in ("grip", "change in grip", "change in grip at follow-up"):
        assert answer(CHANGES, "zinc", "salt", outcome, MEANS) == [(5.2, 2.4, 30), (4.9, 2.2, 31)]


def test_values_of_start_and_end_are_no_change():
    assert answer(VALUES, "zinc", "salt", "change in grip", MEANS) is None
    assert answer(VALUES, "zinc", "salt", "grip", MEANS) == [(35.4, 5.1, 30), (33.1, 5.0, 31)]
