"""Two moments of one arm told side by side: "unchanged with salt (6.0 to 5.9)", "baseline and final scores"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.items.flow import is_planned
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.percent_kinds import is_level, percent_kind
from trialtrace.extract.accounts.results.items.quantities import Quantities
from trialtrace.extract.accounts.results.items.words import header
from trialtrace.grammar.mention import Mention, Part

# A bracket right behind a word, with nothing but two numbers and perhaps a p-value in it.
_OPENS = re.compile(r"[a-z)]\s[(\[]\s?$", re.IGNORECASE)
_CLOSES = re.compile(r"\s?(?:[\w/%²°]{1,10})?\s?(?:[,;]\s?P\b[^()\[\]]{2,14})?[)\]]", re.IGNORECASE)
_SPREAD = re.compile(
    r"\b(?:range|median|CI|interval|IQR|from|between|scale|score of)\b", re.IGNORECASE
)
# What two numbers in a bracket would be otherwise: a range. A change goes down, or beside another one.
_MOVED = re.compile(
    r"\b(?:fell|rose|drop\w*|decreas\w+|increas\w+|declin\w+|reduc\w+|improv\w+|worsen\w*|unchanged|stable|change[sd]?"
    r"|deteriorat\w+|lower\w*|raised|gain\w*)\b",
    re.IGNORECASE,
)
# What leads to a change of which only the two numbers are told: "with salt (6.0 to 5.9)", "compared with 6.0 to 5.9".
_OPENS_CHANGE = re.compile(
    r"(?:[(\[:;,]|\b(?:and|versus|vs\.?|v|compared\s(?:with|to)|from|than|whereas|while))\s?$",
    re.IGNORECASE,
)
# "fell from 39.4, 39.2 and 39.3 to 37.9": another beginning stands in front.
_OF_A_LIST = re.compile(r"(?<![\d.])(?<!to )[\d.]+(?:\s?[\w/%°²]{1,8})?(?:,|,?\sand)\s[(\[]?$")
_FROM_TO = re.compile(
    r"\bfrom\s[\d.]+\s?(?:(?:±\s?[\d.]+|[\w/%²°]{1,10})\s){0,2}to\s[\d.]+", re.IGNORECASE
)
# "Ranged from 3.1 to 6.2 with zinc and": what follows is a range again.
_RANGED = re.compile(
    r"\b(?:rang(?:ed|es?|ing)|varied|varying|(?:rat|scor)ed)\s(?:from|between)\b(?:[^.;]|\.(?=\d)){0,80}"
    r"\b(?:and|versus|vs\.?|or)\s$",
    re.IGNORECASE,
)
# "Baseline and week-12 scores were": of each two numbers behind it the first is of the beginning.
_BOTH_MOMENTS = re.compile(
    r"(?<!between )(?<!between the )\b(?:baseline|before"
    r"|pre(?:-?(?:treatment|test|intervention|therapy|training|operative))?-?)\s(?:and|to)\s"
    r"(?:at\s|after\s|the\s){0,2}(?:(?:weeks?|months?|days?)[\s-]\d*|post|after|end|final|last|follow|later"
    r"|(?:\d+|an?|one|two|three|four|six|twelve)[\s-](?:week|month|day|year|hour))",
    re.IGNORECASE,
)
_AND_NEXT = re.compile(r"[\s)\]]*(?:[\w/%²°.]{1,10}\s)?(?:and|to|vs\.?|versus|,|then)\s[(\[]?")
_UNIT = re.compile(r"[\s)\]]*(?:[\w/%²°.]{1,12}\s)?")
_PAIR = 2
_MEASURED = frozenset({"bare", "mean", "median"})


def turned_in_bracket(line: Line, mention: Mention) -> Part | None:
    """Return where a change in a bracket ended: 5.9 of "was unchanged with salt (6.0 to 5.9)".

    Parameters
    ----------
    line : Line
        The sentence.
    mention : Mention
        Two numbers that "to" joins.
    """
    low, high = part_of(mention, "low", "low3"), part_of(mention, "high", "high3")
    if low is None or high is None:
        return None
    ahead = line.text[: mention.start - line.start]
    if " to " not in line.text[low.end - line.start : high.start - line.start]:
        return None
    said = _SPREAD.search(ahead[-30:])
    if falls(ahead, low, high) and (said is None or said.group().lower() == "median"):
        return high
    if said or _MOVED.search(ahead) is None:
        return None
    alone = _OPENS.search(ahead[-4:]) and _CLOSES.match(line.after(high.end, 30))
    return high if alone and _FROM_TO.search(ahead) else None


def falls(ahead: str, first: Part, last: Part) -> bool:
    """Tell whether "6.0 to 5.9" is how far something fell in one arm, by the words in front of it.

    Nobody writes a range so. What a treatment is associated with lies between arms.

    Parameters
    ----------
    ahead : str
        What stands in front of the numbers.
    first, last : Part
        The two numbers.
    """
    return (
        float(first.value) > float(last.value)
        and _MOVED.search(ahead) is not None
        and _OPENS_CHANGE.search(ahead) is not None
        and _OF_A_LIST.search(ahead) is None
        and "associated with" not in ahead
    )


def end_of_change(line: Line, mention: Mention, quantities: Quantities) -> Item | None:
    """Read "fell from 25.1 to 9.8" as the value at the end; where it began is no result.

    Parameters
    ----------
    line : Line
        The sentence.
    mention : Mention
        Where a change began and ended.
    quantities : Quantities
        What moves in per cent.
    """
    after = part_of(mention, "after")
    if after is None or isinstance(after.value, str) or is_planned(line, mention):
        return None
    before = line.before(mention.start, 160)
    if _RANGED.search(before):
        return None
    statistic = header(before) or "mean"
    if "%" in mention.unit and not header(before):
        first = part_of(mention, "before") or after
        if is_level(line, first.start, mention.end):
            statistic = "mean"
        else:
            statistic = percent_kind(line, after.start, mention.end, quantities)
    return Item(
        statistic, mention.start, mention.end, after, (), mention.unit, certain=True, passed=True
    )


def without_first_moments(line: Line, items: Sequence[Item]) -> list[Item]:
    """Leave out the first of each two numbers where a sentence tells the beginning and a later moment together.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers, in order.

    Returns
    -------
    list of Item
        The others; what was there later stands where both do.
    """
    said = _BOTH_MOMENTS.search(line.text)
    if said is None:
        return list(items)
    own = [place for place, one in enumerate(items) if one.statistic in _MEASURED]
    ahead = [place for place in own if items[place].end - line.start <= said.start()]
    own = [place for place in own if items[place].part.start - line.start >= said.end()]
    if ahead and _UNIT.fullmatch(line.text[items[ahead[-1]].end - line.start : said.start()]):
        own = [*ahead[-_PAIR:], *own]  # "6.1 and 4.2 before and a month after zinc"
    if len(own) < _PAIR or len(own) % _PAIR:
        return list(items)
    pairs = [own[place : place + _PAIR] for place in range(0, len(own), _PAIR)]
    first = [items[place] for place, _ in pairs]
    if any(
        items[one].statistic != items[other].statistic
        or not _AND_NEXT.fullmatch(_between(line, items[one], items[other]))
        for one, other in pairs
    ) or any(
        _AND_NEXT.fullmatch(_between(line, items[one[1]], items[other[0]]))
        for one, other in pairwise(pairs)
    ):
        return list(items)
    ends = {id(items[other]): items[one].part.start for one, other in pairs}
    return [
        replace(one, start=ends[id(one)], began=False, passed=True) if id(one) in ends else one
        for one in items
        if one not in first
    ]


def _between(line: Line, one: Item, other: Item) -> str:
    return line.text[one.end - line.start : other.start - line.start]
