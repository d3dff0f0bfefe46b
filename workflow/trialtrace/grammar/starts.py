"""Where in a sentence which rule may begin to match: one scan for all rules instead of one a rule."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trialtrace.grammar.edges import GUARD, openings

_NEVER = "(?!)"
_EMPTY = frozenset({"", GUARD})
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_GUARDED = frozenset(GUARD + letter for letter in _LETTERS)
# A pattern that may begin at so many letters may as well be searched for.
_COMMON = 15


@dataclass(frozen=True, slots=True)
class Starts:
    """An index of the beginnings of many patterns.

    Attributes
    ----------
    scan : re.Pattern
        Finds every place where a pattern may begin, in a folded text. Its first group is what
        begins there, behind anything but a letter; its second what begins behind a letter.
    first, inside : mapping of str to tuple of int
        Which patterns may begin with it, as numbers in the list that the index was made of.
    anywhere : tuple of int
        Patterns that may begin with too much to be told so.
    """

    scan: re.Pattern[str]
    first: Mapping[str, tuple[int, ...]]
    inside: Mapping[str, tuple[int, ...]]
    anywhere: tuple[int, ...]

    def places(self, folded: str, start: int = 0, end: int = sys.maxsize) -> dict[int, list[int]]:
        """Return by pattern the places where it may begin, in order.

        Parameters
        ----------
        folded : str
            The text in one case (``trialtrace.grammar.folding.fold``).
        start, end : int
            The stretch to look at; all of it where not given.
        """
        found: dict[int, list[int]] = {}
        for match in self.scan.finditer(folded, start, end):
            place = match.start()
            word = match[1]
            for pattern in self.inside[match[2]] if word is None else self.first[word]:
                if pattern in found:
                    found[pattern].append(place)
                else:
                    found[pattern] = [place]
        return found


def index(patterns: Iterable[re.Pattern[str]]) -> Starts:
    """Make the index of a list of patterns."""
    first: dict[str, set[int]] = {}
    inside: dict[str, set[int]] = {}
    anywhere = []
    for number, pattern in enumerate(patterns):
        words = openings(pattern)
        if words & _EMPTY or words & _LETTERS or len(words & _GUARDED) > _COMMON:
            anywhere.append(number)
            continue
        for word in words:
            first.setdefault(word.lstrip(GUARD), set()).add(number)
            if not word.startswith(GUARD):
                inside.setdefault(word, set()).add(number)
    scan = rf"(?<![a-z])(?=({_any_of(first)}))"
    if inside:  # looking inside of words costs as much again
        scan += rf"|(?<=[a-z])(?=({_any_of(inside)}))"
    return Starts(
        re.compile(scan, re.DOTALL),
        _with_beginnings(first),
        _with_beginnings(inside),
        tuple(anywhere),
    )


def matches_at(
    pattern: re.Pattern[str], text: str, places: Iterable[int], end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` would, trying only the places where it may begin."""
    done = 0
    for place in places:
        if place >= done and (match := pattern.match(text, place, end)):
            done = match.end()
            yield match


def _with_beginnings(by_word: Mapping[str, set[int]]) -> dict[str, tuple[int, ...]]:
    """A pattern that begins with a word may begin wherever a longer word begins."""
    return {
        word: tuple(
            sorted(set().union(*(by_word.get(word[:n], ()) for n in range(1, len(word) + 1))))
        )
        for word in by_word
    }


def _any_of(words: Iterable[str]) -> str:
    """Write an expression that matches the longest of some words."""
    root: dict = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _expression(root) if root else _NEVER


def _expression(node: dict) -> str:
    branches = [
        re.escape(letter) + _expression(child) for letter, child in sorted(node.items()) if letter
    ]
    if not branches:
        return ""
    if all(len(branch) == 1 for branch in branches):
        joined = f"[{''.join(branches)}]" if len(branches) > 1 else branches[0]
    else:
        joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{joined})?" if "" in node else joined
