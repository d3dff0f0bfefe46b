"""Whose number of people a table states, and which of its figures answer no question."""

import pytest
from trialtrace.extract.accounts.grids.tables import read_table
from trialtrace.extract.questions.model import EVENTS
from trialtrace.text.grids import find_grids

from .test_ask import answer


def sizes(text):
    """Return (row label, heading) → people of the first table's figures."""
    table = read_table(text, find_grids(text)[0])
    return {
        (d.labels[-1].words if d.labels else "", d.column): d.size and d.size.value
        for d in table.data
    }


SECTIONS = """
| Variable | Harp | Flute |
|---|---|---|
| Cough score | | |
| Participants analyzed, n | 41 | 39 |
| Mean (SD) | 3.0 (1.1) | 4.0 (1.2) |
| Thirst score | | |
| Mean (SD) | 5.0 (1.3) | 6.0 (1.4) |
"""


def test_a_row_of_people_in_a_section_holds_to_its_end():
    assert answer(SECTIONS, "harp", "flute", "cough score") == [(3.0, 1.1, 41), (4.0, 1.2, 39)]
    # near miss: nobody said how many people the next section has
    table = read_table(SECTIONS, find_grids(SECTIONS)[0])
    thirst = [d for d in table.data if d.labels[0].words == "Thirst score"]
    assert [d.size for d in thirst] == [None, None]


def test_a_row_of_people_on_top_holds_throughout():
    text = SECTIONS.replace(
        "| Cough score | | |\n| Participants analyzed, n | 41 | 39 |\n",
        "| Participants analyzed, n | 41 | 39 |\n| Cough score | | |\n",
    )
    assert answer(text, "harp", "flute", "thirst score") == [(5.0, 1.3, 41), (6.0, 1.4, 39)]


NAMED = """
| | Week 3 (harp n = 21, flute n = 19) | Week 9 (harp n = 18, flute n = 17) |
|---|---|---|
| | Mean (SD) | Mean (SD) |
| Cough score | | |
| Harp | 3.0 (1.1) | 2.0 (1.0) |
| Flute | 4.0 (1.2) | 3.5 (1.4) |
| Thirst score | | |
| Harp | 7.0 (2.1) | 6.0 (2.0) |
| Flute | 8.0 (2.2) | 7.5 (2.4) |
"""


def test_a_heading_gives_each_row_the_number_of_its_own_name():
    found = answer(NAMED, "harp", "flute", "cough score at 3 weeks")
    assert found == [(3.0, 1.1, 21), (4.0, 1.2, 19)]
    assert answer(NAMED, "harp", "flute", "cough score") == [(2.0, 1.0, 18), (3.5, 1.4, 17)]
    # near miss: names that no row has give no row a number
    other = sizes(NAMED.replace("(harp n", "(drum n").replace("flute n", "lute n"))
    assert set(other.values()) == {None}


def test_of_the_stages_in_one_heading_the_last_speaks_for_all():
    text = (
        "\n| | Harp (randomised n = 30, analysed n = 28) | Flute (n = 27) |\n|---|---|---|\n"
        "| Cough score | 3 (1) | 4 (2) |\n"
    )
    assert sizes(text) == {("Cough score", 1): 28, ("Cough score", 2): 27}


CARRIED = """
| | Harp | | Flute | |
|---|---|---|---|---|
| | N* | Mean (SD) | N* | Mean (SD) |
| Baseline cough score | 31 | 5.0 (1.1) | 29 | 5.1 (1.2) |
| 6-month cough score | | 3.0 (1.3) | | 4.0 (1.4) |
| Difference in cough score | | 2.0 (0.9) | | 1.1 (0.8) |
"""


def test_an_empty_cell_for_people_repeats_the_one_above():
    found = answer(CARRIED, "harp", "flute", "cough score at 6 months")
    assert found == [(3.0, 1.3, 31), (4.0, 1.4, 29)]
    # near miss: one arm's number is told anew, so the other's is not the old one
    told = sizes(CARRIED.replace("6-month cough score | ", "6-month cough score | 25"))
    assert told["6-month cough score", 4] is None


