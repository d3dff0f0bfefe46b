"""Numeric mentions: "[3]", "[1-3,5]", "(4)", superscripts; only where a numbered list exists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialtrace.extract.bibliography.view import LO, UP, view_of
from trialtrace.extract.citations.found import Found, Prose

_LIST = r"\d{1,4}(?:\s?(?:-|,|;|\s(?:and|to)\s)\s?\d{1,4}){0,40}"
_GLUED = r"\d{1,3}(?:(?:-|,\s?|;\s?|\s)\d{1,3}){0,30}"
_SUPERSCRIPT = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
_AS_DIGITS = str.maketrans(_SUPERSCRIPT, "1230456789")

# Ways to write a number that cites; a document uses one of them.
_WAYS = {
    "square": re.compile(rf"\[\s?(?:[Rr]efs?\.?\s?)?({_LIST})\s?\]"),
    "superscript": re.compile(
        rf"(?<=\S)([{_SUPERSCRIPT}]{{1,3}}(?:[\u207b,\u02d2\-][{_SUPERSCRIPT}]{{1,3}}){{0,20}})"
    ),
    "caret": re.compile(rf"\^\(?({_LIST})\)?\^?"),
    "round": re.compile(
        rf"(?<=[{UP}{LO}.,%\"')])\s?\(({_LIST})\)(?=\s?[.,;:]|\s[{LO}]|\s*$|\s[{UP}])"
    ),
    "glued": re.compile(
        rf"(?<=[{LO}{UP})\"'%\]][.,;:])\s?({_GLUED})(?=\s[{UP}]|\s*$)|(?<=[{LO}{UP})\"'%\]][.,;:])({_GLUED})(?=\s|$)|(?<=[{LO}]{{3}})({_GLUED})(?=[.,;:]?(?:\s|$))"
    ),
}
_RANGE_OF_BRACKETS = re.compile(r"\s?\]\s?-\s?\[\s?(\d{1,4})\s?\]")

# A way of writing must reach this many different entries, or this share of them, to be believed.
_ALWAYS = ("square", "superscript", "caret")


def find_numeric(prose: Prose, labels: frozenset[str]) -> list[Found]:
    """Find mentions by number.

    Parameters
    ----------
    prose : Prose
    labels : frozenset of str
        Numbers of the document's list; no list, no numeric mentions.

    Returns
    -------
    list of Found
        One for each number; the inner numbers of a range carry the span of the range.
    """
    if not labels:
        return []
    view = view_of(prose.text)
    best: list[Found] = []
    best_reach = 0
    for way, pattern in _WAYS.items():
        found = [
            item
            for block in prose.blocks
            for match in pattern.finditer(view, block.start, block.end)
            for item in _expanded(view, match, labels)
        ]
        reach = len({item.label for item in found} & labels)
        needed = 1 if way in _ALWAYS else max(2, len(labels) // 2)
        if reach >= needed and reach > best_reach:
            best, best_reach = found, reach
        if best and way in _ALWAYS:
            break
    return best


def _expanded(view: str, match: re.Match[str], labels: frozenset[str]) -> Iterator[Found]:
    """Read "1-3,5" as 1, 2, 3 and 5; a list that reaches beyond the entries is no mention."""
    group = next(i for i, value in enumerate(match.groups(), start=1) if value is not None)
    base = match.start(group)
    words = match.group(group).translate(_AS_DIGITS).replace("\u207b", "-").replace("\u02d2", ",")
    numbers = [
        (int(m.group()), base + m.start(), base + m.end()) for m in re.finditer(r"\d+", words)
    ]
    known = {int(label) for label in labels if label.isdecimal()}
    if not numbers or numbers[0][0] == 0 or not known:
        return
    top = max(known)
    # "[25, 300]" is an interval, not a mention.
    if sum(n in known for n, _, _ in numbers) * 2 < len(numbers) or any(
        n > 3 * top + 20 for n, _, _ in numbers
    ):
        return
    if re.search(r"[\d%]\s$", view[max(0, match.start() - 3) : match.start()]) and re.fullmatch(
        r"\d+\s?-\s?\d+", words
    ):
        return  # "47 [33-65]" is a median with its range
    for index, (number, start, end) in enumerate(numbers):
        yield Found("numeric", start, end, label=str(number))
        across = _RANGE_OF_BRACKETS.match(view, end) if index + 1 == len(numbers) else None
        if across is not None and number < int(across.group(1)) <= number + 60:
            for inner in range(number + 1, int(across.group(1))):
                yield Found("numeric", start, across.end(1), label=str(inner))
        if index + 1 < len(numbers):
            between = view[end : numbers[index + 1][1]]
            following = numbers[index + 1][0]
            if re.search(r"-|to|\u207b", between) and number < following <= number + 60:
                for inner in range(number + 1, following):
                    yield Found("numeric", start, numbers[index + 1][2], label=str(inner))
