"""Words that say who numbers are about, as they were found in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

# In front of a sign among the limits: it tells two parts from each other, and is said of no whole.
SIGN = "~"
SUBGROUP, ANALYSIS_SET, EVERYBODY = "subgroup", "analysis_set", ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Who the numbers of a sentence, or some of them, are about.

    Attributes
    ----------
    start, end : int
        Span of the words in the document, without preposition and article.
    opens : int
        Where the preposition in front of them begins; ``start`` where there is none.
    field : str
        The column that they fill: ``subgroup`` or ``analysis_set``; empty for words that say that
        it is everybody again ("overall").
    limits : frozenset of str
        Stems of the words that tell them from others; empty for sets of those analysed.
    named : bool
        They are called a subgroup, or stand beside another one, whatever describes the trial.
    source : tuple of int or None
        Span that is cited instead: what "this subgroup" points back to.
    """

    start: int
    end: int
    opens: int
    field: str
    limits: frozenset[str] = frozenset()
    named: bool = False
    source: tuple[int, int] | None = None

    @property
    def cited(self) -> tuple[int, int]:
        """Return the span that says who it is."""
        return self.source or (self.start, self.end)
