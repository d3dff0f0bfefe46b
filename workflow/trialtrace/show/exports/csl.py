"""CSL-JSON, as Zotero, pandoc and citation processors read it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from trialtrace.show.exports.days import parts_of_day
from trialtrace.show.exports.entry import Entry, Name

_TYPES = {
    "article": "article-journal",
    "abstract": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "report": "report",
    "thesis": "thesis",
    "preprint": "article",
    "web": "webpage",
}
_NAMES = {
    "title": "title",
    "container": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "place": "publisher-place",
    "edition": "edition",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "note": "note",
}


def csl_json(entries: Iterable[Entry]) -> str:
    """Return the entries as CSL-JSON, one list."""
    return json.dumps([csl_item(entry) for entry in entries], ensure_ascii=False, indent=1) + "\n"


def csl_item(entry: Entry) -> dict[str, object]:
    """Return one entry as a CSL item; what is not known is left out."""
    item: dict[str, object] = {
        "id": entry.work_id,
        "citation-key": entry.key,
        "type": _TYPES.get(entry.kind, "document"),
    }
    if entry.kind == "abstract":
        item["genre"] = "abstract"
    if entry.authors:
        item["author"] = [_name(name) for name in entry.authors]
    if entry.year is not None:
        item["issued"] = {"date-parts": [[entry.year]]}
    if entry.accessed:
        item["accessed"] = _day(entry.accessed)
    return item | {
        name: getattr(entry, field) for field, name in _NAMES.items() if getattr(entry, field)
    }


def _day(words: str) -> dict[str, object]:
    """Return a day in parts, or, where not all of it is told so, in the source's words."""
    parts = parts_of_day(words)
    told = len(parts) > 1 or words.strip(" .").isdecimal()
    return {"date-parts": [list(parts)]} if told else {"raw": words}


def _name(name: Name) -> dict[str, str]:
    if name.is_group:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}
