"""People whom something befell, counted in a clause that an arm opens, in lists, or by "one"."""

import pytest

TRIAL = "Zinc for cough in cooks\nWe randomised 240 cooks to zinc (n = 118) or salt (n = 122). "


def counts(read, sentence):
    """Return (count, arm) of the events of a sentence."""
    return [
        (value, arm.lower())
        for statistic, value, arm, *_ in read(TRIAL + sentence).results()
        if statistic == "events"
    ]


@pytest.mark.parametrize("arm", ["zinc", "salt"])
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In the {} group, cough fell and two patients recovered completely.", ["2"]),
        ("In the {} group, 3 patients had nausea and 2 had a rash.", ["3", "2"]),
        ("In the {} group, after a mean of 12 weeks, 2 patients developed a rash.", ["2"]),
        ("With {}, nausea was seen in 12 patients, rash in 4 and headache in 3.", ["12", "4", "3"]),
        (
            "Nausea was seen in 12 patients in the {} group, rash in 4, and headache in 3.",
            ["12", "4", "3"],
        ),
        (
            "Side effects in the {} group were nausea (12 patients), rash (4) and headache (3).",
            ["12", "4", "3"],
        ),
        (
            "Side effects with {} included nausea (n = 12), rash (n = 4), and headache (n = 3).",
            ["12", "4", "3"],
        ),
        ("There was one death in the {} group.", ["1"]),
        ("Only one relapse occurred in the {} group.", ["1"]),
        ("Two patients on {} were withdrawn because of severe headache.", ["2"]),
        ("One patient on {} dropped out owing to dizziness.", ["1"]),
    ],
)
def test_those_whom_something_befell_are_counted(read, arm, sentence, expected):
    assert counts(read, sentence.format(arm)) == [(one, arm) for one in expected]


@pytest.mark.parametrize("arm", ["zinc", "salt"])
@pytest.mark.parametrize(
    "sentence",
    [
        # who they are, and what was done
        "In the {} group, there were more smokers, and 20 patients had gout at entry.",
        "In the {} group, cough fell although 20 patients had a history of gout.",
        "In the {} group, the dose was halved and 20 patients received copper as well.",
        "The {} group consisted of men (n = 60) and women (n = 51).",
        "In the {} group, blood was drawn from smokers (n = 20) and others (n = 40).",
        # why people leave a trial
        "Two patients on {} dropped out for personal reasons.",
        "Two patients on {} withdrew because of protocol violations.",
        "Two patients on {} were lost to follow-up due to relocation.",
        "Two patients on {} were excluded because of missing data.",
        # a pronoun
        "With {}, one can hope for relief.",
        "Patients on {} were seen one by one.",
        "In the {} group, one in four patients was tall.",
    ],
)
def test_near_misses_count_nobody(read, arm, sentence):
    assert counts(read, sentence.format(arm)) == []


@pytest.mark.parametrize(("one", "other"), [("zinc", "salt"), ("salt", "zinc")])
@pytest.mark.parametrize(
    "sentence",
    [
        "A rash was seen in five patients on {} but only in one on {}.",
        "Six patients had a rash (five on {}, one on {}).",
        "Five patients in the {} group had a rash, one in the {} group.",
        "Until now, five patients in the {} group, one in the {} group are still well.",
    ],
)
def test_one_is_the_partner_of_a_count(read, one, other, sentence):
    assert counts(read, sentence.format(one, other)) == [("5", one), ("1", other)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Two patients died, one in each group.",
        "Two patients died (one in each group).",
        "There was one death in each group.",
        "One death occurred in each arm.",
    ],
)
def test_one_in_each_group_is_one_of_every_arm(read, sentence):
    assert sorted(counts(read, sentence)) == [("1", "salt"), ("1", "zinc")]


def test_two_in_each_group_stand_behind_all_of_them(read):
    assert sorted(counts(read, "Four patients died, two in each group.")) == [
        ("2", "salt"),
        ("2", "zinc"),
    ]
