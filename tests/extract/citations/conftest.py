"""Words, and documents made of paragraphs with a reference list of their own."""

import re

import pytest
from trialtrace.extract.bibliography import find_references
from trialtrace.extract.bibliography.words import load_words, standard_folder
from trialtrace.extract.citations import find_citations
from trialtrace.text.model import Block
from trialtrace.text.reader import build


@pytest.fixture(scope="session")
def words():
    return load_words(standard_folder())


@pytest.fixture
def cite(words):
    """Cite every mention of a text: paragraphs are lines, lines with # are headings."""

    def run(text: str):
        blocks = []
        for match in re.finditer(r"[^\n]+", text):
            kind = "heading" if match.group().startswith("#") else "paragraph"
            blocks.append(Block(match.start(), match.end(), kind))
        document = build(text, "made.txt", tuple(blocks))
        found = find_citations(document, find_references(document, words), words)
        for citation in found:
            assert text[citation.start : citation.end] == citation.raw
            end = citation.quote_start + len(citation.quote)
            assert text[citation.quote_start : end] == citation.quote
            assert citation.quote_start <= citation.start and citation.end <= end
        assert len({c.citation_id for c in found}) == len(found)
        return found

    return run
