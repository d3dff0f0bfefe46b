"""What runs again, and what does not, when documents, options or code change."""

import os
import re
import shutil

import pytest

from tests.workflow.conftest import copy_checkout

pytestmark = pytest.mark.workflow

FIRST = (
    "Walking for knee pain\n\n"
    "Sixty adults with knee osteoarthritis were randomly assigned to daily walking (n = 30) or to "
    "usual care (n = 30). After 12 weeks, pain had improved in 18 of 30 patients in the walking "
    "group and in 9 of 30 patients in the usual care group (P = 0.02).\n"
)
SECOND = (
    "Vitamin D and falls\n\n"
    "In a randomised trial, 200 women received vitamin D and 200 women received placebo for one "
    "year. Falls occurred in 24% of the vitamin D group and 31% of the placebo group.\n"
)
THIRD = (
    "Zinc for colds\n\n"
    "In a trial by Roe et al. (2015), 310 men with a cold were randomised to zinc (n = 155) or "
    "placebo (n = 155).\n"
)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    checkout = copy_checkout(tmp_path_factory.mktemp("reruns"))
    checkout.add("first.txt", FIRST)
    checkout.add("second.txt", SECOND)
    checkout.snakemake()
    return checkout


def table(checkout, name):
    from trialtrace.tables.io import read_table

    return read_table(checkout.folder / "data" / "processed", name)


def shard_of(checkout, name):
    from trialtrace.pipeline.batches import batch_of

    return f"data/processed/shards/evidence/{batch_of(name, 16)}.csv"


def test_a_second_run_does_nothing(run):
    before = run.times()
    done = run.snakemake()
    assert "Nothing to be done" in done.stderr + done.stdout
    assert run.times() == before


def test_the_same_input_gives_the_same_bytes(run, tmp_path):
    again = copy_checkout(tmp_path)
    again.add("second.txt", SECOND)
    again.add("first.txt", FIRST)
    again.snakemake("--cores", "1")
    assert again.products() == run.products()


@pytest.mark.parametrize("memory", ["kept", "deleted"])
def test_added_edited_and_removed_documents(run, tmp_path, memory):
    checkout = copy_checkout(tmp_path / "c")
    for top in ("data", "results", ".snakemake"):
        shutil.copytree(run.folder / top, checkout.folder / top, dirs_exist_ok=True)

    def forget():
        if memory == "deleted":
            shutil.rmtree(checkout.folder / ".snakemake")

    untouched = shard_of(checkout, "first.txt")
    before = checkout.times()

    # Added with an old date: nothing but its content tells that it is new.
    third = checkout.add("third.txt", THIRD)
    os.utime(third, (1, 1))
    forget()
    checkout.snakemake()
    assert set(table(checkout, "documents")["path"]) == {"first.txt", "second.txt", "third.txt"}
    assert (table(checkout, "evidence")["raw"] == "310").any()
    assert checkout.times()[untouched] == before[untouched]

    checkout.add("third.txt", THIRD.replace("310", "417"))
    os.utime(third, (1, 1))
    forget()
    checkout.snakemake()
    assert (table(checkout, "evidence")["raw"] == "417").any()
    assert not (table(checkout, "evidence")["raw"] == "310").any()
    assert checkout.times()[untouched] == before[untouched]

    third.unlink()
    forget()
    checkout.snakemake()
    assert checkout.times()[untouched] == before[untouched]
    assert checkout.products() == run.products()


@pytest.mark.parametrize(
    ("module", "reruns", "stays"),
    [
        ("show/report/stage.py", "results/report/index.html", "data/processed/effects.csv"),
        ("synthesize/stage.py", "data/processed/syntheses.csv", "data/processed/effects.csv"),
        ("extract/api.py", "data/processed/extracted/evidence.csv", "data/processed/documents.csv"),
    ],
)
def test_an_edited_module_reruns_the_stages_that_import_it(run, module, reruns, stays):
    file = run.folder / "workflow" / "trialtrace" / module
    file.write_text(file.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    done = run.snakemake("--dry-run")
    planned = set(re.findall(r"^(?:local)?rule (\w+):", done.stdout + done.stderr, re.MULTILINE))
    rule_of = {
        "results/report/index.html": "write_report",
        "data/processed/syntheses.csv": "synthesize",
        "data/processed/effects.csv": "derive",
        "data/processed/extracted/evidence.csv": "extract",
        "data/processed/documents.csv": "ingest",
    }
    assert rule_of[reruns] in planned
    if module.startswith(("show", "synthesize")):
        assert rule_of[stays] not in planned
    else:
        assert "ingest" not in planned
    file.write_text(file.read_text(encoding="utf-8").removesuffix("\n# edited\n"), encoding="utf-8")
