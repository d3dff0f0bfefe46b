"""Which arm a ratio divides by which, where its own words or those of a ratio before it say so."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.comparisons.sides import set_against
from trialtrace.grammar.mention import Mention, Part

# So many sentences further on a reader still knows it.
_REACH = 12
# "hazard ratio for zinc relative to iron, 0.5": both arms stand in the ratio's own words.
_RATIO = re.compile(r"\bratios?\b|\brelative risks?\b|\b[HOR]R\b|\bIRR\b", re.IGNORECASE)

# "the hazard ratio for death with placebo was 1.8"
_OF_ONE = re.compile(
    r"\b(?:with|in|for|among|on|under)\s(?:(?:the|those|patients|women|men|children|people|participants|subjects"
    r"|adults|receiving|given|taking|assigned|to|treated|who|received)\s){0,4}$",
    re.IGNORECASE,
)
_PAIR = 2


def own_sides(
    account: Account, line: Line, mention: Mention, value: Part
) -> tuple[int, int] | None:
    """Return the only arm in a ratio's own words with the other one: "relative risk with placebo, 2".

    None where a trial has not just two arms, or where the words name none of them or both.
    """
    if len(account.arms) != _PAIR or mention.kind != "ratio":
        return None
    named = [a for a in account.mentions(line) if mention.start <= a.start and a.end <= value.start]
    ahead = line.text[mention.start - line.start : named[0].start - line.start] if named else ""
    if len(named) != 1 or not _OF_ONE.search(ahead) or set_against(line, named):
        return None
    return named[0].arm, account.other(named[0].arm)


def declared_sides(account: Account, line: Line, at: int) -> tuple[int, int] | None:
    """Return the arms that ratios in front of a place, in their own words, set against each other.

    A list of ratios says it once: "(hazard ratio for placebo relative to zinc, 0.46), relapse (hazard
    ratio, 0.39)".

    Parameters
    ----------
    account : Account
        The account.
    line : Line
        The sentence of a ratio whose own words name no two arms.
    at : int
        Where its number begins, an offset into the document.

    Returns
    -------
    tuple of int or None
        The arm that they speak of and the one that it is set against; None where none of them says
        so, or where they differ.
    """
    told = {
        pair
        for one in (*account.just_before(line, _REACH), line)
        for pair in _told_in(account, one)
        if one.index < line.index or pair[0] < at
    }
    pairs = {pair for _, pair in told}
    return pairs.pop() if len(pairs) == 1 else None


def _told_in(account: Account, line: Line) -> list[tuple[int, tuple[int, int]]]:
    """Return the pairs that the ratios of a sentence name, each with where its ratio begins."""
    if not _RATIO.search(line.text):
        return []
    found = []
    for mention in line.mentions:
        value = part_of(mention, "value") if mention.kind == "ratio" else None
        if value is None:
            continue
        named = [a for a in account.mentions(line) if mention.start <= a.start < value.start]
        against = set_against(line, named)
        ahead = [a.arm for a in named if a.arm not in against]
        if len(against) == 1 and len(set(ahead)) == 1:
            found.append((mention.start, (ahead[0], next(iter(against)))))
    return found
