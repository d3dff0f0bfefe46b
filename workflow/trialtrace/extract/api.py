"""One document in, one extraction out: the order of the readers inside a document."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from trialtrace.extract.accounts import find_accounts
from trialtrace.extract.bibliography import find_references
from trialtrace.extract.citations import find_citations
from trialtrace.extract.model import Extraction
from trialtrace.extract.trail import check_trail
from trialtrace.grammar.lexicon import Lexicon, load
from trialtrace.pipeline.places import lexicon_folder
from trialtrace.text.cues import PageCues
from trialtrace.text.cues import load as load_page_cues
from trialtrace.text.model import Document
from trialtrace.text.reader import read_text


def extract_document(document: Document, lexicon: Lexicon) -> Extraction:
    """Read references, citations and accounts of studies from a document.

    References come first, because their numbers are nobody's results; citations second, because an
    account is told by the mention that introduces it.

    Raises
    ------
    TrialtraceError
        If a value's evidence is not what the text says: better no extraction than a false one.
    """
    references = find_references(document, lexicon)
    citations = find_citations(document, references, lexicon)
    accounts = find_accounts(document, references, citations, lexicon)
    found = Extraction(
        doc_id=document.doc_id,
        references=references,
        citations=accounts.citations,
        rows=accounts.rows,
        values=accounts.values,
        evidence=accounts.evidence,
        rejected=accounts.rejected,
        document=document,
    )
    check_trail(document, found)
    return found


def extract_text(text: str, doc_id: str = "text.txt") -> Extraction:
    """Read one text with the vocabulary that comes with the project.

    Parameters
    ----------
    text : str
        An article, abstract or record; offsets of the result count into it.
    doc_id : str
        A name for it, for instance its path; the ids of the result are hashes of it.

    Returns
    -------
    Extraction
        References, citations, rows (studies, arms, outcomes, results), values, evidence, rejected.
    """
    cues, lexicon = _vocabulary(lexicon_folder())
    return extract_document(read_text(text, doc_id, cues), lexicon)


@lru_cache(maxsize=2)
def _vocabulary(folder: Path) -> tuple[PageCues, Lexicon]:
    """Read the vocabulary once: it takes as long as some fifty abstracts."""
    return load_page_cues(folder / "page.yaml"), load(folder)
