"""Headings that stand in front of deeper ones, name people in brackets, or only say which group."""

from trialtrace.extract.questions.model import EVENTS

from .test_ask import answer

STACKED = """
  Scale           Tea (n = 14)   Water (n = 15)   Model A
  --------------- -------------- ---------------- --------- ----- -----
                                                  Gap       p     SE
  Thirst (score)  2.2 (0.7)      3.0 (0.9)        -0.8      0.02  0.3
  Hunger (score)  4.2 (0.8)      4.1 (0.6)        0.1       0.80  0.2
"""


def test_headings_in_front_of_a_deeper_row_stay():
    text = "Means (SD) are given." + STACKED
    assert answer(text, "tea", "water", "thirst score") == [(2.2, 0.7, 14), (3.0, 0.9, 15)]


def test_people_in_brackets_are_a_headings_number():
    text = (
        "| | Tea group (14 sailors) | Tea group (14 cases) | Water group (15 cases) |\n|---|---|---|---|\n"
        "| Cough | 9 (64%) | 2 (14.3%) | 6 (40.0%) |\n"
    ).replace(" Tea group (14 sailors) |", "").replace("|---|---|---|---|", "|---|---|---|").replace(
        " 9 (64%) |", "")  # fmt: skip
    assert answer(text, "tea", "water", "cough", EVENTS) == [(2, 14), (6, 15)]


KINDS = "| | Treatment (n = 14) | Control (n = 15) |\n|---|---|---|\n| Cough | 2 (14.3%) | 6 (40.0%) |\n"


def test_treatment_and_control_are_the_questions_arms_in_order():
    assert answer(KINDS, "hot tea", "cold water", "cough", EVENTS) == [(2, 14), (6, 15)]


def test_near_miss_the_text_says_that_the_control_group_got_it():
    text = "The control group (n = 15) received hot tea.\n\n" + KINDS
    assert answer(text, "hot tea", "cold water", "cough", EVENTS) == [(6, 15), (2, 14)]


def test_a_test_of_the_same_arm_is_no_result():
    text = (
        "| Scale | Tea | | Water | |\n|---|---|---|---|---|\n| | Week 6 | t-test (p) | Week 6 | t-test (p) |\n"
        "| Thirst, mean (SD) | 2.2 (0.7) | 1.3 (0.20) | 3.0 (0.9) | 2.9 (0.01) |\n"
    )
    assert answer(text + "\nTea (n = 14) and water (n = 15).", "tea", "water", "thirst") == [
        (2.2, 0.7, 14), (3.0, 0.9, 15),
    ]  # fmt: skip


TWICE = """
| Sign | Zinc (n=20) | Copper (n=20) |
|---|---|---|
| Cough | 5 (25%) | 9 (45%) |
| Rash | 2 (10%) | 3 (15%) |
| Cough | 1 (5%) | not seen |
"""


def test_two_rows_of_one_name_give_no_answer():
    assert answer(TWICE, "zinc", "copper", "cough", EVENTS) is None
    assert answer(TWICE, "zinc", "copper", "rash", EVENTS) == [(2, 20), (3, 20)]
    # near miss: the second row says what sets it apart
    apart = TWICE.replace("| Cough | 1", "| Cough at night | 1")
    assert answer(apart, "zinc", "copper", "cough", EVENTS) == [(5, 20), (9, 20)]


def test_rows_that_only_their_statistic_tells_apart_are_two():
    text = """
| Score | Zinc (n=20) | Copper (n=20) |
|---|---|---|
| Pain | | |
| Mean (SD) | 3.1 (1.0) | 4.2 (1.2) |
| Median (range) | 3.0 (1.0-5.0) | 4.0 (2.0-6.0) |
"""
    assert answer(text, "zinc", "copper", "pain") == [(3.1, 1.0, 20), (4.2, 1.2, 20)]
