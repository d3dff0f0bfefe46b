"""Annotated number words with fractions and multiples: "a third", "one in nine", "sevenfold"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from trialtrace.evaluate.numbers import read_number

_FRACTIONS: Mapping[str, int] = MappingProxyType(
    {
        "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
        "ninth": 9, "tenth": 10,
    }
)  # fmt: skip
_MULTIPLES: Mapping[str, float] = MappingProxyType(
    {"once": 1, "twice": 2, "double": 2, "triple": 3, "thrice": 3, "nil": 0}
)
_OUT_OF = re.compile(r"^(?P<few>.+?) (?:out of|in) (?:every )?(?P<all>.+)$", re.IGNORECASE)
_PART = re.compile(
    r"(?:^|[ -])(?P<part>hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?"
    r"|tenths?)$",
    re.IGNORECASE,
)


def number(words: str) -> float | None:
    """Read an annotated number: digits, number words, fractions and multiples.

    Examples
    --------
    >>> number("nine out of ten"), number("a quarter"), number("sevenfold"), number("Twenty-two")
    (0.9, 0.25, 7.0, 22.0)
    """
    plain = " ".join(words.strip().split())
    lower = plain.casefold()
    if lower in _MULTIPLES:
        return float(_MULTIPLES[lower])
    shared = _OUT_OF.match(plain)
    if shared is not None:
        few, whole = number(shared["few"]), number(shared["all"])
        return few / whole if few is not None and whole else None
    if lower.endswith("fold"):
        return read_number(lower.removesuffix("fold").rstrip("- "))
    part = _PART.search(lower)
    if part is None:
        return read_number(plain)
    whole, _, rest = lower[: part.start()].rpartition(" and ")
    counted = read_number(rest)
    share = (1.0 if counted is None else counted) / _FRACTIONS[
        part["part"].replace("halves", "half").removesuffix("s")
    ]
    return share + (read_number(whole) or 0.0)
