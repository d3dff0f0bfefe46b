"""A number with the arm that it was given to."""

from __future__ import annotations

from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.tables.frozen import frozen


@frozen
class Assigned:
    """An item with its arm.

    Attributes
    ----------
    item : Item
        The number with its companions.
    arm : int
        Place in the list of arms; -1 where none could be told.
    rule, tier : str
        How the arm was told and how sure that is.
    group : int
        Items with the same number stand side by side for different arms.
    """

    item: Item
    arm: int
    rule: str
    tier: str
    group: int
