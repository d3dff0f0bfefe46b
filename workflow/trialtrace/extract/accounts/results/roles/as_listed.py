"""Pairs that no sign tells the order of, beside a list that does: they follow it."""

from __future__ import annotations

from dataclasses import replace

from trialtrace.extract.accounts.results.roles import signs
from trialtrace.extract.accounts.results.roles.assigned import Assigned

_TELLING = (
    signs.RESPECTIVELY.name,
    signs.LISTED.name,
    signs.BEHIND.name,
    signs.IN_FRONT.name,
    signs.INSIDE.name,
    signs.DIRECTION.name,
    signs.FAVOURED.name,
    signs.NAMED_BEFORE.name,
)


def as_listed(assigned: list[Assigned]) -> list[Assigned]:
    """Give tuples that no sign tells the order of the one list of arms that their sentence has.

    In "12% and 31% coughed; 4% and 9% sneezed with placebo and zinc, respectively" the list speaks
    of both pairs.
    """
    tuples: dict[int, list[Assigned]] = {}
    for one in assigned:
        tuples.setdefault(one.group, []).append(one)
    _turn_alike(tuples)
    lists = {
        tuple(one.arm for one in part)
        for part in tuples.values()
        if len(part) > 1 and any(one.rule in _TELLING for one in part)
    }
    if len(lists) != 1:
        return [one for part in tuples.values() for one in part]
    order = lists.pop()
    out = []
    for part in tuples.values():
        if len(part) == len(order) and all(one.rule == signs.ORDER.name for one in part):
            part = [
                replace(one, arm=arm, rule=signs.BEFORE.name)
                for one, arm in zip(part, order, strict=True)
            ]
        out += part
    return out


def _turn_alike(tuples: dict[int, list[Assigned]]) -> None:
    """Give pairs of one sentence the same order where words of more and less would give them two.

    Nobody turns the arms around within a list: in "healing (45% vs 30%) and stiffness (2 vs 4) were
    better with zinc" the words fit one pair only. Most of them decide, else the first.
    """
    told = [
        place
        for place, part in tuples.items()
        if len(part) == _PAIR and all(one.rule == signs.DIRECTION.name for one in part)
    ]
    orders = [tuple(one.arm for one in tuples[place]) for place in told]
    if len(set(orders)) < _PAIR or {frozenset(order) for order in orders} != {frozenset(orders[0])}:
        return
    usual = max(dict.fromkeys(orders), key=orders.count)
    for place in told:
        tuples[place] = [
            replace(one, arm=arm) for one, arm in zip(tuples[place], usual, strict=True)
        ]


_PAIR = 2
