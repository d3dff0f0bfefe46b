"""What of a run the page shows, and so what links may lead to; large runs are cut by options."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trialtrace.show.report.anchors import Anchors, read_target
from trialtrace.show.report.marks import rejected_id, span_id
from trialtrace.show.tables.book import Book, Record
from trialtrace.show.tables.view import ABSENT, Target
from trialtrace.tables.vocabulary import VALUE_TABLES

# Tables of which the first `rows` rows are shown, and what a row of them is called.
LIMITED = (
    ("studies", "study", "study_id"),
    ("references", "reference", "reference_id"),
    ("works", "work", "work_id"),
    ("citations", "citation", "citation_id"),
    ("effects", "effect", "effect_id"),
    ("syntheses", "synthesis", "synthesis_id"),
)
SPANS = (
    ("evidence", "evidence", lambda row: row["evidence_id"]),
    ("references", "reference-span", lambda row: row["reference_id"]),
    ("citations", "citation-span", lambda row: row["citation_id"]),
    ("rejected", "rejected-span", rejected_id),
    ("finding_spans", "finding-span", span_id),
)


@dataclass(frozen=True)
class Scope:
    """What the page shows.

    Attributes
    ----------
    documents : tuple of dict
        Rows of the documents whose text is shown.
    values : mapping
        study_id → its rows of ``values``, for all studies.
    rows : int
        How many rows of a table are shown at most.
    unfolded : str
        ``"open"`` where sections start open, as the attribute of a ``details`` element, or "".
    anchors : Anchors
        Everything that has a place on the page.
    """

    documents: tuple[Record, ...]
    values: Mapping[str, list[Record]]
    rows: int
    unfolded: str
    anchors: Anchors


def scope_of(book: Book, findings: Iterable[str], options: Mapping[str, object]) -> Scope:
    """Decide what is shown.

    Parameters
    ----------
    book : Book
        All tables.
    findings : iterable of str
        finding_ids in the order in which they are shown.
    options : mapping
        The section ``report`` of the config.
    """
    rows = int(options["rows"])  # type: ignore[call-overload]
    documents = _in_full(book, int(options["documents_in_full"]))  # type: ignore[call-overload]
    few = len(book.rows["documents"]) <= int(options["unfolded"])  # type: ignore[call-overload]
    values = _by_study(book)
    shown = {
        Target(kind, row[key]) for table, kind, key in LIMITED for row in book.rows[table][:rows]
    }
    shown |= {Target("finding", finding_id) for finding_id in list(findings)[:rows]}
    for study in book.rows["studies"][:rows]:
        shown |= set(_of_study(book, study["study_id"], values))
    for document in documents:
        shown |= set(_of_document(book, document["doc_id"]))
    shown |= {Target("doc", row["doc_id"]) for row in book.rows["documents"][:rows]}
    return Scope(documents, values, rows, "open" if few else "", Anchors(shown, _aliases(book)))


def _in_full(book: Book, most: int) -> tuple[Record, ...]:
    """Choose the documents shown with their text: those with studies first, in their order."""
    readable = [row for row in book.rows["documents"] if row["status"] == "read"]
    ranked = sorted(readable, key=lambda row: not book.where("studies", "doc_id", row["doc_id"]))
    chosen = {row["doc_id"] for row in ranked[:most]}
    return tuple(row for row in readable if row["doc_id"] in chosen)


def _by_study(book: Book) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for value in book.rows["values"]:
        row = book.get(value["table"], value["row_id"])
        if row is not None:
            found[row["study_id"]].append(value)
    for values in found.values():
        values.sort(key=lambda value: _place(book, value))
    return found


def _place(book: Book, value: Record) -> tuple[int, int, int]:
    """Order values as people read a study: itself, arms, components, sizes, outcomes, results."""
    row = book.get(value["table"], value["row_id"]) or {}
    fields = list(row)
    field = fields.index(value["field"]) if value["field"] in row else len(fields)
    return VALUE_TABLES.index(value["table"]), row.get("ordinal", 0), field


def _of_study(book: Book, study_id: str, values: Mapping[str, list[Record]]) -> Iterable[Target]:
    for table, kind, key in (
        ("arms", "arm", "arm_id"),
        ("arm_components", "component", "component_id"),
        ("sizes", "size", "size_id"),
        ("results", "result", "result_id"),
    ):
        for row in book.where(table, "study_id", study_id):
            yield Target(kind, row[key])
    for row in book.where("outcomes", "study_id", study_id):
        if not book.where("results", "outcome_id", row["outcome_id"]):
            yield Target("outcome", row["outcome_id"])
    for value in values.get(study_id, ()):
        if value["status"] in ABSENT:
            continue
        yield Target("value", value["value_id"])


def _of_document(book: Book, doc_id: str) -> Iterable[Target]:
    yield Target("doc", doc_id)
    for table, kind, name in SPANS:
        for row in book.where(table, "doc_id", doc_id):
            place = Target(kind, name(row))
            yield place
            # A number that was set aside has one line only: the row about it.
            yield Target("rejected", name(row)) if table == "rejected" else read_target(place)


def _aliases(book: Book) -> dict[Target, Target]:
    """Let an outcome lead to its first result, a trial to the first account of it."""
    aliases: dict[Target, Target] = {}
    for row in book.rows["results"]:
        aliases.setdefault(Target("outcome", row["outcome_id"]), Target("result", row["result_id"]))
    # Where the text is not shown, the row about a span stands for it.
    for table, kind, key in LIMITED:
        if kind in ("reference", "citation"):
            for row in book.rows[table]:
                aliases[Target(f"{kind}-span", row[key])] = Target(kind, row[key])
    for row in book.rows["studies"]:
        aliases.setdefault(Target("trial", row["trial_id"]), Target("study", row["study_id"]))
    return aliases
