"""What extraction yields inside one document; field names are those of the tables.

Each class is a row of the table of the same name in ``trialtrace.tables.registry``; None stands for
an absent number, the empty string for absent words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from trialtrace.tables.frozen import frozen
from trialtrace.text.model import Document


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Where a field of a reference stands (table ``reference_fields``), and who read it."""

    field: str
    raw: str
    start: int
    end: int
    rule: str = "grammar"


@dataclass(frozen=True, slots=True)
class Author:
    """An author of a reference (table ``reference_authors``)."""

    family: str
    given: str
    start: int
    end: int
    suffix: str = ""
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a reference list, a footnote or a source line (table ``references``)."""

    reference_id: str
    doc_id: str
    ordinal: int
    label: str
    style: str
    kind: str
    raw: str
    start: int
    end: int
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


@dataclass(frozen=True, slots=True)
class Citation:
    """An in-text mention of a source or study (table ``extracted_citations``)."""

    citation_id: str
    doc_id: str
    ordinal: int
    style: str
    raw: str
    start: int
    end: int
    quote: str
    quote_start: int
    authors: str = ""
    et_al: bool = False
    year: int | None = None
    year_suffix: str = ""
    container: str = ""
    label: str = ""
    doi: str = ""
    claim: bool = False
    antecedent_id: str = ""
    study_id: str = ""


@frozen
class Evidence:
    """A span that supports one value (table ``evidence``)."""

    evidence_id: str
    doc_id: str
    label: str
    role: str
    raw: str
    start: int
    end: int
    quote: str
    quote_start: int
    rule: str
    tier: str


@frozen
class Row:
    """A row of studies, arms, arm_components, sizes, outcomes or results (``extracted_rows``)."""

    table: str
    row_id: str
    doc_id: str
    study_id: str
    ordinal: int
    established_by: str
    arm_id: str = ""
    versus_arm_id: str = ""
    outcome_id: str = ""
    group_id: str = ""
    origin: str = "document"


@frozen
class Value:
    """One cell that the document states (table ``machine_values``)."""

    table: str
    row_id: str
    field: str
    value: str
    evidence_id: str
    unit: str = ""
    status: str = "stated"


@frozen
class Rejected:
    """A number in running text that is no study data (table ``rejected``)."""

    doc_id: str
    raw: str
    start: int
    end: int
    quote: str
    quote_start: int
    looked_like: str
    reason: str


@dataclass(frozen=True, slots=True)
class Accounts:
    """What the accounts of studies in one document come to."""

    rows: tuple[Row, ...] = ()
    values: tuple[Value, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document; `document` is the text that questions are asked of."""

    doc_id: str
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    rows: tuple[Row, ...] = ()
    values: tuple[Value, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    document: Document | None = field(default=None, repr=False, compare=False)
