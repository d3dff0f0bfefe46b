"""Several entries on one line: numbered, parted by semicolons, or one sentence behind another."""

from __future__ import annotations

import re
from itertools import pairwise

from trialtrace.extract.bibliography.entry import parse_by_grammar
from trialtrace.extract.bibliography.likeness import maybe_reference, surely_reference
from trialtrace.extract.bibliography.names import read_authors
from trialtrace.extract.bibliography.view import UP, view_of
from trialtrace.extract.bibliography.words import BibliographyWords

# A line with more semicolons or ends of entries is no line of a list.
MOST_CUTS = 40
# Only so much behind a possible end is read for the names that an entry starts with.
NAMES_AHEAD = 200

Span = tuple[int, int]

_BARE_BEFORE = re.compile(r"\d\^?\s*$")
_SEMICOLON = re.compile(rf";\s+(?=[{UP}])")
# Numbers or an address end an entry; what follows starts with a capital.
_END = re.compile(rf"(?:(?<=\d)[)\]]?\.|(?<=\d\))|(?<=\d))\s+(?=[{UP}])")


def split_numbered(
    text: str, number: int, start: int, end: int, words: BibliographyWords
) -> list[tuple[str, int, int]]:
    """Split "1. A ... 2. B ..." where several entries share a line.

    Returns
    -------
    list of (str, int, int)
        Label, start and end of each entry without its marker.
    """
    parts: list[tuple[str, int, int]] = []
    # Where the first number has no mark behind it, the others have none.
    bare = _BARE_BEFORE.search(text[max(0, start - 8) : start]) is not None
    begin, current, position = start, number, start
    while True:
        following = current + 1
        marker = (
            rf"\^?{following}\^?" if bare else rf"\[{following}\]|\({following}\)|{following}[.)]"
        )
        match = re.compile(rf"(?<=[.;\])\d])\s+(?:{marker})\s*(?=[{UP}])").search(
            text, position, end
        )
        if match is None:
            break
        piece = parse_by_grammar(text[begin : match.start()], words)
        if not maybe_reference(piece, words):
            position = match.end()
            if position >= end:
                break
            continue
        parts.append((str(current), begin, match.start()))
        begin, position, current = match.end(), match.end(), following
    parts.append((str(current), begin, end))
    return parts


def split_unmarked(text: str, start: int, end: int, words: BibliographyWords) -> list[Span]:
    """Split a line whose entries bear no numbers; one span where it holds one entry.

    Each part must be an entry by itself, with authors: "…; 2016. Reprinted 2018." is one entry.
    """
    for bounds in (_at_semicolons(text, start, end), _behind_numbers(text, start, end, words)):
        spans = [_trimmed(text, a, b) for a, b in pairwise(bounds)]
        if len(spans) > 1 and all(_whole(text[a:b], words) for a, b in spans):
            return spans
    return [(start, end)]


def _at_semicolons(text: str, start: int, end: int) -> list[int]:
    cuts = [m.end() for m in _SEMICOLON.finditer(text, start, end)]
    return [start, *cuts, end] if len(cuts) <= MOST_CUTS else [start, end]


def _behind_numbers(text: str, start: int, end: int, words: BibliographyWords) -> list[int]:
    """Cut where numbers end one entry and names start the next."""
    cuts = [m.end() for m in _END.finditer(text, start, end)]
    if len(cuts) > MOST_CUTS:
        return [start, end]
    kept = [start]
    for cut in cuts:
        view = view_of(text[cut : min(end, cut + NAMES_AHEAD)])
        people = read_authors(view, 0, words).authors
        named = any(a.is_group or "." in a.given or a.given.isupper() for a in people)
        if named and surely_reference(parse_by_grammar(text[kept[-1] : cut], words), words):
            kept.append(cut)
    return [*kept, end]


def _whole(raw: str, words: BibliographyWords) -> bool:
    parsed = parse_by_grammar(raw, words)
    return bool(parsed.year and parsed.authors and parsed.title)


def _trimmed(text: str, start: int, end: int) -> Span:
    return start, end - len(text[start:end]) + len(text[start:end].rstrip("; \t\r\n"))
