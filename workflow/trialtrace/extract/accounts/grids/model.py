"""What a grid becomes when its meaning is read: figures with headings, labels and sizes."""

from __future__ import annotations

from dataclasses import dataclass

from trialtrace.extract.accounts.grids.cells import CellValue
from trialtrace.text.grids import Cell, Grid


@dataclass(frozen=True, slots=True)
class Head:
    """Words over a column or beside a row."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Size:
    """A number of people with its place in the text."""

    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Datum:
    """A cell that holds a figure.

    Attributes
    ----------
    row : int
        Place of its row in the table.
    column : int
        Column that it stands under, shifts taken back.
    cell : Cell
        Where its words stand.
    value : CellValue
        What they say.
    heads : tuple of Head
        Words over it, from the top.
    labels : tuple of Head
        Words beside it: sections that it stands under first, its own label last.
    size : Size or None
        People in its column, as the table says above it.
    """

    row: int
    column: int
    cell: Cell
    value: CellValue
    heads: tuple[Head, ...]
    labels: tuple[Head, ...]
    size: Size | None

    @property
    def people(self) -> float | None:
        """How many people are in its column, where the table says so."""
        return float(self.size.value) if self.size else None


@dataclass(frozen=True, slots=True)
class Table:
    """A grid as data.

    Attributes
    ----------
    corner : str
        What heads the labels, in all rows of the header: "Characteristic, mean (SD)" speaks of all figures.
    """

    grid: Grid
    caption: str
    notes: str
    data: tuple[Datum, ...]
    corner: str = ""

    def around(self, datum: Datum) -> tuple[str, str, str, str]:
        """Return the words around a figure, nearest first: labels and headings, corner, caption, notes."""
        near = " ".join(head.words for head in (*datum.labels, *datum.heads))
        return near, self.corner, self.caption, self.notes
