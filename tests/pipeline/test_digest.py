"""An edit changes the digest of the stages that import it, and of no other."""

import pytest
from trialtrace.pipeline.digest import code_digest, imported

FILES = {
    "__init__.py": "",
    "cli/__init__.py": "",
    "cli/a.py": "def run():\n    from trialtrace.deep import thing\n",
    "cli/b.py": "import trialtrace.other.leaf\n",
    "deep/__init__.py": "",
    "deep/thing.py": "from trialtrace.other import leaf\n",
    "other/__init__.py": "",
    "other/leaf.py": "x = 1\n",
    "other/alone.py": "x = 1\n",
}


@pytest.fixture
def package(tmp_path):
    for name, text in FILES.items():
        file = tmp_path / "trialtrace" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "trialtrace"


def test_imports_inside_functions_and_packages_count(package):
    assert imported(package, "trialtrace.cli.a") == {
        "trialtrace", "trialtrace.cli", "trialtrace.cli.a", "trialtrace.deep",
        "trialtrace.deep.thing", "trialtrace.other", "trialtrace.other.leaf",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("edited", "a_changes", "b_changes"),
    [
        ("other/leaf.py", True, True),
        ("deep/thing.py", True, False),
        ("cli/b.py", False, True),
        ("other/alone.py", False, False),
    ],
)
def test_what_an_edit_changes(package, edited, a_changes, b_changes):
    before = [code_digest(package, f"trialtrace.cli.{name}") for name in "ab"]
    file = package / edited
    file.write_text(file.read_text() + "y = 2\n")
    after = [code_digest(package, f"trialtrace.cli.{name}") for name in "ab"]
    assert [x != y for x, y in zip(before, after, strict=True)] == [a_changes, b_changes]


def test_data_files_count(package, tmp_path):
    (tmp_path / "lexicon").mkdir()
    word = tmp_path / "lexicon" / "words.yaml"
    word.write_text("a")
    before = code_digest(package, "trialtrace.cli.a", data=[word.parent])
    word.write_text("b")
    assert code_digest(package, "trialtrace.cli.a", data=[word.parent]) != before
