"""Quantities: what one body or sample has more or less of, and words by which it moved.

A percentage by which a quantity moved is a change of its value ("bone density rose by 4%"), no
share of people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.grammar.lexicon import Lexicon
from trialtrace.grammar.prefilter import Sought, sought
from trialtrace.grammar.trie import trie_pattern

_CATEGORY = "quantities"
_MOVED = (
    r"(?:reduc(?:ed|tions?|ing)|decreas(?:ed|es?|ing)|lower(?:ed|ing)|increas(?:ed|es?|ing)|rais(?:ed|ing)"
    r"|declin(?:ed|es?)|changes?|fell|rose|drop(?:s|ped)?|improvements?)"
)


@dataclass(frozen=True, slots=True)
class Quantities:
    """A pattern made of the lexicon's quantities.

    Attributes
    ----------
    moved : Sought
        A quantity beside a word of change: "reduced body weight", "weight was reduced".
    """

    moved: Sought


NO_QUANTITIES = Quantities(sought(r"(?!)"))


@lru_cache(maxsize=4)
def quantities_of(lexicon: Lexicon) -> Quantities:
    """Return the quantities of a lexicon; a pattern that finds nothing where it has none."""
    if _CATEGORY not in lexicon.categories:
        return NO_QUANTITIES
    # A baby's weight at birth moves in no one; "weight-bearing" is no weight.
    named = rf"(?<!birth )(?:{trie_pattern(lexicon.spelled(_CATEGORY)).pattern})(?!-)"
    moved = rf"\b{_MOVED}\b[^.;()]{{0,50}}?{named}|{named}[^.;()]{{0,40}}?\b{_MOVED}\b"
    return Quantities(sought(moved, re.IGNORECASE))
