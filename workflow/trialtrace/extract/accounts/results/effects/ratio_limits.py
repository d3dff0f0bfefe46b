"""Which ratio an estimate is whose limits alone, or with the text before it, make it one."""

from __future__ import annotations

import re
from bisect import bisect_left

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.once import once
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.effects.ratio_letters import Limits, limits_of
from trialtrace.extract.accounts.results.effects.ratio_names import (
    IN_WORDS,
    REACH,
    is_only_ratio,
    names_in,
)
from trialtrace.grammar.families.ratios import leans_to_ratio, skew
from trialtrace.grammar.mention import Mention, Part


def like_ratio(mention: Mention) -> bool:
    """Tell whether limits lie around a value as around a ratio: alike in logarithms."""
    parts = limits_of(mention)
    if None in parts:
        return False
    edges = [float(part.value) for part in parts if part]
    return skew(*edges) <= 0 or leans_to_ratio(*edges)


def ratio_like(account: Account, line: Line, low: Part, value: Part, high: Part) -> str:
    """Return the ratio that an estimate is by its limits, and by the ratios named before it.

    Limits of a ratio lie alike around it in logarithms, those of a mean or a difference alike on
    the plain scale: an estimate of which only the first is so is one more of the ratios that the
    text speaks of, if "differences" stands in front of it too: "no differences in falls (0.83;
    95% CI 0.64 to 1.09)". Behind "the likelihood ratio was" it is one of those.
    """
    whole = all(float(part.value).is_integer() for part in (low, value, high))
    if whole or not is_only_ratio(line, (low, value, high)):
        return ""  # whole numbers may be rounded too far to tell
    named = names_in(account, line, line.before(value.start, REACH))
    if named:
        return named[-1][1]
    told = [kind for word, kind in IN_WORDS[:2] if word in line.before(value.start, 60).lower()]
    return told[0] if told else ratio_before(account, line)


def ratio_by_limits(account: Account, line: Line, limits: Limits, unit: str) -> str:
    """Return the ratio that an estimate is by its limits; empty where one is missing or it has a unit."""
    low, value, high = limits
    if unit or low is None or value is None or high is None:
        return ""
    found = ratio_like(account, line, low, value, high)
    if found or not _OF_RISKS.search(line.before(value.start, 90)):
        return found
    edges = [float(part.value) for part in (low, value, high)]
    return ratio_before(account, line) if skew(*edges) <= 0 and edges[2] < _HIGHEST else ""


# "This risk rose from 1.09 (95% CI 0.96 to 1.23) to 1.38": of the ratio named before.
_OF_RISKS = re.compile(
    r"\b(?:this|these|the|corresponding) (?:risks?|odds|hazards?)\b", re.IGNORECASE
)
_HIGHEST = 20


# "(41 of 104 [39%] vs 33 of 105 [31%]; | 1.24 [0.79-1.95]"
_BEHIND_SHARES = re.compile(r"\d\s?%?[\])]?\s?[;,]\s$")

_SHARES_AHEAD = frozenset({"fraction", "count_percent", "percent"})


def ratio_of_shares(account: Account, line: Line, low: Part, value: Part) -> str:
    """Return the ratio that an unnamed estimate behind two shares is: of the kind before it.

    Empty where no share stands right in front of it in its bracket, where it may be negative, or where no
    ratio has been named.
    """
    if low.value <= 0 or not _BEHIND_SHARES.search(line.before(value.start, 8)):
        return ""
    ahead = [one for one in line.mentions if one.end <= value.start]
    if not ahead or ahead[-1].kind not in _SHARES_AHEAD or "%" in line.after(value.end, 2):
        return ""
    return ratio_before(account, line)


def ratio_before(account: Account, line: Line) -> str:
    """Return the kind of ratio that the text before a sentence spoke of last, if it was one kind.

    "Odds ratios … . Night work was linked to falls (1.8, 1.2-2.7)": the name is not repeated.
    """
    starts, kinds = _told(account)
    at = bisect_left(starts, line.start) - 1
    return kinds[at] if at >= 0 else ""


@once
def _told(account: Account) -> tuple[list[int], list[str]]:
    """Return where sentences begin that name ratios, and the ratio of each; empty where it names two."""
    named = [
        (line.start, {kind for _, kind in names_in(account, line, line.text) if kind})
        for line in account.lines
    ]
    told = [(start, kinds.pop() if len(kinds) == 1 else "") for start, kinds in named if kinds]
    return [start for start, _ in told], [kind for _, kind in told]
