"""Is "J Am Acad Dermatol" the "Journal of the American Academy of Dermatology"?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from trialtrace.link.records import content, plain

# Two names that are neither equal nor one cut from the other are as like as their letters, and
# below this they have nothing to do with each other.
LEAST_LIKENESS = 0.85


@dataclass(frozen=True)
class Journals:
    """Names of journals: what is the same, from a lexicon and from the way words are cut.

    Attributes
    ----------
    full : mapping
        Plain short form or title → plain title.
    """

    full: Mapping[str, str]

    @classmethod
    def from_titles(cls, titles: Mapping[str, tuple[str, ...]]) -> Journals:
        """Build from full titles and their short forms."""
        full = {}
        for title, short_forms in titles.items():
            for name in (title, *short_forms):
                full[_key(name)] = _key(title)
        return cls(full)

    def likeness(self, one: str, other: str) -> float | None:
        """Compare two names.

        Returns
        -------
        float or None
            1 equal (also by the lexicon), 0.95 one cut from the other, else how like the letters
            are, 0 below ``LEAST_LIKENESS``; None if a name is missing.
        """
        if not one or not other:
            return None
        a, b = _key(one), _key(other)
        a, b = self.full.get(a, a), self.full.get(b, b)
        if a == b:
            return 1.0
        if is_cut_from(a, b) or is_cut_from(b, a):
            return 0.95
        ratio = fuzz.ratio(a, b) / 100
        return ratio if ratio >= LEAST_LIKENESS else 0.0


def _key(name: str) -> str:
    return content(plain(name))


def is_cut_from(short: str, long: str) -> bool:
    """Tell whether each word of one name is a word of the other, or cut from it, in the same order.

    Examples
    --------
    >>> is_cut_from("j am acad dermatol", "journal american academy dermatology")
    True
    >>> is_cut_from("j dermatol", "journal american academy dermatology")
    False
    """
    cut, words = short.split(), long.split()
    if len(cut) != len(words) or short == long:
        return False
    return all(_is_word_cut(a, b) for a, b in zip(cut, words, strict=True))


def _is_word_cut(short: str, word: str) -> bool:
    """A cut word starts with the same letter and keeps the order of letters (natl, national)."""
    if word.startswith(short):
        return True
    if len(short) < 3 or not word.startswith(short[:1]):
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)
