"""Numbers of the arms in one list, in the order of another: "52 and 51 men in A and B, respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.sizes.arm_rules import FLOW, TOLD
from trialtrace.extract.accounts.sizes.counts import Count
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.sums import alike
from trialtrace.extract.accounts.sizes.words import HAPPENED_LATER, NOUN, SOMEBODY, THINGS

RULE = "n.respectively"
# Two numbers of one list: nothing stands between them but whom they count, their share and a joint.
_JOINT = re.compile(
    r"(?:\s(?:[a-z-]+\s)?" + NOUN + r")?(?:\s?[(\[]\s?\d[\d.]*\s?%\s?[)\]])?(?:\s" + NOUN + r")?"
    r"\s*(?:,|,? and|,? or|,? v\.?|,? vs\.?|,? versus)\s*",
    re.IGNORECASE,
)
# A share is told of those who stayed, and of those to whom something happened.
_STAYED = re.compile(
    r"\b(?:complet\w+|analy[sz]\w+|evaluable|assessable|follow\w*|remain\w+|attend\w+|return\w+)\b",
    re.IGNORECASE,
)
_CLAUSE = 90
_VERB = re.compile(r"\s(?:were|was|had|did|are|have)\b")


def respective_sizes(
    line: Line, counts: Sequence[Count], mentions: Sequence[ArmMention], arms: int
) -> list[Size]:
    """Give lists of numbers to the arms that stand in another list of the sentence.

    Parameters
    ----------
    line : Line
        A sentence.
    counts : sequence of Count
        Its numbers that may count people, in order.
    mentions : sequence of ArmMention
        Where it speaks of arms.
    arms : int
        How many arms there are.

    Returns
    -------
    list of Size
        One a number; empty where no such list counts people who were taken in, or stayed.
    """
    if arms < 2 or len(counts) < 2 or "respectively" not in line.text:
        return []
    found: list[Size] = []
    for run in _runs(counts):
        if not 1 < len(run) <= arms or not alike([one.value for one in run]):
            continue
        if THINGS.match(run[-1].behind):
            continue  # "12, 18 and 31 relapses in the A, B and C groups, respectively"
        somebody = any(one.equals or one.people or _is_plural(one) for one in run)
        if not somebody or not _is_closed(run) or not _counts_all(run):
            continue
        found += [
            Size(one.start, one.end, one.value, "", RULE, arm)
            for one, arm in zip(run, _arms_of(run, mentions), strict=False)
        ]
    return found


def _is_plural(one: Count) -> bool:
    """Tell "19 sailors stayed" from "203 were deaths"."""
    return bool(SOMEBODY.match(one.behind)) and not _VERB.match(one.behind)


def _runs(counts: Sequence[Count]) -> list[list[Count]]:
    """Return the lists that numbers stand in."""
    runs = [[counts[0]]]
    for one, other in pairwise(counts):
        gap = one.line.text[one.end - one.line.start : other.start - one.line.start]
        if _JOINT.fullmatch(gap) and not (one.part or other.part):
            runs[-1].append(other)
        else:
            runs.append([other])
    return runs


def _is_closed(run: Sequence[Count]) -> bool:
    """Tell "52 and 51 men" from "of 98 men, 86 stayed": a word joins the last number of a list."""
    line = run[0].line
    gap = line.text[run[-2].end - line.start : run[-1].start - line.start]
    return bool(re.search(r"\b(?:and|or|v|vs|versus)\b", gap))


def _counts_all(run: Sequence[Count]) -> bool:
    """Tell those who were taken in, or stayed, from those to whom something happened."""
    line = run[0].line
    before = re.split(r"[.;]\s", line.before(run[0].start, _CLAUSE))[-1]
    behind = re.split(r"[.;]\s", line.after(run[-1].end, _CLAUSE))[0]
    if HAPPENED_LATER.search(behind):
        return False
    if any(one.percent >= 0 for one in run):
        return bool(_STAYED.search(behind))
    clause = before + " 0 " + behind
    return bool(FLOW.search(clause) or TOLD.search(clause))


def _arms_of(run: Sequence[Count], mentions: Sequence[ArmMention]) -> tuple[int, ...]:
    """Return the arms of the list behind the numbers, else of the one in front of them."""
    behind = _first_each([one.arm for one in mentions if one.start >= run[-1].end])
    if len(behind) == len(run):
        return tuple(behind)
    front = _first_each([one.arm for one in reversed(mentions) if one.end <= run[0].start])
    return tuple(reversed(front)) if len(front) == len(run) else ()


def _first_each(arms: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(arms))
