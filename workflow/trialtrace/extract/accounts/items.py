"""The numbers of a sentence that may be results of arms, each with what belongs to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trialtrace.extract.accounts.item_words import (
    BASELINE,
    BOUND,
    HEADER,
    OWN_PERCENT,
    RANGE_BEHIND,
    SURVIVAL,
    Habits,
    header,
    header_behind,
    is_flow,
    percent_kind,
    spread_said,
    unwanted,
)
from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.grammar.mention import Mention, Part
from trialtrace.tables.frozen import frozen

_PLAIN = Habits()
# Kinds of mentions whose value is a mean only where the sentence says so, or in a pair.
BARE_KINDS = frozenset({"measure", "score", "number", "duration", "timepoint", "rate"})
_TIMES = frozenset({"duration", "timepoint"})
_WHEN = re.compile(
    r"\b(?:at|after|for|over|within|during|by|every|until|first|last|past|next)\s+(?:the\s+)?$", re.IGNORECASE
)
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
_FROM_HERE = re.compile(
    r"\bfrom\s+(?:(?:a|an|the|about|baseline|mean|median|of|around)\s+){0,4}$", re.I
)
_TO_THERE = re.compile(
    r"[\s)\]]*(?:[\w/%²°.]{1,10}\s+)?(?:at baseline\s+)?to\s+(?:\w+\s+){0,3}[-−–+]?\d"
)
_WAS_THERE = re.compile(
    r"[\s)\]]*(?:[\w/%²°.]{1,10}\s+)?at (?:baseline|entry|admission|the start)\s+to\s+(?:\w+\s+){0,3}[-−–+]?\d"
)
_GRADE = re.compile(r"\b(?:grades?|stages?|T|N|CDK|kinases?)\s*$", re.IGNORECASE)
_SPREAD_HEAD = re.compile(r"[(\[,]\s?SD\b|standard deviation|±\s?SD", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Companion:
    """A number that belongs to an item: its spread, denominator, limits."""

    field: str
    part: Part


@frozen
class Item:
    """A number that may be a result of an arm.

    Attributes
    ----------
    statistic : str
        As in the column ``statistic``.
    start, end : int
        Offsets of the whole mention.
    part : Part
        The number itself.
    companions : tuple of Companion
        ``sd``, ``q1``, ``q3``, ``minimum``, ``maximum`` (numbers of rows of their own), ``percent``,
        ``n``, ``low``, ``high``, ``level``.
    unit : str
        Unit as it stands.
    certain : bool
        The mention says by itself what it is; else it counts only beside another of its kind.
    flow : bool
        Words beside it speak of completion, adherence or power: it counts only where arms are
        set against each other by it.
    """

    statistic: str
    start: int
    end: int
    part: Part
    companions: tuple[Companion, ...] = ()
    unit: str = ""
    certain: bool = True
    flow: bool = False


def items_of(line: Line, habits: Habits = _PLAIN) -> list[Item]:
    """Read the items of a sentence in order; design, flow and baseline numbers are left out.

    Parameters
    ----------
    line : Line
        The sentence.
    habits : Habits
        What the text says elsewhere of how its numbers are written.
    """
    habits = replace(habits, spread=spread_said(line) or habits.spread)
    found = []
    for mention in line.mentions:
        for one in _singles(line, mention):
            item = _item(line, one, habits)
            if item is not None:
                found.append(_with_spread(item, one, habits.spread))
    return _unified(line, [item for item in found if not _began(line, item)])


def _began(line: Line, item: Item) -> bool:
    """Tell whether a change began with a number: "from 12.4 (2.1) to 11.2 (1.9)" ends at the second."""
    behind = line.after(item.end, 40)
    if _WAS_THERE.match(behind):
        return True
    return (
        _FROM_HERE.search(line.before(item.start, 40)) is not None
        and _TO_THERE.match(behind) is not None
    )


_HANGS_ON = re.compile(r"[\d.]\s?[-–]$|[a-zµμ]\s?/\s?$")
# The values of a list: "value", "value2", "value3".
VALUE_NAMES = frozenset({"value", *(f"value{digit}" for digit in range(10))})


def _singles(line: Line, mention: Mention) -> list[Mention]:
    """Split a list of values under one unit ("21, 22 and 19%") into a mention a value."""
    values = [part for part in mention.parts if part.name in VALUE_NAMES]
    if not values and mention.kind in ("duration", "timepoint", "follow_up"):
        # "16.6 and 25.1 months" is no range: two times, of two arms or outcomes.
        ends = [part for part in mention.parts if part.name in ("low", "high")]
        if len(ends) == 2 and re.fullmatch(
            r"\s*(?:h|hours?|min(?:utes)?|days?|weeks?|months?|years?)?\s*(?:and|vs?\.?|versus)\s*",
            line.text[ends[0].end - line.start : ends[1].start - line.start],
        ):
            values = ends
    if len(values) < 2 or len(values) < len([p for p in mention.parts if p.name != "relation"]):
        return [mention]
    singles = []
    for part in values:
        end = mention.end if part is values[-1] else part.end
        start = mention.start if part is values[0] else part.start
        alone = (Part("value", part.start, part.end, part.value),)
        singles.append(replace(mention, start=start, end=end, parts=alone))
    return singles


def _unified(line: Line, found: list[Item]) -> list[Item]:
    """Let a number without a sign of its own take the statistic of the one it is joined with."""
    out: list[Item] = []
    for place, item in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        if (
            item.statistic in ("bare", "strength")
            and item.unit in ("", "%")
            and following is not None
            and following.statistic in ("percent", "median", "mean")
            and _BESIDE.fullmatch(line.text[item.end - line.start : following.start - line.start])
        ):
            item = Item(
                following.statistic,
                item.start,
                item.end,
                item.part,
                item.companions,
                following.unit,
            )
        if (
            item.statistic == "strength"
            and out
            and out[-1].statistic == "percent"
            and _BESIDE.fullmatch(line.text[out[-1].end - line.start : item.start - line.start])
        ):
            item = Item("percent", item.start, item.end, item.part, item.companions, "%")
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
            and out[-1].statistic in ("relative_change", "mean")
            and _SIDE_BY_SIDE.search(line.text[out[-1].end - line.start : item.start - line.start])
        ):
            item = replace(item, statistic=out[-1].statistic)  # the arms are measured alike
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
                r"\s*(?:(?:patients|women|men|people|participants|subjects|children|cases|eyes)\s*)?"
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


def _in_brackets(line: Line, last: Item, item: Item) -> bool:
    """Tell whether a bare number stands in brackets behind another: its spread, or a remark."""
    gap = line.text[last.end - line.start : item.start - line.start]
    return (
        item.statistic == "bare" and gap in (" (", " [") and line.after(item.end, 1) in (")", "]")
    )


def _item(line: Line, mention: Mention, habits: Habits) -> Item | None:
    before = line.before(mention.start, 160)
    value = part_of(mention, "value")
    kind = mention.kind
    if kind == "change":
        return _end_of_change(line, mention)
    if kind in ("fraction", "count_percent"):
        numerator = part_of(mention, "numerator", "numerator2")
        if numerator is None or unwanted(line, mention) or _GRADE.search(before[-14:]):
            return None
        more = [Companion(field, part)
                for field, *names in (("n", "denominator"), ("percent", "percent", "percent2"))
                if (part := part_of(mention, *names)) is not None]  # fmt: skip
        return Item(
            "events",
            mention.start,
            mention.end,
            numerator,
            tuple(more),
            flow=is_flow(line, mention),
        )
    if value is None or isinstance(value.value, str):
        return None
    if kind == "concentration" and "%" in mention.unit:
        sure = re.search(r"[,:=]\s*$", line.before(value.start, 4))
        return Item(
            "percent" if sure else "strength", value.start, mention.end, value, (), "%", False
        )
    if kind == "relative_effect" and "%" in line.after(value.end, 3):
        return Item("relative_change", mention.start, mention.end, value, (), "%", False)
    if kind == "percent":
        if unwanted(line, mention):
            return None
        said = "mean" if header(before[-80:]) == "mean" else percent_kind(line, mention)
        return Item(
            said, mention.start, mention.end, value, _limits(mention), "%",
            flow=is_flow(line, mention),
        )  # fmt: skip
    if kind in ("mean_sd", "mean", "median", "median_iqr", "value_range", "score"):
        if BASELINE.search(before[-60:]):
            return None
        statistic = (
            {"median": "median", "median_iqr": "median", "mean": "mean"}.get(kind)
            or header(before)
            or (habits.middle if kind == "value_range" else "mean")
        )
        if "%" in mention.unit and kind in ("mean", "median"):
            words = line.text[mention.start - line.start : value.start - line.start]
            if not HEADER.search(words) and not HEADER.search(before[-50:]):
                statistic = percent_kind(line, mention)
            return Item(statistic, mention.start, mention.end, value, (), mention.unit)
        more = [Companion(name, part)
                for name in ("sd", "q1", "q3", "minimum", "maximum", "low", "high", "level")
                if (part := part_of(mention, name)) is not None]  # fmt: skip
        return Item(
            statistic, mention.start, mention.end, value, tuple(more), mention.unit, kind != "score"
        )
    if kind in BARE_KINDS:
        if _HANGS_ON.search(line.before(value.start, 4)):
            return None  # the end of a range, or part of a unit: "mg/100 ml"
        if BASELINE.search(before[-60:]) or BOUND.search(before[-40:]):
            return None
        statistic = header(before) or header_behind(line, mention)
        if not statistic and kind == "duration" and SURVIVAL.search(before[-90:]):
            statistic = "median"  # survival that is given in months is its median
        if not statistic and kind in _TIMES and _WHEN.search(line.before(value.start, 20)):
            return None  # a moment: it stands between no two numbers
        if not statistic and RANGE_BEHIND.match(line.after(mention.end, 40)):
            statistic = habits.middle
        if statistic and kind in ("number", "duration", "measure", "score", "rate"):
            return Item(
                statistic, mention.start, mention.end, value, _limits(mention), mention.unit, False
            )
        unit = "" if kind == "number" else mention.unit  # a noun that is counted is no unit
        return Item("bare", mention.start, mention.end, value, _limits(mention), unit, False)
    if kind == "participants":
        flow = is_flow(line, mention)
        return Item("events", mention.start, mention.end, value, (), "", certain=False, flow=flow)
    return None


def _end_of_change(line: Line, mention: Mention) -> Item | None:
    """Read "fell from 25.1 to 9.8" as the value at the end; where it began is no result."""
    after = part_of(mention, "after")
    if after is None or isinstance(after.value, str):
        return None
    before = line.before(mention.start, 160)
    statistic = header(before) or "mean"
    if "%" in mention.unit and not header(before) and not OWN_PERCENT.search(before):
        statistic = "percent"
    return Item(statistic, after.start, mention.end, after, (), mention.unit, certain=True)


def _limits(mention: Mention) -> tuple[Companion, ...]:
    return tuple(
        Companion(name, part)
        for name in ("low", "high", "level")
        if (part := part_of(mention, name)) is not None and part_of(mention, "value") is not None
    )


def _with_spread(item: Item, mention: Mention, spread: str) -> Item:
    """Call the spread of a mean what it is: the number's own words decide, then the text's."""
    own = mention.notes.get("spread", "")
    if (own or spread) != "se":
        return item
    more = [replace(one, field="se") if one.field == "sd" else one for one in item.companions]
    return replace(item, companions=tuple(more))
