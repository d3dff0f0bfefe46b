"""Words of more and less, and which way each of them points."""

from __future__ import annotations

import re

HIGHER = ("higher", "greater", "larger", "longer", "bigger", "farther", "heavier", "thicker")
LOWER = ("lower", "smaller", "shorter", "fewer", "lighter", "thinner")
# What was done to an outcome, or what it did.
RAISED = (
    "increased", "raised", "elevated", "prolonged", "lengthened", "extended", "rose", "delayed",
    "doubled", "tripled",
)  # fmt: skip
LOWERED = (
    "reduced", "decreased", "lowered", "shortened", "fell", "dropped", "declined", "lessened",
    "diminished", "halved", "cut", "prevented",
)  # fmt: skip
_HOW = r"(?:common(?:ly)?|frequent(?:ly)?|often|likely)"
MORE_OFTEN, LESS_OFTEN = rf"more {_HOW}", rf"less {_HOW}"

_UP, _DOWN = frozenset({*HIGHER, *RAISED, "more"}), frozenset({*LOWER, *LOWERED, "less"})

# "Rose less in A than in B": behind a verb, and of nothing that stands behind it ("less pain", "less than 5").
_BY_LESS = re.compile(
    r"\s(?:\w+ly\s)?(?:less|more slowly)"
    r"(?=\s(?:than|in|with|for|on|during|after|over|at|among|under|compared|from|when|between)\b|\s?[,.;(]|$)"
    r"(?!\sthan\s(?:\d|half\b|an?\b|one\b|two\b))"
    r"|[^,;.()\d]{0,40}?\s(?:less\sthan\s(?!\d|half\b|an?\b|one\b|two\b|expected\b)"
    r"|to\san?\s(?:lesser|smaller)\s(?:extent|degree)\b)",
    re.IGNORECASE,
)

# As the column ``direction`` writes them.
DIRECTIONS = {1: "increase", -1: "decrease"}
_BETTER = {"higher_better": 1, "higher_worse": -1}


def any_of(*words: str) -> str:
    """Return a pattern of any of some words, unanchored."""
    return "(?:" + "|".join(words) + ")"


def way_of(words: str) -> int:
    """Tell which way words point by the first of them.

    Parameters
    ----------
    words : str
        A word of this module, or a phrase that one of them begins ("more often").

    Returns
    -------
    int
        1 for more, -1 for less, 0 for a word that says neither ("better").
    """
    first = words.split(maxsplit=1)[0].lower() if words else ""
    return (first in _UP) - (first in _DOWN)


def is_by_less(text: str, end: int) -> bool:
    """Tell whether the words behind a verb say that something moved less than elsewhere.

    What rose less is lower than there, and what fell less is higher.

    Examples
    --------
    >>> said = "Pain increased significantly less with zinc than with placebo."
    >>> is_by_less(said, said.index("increased") + len("increased"))
    True
    >>> said = "Zinc reduced less common symptoms."
    >>> is_by_less(said, said.index("reduced") + len("reduced"))
    False
    """
    return _BY_LESS.match(text, end) is not None


def better_way(polarity: str) -> int:
    """Tell which way an outcome went that improved: pain fell, strength rose.

    Parameters
    ----------
    polarity : str
        As in ``outcomes.polarity``.

    Returns
    -------
    int
        1 up, -1 down, 0 where it is not known whether more of it is better.
    """
    return _BETTER.get(polarity, 0)
