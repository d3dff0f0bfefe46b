"""What tasks hand to the writers: counts by document and label, and errors for a person to sort."""

from __future__ import annotations

from dataclasses import dataclass

from trialtrace.evaluate.matching import Counts


@dataclass(frozen=True, slots=True)
class Item:
    """An annotated or an extracted thing.

    Attributes
    ----------
    label : str
        Name of the thing in the words of the mapping (``percent``, ``total sample size``).
    side : str
        ``intervention``, ``control``, or empty where none is said.
    value : float, str or None
        Normalised value; None for words that are compared by span only.
    start, end : int
        Offsets into the document's text; -1 where the annotation gives none.
    """

    label: str
    side: str
    value: float | str | None
    start: int = -1
    end: int = -1
    raw: str = ""
    quote: str = ""
    rule: str = ""
    tier: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Offsets as a pair."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one document for one label under one measure.

    Attributes
    ----------
    doc_id : str
        What the bootstrap draws: items that share a text share it.
    group : str
        Labels of one group are averaged together (``numbers``, ``words``).
    measure : str
        ``value`` (with the arm's role), ``value without role``, ``exact span``, ...
    """

    doc_id: str
    group: str
    label: str
    measure: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Error:
    """A row of the error table; its fields are the columns."""

    doc_id: str
    label: str
    kind: str
    expected: str = ""
    found: str = ""
    quote: str = ""
    rule: str = ""
    tier: str = ""
    start: int = -1


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that a task says about one record."""

    scores: tuple[Score, ...] = ()
    errors: tuple[Error, ...] = ()
