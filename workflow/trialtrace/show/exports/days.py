"""A day as sources write it, taken apart for reference managers."""

from __future__ import annotations

import re
from datetime import date

# English months by their first three letters; other languages' months stay words.
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        start=1,
    )
}
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th)?(?!\d)")


def parts_of_day(words: str) -> tuple[int, ...]:
    """Return year, month and day as far as the words tell them without doubt; empty for no year.

    "3/5/2020" is March or May, so only its year is told.

    Examples
    --------
    >>> parts_of_day("3 May 2020"), parts_of_day("Apr. 2021"), parts_of_day("3/5/2020")
    ((2020, 5, 3), (2021, 4), (2020,))
    """
    iso = _ISO.fullmatch(words.strip())
    if iso is not None:
        return _valid(int(iso[1]), int(iso[2]), int(iso[3]))
    year = _YEAR.search(words)
    if year is None:
        return ()
    rest = words[: year.start()] + " " + words[year.end() :]
    month = next(
        (
            _MONTHS[w[:3].lower()]
            for w in re.findall(r"[A-Za-z]{3,}", rest)
            if w[:3].lower() in _MONTHS
        ),
        0,
    )
    day = _DAY.search(rest)
    if not month:
        return (int(year[0]),)
    return _valid(int(year[0]), month, int(day[1])) if day else (int(year[0]), month)


def _valid(year: int, month: int, day: int) -> tuple[int, ...]:
    try:
        date(year, month, day)
    except ValueError:
        return (year,)
    return year, month, day
