"""Labels over labels, rows that hold rows, and sizes that stand beside an arm's column."""

from trialtrace.extract.accounts.grids.tables import read_table
from trialtrace.extract.questions.model import EVENTS
from trialtrace.text.grids import find_grids

from .test_ask import answer

VISITS = """
| | Better | Worse | Total |
|---|---|---|---|
| Day 10 | | | |
| Cough | | | |
| Zinc | 6 (60%) | 4 (40%) | 10 |
| Salt | 3 (25%) | 9 (75%) | 12 |
| Rash | | | |
| Zinc | 5 (50%) | 5 (50%) | 10 |
| Salt | 6 (50%) | 6 (50%) | 12 |
| Day 20 | | | |
| Cough | | | |
| Zinc | 8 (80%) | 2 (20%) | 10 |
| Salt | 4 (40%) | 6 (60%) | 10 |
| Rash | | | |
| Zinc | 7 (70%) | 3 (30%) | 10 |
| Salt | 5 (50%) | 5 (50%) | 10 |
"""


def labels(text):
    """Return the words beside each row of the first table."""
    table = read_table(text, find_grids(text)[0])
    return list(dict.fromkeys(tuple(head.words for head in d.labels) for d in table.data))


def test_a_label_followed_by_labels_again_and_again_stands_over_them():
    assert labels(VISITS)[0] == ("Day 10", "Cough", "Zinc")
    assert labels(VISITS)[3] == ("Day 10", "Rash", "Salt")
    assert labels(VISITS)[4] == ("Day 20", "Cough", "Zinc")
    # near miss: once only, the upper one may be the first half of the lower one
    once = VISITS.replace("| Day 20 | | | |\n", "")
    assert labels(once)[0] == ("Cough", "Zinc")


def test_a_total_that_the_counts_of_its_row_make_is_their_number_of_people():
    assert answer(VISITS, "zinc", "salt", "better cough at day 20", EVENTS) == [(8, 10), (4, 10)]
    assert answer(VISITS, "zinc", "salt", "better cough at day 10", EVENTS) == [(6, 10), (3, 12)]


def test_a_total_of_two_arms_is_the_number_of_neither():
    text = """
| | Zinc | Salt | Total |
|---|---|---|---|
| Cough | 5 (50%) | 3 (25%) | 8 |
"""
    table = read_table(text, find_grids(text)[0])
    assert [datum.size for datum in table.data] == [None, None, None]


HELD = """
  Harm                      Zinc (n = 20)   Salt (n = 20)
  ------------------------- --------------- ---------------
  Cough                     9 (45)          4 (20)
  Rash                      6 (30)          5 (25)
  Left the trial            3 (15)          2 (10)
    Cough                   2 (10)          0 (0)
    Rash                    1 (5)           2 (10)
"""


def test_rows_indented_under_a_row_with_figures_are_parts_of_it():
    assert labels(HELD)[3] == ("Left the trial", "Cough")
    assert answer(HELD, "zinc", "salt", "cough", EVENTS) == [(9, 20), (4, 20)]
    assert answer(HELD, "zinc", "salt", "left the trial due to cough", EVENTS) == [(2, 20), (0, 20)]
    # near miss: without the indent nobody can tell the two rows of coughs apart
    flat = HELD.replace("    Cough   ", "  Cough     ").replace("    Rash   ", "  Rash     ")
    assert answer(flat, "zinc", "salt", "cough", EVENTS) is None


BESIDE = """
| | n | Zinc | n | Salt | Difference | P |
|---|---|---|---|---|---|---|
| Cough, n (%) | 20 | 5 (25) | 22 | 11 (50) | 25 | 0.09 |
| Rash, n (%) | 18 | 9 (50) | 20 | 5 (25) | 25 | 0.11 |
| Fever, n (%) | | 3 (17) | | 2 (10) | 7 | 0.50 |
"""


def test_each_arm_has_its_number_in_the_column_in_front():
    assert answer(BESIDE, "zinc", "salt", "cough", EVENTS) == [(5, 20), (11, 22)]
    # rows that leave the numbers empty go on with those above
    assert answer(BESIDE, "zinc", "salt", "fever", EVENTS) == [(3, 18), (2, 20)]


def test_columns_of_numbers_that_do_not_stand_at_every_arm_speak_for_none():
    text = BESIDE.replace("| Salt |", "| Salt | Iron |").replace("|---|---|", "|---|---|---|", 1)
    text = text.replace(" 11 (50) |", " 11 (50) | 4 (20) |").replace(
        " 5 (25) | 25 |", " 5 (25) | 1 (5) | 25 |"
    )
    table = read_table(text, find_grids(text)[0])
    assert {datum.size for datum in table.data} == {None}


