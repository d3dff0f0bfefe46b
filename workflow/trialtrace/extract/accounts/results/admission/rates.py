"""Numbers that say how often something happened: so many events in so many years of so many people.

"2.4 falls per 1000 patient-years with zinc, 3.1 with placebo" is no mean of anything that was
measured on a person, nor are shares of people written as fractions ("a cumulative incidence of 0.28").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.roles.assigned import Assigned

_WHO = (
    r"(?:person|patient|wom[ae]n|m[ae]n|child(?:ren)?|infant|people|participant|subject|individual|inhabitant|life|live"
    r"|(?:live[- ]?)?birth|pregnanc(?:y|ie)|newborn|neonate"
    r"|deliver(?:y|ie)|admission|procedure|operation|eye|catheter|ventilator|device|hospital|bed|follow-up|population)"
)
# "falls per 1000 women-years", "events/100 patient-years".
_PER_PEOPLE = re.compile(
    rf"\s?(?:[a-z-]+\s){{0,3}}?(?:per|/|for every|in every)\s?10[0 ,]*(?:\s|-)(?:[a-z]+ed\s)?{_WHO}s?\b",
    re.IGNORECASE,
)
# What is a share of people, written from 0 to 1.
_SHARE_HEAD = re.compile(
    r"\b(?:cumulative (?:incidence|probability|hazard)|incidences?|probabilit(?:y|ies)|(?:survival|event|mortality)"
    r" (?:rates?|probabilit(?:y|ies)))\b(?:[^.;]|\.(?=\d)){0,140}$",
    re.IGNORECASE,
)


def as_rates(line: Line, given: Sequence[Assigned]) -> list[Assigned]:
    """Call the means of a tuple rates, where one of them says of how many people it is.

    Parameters
    ----------
    line : Line
        The sentence.
    given : sequence of Assigned
        Results that stand side by side.
    """
    means = [one for one in given if one.item.statistic == "mean" and not _has_spread(one)]
    if not means or not (_says_of_whom(line, means) or _are_shares(line, means)):
        return list(given)
    return [
        replace(one, item=replace(one.item, statistic="rate")) if one in means else one
        for one in given
    ]


def with_unit_of_rate(line: Line, given: list[Assigned]) -> list[Assigned]:
    """Give bare numbers the unit of a rate beside them: both are rates in "14 versus 16 falls per 100 women".

    Parameters
    ----------
    line : Line
        The sentence.
    given : list of Assigned
        Numbers that stand side by side.
    """
    unit = next((one.item.unit for one in given if _says_of_whom(line, [one])), "")
    if not unit:
        return given
    return [
        replace(one, item=replace(one.item, unit=unit))
        if one.item.statistic == "bare" and not one.item.unit
        else one
        for one in given
    ]


def _has_spread(one: Assigned) -> bool:
    return any(more.field in ("sd", "se") for more in one.item.companions)


def _says_of_whom(line: Line, means: Sequence[Assigned]) -> bool:
    return any(_PER_PEOPLE.match(line.text, one.item.part.end - line.start) for one in means)


def _are_shares(line: Line, means: Sequence[Assigned]) -> bool:
    """Tell whether numbers from 0 to 1 without a unit stand under a word for a share."""
    return all(0 < one.item.part.value < 1 and not one.item.unit for one in means) and bool(
        _SHARE_HEAD.search(line.before(means[0].item.start, 200))
    )
