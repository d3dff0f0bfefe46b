"""Which arm a sentence speaks of: doses, what an arm lacks, controls, short names; third arms keep out."""

import pytest
from trialtrace.extract.questions.arms.doses import is_dose_of, is_other_dose
from trialtrace.extract.questions.model import MEANS

from .test_ask import answer

DOSES = "# Methods Goats were given clay 5 mg (n = 40), clay 15 mg (n = 41) or placebo (n = 42). # Results "
BOTH = [(3.1, 1.2), (4.5, 1.4)]


def asked(text, ours, theirs, outcome="milk"):
    found = answer(text, ours, theirs, outcome, MEANS)
    return found and [one[:2] for one in found]


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("clay 15 mg", "clay 5 mg", "Milk was 4.5 ± 1.4, 3.1 ± 1.2 and 5 ± 1 in the clay 5 mg, clay 15 mg and placebo"
         " groups, respectively."),
        ("clay 15 mg", "clay 5 mg", "Milk in the 5-mg, 15-mg and placebo groups was 4.5 ± 1.4, 3.1 ± 1.2 and 5 ± 1,"
         " respectively."),
        ("clay 15 mg once daily", "placebo", "Milk in the groups receiving clay at 15 mg and 5 mg was 3.1 ± 1.2 and"
         " 2.5 ± 1.1, respectively, compared with 4.5 ± 1.4 in the placebo group."),
        ("clay 5 mg", "placebo", "It fell on clay at 5 mg (milk 3.1 ± 1.2) or 15 mg (milk 2.0 ± 1.0). It fell less in"
         " goats on placebo (milk 4.5 ± 1.4)."),
    ],
)  # fmt: skip
def test_doses_tell_arms(ours, theirs, told):
    assert asked(DOSES + told, ours, theirs) == BOTH


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        # which dose, nobody says
        ("clay", "placebo", "Milk was 3.1 ± 1.2 with clay 5 mg, 2.2 ± 1.0 with clay 15 mg and 4.5 ± 1.4 with placebo."),
        # the other figure is the placebo's, not the other dose's
        ("clay 15 mg", "clay 5 mg", "Milk was 3.1 ± 1.2 with clay 15 mg and 4.5 ± 1.4 with placebo."),
    ],
)  # fmt: skip
def test_other_arms_do_not_answer(ours, theirs, told):
    assert asked(DOSES + told, ours, theirs) is None


@pytest.mark.parametrize(
    ("name", "words", "other", "alone"),
    [
        ("clay 15 mg once daily", "Clay 5 mg/day", True, False),
        ("clay 15 mg once daily", "15 mg/day", False, True),
        ("clay 15 mg", "Peat 15 mg", False, False),
        # a dose given twice is not that of a day
        ("clay 10 mg/day", "5 mg twice daily", False, False),
        ("clay 5 mg", "5 mg/dl", False, False),
    ],
)
def test_doses_with_their_rhythms(name, words, other, alone):
    assert is_other_dose(name, words) is other
    assert is_dose_of(name, words) is alone


RUNGS = """
                    Clay
  Sign              Placebo (n = 42)   5 mg/day (n = 40)   15 mg/day (n = 41)
  ----------------- ------------------ ------------------- --------------------
  Milk, mean (SD)   4.5 (1.4)          3.9 (1.1)           3.1 (1.2)
"""


def test_a_heading_of_a_dose_names_its_arm():
    assert asked(RUNGS, "clay 15 mg once daily", "placebo") == BOTH
    assert asked(RUNGS, "clay 5 mg once daily", "placebo") == [(3.9, 1.1), (4.5, 1.4)]


DENIED = "# Methods Forty goats had a suction drain and 42 had no drain. # Results "


@pytest.mark.parametrize(
    "told",
    [
        "Milk was 3.1 ± 1.2 in the drain group and 4.5 ± 1.4 in the no-drain group.",
        "Goats with a drain gave milk of 3.1 ± 1.2 and goats without a drain of 4.5 ± 1.4.",
    ],
)
def test_an_arm_may_be_told_by_what_it_lacks(told):
    assert asked(DENIED + told, "suction drain", "no drain") == BOTH
    assert asked(DENIED + told, "no drain", "drain") == BOTH[::-1]


def test_the_control_group_is_the_arm_that_the_text_says():
    text = (
        "# Methods Goats were randomised to hill walks with bells (intervention group, n = 40) or to a leaflet"
        " (control group, n = 42). # Results Milk was 4.5 ± 1.4 in controls and 3.1 ± 1.2 in the intervention group."
    )
    assert asked(text, "hill walks", "leaflet") == BOTH
    assert asked(text, "leaflet", "hill walks") == BOTH[::-1]


LETTERED = (
    "# Methods Goats were assigned to hill walks (HW, n = 40), field walks (FW, n = 41) or no walks (CON, n = 42)."
    " # Results "
)


def test_short_names_of_groups_are_read_where_they_are_formed():
    told = LETTERED + "Milk was 3.1 ± 1.2 in HW, 3.9 ± 1.1 in FW and 4.5 ± 1.4 in CON."
    assert asked(told, "hill walks", "no walks") == BOTH
    assert asked(told, "field walks", "no walks") == [(3.9, 1.1), BOTH[1]]
    assert asked(told, "walks", "no walks") is None


def test_routine_interventions_are_no_intervention_group():
    told = "Milk was 3.1 ± 1.2 in the intervention group and 4.5 ± 1.4 in the control group."
    assert asked(told, "hill walks", "routine interventions") == BOTH


LETTERS = """Goats got one of three: A) early clay at a dose of 10 mg with salt; B) early clay at a dose of 20 mg with
salt, and; C) late clay at a dose of 40 mg with salt.

                    Group A (n = 41)   Group B (n = 35)   Group C (n = 29)
  ----------------- ------------------ ------------------ ------------------
  Milk, mean (SD)   3.1 (1.2)          3.9 (1.1)          4.5 (1.4)
"""


def test_letters_of_a_list_are_those_of_the_groups():
    assert asked(LETTERS, "early clay at 10 mg", "late clay at 40 mg") == BOTH
    assert asked(LETTERS, "early clay at 20 mg", "late clay at 40 mg") == [(3.9, 1.1), BOTH[1]]
    assert asked(LETTERS, "early clay", "late clay") is None