BARE = """
| | Zinc ({}) | Salt (20) |
|---|---|---|
| Cough | 9 (45) | 4 (20) |
| Rash | 6 (30) | 5 (25) |
| Fever | 2 (11) | 1 (5) |
"""


def test_a_bare_number_behind_a_heading_is_its_people_where_the_shares_agree():
    assert answer(BARE.format(20), "zinc", "salt", "cough", EVENTS) == [(9, 20), (4, 20)]
    # near miss: a dose, or a reference
    assert answer(BARE.format(50), "zinc", "salt", "cough", EVENTS) is None


def test_too_few_for_a_percentage_is_a_count_and_no_heading():
    text = (
        BARE.replace("9 (45)", "3 (<0.1%)").replace("4 (20)", "2 (<0.1%)").replace("({})", "(20)")
    )
    table = read_table(text, find_grids(text)[0])
    assert [head.words for head in table.data[2].heads] == ["Zinc (20)"]
    assert table.data[0].value.parts[0].value == 3


def test_parts_of_those_assessed_are_counts_though_a_model_gives_the_percentage():
    text = """
| | Zinc | Salt |
|---|---|---|
| {}, n/N (%) | 8/30 (27.7) | 15/21 (73.1) |
"""
    assert answer(text.format("Cure"), "zinc", "salt", "cure", EVENTS) == [(8, 30), (15, 21)]
    # near miss: a quotient
    assert (
        answer(text.format("Fat/protein").replace(", n/N (%)", ""), "zinc", "salt", "fat", EVENTS)
        is None
    )


def test_a_test_behind_a_mean_is_no_part_of_it():
    text = """
| | Zinc (n = 9) | Salt (n = 8) |
|---|---|---|
| Milk, mean (SD) | 6.8 (2.1) p=0.03 | 6.6 (2.2), p < .05 |
"""
    assert answer(text, "zinc", "salt", "milk") == [(6.8, 2.1, 9), (6.6, 2.2, 8)]


STEPS = """
| | | Zinc (n = 10) | Salt (n = 12) |
|---|---|---|---|
| Width (mm) | | | |
| | Near end | | |
| | Day 1 | 3.0 ± 0.4 | 3.1 ± 0.5 |
| | Day 9 | 2.0 ± 0.4 | 2.6 ± 0.5 |
| | Far end | | |
| | Day 1 | 5.0 ± 0.6 | 5.1 ± 0.7 |
| | Day 9 | 4.0 ± 0.6 | 4.6 ± 0.7 |
| Depth (mm) | | 8.0 ± 1.0 | 8.1 ± 1.1 |
"""


def test_a_section_in_the_second_column_stands_under_that_in_the_first():
    assert labels(STEPS)[3] == ("Width (mm)", "Far end", "Day 9")
    assert answer(STEPS, "zinc", "salt", "far end width at day 9") == [
        (4.0, 0.6, 10), (4.6, 0.7, 12),
    ]  # fmt: skip


def test_a_row_that_begins_further_left_ends_the_sections_in_front():
    assert labels(STEPS)[-1] == ("Depth (mm)",)
    # near miss: a title in the middle of the table holds for rows on its left
    centred = STEPS.replace("| Width (mm) | | | |\n| | Near end | | |", "| | Near end | | |", 1)
    assert labels(centred.replace("| | Day", "| Day"))[0] == ("Near end", "Day 1")


WIDE = """
| | Zinc (n = 10) | Salt (n = 12) | Difference (95% CI) |
|---|---|---|---|
| Cough | 3.0 ± 0.4 | 3.1 ± 0.5 | -0.1 (-0.5, 0.3) |
| | Sleep | 5.0 ± 0.6 | 5.4 ± 0.7 | -0.4 (-1.0, 0.2) | 0.21 |
"""


def test_figures_behind_the_last_heading_are_what_it_compares():
    assert answer(WIDE, "zinc", "salt", "sleep") == [(5.0, 0.6, 10), (5.4, 0.7, 12)]
    # near miss: a row of one form all through may have lost a cell in front
    text = WIDE.replace("-0.4 (-1.0, 0.2) | 0.21", "6.1 ± 0.7 | 6.2 ± 0.8")
    assert answer(text, "zinc", "salt", "sleep") is None
