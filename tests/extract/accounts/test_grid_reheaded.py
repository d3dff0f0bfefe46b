"""Rows between the figures that head the columns anew; wide headings told by what the row under them leaves empty."""

from trialtrace.extract.accounts.grids.model import Head
from trialtrace.extract.accounts.grids.reheaded import parts_of
from trialtrace.extract.accounts.grids.slots import by_slots
from trialtrace.extract.accounts.grids.tables import read_table
from trialtrace.text.grids import find_grids


def tables(text):
    """Return label path, heading path and size of every figure, part by part."""
    grid = find_grids(text)[0]
    return [
        [
            (
                " > ".join(h.words for h in d.labels),
                " > ".join(h.words for h in d.heads),
                d.size.value if d.size else None,
            )
            for d in read_table(text, part).data
        ]
        for part in parts_of(text, grid)
    ]


def pipes(*rows):
    head, *body = rows
    return "\n".join(
        [f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {r} |" for r in body)]
    )


def test_a_second_panel_has_headings_and_people_of_its_own():
    text = pipes(
        "(a) | Start | Month 3 | | ",
        " | Oak (n = 9) | Elm (n = 8) | Oak (n = 9) | Elm (n = 8)",
        "Cough | 1 | 2 | 3 | 4",
        "(b) | Start | Month 6 | | ",
        " | Oak (n = 7) | Elm (n = 6) | Oak (n = 7) | Elm (n = 6)",
        "Cough | 1 | 2 | 5 | 6",
    )
    first, second = tables(text)
    assert first[3] == ("Cough", "Month 3 > Elm (n = 8)", 8)
    assert second[3] == ("Cough", "Month 6 > Elm (n = 6)", 6)
    assert len(first) == len(second) == 4


def test_other_arms_in_a_row_of_bold_words():
    text = pipes(
        "Flow | Sick (n = 9) | Well (n = 8)",
        "At rest | 4.1 (1.0) | 3.9 (1.1)",
        "**Change** | **Oak (n = 4)** | **Elm (n = 5)**",
        "At rest | 0.3 (0.2) | 0.1 (0.2)",
    )
    assert [part[-1] for part in tables(text)] == [
        ("At rest", "Well (n = 8)", 8), ("At rest", "**Elm (n = 5)**", 5),
    ]  # fmt: skip


def test_a_row_that_sums_up_otherwise_leaves_the_arms_above_it():
    text = pipes(
        " | Oak | Elm | | ",
        " | Start, mean (SD) | End, mean (SD) | Start, mean (SD) | End, mean (SD)",
        "Iron | 4.1 (1.0) | 3.9 (1.1) | 4.0 (1.0) | 4.1 (1.1)",
        " | Start, median (IQR) | End, median (IQR) | Start, median (IQR) | End, median (IQR)",
        "Zinc | 4.1 (1.0) | 3.9 (1.1) | 4.0 (1.0) | 4.1 (1.1)",
    )
    first, second = tables(text)
    assert first[2][1] == "Elm > Start, mean (SD)"
    assert second[2] == ("Zinc", "Elm > Start, median (IQR)", None)


def test_the_label_in_front_of_new_headings_is_their_section():
    text = pipes(
        "Sign | Oak | Elm",
        "Cough | 1 (10%) | 2 (20%)",
        "Second year | | ",
        "Sign | Oak | Elm",
        "Cough | 3 (30%) | 4 (40%)",
    )
    assert [part[0][0] for part in tables(text)] == ["Cough", "Second year > Cough"]


def test_words_in_cells_and_the_people_of_a_section_head_nothing_anew():
    text = pipes(
        "Trait | Oak | Elm",
        "Cough | 1 (10%) | 2 (20%)",
        "Usual drink | tea | milk",
        "Older | n = 9 | n = 8",
        "Cough | 3 (30%) | 4 (40%)",
    )
    (only,) = tables(text)
    assert only[-1][2] == 8


def test_a_column_that_the_lower_row_leaves_empty_has_a_heading_of_its_own():
    text = pipes(
        " | Before | P | After | P | | ",
        " | Oak | Elm | | Oak | Elm | ",
        "Pain | 4 ± 1 | 5 ± 1 | 0.3 | 2 ± 1 | 3 ± 1 | 0.1",
        "Rest | 6 ± 1 | 5 ± 1 | 0.4 | 8 ± 1 | 7 ± 1 | 0.2",
    )
    ((*pain, _, _, _, _, _, _),) = tables(text)
    assert [heads for _, heads, _ in pain] == [
        "Before > Oak", "Before > Elm", "P", "After > Oak", "After > Elm", "P",
    ]  # fmt: skip


def test_repeats_in_the_lower_row_part_what_stands_under_several_headings():
    text = pipes(
        "Group | People | Pain | Rest | | ",
        " | | Hour 1 | Hour 9 | Hour 1 | Hour 9",
        "Oak | 9 | 4 ± 1 | 3 ± 1 | 6 ± 1 | 7 ± 1",
        "Elm | 8 | 5 ± 1 | 4 ± 1 | 5 ± 1 | 6 ± 1",
    )
    (found,) = tables(text)
    assert [heads for label, heads, _ in found if label == "Elm"][1:] == [
        "Pain > Hour 1", "Pain > Hour 9", "Rest > Hour 1", "Rest > Hour 9",
    ]  # fmt: skip


def test_headings_that_do_not_add_up_are_set_over_nothing():
    names = {1: "oak", 2: "elm", 4: "oak", 5: "elm"}
    lower = {column: Head(name, 0, 0) for column, name in names.items()}
    tops = {place + 1: Head(name, 0, 0) for place, name in enumerate("abcde")}
    figures = range(1, 7)
    assert by_slots(tops, lower, names, figures) is None
    del tops[5]
    placed = by_slots(tops, lower, names, figures)
    assert [placed[c][0].words for c in figures] == ["a", "a", "b", "c", "c", "d"]
    # In their places: each column of figures has one.
    assert by_slots(dict.fromkeys(figures, tops[1]), lower, names, figures) is None
