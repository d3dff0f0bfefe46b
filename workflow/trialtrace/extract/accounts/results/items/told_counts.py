"""Counts of events told by what stands beside them: a percentage, an event's name, another count.

"12 women on zinc (10%)" and "10% (n = 12)" are a count with its share; "36 relapses with zinc and 30
with placebo" names once what both numbers count.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.items.bare_counts import (
    counts_by_itself,
    counts_happenings,
    names_events,
)
from trialtrace.extract.accounts.results.items.item import Companion, Item
from trialtrace.extract.accounts.results.items.words import without_brackets
from trialtrace.grammar.mention import Mention, Part

# From a count over people or an arm's name to its share: " women in the zinc group (".
_OVER_WORDS = re.compile(
    r"\s(?!(?:months?|weeks?|days?|years?|hours?|cycles?|courses?|points?|doses?|mg|kg|cm|mm|ml|times|per|of|to|vs|and"
    r"|or|more|fewer|less)\b)[^.;:,()\[\]]{3,60}\s?[(\[]\s?"
)
# From a fraction over whom it counts to its share, and from a count right into the bracket of its share.
_OVER_PEOPLE = re.compile(r"(?:\s[\w'’/-]+){0,8}\s?[(\[]\s?")
_OPENS_SHARE = re.compile(r"\s?[(\[]\s?")
# Two thoughts between count and share: "12 were men and women had a cough (10%)".
_AND = re.compile(r"\b(?:and|but|while|whereas|versus|vs|compared|than|or)\b", re.IGNORECASE)
# What a number is no count behind: "rose by 12 words (10%)", "of 60 women (10%)".
_NO_COUNT_AHEAD = re.compile(
    r"(?:\b(?:by|to|from|of|at|than|least|over|under|about every|after|within|for|stages?|grades?|types?|groups?|arms?"
    r"|days?|weeks?|months?|cycles?|levels?|scores?|phase|up|among|between|aged?)|[<>=\u2264\u2265\u00b1])\s?$",
    re.IGNORECASE,
)
# What people are is no event: "63 were right-handed".
_IS_SO = re.compile(r"\s(?:were|was|are|is)\s(?!(?:not\s)?\w+(?:ed|en|wn)\b)", re.IGNORECASE)
_CLOSES = re.compile(r"\s?%?\s?(?:[)\]]|[,;]\s)")
_OPENS = re.compile(r"\s?%?\s?[(\[,;]\s?")
# From one count to the next: over the first arm's name to the word that sets them side by side.
_SIDE_BY_SIDE = re.compile(
    r"[^.;:]{0,90}?\b(?:vs\b\.?|versus|v|compared (?:with|to)|as opposed to|against|than|and|or)\s[^.;:\d]{0,30}",
    re.IGNORECASE,
)
# A share need not fit a count better than rounding and a few missing people allow.
_NEAR = 1.0


def typed_counts(line: Line, items: Sequence[Item], sizes: Collection[float]) -> list[Item]:
    """Give bare whole numbers that count events their statistic, and counts their shares.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers in order.
    sizes : collection of float
        How many people the arms of the study hold, as far as they are known.

    Returns
    -------
    list of Item
        The same numbers; a count and the share behind it are one item.
    """
    out = [
        _named(line, item) for item in _with_shares(line, _with_wholes(line, items, sizes), sizes)
    ]
    for place, (one, other) in enumerate(pairwise(out)):
        if _is_partner(line, one, other):
            if one.statistic == "bare":
                out[place] = replace(one, statistic="events")
            else:
                out[place + 1] = replace(other, statistic="events")
    for place in range(len(out) - 2, -1, -1):
        if _is_listed(line, out[place], out[place + 1]):
            out[place] = replace(out[place], statistic="events")
    return out


# "21 falls among 208 on zinc", "and 34 among 204 on clay": of how many, where the arm has that many.
_AMONG = re.compile(
    r"\s(?:[a-z-]+\s){0,2}?(?:among|in|of|out of)\s(?:the\s|all\s|those\s)?", re.IGNORECASE
)


def _with_wholes(line: Line, items: Sequence[Item], sizes: Collection[float]) -> list[Item]:
    """Join a count with the number behind it that is an arm's own size: that is no count of its own."""
    out: list[Item] = []
    for item in items:
        last = out[-1] if out else None
        if last is not None and _is_of(line, last, item, sizes):
            whole = (*last.companions, Companion("n", item.part))
            out[-1] = replace(last, statistic="events", end=item.end, companions=whole)
        else:
            out.append(item)
    return out


