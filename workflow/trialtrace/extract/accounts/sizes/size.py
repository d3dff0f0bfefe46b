"""A number of participants, and those of one account."""

from __future__ import annotations

from dataclasses import dataclass, field

from trialtrace.tables.frozen import frozen


@frozen
class Size:
    """A number of participants.

    Attributes
    ----------
    start, end : int
        Span of the number.
    value : int
        The number.
    kind : str
        Who is counted: randomised, enrolled, analysed, completed, screened, planned; empty for an
        arm's number whose sentence does not say.
    rule : str
        Name of the rule that read it.
    arm : int
        Place in the list of arms; -1 for all of them.
    tier : str
        As in ``evidence``.
    each : bool
        Whether the one number is said of every arm ("30 in each group").
    """

    start: int
    end: int
    value: int
    kind: str
    rule: str
    arm: int = -1
    tier: str = "likely"
    each: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the number."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of one account.

    Attributes
    ----------
    total : Size or None
        The total in use.
    arms : dict of int to Size
        The size in use of each arm.
    more : tuple of Size
        Other steps of the flow, and other numbers of an arm, in the order of the text.
    """

    total: Size | None
    arms: dict[int, Size]
    more: tuple[Size, ...] = field(default=())
