"""Combinations written with a mark: "the zinc-iron group" for the arm that had "zinc plus iron"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.grammar.folding import fold

# Two parts of a word or two each, as combinations are named for short.
_TWO = re.compile(
    r"(?P<one>[A-Za-z][\w-]*(?:\s[\w-]+)?)\s(?:plus|and|with|\+)\s(?P<other>[A-Za-z][\w-]*(?:\s[\w-]+)?)"
)
_MARKS = ("-", "–", "/", "+", "-plus-", "-and-")


def compound_names(arms: Sequence[Arm]) -> list[tuple[str, int]]:
    """Return the ways of writing combinations whose parts other arms had as well.

    Parameters
    ----------
    arms : sequence of Arm
        The arms of an account.

    Returns
    -------
    list of (str, int)
        A name in folded letters, and the arm's place.
    """
    found = []
    for place, arm in enumerate(arms):
        named = _TWO.fullmatch(arm.name.text)
        if named is None or not any(
            other.tokens and other.tokens & arm.tokens for other in arms if other is not arm
        ):
            continue
        found += [(fold(f"{named['one']}{mark}{named['other']}"), place) for mark in _MARKS]
    return found
