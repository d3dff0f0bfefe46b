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
from trialtrace.grammar.prefilter import sought

_RESPECTIVELY = sought(r"(?<=[%\w)\]]),?\srespectively\b", re.IGNORECASE)
_LISTED = re.compile(r"\s?(?:%|per ?cent)?(?:\s[a-z]{1,8})?(?:,\s|,?\sand\s)", re.IGNORECASE)
_TO_NAME = re.compile(
    r"\s?(?:%|per ?cent\b)?(?:\s[a-z]{1,8})?(?:,?\srespectively,?)?\s(?:in|for|with|on|of|among)\s"
    r"(?:the\s|those\s(?:\w+\s){0,3}|patients\s(?:\w+\s){0,3})?(?:,?\srespectively,?\s)?",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[;]\s|[.:]\s(?=[A-Z])")


def runs_against(
    line: Line, items: Sequence[Item], mentions: Sequence[ArmMention]
) -> dict[int, int]:
    """Give as many numbers as stand in a row behind a word of comparison to one arm, those before to the other.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers.
    mentions : sequence of ArmMention
        Where it speaks of arms: one in front of all, the other behind the last number of the row.

    Returns
    -------
    dict of int to int
        The arm of each number by its start; empty where the sentence is built otherwise.
    """
    said = _RESPECTIVELY.search(line.text) if len(items) > 3 and len(mentions) > 1 else None
    if said is None:
        return {}
    stop = line.start + said.start()
    done = [item for item in items if item.end <= stop + 1]
    if len(done) < 2:
        return {}
    run = [done[-1]]
    for one, other in pairwise(reversed(done)):
        if not _LISTED.fullmatch(line.text, other.end - line.start, one.start - line.start):
            break
        run.insert(0, other)
    ahead = [item for item in done if item.end <= run[0].start][-len(run) :]
    if len(run) < 2 or len(ahead) != len(run):
        return {}
    if len({item.statistic for item in (*ahead, *run)}) > 1:
        return {}
    gap = line.text[ahead[-1].end - line.start : run[0].start - line.start]
    if not VERSUS.search(gap) or _CLAUSE_END.search(
        line.text, ahead[0].end - line.start, run[0].start - line.start
    ):
        return {}
    before = [m for m in mentions if m.end <= run[0].start]
    behind = next((m for m in mentions if m.start >= run[-1].end), None)
    whose = {m.arm for m in before}
    # A row behind a row: "12% and 31%, compared with 9% and 4%" are told in another way.
    apart = [line.text[a.end - line.start : b.start - line.start] for a, b in pairwise(ahead)]
    if len(whose) != 1 or behind is None or behind.arm in whose or before[0].start > ahead[0].start:
        return {}
    if any(VERSUS.search(one) or _LISTED.fullmatch(without_brackets(one)) for one in apart):
        return {}
    if not _TO_NAME.fullmatch(line.text, run[-1].part.end - line.start, behind.start - line.start):
        return {}
    arm = whose.pop()
    return {item.start: arm for item in ahead} | {item.start: behind.arm for item in run}
