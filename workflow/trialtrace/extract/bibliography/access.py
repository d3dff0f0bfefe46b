"""When a page was read: "Accessed 3 May 2020", "[cited 2021 Apr 2]", and other words about access."""

from __future__ import annotations

import re
from functools import lru_cache

from trialtrace.extract.bibliography.view import LO, UP, mask
from trialtrace.extract.bibliography.words import BibliographyWords

Span = tuple[int, int]


def day_pattern(words: BibliographyWords) -> str:
    """Return an expression of days as people write them, without groups."""
    month = rf"(?i:{words.pattern('months')})(?![{UP}{LO}])\.?"
    number = r"\d{1,2}(?:\.|st|nd|rd|th|º)?"
    return (
        rf"(?:{number},?\s(?:de\s)?{month},?\s?(?:de\s)?\d{{4}}"
        rf"|{month}\s{number},?\s\d{{4}}"
        rf"|\d{{4}}(?:[\s,\-]{{1,2}}{month}(?:\s{number})?|-\d{{1,2}}-\d{{1,2}}|/\d{{1,2}}/\d{{1,2}})?"
        r"|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})"
        rf"|{month},?\s\d{{4}})(?!\d)"
    )


@lru_cache(maxsize=8)
def _dated(words: BibliographyWords) -> re.Pattern[str]:
    """Words of access with a day; "cited" only in brackets, where nothing else is meant."""
    word = (
        rf"\b(?i:{words.pattern('access_words')})|(?<=[\[(])\s?(?i:{words.pattern('cited_words')})"
    )
    return re.compile(
        rf"[\[(]?(?:{word})(?:\s(?i:on|am|le|el|em|il|in))?\s?:?\s{{0,2}}"
        rf"(?P<date>{day_pattern(words)})(?:,?\s?(?i:from))?\s?:?[\])]?"
    )


@lru_cache(maxsize=8)
def _beside(words: BibliographyWords) -> re.Pattern[str]:
    return re.compile(
        rf"\[(?i:{words.pattern('medium_words')})\]"
        rf"|\((?i:{words.pattern('medium_words')})\)"
        rf"|[\[(]?\b(?i:{words.pattern('access_words')})(?:\s(?:from|at|on|online))?\s?:?\s*"
        rf"(?:(?:on\s)?[\w ,./\-]{{0,30}}?\d{{4}}[^\x00{UP}]{{0,6}}(?=[\x00\].);,]|$)|(?=\s*\x00)|\])[\])]?"
    )


@lru_cache(maxsize=8)
def _page_dated(words: BibliographyWords) -> re.Pattern[str]:
    return re.compile(
        rf"[(\[]?(?<![{UP}{LO}])(?i:{words.pattern('page_date_words')})(?:\s(?i:on))?\s?:?\s"
        rf"(?P<date>{day_pattern(words)})[\])]?"
    )


def find_page_dates(view: str, begin: int, words: BibliographyWords) -> list[tuple[Span, Span]]:
    """Find "Published July 20, 2021" and "Updated March 4, 2019" of an entry with an address.

    Returns
    -------
    list of ((int, int), (int, int))
        The words with their day, and the year in them; none where the entry has no address.
    """
    if "\x00" not in view:
        return []
    found = []
    for match in _page_dated(words).finditer(view, begin):
        year = re.compile(r"(?:1[5-9]|20)\d\d").search(view, *match.span("date"))
        if year is not None:
            found.append((match.span(), year.span()))
    return found


def find_access(view: str, begin: int, words: BibliographyWords) -> Span | None:
    """Find the day on which an address was read.

    Examples
    --------
    >>> from trialtrace.extract.bibliography.words import load_words, standard_folder
    >>> text = "Salt at home. https://example.org/salt. Accessed 3 May 2020."
    >>> text[slice(*find_access(text, 0, load_words(standard_folder())))]
    '3 May 2020'
    """
    match = _dated(words).search(view, begin)
    return match.span("date") if match else None


def without_access(view: str, begin: int, words: BibliographyWords) -> str:
    """Blank out "Accessed 3 May 2020", "Available from:", "[Online]" and "Updated March 4, 2019"."""
    for pattern in (_dated(words), _beside(words)):
        for match in pattern.finditer(view, begin):
            if match.end() > match.start():
                view = mask(view, *match.span())
    return view
