"""Find the mentions of sources and studies in the running text of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from trialtrace.extract.bibliography.words import words_of
from trialtrace.extract.citations.anaphor import find_anaphors
from trialtrace.extract.citations.author_year import find_author_year
from trialtrace.extract.citations.claims import says_what_studies_show
from trialtrace.extract.citations.footnote import find_footnotes
from trialtrace.extract.citations.found import Found, Spans, prose_of
from trialtrace.extract.citations.generic import find_generic
from trialtrace.extract.citations.listed import Listed
from trialtrace.extract.citations.named import find_named
from trialtrace.extract.citations.narrative import find_narrative
from trialtrace.extract.citations.numeric import find_numeric
from trialtrace.extract.model import Citation, Reference
from trialtrace.tables.ids import short_hash
from trialtrace.text.model import Document

MAX_QUOTE = 4000
LONGEST_CLAIM = 1500
# A marker and the blanks behind it: "[^smith2004]:   ".
LONGEST_MARKER = 30


def find_citations(
    document: Document, references: Sequence[Reference], lexicon: object
) -> tuple[Citation, ...]:
    """Find in-text mentions of sources and studies.

    Parameters
    ----------
    document : Document
    references : sequence of Reference
        The document's own references: their labels, authors and journals say what can be cited.
    lexicon : Lexicon or BibliographyWords

    Returns
    -------
    tuple of Citation
        In the order of the text. Links to references are made by the stage ``link``.
    """
    words = words_of(lexicon)
    prose = prose_of(document, tuple(_with_marker(document.text, r) for r in references))
    listed = Listed.of(references, words)
    marks = frozenset(r.label for r in references if r.label and not r.label.isdecimal())
    dated = find_author_year(prose, listed, words)
    numeric = find_numeric(prose, _numbers(references), words)
    with_year = [item for item in dated if item.year is not None]
    if not any(r.label for r in references) and _reach(with_year) >= _reach(numeric):
        numeric = []  # a list without numbers in a text that cites by author and year
    found = [*dated, *numeric, *find_footnotes(prose, marks)]
    named = find_named(prose, listed, found, words)
    narrative = find_narrative(prose, listed.containers, words)
    spans = Spans([*dated, *named])
    found.extend(item for item in narrative if not spans.meet(item.start, item.end))
    found.extend(named)
    found.sort(key=_place)
    anaphors = find_anaphors(prose, found, words)
    sourced = [*found, *(item for item in anaphors)]
    generic = find_generic(prose, sourced, words)
    return _built(document, found, anaphors, generic, words)


def _with_marker(text: str, reference: Reference) -> tuple[int, int]:
    """The span of an entry with the marker before it, which cites nothing."""
    low = max(0, reference.start - LONGEST_MARKER)
    marker = re.compile(rf"[\[(^]{{0,2}}{re.escape(reference.label)}[\])]?[.):]?\s*$")
    match = marker.search(text, low, reference.start) if reference.label else None
    return (match.start() if match else reference.start, reference.end)


def _reach(found: list[Found]) -> int:
    """Count the different sources that mentions speak of."""
    return len({(item.authors, item.year, item.year_suffix, item.label) for item in found})


def _numbers(references: Sequence[Reference]) -> frozenset[str]:
    """Numbers by which entries can be cited: their labels, or their place in an unmarked list."""
    labels = frozenset(r.label for r in references if r.label.isdecimal())
    if labels or any(r.label for r in references):
        return labels
    return frozenset(str(i) for i in range(1, len(references) + 1))


def _place(item: Found) -> tuple[int, int, str, str]:
    return item.start, item.end, item.style, item.label


def _built(
    document: Document,
    found: list[Found],
    anaphors: list[Found],
    generic: list[Found],
    words: object,
) -> tuple[Citation, ...]:
    seen: Counter[tuple[str, str]] = Counter()
    ids: list[str] = []
    everything = sorted([*found, *anaphors, *generic], key=_place)
    for item in everything:
        raw = document.text[item.start : item.end]
        key = (raw, item.label)
        ids.append(short_hash("C", document.doc_id, item.style, *key, item.year, seen[key]))
        seen[key] += 1
    by_place = {_place(item): identity for item, identity in zip(everything, ids, strict=True)}
    claims: dict[int, bool] = {}
    citations = []
    for ordinal, (item, identity) in enumerate(zip(everything, ids, strict=True), start=1):
        start, end = _quote(document, item)
        antecedent = by_place[_place(found[item.antecedent])] if item.antecedent >= 0 else ""
        quote = document.text[start:end]
        if start not in claims:
            claims[start] = len(quote) <= LONGEST_CLAIM and says_what_studies_show(quote, words)
        citations.append(
            Citation(
                citation_id=identity,
                doc_id=document.doc_id,
                ordinal=ordinal,
                style=item.style,
                raw=document.text[item.start : item.end],
                start=item.start,
                end=item.end,
                quote=quote,
                quote_start=start,
                authors="; ".join(item.authors),
                et_al=item.et_al,
                year=item.year,
                year_suffix=item.year_suffix,
                container=item.container,
                label=item.label,
                doi=item.doi,
                claim=item.claim if item.style == "generic" else claims[start],
                antecedent_id=antecedent,
            )
        )
    return tuple(citations)


def _quote(document: Document, item: Found) -> tuple[int, int]:
    """The sentence around a mention; the mention itself where there is none."""
    first = document.sentence_at(item.start)
    if first is None:
        return item.start, item.end
    last = document.sentence_at(item.end - 1) or first
    start, end = first.start, max(first.end, last.end, item.end)
    if end - start > MAX_QUOTE:
        # No sentence of prose is so long; a table or code without stops is cut around the mention.
        start = max(start, item.start - MAX_QUOTE // 4)
        end = min(end, item.end + MAX_QUOTE // 4)
    return start, end
