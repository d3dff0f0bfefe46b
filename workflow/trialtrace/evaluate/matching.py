"""One prediction earns at most one credit: counting and pairing of items of one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Left = TypeVar("Left")
Right = TypeVar("Right")


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false positives and false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)


def compare(expected: Iterable[Hashable], found: Iterable[Hashable]) -> Counts:
    """Compare two multisets: each expected item is met by one found item at most.

    Examples
    --------
    >>> compare([20.0, 20.0], [20.0, 20.0, 20.0])
    Counts(tp=2, fp=1, fn=0)
    """
    want, have = Counter(expected), Counter(found)
    tp = (want & have).total()
    return Counts(tp, have.total() - tp, want.total() - tp)


def pair(
    expected: Sequence[Left], found: Sequence[Right], fits: Callable[[Left, Right], bool]
) -> list[tuple[int, int]]:
    """Pair as many expected items as can be with found items, one to one.

    A maximum matching (augmenting paths), so that the order of the items cannot cost a credit and
    no item can earn two.

    Returns
    -------
    list of (int, int)
        Places in ``expected`` and ``found``, in the order of ``expected``.
    """
    options = [[j for j, right in enumerate(found) if fits(left, right)] for left in expected]
    owner: dict[int, int] = {}
    for i in range(len(expected)):
        _augment(i, options, owner, set())
    return sorted((i, j) for j, i in owner.items())


def _augment(i: int, options: list[list[int]], owner: dict[int, int], tried: set[int]) -> bool:
    for j in options[i]:
        if j in tried:
            continue
        tried.add(j)
        if j not in owner or _augment(owner[j], options, owner, tried):
            owner[j] = i
            return True
    return False


def overlaps(left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Tell whether two spans share at least half of the longer one.

    Sharing a single character is not enough: a span over the whole text would then hit everything.
    """
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return 2 * shared >= max(left[1] - left[0], right[1] - right[0]) and shared > 0
