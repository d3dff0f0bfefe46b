"""What other sentences of a text say: whether a short form is used again, whether people were given a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from trialtrace.extract.accounts.arms.arm import GROUP_SIGN
from trialtrace.extract.accounts.reading import Line

_WORD = re.compile(r"\w+")


class Elsewhere:
    """The sentences of a text, to ask whether one besides a given sentence says something.

    Every sentence of a list or a comparison asks this of all others. Only those with the rarest of the words are read,
    and what was found is kept, so that a text which repeats itself takes time in proportion to its length.

    Parameters
    ----------
    lines : sequence of Line
        All sentences.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._with: dict[str, list[Line]] | None = None
        self._signs: dict[str, list[Line]] | None = None
        self._found: dict[tuple[str, int], tuple[Line, ...]] = {}

    def says(self, pattern: str, words: str, line: Line, flags: int = 0) -> bool:
        """Tell whether another sentence than ``line`` matches.

        Parameters
        ----------
        pattern : str
            A regular expression.
        words : str
            Whole words that stand in whatever matches.
        line : Line
            The sentence that asks.
        flags : int
            Flags of the expression.
        """
        key = pattern, flags
        if key not in self._found:
            # Two are enough: one of them is not the sentence that asks.
            matching = (one for one in self._having(words) if re.search(pattern, one.text, flags))
            self._found[key] = tuple(islice(matching, 2))
        return any(one is not line for one in self._found[key])

    def calls(self, sign: str, line: Line) -> bool:
        """Tell whether another sentence than ``line`` calls a group by a sign, in small letters."""
        if self._signs is None:
            self._signs = {}
            for one in self._lines:
                for told in {match["sign"].lower() for match in GROUP_SIGN.finditer(one.text)}:
                    self._signs.setdefault(told, []).append(one)
        return any(one is not line for one in self._signs.get(sign, [])[:2])

    def _having(self, words: str) -> Sequence[Line]:
        """Return the sentences that have the rarest of some words."""
        if self._with is None:
            self._with = {}
            for line in self._lines:
                for word in set(_WORD.findall(line.text.lower())):
                    self._with.setdefault(word, []).append(line)
        having = [self._with.get(word, []) for word in _WORD.findall(words.lower())]
        return min(having, key=len, default=self._lines)
