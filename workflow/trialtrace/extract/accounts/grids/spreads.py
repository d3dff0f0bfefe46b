"""Means and SDs that stand in two cells - in columns of their own, or one row under the other."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.grids.cells import CellValue, plain
from trialtrace.extract.accounts.grids.model import Datum
from trialtrace.text.grids import Cell

_MEAN = re.compile(r"\W*(?:mean|average|m)\W*$", re.IGNORECASE)
_SD = re.compile(r"\W*(?:s\.?d\.?|standard deviation)\W*$", re.IGNORECASE)

_SHARE = re.compile(r"\W*(?:%|per ?cent|s\.?d\.?|percentage)\W*$", re.IGNORECASE)


def joined(text: str, data: list[Datum]) -> list[Datum]:
    """Return the figures of a table, a mean and its SD in two cells as one figure.

    In columns, the last headings are "Mean" and "SD" side by side; in rows, the label of the second
    is "SD" (or the last heading's) and nothing else, and the first holds one number.
    """
    place = {(datum.row, datum.column): datum for datum in data}
    rows = sorted({datum.row for datum in data})
    above = dict(zip(rows[1:], rows, strict=False))
    out: list[Datum] = []
    used: set[int] = set()
    for datum in data:
        if id(datum) in used:
            continue
        beside = _beside(datum, place) or _under(datum, place, above)
        form = "mean_sd"
        if beside is None:
            beside, form = _in_brackets(datum, place, above), "pair"
        if beside is None:
            out.append(datum)
            continue
        used.add(id(beside))
        out.append(_as_one(text, datum, beside, form))
    return [datum for datum in out if datum.value.form != "bracket"]


def _in_brackets(
    datum: Datum, place: dict[tuple[int, int], Datum], above: dict[int, int]
) -> Datum | None:
    """Return the bracket that goes on with a number: in the next cell, or under it without a label."""
    if not _lone(datum):
        return None
    right = place.get((datum.row, datum.column + 1))
    if right is not None and right.value.form == "bracket":
        same = [head.words for head in right.heads] in ([], [head.words for head in datum.heads])
        return right if same or _SHARE.match(plain(right.heads[-1].words)) else None
    below = next((row for row, upper in above.items() if upper == datum.row), None)
    other = place.get((below, datum.column)) if below is not None else None
    if other is None or other.value.form != "bracket" or other.labels[-1:] != datum.labels[-1:]:
        return None
    return other


def _lone(datum: Datum | None) -> bool:
    return datum is not None and datum.value.form == "number"


def _beside(datum: Datum, place: dict[tuple[int, int], Datum]) -> Datum | None:
    right = place.get((datum.row, datum.column + 1))
    if not _lone(datum) or not _lone(right) or not datum.heads or not right.heads:
        return None
    if not _MEAN.match(plain(datum.heads[-1].words)) or not _SD.match(plain(right.heads[-1].words)):
        return None
    return right


def _under(
    datum: Datum, place: dict[tuple[int, int], Datum], above: dict[int, int]
) -> Datum | None:
    if not _lone(datum) or (datum.labels and _SD.match(plain(datum.labels[-1].words))):
        return None
    below = next((row for row, upper in above.items() if upper == datum.row), None)
    other = place.get((below, datum.column)) if below is not None else None
    if not _lone(other) or not other.labels or not _SD.match(plain(other.labels[-1].words)):
        return None
    return other


def _as_one(text: str, mean: Datum, spread: Datum, form: str) -> Datum:
    cell = Cell(mean.cell.column, (*mean.cell.pieces, *spread.cell.pieces))
    gap = len(mean.cell.words(text)) + 1
    first, second = mean.value.parts[0], spread.value.parts[0]
    names = ("mean", "sd") if form == "mean_sd" else ("first", "second")
    parts = (
        replace(first, name=names[0]),
        replace(second, name=names[1], start=second.start + gap, end=second.end + gap),
    )
    heads = (
        mean.heads[:-1] if mean.heads and _MEAN.match(plain(mean.heads[-1].words)) else mean.heads
    )
    return replace(mean, cell=cell, value=CellValue(form, parts), heads=heads)
