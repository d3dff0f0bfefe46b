"""RIS, as Zotero, EndNote and Covidence read it: one tag a line, a record ends with ``ER``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trialtrace.show.exports.days import parts_of_day
from trialtrace.show.exports.entry import Entry, Name

_TYPES = {
    "article": "JOUR",
    "abstract": "ABST",
    "book": "BOOK",
    "chapter": "CHAP",
    "report": "RPRT",
    "thesis": "THES",
    "preprint": "UNPB",
    "web": "ELEC",
}
# "137–145", "S12-S20": first and last page. What is no range stays whole in SP.
_RANGE = re.compile(r"([A-Za-z]*\d+)\s?[-‐-―−]{1,2}\s?([A-Za-z]*\d+)")


def ris(entries: Iterable[Entry]) -> str:
    """Return the entries as RIS, lines ended by CR LF as the format asks."""
    lines = [line for entry in entries for line in (*_lines(entry), "")]
    return "".join(f"{line}\r\n" for line in lines)


def _lines(entry: Entry) -> Iterator[str]:
    yield f"TY  - {_TYPES.get(entry.kind, 'GEN')}"
    for tag, value in _tags(entry):
        if value:
            yield f"{tag}  - {value}"
    yield "ER  - "


def _tags(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "ID", entry.work_id
    for name in entry.authors:
        yield "AU", _name(name)
    yield "PY", "" if entry.year is None else str(entry.year)
    yield "TI", entry.title
    yield "T2", entry.container
    yield "VL", entry.volume
    yield "IS", entry.issue
    pages = _RANGE.fullmatch(entry.pages)
    yield "SP", pages[1] if pages else entry.pages
    yield "EP", pages[2] if pages else ""
    yield "PB", entry.publisher
    yield "CY", entry.place
    yield "ET", entry.edition
    yield "DO", entry.doi
    yield "AN", entry.pmid
    yield "C2", entry.pmcid
    yield "UR", entry.url
    yield "Y2", _day(entry.accessed)
    yield "N1", entry.note


def _day(words: str) -> str:
    """Return "2020/05/03/", the format's own form; words that tell no whole day stay as they are."""
    parts = parts_of_day(words)
    return "{:04}/{:02}/{:02}/".format(*parts) if len(parts) == 3 else words


def _name(name: Name) -> str:
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
