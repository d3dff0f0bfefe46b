"""Differences between arms that are told in words: "lower by 4.2 points than with placebo"."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line, part_of
from trialtrace.extract.accounts.results.comparisons.outcome import last_outcome, named_outcome
from trialtrace.extract.accounts.results.comparisons.sides import clause_end, set_against, sides_of
from trialtrace.extract.accounts.results.effects.difference_rules import DIFFERENCES
from trialtrace.extract.accounts.results.effects.write import Told, write_between
from trialtrace.extract.accounts.results.items.flow import is_planned
from trialtrace.extract.accounts.results.ways import DIRECTIONS, better_way, way_of
from trialtrace.extract.accounts.rule import Rule
from trialtrace.grammar.mention import Mention

_KINDS = frozenset({"measure", "score", "number", "duration", "timepoint", "rate"})
# "a mean additional fall of 2.3 points" is read as a mean.
_MEANS = frozenset({"mean", "change"})
_ADDITIONAL = "difference.additional"
_TIMES = frozenset({"duration", "timepoint"})
# A time is how long something took only where the words speak of lasting: "higher by 12 weeks" is
# a moment.
_LASTS = re.compile(
    r"\b(?:longer|shorter|faster|slower|shortened|prolonged|lengthened|extended|delayed|times?|duration"
    r"|stay|recovery|sleep|latency|onset|survival|delay|length)\b",
    re.IGNORECASE,
)
# Each arm against its own beginning, or medians against each other: no difference of means.
_OWN_START = re.compile(
    r"\b(?:baseline|before|pre-?treatment|initial\w*|at entry|from pre)\b", re.IGNORECASE
)
_THAN_BEFORE = re.compile(
    r"\b(?:than|versus|vs\.?|compared (?:with|to)|relative to|below|above)\s(?:\w+\s){0,2}?"
    r"(?:baseline|before|pre-?treatment|initial\w*|at entry)\b",
    re.IGNORECASE,
)
_MEDIAN = re.compile(r"\bmedians?\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|groups|arms)\b", re.IGNORECASE)
# "A greater reduction", "the reduction in itch was greater": what was greater is a change.
_CHANGE = (
    r"\b(?:(?P<fall>reductions?|decreases?|declines?|falls?|drops?)|(?P<rise>increases?|gains?|rises?)"
    r"|(?P<better>improvements?)|changes?|loss(?:es)?)\b"
)
_OF_CHANGE = re.compile(_CHANGE, re.IGNORECASE)
_CHANGE_AHEAD = re.compile(
    _CHANGE + r"(?=\s(?:in|of)\s(?:[^,;()]|\([^()]*\)){2,90}$)", re.IGNORECASE
)
# The other arm has a number of its own: "by 38 m in the zinc group compared with 7 m in the placebo group".
_OTHERS_OWN = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs\.?|v|against|than|whereas|while|but)\s"
    r"(?:(?:an?|the|by|of|only|just|about|approximately|mean|median|average|increase|decrease|reduction|gain|loss|fall"
    r"|rise|drop|decline|change|improvement)\s){0,5}[-−+]?\d",
    re.IGNORECASE,
)
# What was supposed or agreed on beforehand, and what would count: nothing that was seen.
_SUPPOSED = re.compile(
    r"\b(?:considered|deemed|regarded|defined|expected|anticipated|would|might|could|may|minimal(?:ly)?"
    r"|margin|threshold|detect(?:able)?|pre-?specified|hypothes\w+|assum\w+)\b",
    re.IGNORECASE,
)


def write_told_differences(account: Account, line: Line) -> None:
    """Write by how much a sentence says that one arm lay above or below another.

    The number keeps the sign that is printed; ``direction`` says where the arm lies that it speaks
    of, so that "lower by 4.2 points" is a difference of -4.2 to whoever computes with it.
    """
    if len(account.arms) < 2:
        return
    for one in DIFFERENCES:
        match = one.search(line.text)
        if match is not None and _write(account, line, one, match):
            return


def _write(account: Account, line: Line, one: Rule, match: re.Match[str]) -> bool:
    mention = _mention_at(line, line.start + match.start("n"), one)
    value = part_of(mention, "value") if mention else None
    if mention is None or value is None or not account.ledger.is_free(value.start, value.end):
        return False
    start, end = line.start + match.start(), line.start + match.end()
    high = clause_end(line, end)
    clause = line.text[: high - line.start]
    if mention.kind in _TIMES and not _LASTS.search(clause[max(0, match.start() - 60) :]):
        return False
    if is_planned(line, mention) or _SUPPOSED.search(clause):
        return False
    if _MEDIAN.search(clause) or _THAN_BEFORE.search(clause):
        return False
    if _OTHERS_OWN.search(clause, match.end()):
        return False
    named = [arm for arm in account.mentions(line) if arm.start < high]
    against = set_against(line, named)
    between = one.name == "difference.of_points" and _BETWEEN.search(clause) is not None
    behind = any(arm.start >= end for arm in named)
    # "Lower by 4 points in the zinc group": than the other, unless the clause says than before.
    alone = one.name in _NEED_THE_OTHER or not behind or _OWN_START.search(clause)
    if alone and not (against or between):
        return False
    arm, versus = sides_of(account, line, start, end, named) if named else (0, account.other(0))
    if versus < 0:
        versus = account.other(arm)
    if arm < 0 or versus < 0:
        return False
    outcome = named_outcome(account, line, value.start, mention.end, match.span("cue"))
    outcome = outcome or last_outcome(account)
    if not outcome:
        return False
    tier = "likely" if against or between else "unsure"
    told = Told(value, "mean_difference", outcome, (arm, versus), tier)
    row = write_between(account, line, replace(mention, rule=one.name), told)
    if row and named:
        _put_direction(account, line, (row, outcome), one, match)
    return bool(row)


_NEED_THE_OTHER = frozenset({"difference.moved_by", "difference.of_points"})


def _mention_at(line: Line, start: int, one: Rule) -> Mention | None:
    kinds = _KINDS | _MEANS if one.name == _ADDITIONAL else _KINDS
    return next(
        (
            mention
            for mention in line.mentions
            if mention.start <= start < mention.end and mention.kind in kinds
        ),
        None,
    )


def _put_direction(
    account: Account, line: Line, cell: tuple[str, str], one: Rule, match: re.Match[str]
) -> None:
    """Write where the arm lies that the difference speaks of, as far as the words say."""
    row, outcome = cell
    start, end = match.span("cue")
    way = way_of(match["cue"].replace("additional", "more"))
    low = max(0, start - 110)
    change = _OF_CHANGE.search(line.text, start, end) or _CHANGE_AHEAD.search(line.text, low, start)
    if change is not None:
        words = (line.start + change.start(), line.start + change.end())
        account.put(row, "basis", "change", words, one.name)
        # Of two reductions the greater one leaves less.
        way *= _way_of(change, account.outcomes.polarity(outcome))
    elif _OF_CHANGE.search(line.text, low, match.end()):
        return  # what changed, and what lay lower, is not told apart
    if way:
        span = (line.start + start, line.start + end)
        account.put(row, "direction", DIRECTIONS[way], span, one.name)


def _way_of(change: re.Match[str], polarity: str) -> int:
    if change["better"]:
        return better_way(polarity)
    return -1 if change["fall"] else 1 if change["rise"] else 0
