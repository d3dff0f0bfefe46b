"""A number of a sentence that may be a result of an arm, with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from trialtrace.grammar.mention import Part


@dataclass(frozen=True, slots=True)
class Companion:
    """A number that belongs to an item: its spread, denominator, limits.

    ``rule`` is its own where it was read otherwise than its item.
    """

    field: str
    part: Part
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A number that may be a result of an arm.

    Attributes
    ----------
    statistic : str
        As in the column ``statistic``.
    start, end : int
        Offsets of the whole mention.
    part : Part
        The number itself.
    companions : tuple of Companion
        ``sd``, ``q1``, ``q3``, ``minimum``, ``maximum`` (numbers of rows of their own), ``percent``,
        ``n``, ``low``, ``high``, ``level``; ``twin`` is a second value of the
        same kind, ``twin_sd`` its spread.
    unit : str
        Unit as it stands.
    certain : bool
        The mention says by itself what it is; else it counts only beside another of its kind.
    flow : bool
        Words beside it speak of completion, adherence or power: it counts only where arms are
        set against each other by it.
    began : bool
        It was measured when treatment began, and is no result.
    passed : bool
        It ends what began at another number, and stands where both do: "5.1 at baseline and 3.4 later".
    whole : bool
        It is told of all arms at once; the arms' own numbers stand behind it.
    summand : bool
        It is one of the counts that add up to such a whole.
    bound : bool
        The number lies below it: it only takes its arm's place beside another number.
    """

    statistic: str
    start: int
    end: int
    part: Part
    companions: tuple[Companion, ...] = ()
    unit: str = ""
    certain: bool = True
    flow: bool = False
    began: bool = False
    passed: bool = False
    whole: bool = False
    summand: bool = False
    bound: bool = False
