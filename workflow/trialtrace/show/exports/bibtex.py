"""BibTeX in UTF-8: what TeX would take for a command is written so that it is read back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from trialtrace.show.exports.days import parts_of_day
from trialtrace.show.exports.entry import Entry, Name

_TYPES = {
    "article": "article",
    "abstract": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
    "thesis": "phdthesis",
}
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: "\\" + sign for sign in "&%$#_{}"},
}
# Braces must balance even where they are escaped; single ones are written as commands.
_LONE = {**_SPECIAL, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_DASH = re.compile(r"(?<=\w)\s?[-‐-―−]{1,2}\s?(?=\w)")


def bibtex(entries: Iterable[Entry]) -> str:
    """Return the entries as BibTeX."""
    return "\n".join(_record(entry) for entry in entries)


def _record(entry: Entry) -> str:
    rows = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(entry) if value)
    return f"@{_TYPES.get(entry.kind, 'misc')}{{{entry.key},\n{rows}}}\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    names = [_name(name) for name in entry.authors]
    yield "author", " and ".join([*names, "others"] if names and entry.cut else names)
    yield "title", escaped(entry.title)
    yield _container(entry.kind), escaped(entry.container)
    yield "year", "" if entry.year is None else str(entry.year)
    yield "volume", escaped(entry.volume)
    yield "number", escaped(entry.issue)
    yield "pages", escaped(_DASH.sub("--", entry.pages))
    yield _publisher(entry.kind), escaped(entry.publisher)
    yield "address", escaped(entry.place)
    yield "edition", escaped(entry.edition)
    yield "doi", _verbatim(entry.doi)
    yield "pmid", escaped(entry.pmid)
    yield "pmcid", escaped(entry.pmcid)
    yield "url", _verbatim(entry.url)
    yield "urldate", _day(entry.accessed)
    yield "note", escaped(entry.note)
    yield "trialtrace", entry.work_id


def _day(words: str) -> str:
    """Return "2020-05-03"; words that tell no whole day stay as they are."""
    parts = parts_of_day(words)
    return "{:04}-{:02}-{:02}".format(*parts) if len(parts) == 3 else escaped(words)


def _container(kind: str) -> str:
    if kind in ("article", "abstract"):
        return "journal"
    return "booktitle" if kind == "chapter" else "howpublished"


def _publisher(kind: str) -> str:
    return {"report": "institution", "thesis": "school"}.get(kind, "publisher")


def escaped(text: str) -> str:
    """Return words as TeX prints them unchanged."""
    depths = list(accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in text))
    balanced = not depths or (depths[-1] == 0 and min(depths) >= 0)
    special = _SPECIAL if balanced else _LONE
    return "".join(special.get(sign, sign) for sign in text)


def _verbatim(address: str) -> str:
    """Return an address as it is; braces, which would end the field, as their codes."""
    return address.replace("{", "%7B").replace("}", "%7D")


def _name(name: Name) -> str:
    """Return "Family, Suffix, Given"; braces keep together what commas or "and" would part."""
    if name.is_group:
        return f"{{{escaped(name.family)}}}"
    family = escaped(name.family)
    if re.search(r",|\band\b", name.family, re.IGNORECASE):
        family = f"{{{family}}}"
    return ", ".join(part for part in (family, escaped(name.suffix), escaped(name.given)) if part)
