"""Decisions: exact, re-anchored, stale; one reviewer, several, a consensus."""

import csv

import pytest
from trialtrace.tables.decisions import COLUMNS, read_decisions
from trialtrace.tables.errors import TrialtraceError
from trialtrace.values.anchors import numbers_in

QUOTE = (
    "Of the patients who were enrolled at three rural clinics between spring and autumn, 25 were "
    "given the salt-reduced bread for the whole of the study period, as their families had agreed."
)


def write(folder, *rows):
    with (folder / "decisions.csv").open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, COLUMNS)
        writer.writeheader()
        for row in rows:
            writer.writerow({c: row.get(c, "") for c in COLUMNS})


def decision(row_id, action="correct", value="26", **more):
    return {
        "subject_table": "arms",
        "subject_id": row_id,
        "field": "n",
        "label": "arms.n",
        "path": "bread.txt",
        "action": action,
        "value": value,
        "reviewer": "ann",
        "decided_at": "2026-01-05",
        **more,
    }


@pytest.fixture
def bread(make_world, tmp_path):
    def build(quote=QUOTE, raw="25"):
        w = make_world(curated=tmp_path)
        study = w.study(w.document("bread.txt"))
        w.arm_id = w.arm(study, label="bread")
        w.state("arms", w.arm_id, "n", raw, quote=quote, raw=raw)
        return w

    return build


def n_of(tables, only, arm_id):
    return only(tables["arms"], arm_id=arm_id)["n"]


def test_an_exact_decision_applies_and_the_document_stays_beside_it(bread, tmp_path, only):
    w = bread()
    write(tmp_path, decision(w.arm_id, quote=QUOTE, raw="25"))
    tables = w.decide()
    assert n_of(tables, only, w.arm_id) == 26
    document = only(tables["values"], row_id=w.arm_id, field="n", origin="document")
    assert (document["value"], document["chosen"]) == ("25", False)
    assert document["why"] == "decided by people: 26"


def test_a_small_change_of_words_re_anchors_and_says_so(bread, tmp_path, only):
    w = bread(QUOTE.replace("whole of the", "whole"))
    write(tmp_path, decision("gone", quote=QUOTE, raw="25"))
    human = only(w.decide()["values"], field="n", origin="human")
    assert human["row_id"] == w.arm_id
    assert human["chosen"]
    assert human["why"].startswith("re-anchored: the words changed a little")


def test_25_becoming_35_in_a_long_quote_is_stale(bread, tmp_path, only):
    w = bread(QUOTE.replace("25", "35"), raw="35")
    write(tmp_path, decision(w.arm_id, quote=QUOTE, raw="25"))
    tables = w.decide()
    assert n_of(tables, only, w.arm_id) == 35
    human = only(tables["values"], origin="human")
    assert not human["chosen"]
    assert human["why"] == "stale: the text under it has changed"


def test_another_number_of_the_quote_that_changed_makes_it_stale(bread, tmp_path, only):
    w = bread(QUOTE.replace("three rural", "four rural"))
    write(tmp_path, decision("gone", quote=QUOTE, raw="25"))
    assert only(w.decide()["values"], origin="human")["why"].startswith("stale")


def test_another_label_is_not_re_anchored(bread, tmp_path, only):
    w = bread(QUOTE.replace("whole of the", "whole"))
    write(tmp_path, decision("gone", quote=QUOTE, raw="25", label="studies.n_total"))
    assert only(w.decide()["values"], origin="human")["why"].startswith("stale")


def test_a_rejected_value_leaves_the_cell_empty(bread, tmp_path, only):
    import pandas as pd

    w = bread()
    write(tmp_path, decision(w.arm_id, "reject", ""))
    tables = w.decide()
    assert pd.isna(n_of(tables, only, w.arm_id))
    assert only(tables["values"], field="n", origin="document")["why"] == "rejected by ann"


def test_reviewers_who_disagree_keep_the_value_out_until_a_consensus(bread, tmp_path, only):
    import pandas as pd

    w = bread()
    two = [decision(w.arm_id), decision(w.arm_id, value="27", reviewer="ben")]
    write(tmp_path, *two)
    tables = w.decide()
    assert pd.isna(n_of(tables, only, w.arm_id))
    assert {
        r["status"] for r in tables["values"].query("origin == 'human'").to_dict("records")
    } == {"conflict"}
    write(tmp_path, *two, decision(w.arm_id, value="27", reviewer="consensus"))
    assert n_of(w.decide(), only, w.arm_id) == 27


def test_the_last_word_of_a_reviewer_counts(bread, tmp_path, only):
    w = bread()
    later = decision(w.arm_id, value="28", decided_at="2026-02-01")
    write(tmp_path, later, decision(w.arm_id, value="27"))
    assert n_of(w.decide(), only, w.arm_id) == 28


def test_a_rejected_study_takes_its_arms_with_it(bread, tmp_path):
    w = bread()
    study = w.rows[0]["row_id"]
    write(tmp_path, decision(study, "reject", "", subject_table="studies", field="", label=""))
    tables = w.decide()
    assert tables["studies"].empty
    assert tables["arms"].empty
    assert len(tables["rows"]) == 2


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"action": "fix"}, "line 2: action 'fix' is not known"),
        ({"reviewer": ""}, "the column reviewer is empty"),
        ({"value": "many"}, "arms.n 'many' is no whole number"),
    ],
)
def test_faults_name_the_line(bread, tmp_path, change, says):
    w = bread()
    write(tmp_path, {**decision(w.arm_id), **change})
    with pytest.raises(TrialtraceError, match=says):
        w.decide()


def test_no_file_means_no_decisions(tmp_path):
    assert read_decisions(tmp_path) == ()


def test_number_words_are_numbers():
    assert numbers_in("Twenty-two of 49 men") == ("22", "49")
    assert numbers_in("two of three eyes") != numbers_in("one of three eyes")
    assert numbers_in("twenty-three of 49 men") != numbers_in("Twenty-two of 49 men")
