"""A cited publication as a reference manager wants it: names taken apart, every field in one place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

READS = ("works", "work_members", "references", "reference_authors")
_CUT = "the list of authors is cut short in the source"
_LOOK = "a person should look at what was joined under this work"


@dataclass(frozen=True, slots=True)
class Name:
    """An author.

    Attributes
    ----------
    family : str
        Family name, or the whole name of a group.
    given, suffix : str
        As they stand in the source; empty for a group.
    is_group : bool
        A group or institution.
    """

    family: str
    given: str = ""
    suffix: str = ""
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One publication; text fields are empty where the documents do not say.

    Attributes
    ----------
    work_id : str
        Key of the table ``works``.
    key : str
        Short key for citing, unique among the entries: ``moftah2013``, ``moftah2013b``.
    kind : str
        Kind of publication, as in ``works.kind``.
    accessed : str
        Day on which the address was read, as it stands in the source.
    cut : bool
        The list of authors ends in "et al." in the source.
    note : str
        What whoever imports the entry should know.
    """

    work_id: str
    key: str
    kind: str
    authors: tuple[Name, ...] = ()
    cut: bool = False
    year: int | None = None
    title: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    place: str = ""
    edition: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    accessed: str = ""
    note: str = ""


# What `works` chose already, and what only its references hold.
_CHOSEN = ("title", "container", "volume", "issue", "pages", "doi", "pmid")
_FROM_MEMBERS = ("publisher", "place", "edition", "pmcid", "url", "accessed")


def entries(tables: Mapping[str, pd.DataFrame]) -> list[Entry]:
    """Return the cited publications in the order of the table ``works``.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        ``works``, ``work_members``, ``references``, ``reference_authors``.
    """
    references = {str(r["reference_id"]): r for r in tables["references"].to_dict("records")}
    members: dict[str, list[Mapping]] = {}
    for row in tables["work_members"].to_dict("records"):
        one = references.get(str(row["reference_id"]))
        if one is not None:
            members.setdefault(str(row["work_id"]), []).append(one)
    authors = _authors(tables["reference_authors"])
    taken: set[str] = set()
    return [
        _entry(work, members.get(str(work["work_id"]), []), authors, taken)
        for work in tables["works"].to_dict("records")
    ]


def _authors(table: pd.DataFrame) -> dict[str, tuple[Name, ...]]:
    """Return the names of every reference in their order."""
    found: dict[str, list[Name]] = {}
    for row in table.sort_values(["reference_id", "ordinal"]).to_dict("records"):
        name = Name(
            _text(row["family"]), _text(row["given"]), _text(row["suffix"]), _true(row["is_group"])
        )
        found.setdefault(str(row["reference_id"]), []).append(name)
    return {reference: tuple(names) for reference, names in found.items()}


def _entry(
    work: Mapping, members: list[Mapping], authors: Mapping[str, tuple[Name, ...]], taken: set[str]
) -> Entry:
    year = None if pd.isna(work["year"]) else int(work["year"])
    leading = _leading(work, members, authors)
    names = authors.get(str(leading["reference_id"]), ()) if leading else ()
    cut = leading is not None and _true(leading["et_al"])
    rest = {
        name: next((_text(m[name]) for m in members if _text(m[name])), "")
        for name in _FROM_MEMBERS
    }
    notes = [
        words for words, said in ((_CUT, cut), (_LOOK, work["review"] == "needs_a_look")) if said
    ]
    return Entry(
        str(work["work_id"]),
        _key(_text(work["first_author"]) or _text(work["title"]), year, taken),
        _text(work["kind"]) or "unknown",
        names,
        cut,
        year,
        **{name: _text(work[name]) for name in _CHOSEN},
        **rest,
        note="; ".join(notes),
    )


def _leading(
    work: Mapping, members: list[Mapping], authors: Mapping[str, tuple[Name, ...]]
) -> Mapping | None:
    """Return the reference whose authors the work goes by."""
    wanted = _text(work["authors"])
    for member in members:
        if _joined(authors.get(str(member["reference_id"]), ())) == wanted:
            return member
    return members[0] if members else None


def _joined(names: Iterable[Name]) -> str:
    return "; ".join(" ".join(part for part in (n.family, n.given) if part) for n in names)


def _key(name: str, year: int | None, taken: set[str]) -> str:
    """Make a key of the first word and the year; later ones of the same name get a letter."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    word = re.sub(r"[^a-z]", "", plain.split()[0].lower()) if plain.split() else ""
    base = f"{word or 'work'}{year if year is not None else ''}"
    key, count = base, 1
    while key in taken:
        count += 1
        key = f"{base}{_letters(count)}"
    taken.add(key)
    return key


def _letters(count: int) -> str:
    """Count in letters: 2 is b, 26 is z, 27 is aa."""
    out = ""
    while count:
        count, rest = divmod(count - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def _text(cell: object) -> str:
    """Return a cell as text on one line; missing ones are empty."""
    return "" if cell is None or pd.isna(cell) else " ".join(str(cell).split())


def _true(cell: object) -> bool:
    return not pd.isna(cell) and bool(cell)
