"""The grammar's reading with what it ran together parted, where the entry shows the border."""

from __future__ import annotations

from trialtrace.extract.bibliography.building import GRAMMAR, Spans, built
from trialtrace.extract.bibliography.identifiers import find_identifiers
from trialtrace.extract.bibliography.names import AuthorList
from trialtrace.extract.bibliography.parsed import ParsedReference
from trialtrace.extract.bibliography.tagger.last_names import with_last_names
from trialtrace.extract.bibliography.tagger.mend import mend
from trialtrace.extract.bibliography.tagger.people import read_people
from trialtrace.extract.bibliography.tagger.runs import Run
from trialtrace.extract.bibliography.view import view_of
from trialtrace.extract.bibliography.words import BibliographyWords

_IDENTIFIERS = ("doi", "pmid", "pmcid", "url", "accessed")


def mended(parsed: ParsedReference, words: BibliographyWords) -> ParsedReference:
    """Return the grammar's reading, mended as the tagger's is; the same where nothing is to mend."""
    view = view_of(parsed.raw)
    spans: Spans = {f.field: (f.start, f.end) for f in parsed.fields}
    if "title" not in spans:
        return parsed
    before = dict(spans)
    title = Run("title", *spans["title"])
    runs = [title]
    if parsed.authors and parsed.authors[-1].end <= title.start:
        runs = [Run("author", parsed.authors[0].start, parsed.authors[-1].end), title]
    runs = with_last_names(view, runs, words)
    spans["title"] = (runs[-1].start, runs[-1].end)
    mend(view, spans, words)
    if spans == before:
        return parsed
    if spans["title"][0] == before["title"][0]:
        end = parsed.authors[-1].end if parsed.authors else 0
        authors = AuthorList(parsed.authors, end, parsed.et_al, parsed.style)
    else:
        authors = read_people(view, runs[0].start, runs[0].end, words)
    found = find_identifiers(view)[1]
    rules = {name: GRAMMAR for name in spans if name not in _IDENTIFIERS}
    return built(parsed.raw, parsed.label, authors, spans, found, words, rules)
