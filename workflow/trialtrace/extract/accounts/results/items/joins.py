"""Numbers of a sentence that say together what each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Companion, Item
from trialtrace.extract.accounts.results.items.percent_changes import is_told_as_change
from trialtrace.extract.accounts.results.items.percent_people import COMING_TO, FOUND_IN, SHARE_HEAD
from trialtrace.extract.accounts.results.items.words import OF_PEOPLE, without_brackets
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
# "(12% and 16%; 25% relative reduction) and death (5% and 8%)": a change that sums up a bracket ends with it.
_TOLD_ASIDE = re.compile(
    r"[^()]*\b(?:reduction|increase|decrease|lower|higher|fewer|less)\)[^()]*\("
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
            and not _TOLD_ASIDE.match(line.text[out[-1].end - line.start : item.start - line.start])
            and (_side_by_side(line, out[-1], item) or goes_on(line, out[-1], item))
        ):
            item = replace(item, statistic=out[-1].statistic)  # the arms are measured alike
        if (
            out
            and item.statistic == "relative_change"
            and (item.unit, out[-1].unit, out[-1].statistic) == ("%", "%", "percent")
            and goes_on(line, out[-1], item)
            and not is_told_as_change(line, item.part.end)
        ):
            item = replace(
                item, statistic="percent"
            )  # "a fall was seen in 64% with zinc, 52% with iron"
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
            and not _are_of_whom(line, out[-1], item)
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
    return _sure_in_lists(line, out)


# "Of the 42 women, 26.3% in A": of whom a share is told, no count of those who had it.
_OF_WHOM = re.compile(r"(?:^|[.;:]\s|,\s)(?:of|among)\s(?:the\s|all\s|these\s)?$", re.IGNORECASE)


def _are_of_whom(line: Line, count: Item, share: Item) -> bool:
    gap = line.text[count.end - line.start : share.start - line.start]
    return "(" not in gap and _OF_WHOM.search(line.before(count.start, 20)) is not None


def _as_those_behind(line: Line, found: list[Item]) -> list[Item]:
    """Let numbers without a sign take statistic and unit of the next: "3.4, 3.6 and 5.1 points"."""
    for place in range(len(found) - 2, -1, -1):
        item, following = found[place], found[place + 1]
        if (
            item.statistic in ("bare", "strength")
            and item.unit in ("", "%")
            and following.statistic in ("percent", "median", "mean")
            and _BESIDE.fullmatch(line.text[item.end - line.start : following.start - line.start])
            and not _is_of_its_own(line, item, following)
        ):
            found[place] = Item(
                following.statistic,
                item.start,
                item.end,
                item.part,
                item.companions,
                following.unit,
            )
        elif (
            item.statistic in ("mean", "median")
            and (item.statistic, item.unit, following.unit) == (following.statistic, "", "%")
            and not item.companions
            and _LIST_JOINT.fullmatch(
                line.text[item.end - line.start : following.start - line.start]
            )
        ):
            found[place] = replace(item, unit="%")  # "were reduced by 92.1, 99.0 and 99.8%"
    return found


def _is_of_its_own(line: Line, item: Item, following: Item) -> bool:
    """Tell whether a number with a range is not like whole ones ahead: "(30 vs 58, 0.51 [0.33-0.79])"."""
    ours, theirs = (
        re.search(r"\d[.\u00b7]\d", line.text[one.start - line.start : one.end - line.start])
        for one in (item, following)
    )
    return (
        not ours
        and theirs is not None
        and following.statistic == "median"
        and "median" not in line.text.lower()
    )


_LIST_JOINT = re.compile(r"(?:\s?[\w/%²°]{1,10})?(?:,\s(?:and\s)?|\sand\s)")
_LIST = 3


def _sure_in_lists(line: Line, found: list[Item]) -> list[Item]:
    """Let the numbers of a list of three and more be as sure as its first: "a mean of 4.3, 4.9, and 3.5"."""
    out = list(found)
    low = 0
    for place in range(1, len(found) + 1):
        if place < len(found) and (
            found[place].statistic == found[low].statistic
            and found[place].unit in (found[low].unit, "")
            and _LIST_JOINT.fullmatch(
                line.text[found[place - 1].end - line.start : found[place].start - line.start]
            )
        ):
            continue
        if (
            place - low >= _LIST
            and found[low].certain
            and found[low].statistic in ("mean", "median")
        ):
            out[low:place] = [replace(one, certain=True) for one in found[low:place]]
        low = place
    return out


def _side_by_side(line: Line, last: Item, item: Item) -> bool:
    gap = line.text[last.end - line.start : item.start - line.start]
    return _SIDE_BY_SIDE.search(without_brackets(gap)) is not None


# How many words of its own the name of an arm may have.
_NAME = 2
_WORDS = re.compile(r"[\w'\u2019-]+|[^\w\s]")
_TIES = frozenset(", ( ) [ ] % and or but not vs versus than compared also only".split())  # noqa: SIM905
_LEADS = frozenset("with in for on by at after among during from of".split())  # noqa: SIM905
_GROUPS = frozenset("the a group groups arm arms".split())  # noqa: SIM905
# "and 45% with iron | had nausea": someone is counted; "in eyes treated with iron" says whose they are.
_DID = re.compile(
    rf"\s?%?\s?(?:(?:{PERSONS}|eyes|cases)\b|[^.;,()%]{{0,40}}\b(?:had|was|were|did"
    r"|(?!treated|randomi|assigned|allocated|compared|combined|based|observed|seen)[a-z]{3,}ed)\b)",
    re.IGNORECASE,
)


def goes_on(line: Line, one: Item, other: Item) -> bool:
    """Tell whether a list goes on: "0.8% with zinc, 0.3% with iron", "(7.2%) but not with iron (7.9%)".

    Only names of arms stand between, and both stand in brackets or neither: "relapse was reduced by 24% with
    zinc (12% vs 16%)" goes on with another thing.
    """
    if one.end > other.start or _DID.match(line.after(other.end, 60)):
        return False
    room, opened = 0, 0
    own = line.text[one.start - line.start : one.end - line.start]
    if own.count("(") > own.count(")"):
        return False  # "by 15% (SE 1.6%, 13% vs 28%)": in its bracket
    for word in _WORDS.findall(line.text[one.end - line.start : other.start - line.start].lower()):
        opened += (word in ")]") - (word in "([")
        if word in _TIES:
            room = 0
        elif word in _LEADS:
            room = _NAME
        elif word not in _GROUPS:
            room -= 1
            if room < 0:
                return False
    return opened == 0


def _of_its_own(line: Line, last: Item, item: Item) -> bool:
    """Tell whether a percentage is of people, or one of a pair in a bracket of their own.

    "A reduction of 42% in the risk compared with placebo (9% vs 14%)".
    """
    gap = line.text[last.end - line.start : item.start - line.start]
    behind = line.after(item.end, 60)
    if OF_PEOPLE.match(behind) or COMING_TO.match(behind) or _DID.match(behind):
        return True
    if FOUND_IN.search(line.before(item.start, 40)) or SHARE_HEAD.search(gap):
        return True
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
