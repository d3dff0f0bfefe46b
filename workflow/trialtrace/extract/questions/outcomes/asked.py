"""What an outcome's question says beside its name: moment, people, limits, a change or its absence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from trialtrace.extract.accounts.grids.times import moments, says_baseline
from trialtrace.extract.accounts.grids.traits import is_given
from trialtrace.extract.questions.outcomes.likewise import Likewise
from trialtrace.extract.questions.outcomes.senses import (
    analyses_in,
    denies,
    limits_in,
    opposes,
    says_change,
    turn_of,
)
from trialtrace.extract.questions.outcomes.shorts import Abbreviations
from trialtrace.extract.questions.outcomes.wording import squeezed


@dataclass(frozen=True)
class Asked:
    """The words of a question's outcome, and what they are read with.

    Attributes
    ----------
    words : str
        As asked.
    abbreviations : Abbreviations
        Of the document.
    aside : frozenset of str
        Stems of the arms' names: an outcome that repeats them is told by its other words.
    likewise : Likewise or None
        Other words for one outcome.
    named : frozenset of str
        Names of scales that the table in hand tells apart: all of them are asked for.
    noted : str
        Names of scales that of the table in hand only the notes say: as good as in its caption.
    early : bool
        Whether the table in hand tells of before what another one tells of after.
    topics : frozenset of str
        Stems that the document says again and again, though no label of its tables does.
    said : frozenset of str
        All stems of the document.
    labelled : frozenset of str
        Those of labels, headings and captions.
    lengths : frozenset of float
        How many days treatments lasted, as the document says.
    visits : mapping of int to float
        Number of a visit ("T2") → its day, as the document says.
    """

    words: str
    abbreviations: Abbreviations
    aside: frozenset[str] = frozenset()
    likewise: Likewise | None = None
    named: frozenset[str] = frozenset()
    noted: str = ""
    early: bool = False
    topics: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    labelled: frozenset[str] = frozenset()
    lengths: frozenset[float] = frozenset()
    visits: Mapping[int, float] = field(default_factory=dict)

    @cached_property
    def _limits(self) -> frozenset[str]:
        return limits_in(self.words)

    def other_limit(self, words: str) -> bool:
        """Tell whether words name limits ("15 letters", "grade 3-4") and none that is asked for."""
        said = limits_in(words) if self._limits else frozenset()
        return bool(said) and (not said & self._limits or opposes(self.words, words))

    def lacks_name(self, own: str, sections: str) -> bool:
        """Tell whether words stand under less than all of the names that the question and the table share."""
        if not self.named:
            return False
        near = squeezed(self.abbreviations.expand(f"{own} {sections}") + own + sections)
        return not all(name in near for name in self.named)

    @cached_property
    def _denied(self) -> bool:
        return denies(self.words)

    @cached_property
    def days(self) -> tuple[float, ...]:
        return tuple(moments(self.words))

    @cached_property
    def analyses(self) -> frozenset[str]:
        return analyses_in(self.words)

    @cached_property
    def turn(self) -> int:
        return turn_of(self.words)

    @cached_property
    def baseline(self) -> bool:
        return says_baseline(self.words) and not self.change

    @cached_property
    def whole(self) -> Self:
        """The same question, of which no word counts less than another of its kind."""
        return replace(self, topics=frozenset(), said=frozenset())

    @cached_property
    def given(self) -> bool:
        """Whether what is asked for is the same before and after: age, height."""
        return is_given(self.words)

    @cached_property
    def change(self) -> bool:
        return says_change(self.words)
