"""How a match of a pattern must begin or end, so that a rule is tried only where it can match.

A pattern is taken apart with the parser of ``re``. For each way through it the first (or last)
characters are written down as far as they are certain. The strings are a necessary condition, never
a rule of their own: where none of them stands the pattern cannot match (a test compares both ways).
They are folded, to be compared with a folded text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

from trialtrace.grammar.folding import fold

# Stands in front of a string that must not follow a letter.
GUARD = "\b"
# Longer strings and more of them tell more, and take longer to work out.
LENGTH = 4
_MOST = 600
_MOST_LETTERS = 40

# Beginnings of the ways through a part: those behind which nothing is known, and those that go on.
_Ways = tuple[frozenset[str], frozenset[str]]
_NONE: frozenset[str] = frozenset()
_EMPTY = frozenset({""})
_NOTHING: _Ways = (_NONE, _EMPTY)
_GUARDED: _Ways = (_NONE, frozenset({GUARD}))
_UNKNOWN: _Ways = (_EMPTY, _NONE)


def openings(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return strings of which one begins every match; an empty one where nothing is certain.

    A string that must not follow a letter begins with ``GUARD``.
    """
    return _shortest(_sequence(_tree(pattern), iter))


@dataclass(frozen=True, slots=True)
class Endings:
    """Strings of which one ends every match that holds anything.

    Attributes
    ----------
    words : frozenset of str
        The strings; an empty one where nothing is certain.
    lengths : tuple of int
        How long they are.
    """

    words: frozenset[str]
    lengths: tuple[int, ...]

    def fit(self, folded: str, place: int) -> bool:
        """Tell whether a match may end at a place of a folded text."""
        for length in self.lengths:  # noqa: SIM110 - a generator takes three times as long
            if folded[max(0, place - length) : place] in self.words:
                return True
        return False


def endings(pattern: re.Pattern[str]) -> Endings:
    """Work out how the matches of a pattern end, a match of nothing left aside."""
    ended, going = _sequence(_tree(pattern), reversed)
    # What is known to its beginning and empty is a match of nothing.
    words = frozenset(word[::-1] for word in _shortest((ended, going - {""})))
    return Endings(words, tuple(sorted({len(word) for word in words})))


def joints(tree: Sequence[object], signs: str) -> Iterator[frozenset[str]]:
    """Yield sets of pairs of characters of which one stands in every match.

    Parameters
    ----------
    tree : sequence
        A pattern as the parser of ``re`` gives it.
    signs : str
        Characters whose left neighbours are asked for.
    """
    for place, (kind, value) in enumerate(tree[1:], start=1):  # type: ignore[misc]
        after = _flat(_part(kind, value, iter), {GUARD})
        if not after or "" in after or not all(word[0] in signs for word in after):
            continue
        before = _flat(_sequence(tree[:place], reversed), set())
        if before and "" not in before and len(before) * len(after) <= _MOST:
            yield frozenset(left[0] + right[0] for left in before for right in after)


def _flat(ways: _Ways, without: set[str]) -> set[str]:
    return {word for words in ways for word in words} - without


def _tree(pattern: re.Pattern[str]) -> object:
    return _parser.parse(pattern.pattern, pattern.flags)


def _shortest(ways: _Ways) -> frozenset[str]:
    """Leave out what begins with another one."""
    found = ways[0] | ways[1]
    return frozenset(
        word for word in found if not any(word[:length] in found for length in range(len(word)))
    )


def _sequence(items: object, order: Callable) -> _Ways:
    ways = _NOTHING
    for kind, value in order(items):
        if not ways[1]:
            break
        part = _part(kind, value, order)
        longer = _joined(ways, part)
        if _many(longer):  # one letter of it tells something too
            longer = _joined(ways, _first_letters(part))
        if _many(longer):  # only ways that begin with nothing yet need to know it
            empty = ways[1] & {"", GUARD}
            longer = _joined((ways[0] | ways[1] - empty, empty), part)
        if _many(longer):
            return ways[0] | ways[1], _NONE
        ways = longer
    return ways


def _first_letters(ways: _Ways) -> _Ways:
    ended, going = ways
    return frozenset(word[:1] for word in ended | going if word), going & {"", GUARD}


def _many(ways: _Ways) -> bool:
    return len(ways[0]) + len(ways[1]) > _MOST


def _joined(ways: _Ways, parts: _Ways) -> _Ways:
    if parts is _NOTHING:
        return ways
    if ways is _NOTHING:
        return parts
    ended, going = set(ways[0]), set()
    for goes_on, words in enumerate(parts):
        for way in ways[1]:
            most = LENGTH + way.startswith(GUARD)
            for word in words:
                # A guard counts where a match begins, and nowhere else.
                new = way + word.lstrip(GUARD) if way else word
                if len(new) < most and goes_on:
                    going.add(new)
                else:
                    ended.add(new[:most])
    return frozenset(ended), frozenset(going)


def _part(kind: object, value: object, order: Callable) -> _Ways:
    if kind is op.LITERAL:
        return _NONE, frozenset({fold(chr(value))})  # type: ignore[arg-type]
    if kind is op.IN:
        letters = _letters(value)
        return (_NONE, frozenset(map(fold, letters))) if letters else _UNKNOWN
    if kind is op.SUBPATTERN:
        return _sequence(value[3], order)  # type: ignore[index]
    if kind is op.BRANCH:
        return _either(_sequence(branch, order) for branch in value[1])  # type: ignore[index]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return _repeated(*value, order)  # type: ignore[misc]
    if kind is op.AT:
        return _GUARDED if order is iter and value is op.AT_BOUNDARY else _NOTHING
    if kind is op.ASSERT_NOT:
        return _GUARDED if order is iter and _no_letter(*value) else _NOTHING  # type: ignore[misc]
    return _NOTHING if kind is op.ASSERT else _UNKNOWN


def _either(several: Iterable[_Ways]) -> _Ways:
    ended, going = set(), set()
    for ways in several:
        ended |= ways[0]
        going |= ways[1]
    return frozenset(ended), frozenset(going)


def _repeated(least: int, most: int, items: object, order: Callable) -> _Ways:
    once = _sequence(items, order)
    ways, found = _NOTHING, (_NONE, _NONE)
    for count in range(min(most, LENGTH)):
        if count >= least:
            found = _either((found, ways))
        longer = _joined(ways, once)
        if _many(longer):
            return found[0] | ways[0] | ways[1], found[1]
        if longer == ways:
            break
        ways = longer
    if most > LENGTH and "" in ways[1]:
        return _UNKNOWN  # rounds that take nothing: too odd to follow
    return _either((found, ways))


def _letters(items: object) -> set[str]:
    """Return the letters of a class; none where they are too many to go through."""
    letters: set[str] = set()
    for kind, value in items:  # type: ignore[attr-defined]
        if kind is op.LITERAL:
            letters.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < _MOST_LETTERS:
            letters.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return set()
    return letters


def _no_letter(direction: int, items: object) -> bool:
    """Tell whether a negative look behind refuses every letter."""
    if direction > 0 or len(items) != 1 or items[0][0] is not op.IN:  # type: ignore[arg-type, index]
        return False
    held = items[0][1]  # type: ignore[index]
    if held[0][0] is op.NEGATE:  # [^\W_]: whatever is a letter or a digit
        return all(
            item in ((op.CATEGORY, op.CATEGORY_NOT_WORD), (op.LITERAL, ord("_")))
            for item in held[1:]
        )
    return (op.CATEGORY, op.CATEGORY_WORD) in held or (op.RANGE, (97, 122)) in held
