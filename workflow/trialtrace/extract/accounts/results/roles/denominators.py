"""Whose number it is by how many people it is out of: "24 of 503" where 503 people had zinc.

Only where no word of the sentence tells an arm, and where no other arm has that many people.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.signs import OUT_OF_SIZE, SAID
from trialtrace.grammar.people import PERSONS

# So few may be anybody's.
_FEWEST = 10

Known = dict[float, set[int]]


def sizes_told(account: Account) -> Known:
    """Return which arms hold how many people, as far as it has been written."""
    known: Known = defaultdict(set)
    for one in account.ledger.values:
        if (one.table, one.field) == ("arms", "n") and one.row_id in account.arm_rows:
            known[float(one.value)].add(account.arm_rows.index(one.row_id))
    return known


def _whole(one: Assigned) -> float | None:
    found = next((more.part.value for more in one.item.companions if more.field == "n"), None)
    return float(found) if isinstance(found, int | float) and found >= _FEWEST else None


def note(known: Known, given: Sequence[Assigned]) -> None:
    """Keep out of how many people the numbers of a sentence are that its words give to arms."""
    for one in given:
        whole = _whole(one)
        if whole is not None and one.arm >= 0 and one.rule in SAID:
            known[whole].add(one.arm)


_PEOPLE_BEHIND = re.compile(rf"\s(?:[a-z-]+\s)?{PERSONS}\b")


def _without_impossible(line: Line, given: Sequence[Assigned], known: Known) -> list[Assigned]:
    """Leave out counts of more people than their arm holds: they are of several arms, or of others."""
    most = {
        arm: max(size for size in known if arm in known[size])
        for arm in set().union(*known.values())
    }
    return [
        one
        for one in given
        if one.item.statistic != "events"
        or float(one.item.part.value) <= most.get(one.arm, float("inf"))
        or _PEOPLE_BEHIND.match(line.after(one.item.part.end, 40)) is None
    ]


def by_whole(
    line: Line, given: Sequence[Assigned], mentions: Sequence[ArmMention], known: Known
) -> list[Assigned]:
    """Give numbers for which no arm is told the arm that alone has as many people as they are out of.

    Counts of more people than their arm holds are left out.

    Parameters
    ----------
    line : Line
        The sentence.
    given : sequence of Assigned
        Numbers of a sentence with their arms.
    mentions : sequence of ArmMention
        Where the sentence speaks of arms: of no other one.
    known : dict
        Which arms hold how many people.
    """
    named = {mention.arm for mention in mentions}
    out = []
    for one in given:
        whole = _whole(one) if one.rule == "arm.untold" else None
        arms = known.get(whole, set()) if whole is not None else set()
        if len(arms) == 1 and named <= arms:
            one = replace(one, arm=next(iter(arms)), rule=OUT_OF_SIZE.name, tier="unsure")
        out.append(one)
    return _without_impossible(line, out, known)
