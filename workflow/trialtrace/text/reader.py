"""Bytes to text to document; a file that cannot be read says why and costs no other."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import PurePosixPath

from trialtrace.tables.ids import doc_id as make_doc_id
from trialtrace.text.blocks import find_blocks
from trialtrace.text.cues import PageCues
from trialtrace.text.markdown import words_start
from trialtrace.text.model import Block, Document, Sentence
from trialtrace.text.sentences import split

FORMATS = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text holds; a few strays happen, a share of them means binary.
_CONTROL = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
_CONTROL_SHARE = 0.01
_SAMPLE_BYTES = 1 << 16


class Unreadable(Exception):
    """The file is no text; the message says why, for the column ``reason``."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file and how it was decoded."""

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text file.

    UTF-8 with or without a byte order mark, UTF-16 with one; anything else is read as cp1252 and
    flagged, because guessing further invents characters.

    Raises
    ------
    Unreadable
        If the bytes are empty, hold only white space, or are no text.
    """
    if not data:
        raise Unreadable("the file is empty")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return _not_blank(Decoded(data.decode(encoding), encoding))
            except UnicodeDecodeError as error:
                raise Unreadable(
                    f"not valid {encoding}: {error.reason} at byte {error.start}"
                ) from None
    sample = data[:_SAMPLE_BYTES]
    if b"\x00" in sample:
        raise Unreadable("binary: the file holds NUL bytes; give its text as .txt")
    if sum(byte in _CONTROL for byte in sample) > _CONTROL_SHARE * len(sample):
        raise Unreadable("binary: the file holds control characters; give its text as .txt")
    try:
        return _not_blank(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError as error:
        note = f"not UTF-8 (byte {error.start}); read as cp1252, check letters with accents"
        return _not_blank(Decoded(data.decode("cp1252", errors="replace"), "cp1252", note))


def _not_blank(decoded: Decoded) -> Decoded:
    if not decoded.text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise Unreadable("the file holds only white space")
    return decoded


def format_of(path: str) -> str:
    """Return the format of a path by its ending; ``unknown`` where there is no reader."""
    return FORMATS.get(PurePosixPath(path).suffix.lower(), "unknown")


def read_text(text: str, path: str, cues: PageCues) -> Document:
    """Give a text its structure.

    Parameters
    ----------
    text : str
        Canonical text; offsets of everything found later count into it.
    path : str
        Path below ``data/raw``; the document's id is a hash of it.
    cues : PageCues
        Phrases of page noise.
    """
    return build(text, path, find_blocks(text, cues))


def build(text: str, path: str, blocks: tuple[Block, ...]) -> Document:
    """Assemble a document from its text and its blocks."""
    sentences = []
    for index, block in enumerate(blocks):
        if block.kind in ("table", "heading", "title"):
            sentences.append(Sentence(block.start, block.end, index))
        else:
            spans = split(text, block.start, block.end)
            sentences.extend(Sentence(start, end, index) for start, end in spans)
    title = next((b for b in blocks if b.kind == "title"), None)
    words = title.start + words_start(text[title.start : title.end]) if title else -1
    return Document(
        doc_id=make_doc_id(path),
        path=path,
        text=text,
        blocks=blocks,
        sentences=tuple(sentences),
        title=text[words : title.end] if title else "",
        title_start=words,
    )
