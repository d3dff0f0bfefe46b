"""Digits that cite, read as entries of a list: "1-3,5", and "1314" where the comma was lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

# The widest range that is spelled out.
WIDEST = 60
# A number so little beyond the list is one whose entry is missing.
SLACK = 3
# Digits run together hold at most so many numbers.
MOST_PARTS = 6
_RANGE = re.compile(r"-|\u207b|\bto\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its span in what was read, and whether it was written or lies in a range."""

    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers of a list.

    Attributes
    ----------
    known : frozenset of int
        Numbers that entries carry.
    """

    known: frozenset[int]

    @classmethod
    def of(cls, labels: Iterable[str]) -> Numbering:
        """Build from the labels of entries; those that are no numbers are left out."""
        return cls(frozenset(int(label) for label in labels if label.isdecimal()))

    @property
    def top(self) -> int:
        """The highest number of the list."""
        return max(self.known, default=0)

    def read(self, words: str, reached: int, parting: str = "unknown") -> list[Number]:
        """Read the numbers of a callout, those inside ranges too.

        Parameters
        ----------
        words : str
            Digits, commas, dashes, blanks: "1-3,5".
        reached : int
            The highest number cited before: lists are mostly numbered as they are first cited.
        parting : {"never", "unknown", "new"}
            Which digits are parted: none; numbers far beyond the list; ``new``: also those that
            would pass over an entry not yet cited, while their parts would not.

        Returns
        -------
        list of Number
            Empty where these are no numbers of the list: they reach far beyond, most of them are
            unknown, or their digits can be parted in several ways.
        """
        written = [(m.group(), m.start()) for m in re.finditer(r"\d+", words)]
        numbers: list[Number] = []
        for index, (digits, start) in enumerate(written):
            following = written[index + 1] if index + 1 < len(written) else None
            ranged = following is not None and _RANGE.search(
                words[start + len(digits) : following[1]]
            )
            below = int(following[0]) if ranged and following else None
            last = numbers[-1].value if numbers else 0
            parts = self._parted(digits, max(reached, last), below, parting)
            if parts is None:
                return []
            at = start
            for part in parts:
                numbers.append(Number(int(part), at, at + len(part)))
                at += len(part)
        if not self._plausible([n.value for n in numbers], reached):
            return []
        return list(self._with_inner(words, numbers))

    def _parted(
        self, digits: str, reached: int, below: int | None, parting: str
    ) -> tuple[str, ...] | None:
        number = int(digits)
        falls = below is not None and below <= number and below in self.known
        near = number == reached + 1 or self.top < number <= self.top + SLACK
        if parting == "never" or (near and not falls):
            return (digits,)
        passes = parting == "new" and number > reached + 1
        if number in self.known and not falls and not passes:
            return (digits,)
        ways = [
            way
            for way in _partitions(digits)
            if all(int(part) in self.known for part in way)
            and (not falls or int(way[-1]) < (below or 0))
        ]
        in_order = [way for way in ways if _in_order(way, reached)]
        if number in self.known and not falls:
            new = [way for way in in_order if str(reached + 1) in way]
            return new[0] if len(new) == 1 else (digits,)
        chosen = in_order if in_order else ways
        if not chosen:
            return (digits,)
        # "1319" is 13 and 19 rather than 1, 3 and 19.
        fewest = min(len(way) for way in chosen)
        shortest = [way for way in chosen if len(way) == fewest]
        return shortest[0] if len(shortest) == 1 else None

    def _plausible(self, values: list[int], reached: int) -> bool:
        if not values or values[0] == 0 or not self.known:
            return False
        # Once the list has been cited to its end, the next number is one whose entry is missing.
        beyond = self.top + SLACK if reached >= self.top else 0
        # "[25, 300]" is an interval, not a mention.
        inside = sum(v in self.known or self.top < v <= beyond for v in values)
        return inside * 2 >= len(values) and all(v <= 3 * self.top + 20 for v in values)

    @staticmethod
    def _with_inner(words: str, numbers: list[Number]) -> Iterator[Number]:
        for number, following in pairwise([*numbers, None]):
            assert number is not None
            yield number
            if following is None or not _RANGE.search(words[number.end : following.start]):
                continue
            if number.value < following.value <= number.value + WIDEST:
                for inner in range(number.value + 1, following.value):
                    yield Number(inner, number.start, following.end)


def _in_order(parts: tuple[str, ...], reached: int) -> bool:
    """Tell whether each number was cited before or is the next one."""
    for part in parts:
        if int(part) > reached + 1:
            return False
        reached = max(reached, int(part))
    return True


def _partitions(digits: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways to part digits into two or more rising numbers."""

    def rest(at: int, least: int, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if at == len(digits):
            if len(parts) > 1:
                yield parts
            return
        if len(parts) == MOST_PARTS:
            return
        for end in range(at + 1, min(at + 3, len(digits)) + 1):
            part = digits[at:end]
            if part[0] != "0" and int(part) > least:
                yield from rest(end, int(part), (*parts, part))

    yield from rest(0, 0, ())
