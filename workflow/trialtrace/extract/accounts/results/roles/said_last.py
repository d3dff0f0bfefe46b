"""What was counted, and whose it was at the sentence's end: "One leak was seen, in the zinc group"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item

_HAPPENED_IN = re.compile(
    r"\s(?:[\w'’/-]+\s){0,8}?(?:was|were|occurred|happened|developed|arose)\b"
    r"(?:\s(?:seen|noted|recorded|observed|reported|found))?"
    r",\s(?:both\s|all\s)?(?:in|with|on|among|after)\s(?:the\s)?"
)
_ENDS_SENTENCE = re.compile(
    r"(?:[\s-](?!and\b|or\b|but\b|the\b)[\w-]+){0,4}(?:\s?\([^()]{1,40}\))?\s?(?:[.;]|$|,\s[a-z]+ed\b)"
)


def is_said_last(line: Line, item: Item, mention: ArmMention, items: Sequence[Item]) -> bool:
    """Tell whether a comma leads from what was counted to the name that closes the sentence.

    Parameters
    ----------
    line : Line
        The sentence.
    item : Item
        One of its numbers.
    mention : ArmMention
        The first name behind it.
    items : sequence of Item
        All its numbers: another in between takes the name.
    """
    start, end = item.part.end - line.start, mention.start - line.start
    return (
        item.statistic in ("events", "bare")
        and not any(item.end <= other.start < mention.start for other in items)
        and _HAPPENED_IN.fullmatch(line.text, start, end) is not None
        and _ENDS_SENTENCE.match(line.text, mention.end - line.start) is not None
    )
