"""`trialtrace check --select/--ignore`: findings by code on the screen, tables left as they are."""

import pytest
from trialtrace.check.registry import CHECKS
from trialtrace.check.scene import Scene
from trialtrace.check.stage import READS
from trialtrace.cli.main import main
from trialtrace.tables.io import table_path, write_table
from trialtrace.text.store import write_texts

TEXT = "Insomnia plagues 31% of women. Warm milk is the most effective remedy for insomnia."


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with the tables and the text of one document, as the stages before leave them."""
    scene = Scene((TEXT,)).refuse("31", "percent")
    processed = tmp_path / "data" / "processed"
    for name, frame in scene.tables(READS).items():
        write_table(processed, name, frame)
    write_texts(processed / "shards" / "texts" / "00.jsonl", scene.documents())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(said):
    """Return the codes of printed findings."""
    return [line.split(": ", 1)[1].split(" ")[0] for line in said.splitlines()]


def test_select_prints_these_codes_and_writes_nothing(project, capsys):
    assert main(["check", "--select", "CLM002,clm012"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[0] == (
        f"1.txt:0: CLM002 warning: No source for 31%: “{TEXT.split('. ')[0]}.”"
        " → Ask for the source; do not repeat the number without it."
    )
    assert codes(said) == ["CLM002", "CLM012"]
    assert not table_path(project / "data" / "processed", "findings").exists()


def test_families_and_ignore(project, capsys):
    assert main(["check", "--select", "CLM", "--ignore", "CLM011,CLM012"]) == 0
    assert codes(capsys.readouterr().out) == ["CLM002"]
    assert main(["check", "--ignore", "CLM"]) == 0
    assert capsys.readouterr().out == ""


def test_the_configuration_is_used_and_outdone(project, capsys):
    (project / "config").mkdir()
    (project / "config" / "config.yaml").write_text(
        "check: {ignore: [CLM011], severities: {CLM002: error}}\n", encoding="utf-8"
    )
    assert main(["check", "--ignore", "CLM012"]) == 0
    said = capsys.readouterr().out
    assert codes(said) == ["CLM002"] and "CLM002 error:" in said
    assert main(["check", "--select", "CLM011"]) == 0
    assert codes(capsys.readouterr().out) == ["CLM011"]


def test_without_them_the_stage_writes_its_tables(project):
    assert main(["check"]) == 0
    written = table_path(project / "data" / "processed", "findings").read_text(encoding="utf-8")
    assert {code for code in CHECKS if f",{code}," in written} == {"CLM002", "CLM011", "CLM012"}


def test_an_unknown_code_is_one_line(project, capsys):
    assert main(["check", "--select", "NUM999"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("trialtrace check: check.select: no check 'NUM999'; use a family (REF,")
    assert said.count("\n") == 1