def _is_of(line: Line, one: Item, other: Item, sizes: Collection[float]) -> bool:
    values = (one.part.value, other.part.value)
    if other.companions or one.companions or {one.unit, other.unit} != {""}:
        return False
    if one.statistic not in ("bare", "events") or other.statistic not in ("bare", "events"):
        return False
    gap = line.text[one.part.end - line.start : other.part.start - line.start]
    whole = all(float(value).is_integer() for value in values) and values[1] in sizes
    return whole and 0 <= values[0] <= values[1] and _AMONG.fullmatch(gap) is not None


def _is_listed(line: Line, one: Item, other: Item) -> bool:
    """Tell whether a bare whole number and a count behind it are of one list: "12, 15 and 31 deaths"."""
    gap = line.text[one.end - line.start : other.start - line.start]
    alike = _IN_ONE_GROUP.fullmatch(gap)
    return (
        one.statistic == "bare"
        and other.statistic == "events"
        and not other.companions
        and _is_plain(one)
        and (
            gap == ", "
            or (alike and line.text.startswith(alike["how"], other.part.end - line.start))
        )
        and not _NO_COUNT_AHEAD.search(line.before(one.start, 20))
    )


# "five with zinc, nine with iron, and six with salt": up to the last two.
_IN_ONE_GROUP = re.compile(r"(?P<how>\s(?:in|with|on|of|for|after|under)\s)[^.;:,()]{2,40},\s")


def count_behind(line: Line, mention: Mention, sizes: Collection[float]) -> tuple[Companion, ...]:
    """Return the count in brackets behind a percentage that fits a known size: "10% (n = 12)", "10% (12 deaths)"."""
    share = part_of(mention, "value")
    for other in line.mentions:
        if not 0 <= other.start - mention.end <= 4:
            continue
        count = part_of(other, "value")
        if other.kind != "n_equals" and not (
            count is not None
            and other.kind in _COUNTED_KINDS
            and _COUNTED_THERE.match(line.after(count.end, 40))
        ):
            continue
        gap = line.text[mention.end - line.start : other.start - line.start]
        if count is None or share is None or not _OPENS.fullmatch(gap):
            return ()
        if _fits(float(count.value), float(share.value), sizes):
            return (Companion("events", count),)
    return ()


_COUNTED_KINDS = frozenset({"participants", "number"})
# "(12 deaths)", "(12 patients;": how many they are, and nothing else, stands in the bracket.
_COUNTED_THERE = re.compile(r"\s(?:[a-z-]+\s)?[a-z]{3,}(?:s|en|ple)\s?[),;]")


def whole_behind(line: Line, mention: Mention) -> Companion | None:
    """Return of how many a percentage is, where they stand right behind it: "18.5% of 373 patients".

    A share of people cannot be of a number that is a share itself, or smaller than two.
    """
    gap_end = mention.end + _FAR_BEHIND
    other = next((one for one in line.mentions if mention.end < one.start < gap_end), None)
    if other is None or other.kind not in ("participants", "number"):
        return None
    whole = part_of(other, "value")
    gap = line.text[mention.end - line.start : other.start - line.start]
    if whole is None or isinstance(whole.value, str) or not _OF_ALL_OF.fullmatch(gap):
        return None
    if other.kind == "number" and not _WHO.match(line.after(whole.end, 24)):
        return None
    return Companion("n", whole) if float(whole.value).is_integer() and whole.value > 1 else None


_FAR_BEHIND = 16
_OF_ALL_OF = re.compile(r"\s?(?:%|per ?cent)?\s?of\s(?:the\s|all\s|our\s|these\s)?", re.IGNORECASE)
_WHO = re.compile(
    r"\s(?:who|in|on|given|treated|receiving|assigned|allocated|allotted|randomi[sz]ed|with|from"
    r"|[a-z-]+s\b|[a-z-]+[\s-](?:treated|assigned))",
    re.IGNORECASE,
)


def counted_per(mention: Mention) -> Item | None:
    """Read "76 deaths per 2899 births" as a count and its whole; a round number makes it a rate."""
    value, per = part_of(mention, "value"), part_of(mention, "per")
    if value is None or per is None:
        return None
    whole = float(value.value).is_integer() and value.value <= per.value
    if not whole or str(int(per.value)).rstrip("0") == "1":
        return None
    return Item("events", mention.start, mention.end, value, (Companion("n", per),))


def is_whole(count: Part, share: Part | None, sizes: Collection[float]) -> bool:
    """Tell whether a number beside a share is all people of an arm, and not those that it is a share of."""
    if share is None or float(count.value) not in sizes or float(share.value) > 99:
        return False
    return not any(
        size > count.value and abs(100 * count.value / size - share.value) <= _NEAR
        for size in sizes
    )


