"""The files of results/tables."""

import csv

from trialtrace.show.tables.markdown import escape
from trialtrace.show.tables.stage import FILES, READS, write
from trialtrace.tables.registry import TABLES


def read(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_row_of_every_table_reaches_its_file(invented, tmp_path):
    paths = {path.name: path for path in write(invented.tables(), tmp_path)}
    assert tuple(paths) == FILES
    expected = {
        "documents.csv": ("doc_id", ["documents"]),
        "studies.csv": ("study_id", ["studies"]),
        "citations.csv": ("citation_id", ["citations"]),
        "findings.csv": ("finding_id", ["findings"]),
        "effects.csv": ("effect_id", ["effects"]),
    }
    for name, (key, (table,)) in expected.items():
        assert sorted(row[key] for row in read(paths[name])) == sorted(
            row[key] for row in invented.rows[table]
        )
    mixed = read(paths["arms_and_results.csv"])
    assert [row["Row"] for row in mixed] == [
        "arm",
        "arm",
        "component",
        "size",
        "result",
        "result",
        "outcome",
    ]
    assert {row["outcome_id"] for row in mixed} - {""} == {"Opres", "Ohead", "Opain"}
    assert [row["Row"] for row in read(paths["syntheses.csv"])] == ["synthesis", "member"]


def test_a_work_that_no_reference_points_to_keeps_a_row(invented, tmp_path):
    invented.rows["works"].append(
        {"work_id": "Wnew", "label": "Okafor 2020", "kind": "article", "n_references": 1}
    )
    write(invented.tables(), tmp_path)
    rows = read(tmp_path / "references_and_works.csv")
    assert [(row["Row"], row["Work"]) for row in rows] == [
        ("reference", "Lind 2015"),
        ("work", "Okafor 2020"),
    ]


def test_numbers_have_their_sentence_beside_them(invented, tmp_path):
    write(invented.tables(), tmp_path)
    arm = read(tmp_path / "arms_and_results.csv")[0]
    assert (arm["Size"], arm["Arm"]) == ("60", "potassium salt")
    assert "60 took potassium salt" in arm["Size: evidence"]
    headache = next(
        row for row in read(tmp_path / "arms_and_results.csv") if row["result_id"] == "Xhead"
    )
    assert (headache["Value"], headache["Unit"]) == ("15", "%")
    assert "Headache came to 15%" in headache["Value: evidence"]


def test_the_page_holds_every_id(invented, tmp_path):
    page = write(invented.tables(), tmp_path)[-1].read_text(encoding="utf-8")
    for table in ("studies", "arms", "results", "effects", "findings", "works", "references"):
        key = TABLES[table].key[0]
        assert all(escape(row[key]) in page for row in invented.rows[table])
    assert r"Potassium salt \| pressure" in page
    assert "&lt;no figures given&gt;" in page


def test_nothing_gives_empty_tables(invented, tmp_path):
    invented.rows.clear()
    paths = write(invented.tables(), tmp_path)
    assert all(read(path) == [] for path in paths[:-1])
    assert paths[-1].read_text(encoding="utf-8").count("\nNone.\n") == 14


def test_the_same_tables_give_the_same_bytes(invented, tmp_path):
    first = [path.read_bytes() for path in write(invented.tables(), tmp_path / "a")]
    assert first == [path.read_bytes() for path in write(invented.tables(), tmp_path / "b")]


def test_it_reads_only_tables_that_exist():
    assert set(READS) <= set(TABLES)


def test_a_dose_that_belongs_to_no_arm_has_a_row_without_one(invented, tmp_path):
    invented.rows["arm_components"].append(
        {
            "component_id": "Kall",
            "arm_id": "",
            "study_id": "Slind",
            "ordinal": 2,
            "kind": "amlodipine",
            "dose": "5 mg",
        }
    )
    write(invented.tables(), tmp_path)
    row = next(
        row
        for row in read(tmp_path / "arms_and_results.csv")
        if row["Row"] == "component" and row["Component"] == "amlodipine"
    )
    assert (row["Arm"], row["Dose"], row["arm_id"]) == ("", "5 mg", "")
