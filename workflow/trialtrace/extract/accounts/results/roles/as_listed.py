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
    lists = {
        tuple(one.arm for one in part)
        for part in tuples.values()
        if len(part) > 1 and any(one.rule in _TELLING for one in part)
    }
    if len(lists) != 1:
        return assigned
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
