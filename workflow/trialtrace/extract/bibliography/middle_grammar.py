"""Patterns for what stands between authors and numbers, and what tells an institute from a journal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.extract.bibliography.view import LO, UP
from trialtrace.extract.bibliography.words import BibliographyWords, alternatives


@dataclass(frozen=True)
class MiddleGrammar:
    """Compiled patterns."""

    inside: re.Pattern[str]
    place_publisher: re.Pattern[str]
    publisher: re.Pattern[str]
    places: frozenset[str]
    genre: re.Pattern[str]
    editors: re.Pattern[str]
    journal_words: frozenset[str]
    small_words: frozenset[str]
    titles: frozenset[str]


@lru_cache(maxsize=8)
def _journal_names(words: BibliographyWords) -> frozenset[str]:
    names = {name for title, short in words.journals.items() for name in (title, *short)}
    return frozenset(name.casefold() for name in names)


def is_journal(name: str, words: BibliographyWords) -> bool:
    """Tell whether a name is a journal's of the vocabulary, in full or cut."""
    return name.casefold() in _journal_names(words)


def is_institute(name: str, words: BibliographyWords) -> bool:
    """Tell an institute, which publishes reports, from a journal and from a publishing house."""
    found = {w.casefold().strip(".,") for w in name.split()}
    if is_journal(name, words) or found & (words["publisher_words"] | words["journal_words"]):
        return False
    # Letters alone: "INSERM" is an institute, "IJCV" and "JHEP" hold the J of a journal.
    letters = re.fullmatch(r"[A-Z]{4,10}", name) is not None and "J" not in name
    return bool(found & words["group_words"]) or letters


@lru_cache(maxsize=8)
def middle_grammar(words: BibliographyWords) -> MiddleGrammar:
    """Build the patterns from the vocabulary."""
    publisher = words.pattern("publisher_words")
    town_word = rf"(?:[{UP}][{UP}{LO}'\-]+|St\.|[{UP}]\.)"
    town = (
        rf"{town_word}(?:[\s\-](?:{town_word}|de|la|le|les|am|an|der|upon|on|of|du|do|di)){{0,4}}"
    )
    region = rf"(?:(?:[{UP}]\.\s?){{1,3}}|[{UP}][{LO}]{{1,5}}\.|{town})"
    group = alternatives(
        words["group_words"] - {"service", "services", "group", "panel", "program", "network"}
    )
    reports = [
        w for k in ("thesis", "report", "manuscript") for w in words.tables["kinds"].get(k, ())
    ]
    return MiddleGrammar(
        inside=re.compile(
            rf"(?<=[.,;:?!\"'\x00)])\s*(?:[Ii]n|Dans|En|Em|(?:(?:Paper|Poster|Oral)\s)?[Pp]resented\sat(?:\sthe)?)\s?:?\s+(?=[{UP}\"'(\d])"
        ),
        place_publisher=re.compile(
            rf"(?:^|[.,;(\"?!)\x00]\s*)(?P<place>{town}(?:,\s?{region}){{0,2}}(?:\s?(?:,|;|/|&|and)\s?{town}(?:,\s?{region})?){{0,2}})"
            rf"\s?:\s?(?P<publisher>[{UP}][^:()\x00\"]{{1,70}}?)\s*[.,;)]*\s*$"
        ),
        publisher=re.compile(rf"(?<![{UP}{LO}])(?i:{publisher}|{group})(?![{LO}])"),
        places=frozenset(place.replace(".", "") for place in words["place_words"]),
        genre=re.compile(
            rf"(?<=[.,;(?!\"\x00])\s*(?:[{UP}][\w.']{{0,14}}\s){{0,2}}?(?i:{alternatives(tuple(reports))})(?![{LO}])(?:\s(?:No\.?\s?)?[{UP}\d][\w\-/]*)?"
        ),
        editors=re.compile(
            rf"(?i:(?<![{UP}{LO}])(?:{words.pattern('editor_words')}))(?![{LO}])\.?"
        ),
        journal_words=words["journal_words"],
        small_words=words["small_words"],
        titles=_journal_names(words),
    )
