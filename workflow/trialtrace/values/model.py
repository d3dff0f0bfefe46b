"""One cell from one origin, and the order in which origins are believed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trialtrace.tables.ids import short_hash

# How near a sheet's source is to the trial; the first is believed first.
SOURCE_LEVELS = ("full_text", "abstract", "secondary")
_RANKS = {"human": 0, "publication": 1, "document": 4, "derived": 5}

Cell = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value of one cell, from one origin (a row of the table ``values`` in the making).

    Attributes
    ----------
    table, row_id, field : str
        The cell.
    value, unit : str
        Normalised value and unit as stated.
    origin : str
        ``document``, ``publication``, ``derived`` or ``human``.
    source : str
        What stands behind it, in words; for publications it starts with the source's level.
    level : str
        For publications: one of ``SOURCE_LEVELS``.
    status : str
        ``stated``, ``not_stated``, ``not_found``, ``not_applicable`` or ``conflict``.
    evidence_id : str
        Span that supports it, for origin document.
    place : tuple of int
        Where it stands, to break ties the same way in each run.
    formula, inputs, assumptions : str
        For origin derived.
    blocked : str
        Why it may not be chosen, whatever its rank; empty where nothing stands against it.
    chosen : bool
        Whether it is the value in use.
    why : str
        Why it was or was not chosen.
    """

    table: str
    row_id: str
    field: str
    value: str
    origin: str
    source: str
    unit: str = ""
    level: str = ""
    status: str = "stated"
    evidence_id: str = ""
    place: tuple[int, ...] = ()
    formula: str = ""
    inputs: str = ""
    assumptions: str = ""
    blocked: str = ""
    chosen: bool = False
    why: str = ""

    @property
    def cell(self) -> Cell:
        """Table, row and field."""
        return (self.table, self.row_id, self.field)

    @property
    def rank(self) -> int:
        """Place in the order of belief: the smaller, the sooner it is chosen."""
        if self.origin == "publication":
            return _RANKS["publication"] + SOURCE_LEVELS.index(self.level or "secondary")
        return _RANKS[self.origin]

    @property
    def value_id(self) -> str:
        """Identity: the cell, who says it and where."""
        return short_hash("V", *self.cell, self.origin, self.evidence_id or self.source)

    def with_(self, **changes: object) -> Candidate:
        """Return a copy with some attributes changed."""
        return replace(self, **changes)

    def as_row(self) -> dict[str, object]:
        """Return the row of the table ``values``."""
        return {
            "value_id": self.value_id,
            "table": self.table,
            "row_id": self.row_id,
            "field": self.field,
            "value": self.value,
            "unit": self.unit,
            "origin": self.origin,
            "source": self.source,
            "status": self.status,
            "evidence_id": self.evidence_id,
            "formula": self.formula,
            "inputs": self.inputs,
            "assumptions": self.assumptions,
            "chosen": self.chosen,
            "why": self.why,
        }


def source_level(source: str) -> str:
    """Return the level that the source of a published value starts with, or ``""``.

    >>> source_level("abstract: J Example 2013 (trials.csv line 2)")
    'abstract'
    """
    level = source.partition(":")[0]
    return level if level in SOURCE_LEVELS else ""
