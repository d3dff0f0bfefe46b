"""Entries that are broken over lines: does a line go on with the entry before it?"""

from __future__ import annotations

import re

from trialtrace.extract.bibliography.entry import parse_by_grammar
from trialtrace.extract.bibliography.likeness import maybe_reference, surely_reference
from trialtrace.extract.bibliography.lines import Line, continues, heading_of, starts_entry
from trialtrace.extract.bibliography.parsed import ParsedReference
from trialtrace.extract.bibliography.words import BibliographyWords

# A broken entry goes on for at most so many lines behind the one in question.
LINES_AHEAD = 4


def column_of(text: str, line: Line) -> int:
    """Return how far a line is indented."""
    return line.start - (text.rfind("\n", 0, line.start) + 1)


def marker_ahead(lines: list[Line], index: int, words: BibliographyWords) -> bool:
    """Tell whether a bullet follows a line soon, with neither blank line nor heading between."""
    for other in lines[index + 1 : index + 1 + LINES_AHEAD]:
        if other.marker == "bullet":
            return True
        if other.blank or heading_of(other, words):
            return False
    return False


def completed(
    text: str, start: int, lines: list[Line], index: int, words: BibliographyWords
) -> bool:
    """Tell whether an entry that starts at ``start`` is whole only with the lines from ``index`` on.

    What stands before the line is no entry yet, and with it, or with some of the next lines, surely is.
    """
    before = lines[index - 1]
    if before.blank or maybe_reference(parse_by_grammar(text[start : before.end], words), words):
        return False
    for line in lines[index : index + LINES_AHEAD]:
        if line.blank or line.marker or heading_of(line, words):
            return False
        if surely_reference(parse_by_grammar(text[start : line.end], words), words):
            return True
    return False


def goes_on(
    text: str, start: int, first: int, last: ParsedReference, line: Line, words: BibliographyWords
) -> bool:
    """Tell whether an unmarked line goes on with the unmarked entry before it.

    Parameters
    ----------
    text : str
    start : int
        Offset of the entry before.
    first : int
        How far the first line of the list is indented.
    last : ParsedReference
        The entry before, as far as it has been read.
    line : Line
    words : BibliographyWords
    """
    if not starts_entry(line, words) or column_of(text, line) > first + 1:
        return True
    so_far = text[start : start + len(last.raw)]
    if maybe_reference(last, words):
        return _is_open(so_far) or (last.year is None and _brings_year(line, words))
    if continues(so_far, line):
        return True
    # "Roe A. Salt and sleep in children." / "Lancet 2011;378:1000-8."
    return _is_named(last) and last.year is None and not _is_named(_parsed(line, words))


def _brings_year(line: Line, words: BibliographyWords) -> bool:
    parsed = _parsed(line, words)
    return parsed.year is not None and not parsed.authors


def _parsed(line: Line, words: BibliographyWords) -> ParsedReference:
    return parse_by_grammar(line.text, words)


def _is_named(parsed: ParsedReference) -> bool:
    """Tell whether authors start an entry: a family name with initials, or a group."""
    return any(
        a.is_group or re.fullmatch(r"(?:\W?[^\W\d_]\w?\.?\s?){1,5}", a.given) is not None
        for a in parsed.authors
    )


def _is_open(before: str) -> bool:
    return before.rstrip()[-1:] in ",:;-\u2013&" or before.rstrip().endswith(
        (" and", " of", " the", " in")
    )
