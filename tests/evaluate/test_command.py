"""Files in, files out: schemes, halves, broken input, the table."""

import csv
import json

import pytest
from trialtrace.cli.main import main
from trialtrace.evaluate.gold import choose, group_id, half_of, read_gold
from trialtrace.evaluate.table import BEGIN, END, put_table, render_table
from trialtrace.tables.errors import TrialtraceError

from .builder import annotate

TEXT = "A total of 80 women were randomised to zentorine (n = 41) or placebo (n = 39)."


def gold_file(tmp_path, records, name="gold.jsonl"):
    path = tmp_path / name
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


def pico(count=6):
    marks = annotate(
        TEXT,
        ("total-participants", "80"),
        ("intervention-participants", "41"),
        ("control-participants", "39"),
    )
    return [{"id": f"d{k}", "text": TEXT, "annotations": marks} for k in range(count)]


def test_a_record_belongs_to_one_half():
    # sha256: "d0" begins with 0x19, "d5" with 0x6a.
    import hashlib

    for identity in ("d0", "d5", "PMC1"):
        even = hashlib.sha256(identity.encode()).digest()[0] % 2 == 0
        assert half_of(identity) == ("working" if even else "kept")


def test_halves_part_the_documents(tmp_path):
    gold = read_gold(gold_file(tmp_path, pico(40)))
    working, kept = ({r["id"] for r in choose(gold, half)} for half in ("working", "kept"))
    assert working and kept and not working & kept
    assert len(working | kept) == len(choose(gold, "all")) == 40


def test_questions_on_one_text_stay_together():
    one, other = ({"id": f"PMC9-{k}", "pmcid": "PMC9"} for k in (1, 2))
    assert group_id(one, "llm_meta_analysis_numeric") == group_id(
        other, "llm_meta_analysis_numeric"
    )
    assert group_id(one, "pico_corpus") != group_id(other, "pico_corpus")


def test_scores_errors_and_run_are_written(tmp_path, capsys):
    path = gold_file(tmp_path, pico(1))
    out = tmp_path / "out"
    code = main(
        [
            "evaluate",
            "--task",
            "spans",
            "--gold",
            str(path),
            "--output",
            str(out),
            "--processes",
            "1",
            "--draws",
            "50",
        ]
    )
    assert code == 0
    assert "pico_corpus, 1 documents" in capsys.readouterr().out
    with (out / "scores.csv").open(newline="") as file:
        rows = {(r["label"], r["measure"]): r for r in csv.DictReader(file)}
    total = rows["total sample size", "value"]
    assert (total["scheme"], total["expected"], total["right"]) == ("pico_corpus", "1", "1")
    run = json.loads((out / "run.json").read_text())
    assert run["half"] == "all"
    assert run["bootstrap"] == {"draws": 50, "generator": "PCG64", "seed": 20}
    assert run["files"][0]["failed"] == []
    with (out / "errors.csv").open(newline="") as file:
        assert next(csv.reader(file))[:4] == ["scheme", "doc_id", "label", "kind"]


def test_one_and_two_processes_give_the_same_bytes(tmp_path):
    path = gold_file(tmp_path, pico(4))
    for processes in ("1", "2"):
        main(
            [
                "evaluate",
                "--task",
                "spans",
                "--gold",
                str(path),
                "--output",
                str(tmp_path / processes),
                "--processes",
                processes,
            ]
        )
    for name in ("scores.csv", "errors.csv"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "holds no documents"),
        ("{not json}\n", "line 1: no valid JSON"),
        ('{"id": "a"}\n', "not an object with `id` and `text`"),
        ('{"id": "a", "text": "b", "annotations": []}\n', "no known scheme"),
    ],
)
def test_broken_files_say_where(tmp_path, content, words):
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    with pytest.raises(TrialtraceError, match=words):
        read_gold(path)


def test_a_task_that_does_not_fit_names_the_one_that_does(tmp_path, capsys):
    path = gold_file(tmp_path, pico(1))
    assert (
        main(
            ["evaluate", "--task", "linking", "--gold", str(path), "--output", str(tmp_path / "o")]
        )
        == 1
    )
    assert "use spans" in capsys.readouterr().err


def test_a_document_that_breaks_the_extractor_costs_its_own_figures_only(tmp_path, monkeypatch):
    from trialtrace.evaluate import run

    extract = run.extract_document

    def breaks(document, lexicon):
        if document.path == "d1":
            raise ValueError("broken")
        return extract(document, lexicon)

    monkeypatch.setattr(run, "extract_document", breaks)
    records = pico(2)
    records[1]["text"] += " "
    judged = run.judge_file("spans", read_gold(gold_file(tmp_path, records)), "all", 1)
    assert judged.failed == ("d1: ValueError: broken",)
    total = [
        s.counts for s in judged.scores if s.label == "total sample size" and s.measure == "value"
    ]
    assert [(c.tp, c.fp, c.fn) for c in total] == [(1, 0, 0), (0, 0, 1)]


def test_the_table_is_put_between_its_markers(tmp_path):
    path = gold_file(tmp_path, pico(3))
    out = tmp_path / "out"
    main(
        [
            "evaluate",
            "--task",
            "spans",
            "--gold",
            str(path),
            "--output",
            str(out),
            "--processes",
            "1",
        ]
    )
    table = render_table([out])
    line = next(row for row in table.splitlines() if row.startswith("| total sample size |"))
    assert line == "| total sample size | BERT .94 | .95 | .88 | 1.0 [1.0, 1.0] n=3 |"
    page = tmp_path / "accuracy.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nbehind\n")
    put_table(page, table)
    assert page.read_text() == f"before\n{BEGIN}\n\n{table}\n\n{END}\nbehind\n"
    with pytest.raises(TrialtraceError, match="given by another folder"):
        (tmp_path / "two").mkdir()
        (tmp_path / "two" / "run.json").write_text((out / "run.json").read_text())
        (tmp_path / "two" / "scores.csv").write_text(
            (out / "scores.csv").read_text().replace("1.0000", "0.5000")
        )
        render_table([out, tmp_path / "two"])
    page.write_text("no markers")
    with pytest.raises(TrialtraceError, match="needs the lines"):
        put_table(page, table)


def test_error_classes_are_counted_over_both_arms_and_for_the_working_half_only(tmp_path):
    from trialtrace.evaluate.classes import largest

    (tmp_path / "errors.csv").write_text(
        "scheme,doc_id,label,kind\n"
        'pico_corpus,a,"percent, control",wrong arm\n'
        'pico_corpus,a,"percent, intervention",wrong arm\n'
        'pico_corpus,b,"percent, control",not read\n'
    )
    assert largest([tmp_path, tmp_path / "none"]) == [
        ("pico_corpus", "percent", 3, "wrong arm 2, not read 1")
    ]
    (tmp_path / "scores.csv").write_text("scheme,group,label,measure\n")
    for half, shown in (("working", True), ("kept", False)):
        (tmp_path / "run.json").write_text(json.dumps({"half": half, "files": []}))
        assert ("wrong arm 2" in render_table([tmp_path])) is shown
