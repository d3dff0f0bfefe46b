"""Numbers of a sentence that say together what each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.item import Companion, Item
from trialtrace.extract.accounts.results.item_words import OF_PEOPLE, without_brackets
from trialtrace.grammar.people import PERSONS

_BESIDE = re.compile(
    r"\s*%?\s*(?:[A-Za-z+/-]{1,16}\s+)?,?\s*(?:vs?\.?|versus|and|or|compared (?:with|to)|,"
    r"|than)\s*(?:[A-Za-z+/-]{1,16}[,:]?\s+){0,2}",
    re.IGNORECASE,
)
_SIDE_BY_SIDE = re.compile(
    r"^\s?%?(?:[^.;%]|\.(?=\d)){0,90}?\b(?:vs?\.?|versus|and|compared (?:with|to)|than|or|against)\b"
    r"(?:[^.;%]|\.(?=\d)){0,40}$",
    re.IGNORECASE,
)
_AGAINST_ANOTHER = re.compile(r"\s?%?\s(?:vs?\b\.?|versus|and|compared (?:with|to))\s[^()]{0,20}\d")
_SPREAD_HEAD = re.compile(r"[(\[,]\s?SD\b|standard deviation|±\s?SD", re.IGNORECASE)


def unified(line: Line, found: Iterable[Item]) -> list[Item]:
    """Let a number without a sign of its own take the statistic of the one it is joined with."""
    out: list[Item] = []
    for item in _as_those_behind(line, list(found)):
        if (
            item.statistic == "strength"
            and out
            and out[-1].unit == "%"
            and _BESIDE.fullmatch(line.text[out[-1].end - line.start : item.start - line.start])
        ):
            item = replace(item, statistic=out[-1].statistic, certain=True)
        if item.statistic == "strength":
            continue
        if (
            out
            and item.statistic == "bare"
            and out[-1].statistic in ("median", "mean")
            and out[-1].unit in ("", item.unit)
            and not out[-1].companions
            and _BESIDE.fullmatch(line.text[out[-1].end - line.start : item.start - line.start])
        ):
            item = replace(item, statistic=out[-1].statistic)  # "median 2.8 vs. 4.2 months"
        if (
            out
            and item.statistic in ("percent", "relative_change")
            and out[-1].unit == "%"
            and (
                out[-1].statistic in ("relative_change", "mean")
                or (out[-1].statistic == "median" and not out[-1].companions)
            )
            and not _of_its_own(line, out[-1], item)
            and _is_told_alike(line, out[-1], item)
        ):
            item = replace(item, statistic=out[-1].statistic)  # the arms are measured alike
        if (
            out
            and (out[-1].statistic, item.statistic, item.unit) == ("percent", "mean", "%")
            and float(item.part.value) < 0
            and _SIDE_BY_SIDE.search(line.text[out[-1].end - line.start : item.start - line.start])
        ):
            out[-1] = replace(out[-1], statistic="mean")  # "2.6% vs -2.7%": no share is below none
        if out and _in_brackets(line, out[-1], item):
            if _SPREAD_HEAD.search(line.before(out[-1].start, 90)) and not out[-1].companions:
                last = out[-1]
                more = (Companion("sd", item.part),)
                out[-1] = replace(last, end=item.end + 1, companions=more)
            continue
        if (
            out
            and item.statistic == "percent"
            and out[-1].statistic == "events"
            and not any(companion.field == "percent" for companion in out[-1].companions)
            and re.fullmatch(
                rf"\s*(?:(?:{PERSONS}|cases|eyes)\s*)?"
                r"[,;(=[]?\s*",
                line.text[out[-1].end - line.start : item.start - line.start],
            )
        ):
            last = out[-1]
            more = (*last.companions, Companion("percent", item.part))
            out[-1] = Item("events", last.start, item.end, last.part, more, last.unit, last.certain)
            continue
        out.append(item)
    return out


def _as_those_behind(line: Line, found: list[Item]) -> list[Item]:
    """Let numbers without a sign take statistic and unit of the next: "3.4, 3.6 and 5.1 points"."""
    for place in range(len(found) - 2, -1, -1):
        item, following = found[place], found[place + 1]
        if (
            item.statistic in ("bare", "strength")
            and item.unit in ("", "%")
            and following.statistic in ("percent", "median", "mean")
            and _BESIDE.fullmatch(line.text[item.end - line.start : following.start - line.start])
        ):
            found[place] = Item(
                following.statistic,
                item.start,
                item.end,
                item.part,
                item.companions,
                following.unit,
            )
    return found


def _is_told_alike(line: Line, last: Item, item: Item) -> bool:
    """Tell whether a percentage is set beside another, or listed with it: "64.6, 78.5 and 81.0%"."""
    gap = line.text[last.end - line.start : item.start - line.start]
    return (gap == ", " and not last.companions) or _SIDE_BY_SIDE.search(
        without_brackets(gap)
    ) is not None


def _of_its_own(line: Line, last: Item, item: Item) -> bool:
    """Tell whether a percentage is of people, or one of a pair in a bracket of their own.

    "A reduction of 42% in the risk compared with placebo (9% vs 14%)".
    """
    if OF_PEOPLE.match(line.after(item.end, 60)):
        return True
    gap = line.text[last.end - line.start : item.start - line.start]
    first, opened = gap.find("("), gap.rfind("(")
    if opened <= gap.rfind(")") or 0 <= gap.find(")") < first:
        return False  # in no bracket, or in a row of brackets: "LDL (-12% vs -3%), HDL (2% vs 1%)"
    return _AGAINST_ANOTHER.match(line.after(item.end, 40)) is not None


def _in_brackets(line: Line, last: Item, item: Item) -> bool:
    """Tell whether a bare number stands in brackets behind another: its spread, or a remark."""
    gap = line.text[last.end - line.start : item.start - line.start]
    return (
        item.statistic == "bare" and gap in (" (", " [") and line.after(item.end, 1) in (")", "]")
    )
