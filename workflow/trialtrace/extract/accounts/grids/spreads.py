"""Figures that stand in two cells: means and their spreads, counts and their people or shares.

The second stands in a column of its own, or in the row under the first.
"""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.grids.cells import CellValue, plain
from trialtrace.extract.accounts.grids.model import Datum, Head
from trialtrace.extract.accounts.grids.tallies import TALLIES, tallied
from trialtrace.text.grids import Cell

_MEAN = re.compile(r"\W*(?:mean|average|m)\W*$", re.IGNORECASE)
_SD = re.compile(r"\W*(?:s\.?d\.?|standard deviation)\W*$", re.IGNORECASE)
_SE = re.compile(r"\W*(?:s\.?e\.?m?\.?|standard error(?:\s+of\s+the\s+mean)?)\W*$", re.IGNORECASE)
# Form of both in one figure → what the second is called there.
_FORMS = {
    "mean_sd": ("mean", "sd"), "mean_se": ("mean", "se"), "pair": ("first", "second"),
    "fraction": ("events", "n"), "count_percent": ("events", "percent"), "percent_count": ("percent", "events"),
}  # fmt: skip

_SHARE = re.compile(r"\W*(?:%|per ?cent|s\.?d\.?|percentage)\W*$", re.IGNORECASE)


def joined(text: str, data: list[Datum]) -> list[Datum]:
    """Return the figures of a table, a mean and its SD or standard error in two cells as one figure.

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
        form = "mean_se" if beside and _says_error(beside) else "mean_sd"
        if beside is None:
            beside, form = tallied(datum, place)
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
    if not _MEAN.match(plain(datum.heads[-1].words)) or not _spreads(right.heads):
        return None
    return right


def _under(
    datum: Datum, place: dict[tuple[int, int], Datum], above: dict[int, int]
) -> Datum | None:
    if not _lone(datum) or _spreads(datum.labels):
        return None
    below = next((row for row, upper in above.items() if upper == datum.row), None)
    other = place.get((below, datum.column)) if below is not None else None
    return other if _lone(other) and _spreads(other.labels) else None


def _spreads(heads: tuple[Head, ...]) -> bool:
    """Tell whether the last heading or label says that the figure is a spread."""
    last = plain(heads[-1].words) if heads else ""
    return _SD.match(last) is not None or _SE.match(last) is not None


def _says_error(datum: Datum) -> bool:
    return any(_SE.match(plain(own[-1].words)) for own in (datum.heads, datum.labels) if own)


def _as_one(text: str, mean: Datum, spread: Datum, form: str) -> Datum:
    cell = Cell(mean.cell.column, (*mean.cell.pieces, *spread.cell.pieces))
    gap = len(mean.cell.words(text)) + 1
    first, second = mean.value.parts[0], spread.value.parts[0]
    names = _FORMS[form]
    parts = (
        replace(first, name=names[0]),
        replace(second, name=names[1], start=second.start + gap, end=second.end + gap),
    )
    own = form in TALLIES or (mean.heads and _MEAN.match(plain(mean.heads[-1].words)))
    heads = mean.heads[:-1] if own else mean.heads
    return replace(mean, cell=cell, value=CellValue(form, parts), heads=heads)
