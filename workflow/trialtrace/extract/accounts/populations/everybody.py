"""What describes everybody in a trial: words that limit "patients" in it name no part of the sample."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.extract.accounts.arms.arm import SENTENCES, stem
from trialtrace.extract.accounts.populations.phrase import SIGN, Phrase
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.prefilter import sought

# Sentences that speak of parts describe no whole.
_OF_PARTS = sought(
    r"\b(?:sub-?groups?|subsets?|sub-?population|strat(?:a|um|ified|ification)|post[- ]hoc|exploratory|secondary"
    r"|pre-?specified|pre-?defined|interaction|predictors?|end ?points?|outcomes?|hypothes\w+"
    r"|with either|with (?:or|and) without|whether or not)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z\u00b5-\u03c9][\w+'’-]*|[<>≥≤]?\s?\d[\d.]*")
_SEXES = (
    frozenset({"man", "men", "male", "boy"}),
    frozenset({"woman", "women", "female", "girl"}),
)


@dataclass(frozen=True, slots=True)
class Everybody:
    """Stems of the words by which a text describes the people of its trial, and of all its words.

    ``letters`` are the first letters of the words of each sentence that describes them: "COPD".
    """

    stems: frozenset[str]
    anywhere: frozenset[str]
    letters: tuple[str, ...] = ()

    def describes(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says no more than what everybody is.

        "In women" says so where the text speaks of no men, and names a part where it does.
        """
        if phrase.named or not phrase.limits:
            return False
        return all(self._said(one) for one in phrase.limits if not one.startswith(SIGN))

    def _said(self, one: str) -> bool:
        for own, other in (_SEXES, _SEXES[::-1]):
            if one in own:
                return not self.anywhere & other
        pieces = [stem(piece) for piece in one.split("-") if piece]
        if one in self.stems or all(piece in self.stems for piece in pieces):
            return True
        return len(one) >= _LETTERS and any(one in letters for letters in self.letters)


def everybody_in(lines: Iterable[Line], first_result: int, words: Iterable[str]) -> Everybody:
    """Gather what a text says of all who took part.

    Parameters
    ----------
    lines : iterable of Line
        Its sentences.
    first_result : int
        Where its first result stands: before it, a trial is described.
    words : iterable of str
        Its condition and eligibility, as they were read.
    """
    lines = list(lines)
    texts = [
        line.text
        for line in lines
        if line.end <= first_result
        or line.kind == "title"
        or line is lines[0]
        or _WHO.search(line.section)
    ]
    texts = [text for text in texts if not _OF_PARTS.search(text)]
    told = (*texts, *words)
    letters = tuple("".join(word[0] for word in _WORDS.findall(text)).lower() for text in told)
    anywhere = (_stems_in(line.text) for line in lines)
    return Everybody(
        frozenset().union(*map(_stems_in, told)), frozenset().union(*anywhere), letters
    )


_WORDS = re.compile(r"[A-Za-z]+")
# Fewer letters stand one behind the other by chance.
_LETTERS = 3


_WHO = re.compile(
    r"\b(?:methods?|participants|patients|subjects|eligib\w+|population|setting)\b", re.I
)


# The sentences that describe everybody are asked for twice.
@lru_cache(maxsize=SENTENCES)
def _stems_in(text: str) -> frozenset[str]:
    return frozenset().union(*map(_stems_of, _WORD.findall(text)))


@lru_cache(maxsize=1 << 14)
def _stems_of(word: str) -> frozenset[str]:
    word = word.strip().lower()
    return frozenset(map(stem, filter(None, (word, *word.split("-")))))
