"""Of how many a count is: "of 118 patients on zinc, 53 (45%) relapsed" counts 53 of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Companion, Item
from trialtrace.grammar.people import PERSONS

# In front of those of whom something is told.
_OF = re.compile(
    r"(?:^|[.;:]\s*|,\s|\b(?:and|while|whereas|but)\s)(?:of|among|from|out of|in)\s"
    r"(?:(?:the|all|these|a total of)\s)*$",
    re.IGNORECASE,
)
# What they had, or that they could be judged: not what befell them ("of 12 patients with relapse").
_HAD = re.compile(
    rf"\s(?:(?!with\b)[a-z-]+\s){{0,2}}?(?:{PERSONS}\s)?(?:on|in|under|receiving|given|treated|assigned|allocated"
    r"|randomi[sz]ed|taking|undergoing|evaluable|assessable|available|followed|analy[sz]ed"
    r"|who (?:received|had been|were (?:given|treated|assigned|randomi)|took|underwent|got))\b[^.;]{0,70}\s$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r";\s|\.\s+(?=[A-Z])|,\s(?:and|while|whereas|but)\s(?:of|among|in)\s")
_COUNTS = frozenset({"events", "bare"})
# A printed percentage is rounded to its last place.
_ROUNDED = 0.51


def over_bases(line: Line, items: Sequence[Item]) -> list[Item]:
    """Take those of whom counts are told for the counts' whole, and for no count themselves.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers, in order.

    Returns
    -------
    list of Item
        Without the wholes; counts that fit one have it as their ``n``.
    """
    out: list[Item] = []
    base: Item | None = None
    end = -1
    for place, item in enumerate(items):
        following = items[place + 1] if place + 1 < len(items) else None
        if following is not None and _is_base(line, item, following):
            base = item
            stop = _CLAUSE_END.search(line.text, item.end - line.start)
            end = line.start + (stop.start() if stop else len(line.text))
            continue
        if base is not None and item.start < end and _is_of(line, item, base):
            item = replace(
                item, statistic="events", companions=(*item.companions, Companion("n", base.part))
            )
        out.append(item)
    return out


def _is_base(line: Line, item: Item, following: Item) -> bool:
    return (
        item.statistic in _COUNTS
        and not item.companions
        and not item.unit
        and following.statistic in (*_COUNTS, "percent")
        and (following.statistic == "percent" or _is_of(line, following, item))
        and _OF.search(line.text[: item.part.start - line.start][-30:]) is not None
        and _HAD.fullmatch(line.text, item.part.end - line.start, following.start - line.start)
        is not None
    )


def _is_of(line: Line, item: Item, base: Item) -> bool:
    """Tell whether a count may be one of so many: it is smaller, and its percentage is of them."""
    if item.statistic not in _COUNTS or item.unit or isinstance(item.part.value, str):
        return False
    count, whole = float(item.part.value), float(base.part.value)
    more = {one.field: one.part for one in item.companions}
    if "n" in more or not 0 <= count <= whole or not count.is_integer():
        return False
    share = more.get("percent")
    if share is None:
        return item.statistic == "events"
    places = len(
        re.split(r"[.\u00b7]", line.text[share.start - line.start : share.end - line.start] + ".")[
            1
        ]
    )
    return abs(100 * count / whole - float(share.value)) <= _ROUNDED / 10**places
