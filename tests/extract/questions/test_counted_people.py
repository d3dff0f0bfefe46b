"""Counts and shares of people in sentences: how they are written, whose they are, of how many."""

import pytest
from trialtrace.extract.accounts.grids.figures import people_of
from trialtrace.extract.questions.arms.groups import OF_KIND
from trialtrace.extract.questions.arms.mentions import Named
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import EVENTS
from trialtrace.extract.questions.prose.counted_people import figures_in

from .test_ask import answer

SIZED = "Goats got clay (n = 40) or peat (n = 44).\n"


@pytest.mark.parametrize(
    ("words", "events", "people", "percent"),
    [
        ("7.5% (3 of 40, 95% CI 2.1% to 19.9%)", 3, 40, 7.5),
        ("7.5% (n = 3) coughed", 3, None, 7.5),
        ("7.5% of goats and 7.5% of patients (3 patients)", 3, None, 7.5),
        ("3/40, 7.5%", 3, 40, 7.5),
        ("1,506/1,905 (79.1%)", 1506, 1905, 79.1),
        ("3 patients (7.5%) coughed", 3, None, 7.5),
    ],
)
def test_a_count_and_its_share(words, events, people, percent):
    (found,) = [one for one in figures_in(words) if one.events is not None]
    assert (found.events, found.n, found.percent) == (events, people, percent)


@pytest.mark.parametrize(
    "words",
    [
        "0.9 events per 100 patient-years",
        "40% (12 weeks)",
        "95% CI 87.4% to 94.1%",
        "group 3 (20%)",
    ],
)
def test_no_count_of_people(words):
    assert [one.events for one in figures_in(words) if one.events is not None] == []


def test_an_arm_between_a_number_and_whom_it_counts():
    words = "Twelve clay patients (30%) and 4 peat patients (9%) coughed"
    peat = words.index("peat")
    named = [Named(INTERVENTION, 7, 11), Named(COMPARATOR, peat, peat + 4)]
    found = [(one.side, one.events, one.percent) for one in figures_in(words, named)]
    assert found == [(INTERVENTION, 12, 30), (COMPARATOR, 4, 9)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Twelve clay patients (30%) and 11 peat patients (25%) developed a cough.",
        "12 patients from the clay group (30.0%) and 11 patients from the peat group (25.0%) had a cough.",
        "A cough was seen in 30.0% (12 of 40) with clay and in 25.0% (11 of 44) with peat.",
        "In the clay group 12 (30%) coughs were heard, in the peat group 11 (25%).",
        "The shares with a cough under clay and peat were 30.0% (12 of 40, 95% CI 18.0%--46.0%) and "
        "25.0% (11 of 44, 95% CI 14.0%--40.0%), respectively.",
        "Twelve (30%) cases of cough were found in the clay group and 11 (25%) in the peat group.",
    ],
)
def test_both_arms_in_one_sentence(sentence):
    assert answer(SIZED + sentence, "clay", "peat", "cough", EVENTS) == [(12, 40), (11, 44)]


@pytest.mark.parametrize(
    "sentence",
    [
        # The words behind a comma measure something else, or are compared without figures.
        "A limp was rarer with clay (12.5% vs. 25.0% with peat), as was a cough (p = 0.2).",
        # Those who were asked, not those who coughed.
        "40 patients in the clay group and 44 patients in the peat group told of their cough.",
        # Not the share of these people.
        "12 (31%) patients in the clay group and 11 (25%) in the peat group had a cough.",
    ],
)
def test_what_answers_nothing(sentence):
    assert answer(SIZED + sentence, "clay", "peat", "cough", EVENTS) is None


def test_the_one_who_is_compared_with_stands_behind_than():
    text = (
        SIZED
        + "Coughs were rarer than in goats who had been given peat (12 of 40 versus 11 of 44)."
    )
    assert answer(text, "clay", "peat", "cough", EVENTS) == [(12, 40), (11, 44)]


def test_people_that_count_and_share_leave_possible():
    assert (people_of(17, 22.1, 1), people_of(2, 2.6, 1), people_of(39, 50.0, 1)) == (77, None, 78)
    text = (
        "In all, 180 goats were randomly divided into two groups.\n"
        "A cough was found in 17 (22.1%) goats on clay and in 39 (50.0%) goats on peat."
    ).replace("goats", "patients")
    assert answer(text, "clay", "peat", "cough", EVENTS) == [(17, 77), (39, 78)]
    # Two numbers of people would do: no answer.
    vague = text.replace("17 (22.1%)", "2 (2.6%)")
    assert answer(vague, "clay", "peat", "cough", EVENTS) is None


def test_what_people_had_as_the_noun_that_is_asked_for():
    text = SIZED + "12 women of the clay group and 11 women of the peat group became pregnant."
    assert answer(text, "clay", "peat", "pregnancy rate", EVENTS) == [(12, 40), (11, 44)]


ALL = SIZED + "Two strokes occurred, {} of them in the clay group."


def test_events_of_one_arm_alone():
    assert answer(ALL.format("both"), "clay", "peat", "stroke", EVENTS) == [(2, 40), (0, 44)]
    assert answer(ALL.format("both"), "peat", "clay", "stroke", EVENTS) == [(0, 44), (2, 40)]
    assert answer(ALL.format("one"), "clay", "peat", "stroke", EVENTS) is None
    assert answer(ALL.format("both"), "clay", "peat", "fatal stroke", EVENTS) is None


def test_a_whole_in_front_of_its_part_is_no_arm():
    text = (
        "Clay was given to 40 patients; 44 patients got peat. On day 7, 60 patients were seen, 31 in the peat "
        "group.\nA cough was heard in 12 of the clay group and in 11 of the peat group."
    )
    assert answer(text, "clay", "peat", "cough", EVENTS) == [(12, 40), (11, 44)]


DENIED = (
    "All 80 patients were divided equally into two groups, one with a drain and one without.\n"
    "A leak was less common in the {} (5.0%) than in the {} (12.5%)."
)


def test_an_arm_that_goes_without():
    text = DENIED.format("drain group", "no drain group")
    assert answer(text, "abdominal drain", "no drain", "leak", EVENTS) == [(2, 40), (5, 40)]
    text = DENIED.format("no drain group", "drain group")
    assert answer(text, "abdominal drain", "no drain", "leak", EVENTS) == [(5, 40), (2, 40)]


def test_participants_by_kind():
    text = (
        "Goats got clay or peat.\nA cough developed in 17/55 (30.9%) control patients and 14/56 (25.0%) "
        "intervention patients."
    )
    assert answer(text, "clay", "sham clay", "cough", EVENTS) == [(14, 56), (17, 55)]
    # "Study patients" may be all of them.
    assert OF_KIND.search("17 of the study patients and of the treated patients") is None


def test_a_name_with_a_joined_front_is_one_word():
    text = "A cough was found in 12 of 40 on co-claymat and in 11 of 44 on peat."
    assert answer(text, "co-claymat", "peat", "cough", EVENTS) == [(12, 40), (11, 44)]
