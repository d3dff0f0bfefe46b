"""Counts of people clause by clause, in lists arm by arm, and without names."""

import pytest
from trialtrace.extract.questions.arms.groups import profiles
from trialtrace.extract.questions.arms.mentions import Named
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import EVENTS
from trialtrace.extract.questions.prose.giving import in_told_order

from .test_ask import answer

SIZED = "Patients got clay (n = 40) or peat (n = 44).\n"
BOTH = [(12, 40), (11, 44)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In the clay group, 12 of 40 patients (30%) had a cough; in the peat group, 11 of 44 patients (25%) "
        "had a cough.",
        "In the clay group 12 patients (30%) coughed, while in the peat group 11 patients (25%) coughed.",
        "Among the 40 patients in the clay group, 12 coughed; among the 44 patients in the peat group, 11 coughed.",
        "A cough occurred in 12 patients (30%) in the clay group. In the peat group, 11 patients (25%) coughed.",
        # The arm behind "compared with" comes second.
        "Compared with peat, clay led to more coughs (30.0% vs 25.0%).",
        # No names: each share is of one arm's people only.
        "There was no difference in coughs between the groups (12/40 vs. 11/44; P = 0.6).",
        "Coughs were heard less often in the peat group (n = 11, 25%) than in the clay group (n = 12, 30%).",
        "Twelve patients (30%, 95% CI 17-47) in the clay arm and 11 (25%, 13-40) in the peat arm had a cough.",
        "The rates of cough were 30.0 and 25.0% with clay and peat, respectively.",
        "Limp, cough and rash occurred in 5 (12.5%), 12 (30%) and 2 (5%) patients in the clay group and in "
        "4 (9.1%), 11 (25%) and 3 (6.8%) patients in the peat group.",
    ],
)
def test_one_arm_after_the_other(sentence):
    assert answer(SIZED + sentence, "clay", "peat", "cough", EVENTS) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        # The second clause counts something else.
        "In the clay group 12 patients (30%) coughed, while in the peat group 11 patients (25%) limped.",
        # A part of each arm.
        "Among women in the clay group, 12 coughed; among women in the peat group, 11 coughed.",
        # Two of the outcomes that are listed may be meant.
        "Cough at night, cough and rash occurred in 5, 12 and 2 patients in the clay group and in 4, 11 and 3 "
        "patients in the peat group.",
        # Three outcomes, two counts.
        "Limp, cough and rash occurred in 5 and 12 patients in the clay group and in 4, 11 and 3 in the peat group.",
        # Shares that would fit either arm.
        "There was no difference in coughs between the groups (0/40 vs. 0/40).",
    ],
)
def test_what_answers_nothing(sentence):
    assert answer(SIZED + sentence, "clay", "peat", "cough", EVENTS) is None


def test_only_two_names_are_turned():
    view = "Compared with peat, clay and chalk led to more"
    names = [
        Named(COMPARATOR, 14, 18), Named(INTERVENTION, 20, 24), Named("", 29, 34),
    ]  # fmt: skip
    assert in_told_order(view, names) == names
    assert in_told_order(view, names[:2]) == [names[1], names[0]]
    assert in_told_order("Than peat, clay", names[:2]) == names[:2]


RESULT = "\nA cough was heard in 30.0% with clay and in 25.0% with peat."


@pytest.mark.parametrize(
    "sentence",
    [
        "Patients received clay or peat (n = 40 and 44, respectively).",
        "The analysis included 40 and 44 patients in the clay and peat groups, respectively.",
        "Forty patients in the clay arm and 44 patients in the peat arm were analysed.",
    ],
)
def test_people_in_the_order_of_the_arms(sentence):
    assert answer(sentence + RESULT, "clay", "peat", "cough", EVENTS) == BOTH


def test_counts_in_the_order_of_the_arms_are_no_sizes():
    text = (
        SIZED + "A cough developed in 12 and 11 patients of the clay and peat groups, respectively."
    )
    assert answer(text, "clay", "peat", "cough", EVENTS) == BOTH


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("No coughs were observed in either group.", [(0, 40), (0, 44)]),
        ("No coughs were observed in those receiving peat.", None),
        ("Two limps were seen with clay, whereas no coughs were seen in the peat group.", None),
    ],
)
def test_nobody_of_one_arm_is_not_nobody(sentence, expected):
    assert answer(SIZED + sentence, "clay", "peat", "cough", EVENTS) == expected


