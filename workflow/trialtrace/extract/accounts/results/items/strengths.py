"""Strengths of products that no list of substances knows: "brimoxil 0.2%" is no share of people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.extract.accounts.reading import Line

Strength = tuple[str, str]

# A name and a percentage behind it, in no bracket of its own: "brimoxil 0.2%".
_NAMED = re.compile(
    r"\b(?P<name>[A-Za-z][A-Za-z-]{3,})\s(?P<number>\d{1,2}(?:[.\u00b7]\d{1,4})?)\s?%"
)
_NAME_IN_FRONT = re.compile(r"\b(?P<name>[A-Za-z][A-Za-z-]{3,})\s$")
_NUMBER = re.compile(r"\d{1,2}(?:[.\u00b7]\d{1,4})?")
# What only a product has behind its strength: how often it is given, its form, the other half of a mixture.
_GIVEN = re.compile(
    r"\s?(?:\([^()]{1,20}\)\s?)?(?:(?:once|twice|(?:two|three|four) times)\s(?:a\s|per\s|each\s)?(?:daily|day|week)"
    r"|(?:b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|q\.?d)\b|(?:eye|nasal|ear)\s?drops?\b|(?:ophthalmic|topical|oral)\s"
    r"|(?:solution|suspension|gel|cream|ointment|lotion|foam|mouth(?:wash|rinse)|drops|spray|shampoo|varnish|patch)\b"
    r"|\s?/\s?[A-Za-z][A-Za-z-]{3,}\s\d)",
    re.IGNORECASE,
)
# Words that stand in front of shares: "was 5%", "mortality 2% daily" is not written.
_NO_NAME = frozenset(
    "was were than with about nearly only over under least most from between another these those".split()  # noqa: SIM905
    + "approximately almost some other both versus rate rates mortality survival".split()  # noqa: SIM905
)


def strengths_of(lines: Iterable[Line]) -> frozenset[Strength]:
    """Return the names and numbers that a text shows to be a product and its strength.

    Parameters
    ----------
    lines : iterable of Line
        Sentences of an account.

    Returns
    -------
    frozenset of (str, str)
        The word in front, in lower case, and the number as it is written.
    """
    return frozenset(
        (match["name"].lower(), match["number"])
        for line in lines
        if "%" in line.text
        for match in _NAMED.finditer(line.text)
        if match["name"].lower() not in _NO_NAME and _GIVEN.match(line.text, match.end())
    )


# "N2O 50% in oxygen": one gas in another.
_IN_A_GAS = re.compile(
    r"\d{1,2}(?:[.\u00b7]\d+)?\s?%\s(?:in|with)\s(?:an?\s)?(?:oxygen|air|O2|N2O|nitrous)\b"
)


# "rh = 60%", "5% grade": under which conditions something was done; "51% of the recommended dose": how much of it.
_CONDITION_AHEAD = re.compile(
    r"\b(?:r\.?h\.?|(?:relative )?humidity|FiO2|FIO2|inspired oxygen)\s?(?:of|=|was|:|at|,)?\s?$",
    re.IGNORECASE,
)
_CONDITION_BEHIND = re.compile(
    r"\s?(?:%|per ?cent)\s(?:(?:relative )?humidity|rh|grade|gradient|slope|incline|oxygen|O2)"
    r"(?=\s?[),.;]|\s(?:and|at|for)\b)",
    re.IGNORECASE,
)
_OF_AN_AMOUNT = re.compile(
    r"\s?(?:%|per ?cent)\sof (?:the |their |its )?(?:recommended|prescribed|planned|maxim(?:al|um)"
    r"|target|usual|intended|full)\s"
    r"(?:daily\s)?(?:dos(?:es?|ages?)|allowances?|intakes?|amounts?)\b",
    re.IGNORECASE,
)


def is_condition(line: Line, start: int, value_end: int) -> bool:
    """Tell whether a percentage is a condition of an experiment, or a part of an amount: of nobody."""
    return (
        _CONDITION_AHEAD.search(line.before(start, 24)) is not None
        or _CONDITION_BEHIND.match(line.text, value_end - line.start) is not None
        or _OF_AN_AMOUNT.match(line.text, value_end - line.start) is not None
    )


def is_strength(line: Line, start: int, known: frozenset[Strength]) -> bool:
    """Tell whether a percentage is that of a product known to have this strength, or of a gas in another."""
    if _IN_A_GAS.match(line.text, start - line.start):
        return True
    name = _NAME_IN_FRONT.search(line.before(start, 40)) if known else None
    number = _NUMBER.match(line.text, start - line.start)
    return bool(name and number) and (name["name"].lower(), number.group()) in known
