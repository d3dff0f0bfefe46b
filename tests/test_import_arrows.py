"""Packages import only packages above them; heavy libraries stay out of the way of `--help`."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "workflow" / "trialtrace"
ORDER = (
    "tables",
    "stats",
    "pipeline",
    "text",
    "grammar",
    "extract",
    "link",
    "values",
    "derive",
    "check",
    "synthesize",
    "show",
    "evaluate",
    "cli",
)
# `pipeline` tells people's errors like everybody else, and nothing more of `tables`.
ALONE = {"tables": set(), "stats": set(), "pipeline": {"tables"}}
# Within the two largest packages; each part may import those in front of it.
PARTS = {
    # What a number is, whose it is, what compares arms, whether it is a result, effects.
    "extract.accounts.results": (
        "ways",
        "times",
        "items",
        "roles",
        "comparisons",
        "admission",
        "effects",
        "narrated",
        "rows",
        "write",
    ),
    # What is asked for, which arms it is asked of, how many people these had, where the answer stands.
    "extract.questions": (
        "model",
        "spelt",
        "lengths",
        "kinds",
        "outcomes",
        "arms",
        "sizes",
        "prose",
        "tables",
        "choose",
        "ask",
    ),
}


def imported_packages(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            names = [node.module or ""]
            if node.module == "trialtrace":
                names = [f"trialtrace.{alias.name}" for alias in node.names]
        found.update(n.split(".")[1] for n in names if n.startswith("trialtrace."))
    return found


def imported_parts(file: Path, package: str) -> set[str]:
    inside = f"trialtrace.{package}."
    return {
        node.module.removeprefix(inside).split(".")[0]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(inside)
    }


@pytest.mark.parametrize("package", PARTS)
def test_every_part_of_a_package_has_its_place_in_the_order(package):
    folder = PACKAGE.joinpath(*package.split("."))
    assert {p.stem for p in folder.iterdir() if not p.name.startswith("__")} == set(PARTS[package])


@pytest.mark.parametrize(
    ("package", "part"), [(package, part) for package, parts in PARTS.items() for part in parts]
)
def test_a_part_imports_only_parts_above_it(package, part):
    parts = PARTS[package]
    allowed = {*parts[: parts.index(part)], part}
    folder = PACKAGE.joinpath(*package.split("."))
    files = [p for p in (folder / f"{part}.py", *(folder / part).rglob("*.py")) if p.exists()]
    assert files
    assert not {
        f"{file.relative_to(folder)} imports {name}"
        for file in files
        for name in imported_parts(file, package) - allowed
    }


def test_every_package_has_its_place_in_the_order():
    packages = {p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists()}
    assert packages == set(ORDER)


@pytest.mark.parametrize("package", ORDER)
def test_a_package_imports_only_packages_above_it(package):
    allowed = ALONE.get(package, set(ORDER[: ORDER.index(package)])) | {package}
    wrong = {
        f"{file.relative_to(PACKAGE)} imports {name}"
        for file in (PACKAGE / package).rglob("*.py")
        for name in imported_packages(file) - allowed
    }
    assert not wrong


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from trialtrace.cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'pandas','numpy','scipy','matplotlib','pandera','yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
