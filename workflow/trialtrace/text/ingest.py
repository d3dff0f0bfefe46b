"""From the files of a batch to documents and a table of what was read or quarantined, and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trialtrace.tables.ids import doc_id as make_doc_id
from trialtrace.text.cues import PageCues
from trialtrace.text.model import Document
from trialtrace.text.reader import Unreadable, decode, format_of, read_text

_MEGA, _KILO = 1_000_000, 1_000


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A row of the table ``documents``."""

    doc_id: str
    path: str
    format: str
    status: str
    reason: str = ""
    sha256: str = ""
    n_bytes: int = 0
    encoding: str = ""
    title: str = ""
    title_start: int | None = None
    language: str = ""
    n_chars: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too large to be an article.

    Attributes
    ----------
    max_megabytes : float
        Size of a file, in millions of bytes.
    max_line_kilobytes : float
        Length of a line, in thousands of characters.
    """

    max_megabytes: float
    max_line_kilobytes: float


def ingest(
    raw: Path, paths: Iterable[str], cues: PageCues, limits: Limits
) -> tuple[list[DocumentRow], list[Document]]:
    """Read documents; whatever is wrong with one is written into its row.

    Parameters
    ----------
    raw : Path
        The folder ``data/raw``.
    paths : iterable of str
        Paths below it.
    cues : PageCues
        Phrases of page noise.
    limits : Limits
        Sizes beyond which a file is quarantined.

    Returns
    -------
    rows : list of DocumentRow
        One a path, read or quarantined.
    documents : list of Document
        Those that were read.
    """
    rows: list[DocumentRow] = []
    documents: list[Document] = []
    for path in paths:
        row, document = _ingest_one(raw, path, cues, limits)
        rows.append(row)
        if document is not None:
            documents.append(document)
    return rows, documents


def _ingest_one(
    raw: Path, path: str, cues: PageCues, limits: Limits
) -> tuple[DocumentRow, Document | None]:
    shown = path.encode("utf-8", "replace").decode("utf-8")
    base = {"doc_id": make_doc_id(shown), "path": shown, "format": format_of(path)}
    try:
        data = _bytes_of(raw / path, path, limits)
    except Unreadable as error:
        size = _size_of(raw / path)
        return DocumentRow(**base, status="quarantined", reason=str(error), n_bytes=size), None
    base |= {"sha256": hashlib.sha256(data).hexdigest(), "n_bytes": len(data)}
    try:
        decoded = decode(data)
        _check_lines(decoded.text, limits)
    except Unreadable as error:
        return DocumentRow(**base, status="quarantined", reason=str(error)), None
    document = read_text(decoded.text, shown, cues)
    row = DocumentRow(
        **base,
        status="read",
        reason=decoded.note,
        encoding=decoded.encoding,
        title=document.title,
        title_start=document.title_start if document.title else None,
        language=document.language,
        n_chars=len(document.text),
    )
    return row, document


def _bytes_of(file: Path, path: str, limits: Limits) -> bytes:
    if "{" in path or "}" in path:
        raise Unreadable("braces in the file name; rename the file")
    if not path.isprintable():
        raise Unreadable("unprintable characters in the file name; rename the file")
    if format_of(path) == "unknown":
        raise Unreadable("no reader for this kind of file; give its text as .txt or .md")
    size = _size_of(file)
    if size > limits.max_megabytes * _MEGA:
        raise Unreadable(
            f"{size / _MEGA:.1f} MB, more than ingest.max_megabytes = {limits.max_megabytes:g}"
        )
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from None


def _check_lines(text: str, limits: Limits) -> None:
    longest = max(map(len, text.splitlines()), default=0)
    if longest > limits.max_line_kilobytes * _KILO:
        raise Unreadable(
            f"a line of {longest:,} characters, more than ingest.max_line_kilobytes = "
            f"{limits.max_line_kilobytes:g}"
        )


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
