"""The last names of a list that the tagger took for the beginning of the title."""

from __future__ import annotations

import re
from functools import lru_cache

from trialtrace.extract.bibliography.tagger.runs import Run
from trialtrace.extract.bibliography.view import LO, UP, trim
from trialtrace.extract.bibliography.words import BibliographyWords

_WORD = rf"[{UP}][{UP}{LO}'\-]*[{LO}]"
_INITIAL = rf"[{UP}]\s?\."
_FULL_NAME = rf"(?:{_WORD}|{_INITIAL})(?:[\s\-]\s?(?:{_WORD}|{_INITIAL})){{0,2}}\s{_WORD}"
# What is left must be a title: so many letters.
LEAST_TITLE = 8


@lru_cache(maxsize=8)
def _patterns(words: BibliographyWords) -> tuple[re.Pattern[str], ...]:
    both = words.pattern("and_words")
    given = words.pattern("given_names")
    return (
        # "…, and Chih Roe. Salt": what follows "and" is the last name of the list.
        re.compile(rf"\s*,?\s*(?i:{both})\s+({_FULL_NAME})\s?[.,:]\s+(?=[{UP}\"'\d])"),
        # "…, Ann Lee, Bo Poe, Salt and sleep": names as those before, known by the given one.
        re.compile(
            rf"\s*,\s*((?:(?i:{given})\s(?:{_INITIAL}\s)?{_WORD}\s?,\s)*"
            rf"(?i:{given})\s(?:{_INITIAL}\s)?{_WORD})\s?[.,:]\s+(?=[{UP}\"'\d])"
        ),
    )


# "Ansoff, H. Igor. Strategy", "Kapteyn, H. C. High power": a second name or initial.
_SECOND = re.compile(
    rf"\s*({_INITIAL}(?=\s?[{UP}][{LO}])|{_WORD}(?=\s?\.\s))\s?\.?\s*(?=[{UP}\"'])"
)
_ENDS_IN_INITIAL = re.compile(rf"(?<![{UP}{LO}])[{UP}]\s?\.?\s*$")


def with_last_names(view: str, runs: list[Run], words: BibliographyWords) -> list[Run]:
    """Give names at the beginning of a title back to the authors before it.

    Parameters
    ----------
    view : str
        The entry as ``view.view_of`` gives it.
    runs : list of Run
    words : BibliographyWords
    """
    at = next((i for i, run in enumerate(runs) if run.label == "author"), -1)
    if at < 0 or at + 1 >= len(runs) or runs[at + 1].label != "title":
        return runs
    authors, title = runs[at], runs[at + 1]
    end = _end_of_names(view, authors, title, words)
    left = sum(c.isalpha() for c in view[end : title.end])
    if end <= authors.end or left < LEAST_TITLE:
        return runs
    return [
        *runs[:at],
        Run("author", authors.start, end),
        Run("title", *trim(view, end, title.end, " .,;:")),
        *runs[at + 2 :],
    ]


def _end_of_names(view: str, authors: Run, title: Run, words: BibliographyWords) -> int:
    end = _without_and(view, authors, words)
    for pattern in _patterns(words):
        match = pattern.match(view, end, title.end)
        if match is not None and match.start(1) <= title.start + 1:
            return match.end(1)
    if _ENDS_IN_INITIAL.search(view[authors.start : title.start]):
        match = _SECOND.match(view, title.start, title.end)
        if match is not None and _is_second(match, words):
            return match.end(1)
    return authors.end


def _without_and(view: str, authors: Run, words: BibliographyWords) -> int:
    """Return the end of the names without an "and" behind the last of them."""
    loose = re.search(
        rf"\s*,?\s*(?<![{UP}{LO}])(?i:{words.pattern('and_words')})$",
        view[authors.start : authors.end],
    )
    return authors.end if loose is None else authors.start + loose.start()


def _is_second(match: re.Match[str], words: BibliographyWords) -> bool:
    """An initial before a capital; a word only if a stop ends it and it can be a given name."""
    word = match.group(1)
    return len(word.rstrip(" .")) == 1 or word.casefold() in words["given_names"]
