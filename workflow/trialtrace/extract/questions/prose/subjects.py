"""What a sentence of figures measures, where the sentence before it has said so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.arms.mentions import Named
from trialtrace.extract.questions.model import MEANS
from trialtrace.extract.questions.outcomes.senses import TIME
from trialtrace.extract.questions.outcomes.words import stem, stems, weight
from trialtrace.extract.questions.prose.figures import figures_of

_BEFORE = re.compile(r"\b(?:baseline|initial(?:ly)?|before \w+|pre-?\w*)\b", re.IGNORECASE)
_VISIT = re.compile(r"(?<![\w-])T\s?\d\b")
_STATISTICS = re.compile(
    r"\b(?:t|F|df|p|z|r|Cohen\W*s?\s*d|chi[- ]square|CI|SDs?|SEM?|n|ANOVA|t-?test)\b\s*[(\d,)]*\s*[=<>]?",
    re.IGNORECASE,
)
# What a sentence may say of any outcome: how it changed, how groups compared.
_ANY = frozenset(
    stem(word)
    for word in """
    showed show shows further no not both two three all than that these those compared comparison contrast
    respectively while whereas however also again remained remain stable unchanged similar similarly
    better worse greater larger smaller less more fewer lower higher high low fell rose rise falling rising
    dropped drop changed improving worsened worsening deteriorated experimental intervention control controls
    experiencing began beginning end ending after before during following later only slightly markedly
    statistically differ differed differing different detectable between within among same latter former
    went became got gained lost still continued continuing further additional figure table fig shown see
    statistic corresponding up down nearly almost about some there at any
    """.split()  # noqa: SIM905
)


def words_ahead(words: str, spread: bool) -> str:
    """Return the words in front of the first mean of a sentence; else those in front of its first number."""
    figures = figures_of(words, MEANS, spread)
    if figures:
        return words[: figures[0][0]]
    first = re.search(r"(?<![A-Za-z])\d", words)
    return words[: first.start()] if first else ""


def says_no_outcome(words: str, arms: Sequence[Named]) -> bool:
    """Tell whether words name arms, moments and a change, and nothing that was measured.

    Examples
    --------
    >>> says_no_outcome("At T2, both groups had improved (", [])
    True
    """
    return bool(words.strip()) and not _telling(words, arms)


def topic_of(words: str, ahead: str, arms: Sequence[Named]) -> str:
    """Return what a sentence measures, moments left out; nothing where it goes on to something else."""
    told = set(_telling(ahead, arms))
    behind = [
        Named(one.side, one.start - len(ahead), one.end - len(ahead))
        for one in arms
        if one.start >= len(ahead)
    ]
    if not told or set(_telling(words[len(ahead) :], behind)) - told:
        return ""
    return TIME.sub(" ", _VISIT.sub(" ", _BEFORE.sub(" ", ahead)))[-200:]


def _telling(words: str, arms: Sequence[Named]) -> list[str]:
    view = list(plain(words))
    for one in arms:
        view[one.start : one.end] = " " * (min(one.end, len(view)) - one.start)
    bare = _STATISTICS.sub(" ", TIME.sub(" ", _VISIT.sub(" ", "".join(view))))
    return [one for one in stems(bare) if weight(one) >= 1 and one not in _ANY]
