"""Words for messages, and words compared without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from trialtrace.check.corpus import Corpus, Record

_NO_WORD = re.compile(r"[^0-9a-z]+")
_SMALL = frozenset({"a", "an", "and", "der", "des", "die", "et", "for", "für", "in"})
_SMALL |= {"la", "le", "of", "on", "the", "und"}
QUOTE_LENGTH = 140


def fold(words: str) -> str:
    """Return words in lower case, without accents and punctuation, one space apart."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("ß", "ss").replace("ø", "o"))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _NO_WORD.sub(" ", bare).strip()


def quoted(words: str, length: int = QUOTE_LENGTH) -> str:
    """Return words in quotation marks on one line, cut at a word where they are long."""
    line = " ".join(words.split())
    if len(line) > length:
        line = line[:length].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return f"“{line}”"


def listed(items: Sequence[str], most: int = 4) -> str:
    """Return items as people list them: ``a, b and c``; the rest is counted."""
    shown = list(items[:most])
    if len(items) > most:
        return ", ".join(shown) + f" and {len(items) - most} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def number(value: float) -> str:
    """Return a number without a needless point."""
    return f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"


def count(n: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun: ``1 entry``, ``3 entries``."""
    return f"{n} {noun if n == 1 else plural or noun + 's'}"


def families(corpus: Corpus, reference: Record) -> list[str]:
    """Return the family names of a reference's authors."""
    return [author.family for author in corpus.authors_of.get(reference.reference_id, [])]


def entry(corpus: Corpus, reference: Record) -> str:
    """Name a reference for people: ``entry 4 (Konda & Thappa 2009)``."""
    mark = reference.label.strip("[]().") or str(reference.ordinal)
    return f"entry {mark} ({short_name(corpus, reference)})"


def short_name(corpus: Corpus, reference: Record) -> str:
    """Name a reference by authors and year, else by its title or journal."""
    names = families(corpus, reference)
    if not names:
        who = reference.title or reference.container or reference.doi or reference.raw
        who = quoted(who, 50)
    elif len(names) > 2 or reference.et_al:
        who = f"{names[0]} et al."
    else:
        who = " & ".join(names)
    return f"{who} {reference.year}" if reference.year else who


def same_journal(one: str, other: str) -> bool:
    """Tell whether two journal names are one, each written in full or abbreviated.

    Word by word one must be a beginning of the other ("Clin Exp Dermatol" and "Clinical and
    Experimental Dermatology"); articles and "of", "and", "in" do not count. A single word must be
    equal: "Dermatol" alone is no journal's name.
    """
    left, right = _journal_words(one), _journal_words(other)
    if not left or len(left) != len(right):
        return False
    if len(left) == 1:
        return left == right
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(left, right, strict=True))


def journal_key(name: str) -> str:
    """Return the first letters of a journal's words: equal for all forms of one name."""
    words = _journal_words(name)
    return words[0] if len(words) == 1 else "".join(word[0] for word in words)


def _journal_words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in _SMALL]


def names_agree(one: str, other: str) -> bool:
    """Tell whether two family names are spelled alike, particles and accents apart."""
    left, right = fold(one).replace(" ", ""), fold(other).replace(" ", "")
    return left == right or left.endswith(right) or right.endswith(left)
