"""Do a sentence and a title speak of the same thing? Shared words, the rare ones counting most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trialtrace.link.records import content

SHORTEST = 3


@dataclass(frozen=True)
class Topics:
    """How much each word says: rarer among the titles of a list, more telling."""

    weight: Mapping[str, float]
    unknown: float
    talk: frozenset[str]

    @classmethod
    def from_titles(cls, titles: Iterable[str], talk: frozenset[str]) -> Topics:
        """Count the words of titles; the weight of a word is its inverse document frequency.

        Parameters
        ----------
        titles : iterable of str
        talk : frozenset of str
            Words of talk about studies, which say nothing about what a study is about.
        """
        bags = [set(stems(title, talk)) for title in titles]
        count = Counter(word for bag in bags for word in bag)
        total = max(1, len(bags))
        return cls(
            {word: 1.0 + math.log(total / number) for word, number in sorted(count.items())},
            1.0 + math.log(total + 1),
            talk,
        )

    def overlap(self, words: str, title: str) -> tuple[float, tuple[str, ...]]:
        """Return the weighted share of a title's words that stand in a text, and these words."""
        there = set(stems(words, self.talk))
        wanted = sorted(set(stems(title, self.talk)))
        if not wanted:
            return 0.0, ()
        shared = tuple(word for word in wanted if word in there)
        whole = sum(self.weight.get(word, self.unknown) for word in wanted)
        return sum(self.weight.get(word, self.unknown) for word in shared) / whole, shared


def stems(text: str, talk: frozenset[str]) -> list[str]:
    """Cut telling words to a common beginning: injections, injection."""
    found = []
    for word in content(text).split():
        if len(word) < SHORTEST or word in talk or word.isdigit():
            continue
        for ending in ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s"):
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                word = word[: -len(ending)]
                break
        found.append(word)
    return found
