"""Numbers of the arms that are told again: of whom there were results, who came back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.sizes.counts import Count
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.sums import alike

# A second number of an arm holds most of the first; fewer may be those to whom something happened.
_MOST = 0.6
# What says that people were there to be measured, and not what was found in them.
_AVAILABLE = re.compile(
    r"\b(?:evaluable|assessable|analy[sz]ed|per[- ]protocol|intention[- ]to[- ]treat|examined"
    r"|re-?assessed|attended|complet(?:ed|ers)"
    r"|(?:be|were|was) (?:evaluated|assessed|followed|measured)"
    r"|(?:data|information|follow[- ]up|recordings?|measurements?|samples?|results?|evaluations?"
    r"|assessments?|outcomes?|questionnaires?|diaries)\b[^.;:]{0,50}\b(?:complete|available|obtained"
    r"|possible|done|given|returned|known|provided|analy[sz]ed))\b",
    re.IGNORECASE,
)
# What is said of some of those who were measured.
_FOUND = re.compile(
    r"\b(?:responses?|remissions?|recover\w+|cures?|relief|pain-free)\b", re.IGNORECASE
)
_JOINT = re.compile(r"\s*(?:,|,? and|,? v\.?|,? vs\.?|,? versus)\s*")
_CLAUSE = 150


def repeated_sizes(
    counts: Sequence[Count], told: Sequence[Size], chosen: dict[int, Size], order: Sequence[int]
) -> list[Size]:
    """Find second numbers of all arms in one sentence that says who could be measured.

    Parameters
    ----------
    counts : sequence of Count
        All numbers of the account that may count people, in order.
    told : sequence of Size
        Numbers that words give to an arm.
    chosen : dict of int to Size
        The size in use of each arm: of all or of none.
    order : sequence of int
        The arms in the order in which the text names them.

    Returns
    -------
    list of Size
        Named numbers ("43 in the tape group and 47 in the control group"), else lists as long as
        the arms are many ("431 and 440 could be examined"), which follow the arms' order.
    """
    if len(order) < 2 or 0 < len(chosen) < len(order):
        return []
    words = {size.start: size for size in told if not size.each and size.arm >= 0}
    used = {size.start for size in chosen.values()}
    found: list[Size] = []
    for place in range(len(counts) - len(order) + 1):
        run = counts[place : place + len(order)]
        if any(one.start in used or one.part for one in run) or not _available(run):
            continue
        arms = [words[one.start].arm if one.start in words else -1 for one in run]
        near = max(one.value for one in run) <= 2 * min(one.value for one in run)
        if arms.count(-1) == 1 and near:  # "18 on zinc and 19 on the other drug"
            left = set(order) - set(arms)
            arms = [left.pop() if arm < 0 and len(left) == 1 else arm for arm in arms]
        named = sorted(arms) == sorted(order)
        if not named and (arms != [-1] * len(run) or not _listed(run)):
            continue
        arms = arms if named else list(order)
        if not chosen and not named:
            continue
        if not alike([one.value for one in run]):
            continue
        pairs = zip(arms, run, strict=True)
        if not chosen or all(_fits(one.value, chosen[arm].value) for arm, one in pairs):
            rule, tier = ("n.again", "likely") if named else ("n.again_in_order", "unsure")
            found += [
                Size(one.start, one.end, one.value, "analysed", rule, arm, tier)
                for arm, one in zip(arms, run, strict=True)
            ]
            used |= {one.start for one in run}
    return found


def _fits(value: int, size: int) -> bool:
    return _MOST * size <= value <= size


def _available(run: Sequence[Count]) -> bool:
    line = run[0].line
    if any(one.line is not line or one.percent >= 0 for one in run):
        return False
    low = max(line.start, run[0].start - _CLAUSE)
    before = re.split(r"[.;]\s", line.text[low - line.start : run[0].start - line.start])[-1]
    behind = re.split(r"[.;]\s", line.after(run[-1].end, _CLAUSE))[0]
    clause = before + "0" + behind
    return bool(_AVAILABLE.search(clause)) and not _FOUND.search(before)


def _listed(run: Sequence[Count]) -> bool:
    """Tell "431 and 440", "54, 53 and 58": nothing but a joint stands between them."""
    return all(
        _JOINT.fullmatch(one.line.text[one.end - one.line.start : other.start - one.line.start])
        for one, other in pairwise(run)
    )
