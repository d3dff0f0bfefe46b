"""One bad document never costs the others; no documents at all is no failure."""

import pytest
from trialtrace.tables.io import read_table

pytestmark = pytest.mark.workflow

GOOD = (
    "Aspirin after surgery\n\nIn a trial by Roe et al. (2015), 120 patients were randomised to "
    "aspirin (n = 60) or placebo (n = 60). Thrombosis occurred in 3 of 60 patients in the aspirin "
    "group and 9 of 60 patients in the placebo group.\n\nReferences\n"
    "1. Roe J, Doe K. Aspirin after hip surgery. J Invent Med. 2015;12(3):45-52.\n"
)
ONLY_REFERENCES = "References\n1. Poe EA. Green tea and sleep. Sleep Lett. 2011;3:1-9.\n"


def test_bad_documents_are_quarantined_and_the_rest_is_complete(empty_checkout):
    checkout = empty_checkout
    names = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 20,
        "fifty.txt": b"word " * 10_400_000,
        "line.txt": b"9" * 1_000_000,
        "{brace}.txt": b"Text.",
        "scan.pdf": b"%PDF-1.7",
    }
    for name, content in names.items():
        checkout.add(name, content)
    (checkout.folder / "data" / "raw" / "gone.txt").symlink_to("nowhere")
    checkout.add('it\'s "odd" $HOME %s -x.txt', GOOD)
    checkout.add("sub/refs only.md", ONLY_REFERENCES)
    checkout.add("old.txt", "Café study: 12 patients took part.".encode("cp1252"))

    done = checkout.snakemake()

    documents = read_table(checkout.folder / "data/processed", "documents").set_index("path")
    quarantined = documents[documents["status"] == "quarantined"]
    assert set(quarantined.index) == {*names, "gone.txt"}
    assert (quarantined["reason"] != "").all()
    assert documents.loc["old.txt", "encoding"] == "cp1252"
    references = read_table(checkout.folder / "data/processed", "references")
    assert set(references["title"]) == {"Aspirin after hip surgery", "Green tea and sleep"}
    evidence = read_table(checkout.folder / "data/processed", "evidence")
    assert (evidence["raw"] == "120").any()
    said = done.stdout + done.stderr
    for name in quarantined.index:
        assert name in said
    assert (checkout.folder / "results/report/index.html").stat().st_size > 1000


def test_no_documents_at_all(empty_checkout):
    empty_checkout.snakemake()
    folder = empty_checkout.folder
    assert read_table(folder / "data/processed", "documents").empty
    assert read_table(folder / "data/processed", "syntheses").empty
    assert (folder / "results/figures/forest.svg").exists()
    assert (folder / "results/report/index.html").exists()


def test_a_wrong_option_is_one_clear_line(empty_checkout):
    done = empty_checkout.snakemake("--config", "ingest={batches: 7}", ok=False)
    said = (done.stdout + done.stderr).strip().splitlines()
    lines = [line for line in said if "batches" in line]
    assert len(lines) == 1, said
    assert "7 is not allowed; allowed are 1, 2, 4, 8" in lines[0]
    assert "Traceback" not in done.stderr
