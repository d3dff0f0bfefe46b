"""One regular expression for many words: common beginnings are shared, so it stays fast."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A gap inside a term: white space (a line break too) or a hyphen. Bounded on purpose.
GAP = r"[\s\u2010-\u2013-]{1,2}"
_NEVER = re.compile(r"(?!)")
_ENDS = re.compile(r"[^a-z]")


def spellings(word: str) -> tuple[str, ...]:
    """Return a term and its regular plural.

    Parameters
    ----------
    word : str
        In lower case, words apart by one space.

    Returns
    -------
    tuple of str
        The term first. Irregular plurals stand in the lexicon file as words of their own.
    """
    last = word[-1:]
    if len(word) < 3 or _ENDS.match(last) or word.endswith(("ss", "us", "is", "ics", "ies")):
        return (word, word + "es") if word.endswith("ss") else (word,)
    if word.endswith("s"):
        return (word,)
    if last == "y" and word[-2] not in "aeiou":
        return (word, word[:-1] + "ies")
    if word.endswith(("x", "z", "ch", "sh")):
        return (word, word + "es")
    return (word, word + "s")


def trie_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Compile words into one pattern that matches the longest of them between word boundaries.

    Parameters
    ----------
    words : iterable of str
        In lower case; a space stands for ``GAP``.

    Returns
    -------
    re.Pattern
        Case does not matter; without words it matches nothing.
    """
    root: dict = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    if not root:
        return _NEVER
    return re.compile(rf"(?<![^\W_])(?:{_expression(root)})(?![^\W_])", re.IGNORECASE)


def _expression(node: dict) -> str:
    """Write a node of the trie; deeper than any word is long it cannot go."""
    branches = [
        _letter(letter) + _expression(child) for letter, child in sorted(node.items()) if letter
    ]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    if "" in node:
        return f"(?:{joined})?"
    return joined


def _letter(letter: str) -> str:
    if letter == " ":
        return GAP
    return "['\u2019]" if letter == "'" else re.escape(letter)
