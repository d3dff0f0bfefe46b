"""Which lists of the vocabulary each word of an entry is in, and where known journals stand."""

from __future__ import annotations

import re
from functools import lru_cache

from trialtrace.extract.bibliography.words import BibliographyWords

# List of the vocabulary → a letter for being in it.
CLASSES = {
    "journal_words": "J",
    "publisher_words": "P",
    "place_words": "L",
    "group_words": "G",
    "months": "M",
    "editor_words": "E",
    "particles": "d",
    "volume_words": "V",
    "issue_words": "N",
    "page_words": "S",
    "part_words": "T",
    "article_words": "A",
    "edition_words": "e",
    "access_words": "a",
    "medium_words": "m",
    "helper_words": "h",
    "small_words": "s",
    "and_words": "&",
    "given_names": "F",
}
# Letters for a word of a known journal's name, of several words or of one.
JOURNAL, ONE_WORD = "K", "k"


@lru_cache(maxsize=8)
def classes_of(words: BibliographyWords) -> dict[str, str]:
    """Return each single word of the vocabulary with the letters of the lists that it is in."""
    found: dict[str, str] = {}
    for name, letter in CLASSES.items():
        for entry in sorted(words.lists.get(name, ())):
            for word in re.findall(r"[^\W\d_]+", entry):
                if letter not in found.get(word, ""):
                    found[word] = found.get(word, "") + letter
    for kind, entries in words.tables.get("kinds", {}).items():
        for entry in entries:
            for word in re.findall(r"[^\W\d_]{3,}", entry):
                found[word] = found.get(word, "") + f"<{kind}>"
    return found


@lru_cache(maxsize=8)
def _titles(words: BibliographyWords) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word of a journal's name → the names that start with it, as tuples of words."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for title, short in words.journals.items():
        for name in (title, *short):
            parts = tuple(re.findall(r"[^\W\d_]+", name.casefold()))
            if parts:
                found.setdefault(parts[0], set()).add(parts)
    return {first: tuple(sorted(names)) for first, names in found.items()}


def journals_at(forms: list[str], lower: list[str], words: BibliographyWords) -> list[str]:
    """Mark the words of known journals: ``JOURNAL``, ``ONE_WORD``, or nothing."""
    found = [""] * len(forms)
    titles = _titles(words)
    for at, word in enumerate(lower):
        for name in titles.get(word, ()):
            end = _end_of(name, lower, at)
            if end and (len(name) > 1 or forms[at][0].isupper()):
                mark = JOURNAL if len(name) > 1 else ONE_WORD
                found[at:end] = [mark] * (end - at)
    return found


def _end_of(name: tuple[str, ...], lower: list[str], at: int) -> int:
    """Return where a name that starts here ends, stops between its words allowed; 0 if nowhere."""
    matched = 0
    position = at
    while matched < len(name) and position < min(len(lower), at + 2 * len(name)):
        if lower[position] == name[matched]:
            matched += 1
        elif lower[position] != ".":
            return 0
        position += 1
    return position if matched == len(name) else 0
