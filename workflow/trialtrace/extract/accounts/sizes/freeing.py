"""Numbers that stand beside an arm's name and are of all: they are freed for the total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.sizes.counts import Count
from trialtrace.extract.accounts.sizes.default import default_total, is_of_group
from trialtrace.extract.accounts.sizes.rules import WEAK
from trialtrace.extract.accounts.sizes.size import Size

# What gives a number to an arm in so many words.
TOLD_RULES = frozenset(
    {
        "n.named_with", "n.equals_behind", "n.equals_pair", "n.equals_listed", "n.to_arm", "n.parallel",
        "n.list_labelled", "n.one_and_other", "n.respectively",
    }
)  # fmt: skip
# What gives a number to an arm by where it stands.
BY_PLACE = frozenset({"n.to_arm", "n.to_arm_bare", "n.arm_before"})
# A number that is larger than an arm by more than this is not of that arm.
BEYOND = 1.3
# Numbers of arms have at least this share of one another.
_LEAST = 0.25
# Two groups of one trial differ by no more than this share.
_EVEN = 0.5


def without_larger(of_arms: Sequence[Size]) -> list[Size]:
    """Leave out numbers beside an arm whose own, smaller number is told in so many words."""
    firm = {size.arm: size.value for size in of_arms if size.rule in TOLD_RULES - BY_PLACE}
    return [
        size
        for size in of_arms
        if size.rule not in BY_PLACE or size.value <= BEYOND * firm.get(size.arm, size.value)
    ]


def fellow_of(
    of_arms: Sequence[Size], totals: dict[int, Size], counts: Sequence[Count]
) -> Size | None:
    """Give a guessed total that is no larger than one of two arms to the other arm.

    "Ten men had a splint and were compared with a control group (n = 10)": the whole holds more
    than one arm.

    Parameters
    ----------
    of_arms : sequence of Size
        Numbers that words or places give to one of two arms.
    totals : dict of int to Size
        Numbers read as totals, by their start.
    counts : sequence of Count
        All numbers of the account that may count people, in order.
    """
    firm = [size for size in of_arms if size.rule in TOLD_RULES - BY_PLACE and not size.each]
    if len({size.arm for size in firm}) != 1 or len({size.value for size in firm}) != 1:
        return None
    known = firm[0]
    starts = {size.start for size in of_arms}
    if any(size.value > known.value for size in totals.values()):
        return None
    for size in totals.values():
        fits = _EVEN * known.value <= size.value <= known.value
        if size.rule not in WEAK or size.start in starts or not fits:
            continue
        one = next((one for one in counts if one.start == size.start), None)
        if one is not None and one.people and not one.part and one.percent < 0:
            return replace(size, kind="", rule="n.fellow", arm=1 - known.arm)
    return None


def lone_total(
    of_arms: Sequence[Size], totals: dict[int, Size], counts: Sequence[Count]
) -> Size | None:
    """Take the only number that was given to an arm for the whole, if that is told nowhere.

    "In 85 women, randomised to A or B with exercise": where one arm's name was not seen, or both
    stand in front, the number seems to be of one of them. An arm's number comes with another's.

    Parameters
    ----------
    of_arms : sequence of Size
        Numbers that words or places give to arms.
    totals : dict of int to Size
        Numbers read as totals, by their start.
    counts : sequence of Count
        All numbers of the account that may count people, in order.

    Returns
    -------
    Size or None
        The total; None where the number has a fellow, or is no whole.
    """
    told = {size.start: size for size in of_arms if not size.each}
    size = max(told.values(), key=lambda size: size.value, default=None)
    if size is None or size.rule not in BY_PLACE:
        return None
    if any(_LEAST * size.value <= told[start].value for start in told if start != size.start):
        return None
    one = next((one for one in counts if one.start == size.start), None)
    larger = any(
        total.value >= size.value and total.kind not in ("screened", "planned")
        for total in totals.values()
        if total.start != size.start
    )
    if one is None or larger or is_of_group(one):
        return None
    found = totals.get(size.start) or default_total(counts, ())
    if found is None or found.start != size.start:
        return None
    return totals.get(size.start) or replace(found, rule="n.lone")
