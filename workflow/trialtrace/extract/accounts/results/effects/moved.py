"""Differences of changes, and whom words favour: what the sign of a printed number is then worth.

"A difference in pain reduction of 2.5" is 2.5 less pain; "a relative risk of relapse of 1.46 in favour of
zinc" is that of the others against zinc.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.effects.ratio_names import RATIO_KINDS
from trialtrace.extract.accounts.results.ways import DIRECTIONS, better_way, way_of
from trialtrace.grammar.mention import Part

_CHANGE = (
    r"(?:(?P<fall>reductions?|decreases?|declines?|falls?|drops?|loss(?:es)?)|(?P<rise>increases?|gains?|rises?)"
    r"|(?P<better>improvements?))"
)
# "difference in the reduction of pain was", "difference in IOP reduction,"
_IN_CHANGE = re.compile(
    rf"\bdifferences?\s(?:in|of|for|between)\s(?:[^\d.;:()\[\]]{{0,50}}\s)?{_CHANGE}\b"
    r"(?:(?!\bthan\b)[^\d.;:()\[\]]|\([^()\d]*\)){0,60}[(\[:,]?\s?(?:of|was|were|is)?\s?[+\-\u2212\u2013]?\s?$",
    re.IGNORECASE,
)
# "0.38 cm greater reduction"
_GREATER_CHANGE = re.compile(
    rf"\s?[A-Za-z%/]{{0,12}}(?:\s[A-Za-z]{{1,10}})?[\s-](?P<cue>greater|larger|smaller|more|less)\s(?:mean\s)?{_CHANGE}\b",
    re.IGNORECASE,
)
_DIFFERENCES = frozenset({"mean_difference", "standardised_mean_difference"})


def put_change(account: Account, line: Line, row: str, outcome: str, value: Part) -> None:
    """Write which way a difference between two changes points, as far as the words say.

    Parameters
    ----------
    account : Account
        The account.
    line : Line
        The sentence.
    row, outcome : str
        The result and its outcome.
    value : Part
        The difference as it is printed.
    """
    ahead = line.before(value.start, 140)
    said = _IN_CHANGE.search(ahead)
    at, way = value.start - len(ahead), 1 if float(value.value) >= 0 else -1
    if said is None:
        said = _GREATER_CHANGE.match(line.text, value.end - line.start)
        at, way = line.start, way_of(said["cue"]) if said else 0
    if said is None or not way:
        return
    turned = -1 if said["fall"] else 1 if said["rise"] else 0
    if said["better"]:
        turned = better_way(account.outcomes.polarity(outcome))
    span = (at + said.start(), at + said.end())
    for field, told in (
        ("basis", "change"),
        ("direction", DIRECTIONS[way * turned] if turned else "unclear"),
    ):
        account.put(row, field, told, span, "effect.of_change")


# Whom a number favours; not "in favour of the null hypothesis", "favourable".
_FAVOURS = re.compile(r"\b(?:in\sfavou?r\sof|favou?r(?:s|ed|ing))\s(?:the\s)?", re.IGNORECASE)
_LASTING = re.compile(
    r"\bsurviv|\bfree\b|\bfreedom\b|\btimes? to\b|\b(?:DFS|PFS|OS|EFS|RFS)\b", re.IGNORECASE
)
_NEAR = 90


def favoured_sides(
    account: Account, line: Line, value: Part, statistic: str, outcome: str, sides: tuple[int, int]
) -> tuple[int, int]:
    """Exchange the sides of an effect that speaks against the arm it is said to favour.

    Only where the lexicon knows whether more of the outcome is better, and the words stand right
    behind or in front of the number.
    """
    polarity = better_way(account.outcomes.polarity(outcome))
    name = account.outcomes.called(outcome)
    if statistic == "hazard_ratio" and _LASTING.search(name):
        polarity = -1
    if not polarity or -1 in sides or statistic not in (RATIO_KINDS | _DIFFERENCES):
        return sides
    start = value.start - line.start
    found = _FAVOURS.search(line.text, max(0, start - _NEAR), start + _NEAR)
    if found is None or ";" in line.text[min(start, found.end()) : max(start, found.start())]:
        return sides
    behind = line.start + found.end()
    named = [arm.arm for arm in account.mentions(line) if 0 <= arm.start - behind <= 3]
    if len(named) != 1 or named[0] not in sides:
        return sides
    moved = float(value.value) - (1 if statistic in RATIO_KINDS else 0)
    better = sides[0] if moved * polarity > 0 else sides[1]
    return sides if not moved or better == named[0] else (sides[1], sides[0])
