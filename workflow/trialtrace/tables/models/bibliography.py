"""References, citations and works: who is cited where, and which entries are one publication."""

from trialtrace.tables import vocabulary as v
from trialtrace.tables.models.base import (
    Flag,
    Float,
    Int,
    TableModel,
    Text,
    flag,
    identifier,
    number,
    text,
)


class References(TableModel):
    """A row is an entry of a reference list, a footnote or a source line."""

    reference_id: Text = identifier("hash of the document, the entry's words and its ordinal")
    doc_id: Text = identifier("document that holds the entry")
    ordinal: Int = number(
        "place of the entry among the document's entries, from 1", ge=1, nullable=False
    )
    label: Text = text("marker of the entry: its number, `*`, ...; empty where it has none")
    style: Text = text("how the list is written: vancouver, numbered, author_et_al, footnote, ...")
    kind: Text = text("kind of publication", v.REFERENCE_KINDS)
    raw: Text = identifier("the entry, exactly as it stands")
    start: Int = number("start of the entry", "characters", ge=0, nullable=False)
    end: Int = number("end of the entry, exclusive", "characters", ge=0, nullable=False)
    et_al: Flag = flag("the list of authors is cut with et al., & al. or the like")
    year: Int = number("year of publication", ge=1000, le=2999)
    year_suffix: Text = text("letter after the year (2010a)")
    title: Text = text("title of the publication")
    container: Text = text("journal, book or site that holds it")
    volume: Text = text("volume")
    issue: Text = text("issue")
    pages: Text = text("page range or single page")
    article_number: Text = text("article number where there are no pages (e14622)")
    publisher: Text = text("publisher or institute")
    place: Text = text("place of publication")
    edition: Text = text("edition")
    doi: Text = text("DOI in lower case without prefix")
    pmid: Text = text("PubMed identifier")
    pmcid: Text = text("PubMed Central identifier")
    url: Text = text("address")
    accessed: Text = text("day on which the address was read, as it stands")


class ReferenceAuthors(TableModel):
    """A row is an author of a reference."""

    reference_id: Text = identifier("the reference")
    ordinal: Int = number("place among the authors, from 1", ge=1, nullable=False)
    family: Text = text("family name, or the name of a group")
    given: Text = text("given names or initials as they stand")
    suffix: Text = text("Jr, III, ...")
    is_group: Flag = flag("a group or institution")
    start: Int = number("start of the name", "characters", ge=0, nullable=False)
    end: Int = number("end of the name, exclusive", "characters", ge=0, nullable=False)


class ReferenceFields(TableModel):
    """A row is the span of one field of a reference."""

    reference_id: Text = identifier("the reference")
    field: Text = identifier("column of `references`")
    raw: Text = identifier("the words of the span")
    start: Int = number("start of the span", "characters", ge=0, nullable=False)
    end: Int = number("end of the span, exclusive", "characters", ge=0, nullable=False)
    rule: Text = text("who read it: the grammar, the tagger, or both alike", v.READERS)


class ExtractedCitations(TableModel):
    """A row is an in-text mention of a source or a study, as found in its document."""

    citation_id: Text = identifier("hash of the document, the mention's words and place")
    doc_id: Text = identifier("document")
    ordinal: Int = number("place among the document's citations, from 1", ge=1, nullable=False)
    style: Text = text("how the source is named", v.CITATION_STYLES)
    raw: Text = identifier("the mention, exactly as it stands")
    start: Int = number("start of the mention", "characters", ge=0, nullable=False)
    end: Int = number("end of the mention, exclusive", "characters", ge=0, nullable=False)
    quote: Text = identifier("the sentence around it")
    quote_start: Int = number("start of the sentence", "characters", ge=0, nullable=False)
    authors: Text = text("family names as cited, joined by `; `")
    et_al: Flag = flag("cited with et al. or the like")
    year: Int = number("year as cited", ge=1000, le=2999)
    year_suffix: Text = text("letter after the cited year")
    container: Text = text("journal as cited in a narrative mention")
    label: Text = text("number or footnote mark as cited")
    doi: Text = text("DOI as cited")
    claim: Flag = flag("its sentence says what studies show")
    antecedent_id: Text = text("earlier citation that an anaphor points to")
    study_id: Text = text("account that this mention introduces or continues")


