"""One arm's numbers in a row, set against the other's: "54% coughed and 12% wept, v 31% and 6%, respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import VERSUS
from trialtrace.extract.accounts.results.items.words import without_brackets

_LISTED = re.compile(
    r"\s?(?:%|per ?cent)?(?:\s(?P<noun>[a-z]{1,8}))?(?:,\s|,?\sand\s)", re.IGNORECASE
)
_TO_NAME = re.compile(
    r"\s?(?:%|per ?cent\b)?(?:\s[a-z]{1,8})?(?:,?\srespectively,?)?\s(?:in|for|with|on|of|among)\s"
    r"(?:the\s|(?:those|children|women|men|people|[a-z-]+s)\s(?:\w+\s){0,3})?(?:,?\srespectively,?\s)?",
    re.IGNORECASE,
)
# From a name to the row behind it: " group, the corresponding figures were ".
_TO_ROW = re.compile(
    r"(?:\s[a-z]+){0,2}[,:]?\s(?:(?:the|these|corresponding|respective|figures|numbers|values|rates|percentages"
    r"|proportions|counts|was|were|only)\s){0,6}",
    re.IGNORECASE,
)
# A bare number in a row of counts is a count.
COUNTED = frozenset({"events", "bare"})
_CLAUSE_END = re.compile(r"[;]\s|[.:]\s(?=[A-Z])")


def runs_against(
    line: Line, items: Sequence[Item], mentions: Sequence[ArmMention]
) -> dict[int, int]:
    """Give as many numbers as stand in a row to one arm, those before them to the other.

    The numbers in front have words of their own; those of the row are a bare list, or stand behind
    the same words. Either arm is named behind its numbers ("mild in 54% and severe in 12% with zinc,
    and in 31% and 6% with placebo"), or in front of them ("on zinc 54% coughed and 12% wept; on
    placebo, 31% and 6%"), or the row's behind a word of comparison ("on zinc 54% coughed and 12%
    wept, versus 31% and 6% on placebo").

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers.
    mentions : sequence of ArmMention
        Where it speaks of arms.

    Returns
    -------
    dict of int to int
        The arm of each number by its start; empty where the sentence is built otherwise.
    """
    if len(items) < 4 or len({m.arm for m in mentions}) < 2:
        return {}
    for place in range(2, len(items) - 1):
        for size in range(min(place, len(items) - place), 1, -1):
            ahead, run = items[place - size : place], items[place : place + size]
            if not _is_row(line, ahead, run):
                continue
            arms = _whose(line, ahead, run, mentions)
            if arms:
                one, other = arms
                return {item.start: one for item in ahead} | {item.start: other for item in run}
    return {}


def _gaps(line: Line, row: Sequence[Item]) -> list[str]:
    return [line.text[_end(a) - line.start : b.start - line.start] for a, b in pairwise(row)]


def _end(item: Item) -> int:
    """Return where a number ends with its share or spread; words that it counts are left outside."""
    return item.end if item.companions else item.part.end


def _is_row(line: Line, ahead: Sequence[Item], run: Sequence[Item]) -> bool:
    """Tell whether numbers with words of their own are followed by a list, or by the same words."""
    kinds = {item.statistic for item in (*ahead, *run)}
    if len(kinds) > 1 and (kinds != COUNTED or any(item.unit for item in run)):
        return False
    apart, between = _gaps(line, ahead), _gaps(line, run)
    if any(VERSUS.search(one) or _CLAUSE_END.search(one) for one in apart):
        return False
    # A row behind a row: "12% and 31%, compared with 9% and 4%" are told in another way.
    last = line.after(_end(ahead[-1]), 20).lstrip("% ").split()
    for one in apart:
        listed = _LISTED.fullmatch(without_brackets(one))
        if listed and (listed["noun"] is None or listed["noun"] == (last or [""])[0].strip(",")):
            return False
    return all(_LISTED.fullmatch(one) for one in between) or apart == between


def _whose(
    line: Line, ahead: Sequence[Item], run: Sequence[Item], mentions: Sequence[ArmMention]
) -> tuple[int, int] | None:
    """Return the arm of the numbers in front, and that of the row behind them."""
    low, high = _end(ahead[-1]), run[0].start
    first = [m for m in mentions if m.end <= ahead[0].start]
    between = [m for m in mentions if low <= m.start and m.end <= high]
    behind = next((m for m in mentions if m.start >= _end(run[-1])), None)
    if any(ahead[0].start <= m.start < low or high <= m.start < _end(run[-1]) for m in mentions):
        return None
    gap = line.text[low - line.start : high - line.start]
    to_row = line.text[between[-1].end - line.start : high - line.start] if between else "-"
    one, other = first, between
    if not _TO_ROW.fullmatch(to_row) or VERSUS.search(to_row):
        if behind is None or not _leads_to(line, run[-1], behind):
            return None
        if between and not _leads_to(line, ahead[-1], between[0]):
            return None
        if not between and (VERSUS.search(gap) is None or _CLAUSE_END.search(gap)):
            return None
        one, other = between or first, [behind]
    whose = [{m.arm for m in side} for side in (one, other)]
    if any(len(side) != 1 for side in whose) or whose[0] == whose[1]:
        return None
    return whose[0].pop(), whose[1].pop()


def _leads_to(line: Line, item: Item, name: ArmMention) -> bool:
    """Tell whether a name stands behind a number: "12% of those on zinc", "12 (10%) in the zinc group"."""
    return any(
        _TO_NAME.fullmatch(line.text, end - line.start, name.start - line.start)
        for end in (item.part.end, item.end)
    )
