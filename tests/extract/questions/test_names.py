"""Names of arms and outcomes in other words than a question's, and near ones that are not meant."""

import pytest
from trialtrace.extract.questions.arms.groups import kind_of, kinds_got
from trialtrace.extract.questions.arms.names import Naming
from trialtrace.extract.questions.arms.pairs import choose_pair
from trialtrace.extract.questions.outcomes.likewise import load_likewise
from trialtrace.extract.questions.outcomes.senses import contradicts, denies
from trialtrace.extract.questions.outcomes.shorts import (
    Abbreviations,
    find_abbreviations,
    with_initials,
)
from trialtrace.extract.questions.outcomes.wanted import Wanted

NONE = Abbreviations({})


def pair(names, intervention, comparator, text=""):
    naming = Naming(
        intervention, comparator, find_abbreviations(text, ()), text, load_likewise().arms
    )
    found = choose_pair(names, naming)
    return found and (names[found.intervention], names[found.comparator])


@pytest.mark.parametrize(
    ("names", "question", "expected"),
    [
        # A combination is told by all of its parts, or by the word.
        (["Zinc", "Copper", "Combination"], ("zinc plus copper", "zinc"), ("Combination", "Zinc")),
        (["Zinc", "Copper", "Zinc + copper"], ("zinc and copper", "copper"),
         ("Zinc + copper", "Copper")),
        (["Zinc", "Copper", "Zinc + copper"], ("zinc", "copper"), ("Zinc", "Copper")),
        # What is not given is not given, and is a control.
        (["Drain", "No drain"], ("drain", "no drain"), ("Drain", "No drain")),
        (["Drain", "No drain", "Tape", "Sham tape"], ("drain", "control"), ("Drain", "No drain")),
        (["Drain", "No drain", "Tape", "Sham tape"], ("tape", "sham"), ("Tape", "Sham tape")),
        # near misses: nothing says which of two like columns is meant
        (["Zinc 5 mg", "Zinc 10 mg", "Placebo"], ("zinc", "placebo"), None),
        (["Monday", "Tuesday"], ("zinc", "copper"), None),
    ],
)  # fmt: skip
def test_columns_of_a_question(names, question, expected):
    assert pair(names, *question) == expected


GOT = (
    "Nurses were allotted to an observation group (n = 31), which additionally received warm "
    "blankets, and a control group (n = 30), which received routine nursing."
)


def test_groups_are_told_by_what_they_got():
    assert kinds_got(GOT)["active"].strip() == "warm blankets, and a"
    names = ["Control group (n = 30)", "Observation group (n = 31)"]
    assert pair(names, "warm blankets", "routine nursing", GOT) == (names[1], names[0])
    # near miss: the text says that the other group got it
    assert pair(names, "routine nursing", "warm blankets", GOT) == (names[0], names[1])
    assert pair(names, "cold packs", "hot packs", GOT) is None


def test_a_group_in_brackets_got_what_stands_in_front():
    text = "Goats were assigned to salt licks (test; n = 9) or to hay (control; n = 8)."
    assert kinds_got(text) == {"active": "salt licks ", "control": "hay "}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Controls", "control"), ("Study group", "active"), ("Zinc group", ""), ("Test 1", "")],
)
def test_headings_that_only_say_which_group(name, kind):
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("acute lung injury", "ALI was seen in 3 goats", {"ALI": "acute lung injury"}),
        ("ALI", "Acute lung injury was seen", {"ALI": "acute lung injury"}),
        ("ALI", "Acute lung injury and any limb ischaemia", {}),  # two runs: nobody knows
        ("lung injury", "LI was seen", {}),  # two letters tell too little
        ("acute lung injury", "ALIGN was seen", {}),
    ],
)
def test_short_forms_by_their_initials(question, text, expected):
    assert with_initials(NONE, [question], text).long == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("warm milk (group WM, n = 4)", {"WM": "warm milk"}),
        ("weight, mean (SD) of milk", {}),
        ("Warm  \n milk (WM)", {}),
    ],
)
def test_short_forms_in_brackets(text, expected):
    assert find_abbreviations(text, ()).long == expected


def score(asked, own, sections="", caption=""):
    return round(Wanted(asked, NONE, likewise=load_likewise()).score(own, sections, caption), 2)


@pytest.mark.parametrize(
    ("asked", "better", "worse"),
    [
        ("severe itch", ("Severe itch recorded",), ("Itch or severe itch recorded",)),
        ("itch", ("Any", "Itch"), ("Hoarseness", "Itch")),
        ("serious itch", ("Serious itch",), ("Non-serious itch",)),
        ("itch", ("Itch",), ("No itch",)),
        ("itch", ("Yes", "Itch"), ("No", "Itch")),
        ("hoarseness", ("Throat trouble: hoarseness",), ("Throat trouble: cough",)),
        ("anxiety", ("HADS (A)",), ("HADS (D)",)),
        ("pain", ("VAS at 6 h",), ("Itch VAS at 6 h",)),
        ("withdrawal due to adverse events", ("Adverse events leading to study drug discontinuation",),
         ("Adverse events",)),
        ("voice strength (VSX)", ("VSX, strength",), ("VSX, colour",)),
        ("voice strength", ("After treatment", "", "Table 2. Voice strength"),
         ("Cough", "", "Table 2. Voice strength")),
    ],
)  # fmt: skip
def test_the_better_label_wins(asked, better, worse):
    assert score(asked, *better) >= 0.5 > 0.0 and score(asked, *better) > score(asked, *worse)


def test_a_label_about_something_else_does_not_answer_for_its_section():
    assert score("itch", "Hoarseness", "Itch") == 0


def test_what_was_not_is_no_answer_for_what_was():
    assert denies("Cough not relieved") and not denies("No. with cough")
    assert contradicts("cough not relieved", "cough was relieved in")
    assert not contradicts("cough relieved", "cough was relieved in")
