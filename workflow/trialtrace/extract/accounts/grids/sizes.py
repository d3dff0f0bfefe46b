"""People of single cells: columns headed "n", and rows of numbers under or above their outcome."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.model import Datum, Head, Size

_BARE = re.compile(r"\W*(?:n|number|no\.?)\W*$", re.IGNORECASE)
_ASSESSED = re.compile(
    r"\W*(?:n|no\.?|nos\.?|number|patients|participants|subjects|children|women|eyes)\s+(?:of\s+)?"
    r"(?:\w+\s+)?(?:assessed|analy[sz]ed|examined|evaluated|measured|tested|with data|available|"
    r"observed|followed)\W*$|\W*(?:n|no\.?|number)\s+of\s+(?:patients|participants|subjects|"
    r"children|women|men|people|eyes)\W*(?:assessed|analy[sz]ed|examined|evaluated)?\W*$",
    re.IGNORECASE,
)


def says_size(words: str) -> bool:
    """Tell whether a heading or label stands for numbers of people: "n", "No. assessed".

    Examples
    --------
    >>> says_size("*n*"), says_size("No. assessed"), says_size("n (%)")
    (True, True, False)
    """
    view = plain(words)
    return _BARE.match(view) is not None or _ASSESSED.match(view) is not None


def is_size_cell(datum: Datum) -> bool:
    """Tell whether a cell counts people rather than reports a result.

    A column "n" under a heading that has its number of people counts events.
    """
    over = datum.heads[-1:] if datum.size is None else ()
    return any(says_size(head.words) for head in (*over, *datum.labels))


def with_sizes(data: Iterable[Datum]) -> list[Datum]:
    """Give cells the number of people that a column "n" or a row of numbers states for them.

    A column "n" speaks for its row, and for the columns under its own wide heading where it has
    one. A row "n" under an outcome speaks for that outcome, where such rows follow outcomes
    throughout. A row of numbers told apart by a label beside it ("No. assessed", arm by arm) speaks
    for all cells of its column with that label.
    """
    found = list(data)
    by_row = _beside(found)
    after = _after(found)
    by_label = _labelled(found)
    told = []
    for datum in found:
        size = None
        if not is_size_cell(datum):
            above = tuple(head.words for head in datum.heads[:-1])
            size = (
                by_row.get((datum.row, above))
                or by_row.get((datum.row, ()))
                or after.get((datum.row, datum.column))
                or by_label.get((datum.column, datum.labels[-1].words if datum.labels else ""))
            )
        told.append(replace(datum, size=size) if size else datum)
    return told


def _size(datum: Datum) -> Size | None:
    if datum.value.form != "number":
        return None
    part = datum.value.parts[0]
    if part.decimals or part.value < 1:
        return None
    return Size(int(part.value), datum.cell.offset(part.start), datum.cell.offset(part.end))


def _beside(data: list[Datum]) -> dict[tuple[int, tuple[str, ...]], Size]:
    """(row, wide headings) → people, as a column "n" says; two such columns alike say nothing."""
    found: dict[tuple[int, tuple[str, ...]], list[Size]] = {}
    for datum in data:
        size = _size(datum) if datum.heads and says_size(datum.heads[-1].words) else None
        if size and datum.size is None:
            above = tuple(head.words for head in datum.heads[:-1])
            found.setdefault((datum.row, above), []).append(size)
    return {key: sizes[0] for key, sizes in found.items() if len(sizes) == 1}


def _after(data: list[Datum]) -> dict[tuple[int, int], Size]:
    """(row, column) → people, where each outcome's row has its row of numbers under it."""
    rows: dict[int, tuple[Head, ...]] = {}
    for datum in data:
        rows.setdefault(datum.row, datum.labels)
    order = sorted(rows)
    counted = [row for row in order if rows[row] and _BARE.match(plain(rows[row][-1].words))]
    if len(counted) < 2 or order[0] in counted:
        return {}
    owner = {row: order[order.index(row) - 1] for row in counted if order.index(row) > 0}
    if any(own in counted or rows[own][:-1] != rows[row][:-1] for row, own in owner.items()):
        return {}
    return {
        (owner[datum.row], datum.column): size
        for datum in data
        if datum.row in owner and (size := _size(datum))
    }


def _labelled(data: list[Datum]) -> dict[tuple[int, str], Size]:
    """(column, inner label) → people, from rows like "No. assessed | arm"."""
    found: dict[tuple[int, str], list[Size]] = {}
    for datum in data:
        if len(datum.labels) < 2 or not any(says_size(head.words) for head in datum.labels[:-1]):
            continue
        size = _size(datum)
        if size:
            found.setdefault((datum.column, datum.labels[-1].words), []).append(size)
    return {key: sizes[0] for key, sizes in found.items() if len(sizes) == 1}
