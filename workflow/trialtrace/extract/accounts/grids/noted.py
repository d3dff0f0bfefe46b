"""People of single cells that a note under the table counts: "6.2 (1.1)^b^" and "^b^ n = 23"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trialtrace.extract.accounts.grids.model import Size

_SIGNS = r"[*\u2020\u2021\u00a7\u00b6#]{1,3}"
_NOTED = re.compile(
    rf"(?:\^\s*\\?(?P<raised>[a-z]|{_SIGNS})\s*\^|(?<![\w*])\\?(?P<sign>{_SIGNS})(?=\s*[*_]?n\b))\s*[:,.]?\s*[*_]{{0,2}}"
    r"n[*_]{0,2}\s*=\s*(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?![\d.])(?!\s*/)",
    re.IGNORECASE,
)
# Marks at the end of a cell: raised, in a link, or bare.
_MARKS = re.compile(
    rf"\^\s*\\?(?P<raised>[a-z]|{_SIGNS})\s*\^|\[\\?(?P<linked>[a-z]|{_SIGNS})\]\([^)\s]*\)|(?<=[\d)])\s?\\?(?P<bare>{_SIGNS})\s*$"
)


def sizes_noted(text: str, notes: tuple[int, int]) -> dict[str, Size]:
    """Return mark → people, as the notes of a table count them; marks with two numbers are left out.

    Examples
    --------
    >>> {m: s.value for m, s in sizes_noted("^a^ *t* test, ^b^*n* = 23; ^c^ n = 19", (0, 37)).items()}
    {'b': 23, 'c': 19}
    """
    found: dict[str, set[Size]] = {}
    for match in _NOTED.finditer(text, *notes):
        size = Size(int(match["n"].replace(",", "")), match.start("n"), match.end("n"))
        found.setdefault(match["raised"] or match["sign"], set()).add(size)
    return {mark: next(iter(sizes)) for mark, sizes in found.items() if len(sizes) == 1}


def size_noted(words: str, noted: Mapping[str, Size]) -> Size | None:
    """Return the people of a cell whose mark a note counts; none where two of its marks do.

    Examples
    --------
    >>> size_noted("6.2 (1.1) ^b^", {"b": Size(23, 0, 2)}).value
    23
    """
    if not noted:
        return None
    marks = {m["raised"] or m["linked"] or m["bare"] for m in _MARKS.finditer(words)}
    fits = [noted[mark] for mark in marks if mark in noted]
    return fits[0] if len(fits) == 1 else None
