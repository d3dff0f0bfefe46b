"""A view of an entry in which each character stands where it stood, but only one kind of dash."""

from __future__ import annotations

import re
from functools import lru_cache

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\n\r\x0b\x0c"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_SINGLE = "\u2018\u2019\u201a\u201b\u00b4`"

_TABLE = str.maketrans(
    _SPACES + _DASHES + _DOUBLE + _SINGLE,
    " " * len(_SPACES) + "-" * len(_DASHES) + '"' * len(_DOUBLE) + "'" * len(_SINGLE),
)

# What takes the place of a span that another reader has used up: no letter, digit, space or mark.
TAKEN = "\x00"

_LETTERS = [
    chr(c)
    for c in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x530), *range(0x1E00, 0x2000))
]
UPPER = "".join(c for c in _LETTERS if c.isupper())
LOWER = "".join(c for c in _LETTERS if c.islower())


def _ranges(letters: str) -> str:
    """Write letters as a character class of ranges: Latin alone has some 800."""
    parts: list[str] = []
    codes = sorted(ord(c) for c in letters)
    start = previous = codes[0]
    for code in [*codes[1:], -1]:
        if code != previous + 1:
            parts.append(chr(start) if start == previous else f"{chr(start)}-{chr(previous)}")
            start = code
        previous = code
    return "".join(parts)


UP = _ranges(UPPER)
# Accents that stand as characters of their own follow their letter.
LO = _ranges(LOWER) + "\u0300-\u036f"


# "In vivo" opens no book: its blank is seen as a dash.
_LATIN_IN = re.compile(r"\b([Ii]n) (vivo|vitro|situ|silico|utero|ovo)\b")


# Several readers in turn ask for the view of one text.
@lru_cache(maxsize=2)
def view_of(raw: str) -> str:
    """Return the view of an entry; it is as long as the entry."""
    return _LATIN_IN.sub(r"\1-\2", raw.translate(_TABLE))


def mask(view: str, start: int, end: int) -> str:
    """Blank out a span that has been read."""
    return view[:start] + TAKEN * (end - start) + view[end:]


def trim(view: str, start: int, end: int, marks: str = " .,;:\x00") -> tuple[int, int]:
    """Move the ends of a span inward over marks."""
    while start < end and view[start] in marks:
        start += 1
    while end > start and view[end - 1] in marks:
        end -= 1
    return start, end


def closed(view: str, span: tuple[int, int]) -> tuple[int, int]:
    """Take the bracket that closes one inside a span back into it."""
    start, end = span
    if view[end : end + 1] == ")" and view.count("(", start, end) > view.count(")", start, end):
        return start, end + 1
    return span


def squeeze(text: str) -> str:
    """Make one blank of each run of white space."""
    return re.sub(r"\s+", " ", text).strip()
