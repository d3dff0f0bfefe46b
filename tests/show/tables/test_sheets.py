"""CSV files for people."""

import csv

import pytest
from trialtrace.show.tables.sheets import defused, header, sheet_rows, write_sheet
from trialtrace.show.tables.view import Cell, Column, Line, Source, Target, View


def view(*texts, sources=()):
    cells = tuple(Cell(text, sources=sources) for text in texts)
    columns = (Column("n", "Size", "number", quoted=True), Column("sex", "Sex"))
    return View(
        "v",
        "V",
        (Column("id", "id", "id"), *columns),
        (Line(Target("a", "1"), (Cell("A1"), *cells)),),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("- a list item", "'- a list item"),
        ("+49 30 1", "'+49 30 1"),
        ("-0.43", "-0.43"),
        ("+5", "+5"),
        ("-4e-05", "-4e-05"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_no_spreadsheet_runs_a_document(text, shown):
    assert defused(text) == shown


def test_evidence_stands_beside_its_number_and_ids_at_the_end():
    said = Source("E1", "25", "25 women took it.", "r", "likely")
    shown = view("25", "female", sources=(said,))
    assert header(shown) == ["Size", "Size: evidence", "Sex", "Other evidence", "id"]
    # The sentence is not repeated for the cell beside it.
    assert list(sheet_rows(shown)) == [["25", "25 women took it.", "female", "", "A1"]]


def test_a_cell_with_commas_quotes_and_line_breaks_is_read_back(tmp_path):
    wild = 'a, "b"\r\nc | d\n"'
    path = write_sheet(view("1", wild), tmp_path / "v.csv")
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert rows[1] == ["1", "", wild, "", "A1"]
