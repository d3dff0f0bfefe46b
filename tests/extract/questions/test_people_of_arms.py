"""How many people stand behind an arm: who went where, all of them in a crossover or before and after."""

import pytest
from trialtrace.extract.questions.model import MEANS
from trialtrace.extract.questions.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.stagearms import stages_of

from .test_ask import answer

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
