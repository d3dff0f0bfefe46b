"""Headings that say arm and moment in one, and doses that make an arm with the heading above."""

from __future__ import annotations

import re
from collections import Counter

from trialtrace.extract.accounts.grids.model import Head
from trialtrace.extract.accounts.grids.packed import CONTROL
from trialtrace.extract.accounts.grids.times import moments, says_baseline, says_end

_JOINED = re.compile(
    r"(?P<name>[^\W\d_][^,:]{1,60}?)\s*(?:[,:]|\s[-\u2013\u2014]|\s(?=at\b|after\b|before\b))\s*"
    r"(?P<moment>(?:(?:at|after|before)\s+)?[\w\s.-]{2,40}"
    # How the figures are summed up stays with the moment: "at week 8, mean (SD)".
    r"(?:[,;]\s*(?:means?|medians?|n|no\.?)?\s*(?:\([^()]{1,12}\)|\u00b1\s*sd))?)$",
    re.IGNORECASE,
)


def with_moments(text: str, heads: dict[int, tuple[Head, ...]]) -> dict[int, tuple[Head, ...]]:
    """Return headings with name and moment in two levels, where several names share their moments.

    Every name must stand at the same two moments or more, and two names at least; one heading with
    a moment is a name of its own.
    """
    parted: dict[int, tuple[Head, Head]] = {}
    for column, found in heads.items():
        pair = _parted(text, found[-1]) if found else None
        if pair is not None:
            parted[column] = pair
    told: dict[str, Counter[str]] = {}
    for name, moment in parted.values():
        told.setdefault(name.words.casefold(), Counter())[moment.words.casefold()] += 1
    sets = {frozenset(one) for one in told.values()}
    once = all(count == 1 for one in told.values() for count in one.values())
    if len(told) < 2 or len(sets) != 1 or len(next(iter(sets))) < 2 or not once:
        return heads
    return {
        column: (*found[:-1], *parted[column]) if column in parted else found
        for column, found in heads.items()
    }


_DOSE = re.compile(
    r"\W*(?:\d+(?:[.,]\d+)?\s*(?:mg|g|\u00b5g|\u03bcg|ug|mcg|ng|ml|iu|u|units?|mmol|gy|%|ppm)(?:\s?/\s?\w+){0,2}|"
    r"(?:low|medium|middle|high|full|half|standard)[- ]dose)\W*(?:\(?\s*n\s*=\s*[\d,]+\s*\)?)?\W*",
    re.IGNORECASE,
)


def with_doses(heads: dict[int, tuple[Head, ...]]) -> dict[int, tuple[Head, ...]]:
    """Return headings with a drug and each of its doses in one: "Zinc" over "5 mg" and "10 mg".

    Beside them, another arm may have no doses: then all arms stand in one level. So does a control
    that shares a wide heading with doses: "Once a day" over "placebo" and "5 mg".
    """
    dosed = {column: _dosed(found) for column, found in heads.items()}
    over = {heads[column][0] for column, found in dosed.items() if len(found) < len(heads[column])}
    return {
        column: _as_one(found) if found and found[0] in over and _is_control(found) else found
        for column, found in dosed.items()
    }


def _is_control(found: tuple[Head, ...]) -> bool:
    return len(found) > 1 and CONTROL.search(found[1].words) is not None


def _as_one(found: tuple[Head, ...]) -> tuple[Head, ...]:
    return (Head(f"{found[0].words} {found[1].words}", found[1].start, found[1].end), *found[2:])


def _dosed(found: tuple[Head, ...]) -> tuple[Head, ...]:
    for level, head in enumerate(found[1:], 1):
        above = found[level - 1]
        if _DOSE.fullmatch(head.words) and re.search(r"[^\W\d_]{3}", above.words):
            both = Head(f"{above.words} {head.words}", head.start, head.end)
            return (*found[: level - 1], both, *found[level + 1 :])
    return found


def _parted(text: str, head: Head) -> tuple[Head, Head] | None:
    if text[head.start : head.end] != head.words:
        return None
    match = _JOINED.match(head.words)
    if match is None:
        return None
    words = match["moment"]
    if not (moments(words) or says_baseline(words) or says_end(words)):
        return None
    start = head.start
    return (
        Head(match["name"], start + match.start("name"), start + match.end("name")),
        Head(words, start + match.start("moment"), start + match.end("moment")),
    )
