"""Numeric results: which arm, which outcome, and the numbers that belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.admission.admit import RISK
from trialtrace.extract.accounts.results.admission.group_counts import without_sizes
from trialtrace.extract.accounts.results.admission.kinds_of_people import without_kinds
from trialtrace.extract.accounts.results.admission.measures import compares_arms
from trialtrace.extract.accounts.results.admission.pooled import without_pooled
from trialtrace.extract.accounts.results.admission.wholes import wholes_of, with_parts, without_arms
from trialtrace.extract.accounts.results.effects.study_results import write_unnamed_ratios
from trialtrace.extract.accounts.results.effects.told_differences import write_told_differences
from trialtrace.extract.accounts.results.effects.write import write_effects
from trialtrace.extract.accounts.results.effects.written import Written
from trialtrace.extract.accounts.results.items.bases import over_bases
from trialtrace.extract.accounts.results.items.bounds import bounds_in
from trialtrace.extract.accounts.results.items.counted import counts_one
from trialtrace.extract.accounts.results.items.find import items_of
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.likeness import share_statistics
from trialtrace.extract.accounts.results.items.quantities import quantities_of
from trialtrace.extract.accounts.results.items.strengths import strengths_of
from trialtrace.extract.accounts.results.items.told_counts import outside_names
from trialtrace.extract.accounts.results.items.tuples import TIME_UNITS, unit_family
from trialtrace.extract.accounts.results.items.words import habits_of
from trialtrace.extract.accounts.results.roles.against_same import against_same
from trialtrace.extract.accounts.results.roles.assign import assign
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.between import may_tell_between, who_moved
from trialtrace.extract.accounts.results.roles.denominators import by_whole, note, sizes_told
from trialtrace.extract.accounts.results.roles.facing import facing
from trialtrace.extract.accounts.results.roles.former import with_former
from trialtrace.extract.accounts.results.roles.listing import PAIR, each_once, order_of_sizes
from trialtrace.extract.accounts.results.roles.signs import BY_PLACE, DIRECTION, GRID, SAID
from trialtrace.extract.accounts.results.rows import Told, write_tuple


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
    written = Written(account)
    for line in account.lines:
        if not (line.mentions or counts_one(line)):
            continue
        write_effects(account, line)
        write_unnamed_ratios(account, written, line)
        write_told_differences(account, line)
        mentions = with_former(line, account.mentions(line), named, len(account.arms))
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
        given = without_kinds(line, given, mentions)
        given = without_pooled(line, given, mentions, len(account.arms), account.finder.control)
        given = _side_by_side([*without_arms(line, given, mentions), *wholes_of(items)])
        if account.claim_level == "own_result" and not RISK.search(line.text):
            given = _own_changes(line, given)
        given = by_whole(line, given, mentions, sizes)
        note(sizes, given)
        last = Told(line.start)
        for _, group in groupby(given, key=lambda one: one.group):
            part = list(group)
            last = write_tuple(account, line, part, last, habits.alone) or last
            if len(part) == len(account.arms) and all(one.rule in SAID for one in part):
                told = [one.arm for one in part]
        told = _order_of_grid(given) or each_once(given, len(account.arms)) or told
        if told == account.order or len(set(told)) == len(account.arms) > PAIR:
            usual = told  # the text lists its results otherwise than its sizes


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
    among = assign(line, items, mentions, usual, told)
    # what stands beside its own beginning is no pair of two arms
    own = {one.group for one in among if one.item.began}
    among_all = {o.item.start: o for o in among if o.group not in own or o.rule not in BY_PLACE}
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
# "against 57 of 199 on placebo, giving a protection rate of 52%"
_GIVING = re.compile(
    r"\d[^.;:]{0,60},\s(?:giving|yielding|representing|corresponding to|equivalent to|indicating)\s[^.;,\d]{2,60}$"
)
_LESS_RISK = re.compile(
    r"\s?(?:%|per\s?cent)\s(?:lower|less|fewer|higher|greater|reduction|cut|drop|fall)\b"
)


def _sums_up(line: Line, item: Item) -> bool:
    """Tell whether a share of less or more sums up the numbers in front of it and is no arm's own."""
    if item.statistic != "relative_change":
        return False
    before = line.before(item.part.start, 120)
    less = _LESS_RISK.match(line.after(item.part.end, 30)) is not None
    return (less and _BEHIND_BOTH.search(before) is not None) or _GIVING.search(before) is not None


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


_AT_IT = frozenset(
    {"arm.label_behind", "arm.label_in_front", "arm.bracket", "arm.respectively", "arm.grid"}
)
