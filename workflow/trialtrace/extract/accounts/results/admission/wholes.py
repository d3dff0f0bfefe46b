"""A whole and its parts: what is told of all arms together is no arm's number, its parts are.

"17 deaths: 8 on zinc and 9 on placebo", "45% coughed (42% with zinc, 47% with placebo)". Parts that
add up to what stands in front of them are counts of the same thing, however bare they stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.some_of_them import some_of_them_behind
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.signs import SAID

# What leads from a whole to its parts.
_OPENS = re.compile(r"[(:;,\[]|\bof (?:whom|which|them|these)\b")
_NOUN = re.compile(r"\s(?:of \d+ )?[A-Za-z]|\s?\(\d")
_SENTENCE_END = re.compile(r"\.\s+[A-Z]")
_MOST_PARTS = 4
# A share is printed as exactly as this.
_ROUNDED = 0.6
# How far the first part may stand from its whole, one part from the next, and an arm's name behind.
_TO_PARTS, _TO_NEXT, _TO_NAME = 130, 90, 70
_UNTOLD = (-1, "arm.untold", "unsure")
_WHOLE_GROUP = 100_000


def with_parts(
    line: Line, items: Sequence[Item], mentions: Sequence[ArmMention], sizes: Collection[float]
) -> list[Item]:
    """Mark counts that are told of all arms at once, and the counts of the arms that make them up.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers, in order.
    mentions : sequence of ArmMention
        Where it speaks of arms.
    sizes : collection of float
        How many people the arms hold, as far as they are known: their sum is no count of events.
    """
    out = list(items)
    places = [place for place, item in enumerate(out) if _is_count(item)]
    for at, place in enumerate(places):
        for count in range(2, min(_MOST_PARTS, len(places) - at - 1) + 1):
            parts = [out[other] for other in places[at + 1 : at + 1 + count]]
            whole = out[place]
            if sum(one.part.value for one in parts) != whole.part.value:
                continue
            if whole.part.value != sum(sizes) and _told_of_arms(line, whole, parts, mentions):
                out[place] = replace(whole, whole=True)
                for other in places[at + 1 : at + 1 + count]:
                    part = _without_share_of(whole, out[other])
                    out[other] = replace(part, summand=True, flow=whole.flow)
            break
    return out


def _without_share_of(whole: Item, part: Item) -> Item:
    """Leave out how large a part of the whole an arm's count is: it is no share of the arm's people.

    "Of 12 women who relapsed, 9 (75%) were on zinc": not 75% of those on zinc relapsed.
    """
    share = 100 * part.part.value / whole.part.value if whole.part.value else -1
    return replace(
        part,
        companions=tuple(
            one
            for one in part.companions
            if one.field != "percent" or abs(float(one.part.value) - share) > _ROUNDED
        ),
    )


def _is_count(item: Item) -> bool:
    return (
        item.statistic in ("bare", "events")
        and not item.unit
        and not item.began
        and not item.whole
        and item.part.value >= 0
        and float(item.part.value).is_integer()
    )


def _told_of_arms(
    line: Line, whole: Item, parts: Sequence[Item], mentions: Sequence[ArmMention]
) -> bool:
    """Tell whether parts stand behind their whole, each with an arm's name, and the whole with none."""
    head = line.text[whole.end - line.start : parts[0].start - line.start]
    opened = _OPENS.search(head)
    if opened is None or len(head) > _TO_PARTS or _SENTENCE_END.search(head):
        return False
    if not _NOUN.match(line.after(whole.part.end, 12)):
        return False
    for one, other in pairwise(parts):
        if other.start - one.end > _TO_NEXT:
            return False
    low, high = whole.end + opened.start(), parts[-1].end + _TO_NAME
    if opened.group() in "([":
        # "11 burns (10 early, 1 late) on zinc and 4 on placebo": the arms are those of the wholes
        close = line.text.find(")]"["([".index(opened.group())], parts[-1].end - line.start)
        high = min(high, line.start + close) if close >= 0 else high
    if any(whole.end <= mention.start < low for mention in mentions):
        return False
    named = {mention.arm for mention in mentions if low <= mention.start < high}
    return len(named) == len(parts)


def wholes_of(items: Sequence[Item]) -> list[Assigned]:
    """Return the wholes among the numbers of a sentence, each without an arm."""
    return [
        Assigned(item, *_UNTOLD, _WHOLE_GROUP + place)
        for place, item in enumerate(items)
        if item.whole
    ]


def without_arms(
    line: Line, given: Sequence[Assigned], mentions: Sequence[ArmMention]
) -> list[Assigned]:
    """Take the arm from what is told of all people in front of the numbers of the arms.

    "45% coughed (42% with zinc vs 47% with placebo)": it lies between them. "9 relapsed, 6 of whom were on zinc".
    """
    arm, rule, tier = _UNTOLD
    out = [
        replace(one, arm=arm, rule=rule, tier=tier) if _some_had(line, one.item, mentions) else one
        for one in given
    ]
    for place, one in enumerate(out[:-2]):
        first, last = out[place + 1], out[place + 2]
        if (
            one.arm >= 0
            and {one.item.statistic, first.item.statistic, last.item.statistic} == {"percent"}
            and first.group == last.group != one.group
            and first.arm != last.arm
            and {first.rule, last.rule} <= SAID
            and _in_bracket_behind(line, one.item, first.item, last.item)
            and _between(one.item, first.item, last.item)
        ):
            out[place] = replace(one, arm=arm, rule=rule, tier=tier)
    return out


# So far behind "6 of whom" the name of their arm may stand.
_TO_ARM = 60


def _some_had(line: Line, item: Item, mentions: Sequence[ArmMention]) -> bool:
    """Tell whether some of those who were counted are said to be of an arm, and no arm is named with the rest."""
    if item.statistic not in ("bare", "events") or not some_of_them_behind(line, item):
        return False
    said = _OF_WHOM.search(line.text, item.end - line.start)
    if said is None:
        return False
    clause = re.split(r"[,;]\s", line.text[: item.start - line.start])[-1]
    low, end = item.start - len(clause), line.start + said.end()
    told = re.split(r"[.;,]\s", line.text[said.end() : said.end() + _TO_ARM])[0]
    return not any(low <= one.start < end for one in mentions) and any(
        end <= one.start < end + len(told) for one in mentions
    )


_OF_WHOM = re.compile(r"\bof (?:them|whom|which)\b", re.IGNORECASE)


def _in_bracket_behind(line: Line, whole: Item, first: Item, last: Item) -> bool:
    head = line.text[whole.end - line.start : first.start - line.start]
    between = line.text[first.end - line.start : last.start - line.start]
    return (
        len(head) <= _TO_PARTS
        and not any(letter.isdigit() for letter in head)
        and head.count("(") > head.count(")")
        and between.count(")") <= between.count("(")
    )


def _between(whole: Item, first: Item, last: Item) -> bool:
    low, high = sorted([first.part.value, last.part.value])
    return low <= whole.part.value <= high
