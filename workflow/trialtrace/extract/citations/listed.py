"""What the entries of a document's list can be called in its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.extract.bibliography.called import OPENING, bracketed_forms, opens_with, short_forms
from trialtrace.extract.bibliography.words import BibliographyWords
from trialtrace.extract.model import Reference

# A study's short name: capitals and digits, perhaps with small letters between.
STUDY_NAME = r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:[\- ]?\d{1,2})?(?![\w])"


@dataclass(frozen=True)
class Listed:
    """Names by which entries can be cited.

    Attributes
    ----------
    families : frozenset of str
        Family names and short forms of groups in lower case.
    openings : tuple of str
        The first words of each entry, as they stand.
    studies : frozenset of str
        Short names of studies in titles and of groups that are named after one.
    containers : frozenset of str
        Journals as they stand.
    """

    families: frozenset[str]
    openings: tuple[str, ...] = ()
    studies: frozenset[str] = frozenset()
    containers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, references: Sequence[Reference], words: BibliographyWords) -> Listed:
        """Collect the names of a document's references."""
        families = {a.family.casefold() for r in references for a in r.authors}
        for reference in references:
            families |= {short.casefold() for short in bracketed_forms(reference.raw)}
            for author in reference.authors:
                if author.is_group:
                    families |= {short.casefold() for short in short_forms(author.family)}
        return cls(
            frozenset(families - {""}),
            tuple(r.raw[:OPENING] for r in references),
            frozenset(name for r in references for name in study_names(r.raw, words)),
            frozenset(r.container for r in references if r.container),
        )

    def opens_with(self, name: str) -> bool:
        """Tell whether an entry begins with a name, whoever the parser took for its author."""
        return any(opens_with(opening, name) for opening in self.openings)


@lru_cache(maxsize=8)
def _study_name(words: BibliographyWords) -> re.Pattern[str]:
    """A short name that says that it is one: "SALT: a trial", "(SALT)", "SALT Investigators"."""
    nouns = "|".join(re.escape(n) for n in sorted(words.tables["study_nouns"], key=len)[::-1])
    after = rf"(?=\s?[:)\]]|\s(?i:{nouns}|{words.pattern('group_words')})\b)"
    return re.compile(rf"(?<![\w\-])({STUDY_NAME}){after}")


def study_names(raw: str, words: BibliographyWords) -> tuple[str, ...]:
    """Return the short names of studies in an entry, each once."""
    return tuple(Counter(_study_name(words).findall(raw)))
