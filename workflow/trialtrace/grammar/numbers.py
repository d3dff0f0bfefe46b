"""The number lexer: digits as people write them, and number words, in a normal view."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.grammar.normal import view
from trialtrace.grammar.number_words import NUMBER_WORDS, find_word_numbers
from trialtrace.tables.frozen import frozen

# Classes of numbers, as the skeleton shows them to rules.
INTEGER, DECIMAL, WORD, FRACTION = "integer", "decimal", "word", "fraction"

_VULGAR = {"\u00bd": 1 / 2, "\u2153": 1 / 3, "\u2154": 2 / 3, "\u00bc": 1 / 4, "\u00be": 3 / 4}
_SUPERSCRIPTS = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b", "0123456789-"
)
_MULTIPLIERS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

_PATTERN = r"""
    (?P<sign>
        (?<![\w)%\]\u00b5\u00b0.])(?<![A-Za-z]-)[-+]  # not behind a digit, unit, bracket, dash
        (?<!group[ ]\d--)(?<!group[ ]I--)(?<!group[ ]II--)  # "group 1--30 adults": a dash typed twice
    )?
    (?P<body>
        \d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?           # 1,525
      | (?<![\d.,-])[1-9]\d{0,2}(?:[ ]\d{3})+(?![\d.,]?\d)   # 1 000
      | \d+\.\d+                                     # 12.3
      | (?<![\w.])\.\d+                              # .01
      | (?<![\d,])\d+,\d{1,2}(?=[ ]?(?:%|mg|mm|ml|kg|cm|g\b))  # 3,5 mg
      | 0,\d+(?!,\d)                                 # 0,05
      | COMMA
      | \d+
      | [\u00bd\u2153\u2154\u00bc\u00be]
    )
    (?P<power>[ ]?[x*][ ]?10(?:\^|\(|(?=[\u2070-\u2079\u00b9\u00b2\u00b3\u207b-]))[ ]?-?
        (?:\d{1,2}|[\u2070-\u2079\u00b9\u00b2\u00b3\u207b]{1,3})\)?
      | (?<=\b10)\^-?\d{1,2}
        # "per 10(6) cells": set so by those who cannot raise a number
      | (?<=\b10)\((?:[3-9]|1[0-4])\)(?=\s?/\s?[a-z]|\s(?:[a-z]+\s){0,3}?(?:\w*cells?|\w*cytes|CFUs?|PFUs?|copies
          |platelets|particles|organisms|spores|colon(?:y|ies)|genomes?|TCID\w*|parasites)\b|\Z)
      | e-\d{1,3}(?!\d)
    )?
    (?P<multiplier>[ -](?:hundred|thousand|million|billion|trillion)\b)?
    """
# A comma parts decimals in all of a sentence where one number of it proves it: "OR: 2,45; 95% CI: 1,52-3,96".
_SURE_COMMA = re.compile(
    r"(?<![\d,.\[])(?:0,\d{1,3}(?![\d,])|\d+,\d{1,2}(?= ?%| ?\u00b1)|\d+,\d\d ?- ?\d+,\d\d(?![\d,]))"
    r"|\b(?:OR|HR|RR|PR)s?[:=]? ?\d+,\d\d(?![\d,])"
)
_COMMA = r"(?<![\d,])\d+,\d{1,2}(?!\d|,\d)              # 2,45"
_DIGITS, _WITH_COMMAS = (
    re.compile(_PATTERN.replace("COMMA", said), re.VERBOSE | re.IGNORECASE)
    for said in (r"(?!)", _COMMA)
)
# How such a number begins: the pattern itself is too slow to be searched for.
_BEGIN = re.compile(
    r"[-+.\d\u00bd\u2153\u2154\u00bc\u00be]"
    r"(?:(?<![-+.])|(?=[.\d\u00bd\u2153\u2154\u00bc\u00be]))"
)
_LONE_COMMA = re.compile(r"^([^\d]{0,2}\d+),(\d{1,2})$")
_LOOSE_SIGN = re.compile(r"^([-+]) +")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}|0,\d+")
_DOSE_BEHIND = re.compile(r" ?(?:mg|ml|mcg|\u00b5g|g|iu)\b", re.IGNORECASE)
# Words behind which "12 100" is a label and another number, not thousands.
_LABEL_BEFORE = re.compile(
    r"(?:week|day|month|year|arm|group|type|phase|grade|stage|table|figure|fig\.?|visit|cycle|"
    r"vitamin|january|february|march|april|may|june|july|august|"
    r"september|october|november|december)[ ]$",
    re.IGNORECASE,
)


@frozen
class Number:
    """A number in a normal view.

    Attributes
    ----------
    start, end : int
        Offsets into the view, sign included.
    value : float
        What it says: sign, thousands, powers and "million" counted in.
    form : str
        ``integer``, ``decimal``, ``word`` or ``fraction`` (in words).
    """

    start: int
    end: int
    value: float
    form: str


def find_numbers(text: str, words: Iterable[tuple[int, str]] | None = None) -> list[Number]:
    """Find every number of a normal view, digits and words.

    Parameters
    ----------
    text : str
        ``trialtrace.grammar.normal.view(...).text``.
    words : iterable of int and str, optional
        Its words, from ``trialtrace.grammar.lexicon.first_words``, where they are known already.

    Returns
    -------
    list of Number
        In the order of the text, not overlapping; every digit stands in one of them.
    """
    numbers: list[Number] = []
    digits = _WITH_COMMAS if "," in text and _SURE_COMMA.search(text) else _DIGITS
    position = 0
    while begin := _BEGIN.search(text, position):
        position = begin.start()
        match = digits.match(text, position)
        if match:
            numbers.append(_digits(match, text))
            position = numbers[-1].end
        else:
            position += 1
    if words is not None and NUMBER_WORDS.isdisjoint([word for _, word in words]):
        return numbers
    # A word inside a digit number is its multiplier: "540 million".
    inside = {place for number in numbers for place in range(number.start, number.end)}
    for word in find_word_numbers(text):
        if word.start not in inside and word.end - 1 not in inside:
            form = FRACTION if word.is_fraction else WORD
            numbers.append(Number(word.start, word.end, word.value, form))
    return sorted(numbers, key=lambda number: number.start)


def parse(raw: str) -> float:
    """Read the number that ``raw`` holds, as the mentions do.

    Parameters
    ----------
    raw : str
        Words of a part of a mention: ``"1,525"``, ``"0\u00b701"``, ``"twenty-five"``.

    Returns
    -------
    float
        Its value.

    Raises
    ------
    ValueError
        If ``raw`` is not one number.
    """
    # Which comma is a decimal one, its unit told in the text; alone, two digits behind it tell.
    raw = _LONE_COMMA.sub(r"\1.\2", raw.strip())
    numbers = find_numbers(_LOOSE_SIGN.sub(r"\1", view(raw, 0, len(raw)).text))
    if len(numbers) != 1:
        raise ValueError(f"{raw!r} holds {len(numbers)} numbers, not one")
    return numbers[0].value


def _digits(match: re.Match[str], text: str) -> Number:
    body = match["body"]
    end = match.end()
    if end == match.end("body") and body.isdecimal():  # most numbers
        value = float(body)
        form = INTEGER if value.is_integer() else DECIMAL
        return Number(match.start(), end, -value if match["sign"] == "-" else value, form)
    if " " in body and _is_two_numbers(match, text):
        body = body[: body.index(" ")]
        end = match.start("body") + len(body)
    if _DECIMAL_COMMA.fullmatch(body):
        body = body.replace(",", ".")
    plain = body.replace(",", "").replace(" ", "")
    value = _VULGAR[body] if body in _VULGAR else float(plain)
    decimal = not value.is_integer() or "." in body
    if end == match.end():
        if match["power"]:
            value = float(f"{plain}e{_exponent(match['power'])}")
        if match["multiplier"]:
            value *= _MULTIPLIERS[match["multiplier"][1:].lower()]
    if match["sign"] and "-" in match["sign"]:
        value = -value
    return Number(match.start(), end, value, DECIMAL if decimal else INTEGER)


def _is_two_numbers(match: re.Match[str], text: str) -> bool:
    """Tell "week 12 100 patients" and "2 100 mg tablets" from "12 100"."""
    if _LABEL_BEFORE.search(text, max(0, match.start() - 12), match.start()):
        return True
    return not match["body"].endswith(" 000") and bool(_DOSE_BEHIND.match(text, match.end()))


def _exponent(words: str) -> int:
    """Return the power of ten behind a number: "x 10^9", "x 10(9)/l", "e-5", "^3", "(6)"."""
    if words[0] in "^(":  # 10^3: the number before it is the base
        return int(words[1:].rstrip(")")) - 1
    if words[0] in "eE":
        return int(words[1:])
    plain = words.translate(_SUPERSCRIPTS)
    return int(re.sub(r"[^\d-]", "", plain[plain.index("10") + 2 :]))
