"""Events in a list, each with how many had it: "nausea (n = 12), rash (4)", "nausea in 12 women, rash in 4"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

# Only of what befell people such a list tells how many had it; of men and smokers it tells who took part.
_HEAD = sought(
    r"\b(?:side[- ]effects?|adverse (?:events?|effects?|reactions?|experiences?)|toxicit(?:y|ies)|complications?"
    r"|causes of death|reasons for (?:withdrawal|discontinuation|stopping))\b",
    re.IGNORECASE,
)
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_PEOPLE = rf"(?:\s(?:{PERSONS}|cases?))"
_ENTRY = re.compile(rf"(?<=[a-z]\s)\((?:n\s?=\s?)?(?P<count>{_COUNT}){_PEOPLE}?\)", re.IGNORECASE)
# ", rash in 4": a count of the people that were named with the first of the list.
_NEXT = re.compile(
    r"(?:,\s(?:and\s)?|\sand\s)(?!(?:also|only|then|later|but|while|whereas|versus|vs|compared|those|again)\b)"
    rf"(?:(?!{PERSONS}\b|(?:groups?|arms?|was|were|had|with|without)\b)[a-z][\w-]*\s){{1,4}}in\s(?:only\s)?"
)
_OVER_PEOPLE = re.compile(r"(?:%|\s?per ?cent)?(?:[^.;:,()\d]{1,60}|\s?\([^()]{1,20}\))?")
_ENDS = re.compile(r"(?:\s\([^()]{1,20}\))?(?:[,.;)]|\sand\b|$)")
_FEWEST = 2


def with_event_lists(line: Line, found: Sequence[Item]) -> list[Item]:
    """Read the numbers of a list of events as counts.

    Parameters
    ----------
    line : Line
        The sentence.
    found : sequence of Item
        Its numbers as they were read one by one, in order.

    Returns
    -------
    list of Item
        The same numbers, those of such a list as counts, and sizes ("n = 12") among them that are
        counts there.
    """
    counts = _in_brackets(line)
    if not counts:
        return _in_turn(line, found)
    out = [
        replace(item, statistic="events", certain=True, unit="")
        if item.part.start in counts
        else item
        for item in found
    ]
    known = {item.part.start for item in found}
    for mention in line.mentions:
        part = part_of(mention, "value")
        if part is not None and part.start in counts and part.start not in known:
            out.append(Item("events", mention.start, mention.end, part))
    return sorted(out, key=lambda item: item.start)


def _in_brackets(line: Line) -> frozenset[int]:
    head = _HEAD.search(line.text) if "(" in line.text else None
    if head is None:
        return frozenset()
    entries = list(_ENTRY.finditer(line.text, head.end()))
    if len(entries) < _FEWEST:
        return frozenset()
    return frozenset(line.start + one.start("count") for one in entries)


def goes_on(line: Line, one: Item, other: Item) -> bool:
    """Tell whether a number is the next of a list of events: "nausea in 12 women on zinc, rash in 4"."""
    gap = line.text[one.part.end - line.start : other.start - line.start]
    joint = _NEXT.search(gap)
    return (
        joint is not None
        and joint.end() == len(gap)
        and _OVER_PEOPLE.fullmatch(gap[: joint.start()]) is not None
        and _ENDS.match(line.after(other.end, 24)) is not None
    )


def _in_turn(line: Line, found: Sequence[Item]) -> list[Item]:
    """Read bare numbers that go on a list of counts: "nausea in 12 women on zinc, rash in 4 and fever in 3"."""
    out = list(found)
    for place, item in enumerate(out[1:], start=1):
        last = out[place - 1]
        if (
            (item.statistic, last.statistic) == ("bare", "events")
            and not item.unit
            and float(item.part.value).is_integer()
            and goes_on(line, last, item)
        ):
            out[place] = replace(item, statistic="events", certain=True)
    return out
