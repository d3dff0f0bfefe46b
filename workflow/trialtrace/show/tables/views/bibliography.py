"""References, works and citations: who is cited where, and which entries are one publication."""

from __future__ import annotations

from collections.abc import Iterable

from trialtrace.show.tables.book import Book, Record
from trialtrace.show.tables.labels import (
    name_cell,
    reference_authors,
    reference_label,
)
from trialtrace.show.tables.numbers import rounded
from trialtrace.show.tables.view import Cell, Column, Line, Target, View
from trialtrace.show.tables.words import words

REFERENCE_COLUMNS = (
    Column("reference", "Reference"),
    Column("document", "Document"),
    Column("label", "Marker"),
    Column("authors", "Authors", "long"),
    Column("et_al", "et al.", "code"),
    Column("year", "Year", "number"),
    Column("title", "Title", "long"),
    Column("container", "Journal, book or site"),
    Column("volume", "Volume"),
    Column("issue", "Issue"),
    Column("pages", "Pages"),
    Column("doi", "DOI"),
    Column("pmid", "PMID"),
    Column("kind", "Kind", "code"),
    Column("cited", "Times cited", "number"),
    Column("raw", "As it stands", "long"),
    Column("work", "Work"),
    Column("method", "Joined by", "code"),
    Column("n_references", "References to the work", "number"),
    Column("review", "Review", "code"),
    Column("reference_id", "reference_id", "id"),
    Column("work_id", "work_id", "id"),
    Column("doc_id", "doc_id", "id"),
)
WORK_COLUMNS = (
    Column("work", "Work"),
    Column("authors", "Authors", "long"),
    Column("year", "Year", "number"),
    Column("title", "Title", "long"),
    Column("container", "Journal, book or site"),
    Column("volume", "Volume"),
    Column("issue", "Issue"),
    Column("pages", "Pages"),
    Column("doi", "DOI"),
    Column("pmid", "PMID"),
    Column("kind", "Kind", "code"),
    Column("n_references", "References to the work", "number"),
    Column("review", "Review", "code"),
    Column("work_id", "work_id", "id"),
)
CITATION_COLUMNS = (
    Column("citation", "Mention"),
    Column("document", "Document"),
    Column("style", "Style", "code"),
    Column("quote", "Sentence", "long"),
    Column("reference", "Reference"),
    Column("link_method", "Linked by", "code"),
    Column("link_score", "Score", "number"),
    Column("link_reason", "What to know", "long"),
    Column("candidates", "Candidates", "long"),
    Column("claim", "Claim", "code"),
    Column("study", "Study"),
    Column("citation_id", "citation_id", "id"),
    Column("reference_id", "reference_id", "id"),
    Column("doc_id", "doc_id", "id"),
)


def counted_cell(count: int, kind: str, ids: Iterable[str]) -> Cell:
    """Return a cell that says how many, and leads to each of them."""
    first, *others = [Target(kind, row_id) for row_id in ids] or [None]
    return Cell(str(count), to=first, also=tuple(target for target in others if target))


def references(book: Book) -> View:
    """Show a row an entry of a reference list with the work that it belongs to."""
    lines = []
    for row in book.rows["references"]:
        reference_id = row["reference_id"]
        about = Target("reference", reference_id)
        member: Record = book.members.get(reference_id, {})
        work = book.get("works", member.get("work_id", "")) or {}
        cited = book.where("citations", "reference_id", reference_id)
        cells = {
            "reference": Cell(
                reference_label(book, reference_id), to=Target("reference-span", reference_id)
            ),
            "document": name_cell(book, "documents", row["doc_id"]),
            "authors": Cell(reference_authors(book, reference_id)),
            "et_al": Cell("yes" if row["et_al"] else ""),
            "year": Cell(f"{row['year'] or ''}{row['year_suffix']}"),
            "pages": Cell(row["pages"] or row["article_number"]),
            "kind": Cell(words(row["kind"])),
            "cited": counted_cell(len(cited), "citation", (c["citation_id"] for c in cited)),
            "work": name_cell(book, "works", member.get("work_id", "")),
            "method": Cell(words(member.get("method", ""))),
            "n_references": Cell(str(work.get("n_references", ""))),
            "review": Cell(words(member.get("review") or work.get("review", ""))),
            "work_id": Cell(member.get("work_id", "")),
        }
        lines.append(
            Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in REFERENCE_COLUMNS))
        )
    return View("references", "References", REFERENCE_COLUMNS, tuple(lines))


def works(book: Book) -> View:
    """Show a row a publication, whatever number of references point to it."""
    lines = []
    for row in book.rows["works"]:
        about = Target("work", row["work_id"])
        cells = {
            "work": Cell(row["label"]),
            "year": Cell(str(row["year"] or "")),
            "kind": Cell(words(row["kind"])),
            "n_references": counted_cell(
                row["n_references"],
                "reference",
                (m["reference_id"] for m in book.where("work_members", "work_id", row["work_id"])),
            ),
            "review": Cell(words(row["review"])),
        }
        lines.append(Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in WORK_COLUMNS)))
    return View("works", "Works", WORK_COLUMNS, tuple(lines))


def without_references(works: View, references: View) -> View:
    """Keep the works that no reference points to; a publication sheet may bring them in."""
    place = [column.key for column in references.columns].index("work_id")
    pointed = {line.cells[place].text for line in references.lines}
    left = tuple(line for line in works.lines if line.about.id not in pointed)
    return View(works.name, works.title, works.columns, left)


def citations(book: Book) -> View:
    """Show a row a mention of a source or study in running text."""
    lines = []
    for row in book.rows["citations"]:
        about = Target("citation", row["citation_id"])
        candidates = (
            f"{reference_label(book, found['reference_id'])} ({rounded(found['score'], 2)})"
            for found in book.where("citation_candidates", "citation_id", row["citation_id"])
        )
        cells = {
            "citation": Cell(row["raw"], to=Target("citation-span", row["citation_id"])),
            "document": name_cell(book, "documents", row["doc_id"]),
            "style": Cell(words(row["style"])),
            "reference": name_cell(book, "references", row["reference_id"]),
            "link_method": Cell(words(row["link_method"])),
            "link_score": Cell(rounded(row["link_score"], 2)),
            "candidates": Cell("; ".join(candidates)),
            "claim": Cell("yes" if row["claim"] else ""),
            "study": name_cell(book, "studies", row["study_id"]),
        }
        lines.append(
            Line(about, tuple(cells.get(c.key) or Cell(row[c.key]) for c in CITATION_COLUMNS))
        )
    return View("citations", "Citations", CITATION_COLUMNS, tuple(lines))
