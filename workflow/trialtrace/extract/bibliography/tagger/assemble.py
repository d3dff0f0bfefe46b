"""From labelled tokens to a parsed entry, with the grammar's own spans where they agree."""

from __future__ import annotations

from trialtrace.extract.bibliography.access import find_page_dates
from trialtrace.extract.bibliography.building import BOTH, TAGGER, Spans, built
from trialtrace.extract.bibliography.identifiers import find_identifiers
from trialtrace.extract.bibliography.middle_grammar import is_journal
from trialtrace.extract.bibliography.names import AuthorList
from trialtrace.extract.bibliography.parsed import ParsedReference
from trialtrace.extract.bibliography.tagger.last_names import with_last_names
from trialtrace.extract.bibliography.tagger.mend import mend, within_quotes
from trialtrace.extract.bibliography.tagger.numbers import read_numbers
from trialtrace.extract.bibliography.tagger.people import read_people
from trialtrace.extract.bibliography.tagger.runs import Run, runs_of
from trialtrace.extract.bibliography.tagger.tokens import Span
from trialtrace.extract.bibliography.tagger.wording import read_wording
from trialtrace.extract.bibliography.view import trim, view_of
from trialtrace.extract.bibliography.words import BibliographyWords

_WORDS = ("title", "container", "publisher", "place")
# Identifiers are the finder's alone.
_IDENTIFIERS = ("doi", "pmid", "pmcid", "url", "accessed")


def assemble(
    parsed: ParsedReference, tokens: list[Span], labels: list[str], words: BibliographyWords
) -> ParsedReference:
    """Read the fields of an entry off the labels of its tokens.

    Parameters
    ----------
    parsed : ParsedReference
        The grammar's reading of the entry.
    tokens : list of (int, int)
    labels : list of str
    words : BibliographyWords
    """
    view = view_of(parsed.raw)
    runs = with_last_names(view, within_quotes(view, runs_of(view, tokens, labels)), words)
    grammar: Spans = {f.field: (f.start, f.end) for f in parsed.fields}
    spans = read_numbers(view, runs, grammar)
    # "medRxiv 2021.03.04.21252528": the number is no word of the container.
    bare, found = find_identifiers(view[: tokens[-1][1]])
    for name in _WORDS:
        run = next((run for run in runs if run.label == name), None)
        if run is not None and (span := read_wording(bare, run, grammar.get(name), words)):
            spans[name] = span
    edition = grammar.get("edition")
    if edition and not any(a < edition[1] and edition[0] < b for a, b in spans.values()):
        spans.setdefault("edition", edition)
    _add_publisher(view, spans, grammar)
    _add_known_container(view, spans, grammar, words)
    mend(view, spans, words)
    _without_day_of_access(spans, grammar)
    _without_page_dates(bare, spans, words)
    for name in _IDENTIFIERS:
        if name in grammar:
            spans[name] = grammar[name]
    authors = _authors(view, runs, parsed, words)
    rules = {
        name: BOTH if grammar.get(name) == span else TAGGER
        for name, span in spans.items()
        if name not in _IDENTIFIERS
    }
    return built(parsed.raw, parsed.label, authors, spans, found, words, rules)


def _add_publisher(view: str, spans: Spans, grammar: Spans) -> None:
    """Take over, in place, a publisher that only the grammar saw, where both saw the same place."""
    found = grammar.get("publisher")
    if found is None or "publisher" in spans or grammar.get("place") != spans.get("place", ()):
        return
    if any(c.isdigit() for c in view[slice(*found)]):
        return  # a day of a meeting
    if not any(start < found[1] and found[0] < end for start, end in spans.values()):
        spans["publisher"] = found


def _add_known_container(view: str, spans: Spans, grammar: Spans, words: BibliographyWords) -> None:
    """Take over, in place, a journal of the vocabulary that only the grammar saw."""
    found = grammar.get("container")
    if found is None or "container" in spans or not is_journal(view[slice(*found)], words):
        return
    if not any(start < found[1] and found[0] < end for start, end in spans.values()):
        spans["container"] = found


def _without_page_dates(view: str, spans: Spans, words: BibliographyWords) -> None:
    """Take "Published online March 3" out of every field but the year, in place."""
    for (start, end), _ in find_page_dates(view, 0, words):
        for name, (begin, stop) in list(spans.items()):
            if name == "year" or name in _IDENTIFIERS:
                continue
            if start <= begin < end:
                del spans[name]
            elif begin < start < stop:
                spans[name] = trim(view, begin, start)


def _without_day_of_access(spans: Spans, grammar: Spans) -> None:
    """Take back, in place, what lies in the day of access; the grammar's year stands in its stead."""
    day = grammar.get("accessed")
    if day is None:
        return
    for name in [n for n, (start, end) in spans.items() if start < day[1] and day[0] < end]:
        del spans[name]
    if "year" in grammar:
        spans.setdefault("year", grammar["year"])


def _authors(
    view: str, runs: list[Run], parsed: ParsedReference, words: BibliographyWords
) -> AuthorList:
    """Read the names; editors stand for the authors where an entry starts with them."""
    named = [run for run in runs if run.label == "author"]
    if not named and runs:
        opening = next((run for run in runs if run.label != "label"), None)
        if opening is not None and opening.label == "editor":
            named = [opening]
    if not named:
        return AuthorList((), 0, False, "")
    return read_people(view, named[0].start, named[0].end, words)
