"""Which words a pattern cannot do without, so that most rules skip most sentences.

A pattern is taken apart with the parser of ``re``; for each piece the function works out a set of
strings of which a matching text must hold one. The set is a necessary condition, never a rule of
its own: a text without any of them cannot match (a test compares both ways).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

from trialtrace.grammar.edges import joints
from trialtrace.grammar.folding import fold
from trialtrace.grammar.skeleton import SIGNS

_MOST = 80
_SIGNS = "".join(SIGNS.values())
# A set commoner than this is not worth a look.
_COMMON = 2.5
# What stands nowhere in a text stands in no stretch of it; but to look through a long one for stretch
# after stretch of it takes longer than to search them.
_LONG = 2_000
_Set = frozenset[tuple[str, bool]]  # words, and whether their case matters


@dataclass(frozen=True, slots=True)
class Needles:
    """Sets of strings: of each set one must stand in a text.

    Attributes
    ----------
    sets : tuple
        Pairs: strings compared in lower case, strings compared as they stand.
    """

    sets: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()

    def miss(self, text: str, folded: str) -> bool:
        """Tell whether a text (and the same in lower case) cannot match."""
        for lower, exact in self.sets:
            for word in lower:
                if word in folded:
                    break
            else:
                for word in exact:
                    if word in text:
                        break
                else:
                    return True
        return False


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern that is looked for only where its needles stand: it finds what the pattern finds."""

    pattern: re.Pattern[str]
    needles: Needles

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Do as ``pattern.search``."""
        if (len(text) < _LONG or _all(start, end)) and self.needles.miss(text, fold(text)):
            return None
        return self.pattern.search(text, start, end)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Do as ``pattern.finditer``."""
        if (len(text) < _LONG or _all(start, end)) and self.needles.miss(text, fold(text)):
            return iter(())
        return self.pattern.finditer(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Do as ``pattern.fullmatch``, which soon gives up by itself."""
        return self.pattern.fullmatch(text)

    def findall(self, text: str) -> list:
        """Do as ``pattern.findall``."""
        return [] if self.needles.miss(text, fold(text)) else self.pattern.findall(text)


def _all(start: int, end: int) -> bool:
    return start == 0 and end == sys.maxsize


def sought(pattern: str, flags: int = 0) -> Sought:
    """Compile a pattern that is asked of many sentences and stands in few."""
    compiled = re.compile(pattern, flags)
    return Sought(compiled, needles(compiled))


def needles(pattern: re.Pattern[str]) -> Needles:
    """Work out the needles of a compiled pattern; empty where nothing is certain."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    sets = _sets(tree, bool(pattern.flags & re.IGNORECASE))
    sets += [frozenset((pair, False) for pair in pairs) for pairs in joints(tree, _SIGNS)]
    sets = sorted((found for found in sets if _commonness(found) < _COMMON), key=_commonness)
    return Needles(
        tuple(
            (
                tuple(sorted(word for word, exact in found if not exact)),
                tuple(sorted(word for word, exact in found if exact)),
            )
            for found in sets[:3]
        )
    )


def wordless(pattern: re.Pattern[str]) -> bool:
    """Tell whether a pattern may match a text without any letter from a to z."""
    return _spared(_parser.parse(pattern.pattern, pattern.flags))


def _spared(items: object) -> bool:
    """Tell whether no part of a sequence asks for a letter."""
    for kind, value in items:  # type: ignore[attr-defined]
        if kind is op.LITERAL:
            spared = not _is_letter(value)
        elif kind is op.IN:
            spared = not all(
                (item is op.LITERAL and _is_letter(code))
                or (item is op.RANGE and _is_letter(code[0]) and _is_letter(code[1]))
                for item, code in value
            )
        elif kind is op.SUBPATTERN:
            spared = _spared(value[3])
        elif kind is op.BRANCH:
            spared = any(map(_spared, value[1]))
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            spared = value[0] == 0 or _spared(value[2])
        else:
            spared = kind is not op.ASSERT or _spared(value[1])
        if not spared:
            return False
    return True


def _is_letter(code: int) -> bool:
    return "a" <= fold(chr(code)) <= "z"


def _sets(items: object, folded: bool) -> list[_Set]:
    """Return the sets that the parts of a sequence ask for."""
    sets: list[_Set] = []
    run = ""
    for kind, value in items:  # type: ignore[attr-defined]
        letter = _letter(kind, value)
        if letter:
            run += letter
            continue
        if run:
            sets.append(_words(run, folded))
            run = ""
        found = _part(kind, value, folded)
        if found is not None:
            sets.append(found)
    if run:
        sets.append(_words(run, folded))
    return [found for found in sets if found and len(found) <= _MOST]


def _sequence(items: object, folded: bool) -> _Set | None:
    """Return the rarest set of a sequence."""
    return min(_sets(items, folded), key=_commonness, default=None)


def _letter(kind: object, value: object) -> str:
    """Return the one letter that an item stands for, a captured one too; else nothing."""
    if kind is op.LITERAL:
        return chr(value)  # type: ignore[arg-type]
    if kind is op.SUBPATTERN and len(value[3]) == 1 and value[3][0][0] is op.LITERAL:  # type: ignore[index]
        return chr(value[3][0][1])  # type: ignore[index]
    return ""


def _part(kind: object, value: object, folded: bool) -> _Set | None:
    if kind is op.SUBPATTERN:
        _, added, removed, items = value  # type: ignore[misc]
        inner = (folded or bool(added & re.IGNORECASE)) and not removed & re.IGNORECASE
        return _sequence(items, inner)
    if kind is op.BRANCH:
        sets = [_sequence(branch, folded) for branch in value[1]]  # type: ignore[index]
        return None if any(found is None for found in sets) else frozenset().union(*sets)  # type: ignore[arg-type]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, _, items = value  # type: ignore[misc]
        return _sequence(items, folded) if least else None
    if kind is op.ASSERT:  # what must follow or go before stands in the text too
        return _sequence(value[1], folded)  # type: ignore[index]
    if kind is op.IN and all(item is op.LITERAL for item, _ in value):  # type: ignore[attr-defined]
        return frozenset().union(*(_words(chr(code), folded) for _, code in value))  # type: ignore[attr-defined]
    return None


def _words(run: str, folded: bool) -> _Set:
    return frozenset({(run.lower(), False) if folded else (run, True)})


def _commonness(found: _Set) -> float:
    """Guess how often a sentence with numbers holds one of these."""
    total = 0.0
    for word, exact in found:
        if word in "\ue000\ue002 ,.":
            total += 5.0
        elif word in "-()/:":
            total += 2.0
        elif len(word) == 2 and word[1] in _SIGNS:  # a number behind a space, or glued to a letter
            total += 0.03 if word[0].isalpha() else 2.0 if word[0] in " (-" else 0.3
        elif len(word) == 1:
            total += 1.5 if word.isalpha() else 0.3
        else:
            total += (0.3 if exact else 1.0) * 0.5 ** len(word.strip())
    return total
