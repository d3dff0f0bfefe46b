"""Percentages of nobody: conditions of an experiment, and parts of an amount."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line

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
