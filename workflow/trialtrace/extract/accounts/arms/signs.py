"""The signs by which the arm that was tried is told, and how much each counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """A named sign of which arm was tried, and how much it counts."""

    name: str
    weight: float


# The title sets one against the other; it names one first; it names only one; it holds a chance
# word of one.
AGAINST = Sign("role.against_in_title", 4.0)
FIRST = Sign("role.first_in_title", 3.75)
MENTIONED = Sign("role.mentioned_first_in_title", 2.5)
ALONE = Sign("role.only_in_title", 2.5)
PARTLY = Sign("role.partly_in_title", 1.25)
# The text speaks of the addition of one; it calls one the standard; the groups have letters.
ADDED = Sign("role.added", 3.0)
STANDARD = Sign("role.standard", 3.0)
LETTERS = Sign("role.letters", 2.0)
# Sentences say "compared with B"; they say "more than with B"; they name one first.
COMPARED = Sign("role.compared_with", 2.5)
THAN = Sign("role.than", 2.0)
FIRST_SAID = Sign("role.said_first", 1.0)
# The name of one stands in front where the names were found.
NAMED = Sign("role.named_first", 1.0)
