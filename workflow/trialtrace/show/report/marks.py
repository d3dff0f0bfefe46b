"""Marks: everything that was read in a document, as spans of its text with where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trialtrace.show.tables.labels import reference_label, shorten
from trialtrace.show.tables.view import Target
from trialtrace.show.tables.words import field_name, label_words, words
from trialtrace.tables.errors import TrialtraceError

if TYPE_CHECKING:
    from trialtrace.show.tables.book import Book, Record
    from trialtrace.text.model import Document

# Outermost first, where marks cover the same words; the innermost one carries the link.
KINDS = ("reference", "finding", "citation", "rejected", "evidence")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a document.

    Attributes
    ----------
    start, end : int
        Offsets into the text, end exclusive.
    kind : str
        One of ``KINDS``.
    variant : str
        Tier of evidence, severity of a finding, style of a citation: how it is drawn.
    place : Target
        The span itself.
    row : Target
        What stands elsewhere on the page about it.
    says : str
        What it is, in words.
    detail : str
        Why or how: rule, reason, message.
    """

    start: int
    end: int
    kind: str
    variant: str
    place: Target
    row: Target
    says: str
    detail: str


def rejected_id(row: Record) -> str:
    """Identify a rejected number, which has no id of its own, by document and offsets."""
    return f"{row['doc_id']}-{row['start']}-{row['end']}"


def span_id(row: Record) -> str:
    """Identify a span of a finding."""
    return f"{row['finding_id']}-{row['ordinal']}"


def marks_of(book: Book, document: Document) -> list[Mark]:
    """Collect the marks of a document in the order of its text, longer ones first.

    Raises
    ------
    TrialtraceError
        If a span does not hold the words that its table says: the text is not the one it was
        read from.
    """
    marks = [
        *_references(book, document),
        *_findings(book, document),
        *_citations(book, document),
        *_rejected(book, document),
        *_evidence(book, document),
    ]
    return sorted(marks, key=lambda m: (m.start, -m.end, KINDS.index(m.kind), m.place.id))


def _spans(book: Book, document: Document, table: str, words_in: str) -> Iterator[Record]:
    for row in book.where(table, "doc_id", document.doc_id):
        start, end = row["start"], row["end"]
        if document.text[start:end] != row[words_in] or start == end:
            raise TrialtraceError(
                f"{document.path}: {table} say {shorten(row[words_in], 40)!r} at {start}–{end}, "
                f"the text has {shorten(document.text[start:end], 40)!r}; run the workflow again from "
                "extract"
            )
        yield row


def _evidence(book: Book, document: Document) -> Iterator[Mark]:
    for row in _spans(book, document, "evidence", "raw"):
        used = book.where("values", "evidence_id", row["evidence_id"])
        used = sorted(used, key=lambda value: not value["chosen"])
        role = f" ({words(row['role'])} arm)" if row["role"] else ""
        yield Mark(
            row["start"],
            row["end"],
            "evidence",
            row["tier"],
            Target("evidence", row["evidence_id"]),
            Target("value", used[0]["value_id"] if used else ""),
            label_words(row["label"]) + role,
            f"{row['tier']}, rule {row['rule']}" + ("" if used else "; no value uses it"),
        )


def _references(book: Book, document: Document) -> Iterator[Mark]:
    for row in _spans(book, document, "references", "raw"):
        yield Mark(
            row["start"],
            row["end"],
            "reference",
            row["kind"],
            Target("reference-span", row["reference_id"]),
            Target("reference", row["reference_id"]),
            f"reference: {reference_label(book, row['reference_id'])}",
            words(row["kind"]),
        )


def _citations(book: Book, document: Document) -> Iterator[Mark]:
    for row in _spans(book, document, "citations", "raw"):
        linked = row["reference_id"]
        to = reference_label(book, linked) if linked else "no reference"
        yield Mark(
            row["start"],
            row["end"],
            "citation",
            row["style"],
            Target("citation-span", row["citation_id"]),
            Target("citation", row["citation_id"]),
            f"citation ({words(row['style'])}) of {to}",
            row["link_reason"] or words(row["link_method"]),
        )


def _rejected(book: Book, document: Document) -> Iterator[Mark]:
    for row in _spans(book, document, "rejected", "raw"):
        place = rejected_id(row)
        yield Mark(
            row["start"],
            row["end"],
            "rejected",
            "",
            Target("rejected-span", place),
            Target("rejected", place),
            f"not study data ({field_name(row['looked_like'])})",
            row["reason"],
        )


def _findings(book: Book, document: Document) -> Iterator[Mark]:
    for row in _spans(book, document, "finding_spans", "quote"):
        finding = book.get("findings", row["finding_id"])
        if finding is None:
            continue
        yield Mark(
            row["start"],
            row["end"],
            "finding",
            finding["severity"],
            Target("finding-span", span_id(row)),
            Target("finding", row["finding_id"]),
            f"{words(finding['severity'])} {finding['code']}",
            finding["message"],
        )
