"""Shards merge into the table that one batch would have given."""

import pytest
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.io import make_table, read_csv, write_csv
from trialtrace.tables.join import join_shards


def rejected(doc_id, *starts):
    return make_table(
        "rejected",
        [
            {"doc_id": doc_id, "raw": "5", "start": s, "end": s + 1, "quote": 'a "5"\nb',
             "quote_start": 0, "looked_like": "number", "reason": "advice"}
            for s in starts
        ],
    )  # fmt: skip


def test_the_join_is_sorted_by_number_not_by_letter(tmp_path):
    write_csv(tmp_path / "0.csv", "rejected", rejected("D2", 9, 10, 100))
    write_csv(tmp_path / "1.csv", "rejected", rejected("D1", 3))
    n = join_shards("rejected", [tmp_path / "0.csv", tmp_path / "1.csv"], tmp_path / "all.csv")
    table = read_csv(tmp_path / "all.csv", "rejected")
    assert n == 4
    assert list(zip(table["doc_id"], table["start"], strict=True)) == [
        ("D1", 3), ("D2", 9), ("D2", 10), ("D2", 100),
    ]  # fmt: skip
    assert table["quote"].unique().tolist() == ['a "5"\nb']


def test_a_row_in_two_shards_stops_the_join(tmp_path):
    for name in ("0.csv", "1.csv"):
        write_csv(tmp_path / name, "rejected", rejected("D1", 3))
    with pytest.raises(TrialtraceError, match="share the key"):
        join_shards("rejected", [tmp_path / "0.csv", tmp_path / "1.csv"], tmp_path / "all.csv")


def test_no_shards_give_an_empty_table(tmp_path):
    assert join_shards("rejected", [], tmp_path / "all.csv") == 0
    assert read_csv(tmp_path / "all.csv", "rejected").empty
