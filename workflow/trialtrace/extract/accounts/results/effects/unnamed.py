"""Estimates that no name stands in front of: what their neighbours and the words behind tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.effects.ratio_limits import ratio_like
from trialtrace.extract.accounts.results.effects.ratio_names import RATIO_KINDS, ratio_named
from trialtrace.grammar.families.ratios import NAMED, skew
from trialtrace.grammar.mention import Part

# "… were linked to falls (hazard ratio [95% CI])": the name has no number of its own.
_HEADS_A_BRACKET = re.compile(r"[\[(]\s?(?:adjusted\s|pooled\s)?$", re.IGNORECASE)
_ENDS_THE_BRACKET = re.compile(
    r"[\s,;]*(?:[\[(]\s?)?(?:(?:and\s)?9\d(?:\.\d)?\s?%\s?)?(?:CIs?|confidence (?:intervals?|limits?))?\s?[\])]{1,2}",
    re.IGNORECASE,
)

Limited = tuple[Part, Part, Part]


def ratio_of_neighbours(
    account: Account, line: Line, mine: Limited, others: Iterable[Limited]
) -> str:
    """Return the ratio that an unnamed estimate is because others of its sentence are one.

    "Death was likelier with zinc (1.85; 95% CI 1.20-2.90) and iron (1.3; 95% CI 1.1-1.6)": by its limits
    alone the second may be a mean, the first cannot.

    Parameters
    ----------
    account : Account
        The account.
    line : Line
        Its sentence.
    mine : tuple of Part
        Lower limit, estimate and upper limit.
    others : iterable of tuple of Part
        Those of the sentence's other unnamed estimates.

    Returns
    -------
    str
        A statistic; empty where nothing tells.
    """
    if skew(*(float(part.value) for part in mine)) > 0:
        return ""
    kinds = {ratio_like(account, line, *other) for other in others} - {""}
    return kinds.pop() if len(kinds) == 1 else ""


def ratio_named_behind(account: Account, line: Line, end: int) -> str:
    """Return the ratio that a bracket behind the numbers of a sentence names: "(hazard ratio [95% CI])"."""
    text, at = line.text, end - line.start
    kinds = {
        ratio_named(account, match.group())
        for match in NAMED.finditer(text, at)
        if _HEADS_A_BRACKET.search(text, at, match.start())
        and _ENDS_THE_BRACKET.match(text, match.end())
    }
    kinds &= RATIO_KINDS
    return kinds.pop() if len(kinds) == 1 else ""
