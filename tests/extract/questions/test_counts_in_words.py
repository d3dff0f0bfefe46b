"""Counts in words beside counts in figures; arms that a list names and nobody asks for."""

import pytest
from trialtrace.extract.questions.arms.groups import spells
from trialtrace.extract.questions.model import EVENTS
from trialtrace.extract.questions.spelt import in_figures

from .test_ask import answer


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("nine (6%) of 151 and two", "9    (6%) of 151 and two"),
        ("Twenty-one patients in the clay arm", "21         patients in the clay arm"),
        ("seven out of 40 goats", "7     out of 40 goats"),
        ("two groups and three weeks", "two groups and three weeks"),
        ("anyone (6%)", "anyone (6%)"),
    ],
)
def test_counts_of_people_are_written_in_figures(words, figures):
    assert in_figures(words) == figures
    assert len(in_figures(words)) == len(words)


LISTED = (
    "Goats got clay (n = 40), chalk (n = 41) or peat (n = 50).\n"
    "The number of goats with a broken horn was 16 (40.0%) of 40, 26 (63.4%) of 41, and nine "
    "(18.0%) of 50 in the clay, chalk, and peat groups, respectively."
)


def test_a_count_in_words_is_not_passed_over():
    assert answer(LISTED, "clay", "peat", "broken horn", EVENTS) == [(16, 40), (9, 50)]
    assert answer(LISTED, "chalk", "clay", "broken horn", EVENTS) == [(26, 41), (16, 40)]


def test_more_figures_than_arms_answer_nothing():
    text = LISTED.replace("clay, chalk, and peat groups", "clay and peat groups")
    assert answer(text, "clay", "peat", "broken horn", EVENTS) is None


def test_letters_that_nobody_explains_are_those_of_one_arm():
    text = (
        "Goats got methylated clay (n = 20) or peat (n = 22).\n"
        "A cough was heard in twelve (54.5%) of the peat group and in 11 (55.0%) of the MC arm."
    )
    assert answer(text, "methylated clay", "peat", "cough", EVENTS) == [(11, 20), (12, 22)]
    assert not spells("qx", "methylated clay")


def test_a_share_behind_the_people_is_that_of_the_count():
    text = (
        (
            "Goats got clay or peat.\nA cough was heard in 97 of 745 goats (13.0%) of the clay group "
            "and in 81 of 743 animals (10.9%) of the peat group."
        )
        .replace("goats (", "children (")
        .replace("animals (", "children (")
    )
    assert answer(text, "clay", "peat", "cough", EVENTS) == [(97, 745), (81, 743)]