MODEL = """
| | Harp (n = 25) | Flute (n = 25) |
|---|---|---|
| | Mean (SE) | Mean (SE) |
| Cough score | 3.0 (0.2) | 4.0 (0.3) |

"""


def test_no_sd_follows_from_the_standard_error_of_a_model():
    assert answer(MODEL, "harp", "flute", "cough score") == [(3.0, 1.0, 25), (4.0, 1.5, 25)]
    note = "Values are estimated means and SE from a linear mixed model.\n"
    assert answer(MODEL + note, "harp", "flute", "cough score") is None
    # near miss: the model made the p values
    test = "Values are means and SE; p values come from a linear mixed model.\n"
    assert answer(MODEL + test, "harp", "flute", "cough score") is not None


MOMENTS = """
| | Harp group at baseline | Harp group at 12 months | Flute group at baseline | Flute group at 12 months |
|---|---|---|---|---|
| Cough score | N=52 | N=41 | N=50 | N=39 |
| | 5.0 ± 1.1 | 3.0 ± 1.2 | 5.1 ± 1.3 | 4.0 ± 1.4 |
| Thirst score | N=51 | N=40 | N=49 | N=38 |
| | 7.0 ± 1.1 | 6.0 ± 1.2 | 7.1 ± 1.3 | 6.5 ± 1.4 |
"""


def test_a_heading_says_arm_and_moment():
    found = answer(MOMENTS, "harp", "flute", "cough score at 12 months")
    assert found == [(3.0, 1.2, 41), (4.0, 1.4, 39)]
    found = answer(MOMENTS, "harp", "flute", "thirst score at one year")
    assert found == [(6.0, 1.2, 40), (6.5, 1.4, 38)]
    # near miss: moments that the arms do not share stay parts of names
    one = MOMENTS.replace("Flute group at 12", "Flute group at 6")
    table = read_table(one, find_grids(one)[0])
    assert {len(d.heads) for d in table.data} == {1}


def test_a_label_sizes_both_arms_together():
    text = (
        "Harp (n = 20) or flute (n = 22) was played.\n\n| Result | Harp | Flute |\n|---|---|---|\n"
        "| Cough (n=42), n (%) | 5 (25.0) | 11 (50.0) |\n"
    )
    assert answer(text, "harp", "flute", "cough", EVENTS) == [(5, 20), (11, 22)]
    # near miss: the parts do not make the whole
    other = text.replace("n=42", "n=36")
    assert answer(other, "harp", "flute", "cough", EVENTS) in (None, [(5, None), (11, None)])


LATER = """
| Measure | Group | Week 0 versus week 4 | Week 0 versus week 8 | Week 4 versus week 8 |
|---|---|---|---|---|
| Change in weight (kg), mean (SD) | Harp (n=9) | 1.0 (0.1) | 3.0 (0.3)^1,2^ | 2.0 (0.2) |
| | Flute (n=8) | 4.0 (0.4) | 9.0 (0.9) | 5.0 (0.5) |
"""


def test_a_change_between_later_moments_is_none_since_the_start():
    found = answer(LATER, "harp", "flute", "change in weight at 8 weeks")
    assert found == [(3.0, 0.3, 9), (9.0, 0.9, 8)]
    only = LATER.replace("Week 0 versus week 8", "Week 2 versus week 8")
    assert answer(only, "harp", "flute", "change in weight at 8 weeks") is None


SCALES = """
| | Harp (n = 21) | Flute (n = 19) |
|---|---|---|
| Mean (SD) | | |
| Nolde shoulder pain | 3.0 (1.1) | 4.0 (1.2) |
| Quist shoulder pain | 5.0 (1.3) | 6.0 (1.4) |
"""


@pytest.mark.parametrize(("name", "first"), [("Nolde", 3.0), ("Quist", 5.0)])
def test_the_name_of_a_scale_keeps_the_answer_under_it(name, first):
    assert answer(SCALES, "harp", "flute", f"{name} score for shoulder pain")[0][0] == first


def test_an_unnamed_scale_leaves_two_rows_in_doubt():
    assert answer(SCALES, "harp", "flute", "shoulder pain") is None


