"""Counts and their people, means and their spreads, arms and moments: in columns of their own or in one heading."""

import pytest
from trialtrace.extract.questions.model import EVENTS, MEANS

from .test_ask import answer

ARMS = "Goats were given zinc gel (n = 40) or clay gel (n = 50).\n\n"


def table(*rows):
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]) + "\n"


WIDE = ("", "Zinc gel", "", "Clay gel", "", "P value")


@pytest.mark.parametrize(
    ("under", "cells", "kind", "expected"),
    [
        (("Events", "Total"), ("12", "38", "20", "47"), EVENTS, [(12, 38), (20, 47)]),
        (("n", "N"), ("12", "38", "20", "47"), EVENTS, [(12, 38), (20, 47)]),
        (("n", "%"), ("12", "30.0", "20", "40.0"), EVENTS, [(12, 40), (20, 50)]),
        (("%", "n"), ("30.0", "12", "40.0", "20"), EVENTS, [(12, 40), (20, 50)]),
        (("Mean", "SD"), ("4.1", "1.2", "5.2", "1.3"), MEANS, [(4.1, 1.2, 40), (5.2, 1.3, 50)]),
        (("Mean", "SE"), ("4.1", "0.20", "5.2", "0.30"), MEANS, [(4.1, 1.26, 40), (5.2, 2.12, 50)]),
        # near misses: more than all; no share of anything
        (("Events", "Total"), ("41", "38", "50", "47"), EVENTS, None),
        (("n", "%"), ("12", "300", "20", "400"), EVENTS, None),
    ],
)
@pytest.mark.parametrize("corner", ["", "Variable"])
def test_two_columns_of_one_figure(corner, under, cells, kind, expected):
    text = ARMS + table(WIDE, (corner, *under, *under, ""), ("Cough", *cells, "0.03"))
    assert answer(text, "zinc gel", "clay gel", "cough", kind) == expected


@pytest.mark.parametrize(
    "heads",
    [
        ("Zinc gel (n = 40) baseline", "Zinc gel (n = 40) week 12", "Clay gel baseline", "Clay gel week 12"),
        ("Zinc gel baseline", "Zinc gel week 12", "Clay gel baseline", "Clay gel week 12"),
        ("Zinc gel pre", "Zinc gel post", "Clay gel pre", "Clay gel post"),
        ("Baseline: Zinc gel", "Week 12: Zinc gel", "Baseline: Clay gel", "Week 12: Clay gel"),
        ("Zinc gel (baseline)", "Zinc gel (12 weeks)", "Clay gel (baseline)", "Clay gel (12 weeks)"),
    ],
)  # fmt: skip
def test_arm_and_moment_in_one_heading(heads):
    cells = ("6.1 ± 1.0", "4.1 ± 1.2", "6.2 ± 1.1", "5.2 ± 1.3")
    text = ARMS + table(("", *heads), ("Cough score", *cells))
    at_end = [(4.1, 1.2), (5.2, 1.3)]
    found = answer(text, "zinc gel", "clay gel", "cough score")
    assert [one[:2] for one in found] == at_end
    start = answer(text, "zinc gel", "clay gel", "cough score at baseline")
    assert [one[:2] for one in start] == [(6.1, 1.0), (6.2, 1.1)]


def test_columns_of_moments_are_no_arms():
    rows = (
        ("", "Pre-intervention", "Post-intervention"),
        ("Cough score", "6.1 ± 1.0", "4.1 ± 1.2"),
    )
    assert answer(ARMS + table(*rows), "zinc intervention", "usual care", "cough score") is None


YES = (("", "Zinc gel", "Clay gel"), ("Cough",), ("Yes", "12", "20"), ("No", "28", "30"))


def test_yes_and_no_are_neither_arms_nor_numbers_of_people():
    text = ARMS + "Table 1. Number of patients.\n\n" + table(*YES, ("Rash",), *YES[2:])
    assert answer(text, "zinc gel", "clay gel", "cough", EVENTS) == [(12, 40), (20, 50)]


@pytest.mark.parametrize(
    ("spread", "expected"),
    [
        ("mean (SD)", [(4.1, 1.2, 40), (5.2, 1.3, 50)]),
        ("geometric mean (SD)", None),
        ("median (IQR)", None),
    ],
)
def test_what_heads_the_labels_in_a_second_row(spread, expected):
    text = ARMS + table(
        ("", "Week 4", "", "Week 12", ""),
        (f"Outcome, {spread}", *("Zinc gel", "Clay gel") * 2),
        ("Cough score", "6.1 (1.0)", "6.2 (1.1)", "4.1 (1.2)", "5.2 (1.3)"),
    )
    assert answer(text, "zinc gel", "clay gel", "cough score") == expected


@pytest.mark.parametrize(
    ("note", "cells", "expected"),
    [
        ("Values are % (n).", ("30.0 (12)", "40.0 (20)"), [(12, 40), (20, 50)]),
        ("Values are %.", ("32.5", "42.0"), [(13, 40), (21, 50)]),
        # near misses: nobody's share; nothing says so
        ("Values are %.", ("31.7", "42.3"), None),
        ("Values are rounded.", ("32.5", "42.0"), None),
    ],
)
def test_shares_that_only_a_note_tells(note, cells, expected):
    text = f"{ARMS}{table(('', 'Zinc gel', 'Clay gel'), ('Cough', *cells))}\n{note}\n"
    assert answer(text, "zinc gel", "clay gel", "cough", EVENTS) == expected


def test_a_section_with_nothing_but_tabs_behind_it():
    text = ARMS + "\tZinc gel\tClay gel\nCough score\t\t\nWeek 4\t6.1 ± 1.0\t6.2 ± 1.1\n"
    text += "Week 12\t4.1 ± 1.2\t5.2 ± 1.3\nRash score\t\t\nWeek 4\t1.1 ± 0.2\t1.2 ± 0.3\n"
    found = answer(text, "zinc gel", "clay gel", "cough score at 12 weeks")
    assert found == [(4.1, 1.2, 40), (5.2, 1.3, 50)]


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Of 59 goats, 31 received zinc gel and 28 received clay gel.", (31, 28)),
        ("59 patients took part, of whom 31 were given zinc gel and 28 were given clay gel.", (31, 28)),
        ("Thirty-one patients received zinc gel and twenty-eight patients received clay gel.", (31, 28)),
        ("31 patients underwent clay gel and 28 underwent zinc gel.", (28, 31)),
        ("The zinc gel and clay gel groups comprised 31 and 28 patients, respectively.", (31, 28)),
        # near miss: a part of them
        ("31 patients who relapsed received zinc gel and 28 patients received clay gel.", None),
    ],
)  # fmt: skip
def test_people_told_by_what_they_got(words, people):
    text = (
        words
        + "\n\n"
        + table(("", "Zinc gel", "Clay gel"), ("Cough score", "4.1 ± 1.2", "5.2 ± 1.3"))
    )
    found = answer(text, "zinc gel", "clay gel", "cough score")
    if people is not None:
        assert [one[-1] for one in found] == list(people)
    else:
        assert [one[-1] for one in found] != [31, 28]


def test_an_arm_is_a_part_of_the_body_too():
    text = ARMS + table(("", "Zinc gel", "Clay gel"), ("Arm strength", "4.1 ± 1.2", "5.2 ± 1.3"))
    assert answer(text, "zinc gel", "clay gel", "leg strength") is None
    assert answer(text, "zinc gel", "clay gel", "arm strength") == [(4.1, 1.2, 40), (5.2, 1.3, 50)]
