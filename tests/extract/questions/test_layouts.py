"""Tables whose cells moved: packed second header rows, arms beside rows, columns of parts of all."""

import pytest
from trialtrace.extract.accounts.grids.tables import read_table
from trialtrace.extract.questions.model import EVENTS, MEANS
from trialtrace.text.grids import find_grids

from .test_ask import answer


def heads(text):
    """Return column → headings of the first table's first row."""
    table = read_table(text, find_grids(text)[0])
    row = table.data[0].row
    return {d.column: [h.words for h in d.heads] for d in table.data if d.row == row}


PACKED = """
  Sign       Share            Test
  ---------- ---------------- ---------------- ------- -------
  Zinc (n=9) Copper (n=8)     Ratio            Span
  Cough      3 (33.3)         4 (50.0)         0.7     0.2
  Rash       2 (22.2)         1 (12.5)         1.8     0.4
"""


def test_a_packed_header_row_is_set_over_its_columns():
    assert heads(PACKED) == {
        1: ["Share", "Zinc (n=9)"],
        2: ["Share", "Copper (n=8)"],
        3: ["Test", "Ratio"],
        4: ["Test", "Span"],
    }
    assert answer(PACKED, "zinc", "copper", "cough", EVENTS) == [(3, 9), (4, 8)]


def test_headings_with_people_stand_over_one_column():
    text = """
  Sign         Zinc (n=9)   Copper (n=8)   Model 1        Model 2
  ------------ ------------ -------------- -------- ----- -------- -----
  Gap          SE           Gap            SE
  Cough score  3.3 ± 0.4    4.0 ± 0.5      0.7      0.2   0.6      0.3
"""
    assert heads(text)[1] == ["Zinc (n=9)"]
    assert heads(text)[4] == ["Model 1", "SE"]
    assert answer(text, "zinc", "copper", "cough score") == [(3.3, 0.4, 9), (4.0, 0.5, 8)]


def test_headings_that_do_not_add_up_are_not_set():
    text = PACKED.replace("Ratio            Span", "Ratio")
    assert answer(text, "zinc", "copper", "cough", EVENTS) in (None, [(3, 9), (4, 8)])


def test_arms_alternate_beside_the_rows():
    text = (
        "Goats got salt licks or a placebo.\n\n"
        "| | Day 0 | | Day 30 | |\n|---|---|---|---|---|\n| | n | mean ± SD | n | mean ± SD |\n"
        "| Milk (l) | | | | |\n| Placebo | 8 | 2.0 ± 0.3 | 7 | 2.1 ± 0.4 |\n"
        "| Supplement | 9 | 2.2 ± 0.3 | 8 | 2.9 ± 0.5 |\n"
        "| Fat (%) | | | | |\n| Placebo | 8 | 4.0 ± 0.3 | 7 | 4.1 ± 0.4 |\n"
        "| Supplement | 9 | 4.2 ± 0.3 | 8 | 4.9 ± 0.5 |\n"
    )
    assert answer(text, "salt licks", "placebo", "milk") == [(2.9, 0.5, 8), (2.1, 0.4, 7)]
    # near miss: rows of many names are outcomes
    many = text.replace("| Fat (%) | | | | |\n| Placebo", "| Fat (%) | | | | |\n| Protein")
    assert answer(many, "salt licks", "placebo", "milk") is None


PARTS = """
| | Zinc (n=40) | | Copper (n=40) | |
|---|---|---|---|---|
| | Events | Patients | Events | Patients |
| Cough | 30 | 12 (30%) | 41 | 20 (50%) |
"""


def test_people_are_counted_rather_than_events():
    assert answer(PARTS, "zinc", "copper", "cough", EVENTS) == [(12, 40), (20, 40)]
    # near miss: two columns of people, of whom nobody asked for either
    other = PARTS.replace("Events", "Young").replace("Patients", "Old")
    other = other.replace(" 30 |", " 9 (22.5%) |").replace(" 41 |", " 10 (25%) |")
    assert answer(other, "zinc", "copper", "cough", EVENTS) is None


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("change in milk yield", [(0.7, 0.4, 9), (0.1, 0.3, 8)]),
        ("milk yield", [(2.9, 0.5, 9), (2.1, 0.4, 8)]),
    ],
)
def test_a_change_is_asked_for_or_not(outcome, expected):
    text = (
        "| Mean (SD) | Salt (n=9) | Hay (n=8) |\n|---|---|---|\n| Milk yield, l | 2.9 (0.5) | 2.1 (0.4) |\n"
        "| Change in milk yield from baseline, l | 0.7 (0.4) | 0.1 (0.3) |\n"
    )
    assert answer(text, "salt", "hay", outcome, MEANS) == expected


def test_shares_with_their_people_behind_them():
    text = (
        "Cough was seen in 12 (30%) of 40 goats in the salt group and 20 (50%) of 40 goats in the hay "
        "group.\n"
    )
    assert answer(text, "salt", "hay", "cough", EVENTS) == [(12, 40), (20, 40)]
