"""Intervals in a list, for numbers in a list: "0.71, 0.83 and 1.20 (95% CIs 0.55-0.92, … and 0.99-1.46)"."""

from __future__ import annotations

import re
from itertools import pairwise

from trialtrace.extract.accounts.reading import Line, numbers_of, part_of
from trialtrace.grammar.kinds import KINDS
from trialtrace.grammar.mention import Mention, Part

_JOIN = re.compile(r"[\s%)\]]{0,3}(?:[,;]\s?(?:and\s)?|\sand\s)[\s(\[]{0,2}")
# From the last number of a list to the first interval.
_TO = re.compile(
    r"[\s%]{0,3}[A-Za-z/ ]{0,12},?\s?(?:respectively)?[\s,;]{0,2}[(\[]?", re.IGNORECASE
)
_LIMITED = frozenset({"interval", "number_range"})
_MOST = 8


def listed_intervals(line: Line, first: Mention) -> list[tuple[Part, Mention]]:
    """Return the numbers that a list of intervals belongs to, each with its own.

    Parameters
    ----------
    line : Line
        The sentence.
    first : Mention
        An interval with its level.

    Returns
    -------
    list of (Part, Mention)
        Empty where no list of as many numbers stands in front of a list of intervals, or one of
        the numbers is not inside its interval.
    """
    chain = _chain(line, first)
    if len(chain) < 2:
        return []
    ahead = [
        part
        for one in line.mentions
        if one.end <= first.start and KINDS[one.kind].study_data and one.kind != "p_value"
        for part in numbers_of(one)
    ]
    values = ahead[-len(chain) :]
    if len(values) < len(chain):
        return []
    gaps = [
        line.text[one.end - line.start : other.start - line.start]
        for one, other in pairwise(values)
    ]
    if not all(_JOIN.fullmatch(gap) for gap in gaps):
        return []
    if not _TO.fullmatch(line.text, values[-1].end - line.start, first.start - line.start):
        return []
    pairs = list(zip(values, chain, strict=True))
    return pairs if all(_inside(value, limits) for value, limits in pairs) else []


def _chain(line: Line, first: Mention) -> list[Mention]:
    chain = [first]
    for one in line.mentions:
        if one.start < chain[-1].end or len(chain) == _MOST:
            continue
        gap = line.text[chain[-1].end - line.start : one.start - line.start]
        if one.kind not in _LIMITED or not _JOIN.fullmatch(gap):
            break
        chain.append(one)
    return chain


def _inside(value: Part, limits: Mention) -> bool:
    low, high = part_of(limits, "low"), part_of(limits, "high")
    if low is None or high is None or isinstance(value.value, str):
        return False
    return float(low.value) <= float(value.value) <= float(high.value)