MARKED = """
| Score | Harp (n = 21) | Flute (n = 19) |
|---|---|---|
| Cough, mean (SD) | 3.0 (1.1) | 4.0 (1.2) |
| Thirst, mean (SD) | 5.0 (1.3) ^b^ | 6.0 (1.4) ^c^ |
| Sleep, mean (SD) | 7.0 (1.5) ^a^ | 8.0 (1.6) |

^a^ *t* test, ^b^ *n* = 17, ^c^*n* = 18
"""


def test_a_note_counts_the_people_of_the_cells_with_its_mark():
    assert answer(MARKED, "harp", "flute", "thirst") == [(5.0, 1.3, 17), (6.0, 1.4, 18)]
    # near miss: a mark whose note speaks of a test
    assert answer(MARKED, "harp", "flute", "sleep") == [(7.0, 1.5, 21), (8.0, 1.6, 19)]


def test_a_mark_with_two_numbers_counts_nobody():
    text = MARKED.replace("^c^*n* = 18", "^b^*n* = 18")
    assert sizes(text)["Thirst, mean (SD)", 1] == 21


def test_more_people_than_a_column_has_are_those_of_all_arms():
    text = MARKED.replace("| Cough,", "| Cough (n = 39),")
    assert sizes(text)["Cough (n = 39), mean (SD)", 1] == 21
    # near miss: fewer are the row's own
    assert sizes(text.replace("n = 39", "n = 15"))["Cough (n = 15), mean (SD)", 1] == 15


CLUSTERED = """
| | | Villages | Each village |
|---|---|---|---|
| | | n | Mean (SD) |
| Cough score | Harp | 12 | 3.0 (1.1) |
| | Flute | 14 | 4.0 (1.2) |
| Thirst score | Harp | 11 | 5.0 (1.3) |
| | Flute | 13 | 6.0 (1.4) |
"""


def test_a_column_of_numbers_with_a_heading_of_its_own_speaks_for_its_row():
    assert answer(CLUSTERED, "harp", "flute", "thirst score") == [(5.0, 1.3, 11), (6.0, 1.4, 13)]


CHARACTERISTICS = """
Table 1. Demographic and surgical characteristics

| | Harp (n = 21) | Flute (n = 19) |
|---|---|---|
| Age, years, mean (SD) | 41 (11) | 43 (12) |
| Thirst score, mean (SD) | 5.0 (1.3) | 6.0 (1.4) |
| Duration of surgery, min, mean (SD) | 62 (14) | 71 (16) |
"""


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("age", [(41.0, 11.0, 21), (43.0, 12.0, 19)]),
        ("duration of surgery", [(62.0, 14.0, 21), (71.0, 16.0, 19)]),
        ("thirst score at randomisation", [(5.0, 1.3, 21), (6.0, 1.4, 19)]),
        # near miss: what treatment may change is no outcome at the start
        ("thirst score", None),
    ],
)
def test_what_people_were_like_answers_for_what_no_treatment_changes(outcome, expected):
    assert answer(CHARACTERISTICS, "harp", "flute", outcome) == expected


SEXES = """
| | Harp | Flute |
|---|---|---|
| Sex, n | | |
| Total | 21 | 19 |
| Men | 9 | 8 |
| Women | 12 | 11 |
| Grip, kg | | |
| Total | 31 ± 5 | 33 ± 6 |
| Men | 38 ± 4 | 39 ± 5 |
| Women | 26 ± 4 | 29 ± 5 |
"""


def test_the_row_of_all_answers_before_those_of_each_sex():
    assert answer(SEXES, "harp", "flute", "grip") == [(31.0, 5.0, 21), (33.0, 6.0, 19)]


def test_figures_of_one_sex_do_not_rest_on_the_people_of_both():
    text = SEXES.replace("| Total | 31 ± 5 | 33 ± 6 |\n", "").replace(
        "| Women | 26 ± 4 | 29 ± 5 |\n", ""
    )
    assert answer(text, "harp", "flute", "grip in men") == [(38.0, 4.0, None), (39.0, 5.0, None)]
