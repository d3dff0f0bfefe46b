"""Bare numbers that a heading of time makes moments: "Hours after infusion" over "24 | 48", "Week | 0 | 4"."""

from __future__ import annotations

import re
from itertools import pairwise

from trialtrace.extract.accounts.grids.cells import plain, read_cell
from trialtrace.extract.accounts.grids.model import Head
from trialtrace.text.grids import Cell, GridRow

_UNIT = re.compile(
    r"(?<![\w-])(?P<unit>min(?:ute)?s?|h(?:(?:ou)?rs?)?|days?|w(?:ee)?ks?|months?|years?)(?![\w-])",
    re.IGNORECASE,
)
# "Stay (days)", "Age (years)" are measured in a unit of time.
_TIME = re.compile(
    r"^\W*(?:time|times|period|study period|follow-?up|visit)\b|\b(?:after|since|post|from|of)\b"
    r"|^\W*(?:min(?:ute)?s?|h(?:(?:ou)?rs?)?|days?|w(?:ee)?ks?|months?|years?)\W*$",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\b(?:age|stay|duration|length|survival|interval)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\W*(?P<n>\d{1,4}(?:\.\d)?)\W*(?:\(\s*baseline\s*\))?\W*", re.IGNORECASE)
_FEW = 2
# "D1 | D28": a letter with its number; "D3" alone may be anything.
_LETTER = re.compile(r"\W*(?P<unit>[DWM])\s?(?P<n>\d{1,3})\W*")
_LETTERS = {"D": "days", "W": "weeks", "M": "months"}


def unit_in(words: str) -> str:
    """Return the unit in which a heading counts time from a start; empty for other headings.

    Examples
    --------
    >>> unit_in("Hours after the start"), unit_in("Time (min)"), unit_in("Hospital stay (days)")
    ('Hours', 'min', '')
    """
    view = plain(words)
    match = _UNIT.search(view)
    timed = match is not None and _TIME.search(view) and not _MEASURED.search(view)
    return match["unit"] if timed else ""


def is_dated(text: str, header: list[dict[int, Cell]], row: GridRow) -> bool:
    """Tell whether the first row under a header parts a heading of time: "24 | 48 | 72"."""
    cells = [cell for cell in row.cells if cell.column]
    if not header or len(cells) < _FEW:
        return False
    above = [cell for column, cell in header[-1].items() if column]
    over = [cell for cell in above if unit_in(cell.words(text))]
    corner = row.cell(0)
    if len(over) != 1 or min(cell.column for cell in cells) < over[0].column:
        return False
    if corner is not None and read_cell(corner.words(text)) is not None:
        return False
    return _increase([_number(cell.words(text)) for cell in cells])


def with_units(heads: dict[int, tuple[Head, ...]], corner: str) -> dict[int, tuple[Head, ...]]:
    """Return headings in which bare numbers under a unit of time are moments: "24" as "24 hours".

    Parameters
    ----------
    heads : dict of int to tuple of Head
        Column \u2192 its headings from the top.
    corner : str
        What heads the labels: "Week" makes all numbers weeks.
    """
    lettered = {
        c: m for c, found in heads.items() if (m := _LETTER.fullmatch(plain(found[-1].words)))
    }
    if len({m["n"] for m in lettered.values()}) > 1 == len({m["unit"] for m in lettered.values()}):
        return {
            column: (
                *found[:-1],
                _dated(found[-1], float(lettered[column]["n"]), _LETTERS[lettered[column]["unit"]]),
            )
            if column in lettered
            else found
            for column, found in heads.items()
        }
    units = {
        column: next(filter(None, (unit_in(head.words) for head in reversed(found[:-1]))), "")
        for column, found in heads.items()
    }
    if not any(units.values()):
        units = dict.fromkeys(heads, unit_in(corner))
    told = {
        c: n for c in sorted(heads) if units[c] and (n := _number(heads[c][-1].words)) is not None
    }
    if not _increase(list(told.values())):
        return heads
    return {
        column: (*found[:-1], _dated(found[-1], told[column], units[column]))
        if column in told
        else found
        for column, found in heads.items()
    }


def dated(label: Head, corner: str) -> Head:
    """Return a row's label as a moment, where it is a bare number and what heads the labels a unit of time."""
    number = _number(label.words)
    unit = unit_in(corner) if number is not None else ""
    return _dated(label, number, unit) if unit and number is not None else label


def _dated(head: Head, number: float, unit: str) -> Head:
    start = "baseline " if not number or "baseline" in head.words.lower() else ""
    return Head(f"{start}{number:g} {unit.lower()}", head.start, head.end)


def _number(words: str) -> float | None:
    match = _NUMBER.fullmatch(plain(words))
    return float(match["n"]) if match else None


def _increase(numbers: list[float | None]) -> bool:
    known = [number for number in numbers if number is not None]
    return len(known) == len(numbers) >= _FEW and all(one < other for one, other in pairwise(known))
