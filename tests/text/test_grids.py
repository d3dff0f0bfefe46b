"""Tables in plain text become grids whose cells are where the text has them."""

import time

import pytest
from trialtrace.pipeline.places import lexicon_folder
from trialtrace.text.cues import load
from trialtrace.text.grids import find_grids
from trialtrace.text.markdown import pieces
from trialtrace.text.reader import read_text

RULED = """Before.

  Outcome        Teak (n = 20)   Palm (n = 22)
  -------------- --------------- ---------------
  Cough          4 (20.0)        9 (40.9)
  Wheeze                         3 (13.6)
  Night waking   2.1 ± 0.4       3.0 ± 0.6

After.
"""
FRAMED = """::: caption
Growth of seedlings
:::

  ------------------------------------------
  Measure     Shade         Sun
              (n = 12)      (n = 11)
  ----------- ------------- ----------------
  Height,     14.1 (2.0)    18.4 (2.2)
  cm

  Leaves      6.0 (1.1)     7.5 (1.3)
  ------------------------------------------

Data are mean (SD).:::: The seedlings grew.
"""
PIPES = "| Outcome | Teak | Palm |\n|:---|---:|---:|\n| Cough | 4 | 9 |\n| Wheeze | | 3 |\n"
BOX = (
    "+-------+------+------+\n| Food  | Low  | High |\n+=======+======+======+\n"
    "| Salt  | 1.0  | 2.0  |\n+-------+------+------+\n"
)
TABS = "Outcome\tTeak\tPalm\nCough\t4\t9\nWheeze\t\t3\n"


def words(text):
    grid = find_grids(text)[0]
    rows = [*grid.header, *grid.body]
    return [[(cell.column, cell.words(text)) for cell in row.cells] for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RULED, [(0, "Wheeze"), (2, "3 (13.6)")]),
        (RULED, [(0, "Night waking"), (1, "2.1 ± 0.4"), (2, "3.0 ± 0.6")]),
        (FRAMED, [(0, "Measure"), (1, "Shade (n = 12)"), (2, "Sun (n = 11)")]),
        (FRAMED, [(0, "Height, cm"), (1, "14.1 (2.0)"), (2, "18.4 (2.2)")]),
        (PIPES, [(0, "Wheeze"), (2, "3")]),
        (BOX, [(0, "Salt"), (1, "1.0"), (2, "2.0")]),
        (TABS, [(0, "Wheeze"), (2, "3")]),
    ],
)
def test_rows(text, expected):
    assert expected in words(text)


@pytest.mark.parametrize("text", [RULED, FRAMED, PIPES, BOX, TABS])
def test_one_header_row_and_offsets_into_the_text(text):
    grid = find_grids(text)[0]
    assert len(grid.header) == 1
    for row in (*grid.header, *grid.body):
        for cell in row.cells:
            joined = cell.words(text)
            assert [text[cell.offset(i)] for i, c in enumerate(joined) if c != " "] == [
                c for c in joined if c != " "
            ]


def test_cells_that_lost_marks_in_front_of_them_keep_their_columns():
    # Each removed mark moves what follows one place to the left.
    text = (
        "  Label      One        Two        Three      Four\n"
        "  ---------- ---------- ---------- ---------- ----------\n"
        "  Rust       1 (2)     3 (4)     5 (6)     7 (8)\n"
    )
    assert words(text)[1] == [(0, "Rust"), (1, "1 (2)"), (2, "3 (4)"), (3, "5 (6)"), (4, "7 (8)")]


def test_caption_and_notes():
    grid = find_grids(FRAMED)[0]
    assert FRAMED[slice(*grid.caption)].strip() == "Growth of seedlings"
    assert FRAMED[slice(*grid.notes)].strip().endswith("Data are mean (SD).")
    text = "Table 3. Visits to the dam\n\n| Bird | May | June |\n|---|---|---|\n| Heron | 3 | 5 |\n"
    grid = find_grids(text)[0]
    assert text[slice(*grid.caption)].startswith("Table 3. Visits")


@pytest.mark.parametrize(
    "text",
    [
        "A sentence with a dash -- and another -- in it.\n",
        "Heading\n-------\n\nText under it.\n",
        "The odds were a | b for two birds.\n",
        "----------------------------------------\nA rule across the page.\n",
    ],
)
def test_no_table(text):
    assert find_grids(text) == ()


def test_rows_become_blocks_and_text_behind_a_fence_does_not():
    document = read_text(
        "T\n\n  A          B\n  ---------- ------\n  Salt       3:::: The salt was low.\n",
        "a.md",
        load(lexicon_folder() / "page.yaml"),
    )
    assert [(b.kind, document.slice(b)) for b in document.blocks if b.kind == "table"][-1] == (
        "table", "Salt       3",
    )  # fmt: skip
    assert any(document.slice(b) == "The salt was low." for b in document.blocks)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "# Abstract ## Methods We sent 40 crews to sea. ## Results: Fewer fell ill.",
            [
                "# Abstract",
                "## Methods",
                "We sent 40 crews to sea.",
                "## Results:",
                "Fewer fell ill.",
            ],
        ),
        # A heading that no part of a paper has cannot be told from the sentence behind it.
        (
            "It rained. ## Crews and boats Forty crews took part.",
            ["It rained.", "## Crews and boats Forty crews took part."],
        ),
        ("## Patients and boats", ["## Patients and boats"]),
        ("The ratio was 3:::: Then it rained.", ["The ratio was 3", "Then it rained."]),
        ("Site #3 and lot # 4 were closed.", ["Site #3 and lot # 4 were closed."]),
    ],
)
def test_marks_inside_a_line(line, expected):
    assert [line[start:end].strip() for start, end in pieces(line)] == expected


def test_a_part_of_a_paper_is_no_title():
    body = (
        "Forty crews took part, and each of them was at sea for at least three weeks of the year. "
        * 3
    )
    document = read_text(f"# Abstract\n\n{body}\n", "a.md", load(lexicon_folder() / "page.yaml"))
    assert document.title == ""


@pytest.mark.parametrize(
    "unit", ["-- ", "|a", "\ta", "1  2  ", "+--", ":::: ", "## A ", "  ---- ----\n  a    b\n\n"]
)
def test_hostile_text_takes_time_in_proportion_to_its_length(unit):
    cues = load(lexicon_folder() / "page.yaml")

    def seconds(count):
        text = unit * count
        begin = time.process_time()
        read_text(text, "a.txt", cues)
        return time.process_time() - begin

    seconds(200)
    assert seconds(16_000) < 25 * seconds(2_000) + 0.5


def test_rows_of_empty_cells_between_rows_do_not_end_a_table():
    rows = ("Cough                1          2", " " * 32, "Wheeze               3          4")
    text = "                     Teak       Palm\n  ------------------ ---------- ------\n"
    (grid,) = find_grids(text + "\n".join("  " + row for row in rows) + "\n\nWords go on here.\n")
    assert len(grid.body) == 2
    # A line with nothing on it does.
    cut = "\n".join(("  " + rows[0], "", "  " + rows[2]))
    assert len(find_grids(text + cut + "\n")[0].body) == 1
