"""The signs of whose number a number is, each with its weight."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """A named piece of evidence.

    Attributes
    ----------
    name : str
        Rule that evidence cites.
    weight : float
        How much it counts where signs are weighed; see ``docs/extraction.md``.
    """

    name: str
    weight: float


RESPECTIVELY = Sign("arm.respectively", 4.0)
LISTED = Sign("arm.listed", 3.5)
BEHIND = Sign("arm.label_behind", 3.0)
IN_FRONT = Sign("arm.label_in_front", 3.0)
INSIDE = Sign("arm.label_inside", 3.5)
SUBJECT = Sign("arm.subject", 2.0)
DIRECTION = Sign("arm.by_direction", 2.5)
FAVOURED = Sign("arm.favoured", 2.0)
NAMED_BEFORE = Sign("arm.named_before", 1.5)
BEFORE = Sign("arm.as_before", 1.5)
ORDER = Sign("arm.default_order", 1.0)
# What nothing but the order of the numbers tells.
BY_PLACE = frozenset({NAMED_BEFORE.name, ORDER.name})
GRID = Sign("arm.grid", 3.0)
IN_BRACKET = Sign("arm.bracket", 2.0)
SOLE = Sign("arm.sole", 1.0)
SHARED = Sign("arm.shared_label", 2.0)
MOVED = Sign("arm.moved", 2.0)
GOES_ON = Sign("arm.goes_on", 1.0)
EACH = Sign("arm.each", 2.0)
OUT_OF_SIZE = Sign("arm.out_of_size", 1.0)

# Rules by which the sentence itself says whose number is whose.
SAID = frozenset(
    {
        "arm.label_behind",
        "arm.label_in_front",
        "arm.respectively",
        "arm.listed",
        "arm.label_inside",
        "arm.named_before",
        "arm.by_direction",
        "arm.grid",
        "arm.bracket",
        "arm.shared_label",
        "arm.only",
        "arm.each",
    }
)
