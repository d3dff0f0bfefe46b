"""The sentences of one account, as they are gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.model import Citation


@dataclass(slots=True)
class Scope:
    """The sentences of one account.

    Attributes
    ----------
    claim_level : str
        ``own_result`` or ``reported_by_others``.
    rule : str
        Rule that opened it.
    start, end : int
        Span of the words that opened it.
    lines : list of Line
        Its sentences, in the order of the text.
    citations : list of Citation
        Mentions that introduce or continue it.
    name : str
        Name of the trial ("SALTY-2"); empty where none is told.
    people : set of float
        Numbers of people that its sentences tell of.
    nouns : set of str
        What these people are called ("nurses").
    article : bool
        Whether it is told as articles tell: one paragraph a sentence, effects without the rates
        behind them, times without saying what they are the length of.
    pooled : bool
        Whether it is an analysis of several studies.
    """

    claim_level: str
    rule: str
    start: int
    end: int
    lines: list[Line] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    name: str = ""
    people: set[float] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    article: bool = True
    pooled: bool = False

    @property
    def sized(self) -> bool:
        """Whether a sentence of it tells of a number of people."""
        return bool(self.people)
