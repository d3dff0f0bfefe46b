"""Headings over doses, lost spans of labels and headings, shares that look like sizes."""

import pytest
from trialtrace.extract.accounts.grids.cells import read_cell
from trialtrace.extract.questions.arms.doses import dose_at_end, is_other_dose
from trialtrace.extract.questions.model import EVENTS

from .test_ask import answer
from .test_layouts import heads

DOSES = """
Goats with bloat got chalk licks 5 mg (n = 30), 10 mg (n = 32) or a placebo (n = 31).

  Sign       Placebo   Chalk lick
  ---------- --------- ------------ -------- --------
  5 mg       10 mg
  Cough      3 (10%)   6 (20%)      4 (12%)
  Limp       2 (6%)    3 (10%)      8 (25%)
"""


def test_a_control_has_no_doses():
    assert heads(DOSES) == {1: ["Placebo"], 2: ["Chalk lick 5 mg"], 3: ["Chalk lick 10 mg"]}
    assert answer(DOSES, "chalk lick 10 mg", "placebo", "limp", EVENTS) == [(8, 32), (2, 31)]
    assert answer(DOSES, "chalk lick 5 mg", "placebo", "limp", EVENTS) == [(3, 30), (2, 31)]


def test_no_dose_is_chosen_where_none_is_asked_for():
    assert answer(DOSES, "chalk lick", "placebo", "limp", EVENTS) is None


@pytest.mark.parametrize(
    ("asked", "words", "other"),
    [
        ("chalk 5 mg", "Chalk 10 mg", True),
        ("chalk 5 mg", "Chalk 5 mg", False),
        ("chalk 5 mg", "Chalk", False),
        ("chalk 5 mg", "Chalk 10 ml", False),
        ("chalk 2 g/l", "Chalk 3 g/l", False),
    ],
)
def test_doses_are_compared_in_one_unit(asked, words, other):
    assert is_other_dose(asked, words) is other


def test_a_dose_stands_just_in_front_of_its_bracket():
    assert dose_at_end("chalk 5 mg (") == "5 mg"
    assert dose_at_end("chalk 5 mg daily, half of them (") == ""


MOVED = """
  Item                           Clay (n = 20)         Peat (n = 21)
  --------------------- -------- --------------- ----- --------------- -----
                                 M               SD    M               SD
  Jumps                 High     4.1             1.2   5.2             1.3
                        Long     3.3             0.9   2.8             0.8
  Steps in all          40.2     6.1             38.8  5.9
"""


def test_a_row_whose_label_stood_over_two_columns_is_moved_back():
    assert answer(MOVED, "clay", "peat", "steps in all") == [(40.2, 6.1, 20), (38.8, 5.9, 21)]
    assert answer(MOVED, "clay", "peat", "long jumps") == [(3.3, 0.9, 20), (2.8, 0.8, 21)]


SHARES = """
  Any sign            Clay (n = 40)   Peat (n = 50)
  ------------------- --------------- ---------------
  Goats, n (%)        10 (25.0)       20 (40.0)
  Patients, n (%)     12 (30.0)       25 (50.0)
  Cough               2 (5.0)         5 (10.0)
"""


def test_shares_of_the_people_in_a_heading_are_no_sizes():
    assert answer(SHARES, "clay", "peat", "cough", EVENTS) == [(2, 40), (5, 50)]


def test_a_row_of_people_still_counts_them():
    text = """
  Sign                  Clay         Peat
  --------------------- ------------ ------------
  Patients, n           40           50
  Cough, n (%)          2 (5.0)      5 (10.0)
"""
    assert answer(text, "clay", "peat", "cough", EVENTS) == [(2, 40), (5, 50)]


BESIDE = """
  Sign at week 3 and at week 9       Clay                Peat
  ---------------------------------- ------------------- ------------------- --------------- -------
                                     n of total n (%)    n of total n (%)    Odds ratio      P
  Cough                              10/40 (25.0)        20/50 (40.0)        0.5 (0.2-1.2)   0.1
"""


def test_headings_stay_in_their_places_where_only_comparisons_follow():
    assert answer(BESIDE, "clay", "peat", "cough", EVENTS) == [(10, 40), (20, 50)]


@pytest.mark.parametrize(
    ("words", "form", "values"),
    [
        ("--0.45 (1.20)", "pair", [-0.45, 1.2]),
        ("0.2 (--0.5--1.2)", "interval", [0.2, -0.5, 1.2]),
        ("12 (60%) (36%–81%)", "count_percent", [12, 60]),
        ("310.5 mg (SD±40.2)", "mean_sd", [310.5, 40.2]),
        ("3--7", "range", [3, 7]),
    ],
)
def test_cells_as_exports_write_them(words, form, values):
    value = read_cell(words)
    assert value.form == form
    assert [part.value for part in value.parts] == values


def test_the_sum_of_two_arms_is_told_from_one_of_them():
    text = """
Forty goats each got clay (group C), peat (group P) or both (group CP).

  Sign       Group C (n = 40)   Group P (n = 40)   Group CP (n = 38)
  ---------- ------------------ ------------------ -------------------
  Cough      8 (20.0)           6 (15.0)           2 (5.3)

Group CP, goats were fed with clay and peat in the same trough every morning of the whole year.
"""
    assert answer(text, "clay and peat", "peat", "cough", EVENTS) == [(2, 38), (6, 40)]
    assert answer(text, "clay", "peat", "cough", EVENTS) == [(8, 40), (6, 40)]


