"""Lists of groups with their sizes: how many arms a text has where it gives the size of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.name import Name
from trialtrace.extract.accounts.arms.names import names_with_n
from trialtrace.extract.accounts.reading import Line

Sized = tuple[tuple[Name, tuple[int, int]], ...]

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.])|(?<![\d.,])\d+(?![\d,]*\.?\d)")
_ALL_BUT = 1.05  # some people are lost between allocation and analysis
_FEWEST = 3


def sized_names(line: Line) -> Sized:
    """Read names with their sizes, without the whole that they are the parts of.

    "Women at risk (n = 90) had zinc (n = 30), iron (n = 31) or neither (n = 29)" has three groups.

    Parameters
    ----------
    line : Line
        A sentence.
    """
    pairs = names_with_n(line.text, line.start)
    sizes = [_size(line, span) for _, span in pairs]
    whole = len(pairs) > _FEWEST and 0 < sizes[0] == sum(sizes[1:])
    return pairs[1:] if whole else pairs


def groups_with_sizes(lines: Sequence[Line]) -> int:
    """Return how many groups a sentence gives the sizes of that sum to what the text counts; else 0.

    Parameters
    ----------
    lines : sequence of Line
        Sentences of an account.
    """
    longest: list[int] = []
    for line in lines:
        pairs = sized_names(line) if line.text.count("(") >= _FEWEST else ()
        sizes = [_size(line, span) for _, span in pairs]
        longest = max(longest, sizes, key=len)
    whole = sum(longest)
    if len(longest) < _FEWEST or not any(
        whole <= number <= _ALL_BUT * whole for line in lines for number in _numbers(line.text)
    ):
        return 0
    return len(longest)


def _size(line: Line, span: tuple[int, int]) -> int:
    digits = re.sub(r"\D", "", line.text[span[0] - line.start : span[1] - line.start])
    return int(digits) if digits else 0


def _numbers(text: str) -> list[int]:
    return [int(match.group().replace(",", "")) for match in _NUMBER.finditer(text)]
