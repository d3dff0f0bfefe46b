"""Findings of the page: each with its spans, and what the filter needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trialtrace.show.report.anchors import anchor
from trialtrace.show.report.html import Link
from trialtrace.show.report.marks import span_id
from trialtrace.show.report.scope import Scope
from trialtrace.show.tables.book import Book
from trialtrace.show.tables.labels import document_label, shorten, subject_cell
from trialtrace.show.tables.view import Target, View
from trialtrace.show.tables.words import words

LONGEST_QUOTE = 70
# Places shown at once; the others unfold.
FIRST_SPANS = 3


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as a row of the page."""

    id: str
    finding_id: str
    severity: str
    code: str
    message: str
    todo: str
    spans: tuple[Link, ...]
    more: tuple[Link, ...]
    document: Link
    about: Link
    knowable_from: str
    status: str


def finding_lines(book: Book, scope: Scope, view: View) -> Iterator[FindingLine]:
    """Yield the findings in the order of their view."""
    anchors = scope.anchors
    for line in view.lines[: scope.rows]:
        row = book.get("findings", line.about.id)
        if row is None:
            continue
        spans = book.where("finding_spans", "finding_id", row["finding_id"])
        about = subject_cell(book, row["subject_table"], row["subject_id"])
        doc = Target("doc", row["doc_id"])
        places = tuple(
            Link(
                shorten(span["quote"], LONGEST_QUOTE),
                anchors.href(Target("finding-span", span_id(span))),
                document_label(book, span["doc_id"]),
            )
            for span in spans
        )
        yield FindingLine(
            anchor(line.about),
            row["finding_id"],
            row["severity"],
            row["code"],
            row["message"],
            row["todo"],
            places[:FIRST_SPANS],
            places[FIRST_SPANS:],
            Link(document_label(book, row["doc_id"]) if row["doc_id"] else "", anchors.href(doc)),
            Link(about.text, anchors.href(about.to)),
            words(row["knowable_from"]),
            words(row["status"]),
        )