STACKED = """
                   Time of visit                       Model
  ---------------- ------------- ---------- ---------- ---------- ----------
  Start            Month 3
  n                mean ± SD     n          mean ± SD  LSMean ± SE
  Milk (l)
  Clay             28            2.0 ± 0.3  27         2.9 ± 0.5  2.7 ± 0.1
  Peat             30            2.2 ± 0.3  29         2.4 ± 0.4  2.3 ± 0.1
"""


def test_two_header_rows_that_moved_together_are_set_back():
    assert heads(STACKED)[4] == ["Month 3", "mean ± SD"]
    assert answer(STACKED, "clay", "peat", "milk") == [(2.9, 0.5, 27), (2.4, 0.4, 29)]


def test_a_number_with_a_remark_is_no_heading():
    text = """
         Sign                Clay (n = 26)          Peat (n = 20)
  ------ ------------------- ---------------------- ----------------------
  A      Left the herd       5 (see the figure)     4 (see the figure)
  B      Broken horn         0                      3
  C      Further feeding     6                      2
"""
    assert answer(text, "clay", "peat", "broken horn", EVENTS) == [(0, 26), (3, 20)]
    assert answer(text, "clay", "peat", "left the herd", EVENTS) == [(5, 26), (4, 20)]


@pytest.mark.parametrize("cell", ["728 (0.23±0.02)", "(728) 0.23 ± 0.02"])
def test_people_in_front_of_a_mean(cell):
    value = read_cell(cell)
    assert value.form == "mean_sd"
    assert value.people.value == 728
    assert [part.value for part in value.parts] == [0.23, 0.02]


VISITS = """
  Score          Clay group       Peat group
  -------------- ---------------- ----------------
  Calm (0-9)
  T0             5.4 (3.3)        6.0 (3.3)
  T1             3.7 (3.0)        6.3 (3.2)
  T2             2.5 (2.4)        5.2 (3.0)

Values are mean (SD). Each group had 30 goats.
"""


@pytest.mark.parametrize(
    ("asked", "means"),
    [("calm", (2.5, 5.2)), ("calm at T1", (3.7, 6.3)), ("calm at T2", (2.5, 5.2))],
)
def test_visits_by_number_are_in_order(asked, means):
    found = answer(VISITS, "clay", "peat", asked)
    assert tuple(side[0] for side in found) == means


def test_a_caption_names_the_outcome_of_rows_that_are_analyses():
    text = """
Table 1. Jump height in centimetres at month 6

  Analysis                        Clay (n = 20)   Peat (n = 21)
  ------------------------------- --------------- ---------------
  Intention to treat, mean (SD)   40.2 (6.1)      38.8 (5.9)
  Per protocol, mean (SD)         41.0 (6.0)      39.9 (5.0)
"""
    assert answer(text, "clay", "peat", "jump height") == [(40.2, 6.1, 20), (38.8, 5.9, 21)]


def test_what_heads_the_labels_is_said_of_each_of_them():
    text = """
  Grain given          Clay (n = 20)   Peat (n = 21)
  -------------------- --------------- ---------------
  At dawn, mean (SD)   16.6 (5.2)      15.8 (4.6)
  Total grain (SD)     60.7 (20.0)     32.4 (18.2)
"""
    assert answer(text, "clay", "peat", "grain at dawn") == [(16.6, 5.2, 20), (15.8, 4.6, 21)]


def test_a_heading_beside_control_says_nothing_of_what_it_got():
    text = """
  Sign             Control (reference) group   Intervention group
  ---------------- --------------------------- --------------------
  Cough, n/N (%)   10/40 (25.0)                20/50 (40.0)
"""
    assert answer(text, "clay lessons", "plain lessons", "cough", EVENTS) == [(20, 50), (10, 40)]


def test_another_dose_in_a_sentence_is_another_arm():
    text = (
        "Children got chalk 5 mg, chalk 10 mg or a placebo.\n"
        "A cough was heard in 11 of 431 children (2.6%) with chalk 5 mg, 17 of 424 (4.0%) with "
        "chalk 10 mg and 10 of 427 (2.3%) with placebo."
    )
    assert answer(text, "chalk 5 mg", "placebo", "cough", EVENTS) == [(11, 431), (10, 427)]
    assert answer(text, "chalk 10 mg", "placebo", "cough", EVENTS) == [(17, 424), (10, 427)]


def test_a_day_in_front_of_a_bracket_is_no_number_of_people():
    text = (
        "Goats got clay (n = 20) or peat (n = 21).\nWith clay they ate fewer hay units in the yard "
        "(9.7 ± 3.1 vs 21.8 ± 2.1) and on day 3 (18.6 ± 3.5 vs 35.4 ± 2.8)."
    )
    assert answer(text, "clay", "peat", "hay units on day 3") == [(18.6, 3.5, 20), (35.4, 2.8, 21)]
