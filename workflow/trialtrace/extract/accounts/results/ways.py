"""Words of more and less, and which way each of them points."""

from __future__ import annotations

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
