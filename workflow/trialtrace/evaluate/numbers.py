"""Annotated words to a number: a reader of its own, so that scorer and extractor cannot err alike."""

from __future__ import annotations

import math
import re

_SMALL = {
    "no": 0, "none": 0, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SPACES = "\u00a0\u2002\u2003\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
_PLAIN = str.maketrans(
    {**dict.fromkeys(_SPACES, " "), "\u2212": "-", "\u2013": "-", "\u00b7": ".", "\u2219": "."}
)
_DIGITS = re.compile(
    r"(?P<sign>[-+]\s?)?(?P<body>\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
)
# "0,41": where such a comma parts decimals, no thousands.
_DECIMAL_COMMA = re.compile(r"(?<![\d,])(\d+),(\d{1,2})(?![\d,])")


def read_number(words: str) -> float | None:
    """Read the first number of an annotated span.

    Parameters
    ----------
    words : str
        For instance ``43%``, ``1 525``, ``7·3``, ``- 0.4``, ``One hundred and seventy-six``.

    Returns
    -------
    float or None
        None where the span holds no number.

    Examples
    --------
    >>> read_number("One hundred and seventy-six")
    176.0
    """
    plain = with_points(words.translate(_PLAIN))
    match = _DIGITS.search(plain)
    if match is None:
        return _in_words(plain)
    value = float(re.sub(r"[, ]", "", match["body"]))
    before = plain[: match.start()].rstrip()
    # A dash behind a word or digit joins ("level-2"); it is no sign.
    negative = (match["sign"] or "").startswith("-") and not re.search(r"[\w)]$", before)
    return -value if negative else value


def with_points(words: str) -> str:
    """Return words with a point for every comma that parts decimals; no place moves."""
    return _DECIMAL_COMMA.sub(r"\1.\2", words)


def read_numbers(words: str) -> tuple[float, ...]:
    """Read every number written in digits, without signs: the bounds of an annotated interval."""
    return tuple(
        float(re.sub(r"[, ]", "", m["body"])) for m in _DIGITS.finditer(words.translate(_PLAIN))
    )


def same_number(left: float, right: float) -> bool:
    """Tell whether two numbers are one, but for the last bits of a double."""
    return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-12)


def _in_words(plain: str) -> float | None:
    total, part, seen = 0, 0, False
    for word in re.findall(r"[a-z]+", plain.lower()):
        if word in _SMALL:
            part, seen = part + _SMALL[word], True
        elif word == "hundred":
            part, seen = max(part, 1) * 100, True
        elif word == "thousand":
            total, part, seen = total + max(part, 1) * 1000, 0, True
        elif word == "dozen":
            part, seen = max(part, 1) * 12, True
        elif word not in ("and", "a") and seen:
            break
    return float(total + part) if seen else None
