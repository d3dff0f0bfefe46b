"""The size of a study that an article tells of, where no verb says that people were taken in."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.reading import part_of
from trialtrace.extract.accounts.scopes.intro_rules import UNDER_WAY
from trialtrace.extract.accounts.scopes.introductions import people_in
from trialtrace.extract.accounts.scopes.scope import Scope
from trialtrace.extract.accounts.sizes.default import RULE as LARGEST
from trialtrace.extract.accounts.sizes.rules import WEAK
from trialtrace.extract.accounts.sizes.size import Size, Sizes
from trialtrace.extract.accounts.sizes.words import ONE_GROUP, OTHERS_TOO

# How many sentences behind its introduction a study's size is looked for.
REACH = 5
RULE = "n.told"
# Totals that are taken where nothing says so outright.
_DEFAULTS = WEAK | {"n.enrolled", LARGEST}
# These are left of more, or some of them.
_LEFT = re.compile(
    r"^\W*(?:[\w-]+ ){0,3}?(?:came back|returned|remained|were still|dropped out|withdrew"
    r"|stayed|left|quit|died|completed"
    r"|finished|stopped|gave up)\b"
)
# Set against another number, it is one arm's.
_AGAINST = re.compile(
    r"\b(?:vs\.?|versus|against|compared (?:with|to)|than)\s(?:\w+\s)?$", re.IGNORECASE
)
_BEYOND = ("over", "under", "above", "below", "than", "aged", "until", "another")


def add_told_size(sizes: Sizes, scope: Scope) -> Sizes:
    """Take the first number of people that an article tells of a study as its size, if none is known.

    An article that introduces a study says soon how many it was in, in words of its own ("it took
    1,200 nurses"). The number is no arm's: none is larger in its sentence, and the arms do not sum
    to more.
    """
    if not scope.article:
        return sizes
    if scope.rule == UNDER_WAY.name:
        return _planned(sizes, scope)
    if sizes.total is not None:
        return _instead_of(sizes.total, sizes, scope)
    if len(sizes.arms) == 1 and not sizes.more:
        # No other arm has a number: the first one told may be that of all ("took 132 knees and split
        # them"), and is looked at like any other.
        found = add_told_size(replace(sizes, arms={}), scope)
        (only,) = sizes.arms.values()
        if found.total is None or found.total.value < only.value:
            return sizes
        return found if found.total.span == only.span else replace(sizes, total=found.total)
    taken = {size.span for size in (*sizes.arms.values(), *sizes.more)}
    for line in scope.lines[:REACH]:
        people = people_in(line)
        if people is None:
            continue
        if line.index - scope.lines[0].index > REACH or _LEFT.search(line.after(people.end)):
            return sizes
        part = part_of(people, "value")
        if part is None or isinstance(part.value, str) or not float(part.value).is_integer():
            return sizes
        before = line.before(people.start, 24).split()
        if ONE_GROUP.search(line.before(part.start, 40)):
            return sizes
        if _AGAINST.search(line.before(part.start, 24)) or OTHERS_TOO.search(
            line.after(part.end, 160)
        ):
            return sizes
        if (part.start, part.end) in taken or (before and before[-1].casefold() in _BEYOND):
            return sizes
        value = int(part.value)
        others = [one.value for one in sizes.arms.values()]
        if sum(others) > value or _larger_beside(line.mentions, value):
            return sizes
        total = Size(part.start, part.end, value, "unclear", RULE, tier="unsure")
        return replace(sizes, total=total)
    return sizes


def _planned(sizes: Sizes, scope: Scope) -> Sizes:
    """Return the number of people that a study is about to take in; nobody has been counted yet."""
    people = people_in(scope.lines[0])
    part = part_of(people, "value") if people is not None else None
    if part is None or isinstance(part.value, str):
        return sizes
    total = Size(part.start, part.end, int(part.value), "planned", UNDER_WAY.name)
    return replace(sizes, total=total, arms={}, more=())


def _instead_of(total: Size, sizes: Sizes, scope: Scope) -> Sizes:
    """Prefer the number told first to a smaller one that only default order made the total."""
    if total.rule not in _DEFAULTS:
        return sizes
    found = add_told_size(replace(sizes, total=None), scope)
    told = found.total
    if told is None or told.start >= total.start:
        return sizes
    # "180 sailors sucked zinc. ... Some 14,000 sailors left the navy": who was counted first took part.
    first = total.rule == LARGEST and told.start < scope.lines[0].end <= total.start
    larger = total.rule != LARGEST and told.value > total.value
    return found if first or larger else sizes


def _larger_beside(mentions: tuple, value: int) -> bool:
    """Tell whether the sentence counts more people than these: then these are some of them."""
    return any(
        part.value > value
        for mention in mentions
        if mention.kind in ("participants", "n_equals")
        for part in mention.parts
        if part.name.startswith("value") and not isinstance(part.value, str)
    )
