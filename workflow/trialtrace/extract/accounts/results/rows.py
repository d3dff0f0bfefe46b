"""Rows of results: one for each number of a tuple, and one for what is said of its arms at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.admission.admit import admit
from trialtrace.extract.accounts.results.admission.rates import as_rates
from trialtrace.extract.accounts.results.admission.recurring import as_episodes
from trialtrace.extract.accounts.results.comparisons.outcome import (
    add_p_value,
    add_significance,
    cite_p_value,
    free_p_values,
    last_outcome,
    named_outcome,
    worded_outcome,
)
from trialtrace.extract.accounts.results.effects.limits import attach_interval
from trialtrace.extract.accounts.results.effects.write import result_row
from trialtrace.extract.accounts.results.items.changes import (
    AMOUNTS,
    Change,
    change_at,
    write_change,
)
from trialtrace.extract.accounts.results.items.tuples import TIME_UNITS, unit_family
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.signs import EACH
from trialtrace.extract.accounts.results.times import timepoint_of
from trialtrace.tables.ids import short_hash

_COMPARED_WITH = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs\.?|against|whereas|as opposed to|while)(?:\s+(?:only"
    r"|just|about|with|the|that|in|of|on))*\s*\(?$",
    re.IGNORECASE,
)


def _as_the_text(one: Assigned, alone: str) -> Assigned:
    """Call a mean that no word calls so what the text calls its numbers."""
    item = one.item
    if item.statistic != "mean" or item.companions or unit_family(item.unit) not in TIME_UNITS:
        return one
    return replace(one, item=replace(item, statistic=alone))


@dataclass(frozen=True, slots=True)
class Told:
    """What the tuple in front of another said: "38% in A had stains, compared with 17% in B".

    Attributes
    ----------
    end : int
        Where it ended in the document.
    outcome : str
        Row of its outcome; empty where there was none.
    last : Assigned or None
        The last of its numbers.
    change : Change or None
        The words that make that number the amount of a change.
    """

    end: int
    outcome: str = ""
    last: Assigned | None = None
    change: Change | None = None


def write_tuple(
    account: Account,
    line: Line,
    given: list[Assigned],
    before: Told,
    alone: str,
) -> Told | None:
    """Write the numbers that stand side by side for one outcome, and return what they told.

    Parameters
    ----------
    account : Account
        The account.
    line : Line
        The sentence.
    given : list of Assigned
        Numbers with their arms.
    before : Told
        What the tuple in front of it said.
    alone : str
        What the text calls numbers that no word calls anything.
    """
    given = as_episodes(line, as_rates(line, admit(account, line, given)))
    given = [_as_the_text(one, alone) for one in given]
    if not given:
        return None
    first, last = given[0].item, given[-1].item
    gap = line.text[before.end - line.start : first.start - line.start]
    outcome = before.outcome if len(gap) < 110 and _COMPARED_WITH.search(gap) else ""
    outcome = (
        outcome
        or named_outcome(account, line, first.start, last.end)
        or worded_outcome(account, line, first.start)
        or (last_outcome(account) if first.companions else "")
    )
    if not outcome:
        return None
    parts = [one.item.part for one in given]
    when = timepoint_of(account, line, (given[0].item.start, given[-1].item.end), parts)
    change = before.change if _goes_on(before, given[0], outcome, gap) else None
    low = line.start if change is None else before.end
    for one in given:
        # What is said of the first of a tuple holds until something else is said: "; it was 4.9" is no fall.
        own = change_at(line, low, one.item.part.start, one.item.part.end)
        change = own or (None if _is_a_value(line, low, one) else change)
        low = one.item.end
        _write_item(account, line, one, outcome, when, change)
    if len({one.arm for one in given}) > 1:
        _write_comparison(account, line, given, outcome)
    return Told(last.end, outcome, given[-1], change)


# "fell by 11.2 mm Hg with zinc and | 12.0 mm Hg with clay": the verb is said once for both.
_JOINED = re.compile(
    r"[^.;:]{0,60}?(?:\b(?:and|but|versus|vs\.?|compared\s(?:with|to)|while|whereas)|,)\s(?:only\s)?(?:by\s)?"
    r"(?:an?\s(?:mean|average)\sof\s)?"
)


# "; at week 12 it was | 4.9", "whereas | 131 mm Hg was measured": a value, whatever was said of the number in front.
_IT_WAS = re.compile(
    r"[;,]\s[^;,]{0,60}\b(?:it|this|that|they|these|values?|levels?|scores?)\s(?:was|were)\s$"
)
_WAS_BEHIND = re.compile(
    r"\s?(?:(?!with\b|in\b|on\b|for\b|after\b|and\b)[A-Za-z/%\u00b0]+\s){0,3}(?:was|were|remained|stayed)\b"
)


def _is_a_value(line: Line, low: int, one: Assigned) -> bool:
    """Tell whether words of its own make a number a value at a moment, from where the last one ended."""
    ahead = line.text[low - line.start : one.item.part.start - line.start]
    return bool(_IT_WAS.search(ahead) or _WAS_BEHIND.match(line.after(one.item.end, 60)))


def _goes_on(before: Told, first: Assigned, outcome: str, gap: str) -> bool:
    """Tell whether a number is as much the amount of a change as the one in front of it.

    Both are of one outcome and kind in two arms, and nothing but the first one's arm and a word
    that joins them stands between.
    """
    if before.change is None or before.last is None or before.outcome != outcome:
        return False
    one, other = before.last, first
    alike = (one.item.statistic, one.item.unit) == (other.item.statistic, other.item.unit)
    return alike and one.arm != other.arm and _JOINED.fullmatch(gap) is not None


def _write_item(
    account: Account,
    line: Line,
    one: Assigned,
    outcome: str,
    when: tuple[str, str],
    change: Change | None,
) -> None:
    """Write one number with its companions: rows of one group."""
    if one.rule == EACH.name:
        _write_each(account, one, outcome, when)
        return
    item, role = one.item, account.role_of(one.arm)
    arm = account.row_of(one.arm)
    span = (item.part.start, item.part.end)
    statistic = item.statistic
    evidence = account.ledger.cite(
        f"results.{statistic}", *span, rule=one.rule, tier=one.tier, role=role
    )
    if not evidence:
        return
    group = short_hash("G", outcome, arm, evidence)
    row = result_row(account, outcome, arm, group, evidence)
    account.ledger.add_value("results", row, "statistic", statistic, evidence)
    account.ledger.add_value("results", row, "value", item.part.value, evidence, item.unit)
    if when[1]:
        account.ledger.add_value("results", row, "timepoint", when[0], when[1])
    written = [row]
    twin = next((more for more in item.companions if more.field == "twin"), None)
    for companion in item.companions:
        if companion.field in ("twin", "twin_sd"):
            continue
        part = companion.part
        span = (part.start, part.end)
        if companion.field in ("n", "low", "high", "level"):
            account.put(row, companion.field, part.value, span, one.rule, tier=one.tier, role=role)
            continue
        rule = companion.rule or one.rule
        cited = account.ledger.cite(
            f"results.{companion.field}", *span, rule=rule, tier=one.tier, role=role
        )
        if cited:
            beside = result_row(account, outcome, arm, group, cited)
            written.append(beside)
            account.ledger.add_value("results", beside, "statistic", companion.field, cited)
            account.ledger.add_value("results", beside, "value", part.value, cited, item.unit)
    if change is not None and statistic in AMOUNTS:
        write_change(account, written, outcome, change)
    if twin is None:
        attach_interval(account, line, row, item.end, role)
        return
    spread = tuple(replace(more, field="sd") for more in item.companions if more.field == "twin_sd")
    second = replace(item, part=twin.part, companions=spread)
    _write_item(account, line, replace(one, item=second), outcome, when, change)


# Companions that have rows of their own.
_ROWS = frozenset({"sd", "se", "percent", "q1", "q3", "minimum", "maximum"})


def _write_each(account: Account, one: Assigned, outcome: str, when: tuple[str, str]) -> None:
    """Write one number that is said of every arm, with its companions: a row an arm."""
    item = one.item
    numbers = [(item.statistic, item.part)]
    numbers += [(more.field, more.part) for more in item.companions if more.field in _ROWS]
    roles = tuple(account.role_of(arm) for arm in account.order)
    for statistic, part in numbers:
        cited = account.ledger.cite_each(
            f"results.{statistic}", part.start, part.end, rule=one.rule, tier=one.tier, roles=roles
        )
        for place, evidence in zip(account.order, cited, strict=False):
            arm = account.row_of(place)
            row = account.ledger.add_row(
                "results", short_hash("E", outcome, arm), account.study, evidence,
                outcome_id=outcome, arm_id=arm, group_id=short_hash("G", outcome, arm, item.start),
            )  # fmt: skip
            account.ledger.add_value("results", row, "statistic", statistic, evidence)
            account.ledger.add_value("results", row, "value", part.value, evidence, item.unit)
            if when[1] and statistic == item.statistic:
                account.ledger.add_value("results", row, "timepoint", when[0], when[1])


def _write_comparison(account: Account, line: Line, given: list[Assigned], outcome: str) -> None:
    """Write the p-value that stands behind a tuple as a row of its own."""
    end = given[-1].item.end
    p_value = next(
        (mention for mention in free_p_values(account, line) if mention.start >= end), None
    )
    if p_value is None:
        return
    between = [mention for mention in line.mentions if end <= mention.start < p_value.start]
    if any(
        mention.kind
        in ("percent", "fraction", "count_percent", "mean_sd", "median", "p_value", "ratio")
        for mention in between
    ):
        return
    if p_value.start - end > 160:
        return
    evidence = cite_p_value(account, p_value, "p.behind_pair")
    if not evidence:
        return
    arms = sorted({one.arm for one in given})
    row = result_row(
        account, outcome, account.row_of(arms[0]), short_hash("G", outcome, evidence), evidence,
        account.row_of(arms[1]) if len(arms) == 2 else "",
    )  # fmt: skip
    account.ledger.add_value("results", row, "statistic", "p_value", evidence)
    add_p_value(account, row, line, p_value, evidence, "p.behind_pair", True)
    add_significance(account, row, line, line.start, p_value.end)
