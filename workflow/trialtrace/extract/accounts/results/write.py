"""Numeric results: which arm, which outcome, and the numbers that belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.admission.admit import RISK, admit
from trialtrace.extract.accounts.results.admission.group_counts import without_sizes
from trialtrace.extract.accounts.results.admission.measures import compares_arms
from trialtrace.extract.accounts.results.admission.pooled import without_pooled
from trialtrace.extract.accounts.results.admission.rates import as_rates
from trialtrace.extract.accounts.results.admission.recurring import as_episodes
from trialtrace.extract.accounts.results.admission.wholes import wholes_of, with_parts, without_arms
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
from trialtrace.extract.accounts.results.effects.study_results import write_unnamed_ratios
from trialtrace.extract.accounts.results.effects.told_differences import write_told_differences
from trialtrace.extract.accounts.results.effects.write import result_row, write_effects
from trialtrace.extract.accounts.results.items.bases import over_bases
from trialtrace.extract.accounts.results.items.bounds import bounds_in
from trialtrace.extract.accounts.results.items.changes import (
    AMOUNTS,
    Change,
    change_at,
    write_change,
)
from trialtrace.extract.accounts.results.items.find import items_of
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.likeness import share_statistics
from trialtrace.extract.accounts.results.items.quantities import quantities_of
from trialtrace.extract.accounts.results.items.strengths import strengths_of
from trialtrace.extract.accounts.results.items.told_counts import outside_names
from trialtrace.extract.accounts.results.items.tuples import TIME_UNITS, unit_family
from trialtrace.extract.accounts.results.items.words import habits_of
from trialtrace.extract.accounts.results.roles.against_same import against_same
from trialtrace.extract.accounts.results.roles.assign import Assigned, assign
from trialtrace.extract.accounts.results.roles.between import may_tell_between, who_moved
from trialtrace.extract.accounts.results.roles.denominators import by_whole, note, sizes_told
from trialtrace.extract.accounts.results.roles.facing import facing
from trialtrace.extract.accounts.results.roles.former import with_former
from trialtrace.extract.accounts.results.roles.listing import order_of_sizes
from trialtrace.extract.accounts.results.roles.signs import DIRECTION, EACH, GRID, SAID
from trialtrace.extract.accounts.results.times import timepoint_of
from trialtrace.tables.ids import short_hash

_COMPARED_WITH = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs\.?|against|whereas|as opposed to|while)(?:\s+(?:only"
    r"|just|about|with|the|that|in|of|on))*\s*\(?$",
    re.IGNORECASE,
)


def write_results(account: Account) -> None:
    """Write the numeric results of an account, sentence by sentence."""
    told: list[int] = []
    named: list[int] = []
    usual = order_of_sizes(account)
    habits = replace(
        habits_of(account.lines),
        sizes=account.arm_sizes,
        quantities=quantities_of(account.lexicon),
        strengths=strengths_of(account.lines),
    )
    sizes = sizes_told(account)
    for line in account.lines:
        if not line.mentions:
            continue
        write_effects(account, line)
        write_unnamed_ratios(account, line)
        write_told_differences(account, line)
        mentions = with_former(line, account.mentions(line), named)
        named = list(dict.fromkeys(one.arm for one in mentions)) or named
        items = [
            item
            for found in share_statistics(line, items_of(line, habits))
            if (item := outside_names(found, mentions)) is not None
            and account.ledger.is_free(item.part.start, item.part.end)
        ]
        if not items and not may_tell_between(line):
            continue
        items = over_bases(line, items)
        items = with_parts(line, items, mentions, account.arm_sizes)
        given = facing(line, _assign_results(account, line, items, mentions, usual, told))
        given = against_same(line, given, mentions, len(account.arms))
        given = without_sizes(line, given, mentions)
        given = without_pooled(line, given, mentions, len(account.arms), account.finder.control)
        given = _side_by_side([*without_arms(line, given), *wholes_of(items)])
        if account.claim_level == "own_result" and not RISK.search(line.text):
            given = _own_changes(line, given)
        given = by_whole(given, mentions, sizes)
        note(sizes, given)
        last: tuple[int, str] = (line.start, "")
        for _, group in groupby(given, key=lambda one: one.group):
            part = list(group)
            last = _write_tuple(account, line, part, last, habits.alone) or last
            if len(part) == len(account.arms) and all(one.rule in SAID for one in part):
                told = [one.arm for one in part]
        told = _order_of_grid(given) or told
        if told == account.order:
            usual = account.order  # the text lists its results otherwise than its sizes


def _side_by_side(given: Sequence[Assigned]) -> list[Assigned]:
    """Order numbers by where they stand, those of one group together behind the first of them.

    Pairs may stand crosswise: "lost 6.8 kg and 2.2 cm, compared with 5.1 kg and 1.4 cm".
    """
    first: dict[int, int] = {}
    for one in given:
        first[one.group] = min(first.get(one.group, one.item.start), one.item.start)
    return sorted(given, key=lambda one: (first[one.group], one.group, one.item.start))


def _order_of_grid(given: Sequence[Assigned]) -> list[int]:
    """Return the order in which the text names the arms of a grid; empty where it names none."""
    return list(
        dict.fromkeys(one.arm for one in given if one.rule == GRID.name and one.tier == "likely")
    )


def _assign_results(
    account: Account,
    line: Line,
    items: list[Item],
    mentions: Sequence[ArmMention],
    usual: Sequence[int],
    told: Sequence[int],
) -> list[Assigned]:
    """Give the results of a sentence their arms; what was measured at the beginning is no result.

    Where a result stands too far from its arm's name without the number between them, all numbers
    are given arms and those of the results kept: "zinc before 49, after 53; placebo 51 and 50".
    """
    moved = _from_one_arm_to_the_other(account, line, items, mentions)
    if moved:
        return moved
    items = [item for item in items if not item.whole]
    results = [item for item in items if not item.began]
    bounds = bounds_in(line, items)
    beside = sorted([*results, *bounds], key=lambda item: item.start)
    given = [
        replace(one, arm=-1) if _sums_up(line, one.item) else one
        for one in assign(line, beside, mentions, usual, told)
        if not one.item.bound
    ]
    if len(results) == len(items) or all(one.arm >= 0 for one in given):
        return given
    among_all = {one.item.start: one for one in assign(line, items, mentions, usual, told)}
    return [
        replace(one, arm=other.arm, rule=other.rule, tier="unsure")
        if one.arm < 0 and (other := among_all.get(one.item.start)) is not None
        else one
        for one in given
    ]


# "14.5% on placebo, a 39% lower risk": what stands behind both numbers is of both arms.
_BEHIND_BOTH = re.compile(
    r"[\d%)][^.;:]{0,40}[–—,;:]\s(?:(?:or|for|that is|i\.e\.,?)\s)?(?:an?\s)?$"
)
_LESS_RISK = re.compile(
    r"\s?(?:%|per\s?cent)\s(?:lower|less|fewer|higher|greater|reduction|cut|drop|fall)\b"
)


def _sums_up(line: Line, item: Item) -> bool:
    """Tell whether a share of less or more sums up the numbers in front of it and is no arm's own."""
    return (
        item.statistic == "relative_change"
        and _LESS_RISK.match(line.after(item.part.end, 30)) is not None
        and _BEHIND_BOTH.search(line.before(item.part.start, 60)) is not None
    )


