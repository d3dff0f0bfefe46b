"""Does a stretch of text look like an entry of a reference list?"""

from __future__ import annotations

import re

from trialtrace.extract.bibliography.parsed import ParsedReference
from trialtrace.extract.bibliography.view import view_of
from trialtrace.extract.bibliography.words import BibliographyWords

LONGEST_ENTRY = 2500


_YEAR_OR_IDENTIFIER = re.compile(r"1[5-9]\d\d|20\d\d|10\s?\.\s?\d{4}|PMC\s?\d|(?i:PMID|PubMed)")


def may_be_sure(raw: str) -> bool:
    """Tell quickly whether ``surely_reference`` can hold: a year or an identifier, not too long."""
    return len(raw) <= LONGEST_ENTRY and _YEAR_OR_IDENTIFIER.search(raw) is not None


def surely_reference(parsed: ParsedReference, words: BibliographyWords) -> bool:
    """Tell what can hardly be anything else: identifiers, or year with authors and place of print."""
    if len(parsed.raw) > LONGEST_ENTRY:
        return False
    if parsed.doi or parsed.pmid or parsed.pmcid:
        return _words(parsed.raw) < 120
    if parsed.year is None:
        return False
    named = [a for a in parsed.authors if a.given or a.is_group]
    initials = _initials(parsed)
    located = bool(parsed.volume and (parsed.pages or parsed.article_number))
    if located and parsed.container:
        return True
    return bool(named) and (initials or bool(parsed.container) or bool(parsed.publisher))


def maybe_reference(parsed: ParsedReference, words: BibliographyWords) -> bool:
    """Tell what may be an entry when it stands below a heading such as "References"."""
    if surely_reference(parsed, words):
        return True
    if len(parsed.raw) > LONGEST_ENTRY:
        return False
    if parsed.url:
        return _words(parsed.raw) < 60
    view = view_of(parsed.raw).rstrip(" .;")
    if parsed.year is not None and _words(parsed.raw) >= 4:
        return bool(
            re.search(
                r"[(\[][^()\[\]]{0,20}(?:1[5-9]|20)\d\d[^()\[\]]{0,20}[)\]]|(?:1[5-9]|20)\d\d[a-z]?$",
                view,
            )
        )
    return (
        _initials(parsed) and bool(parsed.container or parsed.publisher) and _words(parsed.raw) >= 5
    )


def _initials(parsed: ParsedReference) -> bool:
    """Two capitalised words may be anything; a family name with initials is a person."""
    return any(
        re.fullmatch(r"(?:\W?[^\W\d_]\w?\.?\s?){1,5}|[^\W\d_]{1,4}", a.given)
        for a in parsed.authors
    )


def _words(raw: str) -> int:
    return len(raw.split())
