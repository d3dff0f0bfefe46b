"""The numbers of a sentence that may be results of arms, each with what belongs to it."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.items.amounts import is_unplanned, moved_by, used_up
from trialtrace.extract.accounts.results.items.conditions import is_condition
from trialtrace.extract.accounts.results.items.counted import single_ones
from trialtrace.extract.accounts.results.items.event_lists import with_event_lists
from trialtrace.extract.accounts.results.items.flow import (
    COMPLETED,
    is_flow,
    is_planned,
    is_shared_out,
)
from trialtrace.extract.accounts.results.items.guards import (
    OF_DESIGN,
    OUT_OF,
    is_at_an_age,
    is_moment,
    is_no_count,
    is_no_value,
    is_prolongation,
    is_scheduled,
)
from trialtrace.extract.accounts.results.items.heads import (
    headed_share,
    is_of_baseline,
    is_of_courses,
    lasted_so_long,
    unit_unsaid,
)
from trialtrace.extract.accounts.results.items.item import Companion, Item
from trialtrace.extract.accounts.results.items.joins import unified
from trialtrace.extract.accounts.results.items.lists import VALUE_NAMES, singles
from trialtrace.extract.accounts.results.items.percent_changes import sums_up_a_pair
from trialtrace.extract.accounts.results.items.percent_kinds import is_own_points, percent_kind
from trialtrace.extract.accounts.results.items.percent_people import FOUND_IN
from trialtrace.extract.accounts.results.items.pressures import pressures
from trialtrace.extract.accounts.results.items.series import over_time
from trialtrace.extract.accounts.results.items.spreads import (
    shown_by,
    with_bracket,
    with_spread,
)
from trialtrace.extract.accounts.results.items.strengths import is_strength
from trialtrace.extract.accounts.results.items.told_counts import (
    count_behind,
    counted_per,
    is_part_of_all,
    is_whole,
    typed_counts,
    whole_behind,
)
from trialtrace.extract.accounts.results.items.traits import is_of_stage, traits_in
from trialtrace.extract.accounts.results.items.turns import end_of_change, turned_in_bracket
from trialtrace.extract.accounts.results.items.words import (
    BOUND,
    HEADER,
    OF_PEOPLE,
    RANGE_BEHIND,
    SURVIVAL,
    Habits,
    bracket_said,
    header,
    header_behind,
    header_of_sentence,
    spread_said,
    unwanted,
)
from trialtrace.grammar.mention import Mention

_PLAIN = Habits()
# Kinds of mentions whose value is a mean only where the sentence says so, or in a pair.
BARE_KINDS = frozenset({"measure", "score", "number", "duration", "timepoint", "rate", "money"})
_TIMES = frozenset({"duration", "timepoint"})
# Two numbers that "to" joins may be a change instead.
_RANGES = frozenset({"number_range", "measure", "score"})
# How far in front of a bare number its clause may be headed by a mean or median.
_HEADED = 280
# What is a share of people however it is written, unless a mean of it is said.
_SHARE = re.compile(
    r"\b(?:incidences?|survival|mortality|probabilit(?:y|ies)|prevalence|proportions?|freedom from|relapse"
    r"|recurrence|(?<!heart )(?<!metabolic )(?<!flow )(?<!filtration )rates?|E[FP]S|[DPR]FS|OS)\b"
    r"(?![^.]*\b(?:means?|averaged?)\b)",
    re.IGNORECASE,
)
# A median time has no beginning in the same people: from the one arm's to the other's.
_MEDIAN_MOVED = re.compile(
    r"\bmedian\b[^.;()\d]{3,90}\bfrom (?:a (?:median )?of )?$", re.IGNORECASE
)
# "a 3-year percent survival estimate of 44.1 (SE 3.4)"
_PERCENT_HEAD = re.compile(
    r"(?:\bper ?cent(?:age)?|%)\s(?:[\w-]+\s){0,2}(?:survival|mortality|incidence|response|recurrence|relapse)\b"
    r"(?:[^.;]|\.(?=\d)){0,90}$",
    re.IGNORECASE,
)
_PER_CENT = re.compile(r"\s?per ?cent\b", re.IGNORECASE)
# "95% confidential interval", "upper one-sided 95% limit": a level, however it is spelled
_LEVEL_OF = re.compile(
    r",?\s(?:\w+-sided\s)?(?:HDI\b|highest|high density|prediction int|confid\w+|credib\w+|C\.?I\.?\b|CL\b)",
    re.IGNORECASE,
)
# "one-sided CI, -infinity to 8.2%", "the upper confidence limit was 5.2% and 7.4%"
_TO_LIMIT = re.compile(
    r"(?:\binfinity|\u221e) to $|\b(?:upper|lower)\s[^.;]{0,24}\b(?:limits?|CL|bounds?)\b(?:[^.;]|\.(?=\d)){0,130}$",
    re.IGNORECASE,
)
# A count with its share, where most write a size: "diarrhoea (n = 22, 1.6%)".
_WITH_PERCENT = re.compile(r"\s?[,;(\[]\s?\d+(?:\.\d+)?\s?%")
# Nobody's survival is told in hours: such times are averaged.
_SHORT_TIME = re.compile(r"\W*(?:h|hrs?|hours?|min|mins|minutes?|s|secs?|seconds?)\b")
# Days until something heals are averaged as often as not.
_DAYS = re.compile(r"\W*(?:d|days?)\b")
_GRADE = re.compile(r"\b(?:grades?|stages?|T|N|CDK|kinases?)\s*$", re.IGNORECASE)


def items_of(line: Line, habits: Habits = _PLAIN) -> list[Item]:
    """Read the items of a sentence in order; design and flow are left out, beginnings marked.

    Parameters
    ----------
    line : Line
        The sentence.
    habits : Habits
        What the text says elsewhere of how its numbers are written.
    """
    habits = replace(
        habits,
        spread=spread_said(line) or habits.spread,
        bracket=bracket_said(line) or habits.bracket,
    )
    found = []
    for mention in line.mentions:
        for one in singles(line, mention):
            item = _item_with_twin(line, one, habits)
            if item is not None and not (found and item.start < found[-1].end):
                item = with_spread(line, item, one, habits)
                found.append(with_bracket(line, item, habits))
                habits = shown_by(line, one, habits)
    traits = traits_in(line) if found else ()
    found = [item for item in found if not any(low <= item.start < high for low, high in traits)]
    if ones := single_ones(line):
        found = sorted([*found, *ones], key=lambda item: item.start)
    found = with_event_lists(line, found)
    found = over_time(line, found)
    return typed_counts(line, unified(line, found), habits.sizes)


def _item_with_twin(line: Line, mention: Mention, habits: Habits) -> Item | None:
    """Read a mention; of two pressures behind one stroke the second goes with the first."""
    pair = pressures(line, mention)
    if pair is None:
        item = _item(line, mention, habits)
        of = OUT_OF.match(line.after(item.part.end, 6)) if item is not None else None
        if item is None or of is None or item.companions or item.statistic == "events":
            return item
        return replace(item, end=max(item.end, item.part.end + of.end()))
    alone = replace(mention, parts=(replace(pair.high, name="value"),))
    item = _item(line, alone, habits)
    if item is None:
        return None
    statistic = "mean" if pair.companions[0].field == "sd" else item.statistic
    more = (*item.companions, *pair.companions)
    return replace(item, statistic=statistic, end=pair.end, companions=more, unit="mmHg")


def _item(line: Line, mention: Mention, habits: Habits) -> Item | None:
    before = line.before(mention.start, 160)
    value = part_of(mention, "value")
    if value is None and len(mention.parts) == 1 and mention.parts[0].name in VALUE_NAMES:
        value = mention.parts[0]  # one of a list, told apart from the others
    kind = mention.kind
    if kind == "change":
        return end_of_change(line, mention, habits.quantities)
    if kind in _RANGES and value is None and (end := turned_in_bracket(line, mention)):
        said = header(before) or header_of_sentence(line, mention) or "mean"
        return Item(said, mention.start, mention.end, end, (), mention.unit, passed=True)
    if kind == "number_range":
        return None
    if kind in ("fraction", "count_percent"):
        numerator = part_of(mention, "numerator", "numerator2")
        if numerator is None or unwanted(line, mention) or _GRADE.search(before[-14:]):
            return None
        if is_planned(line, mention):
            return None
        whole = part_of(mention, "denominator")
        if is_no_count(line, mention, numerator, whole, habits.sizes):
            return None
        share = part_of(mention, "percent", "percent2")
        if kind == "count_percent" and is_whole(numerator, share, habits.sizes):
            if is_part_of_all(numerator, share, habits.sizes):
                return None
            return Item("percent", mention.start, mention.end, share, (), "%")
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
    if kind == "rate" and (counted := counted_per(mention)):
        return counted
    if kind == "concentration" and "%" in mention.unit:
        # "iron: 40%"; what stands in front of a product is its strength: "in a gel, 1% brimoxil"
        sure = (
            value.start > mention.start
            and re.search(r"[,:=]\s*$", line.before(value.start, 4))
            and not is_strength(line, value.start, habits.strengths)
        )
        return Item(
            "percent" if sure else "strength", value.start, mention.end, value, (), "%", False
        )
    if kind == "relative_effect" and "%" in line.after(value.end, 3):
        if OF_PEOPLE.match(line.after(mention.end, 60)) or FOUND_IN.search(
            line.before(value.start, 40)
        ):
            return Item(
                "percent", value.start, mention.end, value, (), "%"
            )  # "judged better by 72% of men"
        if sums_up_a_pair(line, value.start):
            return None
        return Item("relative_change", mention.start, mention.end, value, (), "%", False)
    if kind == "percent":
        if _LEVEL_OF.match(line.after(mention.end, 24)) or _TO_LIMIT.search(before):
            return None
        if unwanted(line, mention) or is_planned(line, mention) or is_of_stage(before):
            return None
        if line.before(mention.start, 1).isalpha():
            return None  # "IC95%"
        if is_strength(line, mention.start, habits.strengths) or is_condition(
            line, mention.start, value.end
        ):
            return None
        said = headed_share(line, mention) or percent_kind(
            line, mention.start, mention.end, habits.quantities
        )
        if said == "mean" and header(line.before(mention.start, _HEADED)) == "median":
            said = "median"  # "median (IQR) weight change was -0.9% (-4.4 to 0.1)"
        more = _limits(mention) + count_behind(line, mention, habits.sizes)
        end, whole = mention.end, whole_behind(line, mention) if said == "percent" else None
        if whole is not None:  # "18.5% of 373 patients on zinc"
            end, more = whole.part.end, (*more, whole)
        return Item(said, mention.start, end, value, more, "%", flow=is_flow(line, mention))
    if kind in ("mean_sd", "mean", "median", "median_iqr", "value_range", "score"):
        ahead = line.before(value.start, 40)
        began = is_of_baseline(
            line.text[max(0, mention.start - line.start - 60) : value.start - line.start]
        )
        if (
            BOUND.search(ahead)
            or OF_DESIGN.match(line.after(value.end, 24))
            or (kind == "median" and is_prolongation(line, value))
            or (kind == "mean_sd" and is_scheduled(line, value))
            or is_of_courses(line.before(value.start, 110))
        ):
            return None
        ranged = kind == "score" and RANGE_BEHIND.match(line.after(mention.end, 40))
        statistic = (
            {"median": "median", "median_iqr": "median", "mean": "mean"}.get(kind)
            or header(before)
            or (habits.middle if kind == "value_range" or ranged else "mean")
        )
        if "%" in mention.unit and kind in ("mean", "median"):
            words = line.text[mention.start - line.start : value.start - line.start]
            if OF_PEOPLE.match(line.after(mention.end, 60)) or not (
                HEADER.search(words) or HEADER.search(before[-50:])
            ):
                statistic = percent_kind(line, mention.start, mention.end, habits.quantities)
            flow = COMPLETED.search(words) is not None  # "median adherence was 92%"
            return Item(
                statistic, mention.start, mention.end, value, (), mention.unit, True, flow, began
            )
        more = [Companion(name.removesuffix("2"), part)
                for name in ("sd", "sd2", "q1", "q3", "minimum", "maximum", "low", "high", "level")
                if (part := part_of(mention, name)) is not None]  # fmt: skip
        written = line.text[mention.start - line.start : mention.end - line.start + 1]
        ahead = line.text[: value.start - line.start]  # the whole sentence
        percent = "%" in written or _PER_CENT.match(line.after(mention.end, 10)) is not None
        percent = percent or (kind == "mean_sd" and _PERCENT_HEAD.search(ahead) is not None)
        if kind == "mean_sd" and percent and not header(before) and _SHARE.search(ahead):
            # "survival was 67 ± 8%": a share of people with its standard error
            more = [replace(one, field="se") if one.field == "sd" else one for one in more]
            statistic = "percent"
        return Item(
            statistic,
            mention.start,
            mention.end,
            value,
            tuple(more),
            mention.unit,
            kind != "score",
            began=began,
        )
    if kind == "age" and not is_at_an_age(before):  # it says what stands beside it for the other
        return Item("mean", mention.start, mention.end, value, (), "years", began=True)
    if kind == "schedule" and is_unplanned(line, mention):
        return Item("events", mention.start, mention.end, value, certain=False)
    if (
        kind in BARE_KINDS
        or (kind == "dose" and used_up(line, mention))
        or (kind == "schedule" and moved_by(line, mention))
        or (kind == "percent_points" and is_own_points(line, mention))
    ):
        if is_no_value(line, mention, value) or is_of_courses(before):
            return None
        if BOUND.search(before[-40:]):
            return None
        began = is_of_baseline(before[-60:])
        statistic = header(line.before(mention.start, _HEADED)) or header_behind(line, mention)
        if (
            not statistic
            and kind == "duration"
            and not _SHORT_TIME.match(mention.unit)
            and (habits.alone == "median" or not _DAYS.match(mention.unit))
            and SURVIVAL.search(line.before(mention.start, _HEADED))
        ):
            statistic = "median"  # survival that is given in months is its median
        if kind in _TIMES and is_moment(line, value, statistic):
            return None
        if not statistic and RANGE_BEHIND.match(line.after(mention.end, 40)):
            statistic = habits.middle
        if kind == "timepoint" and not lasted_so_long(line.before(mention.start, 90)):
            statistic = ""
        if statistic:
            return Item(
                statistic,
                mention.start,
                mention.end,
                value,
                _limits(mention),
                mention.unit,
                certain=False,
                began=began,
            )
        if is_shared_out(line, mention):
            return None
        unit = "" if kind == "number" else mention.unit  # a noun that is counted is no unit
        if kind == "schedule":
            unit = line.text[value.end - line.start : mention.end - line.start].strip()
        return Item(
            "bare",
            mention.start,
            mention.end,
            value,
            _limits(mention),
            unit,
            certain=False,
            began=began,
        )
    if kind == "n_equals" and _WITH_PERCENT.match(line.after(mention.end, 12)):
        return Item("events", mention.start, mention.end, value, flow=is_flow(line, mention))
    unit = unit_unsaid(before) if kind == "participants" else ""
    if unit:
        return Item("bare", mention.start, value.end, value, (), unit, certain=False)
    if (
        kind == "participants"
        and not is_planned(line, mention)
        and not is_shared_out(line, mention)
    ):
        flow = is_flow(line, mention)
        return Item("events", mention.start, mention.end, value, (), "", certain=False, flow=flow)
    return None


def _limits(mention: Mention) -> tuple[Companion, ...]:
    return tuple(
        Companion(name, part)
        for name in ("low", "high", "level")
        if (part := part_of(mention, name)) is not None and part_of(mention, "value") is not None
    )
