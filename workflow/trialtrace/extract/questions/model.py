"""What a question asks and what a place in the text answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from trialtrace.extract.accounts.grids.figures import EVENTS, MEANS, Number
from trialtrace.extract.accounts.grids.model import Size

__all__ = ["EVENTS", "MEANS", "Number", "Reading", "Side", "size_number", "without_people"]


@dataclass(frozen=True, slots=True)
class Side:
    """One arm's figures: name of a statistic → number; people behind them."""

    numbers: dict[str, Number]
    n: Number | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A place that gives both arms' figures for an outcome.

    Attributes
    ----------
    kind : str
        ``means`` (mean, sd) or ``events``.
    score : float
        How well its words agree with the outcome asked for, up to 1.
    days : float
        Moment of measurement in days; -1 where the text names none.
    rank : int
        How much its headings speak for all people, each counted once: to choose between columns
        that agree equally well.
    aside : bool
        Whether only a part of the people was analysed, and the question does not ask for it.
    told : float
        Share of the telling words of the question that its row, headings and caption say.
    strange : float
        Weight of the words over its row that are not asked for: what it is a part of.
    """

    kind: str
    intervention: Side
    comparator: Side
    outcome: str
    score: float
    rule: str
    tier: str
    timepoint: str = ""
    days: float = -1.0
    baseline: bool = False
    change: bool = False
    rank: int = 0
    aside: bool = False
    told: float = 0.0
    strange: float = 0.0
    notes: tuple[str, ...] = field(default=())

    def figures(self) -> tuple[float, ...]:
        """Return the values of both sides, to tell two readings of one result apart."""
        return tuple(
            number.value
            for side in (self.intervention, self.comparator)
            for _, number in sorted(side.numbers.items())
        )


def without_people(reading: Reading) -> Reading:
    """Return a reading whose numbers of people are not known."""
    ours, theirs = reading.intervention, reading.comparator
    return replace(reading, intervention=replace(ours, n=None), comparator=replace(theirs, n=None))


def size_number(size: Size | None) -> Number | None:
    return Number(float(size.value), size.start, size.end) if size else None