class Citations(ExtractedCitations):
    """A row is an in-text mention of a source or a study, linked to the reference list."""

    reference_id: Text = text("reference it is linked to; empty where it is not linked")
    link_method: Text = text(
        "how the link was made (author_year, marker, journal_year, study_name, antecedent, decision, ...)"
    )
    link_score: Float = number("how well the mention fits the reference", "0 to 1", ge=0, le=1)
    link_reason: Text = text("why it is not linked, or what to know about the link")


class CitationCandidates(TableModel):
    """A row is a reference that a citation may mean."""

    citation_id: Text = identifier("the citation")
    reference_id: Text = identifier("the candidate")
    score: Float = number("how well it fits", "0 to 1", ge=0, le=1, nullable=False)
    reason: Text = text("what speaks for it")


class Works(TableModel):
    """A row is one publication, whatever number of references point to it."""

    work_id: Text = identifier("hash of its smallest member's id")
    label: Text = identifier("short name for people: Moftah 2013")
    kind: Text = text("kind of publication", v.REFERENCE_KINDS)
    first_author: Text = text("family name of the first author")
    authors: Text = text("all authors, joined by `; `")
    year: Int = number("year of publication", ge=1000, le=2999)
    title: Text = text("title")
    container: Text = text("journal, book or site")
    volume: Text = text("volume")
    issue: Text = text("issue")
    pages: Text = text("pages or article number")
    doi: Text = text("DOI")
    pmid: Text = text("PubMed identifier")
    n_references: Int = number("references that point to it", ge=1, nullable=False)
    review: Text = text(
        "`needs_a_look` where a merge or a separation wants a person, `decided` where one decided",
        v.MERGE_REVIEW,
    )


class WorkMembers(TableModel):
    """A row is a reference in a work."""

    work_id: Text = identifier("the work")
    reference_id: Text = identifier("the reference")
    method: Text = text(
        "how it came in: single, doi, pmid, title_year, ..., or whose decision moved it"
    )
    score: Float = number("similarity to the work's other members", "0 to 1", ge=0, le=1)
    review: Text = text("whether a person should look", v.MERGE_REVIEW)
    beside: Text = text(
        "reference of another work that may be the same publication; empty for none"
    )


class LinkDecisions(TableModel):
    """A row is a person's decision about works, trials or citations, and what became of it."""

    line: Int = number("line in decisions.csv", ge=1, nullable=False)
    subject_table: Text = identifier(
        "what it is about: works, references, trials, studies, citations"
    )
    subject_id: Text = identifier("id of its subject")
    action: Text = identifier("merge, split, accept or link")
    value: Text = text("what it is merged with, parted from or linked to")
    reviewer: Text = identifier("who decided")
    status: Text = text("whether it applies", v.DECISION_STATUS)
    why: Text = text("why it does not apply, or how it found its subject again")


class Trials(TableModel):
    """A row is one real study, known by a work or by what identifies it in the text."""

    trial_id: Text = identifier("hash of its smallest member's id")
    label: Text = identifier("short name for people")
    n_studies: Int = number("accounts of it", ge=0, nullable=False)
    established_by: Text = identifier("work, text, publication or human")


class TrialWorks(TableModel):
    """A row is a publication of a trial."""

    trial_id: Text = identifier("the trial")
    work_id: Text = identifier("the work")


class TrialStudies(TableModel):
    """A row is an account of a trial."""

    trial_id: Text = identifier("the trial")
    study_id: Text = identifier("the account")
    work_id: Text = text("the work that the account cites; empty where it cites none")
    method: Text = text("how the account was tied to the trial")
