"""Title, container, publisher and place: what stands between the authors and the numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.bibliography.boundary import best_boundary
from trialtrace.extract.bibliography.imprint import read_imprint
from trialtrace.extract.bibliography.middle_grammar import (
    MiddleGrammar,
    is_institute,
    middle_grammar,
)
from trialtrace.extract.bibliography.names import read_authors
from trialtrace.extract.bibliography.view import TAKEN, UP, closed, trim
from trialtrace.extract.bibliography.words import BibliographyWords

Span = tuple[int, int]

MOST_PUBLISHER_WORDS = 7


@dataclass(frozen=True, slots=True)
class Middle:
    """Spans of the parts; None where there is none."""

    title: Span | None = None
    container: Span | None = None
    publisher: Span | None = None
    place: Span | None = None
    book: bool = False


# Behind these the book follows: "In Roe A, Lee B, editors. Salt and bread".
_BEFORE_BOOK = frozenset(
    (
        "eds",
        "ed",
        "editors",
        "editor",
        "hrsg",
        "dir",
        "coord",
        "coords",
        "org",
        "orgs",
        "sous la dir",
    )
)
_QUOTE = re.compile(
    r"\"(?!\s)([^\"]{3,600})(?:\"|'')|''([^\"]{3,600}?)(?:''|\")|'(?=[^\s'])([^\"\x00]{12,500}?[^\s])'(?=[\s,.;]|$)"
)


def read_middle(
    view: str, start: int, end: int, numbered: bool, words: BibliographyWords
) -> Middle:
    """Split what stands between authors and numbers.

    Parameters
    ----------
    view : str
        The entry as ``view.view_of`` gives it, identifiers blanked out.
    start, end : int
        The stretch to split.
    numbered : bool
        A volume or pages follow: the last part is a journal or a book of many authors.
    words : BibliographyWords
    """
    grammar = middle_grammar(words)
    start, end = trim(view, start, end, " .,;:\x00()'-")
    if start >= end:
        return Middle()
    quoted = _QUOTE.match(view, max(0, _quote_start(view, start)))
    if quoted is not None and quoted.end() <= end + 2 and ends_title(view, quoted.end(), end):
        group = next(i for i in (1, 2, 3) if quoted.group(i) is not None)
        title = trim(view, *quoted.span(group), " .,;:\x00")
        after = trim(view, quoted.end(), end, " .,;:\x00'\"")
        return _with_container(view, title, after, numbered, grammar)
    inside = None
    for match in grammar.inside.finditer(view, start + 1, end):
        inside = match
        break
    if inside is not None and inside.start() > start + 4:
        # "In A. Roe & B. Lee (Eds.), Salt and bread": the book stands behind its editors.
        people = read_authors(view[:end], inside.end(), words)
        behind = people.end if people.editors and people.end < end else inside.end()
        return _with_container(
            view, trim(view, start, inside.start()), (behind, end), numbered, grammar
        )
    if numbered and not _is_book(view, start, end, grammar):
        cut = best_boundary(view, start, end, grammar)
        if cut is not None:
            title, rest = trim(view, start, cut), trim(view, cut, end)
            if title[0] >= title[1]:
                return Middle(container=rest)
            return _with_container(view, title, rest, numbered, grammar)
    return _book(view, start, end, grammar, words)


def _is_book(view: str, start: int, end: int, grammar: MiddleGrammar) -> bool:
    """Tell "Salt. Leeds: Aire Valley Press" (with a page) from a journal (with pages)."""
    _, stop, publisher, place = read_imprint(view, start, end, grammar, False)
    return publisher is not None and place is not None and stop > start


def ends_title(view: str, at: int, end: int) -> bool:
    """Tell a quoted title from a title that starts with a word in quotes."""
    if at >= end or view[at - 2] in ".,?!" or view[at] in ".,;:\x00":
        return True
    return re.compile(rf"\s*(?:[({{\[]?[{UP}\d]|in\b)").match(view, at) is not None


def _quote_start(view: str, start: int) -> int:
    while start > 0 and view[start - 1] in "\"'(":
        start -= 1
    return start


def _with_container(
    view: str, title: Span, rest: Span, numbered: bool, grammar: MiddleGrammar
) -> Middle:
    start, end = rest
    inside = re.compile(r"\s*(?:[Ii]n|IN)\s?:?\s+(?=\S)").match(view, start, end)
    if inside:
        start = inside.end()
    start, end = trim(view, start, end, " .,;:\x00\"'")
    if start >= end:
        return Middle(title=title)
    book = inside is not None
    taken = view.find(TAKEN, start, end)
    publisher = place = None
    if taken > start:
        # What stood there is read: the container ends, place and publisher may follow.
        publisher, place = read_imprint(view, taken, end, grammar, True)[2:]
        end = taken
    if publisher is None and place is None:
        end, publisher, place = read_imprint(view, start, end, grammar, book or not numbered)[1:]
    editor = grammar.editors.search(view, start, end)
    if editor is not None and editor.end() < end:
        # "In Smith A, Lee B, editors. Handbook of ..." and "In Handbook of ..., ed. by Smith".
        if (
            editor.start() > start + 2
            and editor.end() < end - 10
            and view[editor.start() : editor.end()].casefold().rstrip(".") in _BEFORE_BOOK
        ):
            start = trim(view, editor.end(), end, " .,;:)")[0]
        else:
            end = editor.start()
    start, end = trim(view, start, end, " .,;:\x00\"'(")
    container = closed(view, (start, end)) if start < end else None
    return Middle(closed(view, title), container, publisher, place, book)


def _book(
    view: str, start: int, end: int, grammar: MiddleGrammar, words: BibliographyWords
) -> Middle:
    """A title with publisher and place, without numbers of a journal."""
    taken = view.find(TAKEN, start, end)
    if taken > start:
        imprint = read_imprint(view, taken, end, grammar, True)
        if imprint[2] is not None or imprint[3] is not None:
            return Middle(trim(view, start, taken), None, imprint[2], imprint[3], book=True)
    genre = grammar.genre.search(view, start + 4, end)
    if genre is not None:
        imprint = read_imprint(view, genre.end(), end, grammar, True)
        return Middle(trim(view, start, genre.start()), None, imprint[2], imprint[3], book=True)
    stop, publisher, place = read_imprint(view, start, end, grammar, True)[1:]
    title_start, title_end = trim(view, start, stop, " .,;:\x00(")
    if title_start >= title_end:
        return Middle(publisher=publisher, place=place, book=True)
    if publisher is None and place is None:
        cut = best_boundary(view, title_start, title_end, grammar, least=2.5)
        if cut is not None and cut > title_start:
            title, rest = trim(view, title_start, cut), trim(view, cut, title_end)
            if is_institute(view[slice(*rest)], words):
                return Middle(title=title, publisher=rest, book=True)
            return Middle(title=title, container=rest)
    title = closed(view, (title_start, title_end))
    return Middle(title=title, publisher=publisher, place=place, book=True)


def read_tail(view: str, start: int, end: int, words: BibliographyWords) -> list[tuple[str, Span]]:
    """Read publisher and place behind the numbers: "... 1995: Oxford University Press"."""
    grammar = middle_grammar(words)
    tail = read_middle(view, start, end, False, words)
    found = [(n, s) for n, s in (("publisher", tail.publisher), ("place", tail.place)) if s]
    whole = trim(view, start, end, " .,;:\x00()")
    if (
        not found
        and whole[0] < whole[1]
        and len(view[slice(*whole)].split()) <= MOST_PUBLISHER_WORDS
    ):
        if grammar.publisher.search(view, *whole):
            return [("publisher", whole)]
        if view[slice(*whole)].casefold() in grammar.places:
            return [("place", whole)]
    return found
