"""Two moments of one arm told side by side: "unchanged with salt (6.0 to 5.9)", "baseline and final scores"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.items.item import Item
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
_FROM_TO = re.compile(
    r"\bfrom\s[\d.]+\s?(?:(?:±\s?[\d.]+|[\w/%²°]{1,10})\s){0,2}to\s[\d.]+", re.IGNORECASE
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
# ", while it was": the same again of another arm; "in the zinc and salt groups" gives one number each.
_GOES_ON = re.compile(
    r"\b(?:while|whereas|and|but|versus|vs\.?|compared with)\s(?:(?:it|they|that|those|these|was|were)\s){0,3}"
    r"(?:from\s)?[(\[]?$"
)
_OF_TWO = re.compile(r"\b(?:and|or|versus|vs)\b")
# "but not in the salt group (": nor did it move there.
_BUT_NOT = re.compile(
    r"\bbut\snot\s(?:in|with|on|after|for)\s[^.;,()\d]{3,50}[(\[]$", re.IGNORECASE
)
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
    if not _OPENS.search(ahead[-4:]) or not _CLOSES.match(line.after(high.end, 30)):
        return None
    if " to " not in line.text[low.end - line.start : high.start - line.start]:
        return None
    if _SPREAD.search(ahead[-30:]) or _MOVED.search(ahead) is None:
        return None
    falls = float(low.value) > float(high.value)
    return high if falls or _FROM_TO.search(ahead) else None


def without_first_moments(line: Line, items: Sequence[Item]) -> list[Item]:
    """Mark the first of each two numbers where a sentence tells the beginning and a later moment together.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers, in order.

    Returns
    -------
    list of Item
        The same; what was there at the beginning says so.
    """
    said = _BOTH_MOMENTS.search(line.text)
    if said is None:
        return _as_the_pair_before(line, _but_not_there(line, items))
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
    return [replace(one, began=True) if one in first else one for one in items]


def _but_not_there(line: Line, items: Sequence[Item]) -> list[Item]:
    """Mark 32.4 of "rose from 32.1 to 36.0 with zinc but not with salt (32.4 vs 32.9)"."""
    marked = list(items)
    for place, (one, other) in enumerate(pairwise(items)):
        ahead = line.text[: one.start - line.start]
        if (
            any(each.began for each in items[:place])
            and one.statistic == other.statistic != "percent"
            and _BUT_NOT.search(ahead)
            and _FROM_TO.search(ahead)
            and _AND_NEXT.fullmatch(_between(line, one, other))
        ):
            marked[place] = replace(one, began=True)
            marked[place + 1] = replace(other, start=one.start)
    return marked


def _as_the_pair_before(line: Line, items: Sequence[Item]) -> list[Item]:
    """Mark 6.0 of "6.1 before zinc and 4.2 after it, while it was 6.0 and 5.9 in the salt group"."""
    marked = list(items)
    for place in range(len(items) - 3):
        one, other, third, last = marked[place : place + 4]
        if (
            (one.began, other.began, third.began, last.began) == (True, False, False, False)
            and len({(each.statistic, len(each.companions)) for each in (one, other, third, last)})
            == 1
            and _GOES_ON.search(_between(line, other, third))
            and _AND_NEXT.fullmatch(_between(line, third, last))
            and not _OF_TWO.search(_behind(line, marked, place + 3))
        ):
            marked[place + 2] = replace(third, began=True)
    return marked


def _behind(line: Line, items: Sequence[Item], place: int) -> str:
    """Return what stands behind a number, up to the next one or the end of its clause."""
    end = items[place + 1].start if place + 1 < len(items) else line.end
    return re.split(r"[;,]\s|\.\s", line.text[items[place].end - line.start : end - line.start])[0]


def _between(line: Line, one: Item, other: Item) -> str:
    return line.text[one.end - line.start : other.start - line.start]
