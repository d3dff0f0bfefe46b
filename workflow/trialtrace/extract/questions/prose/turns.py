"""Two figures for each arm in one sentence: before and after ("fell from 9 (2) to 4 (2) with zinc")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.times import ENDLESS
from trialtrace.extract.questions.arms.mentions import Named, Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import MEANS, Reading
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.prose.built import (
    TELLING,
    Figure,
    SizeOf,
    reading_of,
    side_of,
)
from trialtrace.extract.questions.prose.figures import figures_of

# What parts the figure before from the one after: little more than "to" or "and".
_JOIN = re.compile(
    r"\s*[^\s\d;]{0,8}\s*(?:\([^()]{0,30}\))?\s*(?:to|and|,)\s+(?:(?:was|were)\s+)?", re.IGNORECASE
)
_TO = re.compile(r"\bto\s*$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_ORDERED = re.compile(
    r"\b(?:before|pre\w*|baseline)\b[^;]{0,60}?\b(?:and|to|vs|versus)\b[^;]{0,40}?"
    r"\b(?:after|post\w*|following|end|later|\d+ (?:weeks|months|days))\b",
    re.IGNORECASE,
)
_STAGES = re.compile(
    r"\b(?:before|after|pre\w*|post\w*|baseline|following)\b(?:\s+(?:the\s+)?(?:intervention|treatment|surgery|"
    r"training|therapy))?",
    re.IGNORECASE,
)
_FAR = 60


def read_turns(
    words: str, start: int, kind: str, spotter: Spotter, wanted: Wanted, size_of: SizeOf
) -> Iterator[Reading]:
    """Yield what a sentence says of both arms before and after, each arm with two figures.

    "In the zinc group before and after treatment 9 (2) and 4 (2), in controls 9 (3) and 8 (3)",
    "from 9 (2) to 4 (2) with zinc and from 9 (3) to 8 (3) without".
    """
    if kind != MEANS:
        return
    view = plain(words)
    figures = figures_of(words, kind, True)
    if len(figures) != 4:
        return
    pairs = (figures[0], figures[1]), (figures[2], figures[3])
    if not all(
        _JOIN.fullmatch(view[one[1] : other[0]]) or _to(view, one, other) for one, other in pairs
    ):
        return
    told = all(_to(view, *pair) and _FROM.search(view[: pair[0][0]]) for pair in pairs)
    if not told and not _ORDERED.search(view[: figures[1][0]]):
        return
    sides = _sides(view, pairs, spotter.all_arms(words))
    if sides is None:
        return
    own = view[: figures[0][0]]
    around = f"{own} {view[figures[3][1] :][:120]}"
    if wanted.covered(around) < TELLING:
        return
    lead = _STAGES.sub(" ", own)[-240:]
    score = max(wanted.score(lead, around, ""), 0.6 if wanted.covered(around) >= 1 else 0.0)
    for turn, baseline in ((0, True), (1, False)):
        built = {}
        for side, pair in zip(sides, pairs, strict=True):
            made = side_of(words, start, kind, pair[turn][2], size_of(side, ""))
            if made is None:
                return
            built[side] = made
        reading = reading_of(kind, built, (lead, "", ""), score, "find.sentence_turn")
        yield replace(reading, baseline=baseline, days=0.0 if baseline else ENDLESS, change=False)


def _to(view: str, one: Figure, other: Figure) -> bool:
    gap = view[one[1] : other[0]]
    return len(gap) < _FAR // 2 and _TO.search(gap) is not None and not re.search(r"[;.]\s", gap)


def _sides(
    view: str, pairs: Sequence[tuple[Figure, Figure]], named: Sequence[Named]
) -> tuple[str, str] | None:
    """Return whose each of two pairs is: the names behind both of them, or in front of both."""
    first, second = pairs
    last = second[1][1]
    stops = (first[0][0], second[0][0])
    begins = (0, first[1][1])
    ahead = [
        [n for n in named if begin <= n.start and n.end <= stop]
        for begin, stop in zip(begins, stops, strict=True)
    ]
    behind = [
        [n for n in named if first[1][1] <= n.start and n.end <= stops[1]],
        [n for n in named if last <= n.start and n.start - last < _FAR],
    ]
    if ahead[0] and ahead[1] and not behind[1]:
        found = ahead[0][-1].side, ahead[1][-1].side
    elif behind[0] and behind[1] and not ahead[0]:
        found = behind[0][0].side, behind[1][0].side
    else:
        return None
    return found if set(found) == {INTERVENTION, COMPARATOR} else None
