"""Values that stand with what share they are: "by 11.8 (62%) with zinc versus 7.6 (39%) with salt".

The share in the bracket is of the arm of the number in front of it. Without them the numbers stand side
by side as elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.roles.assigned import Assigned

# From a value to its share: "11.8 points (", "11.8 [".
_OPENS = re.compile(r"\s?(?:[A-Za-z/²%]{1,12}\s?)?[(\[]\s?(?:[+−-]\s?|or\s|a\s)?")
_CLOSES = re.compile(r"\s?%?\s?[)\]]")


def shares_of(line: Line, items: Sequence[Item]) -> dict[int, Item]:
    """Return the number in front of every one that stands alone in the bracket behind it.

    One of the two is a share and the other none, and the sentence tells two numbers so or more: a share
    behind a single number may be of anything.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers, in order.

    Returns
    -------
    dict of int to Item
        Start of the number in the bracket → the one in front of it.
    """
    found = {
        other.start: one
        for one, other in pairwise(items)
        if (_is_share(line, one) != _is_share(line, other))
        and _OPENS.fullmatch(line.text, one.end - line.start, other.part.start - line.start)
        and _CLOSES.match(line.text, other.part.end - line.start)
    }
    return found if len(found) > 1 else {}


def _is_share(line: Line, item: Item) -> bool:
    return line.after(item.part.end, 2).lstrip().startswith("%")


def with_shares(
    line: Line, items: Sequence[Item], fronts: dict[int, Item], assigned: Sequence[Assigned]
) -> list[Assigned]:
    """Give the numbers in brackets the arms of those in front of them, side by side as these are.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers.
    fronts : dict of int to Item
        What ``shares_of`` told.
    assigned : sequence of Assigned
        The other numbers with their arms.
    """
    if not fronts:
        return list(assigned)
    own = {one.item.part.start: one for one in assigned}
    past = max((one.group for one in assigned), default=0) + 1
    groups: dict[int, list[Assigned]] = {}
    for item in items:
        front = fronts.get(item.start)
        if front is not None and (of := own.get(front.part.start)) is not None:
            groups.setdefault(of.group, []).append(replace(of, item=item, group=past + of.group))
    out = list(assigned)
    for told in groups.values():
        means = [one for one in told if one.item.statistic == "mean"]
        out += [
            replace(one, item=replace(one.item, statistic="mean", certain=True)) if means else one
            for one in told
        ]
    return sorted(out, key=lambda one: one.item.start)
