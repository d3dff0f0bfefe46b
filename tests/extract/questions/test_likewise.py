"""Other words for one thing, figures arm by arm, people of single cells and of moments."""

import pytest
from trialtrace.extract.accounts.grids.model import Datum, Head, Size
from trialtrace.extract.accounts.grids.sizes import is_size_cell
from trialtrace.extract.questions.model import EVENTS
from trialtrace.extract.questions.outcomes.likewise import load_likewise
from trialtrace.extract.questions.outcomes.senses import limits_in
from trialtrace.extract.questions.prose.counted_people import figures_in

from tests.extract.questions.test_ask import answer

VISITS = """Sixty dancers were randomised to yoga (n = 30) or stretching (n = 30). At 3 months 28 and 27
dancers were examined, and at one year 25 and 24.

Table 1. Scores by visit, mean (SD)

| | 3 months | | 12 months | |
|---|---|---|---|---|
| | Yoga | Stretching | Yoga | Stretching |
| PHQ-9 | 7.1 (3.2) | 8.8 (3.9) | 6.0 (3.0) | 7.9 (3.7) |
| SF-36 | 61.0 (9.0) | 57.5 (9.9) | 63.2 (8.1) | 58.8 (9.4) |
"""


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("depressive symptoms at 12 months", [(6.0, 3.0, 25), (7.9, 3.7, 24)]),
        ("depression at 3 months", [(7.1, 3.2, 28), (8.8, 3.9, 27)]),
        ("health-related quality of life at 1 year", [(63.2, 8.1, 25), (58.8, 9.4, 24)]),
        ("EQ-5D at 12 months", None),  # another scale of the same thing
        ("anxiety at 12 months", None),
    ],
)
def test_a_scale_answers_for_what_it_measures(outcome, expected):
    assert answer(VISITS, "yoga", "stretching", outcome) == expected


def test_people_left_at_a_visit_do_not_count_where_missing_values_were_filled_in():
    filled = VISITS.replace("Table 1", "The last observation was carried forward.\n\nTable 1")
    assert answer(filled, "yoga", "stretching", "depression at 1 year") == [
        (6.0, 3.0, 30), (7.9, 3.7, 30)
    ]  # fmt: skip


COUNTED = """Table 2. Outcomes

| | Arm | n | Mean (SD) |
|---|---|---|---|
| Grip strength, kg | Clay | 41 | 22.4 (6.1) |
| | Putty | 39 | 20.3 (5.8) |
"""
UNDER = """Table 3. Outcomes, mean (SD)

| | Clay (n = 50) | Putty (n = 50) |
|---|---|---|
| Grip strength, kg | 22.4 (6.1) | 20.3 (5.8) |
| n | 41 | 39 |
| Pinch strength, kg | 5.1 (1.2) | 4.9 (1.3) |
| n | 44 | 45 |
"""


@pytest.mark.parametrize("text", [COUNTED, UNDER])
def test_a_column_or_row_of_numbers_speaks_for_its_outcome(text):
    assert answer(text, "clay", "putty", "grip strength") == [(22.4, 6.1, 41), (20.3, 5.8, 39)]


ARMS = """Ninety divers were randomised to helmet (n = 30), mask (n = 30) or snorkel (n = 30).

Table 1. Dives

| | Helmet (n = 30) | Mask (n = 30) | Snorkel (n = 30) |
|---|---|---|---|
| Depth, m, mean (SD) | 9.1 (2.0) | 8.2 (2.2) | 7.7 (2.1) |

Ear pain was seen in 7 divers in the helmet group, 5 in the mask group and one in the snorkel group.
Vertigo occurred in 10.0%, 16.7% and 3.3%. Cramps were noted in 4 and 6 divers.
A gain of 15 metres or more was reached by 3 divers with the helmet and 8 with the snorkel.
"""


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("ear pain", [(5, 30), (1, 30)]),
        ("vertigo", [(5, 30), (1, 30)]),
        ("cramps", None),  # two figures for three arms
        ("gain of 20 metres or more", None),
    ],
)
def test_figures_are_given_arm_by_arm(outcome, expected):
    assert answer(ARMS, "mask", "snorkel", outcome, EVENTS) == expected


def test_nothing_serious_is_not_nothing():
    text = (
        "Walkers (n = 20) and cyclists (n = 20) met. There were no serious falls in either group."
    )
    assert answer(text, "walkers", "cyclists", "any falls", EVENTS) is None
    assert answer(text, "walkers", "cyclists", "serious falls", EVENTS) == [(0, 20), (0, 20)]


def test_wide_headings_of_a_framed_table_stay_apart():
    text = """Table 1. Course, mean (SD)

  ------------------------------------------------------
                 Week 2                  Week 8
  Measure        Felt        Wool        Felt        Wool
  -------------  ----------  ----------  ----------  ----------
  Warmth (0-9)   4.1 (1.0)   3.2 (1.1)   6.0 (1.2)   5.1 (1.4)

  Weight, g      81 (9)      90 (8)      82 (9)      91 (8)
  ------------------------------------------------------
"""
    found = answer(text, "felt", "wool", "warmth at 8 weeks")
    assert found == [(6.0, 1.2, None), (5.1, 1.4, None)]


def test_limits_leave_moments_out():
    assert limits_in("loss of 10 or more teeth at 6 months") == {"10"}
    assert limits_in("PHQ-9 after 3 weeks") == frozenset()


def test_levels_and_moments_are_no_counts_of_people():
    assert figures_in("95% CI 2 to 3 after 6 weeks in Table 4") == []
    assert [f.events for f in figures_in("Forty-one patients and 3 of 9 women (33%)")] == [41, 3]


def test_spelling_and_endings_are_one():
    told = load_likewise().asked.told
    assert told("Cesarean delivery") == told("caesarean section")
    assert told("gait velocity") != told("gait symmetry")


def test_a_column_n_under_a_sized_heading_counts_events():
    heads = (Head("Clay (n = 40)", 0, 13), Head("n", 20, 21))
    assert is_size_cell(Datum(0, 1, None, None, heads, (), None))
    assert not is_size_cell(Datum(0, 1, None, None, heads, (), Size(40, 10, 12)))
