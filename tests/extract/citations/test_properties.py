"""Any text: spans re-slice, ids are unique, and long lines take no longer than their length."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from trialtrace.extract.bibliography import find_references
from trialtrace.extract.bibliography.words import load_words, standard_folder
from trialtrace.extract.citations import find_citations
from trialtrace.text.model import Block
from trialtrace.text.reader import build

WORDS = load_words(standard_folder())
PIECES = st.sampled_from(
    [
        "Roe et al. (2010)",
        "(Roe, 2011a; Lee & Poe, 2012)",
        "[1-3]",
        "[2]",
        "this trial",
        "Several trials",
        " have shown ",
        "A study published in the Journal of Salt",
        ".",
        "\n",
        " * ",
        "text*",
        "\nReferences\n",
        "1. Roe A. Salt. Heart. 2010;1:1-2.\n",
        "2. Lee B. Rye. Gut. 2011;2:3-4.\n",
        " ",
        "\u00b9",
        "the same study",
    ]
)


def read(text):
    blocks, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(position, position + len(line), "paragraph"))
        position += len(line) + 1
    return build(text, "made.txt", tuple(blocks))


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join)))
def test_spans_and_ids(text):
    document = read(text)
    references = find_references(document, WORDS)
    citations = find_citations(document, references, WORDS)
    for reference in references:
        assert text[reference.start : reference.end] == reference.raw
    for citation in citations:
        assert text[citation.start : citation.end] == citation.raw
        end = citation.quote_start + len(citation.quote)
        assert text[citation.quote_start : end] == citation.quote
    assert len({c.citation_id for c in citations}) == len(citations)
    assert len({r.reference_id for r in references}) == len(references)
    known = {c.citation_id for c in citations}
    assert all(c.antecedent_id in known for c in citations if c.antecedent_id)


def test_long_lines_take_their_length():
    for unit in ("Alpha, Beta, ", "(((", "*", "[1] [2,3] ", "the same study "):
        document = read(
            unit * (60_000 // len(unit)) + "\nReferences\n1. Roe A. Salt. Heart. 2010;1:1-2.\n"
        )
        start = time.process_time()
        find_citations(document, find_references(document, WORDS), WORDS)
        assert time.process_time() - start < 10, unit
