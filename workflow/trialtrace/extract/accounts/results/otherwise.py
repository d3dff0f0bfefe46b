"""Numbers that have names of their own at them which are no arm's that is known.

"5 days without mesh and 4 days with mesh", "18 for early risers and 12 for late ones": who reads these by
their order would give them to whoever comes first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.item import Item

# What closes a number: its unit, its brackets.
_CLOSES = r"\s*(?:%|per ?cent\b)?(?:\s?[\w/²µ·]{1,12}){0,2}?(?:\s?[(\[][^()\[\]]{1,60}[)\]])?"
_NAMED = re.compile(
    rf"{_CLOSES}\s(?P<how>for|with|without|in|on|among|of|after|during|under|by)\s"
    r"(?!which\b|whom\b|total\b|all\b|average\b|mean\b|median\b|patients\b|women\b|men\b|people\b|participants\b|cases\b"
    r"|subjects\b|children\b|them\b|those,|these\b)"
    r"(?:the\s|those\s(?:\w+\s)?)?(?P<name>[A-Za-z][\w®()/+-]*)",
    re.IGNORECASE,
)


def named_otherwise(line: Line, part: Sequence[Item]) -> bool:
    """Tell whether each number of a tuple has a name right behind it, of several names.

    Parameters
    ----------
    line : Line
        The sentence.
    part : sequence of Item
        Numbers side by side, in which no arm is known.
    """
    names = [_NAMED.match(line.text, item.end - line.start) for item in part]
    told = {(match["how"].lower(), match["name"].lower()) for match in names if match}
    return all(names) and len(told) == len(part)
