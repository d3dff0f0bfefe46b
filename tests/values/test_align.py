"""Which arms and outcomes of two accounts of one trial are the same: concepts, classes, names."""

from types import MappingProxyType

import pytest
from trialtrace.values.align import Account, AccountRow, align, outcomes_alike


def outcome(name, concept="", its_class=""):
    return {"name": name, "concept": concept, "concept_class": its_class}


SYSTOLIC = outcome("systolic blood pressure", "systolic blood pressure", "blood pressure")
DIASTOLIC = outcome("diastolic blood pressure", "diastolic blood pressure", "blood pressure")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        # the same concept, whatever it is called
        (SYSTOLIC, outcome("SBP", "systolic blood pressure", "blood pressure"), True),
        # the same class alone, though the names look alike
        (SYSTOLIC, DIASTOLIC, False),
        (outcome("LDL", "LDL cholesterol", "blood lipids"), outcome("HDL", "HDL cholesterol", "blood lipids"), False),
        # different concepts without a class
        (outcome("preterm birth", "preterm birth"), outcome("postterm birth", "postterm birth"), False),
        # a class and a member of it: the names decide
        (outcome("blood pressure", "blood pressure"), SYSTOLIC, True),
        (outcome("mortality", "mortality"), outcome("cardiac events", "stroke", "mortality"), False),
        # one of them not known to the lexicon: the names decide
        (outcome("diastolic blood pressures"), DIASTOLIC, True),
        (outcome("quality of sleep"), DIASTOLIC, False),
        # the same words in another order, known by different parts of them
        (outcome("nausea and headache", "nausea"), outcome("headache and nausea", "headache"), True),
    ],
)  # fmt: skip
def test_outcomes_alike(one, other, alike):
    assert outcomes_alike(one, other) is alike
    assert outcomes_alike(other, one) is alike


def arms(*said):
    rows = tuple(
        AccountRow(f"{place}", MappingProxyType({}), fields) for place, fields in enumerate(said)
    )
    return Account("S", MappingProxyType({"arms": rows}))


def arm(intervention, concept="", its_class="", **more):
    return {"intervention": intervention, "concept": concept, "concept_class": its_class, **more}


def paired(one, other):
    return {a: b for (table, a), b in align(one, other).items() if table == "arms"}


def test_names_that_look_alike_do_not_join_different_drugs():
    prednisone = arm("prednisone", "prednisone", "corticosteroid")
    prednisolone = arm("prednisolone", "prednisolone", "corticosteroid")
    assert paired(arms(prednisone), arms(prednisolone)) == {}
    assert paired(arms(prednisone), arms(arm("prednisonne"))) == {"0": "0"}


def test_drugs_of_one_class_are_not_taken_for_each_other():
    one = arms(arm("atorvastatin 20 mg", "atorvastatin", "statin", role="experimental"))
    other = arms(arm("simvastatin", "simvastatin", "statin", role="experimental"))
    assert paired(one, other) == {}


def test_a_class_stands_for_its_only_member_where_the_role_agrees():
    one = arms(
        arm("a statin", "statin", role="experimental"), arm("placebo", "placebo", role="placebo")
    )
    other = arms(
        arm("placebo tablets", "placebo", role="placebo"),
        arm("simvastatin", "simvastatin", "statin", role="experimental"),
    )
    assert paired(one, other) == {"0": "1", "1": "0"}
    two = arms(
        arm("simvastatin", "simvastatin", "statin", role="experimental"),
        arm("atorvastatin", "atorvastatin", "statin", role="experimental"),
    )
    assert paired(arms(arm("a statin", "statin", role="experimental")), two) == {}
