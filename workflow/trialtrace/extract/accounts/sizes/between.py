"""Totals that other numbers tell: those of whom a next number is counted, and sums of the sexes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from trialtrace.extract.accounts.sizes.counts import Count, pairs_of_sexes
from trialtrace.extract.accounts.sizes.default import is_of_group
from trialtrace.extract.accounts.sizes.size import Size

# "Of these, 52 were randomised": who is counted stands in the sentence before.
_OF_THESE = re.compile(
    r"(?:^|[.;]\s)(?:Of|Among|From|Out of)\s(?:these|them|those|this\s\w+)(?:\s[a-z]+)?,?\s"
    r"(?:only\s|a total of\s)?$",
    re.IGNORECASE,
)
_FEWEST = 10


def whole_of_these(counts: Sequence[Count], totals: Mapping[int, Size]) -> list[Size]:
    """Find those of whom the next sentence takes some: "60 men had gout. Of these, 52 agreed".

    Parameters
    ----------
    counts : sequence of Count
        All numbers of the account that may count people, in order.
    totals : mapping of int to Size
        Those read as totals, by their start.
    """
    values = {size.value for size in totals.values()}
    found = []
    for place, one in enumerate(counts):
        if one.value not in values or not _OF_THESE.search(one.before):
            continue
        near = [
            other
            for other in counts[:place]
            if 0 <= one.line.index - other.line.index <= 1 and other.end < one.start
            if other.value > one.value and other.people and not (other.part or other.inside)
        ]
        whole = max(near, key=lambda other: other.value, default=None)
        if whole is not None and whole.start not in totals and whole.percent < 0:
            found.append(Size(whole.start, whole.end, whole.value, "screened", "n.of_these"))
    return found


def is_of_one_sex(one: Count, counts: Sequence[Count]) -> bool:
    """Tell "58 men and 38 women were randomised": neither number is of all."""
    return any(one in pair for pair in pairs_of_sexes(counts))


def sum_of_sexes(counts: Sequence[Count], totals: Mapping[int, Size]) -> list[Size]:
    """Find a number of people that is the sum of the men and the women told beside it."""
    found = []
    for one, other in pairs_of_sexes(counts):
        value = one.value + other.value
        whole = next(
            (
                count
                for count in counts
                if count.value == value and count.people and not (count.inside or count.part)
                if count.line is one.line and count.start not in totals
            ),
            None,
        )
        if whole is not None and value >= _FEWEST and not is_of_group(whole):
            found.append(Size(whole.start, whole.end, value, "unclear", "n.sexes"))
    return found
