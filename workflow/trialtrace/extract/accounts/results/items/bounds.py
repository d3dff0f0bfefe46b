"""What stands in an arm's place and is no number: a share that is only told to lie below a bound, or "none".

In "fever (6% v <1%)" the second share is written nowhere, and the first is no lone number; in "(13%, none,
and 5%, respectively)" the second arm had none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.grammar.mention import Part
from trialtrace.grammar.prefilter import sought

_BELOW = re.compile(r"(?:[<≤]\s?=?\s?|\b(?:less|fewer) than\s)$", re.IGNORECASE)
_JOINT = r"(?:vs?\b\.?|versus|and|or|than|(?:as )?compared (?:with|to)|,)"
# A share in front, with hardly a word between: "6% v <1%", "6% with zinc and <1%", "6% to <1%".
_SHARE_AHEAD = re.compile(
    rf"\d\s?(?:%|per ?cent\b)[^.;()%]{{0,40}}?[\s,]{_JOINT}\s(?:in\s|only\s)?$", re.IGNORECASE
)
_SHARE_BEHIND = re.compile(
    rf"[^.;()%\d]{{0,40}}?[\s,]?{_JOINT}\s(?:in\s|only\s)?\d+(?:\.\d+)?\s?(?:%|per ?cent\b)",
    re.IGNORECASE,
)
_COUNT = r"(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"
_NONE = sought(
    r"(?:[(\[]|,\s|\b(?:and|vs?\.?|versus)\s)(?P<none>none)"
    rf"(?=,?\s(?:and|vs?\.?|versus)\s{_COUNT}|,\s{_COUNT}|,\srespectively\b|\s?[)\]])",
    re.IGNORECASE,
)
# How far to look for it.
_REACH, _NEXT = 60, 24


def bounds_in(line: Line, items: Sequence[Item]) -> list[Item]:
    """Return the shares below a bound that a share stands beside, and each "none" in a row of numbers.

    They are items that are no results.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers that may be results; without a percentage among them there are no bounds.
    """
    return [*_shares(line, items), *_nones(line, items)]


def _nones(line: Line, items: Sequence[Item]) -> list[Item]:
    found = []
    for match in _NONE.finditer(line.text) if items else ():
        start, end = (line.start + at for at in match.span("none"))
        near = [one for one in items if min(abs(start - one.end), abs(one.start - end)) < _NEXT]
        kinds = {(one.statistic, one.unit) for one in near}
        if len(kinds) == 1 and kinds <= {("events", ""), ("percent", "%")}:
            statistic, unit = kinds.pop()
            part = Part("value", start, end, 0.0)
            found.append(Item(statistic, start, end, part, (), unit, bound=True))
    return found


def _shares(line: Line, items: Sequence[Item]) -> list[Item]:
    if not any(item.statistic == "percent" for item in items):
        return []
    taken = {item.part.start for item in items}
    found = []
    for mention in line.mentions:
        value = part_of(mention, "value") if mention.kind == "percent" else None
        if value is None or value.start in taken or isinstance(value.value, str):
            continue
        below = _BELOW.search(line.before(value.start, 12))
        if below is None:
            continue
        start = value.start - len(below.group())
        if _SHARE_AHEAD.search(line.before(start, _REACH)) or _SHARE_BEHIND.match(
            line.after(mention.end, _REACH)
        ):
            found.append(Item("percent", start, mention.end, value, (), "%", bound=True))
    return found
