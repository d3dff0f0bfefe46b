"""Rows that say nearly what is asked for: the same noun of something else, other scales, short forms."""

import pytest
from trialtrace.extract.questions.model import EVENTS

from .test_ask import answer

ROWS = """Goats got zinc or salt. The GH-20 was filled in.

| | Zinc (n=9) | Salt (n=8) |
|---|---|---|
| {} | 3.3 ± 0.4 | 4.0 ± 0.5 |
"""
FOUND = [(3.3, 0.4, 9), (4.0, 0.5, 8)]


@pytest.mark.parametrize(
    ("label", "outcome", "expected"),
    [
        ("Leg strength", "leg strength", FOUND),
        ("Leg strength", "jaw strength", None),
        ("Leg strength", "strength of the leg", FOUND),
        # a short form of the same word
        ("Perio-strength of gums", "periodontal strength of gums", FOUND),
        # a scale that the text names tells no rows apart
        ("Vitality", "GH-20 vitality", FOUND),
        # near misses: a scale that the text does not know, and one that the table names
        ("Vitality", "KX-7 vitality", None),
        ("KX-7 vitality", "GH-20 vitality", None),
    ],
)
def test_the_noun_of_something_else_is_no_answer(label, outcome, expected):
    assert answer(ROWS.format(label), "zinc", "salt", outcome) == expected


def test_a_short_form_of_much_else_does_not_mean_the_outcome():
    text = ROWS.replace(
        "| {} | 3.3 ± 0.4 | 4.0 ± 0.5 |",
        "| GI | 3.3 ± 0.4 | 4.0 ± 0.5 |\n| mSBI | 1.3 ± 0.1 | 2.0 ± 0.2 |",
    )
    text += "\nGI, gum index; mSBI, modified sulcus bleeding index of the gum\n"
    assert answer(text, "zinc", "salt", "gum index") == FOUND


def test_a_short_form_may_begin_with_a_number():
    text = ROWS.format("10MWT") + "\n10MWT: 10 meter walk test\n"
    assert answer(text, "zinc", "salt", "10 meter walk test") == FOUND
    assert answer(text, "zinc", "salt", "balance test") is None


def test_those_who_kept_to_the_protocol_are_counted_by_the_table_alone():
    text = "9 goats were assigned to zinc and 8 goats to salt.\n" + ROWS.format(
        "Milk, per protocol"
    )
    bare = text.replace(" (n=9)", "").replace(" (n=8)", "")
    assert answer(text, "zinc", "salt", "milk (per protocol)") == FOUND
    assert answer(bare, "zinc", "salt", "milk (per protocol)") == [
        (3.3, 0.4, None),
        (4.0, 0.5, None),
    ]


def test_bounds_from_above_and_from_below_are_two_outcomes():
    rows = "| Loss < 1 l | 3 (33%) | 6 (75%) |\n| Loss > 1 l | 1 (11%) | 2 (25%) |\n"
    text = ROWS.replace("| {} | 3.3 ± 0.4 | 4.0 ± 0.5 |\n", rows)
    assert answer(text, "zinc", "salt", "loss of more than 1 l", EVENTS) == [(1, 9), (2, 8)]
    assert answer(text, "zinc", "salt", "loss under 1 l", EVENTS) == [(3, 9), (6, 8)]
