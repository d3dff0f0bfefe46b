"""Whole numbers that may count people, each with the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.arms.names import OF_EVENTS
from trialtrace.extract.accounts.reading import Line, numbers_of, part_of
from trialtrace.extract.accounts.sizes.words import (
    COUNTED,
    NO_PEOPLE,
    ONE_GROUP,
    OTHERS_TOO,
    SEX,
    SEXED,
    UNITS,
)
from trialtrace.grammar.mention import Mention, Part
from trialtrace.grammar.people import PERSONS
from trialtrace.tables.frozen import frozen

# Kinds of mentions that may hold a number of participants.
SIZE_KINDS = frozenset(
    {
        "participants", "n_equals", "number", "count", "fraction", "bare", "cases", "units",
        "total", "count_percent",
    }
)  # fmt: skip
# Rules of mentions that found a noun of people behind the number.
_NAMED = frozenset({"people", "people_typed", "people_pair"})
_BEHIND, _BEFORE = 230, 170
_EQUALS = re.compile(r"\b(?:n[1-4]?|no\.?|number)\s*[=:]\s*$", re.IGNORECASE)


@frozen
class Count:
    """A whole number that may count people.

    Attributes
    ----------
    start, end : int
        Span of the number in the document.
    value : int
        The number.
    line : Line
        Its sentence.
    behind, before : str
        Words on both sides, without what stands in brackets; for a number in brackets, the words
        on both sides of the brackets.
    head, tail : str
        For a number in brackets, what stands beside it in them; else empty.
    inside : bool
        Whether it stands in brackets.
    equals : bool
        Whether it stands behind "n =".
    part : str
        "denominator" or "numerator" of a fraction ("27 of 41"); else empty.
    percent : float
        Percentage that stands beside it; negative where none does.
    named : bool
        Whether the vocabulary knows who is counted ("88 miners").
    """

    start: int
    end: int
    value: int
    line: Line
    behind: str
    before: str
    head: str
    tail: str
    inside: bool
    equals: bool
    part: str
    percent: float
    named: bool = False

    @property
    def people(self) -> bool:
        """Whether people, or parts of them, are named behind it."""
        return self.named or bool(COUNTED.match(self.tail if self.inside else self.behind))


def counts_of(line: Line) -> list[Count]:
    """Return the numbers of a sentence that may count people, in order."""
    found: list[Count] = []
    pairs: list[tuple[int, int]] | None = None
    for mention in line.mentions:
        if mention.kind not in SIZE_KINDS and not _is_a_sample(line, mention):
            continue
        for part in numbers_of(mention):
            value = float(part.value)
            if not value.is_integer() or value < 1 or part.name in ("percent", "low", "high"):
                continue
            if NO_PEOPLE.match(line.after(part.end, 150)):
                continue
            if _RESPONDERS_BEHIND.match(line.after(part.end, 24)):
                continue
            if mention.kind == "n_equals" and is_of_what_befell(line, part.start):
                continue
            of_a_fraction = mention.kind == "fraction"
            if not of_a_fraction and _A_LIMIT.search(line.before(part.start, 30)):
                continue
            if _IN_SHARES.match(line.after(part.end, 40)):
                continue
            if part.start == line.start and _DATELINE.match(line.after(part.end, 50)):
                continue
            pairs = _brackets(line.text) if pairs is None else pairs
            if _GLUED.search(line.before(part.start, 6)) or _GLUED_BEHIND.match(
                line.after(part.end, 8)
            ):
                continue
            if (
                value < _MANY_ITEMS
                and _ITEM.search(line.before(part.start, 8))
                and _ITEM_END.match(line.after(part.end, 3))
            ):
                continue
            found.append(_count(line, pairs, mention, part))
    return found


# "a final sample size of 44 children": those who were there, where else a sample size is wanted.
_A_SAMPLE = re.compile(
    r"\b(?:final|actual|achieved|analy[sz]ed)\s(?:study\s)?sample(?:\ssize)?\s(?:of|was)\s$"
)


def _is_a_sample(line: Line, mention: Mention) -> bool:
    numbers = numbers_of(mention) if mention.kind == "threshold" else []
    return bool(numbers) and _A_SAMPLE.search(line.before(numbers[0].start, 40)) is not None


# "the zinc group with a lasting response (red, n = 10)": those to whom something happened. "Women with
# recurrences were given zinc (n = 40)": what all of them had.
_OF_RESPONDERS = re.compile(
    r"\b(?:achieving|(?:non-?)?responders?"
    r"|with(?:out)?\s(?:[\w-]+\s){0,3}?(?:respon(?:ses?|ders?)|remissions?|relapses?|recurrences?|events?))\b"
    r"(?:(?!\b(?:was|were|is|are|been|being|had|have|has|received?|receiving|underwent|took|got|given|treated"
    r"|randomly|randomi[sz]ed|assigned|allocated|divided|entered|started)\b)(?:\bn\s?=\s?\d[\d,]*[\s)]*[;,]?|[^\d;:]))*$",
    re.IGNORECASE,
)


def is_of_what_befell(line: Line, start: int) -> bool:
    """Tell whether "n =" at a place counts events, or those whom something befell.

    "214 relapses occurred (zinc, n = 96; salt, n = 118)", "women on zinc with a response (n = 10)".
    """
    return bool(
        _OF_RESPONDERS.search(line.before(start, 90)) or OF_EVENTS.search(line.before(start, 200))
    )


# "the 10 responders to zinc"
_RESPONDERS_BEHIND = re.compile(r"\s(?:non-?)?responders\b", re.IGNORECASE)

# "BMI > 25", "patients over 80", "no. 3-5", "days 2 through 7": a limit or the end of a range.
_A_LIMIT = re.compile(
    rf"(?:\b(?:{PERSONS}|those|anyone) (?:aged )?"
    r"(?:over|under|above|below)|\bthrough|[<>\u2264\u2265\u00b1]|\d[-/\u2013]|[-\u2013]\d)\s*$",
    re.IGNORECASE,
)

# "... Jan. 3 (HealthDay News) -- Among people": the day of a news item.
_DATELINE = re.compile(r"\s\([A-Z][A-Za-z ]{1,30}\)\s?(?:--|[\u2013\u2014-])")
# "ABC(75)", "IL-2(8)": part of a name.
# "3B", "25(OH)D": part of a name too.
_GLUED_BEHIND = re.compile(r"[A-Z]|[(\[][A-Z]{1,3}[)\]][A-Z]|\s?:\s?10|\s?[×x]\s?\d")
_GLUED = re.compile(r"\w[(\[]$|\d\s?[×x]\s?$")


# "(1) zinc; (2) salt; or (3) both": the places in a list.
_MANY_ITEMS = 10
_ITEM = re.compile(r"(?:[;:,]|[;:,]?\s(?:and|or))\s\($")
_ITEM_END = re.compile(r"\)\s[a-z]", re.IGNORECASE)
# "53, 41, 24 and 17% of those on zinc": a list of shares.
_IN_SHARES = re.compile(
    r"(?:,\s\d+(?:\.\d+)?){0,4},?\s(?:and|or)\s\d+(?:\.\d+)?\s?(?:%|per ?cent\b)"
)
# "nine (30%, 95% CI 14 to 46)"
_SHARE_BESIDE = re.compile(r"\s?[(\[]\s?(\d{1,3}(?:\.\d+)?)\s?%")


def _count(line: Line, pairs: list[tuple[int, int]], mention: Mention, part: Part) -> Count:
    start, end = part.start, part.end
    text, low, high = line.text, start - line.start, end - line.start
    around = next(((a, b) for a, b in pairs if a < low and high <= b), None)
    left, right = around if around else (low, high - 1)
    behind = _without(text, pairs, right + 1, min(len(text), right + 1 + 2 * _BEHIND))
    before = _without(text, pairs, max(0, left - 2 * _BEFORE), left)
    percent = part_of(mention, "percent") if mention.kind in ("count_percent", "fraction") else None
    beside = _SHARE_BESIDE.match(text, high) if mention.kind == "number" else None
    name = {"numerator": "numerator", "denominator": "denominator", "total": "denominator"}
    return Count(
        start, end, int(float(part.value)), line, behind[:_BEHIND], before[-_BEFORE:],
        head=text[left + 1 : low] if around else "",
        tail=text[high:right] if around else "",
        inside=around is not None,
        equals=bool(_EQUALS.search(text, max(0, low - 12), low)),
        part=name.get(part.name, "") if mention.kind == "fraction" else "",
        percent=float(percent.value) if percent is not None else float(beside[1]) if beside else -1.0,
        named=mention.rule in _NAMED,
    )  # fmt: skip


def _brackets(text: str) -> list[tuple[int, int]]:
    """Return the places of outermost brackets, both ends, in order."""
    found, open_at, depth = [], -1, 0
    for place, character in enumerate(text):
        if character in "([":
            open_at = place if depth == 0 else open_at
            depth += 1
        elif character in ")]" and depth:
            depth -= 1
            if depth == 0:
                found.append((open_at, place))
    return found


def _without(text: str, pairs: list[tuple[int, int]], start: int, end: int) -> str:
    """Return a stretch of a text without its brackets."""
    pieces, at = [], start
    for low, high in pairs:
        if high < at or low >= end:
            continue
        pieces.append(text[at : max(at, low)].rstrip())
        at = high + 1
    pieces.append(text[at:end] if at < end else "")
    return "".join(pieces)


# In the bracket of a group's size: "(28 men; 16 smokers ...", "(n = 28; ...", but no "(13 women, 15 men)".
_SIZE_AHEAD = re.compile(
    rf"^[^()]*?(?:\b[nN]\s?=\s?\d[\d,]*|\b\d[\d,]*\s(?:[a-z-]+\s){{0,2}}?(?!{SEX}\b)(?:{PERSONS}|cases)\b)"
    r"[^()]*?[;,\s(]$",
    re.IGNORECASE,
)


def is_trait(count: Count) -> bool:
    """Tell "(28 men; 41 eyes)", "(n = 28; 12 men and 16 women)": what the people counted there are or have."""
    if not count.inside or not _SIZE_AHEAD.match(count.head):
        return False
    unit = UNITS.match(count.tail)
    return bool(SEXED.match(count.tail)) or (unit is not None and unit["unit"][:4] != "case")


def is_one_group(count: Count) -> bool:
    """Tell whether a number is that of one group by the words around it: "the first included 81"."""
    return bool(ONE_GROUP.search(count.before[-40:]) or OTHERS_TOO.search(count.behind[:160]))


def pairs_of_sexes(counts: Sequence[Count]) -> list[tuple[Count, Count]]:
    """Return pairs of neighbouring numbers, one of women and one of men."""
    found = []
    for one, other in pairwise(counts):
        if one.line is not other.line or one.part or other.part:
            continue
        first = SEXED.match(one.line.after(one.end, 40))
        second = SEXED.match(other.line.after(other.end, 40))
        if first and second and first.lastgroup != second.lastgroup:
            found.append((one, other))
    return found
