"""How many people stand behind an arm of a question: table headings, then sentences."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from trialtrace.extract.accounts.grids.model import Datum, Table
from trialtrace.extract.questions.arms.headings import arm_name, arms_in
from trialtrace.extract.questions.arms.mentions import Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION, Naming
from trialtrace.extract.questions.model import Number
from trialtrace.extract.questions.sizes.allotted import allotted, everybody
from trialtrace.extract.questions.sizes.listed import listed_sizes
from trialtrace.extract.questions.sizes.parted import parted
from trialtrace.extract.questions.sizes.told import IMPLIED, equal_share, half_of_all, in_sentences
from trialtrace.text.model import Document

_CLEARLY = 0.9
# An arm has more of all people than this.
_FEW = 0.03

# Where arms may stand, and what then stands across them.
_AXES = ((attrgetter("heads"), attrgetter("labels")), (attrgetter("labels"), attrgetter("heads")))


@dataclass
class Sizes:
    """Numbers of people of the two arms of a question, as the document gives them."""

    found: dict[str, list[Number]] = field(default_factory=dict)
    left: Callable[[Sequence[float]], dict[str, Number] | None] | None = None

    def at(self, side: str, days: float) -> Number | None:
        """Return an arm's number at a moment, where the document says it; else its number."""
        left = self.left((days,)) if self.left and days > 0 else None
        return left[side] if left else self.of(side)

    def of(self, side: str, _name: str = "") -> Number | None:
        """Return an arm's number where the document gives it one only, or one far more often."""
        numbers = self.found.get(side, [])
        if not numbers:
            return None
        counts = Counter(number.value for number in numbers).most_common(2)
        if len(counts) > 1 and counts[1][1] * 2 > counts[0][1]:
            return None
        return next(number for number in numbers if number.value == counts[0][0])


def find_sizes(
    document: Document,
    tables: Sequence[Table],
    naming: Naming,
    spotter: Spotter,
    total: Number | None = None,
    stated: Mapping[str, Number] | None = None,
) -> Sizes:
    """Collect the numbers of people of both arms.

    Headings of tables come first; sentences are asked only where no heading names a number, and
    then what the extraction knows of its arms.
    """
    sizes = Sizes()
    for table in tables:
        for axis, across in _AXES:
            arms = arms_in(table, naming, axis)
            if arms is None:
                continue
            level, ours, theirs = arms
            for side, name in ((INTERVENTION, ours), (COMPARATOR, theirs)):
                seen = {
                    (d.size.value, d.size.start): Number(
                        float(d.size.value), d.size.start, d.size.end
                    )
                    for d in table.data
                    if d.size
                    and len(axis(d)) > level
                    and arm_name(axis(d), level) == name
                    # A number across the arms is that of all of them.
                    and not any(h.start <= d.size.start < h.end for h in across(d))
                }
                if len({value for value, _ in seen}) == 1:
                    sizes.found.setdefault(side, []).append(next(iter(seen.values())))
            break
    if set(sizes.found) == {INTERVENTION, COMPARATOR}:
        return sizes
    for side, number in _named_alone(tables, naming).items():
        sizes.found.setdefault(side, [number])
    lists = (
        allotted(document, spotter) or parted(document, spotter) or listed_sizes(document, naming)
    )
    for side, number in lists.items():
        sizes.found.setdefault(side, [number])
    told = _without_wholes(in_sentences(document, spotter), total)
    implied = _implied(tables, naming)
    for side in (INTERVENTION, COMPARATOR):
        numbers = told.get(side) or implied.get(side)
        if side not in sizes.found and numbers:
            sizes.found[side] = numbers
    for side, number in (stated or {}).items():
        sizes.found.setdefault(side, [number])
    everyone = everybody(document, naming.comparator, total)
    if everyone is not None and not (stated or sizes.found):
        sizes.found = {INTERVENTION: [everyone], COMPARATOR: [everyone]}
    if not sizes.found:
        share = equal_share(document, total) or half_of_all(document, total)
        if share is not None:
            sizes.found = {INTERVENTION: [share], COMPARATOR: [share]}
    return sizes


def _named_alone(tables: Sequence[Table], naming: Naming) -> dict[str, Number]:
    """Return the people of a heading that clearly names one side, though the other has none."""
    found: dict[str, set[Number]] = {}
    for table in tables:
        for datum in table.data:
            for head in datum.heads[:1] if datum.size else ():
                ours, theirs = (naming.score(head.words, s) for s in (INTERVENTION, COMPARATOR))
                if datum.size is None or max(ours, theirs) < _CLEARLY or min(ours, theirs) > 0.1:
                    continue
                side = INTERVENTION if ours > theirs else COMPARATOR
                if head.start <= datum.size.start < head.end:
                    found.setdefault(side, set()).add(
                        Number(float(datum.size.value), datum.size.start, datum.size.end)
                    )
    return {
        side: min(numbers, key=lambda one: one.start)
        for side, numbers in found.items()
        if len({one.value for one in numbers}) == 1
    }


def _implied(tables: Sequence[Table], naming: Naming) -> dict[str, list[Number]]:
    """Return the number of people that counts and their percentages in a column leave possible.

    Every cell "k (p%)" bounds n to k / (p + half a unit) ... k / (p - half a unit); where one whole
    number is within all bounds, it is the column's.
    """
    found: dict[str, list[Number]] = {}
    for table in tables:
        arms = arms_in(table, naming, lambda d: d.heads)
        if arms is None:
            continue
        level, ours, theirs = arms
        for side, name in ((INTERVENTION, ours), (COMPARATOR, theirs)):
            cells = [
                d
                for d in table.data
                if d.value.form in ("count_percent", "pair")
                and len(d.heads) > level
                and arm_name(d.heads, level) == name
            ]
            number = _fitting(cells)
            if number is not None:
                found.setdefault(side, []).append(number)
    return found


def _fitting(cells: list[Datum]) -> Number | None:
    low, high = 1.0, 1e9
    last = None
    for datum in cells:
        count, percent = datum.value.parts
        if count.decimals or not count.value > 0 or not 0 < percent.value <= 100:
            continue
        half = 0.5 * 10**-percent.decimals
        if datum.value.form == "pair" and "%" not in " ".join(h.words for h in datum.labels):
            continue
        low = max(low, 100 * count.value / (percent.value + half))
        high = min(high, 100 * count.value / (percent.value - half))
        last = datum
    if last is None or math.ceil(low - 1e-9) != math.floor(high + 1e-9):
        return None
    n = float(math.ceil(low - 1e-9))
    return Number(n, last.cell.start, last.cell.end, IMPLIED)


def _without_wholes(told: dict[str, list[Number]], total: Number | None) -> dict[str, list[Number]]:
    """Return the people of arms without numbers that are both arms', the whole trial's, or of a few."""
    values = [{n.value for n in told.get(side, ())} for side in (INTERVENTION, COMPARATOR)]
    wholes = {one + other for one in values[0] for other in values[1]}
    # What is less than both arms together is not the whole trial.
    least = sum(min(one, default=0.0) for one in values)
    if total is not None and total.value >= least:
        wholes.add(total.value)
    # "5 women in the zinc group" of 443 are no arm.
    few = total.value * _FEW if total is not None else 0.0
    return {
        side: [n for n in numbers if n.value not in wholes and n.value >= few]
        for side, numbers in told.items()
    }
