"""Hazards against how long something lasted: "survival was longer with zinc (HR 1.4)" is iron against zinc."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.comparisons.sides import clause_end, sides_of
from trialtrace.grammar.mention import Mention, Part

_TIME = r"(?:(?i:survival|time(?:\sto\s[a-z]+)?|remission|duration)|[A-Z]{0,4}FS|OS|TT[A-Z]{1,2})"
_MORE = r"(?P<more{0}>longer|prolonged|improved|better|superior|extended|increased|higher|greater)"
_LESS = r"(?P<less{0}>shorter|worse|inferior|poorer|shortened|reduced|decreased|lower)"
# "significantly longer progression-free survival", "survival (HR ...) was significantly longer"
_LASTED = re.compile(
    rf"\b(?:{_MORE.format(1)}|{_LESS.format(1)})\s(?:[a-z-]+\s){{0,3}}?{_TIME}\b"
    rf"|\b{_TIME}\b(?:[^.;]|\.\d){{0,160}}?\b(?:was|were)\s(?:(?!not\b)[a-z]+\s){{0,2}}?"
    rf"(?:{_MORE.format(2)}|{_LESS.format(2)})\b"
)
_DENIED = re.compile(r"\b(?:not|no|neither|nor|without|failed)\b[^.;]{0,30}$", re.IGNORECASE)


def lasting_sides(
    account: Account,
    line: Line,
    mention: Mention,
    value: Part,
    statistic: str,
    sides: tuple[int, int],
) -> tuple[int, int]:
    """Exchange the sides of a hazard ratio that contradicts which arm lasted longer.

    Only where the ratio's interval leaves no doubt of its direction, and the clause says in words which
    arm survived, or was without the event, for longer: that arm has the smaller hazard.

    Parameters
    ----------
    account : Account
        The account.
    line : Line
        The sentence.
    mention : Mention
        The ratio with its limits.
    value : Part
        The ratio.
    statistic : str
        What it is.
    sides : tuple of int
        The arms as other words set them against each other.
    """
    low, high = part_of(mention, "low"), part_of(mention, "high")
    if statistic != "hazard_ratio" or -1 in sides or low is None or high is None:
        return sides
    if float(low.value) <= 1 <= float(high.value):
        return sides
    said = _last_said(line, value)
    if said is None:
        return sides
    start, end = line.start + said.start(), line.start + said.end()
    stop = clause_end(line, end)
    named = [arm for arm in account.mentions(line) if arm.start < stop]
    if not named:
        return sides
    subject, _ = sides_of(account, line, start, end, named)
    if subject not in sides:
        return sides
    longer = bool(said["more1"] or said["more2"])
    smaller = float(value.value) < 1
    first = subject if longer == smaller else sides[1] if subject == sides[0] else sides[0]
    return sides if first == sides[0] else (sides[1], sides[0])


def _last_said(line: Line, value: Part) -> re.Match[str] | None:
    """Return the words that say how long it lasted: the last in front of a number, else the next behind."""
    at = value.start - line.start
    # What stands in brackets parts nothing and says nothing of its own.
    text = _ASIDE.sub(lambda aside: "_" * len(aside.group()), line.text)
    found = [
        match
        for match in _LASTED.finditer(text)
        if not _DENIED.search(text, max(0, match.start() - 30), match.start() + 1)
        and ";" not in text[min(at, match.end()) : max(at, match.start())]
    ]
    ahead = [match for match in found if match.start() < at]
    return ahead[-1] if ahead else found[0] if found else None


_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
