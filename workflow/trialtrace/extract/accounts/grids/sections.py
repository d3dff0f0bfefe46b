"""Which labels stand over others in the first column: sections of sections, rows that hold rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trialtrace.extract.accounts.grids.cells import read_cell
from trialtrace.extract.accounts.grids.model import Head
from trialtrace.text.grids import GridRow

_RUNS = 2


def nested(text: str, body: Sequence[GridRow]) -> dict[int, int]:
    """Return place of a row that heads other rows → how many such rows follow it at once.

    "Month 3", "Pain", figures, "Sleep", figures, "Month 6", "Pain" ...: what is followed by another
    label without figures stands over it, where a table does so again and again.
    """
    alone = [_is_label(text, row) for row in body]
    found: dict[int, int] = {}
    runs = 0
    for place in range(len(body) - 1, -1, -1):
        if alone[place] and place + 1 < len(body) and alone[place + 1]:
            found[place] = found.get(place + 1, 0) + 1
            runs += place == 0 or not alone[place - 1]
    return found if runs >= _RUNS else {}


def _is_label(text: str, row: GridRow) -> bool:
    return (
        len(row.cells) == 1
        and row.cells[0].column == 0
        and read_cell(row.cells[0].words(text)) is None
    )


class Holders:
    """Rows with figures of their own that rows indented under them are parts of."""

    def __init__(self) -> None:
        self._open: list[tuple[int, Head]] = []

    def over(self, row: GridRow, labels: Iterable[Head]) -> tuple[Head, ...]:
        """Return the labels of the rows that hold a row, and keep it for those behind it."""
        self.close(row)
        found = tuple(head for _, head in self._open)
        own = next(iter(labels), None)
        if own is not None and row.cells and row.cells[0].column == 0:
            self._open.append((row.indent, own))
        return found

    def close(self, row: GridRow) -> None:
        """Let go of the rows that are not further left than a row."""
        self._open = [(indent, head) for indent, head in self._open if indent < row.indent]