def is_part_of_all(count: Part, share: Part, sizes: Collection[float]) -> bool:
    """Tell whether a share says how many of all belong to an arm: "60 (48.0%) were assigned to zinc"."""
    return any(
        abs(100 * count.value / (count.value + size) - share.value) <= _NEAR for size in sizes
    )


def outside_names(item: Item, mentions: Sequence[ArmMention]) -> Item | None:
    """Return what is left of an item whose number is part of an arm's name: "in group 1 (33%)".

    The share in the bracket is the arm's; the number of the group counts nothing.
    """
    if not any(m.start <= item.part.start and item.part.end <= m.end for m in mentions):
        return item
    share = next((one.part for one in item.companions if one.field == "percent"), None)
    if share is None or any(one.field == "n" for one in item.companions):
        return None
    return Item("percent", share.start, item.end, share, (), "%", flow=item.flow)


def _fits(count: float, share: float, sizes: Collection[float]) -> bool:
    """Tell whether a count is a share of a known number of people, and not that number itself."""
    return count not in sizes and any(
        size > count and abs(100 * count / size - share) <= _NEAR for size in sizes
    )


def _named(line: Line, item: Item) -> Item:
    """Type a bare whole number by the events named right behind it: "36 relapses"."""
    if (
        item.statistic == "bare"
        and _is_plain(item)
        and (names_events(line, item) or counts_happenings(line, item))
    ):
        return replace(item, statistic="events")
    return item


def _is_plain(item: Item) -> bool:
    return not item.unit and not item.companions and float(item.part.value).is_integer()


def _with_shares(line: Line, items: Sequence[Item], sizes: Collection[float]) -> list[Item]:
    """Join a count with the percentage in the bracket behind its people: "12 women on zinc (10%)"."""
    out: list[Item] = []
    for item in items:
        if (
            out
            and item.statistic == "percent"
            and (_is_share_of(line, out[-1], item, sizes) or _is_same_share(line, out[-1], item))
        ):
            last = out[-1]
            more = (*last.companions, Companion("percent", item.part))
            out[-1] = replace(
                last, statistic="events", end=item.end, companions=more, unit="", certain=True
            )
        else:
            out.append(item)
    return out


def _is_same_share(line: Line, count: Item, share: Item) -> bool:
    """Tell whether a percentage says a fraction again: "19 of 33 bouts of fever (58%)"."""
    whole = next((float(one.part.value) for one in count.companions if one.field == "n"), 0.0)
    gap = line.text[count.end - line.start : share.start - line.start]
    if (
        count.statistic != "events"
        or not whole
        or len(count.companions) > 1
        or not _OVER_PEOPLE.fullmatch(gap)
        or not _CLOSES.match(line.after(share.part.end, 6))
    ):
        return False
    return abs(100 * float(count.part.value) / whole - float(share.part.value)) <= _NEAR


def _is_share_of(line: Line, count: Item, share: Item, sizes: Collection[float]) -> bool:
    if count.statistic not in ("bare", "events") or not _is_plain(count) or share.companions:
        return False
    gap = line.text[count.part.end - line.start : share.start - line.start]
    if _OPENS_SHARE.fullmatch(gap) and line.after(share.part.end, 3).lstrip(" %")[:1] in (",", ";"):
        # "nine (30%, 95% CI 14 to 46)"
        return not _NO_COUNT_AHEAD.search(line.before(count.start, 20))
    if (
        not _OVER_WORDS.fullmatch(gap)
        or _IS_SO.match(gap)
        or not _CLOSES.match(line.after(share.part.end, 6))
    ):
        return False
    if _NO_COUNT_AHEAD.search(line.before(count.start, 20)) or _AND.search(gap):
        return False
    if sizes:
        return _fits(float(count.part.value), float(share.part.value), sizes)
    return count.statistic == "events" or counts_by_itself(gap)


def _is_partner(line: Line, one: Item, other: Item) -> bool:
    """Tell whether a bare whole number is set beside a count: "36 relapses with A and 30 with B"."""
    if {one.statistic, other.statistic} != {"bare", "events"}:
        return False
    bare, count = (one, other) if one.statistic == "bare" else (other, one)
    if not _is_plain(bare) or any(c.field == "n" for c in count.companions):
        return False
    if _NO_COUNT_AHEAD.search(line.before(bare.start, 20)):
        return False
    gap = without_brackets(line.text[one.end - line.start : other.start - line.start])
    if "(" in gap or ")" in gap or _IS_SO.match(line.after(bare.part.end, 30)):
        return False
    return _SIDE_BY_SIDE.fullmatch(gap) is not None