# "from 25 min to ": nothing else between two medians.
_TO_THE_OTHER = re.compile(r"\s?(?:[A-Za-z]{1,8}\s)?(?:to|up to|down to)\s(?:a median of\s)?")


def _from_one_arm_to_the_other(
    account: Account, line: Line, items: list[Item], mentions: Sequence[ArmMention]
) -> list[Assigned]:
    """Give "zinc prolonged median survival from 7 to 9 months": the control's number stands first.

    A time until an event has no value at the beginning, so the first number is the other arm's.
    """
    control = account.finder.control if len(account.arms) == 2 else -1
    if control < 0 or len(items) != 2:
        return []
    one, other = items
    gap = line.text[one.end - line.start : other.start - line.start]
    if (
        {one.statistic, other.statistic} != {"median"}
        or unit_family(other.unit) not in TIME_UNITS
        or not _TO_THE_OTHER.fullmatch(gap)
    ):
        return []
    tried = who_moved(line, mentions, (1 - control, control))
    return [
        Assigned(replace(item, certain=True), arm, DIRECTION.name, "unsure", 0)
        for item, arm in ((one, 1 - tried), (other, tried))
    ]


def _own_changes(line: Line, given: list[Assigned]) -> list[Assigned]:
    """Read changes in per cent as means where a sentence tells them of two arms: each changed by its own.

    Only a name at the number, or in its bracket, says so: "12% less than placebo" stands near two arms.
    """
    named = [one for one in given if one.item.statistic == "relative_change" and one.rule in _AT_IT]
    if len({one.arm for one in named}) < 2 or any(compares_arms(line, one.item) for one in named):
        return given
    return [
        replace(one, item=replace(one.item, statistic="mean", certain=True))
        if one in named
        else one
        for one in given
    ]


def _as_the_text(one: Assigned, alone: str) -> Assigned:
    """Call a mean that no word calls so what the text calls its numbers."""
    item = one.item
    if item.statistic != "mean" or item.companions or unit_family(item.unit) not in TIME_UNITS:
        return one
    return replace(one, item=replace(item, statistic=alone))


_AT_IT = frozenset(
    {"arm.label_behind", "arm.label_in_front", "arm.bracket", "arm.respectively", "arm.grid"}
)


def _write_tuple(
    account: Account,
    line: Line,
    given: list[Assigned],
    before: tuple[int, str],
    alone: str,
) -> tuple[int, str] | None:
    """Write the numbers that stand side by side for one outcome.

    ``before`` is where the tuple in front of it ended and its outcome: "38% in A had stains,
    compared with 17% in B" speaks of one outcome. Returns the same for this tuple.
    """
    given = as_episodes(line, as_rates(line, admit(account, line, given)))
    given = [_as_the_text(one, alone) for one in given]
    if not given:
        return None
    first, last = given[0].item, given[-1].item
    gap = line.text[before[0] - line.start : first.start - line.start]
    outcome = before[1] if len(gap) < 110 and _COMPARED_WITH.search(gap) else ""
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
    change, low = None, line.start
    for one in given:
        # What is said of the first of a tuple holds until something else is said.
        change = change_at(line, low, one.item.part.start, one.item.part.end) or change
        low = one.item.end
        _write_item(account, line, one, outcome, when, change)
    if len({one.arm for one in given}) > 1:
        _write_comparison(account, line, given, outcome)
    return last.end, outcome


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
