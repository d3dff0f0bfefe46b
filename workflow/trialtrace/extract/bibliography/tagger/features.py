"""What the tagger looks at: each token's form, its words, its place, and the grammar's answer.

A feature is a short text, ``name=value``. Those of ``near`` are seen from neighbours too. The names
stand in the file of weights; a change here asks for a new training.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.extract.bibliography.tagger.lexical import classes_of, journals_at
from trialtrace.extract.bibliography.tagger.tokens import Span
from trialtrace.extract.bibliography.view import view_of
from trialtrace.extract.bibliography.words import BibliographyWords

# Features of neighbours are used up to so many tokens away.
REACH = 3
# The feature of a token that has no neighbour so far away.
EDGE = "none"

_BREAKS = frozenset('.,;:()[]"|/=')
# Classes that say something about a whole stretch between marks.
_TELLING = frozenset("JPLGMEVNSAeamhKkF")
_SAME = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Entry:
    """The tokens of an entry, and what is known of each."""

    forms: list[str]
    lower: list[str]
    shapes: list[str]
    numbers: list[bool]
    spaced: list[bool]
    classes: list[str]
    grammar: list[str]
    known: list[str]


def features(
    text: str,
    tokens: list[Span],
    grammar: list[str],
    known: list[str],
    words: BibliographyWords,
) -> tuple[list[list[str]], list[list[str]]]:
    """Describe each token.

    Parameters
    ----------
    text : str
    tokens : list of (int, int)
    grammar : list of str
        What the grammar takes each token for, ``O`` for nothing.
    known : list of str
        Names of identifiers at their tokens, ``O`` elsewhere.
    words : BibliographyWords

    Returns
    -------
    tuple of two lists
        For every token, the features that its neighbours see too, and those of its own.
    """
    view = view_of(text)
    forms = [view[a:b] for a, b in tokens]
    lower = [form.casefold() for form in forms]
    lists = classes_of(words)
    journals = journals_at(forms, lower, words)
    entry = Entry(
        forms,
        lower,
        [_shape(form) for form in forms],
        [form.isdecimal() for form in forms],
        [a > 0 and text[a - 1].isspace() for a, _ in tokens],
        [lists.get(word, "") + mark for word, mark in zip(lower, journals, strict=True)],
        grammar,
        known,
    )
    near = _near(entry)
    own = _places(entry)
    _runs(entry, own)
    _stretches(entry, own)
    _pairs(entry, near, own)
    return near, own


@lru_cache(maxsize=20_000)
def _shape(word: str) -> str:
    """Write the form of a word: "Xx" for any capitalised one, "92" for two digits."""
    if word.isdecimal():
        return f"9{min(len(word), 6)}"
    form = "".join("X" if c.isupper() else "x" if c.islower() else c for c in word)
    return _SAME.sub(r"\1\1", form)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1500 <= int(word) < 2035


def _near(entry: Entry) -> list[list[str]]:
    found = []
    for at, form in enumerate(entry.forms):
        number = entry.numbers[at]
        word = f"#{len(form)}" if number else entry.lower[at]
        kind = "Y" if number and _is_year(form) else entry.shapes[at]
        found.append(
            [
                f"w={word}",
                f"s={kind}{'_' if entry.spaced[at] else ''}",
                f"x={entry.classes[at]}",
                f"g={entry.grammar[at]}",
                f"k={entry.known[at]}",
            ]
        )
    return found


def _places(entry: Entry) -> list[list[str]]:
    """Where a token stands: from the ends, in quotes and brackets, before and after the numbers."""
    forms, numbers = entry.forms, entry.numbers
    count = len(forms)
    quotes = int(forms.count('"') > 1)
    last_digit = max((i for i, number in enumerate(numbers) if number), default=count)
    first_digit = next((i for i, number in enumerate(numbers) if number and i > 2), count)
    first_year = next((i for i, form in enumerate(forms) if _is_year(form)), count)
    inside = next((i for i in range(4, count) if _opens_book(entry, i)), count)
    found = []
    quote = depth = digits = 0
    for at, form in enumerate(forms):
        quote ^= form == '"'
        depth += form in "(["
        word = entry.lower[at]
        found.append(
            [
                f"p3={word[:3]}",
                f"e3={word[-3:]}",
                f"pos={10 * at // count}",
                f"i={min(at, 4)}",
                f"end={min(count - at, 5)}",
                f"q={quote}{quotes}",
                f"b={min(depth, 2)}|{entry.shapes[at]}",
                f"dig={min(digits, 5)}|{numbers[at]}",
                f"fy={(at > first_year) - (at < first_year)}|{(at > first_digit) - (at < first_digit)}"
                f"|{at > last_digit}",
                f"in={int(at > inside)}{int(inside < count)}",
            ]
        )
        digits += numbers[at]
        depth -= form in ")]" and depth > 0
    return found


def _opens_book(entry: Entry, at: int) -> bool:
    """Tell whether "in" stands behind a mark: "…. In: Salt and Bread"."""
    if entry.lower[at] not in ("in", "dans", "en") or entry.forms[at - 1] not in '.,;:"?!)':
        return False
    return "".join(entry.lower[at + 1 : at + 2]) not in ("vivo", "vitro", "situ", "silico", "utero")


def _runs(entry: Entry, own: list[list[str]]) -> None:
    """Add what the grammar has on both sides of its own stretch, and how long that is."""
    grammar = entry.grammar
    count = len(grammar)
    start = 0
    while start < count:
        stop = start
        while stop < count and grammar[stop] == grammar[start]:
            stop += 1
        before = grammar[start - 1] if start else "^"
        after = grammar[stop] if stop < count else "$"
        told = [
            f"gr={before}|{grammar[start]}|{after}",
            f"gl={min(stop - start, 6)}|{grammar[start]}",
        ]
        for at in range(start, stop):
            own[at] += told
        start = stop


def _stretches(entry: Entry, own: list[list[str]]) -> None:
    """Add what holds for the whole stretch between two marks."""
    forms, shapes, classes = entry.forms, entry.shapes, entry.classes
    for number, (start, stop, mark) in enumerate(_between_marks(forms)):
        after = forms[stop] if stop < len(forms) else "$"
        letters = "".join(sorted(_TELLING & _letters(classes[start:stop])))
        counted = int(any(entry.numbers[start:stop]))
        told = [
            f"sg={mark}|{after}",
            f"sl={letters}",
            f"sm={mark}|{after}|{min(stop - start, 6)}|{counted}",
            f"sc={min(number, 7)}",
            f"sw={entry.lower[start]}",
            f"sx={_listed(classes[start])}|{shapes[start]}",
            f"se={_listed(classes[stop - 1])}|{shapes[stop - 1]}",
        ]
        for at in range(start, stop):
            own[at] += told
            own[at].append(f"si={min(at - start, 3)}|{min(stop - at, 3)}")


def _letters(classes: list[str]) -> set[str]:
    return {letter for found in classes for letter in found}


def _listed(classes: str) -> str:
    return classes.rstrip("Kk")


def _between_marks(forms: list[str]) -> list[tuple[int, int, str]]:
    """Part the tokens at marks, but not at the stop of an initial; with the mark in front."""
    found: list[tuple[int, int, str]] = []
    start, mark = 0, "^"
    for at, form in enumerate(forms):
        if form not in _BREAKS or (form == "." and at and _is_initial(forms[at - 1])):
            continue
        if at > start:
            found.append((start, at, mark))
            mark = form
        else:
            mark = (mark + form)[-2:]
        start = at + 1
    if start < len(forms):
        found.append((start, len(forms), mark))
    return found


def _is_initial(form: str) -> bool:
    return len(form) == 1 and form.isupper()


def _pairs(entry: Entry, near: list[list[str]], own: list[list[str]]) -> None:
    """Add pairs of neighbours: forms, and answers of the grammar."""
    grammar = entry.grammar
    forms = [found[1] for found in near]
    count = len(own)
    for at in range(count):
        if at:
            own[at] += [
                f"ss={forms[at - 1]}|{forms[at]}",
                f"ws={near[at - 1][0]}|{forms[at]}",
                f"gg={grammar[at - 1]}|{grammar[at]}",
            ]
        if at > 1:
            own[at].append(f"s2={forms[at - 2]}|{forms[at - 1]}")
        if at + 1 < count:
            own[at] += [f"sn={forms[at]}|{forms[at + 1]}", f"g2={grammar[at]}|{grammar[at + 1]}"]


def at_offsets(near: list[list[str]], own: list[list[str]], at: int) -> list[str]:
    """List all features of one token, with the offset of those that come from a neighbour."""
    found = list(own[at])
    for offset in range(-REACH, REACH + 1):
        other = at + offset
        if 0 <= other < len(near):
            found += [f"{offset:+d}{feature}" for feature in near[other]]
        else:
            found.append(f"{offset:+d}{EDGE}")
    return found
