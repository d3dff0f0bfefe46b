"""Several numbers of one arm, and behind a word of comparison as many of the other, each told in its own words.

"With zinc pain was 3.1 and itch was 4.2, whereas with salt these were 4.4 and 5.0": the first of each arm
are a pair, though the second of the one and the first of the other stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import VERSUS, unit_family
from trialtrace.extract.accounts.results.items.words import SENTENCE_END, without_brackets
from trialtrace.extract.accounts.results.roles.assigned import Assigned

_MOST = 3
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)


def crosswise(
    line: Line,
    items: Sequence[Item],
    clusters: Sequence[Sequence[Item]],
    alone: Callable[[Item], tuple[int, str, str]],
    group: int,
) -> list[Assigned]:
    """Pair the numbers of one arm with those of the other, in turn; empty where they do not stand so.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        All its numbers.
    clusters : sequence of sequence of Item
        Which of them stand side by side.
    alone : callable
        Tells the arm, rule and tier of a number by itself.
    group : int
        Number of the first pair.
    """
    size = len(items) // 2
    if len(items) % 2 or not 1 < size <= _MOST or len(clusters) < 2:
        return []
    if all(len(one) % 2 == 0 for one in clusters):
        return []  # "pain was 3 and 4, itch 2 and 5": pairs side by side
    gaps = [line.text[a.end - line.start : b.part.start - line.start] for a, b in pairwise(items)]
    gaps = [without_brackets(gap) for gap in gaps]
    against = [VERSUS.search(gap) is not None for gap in gaps]
    if not against[size - 1] or sum(against) > 1 or any(map(SENTENCE_END.search, gaps)):
        return []
    pairs = list(zip(items[:size], items[size:], strict=True))
    if _RESPECTIVELY.search(line.text) or not all(map(_alike, pairs)):
        return []
    told = [alone(item) for item in items]
    first, second = {arm for arm, _, _ in told[:size]}, {arm for arm, _, _ in told[size:]}
    if len(first) > 1 or len(second) > 1 or first == second or -1 in first | second:
        return []
    return [
        Assigned(item, *held, group + place % size)
        for place, (item, held) in enumerate(zip(items, told, strict=True))
    ]


def _alike(pair: tuple[Item, Item]) -> bool:
    one, other = pair
    units = {unit_family(one.unit), unit_family(other.unit)}
    return one.statistic == other.statistic and len(units - {""}) < 2
