"""Words of reference lists, read from config/lexicon: headings, et al., months, journals, ..."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml

from trialtrace.tables.errors import TrialtraceError

BIBLIOGRAPHY_FILE = "bibliography.yaml"
JOURNALS_FILE = "journals.yaml"


@dataclass(frozen=True, eq=False)
class BibliographyWords:
    """The vocabulary of reference lists and of talk about sources.

    Attributes
    ----------
    lists : mapping
        Name of a list in ``bibliography.yaml`` → its words in lower case.
    tables : mapping
        Name of a table in ``bibliography.yaml`` → (word → words).
    journals : mapping
        Full title of a journal → its short forms, as written in ``journals.yaml``.
    """

    lists: Mapping[str, frozenset[str]]
    tables: Mapping[str, Mapping[str, tuple[str, ...]]]
    journals: Mapping[str, tuple[str, ...]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]

    def pattern(self, name: str) -> str:
        """Return a regular expression of all words of a list, longest first, without groups."""
        return alternatives(self.lists[name])


def alternatives(words: frozenset[str] | tuple[str, ...]) -> str:
    """Join words to a regular expression; white space in a word stands for any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)


def standard_folder() -> Path:
    """Return the folder of the vocabulary that comes with the project."""
    return Path(__file__).resolve().parents[4] / "config" / "lexicon"


@lru_cache(maxsize=8)
def load_words(folder: Path) -> BibliographyWords:
    """Read the two files of a lexicon folder; a folder without them falls back on the project's.

    Raises
    ------
    TrialtraceError
        If a file does not hold what it should; names the file and the key.
    """
    return _read(_file(folder, BIBLIOGRAPHY_FILE), _file(folder, JOURNALS_FILE))


def words_of(lexicon: object) -> BibliographyWords:
    """Return the words that belong to a lexicon: those of its folder, if it knows one."""
    if isinstance(lexicon, BibliographyWords):
        return lexicon
    folder = getattr(lexicon, "folder", None)
    return load_words(folder if folder else standard_folder())


def _file(folder: Path, name: str) -> Path:
    own = folder / name
    return own if own.exists() else standard_folder() / name


def _read(bibliography: Path, journals: Path) -> BibliographyWords:
    lists: dict[str, frozenset[str]] = {}
    tables: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for name, content in _mapping(bibliography).items():
        if isinstance(content, list):
            lists[name] = frozenset(word.casefold() for word in _texts(bibliography, name, content))
        elif isinstance(content, dict):
            tables[name] = MappingProxyType(
                {
                    key.casefold(): _texts(
                        bibliography, name, value if isinstance(value, list) else [value]
                    )
                    for key, value in content.items()
                }
            )
        else:
            raise TrialtraceError(f"{bibliography}: {name} must be a list or a table of words")
    titles = _mapping(journals).get("journals")
    if not isinstance(titles, dict):
        raise TrialtraceError(f"{journals}: needs a table `journals` of title → short forms")
    return BibliographyWords(
        MappingProxyType(lists),
        MappingProxyType(tables),
        MappingProxyType({t: _texts(journals, t, short or []) for t, short in titles.items()}),
    )


def _mapping(path: Path) -> dict:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise TrialtraceError(f"{path}: cannot be read: {str(error).splitlines()[0]}") from None
    if not isinstance(content, dict):
        raise TrialtraceError(f"{path}: must be a table of names and words")
    return content


def _texts(path: Path, name: str, words: list) -> tuple[str, ...]:
    for word in words:
        if not isinstance(word, str):
            raise TrialtraceError(f"{path}: {name}: {word!r} is no text; put it in quotes")
    return tuple(words)
