"""Sections about documents: the text with its marks, and everything read or set aside in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup

from trialtrace.show.report.anchors import anchor, read_target
from trialtrace.show.report.annotate import annotate
from trialtrace.show.report.html import Link
from trialtrace.show.report.marks import Mark, marks_of
from trialtrace.show.report.scope import Scope
from trialtrace.show.tables.book import Book
from trialtrace.show.tables.labels import shorten
from trialtrace.show.tables.view import Target
from trialtrace.show.tables.words import counted

if TYPE_CHECKING:
    from trialtrace.text.model import Document


# What the row about a mark is called.
ROWS = MappingProxyType(
    {
        "evidence": "value",
        "citation": "citation",
        "reference": "reference",
        "finding": "finding",
    }
)


class Texts(Protocol):
    """Where the texts are: ``trialtrace.text.store.TextStore`` or anything alike."""

    def get(self, doc_id: str) -> Document:
        """Return a document."""
        ...


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A span that was read or set aside: its words, what they are, why, and the row about them."""

    id: str
    row_id: str
    kind: str
    words: Link
    says: str
    detail: str
    row: Link


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A document as a section of the page."""

    id: str
    doc_id: str
    path: str
    title: str
    language: str
    remark: str
    found: str
    html: Markup
    read: tuple[ReadLine, ...]
    rejected: tuple[ReadLine, ...]


def document_sections(book: Book, scope: Scope, texts: Texts) -> Iterator[DocumentSection]:
    """Yield the documents shown with their text, one after the other."""
    for row in scope.documents:
        document = texts.get(row["doc_id"])
        marks = marks_of(book, document)
        lines = [_line(document, mark, scope) for mark in marks]
        doc_id = row["doc_id"]
        found = (
            counted(len(book.where("studies", "doc_id", doc_id)), "study", "studies"),
            counted(
                len(book.where("evidence", "doc_id", doc_id)),
                "piece of evidence",
                "pieces of evidence",
            ),
            counted(len(book.where("citations", "doc_id", doc_id)), "citation"),
            counted(len(book.where("references", "doc_id", doc_id)), "reference"),
            counted(len(book.where("findings", "doc_id", doc_id)), "finding"),
            counted(len(book.where("rejected", "doc_id", doc_id)), "number") + " set aside",
        )
        yield DocumentSection(
            anchor(Target("doc", doc_id)),
            doc_id,
            row["path"],
            row["title"],
            row["language"],
            row["reason"],
            ", ".join(found),
            annotate(document.text, marks, document.blocks, scope.anchors),
            tuple(line for line in lines if line.kind != "rejected"),
            tuple(line for line in lines if line.kind == "rejected"),
        )


def _line(document: Document, mark: Mark, scope: Scope) -> ReadLine:
    place = "#" + anchor(mark.place)
    row = scope.anchors.href(mark.row)
    # A number that was set aside has no other row than this one.
    own = anchor(mark.row) if mark.kind == "rejected" else anchor(read_target(mark.place))
    return ReadLine(
        own,
        row[1:],
        mark.kind,
        Link(shorten(document.text[mark.start : mark.end], 90), place),
        mark.says,
        mark.detail,
        Link(ROWS.get(mark.kind, ""), row),
    )
