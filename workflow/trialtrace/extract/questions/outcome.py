"""How well the words around a figure agree with the outcome that a question asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from trialtrace.extract.accounts.grid_cells import plain
from trialtrace.extract.accounts.grid_times import moments, says_baseline
from trialtrace.extract.questions.words import Abbreviations, stems, weigh, weight

_TIME = re.compile(
    r"\b(?:at|after|during|in|over|within|for|by|from)?\s*(?:the\s+)?(?:\d+(?:\.\d+)?[\s-]*"
    r"(?:days?|weeks?|months?|years?|hours?|h|min(?:ute)?s?)\b|(?:week|month|day|year)s?\s+\d+\b)"
    r"|\b(?:at\s+)?baseline(?: characteristics?)?\b",
    re.IGNORECASE,
)
_UNITS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_CHANGE = re.compile(r"\bchanges?\b|\bdelta\b|\u0394", re.IGNORECASE)
CAPTION, SECTION = 0.55, 0.9
_LONG, _OTHER = 3.0, 0.35


@dataclass(frozen=True)
class Wanted:
    """The outcome of a question, in the document's words, too.

    Attributes
    ----------
    words : str
        As asked.
    abbreviations : Abbreviations
        Of the document.
    aside : frozenset of str
        Stems of the arms' names: an outcome that repeats them is told by its other words.
    """

    words: str
    abbreviations: Abbreviations
    aside: frozenset[str] = frozenset()

    @cached_property
    def ways(self) -> tuple[frozenset[str], ...]:
        """Stems to be found: of all words, and of a part behind a dash."""
        bare = _TIME.sub(" ", plain(self.words))
        whole = frozenset(stems(bare)) - self.aside
        found = [whole or frozenset(stems(bare))]
        _, _, last = bare.partition(" - ")
        if any(weight(one) >= 1 for one in stems(last)):
            found.append(frozenset(stems(last)) - self.aside)
        return tuple(one for one in found if one)

    @cached_property
    def known(self) -> frozenset[str]:
        """All stems that the outcome may be said with."""
        return frozenset(stems(self.abbreviations.expand(self.words)))

    @cached_property
    def days(self) -> tuple[float, ...]:
        return tuple(moments(self.words))

    @cached_property
    def baseline(self) -> bool:
        return says_baseline(self.words)

    @cached_property
    def change(self) -> bool:
        return says_change(self.words)

    def score(self, own: str, sections: str, caption: str) -> float:
        """Return how well label, sections and caption together name the outcome, from 0 to 1."""
        label = self._stems(own)
        if not any(weight(one) >= 1 for one in stems(_UNITS.sub(" ", own))):
            own, label = f"{sections} {own}", label | self._stems(sections)
        section, above = self._stems(sections), self._stems(caption)
        scores = [self._fit(way, own, label, section, above) for way in self.ways]
        if not scores:
            return 0.0
        # "Adverse events - headache": what is behind the dash counts half, where all of it fits.
        return max(scores[0], sum(scores) / len(scores))

    def _fit(
        self,
        way: frozenset[str],
        own: str,
        label: frozenset[str],
        section: frozenset[str],
        above: frozenset[str],
    ) -> float:
        total = weigh(way)
        here = sum(
            weight(one)
            * (1.0 if one in label else SECTION if one in section else CAPTION * (one in above))
            for one in way
        )
        near = weigh(way & (label | section))
        if not near or near < 0.3 * total:
            return 0.0
        told = stems(_UNITS.sub(" ", _TIME.sub(" ", own)))
        strange = weigh(one for one in told if one not in self.known and not self._means(one, way))
        fit = max(0.0, weigh(told) and 1 - strange / weigh(told))
        if fit < _OTHER and weigh(told) >= 2:
            return 0.0  # the label is mostly about something else
        score = here / total * (0.6 + 0.4 * fit)
        if weigh(told) >= _LONG and fit > 0.9:
            # A long label that lies whole in a longer question is its short form.
            score = max(score, 0.5 * (here / total) + 0.5 * fit)
        return score

    @cached_property
    def _long(self) -> dict[str, frozenset[str]]:
        return {
            "".join(stems(short)): frozenset(stems(long))
            for short, long in self.abbreviations.long.items()
        }

    def _means(self, short: str, way: frozenset[str]) -> bool:
        """Tell whether a short form stands for words of the outcome."""
        return bool(self._long.get(short, frozenset()) & way)

    def covered(self, words: str) -> float:
        """Return the share of the outcome's telling words that stand among some words."""
        have = self._stems(words)
        shares = []
        for way in self.ways:
            telling = [one for one in way if weight(one) >= 1] or list(way)
            shares.append(sum(one in have for one in telling) / len(telling))
        return max(shares, default=0.0)

    def _stems(self, words: str) -> frozenset[str]:
        return frozenset(stems(self.abbreviations.expand(words))) if words.strip() else frozenset()


# Words of opposite outcomes: a question for one is not answered by the other.
_OPPOSITES = (
    (
        r"improv|better|reduc|resol|recover|success|decreas|free\b|remission",
        r"worsen|deteriorat|increas|recur|reappear|fail|relaps",
    ),
)


def contradicts(asked: str, said: str) -> bool:
    """Tell whether words say one of two opposite things where a question says the other only."""
    for one, other in _OPPOSITES:
        ours = (
            bool(re.search(one, asked, re.IGNORECASE)),
            bool(re.search(other, asked, re.IGNORECASE)),
        )
        theirs = (
            bool(re.search(one, said, re.IGNORECASE)),
            bool(re.search(other, said, re.IGNORECASE)),
        )
        if ours in ((True, False), (False, True)) and theirs == (ours[1], ours[0]):
            return True
    return False


def says_change(words: str) -> bool:
    """Tell whether words speak of a change since the start."""
    return _CHANGE.search(words) is not None
