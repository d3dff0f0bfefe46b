"""Bare numbers under a heading of time, rows that count people, thousands."""

import pytest
from trialtrace.extract.accounts.grids.cells import read_cell
from trialtrace.extract.accounts.grids.dated import unit_in
from trialtrace.extract.accounts.grids.sizes import sizes_named
from trialtrace.extract.questions.model import EVENTS, MEANS

from .test_ask import answer

HOURS = """Goats got zinc (n = 12) or salt (n = 11).

  Sign            Baseline    Hours after the start of infusion
  --------------- ----------- --------------------------------- ----------- -----------
                              24                                48          72
  Pulse (beats)
    Zinc          98 ± 24     99 ± 20                           97 ± 22     96 ± 21
    Salt          95 ± 17     100 ± 23                          94 ± 25     93 ± 26
"""


@pytest.mark.parametrize(
    ("arms", "outcome", "expected"),
    [
        (("zinc", "salt"), "pulse at 48 hours", [(97, 22, 12), (94, 25, 11)]),
        (("salt", "zinc"), "pulse after 2 days", [(94, 25, 11), (97, 22, 12)]),
        (("zinc", "salt"), "pulse after 24 h", [(99, 20, 12), (100, 23, 11)]),
        (("zinc", "salt"), "pulse at baseline", [(98, 24, 12), (95, 17, 11)]),
    ],
)
def test_numbers_under_a_heading_of_time_are_moments(arms, outcome, expected):
    assert answer(HOURS, *arms, outcome) == expected


def test_numbers_under_another_heading_are_none():
    # Doses, not hours: nobody knows which column is asked for.
    text = HOURS.replace("Hours after the start of infusion", "Dose of infusion in mg         ")
    assert answer(text, "zinc", "salt", "pulse at 48 hours") is None


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Weeks of treatment", "Weeks"),
        ("Study period (hours after injury)", "hours"),
        ("Day", "Day"),
        ("Age (years)", ""),
        ("Stay (days)", ""),
        ("Zinc", ""),
    ],
)
def test_units_that_count_from_a_start(words, unit):
    assert unit_in(words) == unit


LETTERED = """Goats got zinc (n = 12) or salt (n = 11).

| Group | Swelling (mm) | | Gait | |
|---|---|---|---|---|
| | D1 | D7 | D1 | D7 |
| Zinc | 3.1 ± 1.0 | 2.0 ± 0.9 | 5.5 ± 1.2 | 6.1 ± 1.1 |
| Salt | 3.3 ± 1.1 | 2.8 ± 1.0 | 5.4 ± 1.3 | 5.6 ± 1.4 |
"""


def test_days_by_a_letter():
    assert answer(LETTERED, "zinc", "salt", "gait on day 7") == [(6.1, 1.1, 12), (5.6, 1.4, 11)]
    assert answer(LETTERED, "salt", "zinc", "swelling at day 1") == [(3.3, 1.1, 11), (3.1, 1.0, 12)]


PEOPLE = """Of 41 goats, 21 got zinc (n = 21) and 20 salt (n = 20).

| | Zinc group | Salt group |
|---|---|---|
| **Stable stays** | | |
| Number of stays | 22 | 31 |
| Number of patients | 5 (24%) | 8 (40%) |
| **Vet visits** | | |
| Number of patients | 12 (57%) | 9 (45%) |
"""


def test_a_share_of_people_in_a_section_is_what_the_section_counts():
    assert answer(PEOPLE, "zinc", "salt", "vet visits", EVENTS) == [(12, 21), (9, 20)]
    assert answer(PEOPLE, "salt", "zinc", "stable stays", EVENTS) == [(8, 20), (5, 21)]


def test_a_section_called_number_of_people_counts_what_its_rows_say():
    text = """Goats got zinc (n = 21) or salt (n = 20).

| | Zinc n (%) | Salt n (%) |
|---|---|---|
| **Number of patients:** | | |
| With any cough | 5 (23.8) | 8 (40.0) |
| With a fever | 2 (9.5) | 1 (5.0) |
"""
    assert answer(text, "zinc", "salt", "fever", EVENTS) == [(2, 21), (1, 20)]


