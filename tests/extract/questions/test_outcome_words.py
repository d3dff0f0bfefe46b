"""Which words of a question must be said, and which only narrow it down."""

import pytest
from trialtrace.extract.questions.model import EVENTS
from trialtrace.extract.questions.outcomes.nouns import naming_nouns
from trialtrace.extract.questions.outcomes.senses import turn_of

from .test_ask import answer


@pytest.mark.parametrize(
    ("words", "nouns"),
    [
        ("wrist pain at 12 weeks", ["pain"]),
        ("change in wrist strength", ["change", "strength"]),
        ("time to full recovery", ["time", "recovery"]),
        ("number of stitches removed", ["number", "removed", "stitches"]),
    ],
)
def test_the_noun_names_the_outcome(words, nouns):
    assert naming_nouns(words) == nouns


TABLE = (
    "Wrist pain is common in weavers. We measured the wrist before and after splints; wrist splints "
    "were worn for a month.\n\n"
    "| | Splint (n = 20) | No splint (n = 22) |\n|---|---|---|\n| Pain, n (%) | 6 (30.0) | 11 (50.0) |\n"
    "| Swelling in low-risk weavers, n (%) | 2 (10.0) | 4 (18.2) |\n"
)


def test_a_papers_topic_need_not_be_said_again():
    assert answer(TABLE, "splint", "no splint", "wrist pain", EVENTS) == [(6, 20), (11, 22)]


def test_near_miss_the_people_alone_name_no_outcome():
    assert answer(TABLE, "splint", "no splint", "rash in low-risk weavers", EVENTS) is None


def test_near_miss_serious_is_not_any():
    text = (
        "| | Tea (n = 20) | Water (n = 22) |\n|---|---|---|\n| Patients with an SAE, n (%) | 2 (10.0) | 1 (4.5) |\n\n"
        "SAE = serious adverse event\n"
    )
    assert answer(text, "tea", "water", "any adverse event", EVENTS) is None
    assert answer(text, "tea", "water", "serious adverse events", EVENTS) == [(2, 20), (1, 22)]


VISITS = (
    "| | Tea (n = 20) | Water (n = 22) |\n|---|---|---|\n| Thirst, mean (SD) | | |\n| 1st follow-up | 3.1 (0.9) | "
    "3.4 (0.8) |\n| 2nd follow-up | 2.2 (0.7) | 3.0 (0.9) |\n"
)


def test_visits_are_counted():
    assert answer(VISITS, "tea", "water", "thirst at the first follow-up") == [
        (3.1, 0.9, 20),
        (3.4, 0.8, 22),
    ]
    assert answer(VISITS, "tea", "water", "thirst") == [(2.2, 0.7, 20), (3.0, 0.9, 22)]
    assert turn_of("follow-up 12 weeks") == 0


def test_a_change_under_an_arms_row_is_that_arms():
    text = (
        "Tea was given to the test group (n = 20), water to the control group (n = 22).\n\n"
        "| | Start | Week 6 |\n|---|---|---|\n| Thirst | | |\n| Test group | 4.1 ± 0.9 | 2.2 ± 0.7 |\n"
        "| Change from baseline | | -1.9 ± 0.6 |\n| Control group | 4.0 ± 0.8 | 3.0 ± 0.9 |\n"
        "| Change from baseline | | -1.0 ± 0.5 |\n"
        "| Hunger | | |\n| Test group | 5.1 ± 0.9 | 3.2 ± 0.7 |\n| Change from baseline | | -1.9 ± 0.4 |\n"
        "| Control group | 5.0 ± 0.8 | 4.0 ± 0.9 |\n| Change from baseline | | -1.0 ± 0.3 |\n"
    )
    assert answer(text, "tea", "water", "change in thirst from baseline to week 6") == [
        (-1.9, 0.6, 20), (-1.0, 0.5, 22),
    ]  # fmt: skip
    assert answer(text, "tea", "water", "hunger at week 6") == [(3.2, 0.7, 20), (4.0, 0.9, 22)]
