"""Whose each of two figures is, by the names around and between them in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.questions.arms.mentions import Named

_BEHIND = re.compile(
    r"[^.;]{0,45}?\b(?:in|for|with|on|under|of|among|from|after|by)\s+(?:the\s+|patients\s+|those\s+)?$"
    r"|\W*\(?\s*$",
    re.IGNORECASE,
)
# "3.1 in BT", "4.5 with late walking": whom a figure is of, behind it.
_WHOSE = re.compile(
    r"[^.;,\d]{0,20}?\b(?:in|for|with|on|under|among|receiving)\s+(?:the\s+|those\s+|patients\s+)*"
    r"(?P<who>[^\W\d_][^.;,()\d]*)",
    re.IGNORECASE,
)
# … but for moments, and groups that are told elsewhere.
_NOBODY = re.compile(
    r"(?:the\s+)?(?:two|three|four|both|either|each|all|favou?r|week|month|year|day|hour|baseline|study|"
    r"(?:first|second|third|last|end|follow)\b|(?:groups?|arms?|other|others|latter|former|same|respect|terms?|"
    r"patients|participants|mean|range|an? |SD\b|standard))",
    re.IGNORECASE,
)
# What sets a name against the figure in front of it.
_AGAINST = re.compile(r"\b(?:than|versus|vs|compared|against|whereas|while)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:^|[.;:]\s+|,\s+)\W*(?:(?:results?|and|but|however)\W+)?(?:as\s+)?(?:compared (?:with|to)|relative to|"
    r"in (?:comparison|contrast) (?:with|to)|unlike|versus)\s+"
    r"(?:(?:the|those|patients|in|on|with|who|had|received)\s+)*$",
    re.IGNORECASE,
)
RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_JOIN = re.compile(
    r"[^.;]{0,40}?(?:\b(?:and|vs|versus|compared (?:to|with)|to)\b|,)[^.;]{0,30}$", re.IGNORECASE
)


def in_told_order(view: str, named: list[Named]) -> list[Named]:
    """Return two names with the one behind "compared with" at the front of a sentence as the second.

    "Compared with peat, clay led to more leaks (12 vs 11)": 12 with clay.
    """
    if len(named) == 2 and _OPENING.search(view[: named[0].start]):
        return [named[1], named[0]]
    return named


def give(
    first: tuple[int, int],
    second: tuple[int, int],
    low: int,
    high: int,
    named: list[Named],
    view: str,
) -> str:
    """Return the side of the first of two figures, or an empty string where it cannot be told.

    Parameters
    ----------
    first, second : tuple of int
        Spans of the figures in the sentence.
    low, high : int
        Where the clause of the pair begins and ends.
    """
    before = [one for one in named if low <= one.start and one.end <= first[0]]
    between = [one for one in named if first[1] <= one.start and one.end <= second[0]]
    after = [one for one in named if second[1] <= one.start and one.end <= high]
    if (
        len(between) == 1
        and after
        and follows(view, first[1], between[0].start)
        and follows(view, second[1], after[0].start)
    ):
        return between[0].side if after[0].side != between[0].side else ""
    if (not between and labelled_else(view, first[1], second[0], named)) or labelled_else(
        view, second[1], high, named
    ):
        return ""
    opposed = len(between) == 1 and before and before[-1].side != between[0].side
    if opposed and not (
        follows(view, first[1], between[0].start) and _names_behind(view, second[1], after)
    ):
        return before[-1].side
    if len(between) == 1 and follows(view, first[1], between[0].start) and not before:
        return between[0].side
    if len(between) == 2 and between[0].side != between[1].side:
        return between[0].side
    around = not between and before and after and before[-1].side != after[0].side
    if around and follows(view, second[1], after[0].start):
        # "In X it was 3, compared with 4 in Y": each figure has its own name.
        return before[-1].side
    if not between:
        if (
            len(before) >= 2
            and before[-1].side != before[-2].side
            and _in_order(view, first, second, after)
        ):
            return in_told_order(view, before[-2:])[0].side
        if len(after) >= 2 and after[0].side != after[1].side and not before:
            return after[0].side
    return ""


def follows(view: str, end: int, start: int) -> bool:
    """Tell whether a name belongs to the figure in front of it: "12 (30%) in the X group"."""
    gap = view[end:start]
    return _BEHIND.fullmatch(gap) is not None and not _AGAINST.search(gap)


def labelled_else(view: str, end: int, stop: int, named: Sequence[Named]) -> bool:
    """Tell whether the words right behind a figure say whose it is, and name none of the arms."""
    match = _WHOSE.match(view[end:stop])
    if match is None or _NOBODY.match(match["who"]):
        return False
    start, high = end + match.start("who"), end + match.end("who")
    return not any(one.start < high and start < one.end + 1 for one in named)


def _names_behind(view: str, end: int, after: list[Named]) -> bool:
    return bool(after) and follows(view, end, after[0].start)


def _in_order(
    view: str, first: tuple[int, int], second: tuple[int, int], after: list[Named]
) -> bool:
    """Tell whether two figures follow the order of two names: "respectively", or joined closely."""
    tail = view[second[1] : second[1] + 90]
    return bool(RESPECTIVELY.search(tail)) or (
        bool(_JOIN.fullmatch(view[first[1] : second[0]])) and not after
    )
