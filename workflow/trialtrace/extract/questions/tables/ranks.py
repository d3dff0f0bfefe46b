"""How much the headings beside an arm's speak for all people of the arms that a question names."""

from __future__ import annotations

import re

from trialtrace.extract.questions.outcomes.words import stems
from trialtrace.grammar.people import PERSONS

_ALL = re.compile(
    r"\b(?:all|overall|total|whole|entire|full|itt|intention[- ]to[- ]treat)\b", re.IGNORECASE
)
_PEOPLE = re.compile(rf"\b(?:{PERSONS}|eyes|n\b|no\b)", re.IGNORECASE)
_TIMES = re.compile(r"\b(?:events|episodes|occasions|occurrences|attacks)\b", re.IGNORECASE)


def rank_of(words: str) -> int:
    """Return how much headings beside the arm's speak for all people, each counted once.

    Examples
    --------
    >>> rank_of("Participants"), rank_of("Events"), rank_of("Age below 60")
    (1, -1, 0)
    """
    people = 1 if _PEOPLE.search(words) else -1 if _TIMES.search(words) else 0
    return people + (1 if _ALL.search(words) else 0)


def rank_of_analysis(said: frozenset[str]) -> int:
    """Return how much the people analysed are all: where none are asked for, these answer."""
    return 0 if not said else 1 if said == {"all"} else -1


def rank_of_shared(words: str, intervention: str, comparator: str) -> int:
    """Return how much headings say what both arms of a question share, and nothing beside.

    Examples
    --------
    >>> rank_of_shared("Oral", "oral zinc", "oral copper"), rank_of_shared("Nasal", "oral zinc", "oral copper")
    (1, 0)
    """
    said = frozenset(stems(words))
    return int(bool(said) and said <= frozenset(stems(intervention)) & frozenset(stems(comparator)))
