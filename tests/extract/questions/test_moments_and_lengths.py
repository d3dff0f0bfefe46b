"""Which moment "after" and "T2" are, headings that say arm and moment in one, changes beside values."""

import pytest
from trialtrace.extract.questions.lengths import visits_in
from trialtrace.extract.questions.model import EVENTS

from .test_ask import answer

AFTER = """Goats got zinc or salt, in a 6-week programme.

| | Zinc at entry, mean (SD) | Zinc at end of it, mean (SD) | Salt at entry, mean (SD) | Salt at end of it, mean (SD) |
|---|---|---|---|---|
| Milk | 2.0 (0.3) | 2.9 (0.5) | 2.1 (0.4) | 2.2 (0.6) |
"""


def figures(text, outcome):
    """Return both arms' means, or None."""
    found = answer(text, "zinc", "salt", outcome)
    return found and [side[0] for side in found]


def test_an_arm_and_its_moment_in_one_heading_with_how_figures_are_summed_up():
    assert figures(AFTER, "milk") == [2.9, 2.2]
    assert figures(AFTER, "milk at baseline") == [2.0, 2.1]


def test_after_treatment_is_when_the_treatment_had_lasted_so_long():
    assert figures(AFTER, "milk at 6 weeks") == [2.9, 2.2]
    # near misses: another moment, and a length that is not the treatment's
    assert figures(AFTER, "milk at 12 weeks") is None
    assert figures(AFTER.replace("6-week programme", "6-week-old herd"), "milk at 6 weeks") is None


VISITS = """Goats got zinc or salt and were milked at 2 weeks (T1) and 10 weeks (T2).

| | Zinc | | Salt | |
|---|---|---|---|---|
| | T1 | T2 | T1 | T2 |
| Milk | 2.0 ± 0.3 | 2.9 ± 0.5 | 2.1 ± 0.4 | 2.2 ± 0.6 |
"""


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("milk at 2 weeks", [2.0, 2.1]),
        ("milk at 10 weeks", [2.9, 2.2]),
        ("milk at 5 weeks", None),
    ],
)
def test_visits_by_number_have_the_day_that_the_text_gives_them(outcome, expected):
    assert figures(VISITS, outcome) == expected


def test_visits_that_the_text_dates_in_two_ways_have_no_day():
    text = VISITS.replace("milked", "fed at 3 weeks (T1), milked")
    assert figures(text, "milk at 2 weeks") is None


CHANGES = """
Table 2. Milk over time, with changes to day 0

| | Zinc | | Salt | |
|---|---|---|---|---|
| | Values | Change to day 0 | Values | Change to day 0 |
| Milk, day 9 | 2.9 ± 0.5 | 0.9 ± 0.2 | 2.2 ± 0.6 | 0.1 ± 0.1 |
"""


def test_a_change_to_day_0_is_no_value_of_day_0():
    assert figures(CHANGES, "milk at day 9") == [2.9, 2.2]
    assert figures(CHANGES, "change in milk at day 9") == [0.9, 0.1]


def test_mere_changes_do_not_answer_for_values_of_another_moment():
    text = """Goats got zinc or salt.

| | | Zinc | Salt |
|---|---|---|---|
| Milk | Before | 2.0 ± 0.3 | 2.1 ± 0.4 |
| | After | 2.9 ± 0.5 | 2.2 ± 0.6 |
| | Change | 0.9 ± 0.2 | 0.1 ± 0.1 |
"""
    assert figures(text, "milk at 5 weeks") is None
    assert figures(text, "milk") == [2.9, 2.2]
    assert figures(text, "change in milk") == [0.9, 0.1]
    dated = text.replace("salt.", "salt. They were given it for 5 weeks.")
    assert figures(dated, "milk at 5 weeks") == [2.9, 2.2]


DOSES = """
| | Once weekly | | | Once every 2 weeks | |
|---|---|---|---|---|---|
| | Placebo | 5 mg | 10 mg | 5 mg | 10 mg |
| n | 20 | 21 | 22 | 23 | 24 |
| Cough | 1 (5) | 7 (33) | 11 (50) | 3 (13) | 6 (25) |
"""


def test_a_control_shares_its_wide_heading_with_doses():
    expected = [(11, 22), (1, 20)]
    assert answer(DOSES, "eloxane 10 mg once weekly", "placebo", "cough", EVENTS) == expected
    expected = [(6, 24), (1, 20)]
    assert answer(DOSES, "eloxane 10 mg every 2 weeks", "placebo", "cough", EVENTS) == expected
    # near miss: a rhythm that no column has
    assert answer(DOSES, "eloxane 10 mg daily", "placebo", "cough", EVENTS) is None


@pytest.mark.parametrize(
    ("text", "visits"),
    [
        ("seen at 2 weeks (T1) and 6 weeks after treatment (T2)", {1: 14.0, 2: 42.0}),
        ("seen at 2 weeks (T1) and 10 days later (T2)", {1: 14.0}),
        ("T1: 2 weeks; T2: 10 days after T1", {1: 14.0}),
    ],
)
def test_visits_dated_by_another_have_no_day(text, visits):
    assert visits_in(text) == visits
