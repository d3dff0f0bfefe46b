"""Tables survive the way to disk and back, and say what is wrong with them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.io import columns_of, make_table, read_table, write_table
from trialtrace.tables.registry import TABLES

DOCUMENT = {
    "doc_id": "D1",
    "path": "00123",
    "format": "text",
    "status": "read",
    "n_bytes": 3,
    "n_chars": 3,
}


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_is_a_table(tmp_path, name):
    write_table(tmp_path, name, make_table(name))
    assert list(read_table(tmp_path, name).columns) == columns_of(name)


def test_ids_and_quotes_that_look_like_numbers_or_missing_stay_text(tmp_path):
    write_table(tmp_path, "documents", make_table("documents", [{**DOCUMENT, "title": "NA"}]))
    row = read_table(tmp_path, "documents").iloc[0]
    assert (row["path"], row["title"], row["reason"]) == ("00123", "NA", "")
    assert row["title_start"] is pd.NA


def test_rows_are_sorted_and_numbers_keep_every_digit(tmp_path):
    rows = [
        {"result_id": f"R{i}", "study_id": "S", "outcome_id": "O", "ordinal": i, "value": v}
        for i, v in ((2, 0.1 + 0.2), (10, 1e-300), (1, 88.0))
    ]
    file = write_table(tmp_path, "results", make_table("results", rows))
    table = read_table(tmp_path, "results")
    assert list(table["ordinal"]) == [1, 2, 10]
    assert list(table["value"]) == [88.0, 0.30000000000000004, 1e-300]
    before = file.read_bytes()
    write_table(tmp_path, "results", table.iloc[::-1])
    assert file.read_bytes() == before


def test_all_failures_are_told_at_once():
    row = {**DOCUMENT, "doc_id": "", "format": "docx", "n_bytes": -3}
    with pytest.raises(TrialtraceError) as error:
        make_table("documents", [row])
    message = str(error.value)
    assert message.startswith("documents: 3 values are not allowed: ")
    assert all(part in message for part in ("doc_id row 0", "'docx'", "n_bytes row 0: -3"))
    assert "\n" not in message


def test_a_doubled_key_and_an_unknown_column_are_refused():
    with pytest.raises(TrialtraceError, match=r"2 rows share a key.*D1"):
        make_table("documents", [DOCUMENT, DOCUMENT])
    with pytest.raises(TrialtraceError, match="unknown column 'colour'"):
        make_table("documents", [{**DOCUMENT, "colour": "red"}])


def test_a_missing_file_or_column_names_the_way_out(tmp_path):
    with pytest.raises(TrialtraceError, match="run the stage that makes it"):
        read_table(tmp_path, "studies")
    (tmp_path / "works.csv").write_text("work_id\nW1\n")
    with pytest.raises(TrialtraceError, match="column 'label' is missing"):
        read_table(tmp_path, "works")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_quote_comes_back_as_it_was(tmp_path_factory, quote):
    folder = tmp_path_factory.mktemp("t")
    row = {
        "doc_id": "D", "raw": quote, "start": 0, "end": 1, "quote": quote, "quote_start": 0,
        "looked_like": "x", "reason": "y",
    }  # fmt: skip
    write_table(folder, "rejected", make_table("rejected", [row]))
    assert read_table(folder, "rejected").iloc[0]["quote"] == quote
