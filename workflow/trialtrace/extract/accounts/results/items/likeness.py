"""Numbers that are told like one whose statistic is said: they have the same.

"median survival (8 months with zinc vs. 6 months with placebo)" says median once for both; "a
greater mean change in pain (5 vs. 3), function (13 vs. 7) and stiffness (2 vs. 1)" says mean once
for a row of brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.find import Item
from trialtrace.extract.accounts.results.items.tuples import TIME_UNITS, unit_family
from trialtrace.extract.accounts.results.items.words import without_brackets
from trialtrace.grammar.prefilter import sought

_HEADED = ("mean", "median")
# How far apart two percentages stand of which neither has words of its own.
_NEAR = 30
# From one arm's number over the arm's name to the other's: "days in the zinc arm vs. ".
_OVER_A_NAME = re.compile(
    r"\s?(?:[A-Za-z/%²]{1,12}\s)?(?:in|with|for|on|among|after|under|by)\s(?:the\s|those\s)?"
    r"[^.;:,()\d]{2,60}?[,]?\s(?:vs\.?|v\.?|versus|compared\s(?:with|to)|and|than|whereas|while|but)\s"
    r"(?:(?:of|with|to|in|only|about|a|the)\s){0,2}",
    re.IGNORECASE,
)
# From one bracket to the next: "zinc (16 months), as compared with those on placebo (13 months)"; and
# on in a list: "zinc was 11 months; for copper, 13 months".
_ON = re.compile(
    r"\s?(?:[A-Za-z/%²]{1,12})?[)\]],?\s(?:(?:as\s)?compared\s(?:with|to)|versus|vs\.?|than|and|whereas)\s"
    r"[^.;:()\d]{3,60}[(\[]"
    r"|\s?(?:[A-Za-z/%²]{1,12})?[;,]\s(?:and\s)?(?:for|with|in|on)\s[^.;:()\d]{3,60},\s",
    re.IGNORECASE,
)
_IN_ONE_BRACKET = re.compile(
    r"\s?(?:[A-Za-z/%²]{1,12}\s?){0,2}(?:,\s|\s)?(?:vs?\.?|versus|and|compared\s(?:with|to))\s",
    re.IGNORECASE,
)
# "The mean change was: zinc, -7.1; iron, -6.6; and salt, -3.9": names and numbers in turn.
_LIST_OPENS = re.compile(r"[:;(]\s?(?:and\s|versus\s|vs\.?\s)?[^.;:()\d]{2,40}?[,:=]?\s$")
_LIST_GOES_ON = re.compile(
    r"\s?(?:[A-Za-z/%²]{1,12})?;\s(?:and\s|versus\s|vs\.?\s)?[^.;:()\d]{2,40}?[,:=]?\s"
)
_LISTED = re.compile(r",\s(?:and\s)?|\sand\s")
_VERSUS_ALONE = re.compile(
    r"\s?(?:vs?\.?|versus|compared\s(?:with|to))\s(?:only\s)?", re.IGNORECASE
)
_MEAN = re.compile(r"\b(?:means?|averaged?)\b", re.IGNORECASE)
_ENDS_ROW = re.compile(r"[;]|[.](?=\s[A-Z])")


def share_statistics(line: Line, items: Sequence[Item]) -> list[Item]:
    """Give bare numbers the statistic of the one that they are set beside, or in a row with.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers, in order.

    Returns
    -------
    list of Item
        The same, some with a statistic.
    """
    out: list[Item] = []
    for item in items:
        if out and item.statistic == "bare" and _beside(line, out[-1], item):
            item = replace(item, statistic=out[-1].statistic)
        elif item.statistic == "bare" and _is_median_time(line, out, item):
            item = replace(item, statistic="median")
            if out[-1].statistic == "bare" and _IN_ONE_BRACKET.fullmatch(
                line.text[out[-1].end - line.start : item.start - line.start]
            ):
                out[-1] = replace(out[-1], statistic="median")  # "(5 compared with 6 days)"
        out.append(item)
    return _of_so_many(line, _counts_in_brackets(line, _rows(line, _percents(line, out))))


# What a share or change is set against: "fell by 1.9% vs ", "60% had none, compared with ".
_AGAINST = re.compile(
    r"\b(?:vs?\.?|versus|against|compared\s(?:with|to)|than)\s(?:(?:only|about|by|with|of|in)\s)?$",
    re.IGNORECASE,
)
# "from 9.5 to ": moved as far as the one before it, of which more is said.
_MOVED_TO = sought(r"\bfrom\s(?:about\s)?[\d.\u00b7]+\s?%?\sto\s(?:about\s)?$")
_OF_SOMEONE = re.compile(
    r"\s?%?\s?(?:of|had|achieved|reached|experienced|developed|reported|died|were)\b", re.IGNORECASE
)


def _percents(line: Line, items: list[Item]) -> list[Item]:
    """Let a percentage be of the kind that the one is which it is set against.

    "HbA1c fell by 1.9% vs 0.7%" are two changes; "60% of men had a mean score of zero, compared with
    17 and 15%" are three shares.
    """
    before, joined, moved = None, False, None
    for place, item in enumerate(items):
        if item.unit != "%":
            continue
        if _MOVED_TO.search(line.before(item.part.start, 40)):
            if moved is not None and (moved.statistic, item.statistic) == ("mean", "percent"):
                items[place] = item = replace(item, statistic="mean", certain=moved.certain)
            before = moved = item
            continue
        joined = before is not None and (
            _AGAINST.search(line.before(item.start, 30)) is not None
            or (
                joined
                and _LISTED.fullmatch(line.text, before.end - line.start, item.start - line.start)
                is not None
            )
        )
        if joined and _may_be_like(line, before, item):
            items[place] = item = replace(item, statistic=before.statistic, certain=before.certain)
        before = item
    return items


def _may_be_like(line: Line, one: Item, other: Item) -> bool:
    said = one.statistic, other.statistic
    if said == ("percent", "mean"):
        return True
    if said == ("relative_change", "mean"):
        return True  # "rose with zinc compared with salt (2.4% v -1.6%)"
    # "fell 48% with zinc (from 24 to 12), compared with 32%"
    near = without_brackets(line.text[one.end - line.start : other.start - line.start])
    return (
        said in (("relative_change", "percent"), ("mean", "percent"))
        and len(near) <= (_NEAR if said[0] == "mean" else _NEAR * 2)
        and not _OF_SOMEONE.match(line.after(other.end, 20))
    )


def _beside(line: Line, one: Item, other: Item) -> bool:
    """Tell whether one arm's number and name stand right in front of the other arm's number."""
    if one.statistic not in _HEADED or one.companions:
        return False
    gap = line.text[one.end - line.start : other.start - line.start]
    if not other.unit and _VERSUS_ALONE.fullmatch(gap):
        return True  # "improved by 3.3 points vs 0.8"
    if _LIST_OPENS.search(line.before(one.start, 60)) and _LIST_GOES_ON.fullmatch(gap):
        return one.unit == other.unit
    return one.unit in ("", other.unit) and any(
        words.fullmatch(line.text, one.end - line.start, other.start - line.start)
        for words in (_OVER_A_NAME, _ON)
    )


def _is_median_time(line: Line, before: Sequence[Item], item: Item) -> bool:
    """Tell whether a time stands in a sentence that speaks of medians: "arm A 8, arm B 9 months".

    The last number in the same unit of time is a median, and no mean is said since.
    """
    unit = unit_family(item.unit)
    alike = [one for one in before if unit_family(one.unit) == unit]
    if (
        before
        and before[-1].unit == ""
        and _LISTED.fullmatch(line.text, before[-1].end - line.start, item.start - line.start)
    ):
        alike = [before[-1]]  # "median relief took 24, 34 and 30 weeks"
    return (
        unit in TIME_UNITS
        and bool(alike)
        and alike[-1].statistic == "median"
        and not _MEAN.search(line.text, alike[-1].end - line.start, item.start - line.start)
    )


def _rows(line: Line, items: list[Item]) -> list[Item]:
    """Let bracketed pairs of bare numbers take the statistic of the bracketed pair in front of them."""
    pairs = [
        place
        for place, (one, other) in enumerate(pairwise(items))
        if line.before(one.start, 1) in ("(", "[")
        and _IN_ONE_BRACKET.fullmatch(line.text[one.end - line.start : other.start - line.start])
    ]
    for earlier, later in pairwise(pairs):
        first, one, other = items[earlier], items[later], items[later + 1]
        gap = line.text[first.end - line.start : one.start - line.start]
        if (
            first.statistic in _HEADED
            and (one.statistic, other.statistic) == ("bare", "bare")
            and not _ENDS_ROW.search(gap)
        ):
            items[later] = replace(one, statistic=first.statistic)
            items[later + 1] = replace(other, statistic=first.statistic)
    return items


_WHOLE = r"(?:\d{1,4}|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# "(eight, nine, and seven, respectively)", "(13 vs none; p = 0.01)": whole numbers and nothing else.
_ONLY_WHOLE = sought(
    rf"[(\[]{_WHOLE}(?:(?:,\s(?:and\s)?|\s(?:and|vs?\.?|versus)\s){_WHOLE}){{1,4}}(?:,?\srespectively)?(?=[)\];,])",
    re.IGNORECASE,
)


def _counts_in_brackets(line: Line, items: list[Item]) -> list[Item]:
    """Let brackets of whole numbers count people, where the sentence counted them out of so many.

    "Nausea (61 of 118 with zinc, 48 of 120 with salt), rash (eight and nine, respectively)".
    """
    counted = next((one for one in items if one.statistic == "events" and one.companions), None)
    if counted is None or not any(one.statistic == "bare" for one in items):
        return items
    low = counted.end - line.start
    spans = [found.span() for found in _ONLY_WHOLE.finditer(line.text, low)]
    return [
        replace(one, statistic="events", certain=True)
        if one.statistic == "bare"
        and any(start <= one.start - line.start < end for start, end in spans)
        else one
        for one in items
    ]


_OF_N = re.compile(r"(?:\d{1,4}|[a-z]+)\sof\s(?:the\s)?(?:\d{1,4}|[a-z]+)\b", re.IGNORECASE)


def _of_so_many(line: Line, items: list[Item]) -> list[Item]:
    """Let numbers in a row count people where the last does, out of so many: "3, 6 and 14 of 30 patients".

    Each is as many as 30 or fewer.
    """
    for place in range(len(items) - 1, 0, -1):
        other = items[place]
        whole = next((part.part.value for part in other.companions if part.field == "n"), None)
        if (
            whole is None
            or other.statistic != "events"
            or not _OF_N.match(line.text, other.part.start - line.start)
        ):
            continue
        at = place
        while at and _counts_too(line, items[at - 1], items[at], float(whole)):
            at -= 1
            items[at] = replace(items[at], statistic="events", certain=True)
    return items


def _counts_too(line: Line, one: Item, other: Item, whole: float) -> bool:
    value = one.part.value
    return (
        one.statistic == "bare"
        and not one.unit
        and not one.companions
        and not isinstance(value, str)
        and float(value).is_integer()
        and float(value) <= whole
        and _LISTED.fullmatch(line.text, one.end - line.start, other.start - line.start) is not None
    )
