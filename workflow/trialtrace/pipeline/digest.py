"""Digests of the code and data that a stage depends on, so that an edit re-runs what it must.

Snakemake sees no edit of an imported module. Each rule gets as parameter a hash of the package
files that its stage imports, however deep, and of the data files (lexicon, templates) it reads.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

PACKAGE = "trialtrace"
LENGTH = 16


def code_digest(package: Path, *entries: str, data: Iterable[Path] = ()) -> str:
    """Hash all package files that the entry modules import, and the given data files.

    Parameters
    ----------
    package : Path
        Folder of the package (``…/workflow/trialtrace``).
    *entries : str
        Module names, for instance ``trialtrace.cli.extract``.
    data : iterable of Path
        Files or folders whose content the stage reads besides its inputs.

    Returns
    -------
    str
        16 hexadecimal digits.
    """
    digest = hashlib.sha256()
    for module in sorted(imported(package, *entries)):
        file = _file_of(package, module)
        digest.update(module.encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    for file in sorted(_files(data)):
        digest.update(file.name.encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:LENGTH]


def imported(package: Path, *entries: str) -> frozenset[str]:
    """Return the package's modules that the entries import, themselves included.

    Imports inside functions count; a package's ``__init__`` counts for each of its modules.
    """
    seen: set[str] = set()
    waiting = [module for entry in entries for module in _with_parents(entry)]
    while waiting:
        module = waiting.pop()
        if module in seen or _file_of(package, module) is None:
            continue
        seen.add(module)
        waiting.extend(_imports(package, module))
    return frozenset(seen)


@lru_cache(maxsize=4096)
def _imports(package: Path, module: str) -> tuple[str, ...]:
    file = _file_of(package, module)
    tree = ast.parse(file.read_text(encoding="utf-8"), filename=str(file))
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, file, node)
            # "from package import name": the name may be a module of its own.
            names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
        else:
            continue
        for name in names:
            if name == PACKAGE or name.startswith(PACKAGE + "."):
                found.extend(m for m in _with_parents(name) if _file_of(package, m))
    return tuple(dict.fromkeys(found))


def _absolute(module: str, file: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.split(".")
    keep = len(parts) - node.level + (1 if file.name == "__init__.py" else 0)
    return ".".join([*parts[:keep], *([node.module] if node.module else [])])


def _with_parents(module: str) -> list[str]:
    parts = module.split(".")
    return [".".join(parts[: i + 1]) for i in range(len(parts))]


def _file_of(package: Path, module: str) -> Path | None:
    parts = module.split(".")[1:]
    for candidate in (
        package.joinpath(*parts, "__init__.py"),
        package.joinpath(*parts).with_suffix(".py"),
    ):
        if candidate.is_file() and (parts or candidate.name == "__init__.py"):
            return candidate
    return None


def _files(data: Iterable[Path]) -> Iterator[Path]:
    for path in data:
        if path.is_dir():
            yield from (f for f in path.rglob("*") if f.is_file() and "__pycache__" not in f.parts)
        elif path.is_file():
            yield path
