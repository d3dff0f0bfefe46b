"""Wide headings whose places are lost, set over columns by what the row under them leaves empty."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.grids.model import Head


def by_slots(
    upper: dict[int, Head], lower: dict[int, Head], names: dict[int, str], figures: Sequence[int]
) -> dict[int, list[Head]] | None:
    """Return the headings of every column of figures where two rows of a header add up to them.

    "Before | P | After | P" over "A | B | | A | B |": a column that the lower row leaves empty has a
    heading of its own, and columns side by side share one; so do the repeats among these:
    "N | Pain | Sleep" over " | 1 h | 2 h | 1 h | 2 h". None where they do not add up, or where all
    headings stand in their places.

    Parameters
    ----------
    names : dict of int to str
        Column → what the lower row calls it, for comparison.
    figures : sequence of int
        The columns that hold figures, in order.
    """
    tops = [head for _, head in sorted(upper.items())]
    first = min(upper, default=0)
    if (
        len(tops) < 2
        or list(figures) != list(range(first, first + len(figures)))
        or sorted(upper) != list(range(first, first + len(tops)))
        or len(tops) >= len(figures)
        or not set(lower) < set(figures)
    ):
        return None
    slots = _slots(lower, figures)
    if len(slots) != len(tops):
        slots = [part for slot in slots for part in _repeats(slot, names)]
    if len(slots) != len(tops):
        return None
    return {
        column: [top, lower[column]] if column in lower else [top]
        for top, slot in zip(tops, slots, strict=True)
        for column in slot
    }


def _slots(lower: dict[int, Head], figures: Sequence[int]) -> list[list[int]]:
    """Part columns into runs that the lower row names and single ones that it does not."""
    slots = [[figures[0]]]
    for before, column in pairwise(figures):
        if before in lower and column in lower:
            slots[-1].append(column)
        else:
            slots.append([column])
    return slots


def _repeats(slot: list[int], names: dict[int, str]) -> list[list[int]]:
    """Part a run of columns where a group of two names or more comes again and again."""
    called = [names.get(column, "") for column in slot]
    for length in range(2, len(slot) // 2 + 1):
        if len(slot) % length == 0 and called == called[:length] * (len(slot) // length):
            return [slot[place : place + length] for place in range(0, len(slot), length)]
    return [slot]
