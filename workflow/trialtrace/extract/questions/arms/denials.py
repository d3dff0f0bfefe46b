"""Arms that are named by what they do not get: "no drain", "without prophylaxis"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION, Naming
from trialtrace.extract.questions.outcomes.words import stems, weight

_NAME = re.compile(r"^\W*(?:no|non|without)\b[\s-]*(?P<what>.+)", re.IGNORECASE | re.DOTALL)
_SAID = re.compile(
    r"\b(?:no|non|without)[\s-]+(?:(?:any|the|an?)\s+)?(?P<words>[^\W\d][\w-]*(?:\s+[^\W\d][\w-]*){0,2})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]+")
# "Patients with a drain".
_GOT = re.compile(
    r"\b(?:with|had|have|received|receiving|using|given)\s+(?:(?:an?|the)\s+)?(?P<word>[A-Za-z]{2,})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Denial:
    """One side of a question that does not get something.

    Attributes
    ----------
    side : str
        Of the arm that goes without.
    stems : frozenset of str
        Of what it does not get.
    """

    side: str
    stems: frozenset[str]

    @property
    def other(self) -> str:
        """The side that gets it."""
        return INTERVENTION if self.side == COMPARATOR else COMPARATOR

    def find(self, view: str) -> Iterator[tuple[int, int]]:
        """Yield where a sentence names the arm: from "no" to the word that it goes without."""
        for match in _SAID.finditer(view):
            begin = match.start("words")
            for word in _WORD.finditer(match["words"]):
                if self.stems.intersection(stems(word.group())):
                    yield match.start(), begin + word.end()
                    break

    def spans(self, view: str) -> Iterator[tuple[str, int, int]]:
        """Yield (side, start, end) where a sentence names the arm, or says that somebody got what it lacks."""
        places = list(self.find(view))
        yield from ((self.side, *place) for place in places)
        for match in _GOT.finditer(view):
            start, end = match.span("word")
            apart = not any(low < end and start < high for low, high in places)
            if apart and self.stems.intersection(stems(match["word"])):
                yield self.other, start, end


def denial_of(naming: Naming) -> Denial | None:
    """Return which arm of a question is named by what it does not get, if one of the two is."""
    names = {INTERVENTION: naming.intervention, COMPARATOR: naming.comparator}
    found = [(side, match["what"]) for side, name in names.items() if (match := _NAME.match(name))]
    if len(found) != 1:
        return None
    side, what = found[0]
    told = frozenset(one for one in stems(what) if weight(one) >= 1)
    return Denial(side, told) if told else None
