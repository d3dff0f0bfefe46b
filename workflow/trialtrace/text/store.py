"""Canonical texts on disk: one JSON line a document, one file a batch, read as a stream."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from trialtrace.tables.errors import TrialtraceError
from trialtrace.text.model import Block, Document
from trialtrace.text.reader import build

_CACHED = 64


def write_texts(path: Path, documents: Iterable[Document]) -> None:
    """Write documents, sorted by path; the file appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        for document in sorted(documents, key=lambda d: d.path):
            file.write(json.dumps(_to_json(document), ensure_ascii=False) + "\n")
    partial.replace(path)


def read_texts(path: Path) -> Iterator[Document]:
    """Yield the documents of one file.

    Raises
    ------
    TrialtraceError
        If the file is missing or a line of it is broken.
    """
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, start=1):
                try:
                    yield _from_json(json.loads(line))
                except (ValueError, KeyError, TypeError):
                    raise TrialtraceError(
                        f"{path}: line {number} is broken; delete the file and run again"
                    ) from None
    except FileNotFoundError:
        raise TrialtraceError(f"{path}: no such file; run the stage ingest") from None


class TextStore:
    """All texts of a run, by document id; keeps only offsets and a few documents in memory.

    Parameters
    ----------
    folder : Path
        Folder with one ``*.jsonl`` a batch.
    """

    def __init__(self, folder: Path) -> None:
        self._files = tuple(sorted(folder.glob("*.jsonl")))
        self._places = dict(self._index())
        self._cached = lru_cache(maxsize=_CACHED)(self._load)

    def get(self, doc_id: str) -> Document:
        """Return a document.

        Raises
        ------
        KeyError
            If there is no text for that id (it was quarantined, or never read).
        """
        return self._cached(doc_id)

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._places

    def __iter__(self) -> Iterator[Document]:
        for file in self._files:
            yield from read_texts(file)

    def __len__(self) -> int:
        return len(self._places)

    def _index(self) -> Iterator[tuple[str, tuple[Path, int]]]:
        for path in self._files:
            with path.open("rb") as file:
                offset = 0
                for line in file:
                    yield json.loads(line)["doc_id"], (path, offset)
                    offset += len(line)

    def _load(self, doc_id: str) -> Document:
        path, offset = self._places[doc_id]
        with path.open("rb") as file:
            file.seek(offset)
            return _from_json(json.loads(file.readline()))


def _to_json(document: Document) -> dict[str, object]:
    return {
        "doc_id": document.doc_id,
        "path": document.path,
        "blocks": [[b.start, b.end, b.kind, b.section] for b in document.blocks],
        "text": document.text,
    }


def _from_json(record: dict[str, object]) -> Document:
    blocks = tuple(Block(*block) for block in record["blocks"])
    return build(record["text"], record["path"], blocks)
