"""What a flow diagram says, before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """Why some leave, or where some come from, and how many; ``ids`` are rows of ``table``."""

    count: int
    text: str
    table: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """A box of the flow, with who left on the way to it and who joined.

    ``noun`` reads after the count. Where a step counts the same thing as the one before it,
    ``count`` is that one's, less those who left and with those who joined; where it counts
    something else (``new_unit``), it starts anew, and nobody can leave on the way.
    """

    key: str
    count: int
    noun: str
    detail: str = ""
    left: tuple[Reason, ...] = ()
    joined: tuple[Reason, ...] = ()
    new_unit: bool = False
    table: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Flow:
    """A whole flow diagram, from top to bottom."""

    steps: tuple[Step, ...]
