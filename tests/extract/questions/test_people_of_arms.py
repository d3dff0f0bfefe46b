"""How many people stand behind an arm: who went where, all of them in a crossover or before and after."""

import pytest
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.arms.stagearms import stages_of
from trialtrace.extract.questions.model import EVENTS, MEANS, Number
from trialtrace.extract.questions.sizes.allotted import everybody
from trialtrace.extract.questions.sizes.find import _without_wholes
from trialtrace.text.reader import read_text

from .test_ask import CUES, answer

MILK = "Milk was 3.1 ± 1.2 with clay and 4.5 ± 1.4 with peat."


@pytest.mark.parametrize(
    ("told", "people"),
    [
        ("Sixty-two goats were randomised to clay and 60 goats to peat.", (62, 60)),
        (
            "By then 62 patients had been randomised to the clay group and 60 patients to the peat group.",
            (62, 60),
        ),
        # parts of an arm are not the arm
        (
            "Sixty-two patients were randomised to clay and 60 to peat. Despite receiving all of it, 13 patients in the"
            " clay group did not eat it.",
            (62, 60),
        ),
        (
            "Clay was used in 18 eyes (clay group) and peat (peat group) in 17 eyes. It worked in 12 eyes in the clay"
            " group and 11 eyes in the peat group.",
            (18, 17),
        ),
    ],
)
def test_each_arm_has_its_people(told, people):
    found = answer(f"# Methods {told} # Results {MILK}", "clay", "peat", "milk", MEANS)
    assert tuple(one[2] for one in found) == people


def test_whose_people_are_stands_behind_them():
    told = "# Results It was good in 17 eyes in the group 1 and 11 eyes in the group 2. "
    text = "# Methods Clay was used in 18 eyes (group 1) and peat in 17 eyes (group 2). " + told
    assert answer(text + MILK, "clay", "peat", "milk", MEANS) == [(3.1, 1.2, 18), (4.5, 1.4, 17)]


def test_a_name_that_the_text_gives_to_an_arm():
    text = (
        "# Methods Of 80 goats, 40 were fed with clay and salt; the other 41 received no further feed (nihil group)."
        " # Results Milk was 3.1 ± 1.2 in the clay arm and 4.5 ± 1.4 in the nihil arm."
    )
    found = answer(text, "clay and salt", "no further feed", "milk", MEANS)
    assert [one[:2] for one in found] == [(3.1, 1.2), (4.5, 1.4)]


ONE_GROUP = "# Methods Twenty goats were measured before and after 12 weeks of walks. # Results "
TURN = "Milk rose (pre-training: 4.5 ± 1.4 l vs. post-training: 3.1 ± 1.2 l, p < 0.05)."


def test_before_and_after_are_the_arms_of_one_group():
    for ours, theirs in (("after 12 weeks of walks", "before walks"), ("walks", "baseline")):
        found = answer(ONE_GROUP + TURN, ours, theirs, "milk", MEANS)
        assert [one[:2] for one in found] == [(3.1, 1.2), (4.5, 1.4)]


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (("walks", "pre-training"), "Twenty goats walked.", (COMPARATOR, INTERVENTION)),
        # whose "before" it is, nobody knows where there is another group
        (("walks", "baseline"), "Walks were held against a control group.", None),
        (("walks", "baseline"), "Goats were randomly made to walk.", None),
        (("walks", "prefabs"), "Twenty goats walked.", None),
    ],
)
def test_what_asks_for_before_and_after(names, text, expected):
    assert stages_of(dict(zip((INTERVENTION, COMPARATOR), names, strict=True)), text) == expected


@pytest.mark.parametrize(
    ("design", "people"),
    [
        ("This was a randomised cross-over trial. Twenty sailors were given both.", 20),
        # who may change over is not in both arms
        ("Twenty sailors were randomised; crossover to the other treatment was allowed.", None),
        ("Twenty sailors were studied.", None),
    ],
)
def test_all_people_of_a_crossover_were_in_both_arms(design, people):
    document = read_text(design, "a.md", CUES)
    total = Number(20, design.index("Twenty"), design.index("Twenty") + 6)
    found = everybody(document, "honey", total)
    assert (found and found.value) == people


def test_before_is_of_all_people_only_where_there_is_one_group():
    for text, people in (("Twenty sailors walked.", 20), ("Twenty sailors were randomised.", None)):
        found = everybody(read_text(text, "a.md", CUES), "baseline", Number(20, 0, 6))
        assert (found and found.value) == people


def test_a_few_people_are_no_arm():
    """What a sentence counts is not how many the arm had, nor are five of 440 people."""
    text = "Women got clay or peat.\n\nFive women allocated to the peat group and none in the clay group coughed."
    assert answer(text, "clay", "peat", "cough", EVENTS) == [(0, None), (5, None)]
    told = {side: [Number(n, 0, 1)] for side, n in ((INTERVENTION, 211.0), (COMPARATOR, 5.0))}
    assert _without_wholes(told, Number(440.0, 0, 1))[COMPARATOR] == []
    assert _without_wholes(told, Number(60.0, 0, 1))[COMPARATOR] == told[COMPARATOR]


def test_those_who_recovered_are_not_all():
    rows = "| | Clay | Peat |\n|---|---|---|\n| Pulse, mean (SD) | 71 (9) | 75 (8) |\n"
    text = f"Goats got clay (n = 20) or peat (n = 22).\n\nTable 1. Goats that recovered\n\n{rows}"
    assert answer(text, "clay", "peat", "pulse") == [(71, 9, 20), (75, 8, 22)]
    assert answer(text, "clay", "peat", "pulse in those who recovered") == [
        (71, 9, None),
        (75, 8, None),
    ]


def test_the_first_month_is_a_moment():
    text = (
        "Goats got clay (n = 40) or peat (n = 44).\n\n"
        "A cough was heard in 12/40 (30%) with clay and 11/44 (25%) with peat."
    )
    assert answer(text, "clay", "peat", "cough in the first month", EVENTS) == [(12, 40), (11, 44)]
