"""Figures before and after in one sentence, groups named by a letter, sets that were analysed."""

import pytest
from trialtrace.extract.questions.arms.introductions import described, introduced
from trialtrace.extract.questions.model import EVENTS
from trialtrace.extract.questions.outcomes.senses import analyses_in

from .test_ask import answer

FELL = (
    "Thirty goats got clover (n = 15) or hay (n = 15). Coat gloss, mean ± SD, fell from 9.1 ± 1.2 to "
    "4.4 ± 1.1 with clover and from 9.0 ± 1.3 to 8.2 ± 1.4 with hay."
)


def test_the_second_figure_of_each_arm_is_the_one_after():
    assert answer(FELL, "clover", "hay", "coat gloss") == [(4.4, 1.1, 15), (8.2, 1.4, 15)]
    assert answer(FELL, "clover", "hay", "coat gloss at baseline") == [
        (9.1, 1.2, 15),
        (9.0, 1.3, 15),
    ]


def test_a_range_between_two_arms_is_no_change_of_one():
    text = FELL.replace("fell from 9.1 ± 1.2 to", "and hoof width, mean ± SD, were 9.1 ± 1.2 and")
    assert answer(text, "clover", "hay", "coat gloss") is None


LETTERS = (
    "The M group was given moss tea, the S group got water; 12 goats each.\n\n"
    "| Sign | M group | S group |\n|---|---|---|\n| | (n = 12) | (n = 12) |\n"
    "| Sneezing, n (%) | 3 (25.0) | 6 (50.0) |\n| Gloss, mean ± SD | 4.1 ± 0.4 | 3.2 ± 0.5 |\n"
)


def test_a_letter_in_front_of_group_is_told_by_what_the_group_got():
    assert answer(LETTERS, "moss tea", "water", "sneezing", EVENTS) == [(3, 12), (6, 12)]
    assert answer(LETTERS, "moss tea", "water", "gloss") == [(4.1, 0.4, 12), (3.2, 0.5, 12)]


def test_letters_and_plain_words_are_told_where_the_text_sets_them_apart():
    assert introduced("C, copper bell; W = wooden bell.", ["C", "W"]) == {
        "C": "copper bell", "W": "wooden bell",
    }  # fmt: skip
    assert introduced("Vitamin C, given daily, was liked.", ["C"]) == {}
    assert described("short (two walks and a brush; n = 9), long (n = 8)", ["Short", "Long"]) == {
        "Short": "two walks and a brush"
    }


def test_a_bracket_alone_in_its_cell_goes_on_with_the_number_before_it():
    text = (
        "Goats were given bells (n = 20) or none (n = 20).\n\n"
        "| Gait, mean (SD) | Bells (n = 20) | None (n = 20) |\n|---|---|---|\n"
        "| Trot | 4.10 | 3.20 |\n| | (0.50) | (0.61) |\n| Walk | 2.10 | 2.20 |\n| | (0.40) | (0.71) |\n"
    )
    assert answer(text, "bells", "none", "trot") == [(4.1, 0.5, 20), (3.2, 0.61, 20)]


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("trot", [(4.1, 0.5, 20), (3.2, 0.6, 22)]),
        ("trot, per protocol", [(4.9, 0.5, 15), (3.0, 0.6, 17)]),
    ],
)
def test_people_that_were_analysed_are_those_asked_for_else_all(asked, figures):
    text = (
        (
            "Goats were given bells or hay.\n\n"
            "| Score | No. of animals | Bells, mean (SD) | No. of animals | Hay, mean (SD) |\n"
            "|---|---|---|---|---|\n"
            "| Trot, intention to treat | 20 | 4.1 (0.5) | 22 | 3.2 (0.6) |\n"
            "| Trot, per protocol | 15 | 4.9 (0.5) | 17 | 3.0 (0.6) |\n"
        )
        .replace("No. of animals | B", "No. of subjects in bells | B")
        .replace("No. of animals | H", "No. of subjects in hay | H")
    )
    assert answer(text, "bells", "hay", asked) == figures


def test_sets_are_told_apart():
    assert analyses_in("modified intention to treat") == {"modified"}
    assert analyses_in("treatment intentions") == frozenset()


def test_why_it_happened_must_be_said():
    text = (
        "Goats were given bells (n = 20) or none (n = 20).\n\n"
        "| Event, n (%) | Bells (n = 20) | None (n = 20) |\n|---|---|---|\n"
        "| Shearing | 3 (15.0) | 6 (30.0) |\n| Grazing | 9 (45.0) | 8 (40.0) |\n"
    )
    assert answer(text, "bells", "none", "shearing", EVENTS) == [(3, 20), (6, 20)]
    assert answer(text, "bells", "none", "shearing due to lice", EVENTS) is None
    assert answer(text, "bells", "none", "need for shearing", EVENTS) == [(3, 20), (6, 20)]


def test_a_number_in_brackets_is_of_the_arm_in_front_of_it():
    text = (
        "Goats were allotted to the intervention (n = 51) and the control group (n = 20); the "
        "intervention group received bells, the control group received ribbons.\n\n"
        "| Mean (SD) | Before | After |\n|---|---|---|\n| Coat gloss | | |\n"
        "| Intervention | 3.1 (0.4) | 4.1 (0.5) |\n| Control | 3.0 (0.4) | 3.2 (0.6) |\n"
        "| Gait | | |\n| Intervention | 5.1 (0.4) | 6.1 (0.5) |\n| Control | 5.0 (0.4) | 5.2 (0.6) |\n"
    )
    assert answer(text, "bells", "ribbons", "coat gloss") == [(4.1, 0.5, 51), (3.2, 0.6, 20)]
    assert answer(text, "bells", "ribbons", "coat gloss at baseline") == [
        (3.1, 0.4, 51),
        (3.0, 0.4, 20),
    ]
