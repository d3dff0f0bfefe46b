"""Figures that only other places of the document explain; what is no arm, no moment, no result."""

import pytest
from trialtrace.extract.questions.model import EVENTS

from .test_ask import answer

STUDY = "Adults got zinc (n = 30) or copper (n = 30).\n\n"
BARE = (
    "| | Zinc (n = 30) | Copper (n = 30) |\n|---|---|---|\n| Iron (ug/L) | 41.0 (9.0) | 33.1 (9.2) |\n"
    "| Smokers | 12 (30) | 10 (24) |\n"
)
SAID = (
    "Table 1. Baseline. Results are means (standard deviations)\n\n| | Zinc (n = 30) | Copper (n = 30) |\n"
    "|---|---|---|\n| Iron | 30.1 (9.9) | 31.2 (9.4) |\n\n"
)


def test_two_numbers_are_what_another_table_says_of_such():
    text = f"{STUDY}{SAID}Table 2. Values at six months\n\n{BARE}"
    expected = [(41, 9, 30), (33.1, 9.2, 30)]
    assert answer(text, "zinc", "copper", "iron at 6 months") == expected
    assert answer(text, "copper", "zinc", "iron") == expected[::-1]
    assert answer(text, "zinc", "copper", "smokers") is None  # no decimals: they may count people


@pytest.mark.parametrize(
    "caption", ["Values at six months", "Values at six months, median (IQR)", "Ratios"]
)
def test_two_numbers_that_nobody_explains_answer_nothing(caption):
    said = SAID if "six months," in caption else SAID.replace("Results are means", "Figures are")
    text = f"{STUDY}{said}Table 2. {caption}\n\n{BARE}"
    assert answer(text, "zinc", "copper", "iron at 6 months") is None


def test_spreads_of_a_document_that_tells_of_errors_are_no_deviations():
    prose = "Iron was 41.0 ± 0.9 with zinc and 33.1 ± 0.8 with copper."
    table = BARE.replace("(9.0)", "± 0.9").replace("(9.2)", "± 0.8")
    assert answer(f"{STUDY}{prose}", "zinc", "copper", "iron") == [(41, 0.9, 30), (33.1, 0.8, 30)]
    assert answer(f"{STUDY}Means ± SEM are given. {prose}", "zinc", "copper", "iron") is None
    # The SD follows from the error and the people.
    text = f"{STUDY}Means ± SEM are given.\n\nTable 1. Outcome\n\n{table}"
    assert answer(text, "zinc", "copper", "iron") == [(41, 4.9, 30), (33.1, 4.4, 30)]


def test_the_control_of_something_is_no_control_group():
    text = (
        f"{STUDY}The better blood pressure control with zinc was seen when changes in daytime pressure"
        " (13.5 ± 0.8 vs 10.0 ± 1.1 mmHg; p < 0.05) were compared."
    )
    asked = "change in daytime blood pressure"
    assert answer(text, "zinc", "copper", asked) == [(13.5, 0.8, 30), (10, 1.1, 30)]
    assert answer(text, "copper", "zinc", asked) == [(10, 1.1, 30), (13.5, 0.8, 30)]


def test_a_day_in_a_unit_is_no_moment():
    table = SAID.replace("Iron", "Urinary iron (mmol/24 h)")
    assert answer(f"{STUDY}{table}", "zinc", "copper", "urinary iron") is None
    assert answer(f"{STUDY}{table}", "zinc", "copper", "urinary iron at baseline") == [
        (30.1, 9.9, 30), (31.2, 9.4, 30),
    ]  # fmt: skip


def test_a_heading_that_both_arms_share_tells_which_of_two_pairs_is_asked_for():
    text = (
        "Goats got zinc or copper, orally or nasally.\n\n| | Oral | Nasal | | |\n|---|---|---|---|---|\n"
        "| | Zinc | Copper | Zinc | Copper |\n| Cough | 9/15 (60%) | 3/14 (21%) | 5/16 (31%) | 2/17 (12%) |\n"
    )
    assert answer(text, "oral zinc", "oral copper", "cough", EVENTS) == [(9, 15), (3, 14)]
    assert answer(text, "nasal copper", "nasal zinc", "cough", EVENTS) == [(2, 17), (5, 16)]
    assert answer(text, "oral zinc", "nasal zinc", "cough", EVENTS) == [(9, 15), (5, 16)]
    assert answer(text, "zinc", "copper", "cough", EVENTS) is None


def test_the_one_moment_of_a_caption_is_that_of_its_figures():
    text = f"{STUDY}{SAID}Table 2. Mean (SD) values at six months\n\n{BARE}"
    assert answer(text, "zinc", "copper", "iron at 6 months") == [(41, 9, 30), (33.1, 9.2, 30)]
    assert answer(text, "zinc", "copper", "iron at 3 months") is None
