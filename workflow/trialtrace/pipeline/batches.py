"""Which document belongs to which batch, and the manifest that says so on disk.

Snakemake compares times and remembers parameters in `.snakemake`; neither sees a document that was
removed, or added with an old date, once that folder is gone. So each batch has a manifest with the
path and hash of its members, rewritten only when its content changes: whatever depends on it runs
again exactly then.
"""

from __future__ import annotations

import csv
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from trialtrace.tables.errors import TrialtraceError

HEADER = ("path", "sha256")
# Folders and files below data/raw that are no documents.
NOT_DOCUMENTS = ("publications",)
NOT_DOCUMENT_FILES = frozenset({"documents.csv", "README.md", ".gitkeep"})
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A document of a batch.

    Attributes
    ----------
    path : str
        Path below ``data/raw``, with forward slashes.
    sha256 : str
        Hash of its bytes; empty where it cannot be read.
    """

    path: str
    sha256: str


def find_documents(raw: Path) -> list[str]:
    """List the documents below ``data/raw``, sorted; hidden files and sheets are none."""
    found = []
    for folder, folders, files in os.walk(raw):
        base = Path(folder).relative_to(raw)
        folders[:] = sorted(
            d
            for d in folders
            if not d.startswith(".") and (base / d).as_posix() not in NOT_DOCUMENTS
        )
        for name in files:
            path = (base / name).as_posix()
            if not name.startswith(".") and path not in NOT_DOCUMENT_FILES:
                found.append(path)
    return sorted(found)


def batch_of(path: str, batches: int) -> str:
    """Return the name of the batch of a document: stable, whatever other documents there are."""
    return f"{crc32(path.encode('utf-8', 'surrogateescape')) % batches:04d}"


def group(raw: Path, batches: int) -> dict[str, list[str]]:
    """Group the documents below ``data/raw`` by batch; batches without a document are left out."""
    grouped: dict[str, list[str]] = {}
    for path in find_documents(raw):
        grouped.setdefault(batch_of(path, batches), []).append(path)
    return dict(sorted(grouped.items()))


def sha256_of(file: Path) -> str:
    """Hash a file in pieces; the empty string where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


def update_manifests(raw: Path, folder: Path, batches: int) -> list[str]:
    """Bring the manifests below ``folder`` up to date; return the names of the batches.

    A manifest is written only when its content changes, and deleted with its last document.
    """
    grouped = group(raw, batches)
    folder.mkdir(parents=True, exist_ok=True)
    for name, paths in grouped.items():
        _write_if_changed(folder / f"{name}.csv", [Member(p, sha256_of(raw / p)) for p in paths])
    for stale in folder.glob("*.csv"):
        if stale.stem not in grouped:
            stale.unlink()
    # The list of batches itself, for joins: it changes when a batch comes or goes.
    _write_text_if_changed(folder / "batches.txt", "".join(f"{name}\n" for name in grouped))
    return list(grouped)


def read_manifest(file: Path) -> list[Member]:
    """Read the members of a batch.

    Raises
    ------
    TrialtraceError
        If the manifest is missing or broken.
    """
    try:
        with file.open(encoding="utf-8", errors="surrogateescape", newline="") as stream:
            rows = list(csv.reader(stream))
    except OSError:
        raise TrialtraceError(f"{file}: no such manifest; run snakemake") from None
    if not rows or tuple(rows[0]) != HEADER or any(len(row) != 2 for row in rows):
        raise TrialtraceError(f"{file}: not a manifest; delete it and run again")
    return [Member(*row) for row in rows[1:]]


def _write_if_changed(file: Path, members: list[Member]) -> None:
    lines = [HEADER, *((m.path, m.sha256) for m in members)]
    text = "".join(",".join(_quoted(cell) for cell in line) + "\n" for line in lines)
    _write_text_if_changed(file, text)


def _write_text_if_changed(file: Path, text: str) -> None:
    data = text.encode("utf-8", "surrogateescape")
    if file.exists() and file.read_bytes() == data:
        return
    partial = file.with_name(f"{file.name}.{os.getpid()}.part")
    partial.write_bytes(data)
    partial.replace(file)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in '",\r\n') else cell
