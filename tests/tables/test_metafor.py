"""Tables in metafor's columns: what is read from a CSV file, and what is refused on one line."""

import math

import pandas as pd
import pytest
from trialtrace.stats import KNOWN_MEASURES
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.metafor import metafor_table, read_metafor_csv
from trialtrace.tables.metafor.columns import NEEDS, NUMBERS

COUNTS = "slab,ai,n1i,ci,n2i\n"


@pytest.fixture
def read(tmp_path):
    def reader(content, columns=None):
        file = tmp_path / "studies.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_metafor_csv(file, columns)

    return reader


def message(read, content, columns=None):
    with pytest.raises(TrialtraceError) as caught:
        read(content, columns)
    text = str(caught.value)
    assert "\n" not in text
    return text.split("/")[-1]


def test_numbers_labels_and_every_cell_as_written(read):
    table = read('slab,ai,n1i,ci,n2i,dose\n"Ito, 2011",4,123,11,139,high\nGupta 2023,,50,3,49,\n')
    assert table.slab == ("Ito, 2011", "Gupta 2023")
    assert table.numbers["n1i"].tolist() == [123, 50]
    assert math.isnan(table.numbers["ai"][1])
    assert table.words["dose"] == ("high", "")
    assert table.words["ai"] == ("4", "")
    assert table.places == ("line 2", "line 3")


@pytest.mark.parametrize("mark", ["", "NA", "NaN", "n/a", "–", "."])
def test_signs_for_a_number_that_is_not_there(read, mark):
    assert math.isnan(read(f"{COUNTS}A,{mark},10,2,10\n").numbers["ai"][0])


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffslab,yi,vi\nMüller,−0.5,0.1\n",
        "slab;yi;vi\nMüller;-0,5;0,100\n",
        "slab\tyi\tvi\nMüller\t-.5\t1e-1\n",
        "slab,yi,vi\r\nMüller,-0.5,0.1\r\n\r\n,,\r\n",
        "slab,yi,vi\nMüller,-0.5,0.1\n".encode("utf-16"),
        '"","slab","yi","vi"\n"1","Müller",-0.5,0.1\n',
        '"","yi","vi"\n"Müller",-0.5,0.1\n',
    ],
)
def test_the_ways_in_which_programs_write_csv(read, content):
    table = read(content)
    assert table.slab == ("Müller",)
    assert (table.numbers["yi"][0], table.numbers["vi"][0]) == (-0.5, 0.1)


@pytest.mark.parametrize(
    ("header", "row", "label"),
    [
        ("study", "Ito", "Ito"),
        ("Study", "Ito", "Ito"),
        ("trial,author,year", "7,Ito,2011", "Ito 2011"),
        ("author", "Ito", "Ito"),
        ("trial", "7", "7"),
        ("group", "x", "Study 1"),
    ],
)
def test_where_the_label_stands(read, header, row, label):
    assert read(f"{header},yi,vi\n{row},1,2\n").slab == (label,)


def test_other_names_for_the_columns(read):
    columns = {"ai": "tpos", "bi": "tneg", "ci": "cpos", "di": "cneg", "slab": "id"}
    table = read("id,tpos,tneg,cpos,cneg,ai\nA,1,2,3,4,9\n", columns)
    assert table.slab == ("A",)
    assert {name: cells[0] for name, cells in table.numbers.items()} == {
        "ai": 1,
        "bi": 2,
        "ci": 3,
        "di": 4,
    }
    assert message(read, "id,yi,vi\nA,1,2\n", {"yi": "effect"}).endswith(
        "no column 'effect'; there are id, yi, vi"
    )
    assert "'tpos' is no column of metafor's" in message(read, "id,yi\nA,1\n", {"tpos": "id"})


def test_decimal_commas_only_where_nothing_has_a_point(read):
    assert read("slab;yi;vi\nA;1,234;0,5\n").numbers["yi"][0] == 1.234
    assert "line 2, column 'yi': '1,234' may be thousands" in message(
        read, "slab;yi;vi\nA;1,234;0.5\n"
    )
    assert "'1,234' may be thousands" in message(read, "slab;n1i\nA;1,234\n")
    assert "'1,234,567' may be thousands" in message(read, "slab;n1i;yi\nA;1,234,567;0,5\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the file is empty"),
        ("\n\n", "the file is empty"),
        (COUNTS, "no studies below the header"),
        (f"{COUNTS}A,1,10,2\n", "line 2: 4 cells where the header has 5"),
        (f"{COUNTS}A,1,10,2,10,9\n", "line 2: 6 cells where the header has 5"),
        (f'{COUNTS}"A\nB",1,10,2,10\nC,1,10,x,10\n', "line 4, column 'ci': 'x' is no number"),
        (f"{COUNTS}A,1*,10,2,10\n", "line 2, column 'ai': '1*' is no number"),
        (f"{COUNTS}A,inf,10,2,10\n", "'inf' is no number"),
        (f"{COUNTS}A,1e999,10,2,10\n", "'1e999' is no number"),
        (f'{COUNTS}"A,1,10,2,10\n', "no CSV file: unexpected end of data"),
        ("slab,ai,\nA,1,2\n", "column 3 has no name"),
        ("slab,ai,ai\nA,1,2\n", "two columns are named 'ai'"),
        (b"slab,yi\nA,1\nM\xfcller,1\n", "line 3: not UTF-8"),
        (b"PK\x03\x04\x00\x00", "no text file"),
        (b"slab,yi\n" + b"x" * 200_000 + b",1\n", "field larger than field limit"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(read, content, said):
    assert said in message(read, content)


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(TrialtraceError, match="cannot be read"):
            read_metafor_csv(path)


def test_each_row_uses_the_first_columns_that_are_filled(read):
    table = read("slab,ai,n1i,ci,n2i,yi,sei\nA,1,10,2,10,9,9\nB,,10,2,10,0.5,0.1\nC,1,10,,9,,\n")
    assert table.columns_for("RR") == (("ai", "n1i", "ci", "n2i"), ("yi", "sei"), ())
    with pytest.raises(TrialtraceError, match="MD needs the columns m1i sd1i") as caught:
        read("slab,ai,n1i\nA,1,10\n").columns_for("MD")
    assert str(caught.value).endswith("has slab, ai, n1i; say which is which (columns: ai=…)")
    with pytest.raises(TrialtraceError, match="measure 'RRR' is not known"):
        table.columns_for("RRR")


def test_a_frame_is_read_like_a_file():
    frame = pd.DataFrame(
        {"ai": [4, None], "n1i": [123.0, 5.5], "arm": ["x", None]}, index=["Ito", "Gupta"]
    )
    table = metafor_table(frame)
    assert table.slab == ("Ito", "Gupta")
    assert table.numbers["n1i"].tolist() == [123, 5.5]
    assert math.isnan(table.numbers["ai"][1])
    assert table.words["arm"] == ("x", "")
    with pytest.raises(TrialtraceError, match="table, row 1, column 'yi': 'inf' is no number"):
        metafor_table(pd.DataFrame({"yi": [math.inf]}))


def test_every_measure_of_the_statistics_has_its_columns():
    assert set(KNOWN_MEASURES) <= set(NEEDS)
    assert all(set(columns) <= set(NUMBERS) for sets in NEEDS.values() for columns in sets)
