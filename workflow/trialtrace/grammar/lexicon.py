"""The lexicon: words of medicine and of trials, read from YAML, found in text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from trialtrace.grammar.folding import fold
from trialtrace.grammar.lexicon_file import Entry, read_files
from trialtrace.grammar.trie import spellings, trie_pattern
from trialtrace.tables.errors import TrialtraceError
from trialtrace.tables.frozen import frozen

# Files of the same folder that hold no terms: their packages read them.
OTHER_FILES = frozenset({"bibliography.yaml", "journals.yaml", "page.yaml"})


@frozen
class Term:
    """A word of the lexicon in a text.

    Attributes
    ----------
    start, end : int
        Offsets into the text that was searched.
    concept : str
        Name of the concept.
    category : str
        ``participants``, ``outcomes``, ``direction``, ...
    attributes : mapping of str to str
        As in the YAML file: every attribute of the category is there, with its default.
    concept_class : str
        Concept that the file has this one among the members of; empty where there is none.
    """

    start: int
    end: int
    concept: str
    category: str
    attributes: Mapping[str, str]
    concept_class: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of the lexicon: its name, category, words, attributes, and class if it has one."""

    name: str
    category: str
    words: tuple[str, ...]
    attributes: Mapping[str, str]
    concept_class: str = ""


@dataclass(frozen=True, slots=True)
class _Category:
    pattern: re.Pattern[str]
    by_spelling: Mapping[str, Concept]
    by_name: Mapping[str, Concept]
    first_words: frozenset[str]

    def terms(
        self, category: str, text: str, words: Iterable[tuple[int, str]], end: int
    ) -> Iterator[Term]:
        """Yield the terms of a text, tried only where a word begins one of them."""
        done = 0
        for place in [place for place, word in words if word in self.first_words]:
            match = self.pattern.match(text, place, end) if place >= done else None
            if match:
                done = match.end()
                known = self.by_spelling[_key(match.group())]
                yield Term(place, done, known.name, category, known.attributes, known.concept_class)


@lru_cache(maxsize=16)
def _any_of(sets: tuple[frozenset[str], ...]) -> frozenset[str]:
    """Join the first words of several categories: asked for with every sentence."""
    return frozenset().union(*sets)


@lru_cache(maxsize=64)
def first_words(text: str, start: int, end: int) -> tuple[tuple[int, str], ...]:
    """Return the words of ``text[start:end]``, folded, each with its place."""
    low = max(0, start - 1)  # one more letter tells whether a word begins here
    folded = fold(text[low:end])
    return tuple([(low + match.start(), match[0]) for match in _WORD.finditer(folded, start - low)])


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All categories of a folder of lexicon files; frozen.

    Attributes
    ----------
    folder : Path
        Where it was read.
    """

    folder: Path
    _categories: Mapping[str, _Category] = field(repr=False)

    @property
    def categories(self) -> tuple[str, ...]:
        """Names of the categories, sorted."""
        return tuple(self._categories)

    def find(self, category: str, text: str, start: int, end: int) -> tuple[Term, ...]:
        """Find the terms of a category in ``text[start:end]``.

        Parameters
        ----------
        category : str
            One of ``categories``.
        text : str
            Any text; offsets of the terms count in it.
        start, end : int
            Stretch to search; end exclusive.

        Returns
        -------
        tuple of Term
            In the order of the text, longest match first, not overlapping. Case, plural, and
            hyphen or space inside a term do not matter; a term stands between word boundaries.

        Raises
        ------
        TrialtraceError
            If there is no such category.
        """
        found = self._category(category)
        return tuple(found.terms(category, text, first_words(text, start, end), end))

    def find_each(
        self, categories: Iterable[str], text: str, words: Sequence[tuple[int, str]]
    ) -> list[Term]:
        """Find the terms of several categories in a text whose words are known.

        Parameters
        ----------
        categories : iterable of str
            Some of ``categories``.
        text : str
            Any text.
        words : sequence of int and str
            Its words, from ``first_words``.

        Returns
        -------
        list of Term
            Those of the first category in the order of the text, then those of the next.
        """
        terms: list[Term] = []
        found = [(category, self._category(category)) for category in categories]
        begin = _any_of(tuple(one.first_words for _, one in found))
        telling = [pair for pair in words if pair[1] in begin]
        for category, one in found:
            terms += one.terms(category, text, telling, len(text))
        return terms

    def concept(self, category: str, name: str) -> Concept:
        """Return the entry of a category by its concept.

        Raises
        ------
        TrialtraceError
            If the category or the concept does not exist.
        """
        found = self._category(category).by_name.get(name)
        if found is None:
            raise TrialtraceError(f"lexicon: category {category!r} has no concept {name!r}")
        return found

    def spelled(self, category: str) -> Mapping[str, Concept]:
        """Return every spelling of a category, in lower case and with its plurals, by its entry.

        Raises
        ------
        TrialtraceError
            If there is no such category.
        """
        return MappingProxyType(self._category(category).by_spelling)

    def concepts(self, category: str) -> Iterator[Concept]:
        """Go through the entries of a category, in the order of the files."""
        return iter(self._category(category).by_name.values())

    def _category(self, category: str) -> _Category:
        try:
            return self._categories[category]
        except KeyError:
            known = ", ".join(self.categories) or "none"
            raise TrialtraceError(
                f"lexicon: no category {category!r} (there are: {known})"
            ) from None


def load(folder: Path) -> Lexicon:
    """Read every ``*.yaml`` file of a folder.

    Parameters
    ----------
    folder : Path
        Usually ``config/lexicon``. The form of a file is described in
        ``trialtrace.grammar.lexicon_file``.

    Returns
    -------
    Lexicon
        Ready to search; nothing is read again.

    Raises
    ------
    TrialtraceError
        One line that names file and key, if the folder holds no file, or a file is malformed, or a
        word stands under two concepts of a category.
    """
    folder = Path(folder)
    paths = [path for path in sorted(folder.glob("*.yaml")) if path.name not in OTHER_FILES]
    if not paths:
        raise TrialtraceError(f"lexicon: no file of terms (*.yaml) in {folder.name or folder}")
    entries = read_files(paths)
    return Lexicon(
        folder, {category: _compile(category, entries[category]) for category in sorted(entries)}
    )


def _compile(category: str, entries: tuple[Entry, ...]) -> _Category:
    by_name: dict[str, Concept] = {}
    by_spelling: dict[str, Concept] = {}
    exact: dict[str, Concept] = {}
    for entry in entries:
        concept = Concept(
            entry.concept, category, entry.words, entry.attributes, entry.concept_class
        )
        by_name[entry.concept] = concept
        for word in entry.words:
            known = exact.setdefault(_key(word), concept)
            if known is not concept:
                raise TrialtraceError(
                    f"lexicon: {category}: word {word!r} stands under {known.name!r} and "
                    f"{entry.concept!r}; keep one"
                )
    for key, concept in exact.items():
        # A plural that is a word of its own ("mean", "means") keeps its own concept.
        for spelling in spellings(key):
            by_spelling.setdefault(spelling, exact.get(spelling, concept))
    begin = frozenset(found.group() for key in by_spelling if (found := _WORD.match(key)))
    return _Category(trie_pattern(by_spelling), by_spelling, by_name, begin)


def _key(words: str) -> str:
    """Write a term as the index has it: lower case, one space for hyphens and white space."""
    return _GAP.sub(" ", fold(words).replace("\u2019", "'"))


_WORD = re.compile(r"(?<![^\W_])[^\W_]+")
_GAP = re.compile(r"[\s\u2010-\u2013-]+")
