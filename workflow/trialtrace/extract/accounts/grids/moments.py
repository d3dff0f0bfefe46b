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


# What may stand beside an arm's name without any mark between them: "Zinc week 8", "Zinc SD".
_SUMMED = re.compile(r"\W*(?:means?|s\.?d\.?|s\.?e\.?m?\.?|n|changes?)\W*", re.IGNORECASE)
# Words that go on with a moment, in front of it or behind it.
_ON = re.compile(
    r"\W*(?:at|after|before|on|in|of|the|end|from|since|post|pre|follow-?up|\d+(?:\.\d+)?|"
    r"(?:min(?:ute)?|hour|day|week|wk|month|year)s?)\W*",
    re.IGNORECASE,
)
# Words behind which a moment is not yet all said: "After | treatment".
_OPEN = re.compile(r"(?:at|after|before|of|the|from|since|post|pre)", re.IGNORECASE)
_THERAPY = re.compile(
    r"(?:treatment|intervention|therapy|training|surgery|operation)\W?", re.IGNORECASE
)
_WORD = re.compile(r"\([^()]*\)|[^\s()]+")
_MOST_WORDS = 12


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
    """Return name and moment of a heading that says both, whichever stands first."""
    if text[head.start : head.end] != head.words:
        return None
    match = _JOINED.match(head.words)
    if match is not None and _is_moment(match["moment"]):
        return _piece(head, *match.span("name")), _piece(head, *match.span("moment"))
    words = list(_WORD.finditer(head.words))
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    for said, rest in (_last(words), _first(words)):
        if not said or not rest:
            continue
        name = _piece(head, rest[0].start(), rest[-1].end())
        if re.search(r"[^\W\d_]", name.words) and not _is_moment(name.words):
            return name, _piece(head, said[0].start(), said[-1].end())
    return None


_Words = list[re.Match[str]]


def _last(words: _Words) -> tuple[_Words, _Words]:
    """Return the words of a moment at the end of a heading, and those in front of it."""
    at = next((n for n in range(len(words) - 1, 0, -1) if _is_moment(_said(words[n:]))), 0)
    while at > 1 and _ON.fullmatch(words[at - 1].group()) and not _ends(words[at - 1]):
        at -= 1
    return (words[at:], words[:at]) if at else ([], words)


def _first(words: _Words) -> tuple[_Words, _Words]:
    """Return the words of a moment at the start of a heading, and those behind it."""
    end = next((n for n in range(1, len(words)) if _is_moment(_said(words[:n]))), 0)
    while 0 < end < len(words) - 1 and not _ends(words[end - 1]) and _goes_on(words, end):
        end += 1
    return words[:end], words[end:]


def _goes_on(words: _Words, end: int) -> bool:
    opened = _OPEN.fullmatch(words[end - 1].group()) is not None
    pattern = _THERAPY if opened else _ON
    return pattern.fullmatch(words[end].group()) is not None


def _ends(word: re.Match[str]) -> bool:
    """Tell whether a mark behind a word parts it from the next one."""
    return word.group().endswith((":", ",", ";"))


def _said(words: _Words) -> str:
    return " ".join(word.group().strip("():,;") for word in words)


_ONLY = re.compile(
    r"\W*(?:baseline|pre-?\w*|post-?\w*|final|initial|visit|T\d|\d+)\W*", re.IGNORECASE
)


def is_only_moment(words: str) -> bool:
    """Tell whether words say when, and nothing else.

    Examples
    --------
    >>> is_only_moment("Post-intervention"), is_only_moment("After 12 weeks of zinc")
    (True, False)
    """
    return _is_moment(words) and all(
        any(pattern.fullmatch(word) for pattern in (_ON, _THERAPY, _ONLY)) for word in words.split()
    )


def _is_moment(words: str) -> bool:
    """Tell whether words are a moment, a change, or how figures are summed up."""
    told = moments(words) or says_baseline(words) or says_end(words)
    return bool(told) or _SUMMED.fullmatch(words) is not None


def _piece(head: Head, start: int, end: int) -> Head:
    """Return a part of a heading without the marks that join it to the rest."""
    words = head.words[start:end]
    start += len(words) - len(words.lstrip(" :,;-\u2013\u2014"))
    end -= len(words) - len(words.rstrip(" :,;-\u2013\u2014"))
    return Head(head.words[start:end], head.start + start, head.start + end)