def test_shares_that_make_up_all_are_sizes():
    text = """
| | Zinc | Salt |
|---|---|---|
| **Study** | | |
| Number of patients | 21 (51%) | 20 (49%) |
| Cough | 5 (24%) | 8 (40%) |
"""
    assert answer(text, "zinc", "salt", "cough", EVENTS) == [(5, 21), (8, 20)]


@pytest.mark.parametrize(
    ("words", "form", "values"),
    [
        ("40,579 (22,631)", "pair", [40579, 22631]),
        ("12,372", "number", [12372]),
        ("1,234 (1,000, 2,000)", "interval", [1234, 1000, 2000]),
        ("150 (100,200)", "interval", [150, 100, 200]),
        ("0.83 (0.500,1.200)", "interval", [0.83, 0.5, 1.2]),
        ("55.0% (133/242)", "fraction", [55.0, 133, 242]),
        ("40% (2 of 5)", "fraction", [40, 2, 5]),
    ],
)
def test_commas_in_thousands_and_shares_with_their_fraction(words, form, values):
    cell = read_cell(words)
    assert (cell.form, [part.value for part in cell.parts]) == (form, values)


def test_means_in_thousands():
    text = """
| | Zinc (n = 30) | Salt (n = 31) |
|---|---|---|
| Steps, mean (SD) | 52,951 (24,240) | 49,530 (22,544) |
"""
    assert answer(text, "zinc", "salt", "steps") == [(52951, 24240, 30), (49530, 22544, 31)]


def test_a_legend_names_arms_with_their_people():
    found = sizes_named(
        "Grip with real grey zinc (RGZ; *n* = 6) or fine table salt (FTS; *n* = 4).", 0
    )
    assert {name: size.value for name, size in found.items()} == {"rgz": 6, "fts": 4}


def test_a_test_beside_each_arm_is_no_arm():
    text = """
| | Zinc group (n = 9) | | Control group (n = 8) | |
|---|---|---|---|---|
| | Week 6, mean (SD) | *t* (*P*) | Week 6, mean (SD) | *t* (*P*) |
| Grip | 30.1 (4.0) | 2.1 (.03) | 28.0 (5.0) | 1.0 (.33) |
"""
    assert answer(text, "zinc", "control", "grip", MEANS) == [(30.1, 4.0, 9), (28.0, 5.0, 8)]


@pytest.mark.parametrize(
    "label",
    [
        "No. of patients with relapse",
        "Number of patients with a relapse",
        "Number of patients in relapse",
        "Relapse, no. of patients",
    ],
)
def test_people_with_something_are_no_size(label):
    text = f"""
| | Zinc (n = 60) | Salt (n = 61) |
|---|---|---|
| {label} | 18 | 12 |
| Rash | 3 | 4 |
"""
    assert answer(text, "zinc", "salt", "relapse", EVENTS) == [(18, 60), (12, 61)]


SHARES = """
| | Zinc (n = 60) | Salt (n = 70) |
|---|---|---|
| Relapse, % | 30.0 | 20.0 |
| Rash, % (n) | 5.0 (3) | 5.7 (4) |
| Mean gait, % | 30.0 | 20.0 |
| Ejection fraction, % | 30.0 | 20.0 |
| Cough, % | 31.2 | 20.0 |
| Fever, % | 30 | 20 |
"""


def test_bare_numbers_may_be_shares_of_people():
    assert answer(SHARES, "zinc", "salt", "relapse", EVENTS) == [(18, 60), (14, 70)]
    assert answer(SHARES, "salt", "zinc", "rash", EVENTS) == [(4, 70), (3, 60)]


@pytest.mark.parametrize("outcome", ["gait", "ejection fraction", "cough", "fever"])
def test_what_is_no_share_of_people_or_may_be_any(outcome):
    # 31.2 % of 60 are nobody; whole percentages fit any number of people.
    assert answer(SHARES, "zinc", "salt", outcome, EVENTS) is None


def test_shares_by_the_headings():
    text = """Goats got zinc (n = 60) or salt (n = 70).

| | Zinc (%) | Salt (%) |
|---|---|---|
| Relapse | 30.0 | 20.0 |
| Rash | 5.0 | 5.7 |
"""
    assert answer(text, "zinc", "salt", "relapse", EVENTS) == [(18, 60), (14, 70)]
