"""The command line: what people see when it goes well and when it does not."""

from pathlib import Path

import pytest
from trialtrace.cli.docs import generated
from trialtrace.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]


def test_the_generated_documents_are_up_to_date():
    stale = [
        path
        for path, text in generated().items()
        if not (ROOT / path).exists() or (ROOT / path).read_text(encoding="utf-8") != text
    ]
    assert not stale, "run `trialtrace docs`"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert COMMANDS[command][1] in " ".join(capsys.readouterr().out.split())


def test_no_command_prints_the_help(capsys):
    assert main([]) == 2
    assert "extract" in capsys.readouterr().out


def test_the_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("trialtrace 0.")


def test_read_prints_each_value_with_its_quote(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text(
        "Zinc for colds\n\nIn a trial by Roe et al. (2015), 120 adults with a cold were randomised "
        "to zinc (n = 60) or placebo (n = 60).\n",
        encoding="utf-8",
    )
    assert main(["read", str(file)]) == 0
    said = capsys.readouterr().out
    assert "studies.n_total = 120" in said
    assert "'120' in: In a trial by Roe et al. (2015), 120 adults" in said


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.txt", None, "none.txt: cannot be read: No such file or directory"),
        ("empty.txt", b"", "empty.txt: the file is empty"),
    ],
)
def test_errors_are_one_line_without_a_traceback(tmp_path, capsys, name, content, message):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    assert main(["read", str(file)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("trialtrace read: ")
    assert said.endswith(message + "\n")
    assert said.count("\n") == 1


def test_a_missing_table_names_the_stage_to_run(tmp_path, capsys):
    empty = ["--texts", ".", "--raw", ".", "--curated", ".", "--lexicon", ".", "--options", "{}"]
    assert main(["synthesize", "--processed", str(tmp_path), *empty]) == 1
    assert "effects.csv: no such table; run the stage that makes it" in capsys.readouterr().err


def test_options_that_are_no_json_are_a_usage_error(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["figures", "--processed", ".", "--out", ".", "--options", "{a: 1}"])
    assert stop.value.code == 2
    assert "no valid JSON" in capsys.readouterr().err
