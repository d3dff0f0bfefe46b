"""Short names for rows: what people call a study, an arm, a reference."""

from __future__ import annotations

from types import MappingProxyType

from trialtrace.show.tables.book import Book, Record
from trialtrace.show.tables.view import Cell, Target
from trialtrace.show.tables.words import table_word, words

LONGEST = 70


def shorten(text: str, longest: int = LONGEST) -> str:
    """Cut words to a length at a space, with an ellipsis; line breaks become spaces."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[longest // 2 :] else cut) + "…"


def document_label(book: Book, doc_id: str) -> str:
    """Name a document by its path below ``data/raw``."""
    row = book.get("documents", doc_id)
    return row["path"] if row else doc_id


def study_label(book: Book, study_id: str) -> str:
    """Name an account by its label, or by its document and place."""
    row = book.get("studies", study_id)
    if row is None:
        return study_id
    return row["label"] or f"study {row['ordinal']} of {document_label(book, row['doc_id'])}"


def arm_label(book: Book, arm_id: str) -> str:
    """Name an arm by its label and what it got, its role or its place.

    A label such as "the first group" says little away from its table, so what the arm got stands
    behind it, unless one of the two is part of the other.
    """
    row = book.get("arms", arm_id)
    if row is None:
        return arm_id
    label, given = row["label"].casefold(), row["intervention"].casefold()
    if label and given and label not in given and given not in label:
        return shorten(f"{row['label']}: {row['intervention']}")
    return own_arm_label(row)


def own_arm_label(row: Record) -> str:
    """Name an arm where what it got stands beside it."""
    role = "" if row["role"] in ("", "unclear", "none") else f"{words(row['role'])} arm"
    return shorten(row["label"] or row["intervention"] or role or f"arm {row['ordinal']}")


def outcome_label(book: Book, outcome_id: str) -> str:
    """Name an outcome as stated, by its concept or its place."""
    row = book.get("outcomes", outcome_id)
    if row is None:
        return outcome_id
    return shorten(row["name"] or words(row["concept"]) or f"outcome {row['ordinal']}")


def reference_label(book: Book, reference_id: str) -> str:
    """Name a reference by first author and year, or by its first words."""
    row = book.get("references", reference_id)
    if row is None:
        return reference_id
    authors = book.where("reference_authors", "reference_id", reference_id)
    if not authors:
        return shorten(row["title"] or row["raw"])
    return f"{shorten(authors[0]['family'], 40)} {row['year'] or 'n.d.'}{row['year_suffix']}"


def reference_authors(book: Book, reference_id: str) -> str:
    """Join the authors of a reference: ``"Rossi A; Lind B"``."""
    names = []
    for row in book.where("reference_authors", "reference_id", reference_id):
        names.append(
            " ".join(part for part in (row["family"], row["given"], row["suffix"]) if part)
        )
    return "; ".join(names)


def effect_label(book: Book, effect_id: str) -> str:
    """Name an effect by study, outcome and measure."""
    row = book.get("effects", effect_id)
    if row is None:
        return effect_id
    outcome = shorten(row["outcome"]) or outcome_label(book, row["outcome_id"])
    return ", ".join(part for part in (row["slab"], outcome, row["measure"]) if part)


def result_label(book: Book, result_id: str) -> str:
    """Name a result by its outcome and what it is."""
    row = book.get("results", result_id)
    if row is None:
        return result_id
    statistic = words(row["statistic"])
    outcome = outcome_label(book, row["outcome_id"])
    return f"{outcome}: {statistic}" if statistic else outcome


def component_label(book: Book, component_id: str) -> str:
    """Name a component by what is counted."""
    row = book.get("arm_components", component_id)
    return component_id if row is None else row["kind"] or f"component {row['ordinal']}"


def size_label(book: Book, size_id: str) -> str:
    """Name a size by what it counts."""
    row = book.get("sizes", size_id)
    return size_id if row is None else words(row["n_kind"]) or f"size {row['ordinal']}"


def work_label(book: Book, work_id: str) -> str:
    """Name a publication."""
    row = book.get("works", work_id)
    return row["label"] if row else work_id


def trial_label(book: Book, trial_id: str) -> str:
    """Name a trial."""
    row = book.get("trials", trial_id)
    return row["label"] if row else trial_id


def citation_label(book: Book, citation_id: str) -> str:
    """Name a citation by its words."""
    row = book.get("citations", citation_id)
    return shorten(row["raw"]) if row else citation_id


def synthesis_label(book: Book, synthesis_id: str) -> str:
    """Name a synthesis by its group and measure."""
    row: Record | None = book.get("syntheses", synthesis_id)
    if row is None:
        return synthesis_id
    return ", ".join(part for part in (row["group"], row["measure"]) if part)


_NAMES = MappingProxyType(
    {
        "documents": ("doc", document_label),
        "studies": ("study", study_label),
        "arms": ("arm", arm_label),
        "arm_components": ("component", component_label),
        "sizes": ("size", size_label),
        "outcomes": ("outcome", outcome_label),
        "results": ("result", result_label),
        "references": ("reference", reference_label),
        "citations": ("citation", citation_label),
        "works": ("work", work_label),
        "trials": ("trial", trial_label),
        "effects": ("effect", effect_label),
        "syntheses": ("synthesis", synthesis_label),
    }
)


def name_cell(book: Book, table: str, row_id: str) -> Cell:
    """Return a cell that names a row and leads to it; empty for no row."""
    if not row_id:
        return Cell()
    if table not in _NAMES:
        return Cell(row_id)
    kind, label = _NAMES[table]
    return Cell(label(book, row_id), to=Target(kind, row_id))


def subject_cell(book: Book, table: str, row_id: str) -> Cell:
    """Return a cell that says what a finding is about: ``"reference: Moftah 2013"``."""
    named = name_cell(book, table, row_id)
    if not named.text:
        return Cell(table_word(table))
    return Cell(f"{table_word(table)}: {named.text}", to=named.to)