HALVES = "In all, 102 patients were randomly divided into two groups, clay and peat.\n"
NOBODY = "No coughs were observed in either group."


def test_an_equal_share_must_be_borne_out():
    text = HALVES + "A cough was heard in {} with clay and in {} with peat."
    assert answer(text.format("66.7%", "54.9%"), "clay", "peat", "cough", EVENTS) == [
        (34, 51), (28, 51),
    ]  # fmt: skip
    # Counts alone say nothing of how many there were.
    assert answer(text.format("34", "28"), "clay", "peat", "cough", EVENTS) == [
        (34, None), (28, None),
    ]  # fmt: skip
    assert answer(HALVES + NOBODY, "clay", "peat", "cough", EVENTS) is None
    # nor does a share without a decimal tell the events, where nobody says of how many
    assert answer(text.format("45%", "20%"), "clay", "peat", "cough", EVENTS) is None


def test_an_equal_share_that_the_text_tells():
    told = HALVES.replace("two groups", "two equal groups")
    assert answer(told + NOBODY, "clay", "peat", "cough", EVENTS) == [(0, 51), (0, 51)]
    left = told + "Five withdrew. " + NOBODY
    assert answer(left, "clay", "peat", "cough", EVENTS) is None


def test_what_is_told_besides_counts_against_a_place():
    text = SIZED + (
        "Complete relief of cough was seen in 5.0% with clay and in 2.3% with peat.\n"
        "Relief of cough was seen in 30.0% with clay and in 25.0% with peat."
    )
    assert answer(text, "clay", "peat", "relief of cough", EVENTS) == BOTH


def test_groups_in_emphasis_and_results_of_groups():
    text = (
        "Patients were put into group A (*n* = 40, peat only) or B (*n* = 44, clay once a day).\n"
        "Group B had fewer coughs (25.0%; 11/44) than group A (30.0%; 12/40)."
    )
    assert answer(text, "clay", "peat only", "cough", EVENTS) in ([(11, 44), (12, 40)], None)
    assert profiles(text).get("b", "") == ""
    assert "peat only" in profiles(text)["a"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("There were 12 coughs in the clay arm vs. 11 for peat.", [(12, 40), (11, 44)]),
        ("Coughs were rarer with clay than with peat (12 patients versus 11 patients).", BOTH),
        ("In the clay group 12 patients had a cough and in the peat group 11.", BOTH),
        ("Cough was seen in 12 of the 38 evaluable clay patients and 11 of 41 peat patients.", [(12, 38), (11, 41)]),
        ("Cough was noted in 12/40 (30%; 95% CI 17-47) v 11/44 (25%; 95% CI 13-40) of the clay and peat patients, "
         "respectively.", BOTH),
        ("Three patients (7.5%) coughed in the clay group compared to none in the peat group.", [(3, 40), (0, 44)]),
        ("Five patients allocated to clay and none in the peat group coughed.", [(5, 40), (0, 44)]),
        ("There were no coughs with clay, whereas 4 patients coughed with peat.", [(0, 40), (4, 44)]),
        ("Nobody coughed in the clay group, but three patients coughed in the peat group.", [(0, 40), (3, 44)]),
        ("Five of the forty patients on clay (12.5%) and 11 of 44 (25%) on peat coughed.", [(5, 40), (11, 44)]),
        ("Only one patient, in the peat group, coughed.", [(0, 40), (1, 44)]),
        ("Only one patient in the peat group coughed.", None),
        ("All three coughs occurred in the peat group.", [(0, 40), (3, 44)]),
        ("The three patients with a cough belonged to the peat group.", [(0, 40), (3, 44)]),
        ("All three coughs in the peat group were due to smoke.", None),
    ],
)  # fmt: skip
def test_zeros_and_bare_counts(sentence, expected):
    assert answer(SIZED + sentence, "clay", "peat", "cough", EVENTS) == expected
    turned = expected and expected[::-1]
    assert answer(SIZED + sentence, "peat", "clay", "cough", EVENTS) == turned
