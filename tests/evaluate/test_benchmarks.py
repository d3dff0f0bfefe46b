"""The annotated material that comes with the project: offsets hold, and its schemes are known."""

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"


def records(name):
    with (FOLDER / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", ["lay/annotation.jsonl", "abstracts/annotation.jsonl"])
def test_annotated_words_stand_where_they_are_said_to(name):
    for record in records(name):
        for one in record["annotations"]:
            assert record["text"][one["start"] : one["end"]] == one["text"], (record["id"], one)


def test_abstracts_hold_what_their_page_says():
    found = records("abstracts/annotation.jsonl")
    assert len(found) == 55
    assert {one["label"] for record in found for one in record["annotations"]} == {
        "total-participants",
        "intervention-participants",
        "control-participants",
        *(
            f"{side}-{kind}"
            for side in ("iv", "cv")
            for kind in ("bin-percent", "bin-abs", "cont-mean", "cont-sd", "cont-median")
        ),
    }


def test_questions_ask_for_the_parts_of_their_type():
    for record in records("papers/questions.jsonl"):
        kind = {"binary": "events", "continuous": "mean"}[record["outcome_type"]]
        assert f"intervention_{kind}" in record["fields"], record["id"]
        assert f"comparator_{kind}" in record["fields"], record["id"]
