"""Some of those who were counted right before: "47 women relapsed, 16 of whom were on zinc"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item

_OF_THEM = r"\s(?:\([^()]{1,12}\)\s)?of (?:them|whom|which)\b"
_SOME = re.compile(_OF_THEM, re.IGNORECASE)
# "all of them" are no part; "2 of whom" may stand in a bracket.
_WITH_SOME = re.compile(
    r"[^.;:,\d]{0,60}[,(]\s?(?!(?:all|both|each|none|most|many|some|half)\b)(?:\d+|[a-z]+)"
    + _OF_THEM,
    re.IGNORECASE,
)


def is_some_of_them(line: Line, item: Item) -> bool:
    """Tell whether a number counts some of those who were counted before it: "16 of whom"."""
    return _SOME.match(line.text, item.part.end - line.start) is not None


def some_of_them_behind(line: Line, item: Item) -> bool:
    """Tell whether it is said right behind a number how many of them are of some kind: "47 women, 16 of whom"."""
    return _WITH_SOME.match(line.after(item.end, 100)) is not None
