"""What an entry comes to: fields as words, and where each of them stands in the entry."""

from __future__ import annotations

from dataclasses import dataclass

from trialtrace.extract.model import Author, FieldSpan

# Fields that are text columns of the table `references`.
TEXT_FIELDS = (
    "title",
    "container",
    "volume",
    "issue",
    "pages",
    "article_number",
    "publisher",
    "place",
    "edition",
    "doi",
    "pmid",
    "pmcid",
    "url",
    "accessed",
)


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """An entry, parsed; offsets are relative to ``raw``, end exclusive.

    Attributes
    ----------
    raw : str
        The entry as it stands.
    label : str
        Its marker: a number, ``*``, ...; empty where it has none.
    style : str
        How it is written: ``vancouver``, ``apa``, ``author_et_al``, ...
    kind : str
        One of ``tables.vocabulary.REFERENCE_KINDS``.
    authors : tuple of Author
    fields : tuple of FieldSpan
        Spans of the fields, in the order of the text.
    et_al : bool
        The list of authors is cut.
    """

    raw: str
    label: str = ""
    style: str = "unknown"
    kind: str = "unknown"
    authors: tuple[Author, ...] = ()
    fields: tuple[FieldSpan, ...] = ()
    et_al: bool = False
    year: int | None = None
    year_suffix: str = ""
    title: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article_number: str = ""
    publisher: str = ""
    place: str = ""
    edition: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    accessed: str = ""
