"""Two clauses or sentences in a row that each tell how many of one arm had the outcome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.arms.mentions import Named, Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import Reading
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.prose.built import SizeOf
from trialtrace.extract.questions.prose.counted_arms import reading_of_counts
from trialtrace.extract.questions.prose.counted_people import Figure, figures_in, without_intervals
from trialtrace.extract.questions.prose.turned import parts_people_off, says_else

_BREAK = re.compile(r";\s+(?:and\s+)?|,?\s+(?:while|whereas|but)\s+")
_COUNTS = re.compile(r"\d|\b(?:no|none|nobody)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
# "Among the 40 patients in the zinc group": all of an arm are no part of the people.
_AMONG_ALL = re.compile(
    r"\bamong\s+(?:all\s+)?(?:the\s+)?(?:\d+\s+)?"
    r"(?:(?:patients|participants|subjects|people|those)\s+)?(?:(?:in|on|of|given|with|receiving|assigned to|"
    r"treated with|allocated to|who received)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that give one arm one count, with their place and what is said around the count."""

    words: str
    start: int
    side: str
    figure: Figure


def clauses_in(words: str, start: int, spotter: Spotter, wanted: Wanted) -> list[Clause | None]:
    """Return the clauses of a sentence in order, None for those that do not tell one arm's outcome."""
    view = plain(words)
    bare = _BRACKETS.sub(lambda match: " " * len(match.group()), view)
    breaks = [(m.start(), m.end()) for m in _BREAK.finditer(bare)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(begin for begin, _ in breaks), len(view)]
    return [
        _clause(words[low:high], start + low, spotter, wanted)
        for low, high in zip(starts, ends, strict=True)
    ]


def read_clauses(
    one: Clause | None, other: Clause | None, wanted: Wanted, size_of: SizeOf
) -> Iterator[Reading]:
    """Yield what two clauses in a row give to one arm each, where both say the whole outcome."""
    if one is None or other is None or {one.side, other.side} != {INTERVENTION, COMPARATOR}:
        return
    if (one.figure.events is None) != (other.figure.events is None):
        return
    # Both clauses' figures counted from the first one's place.
    gap = other.start - one.start
    second = other.figure
    moved = replace(
        second, start=second.start + gap, end=second.end + gap,
        n_start=second.n_start + gap, n_end=second.n_end + gap,
    )  # fmt: skip
    pair = (one.figure, moved) if one.side == INTERVENTION else (moved, one.figure)
    near = f"{one.words} {other.words}"
    score = min(max(wanted.score(piece.words, piece.words, ""), 0.6) for piece in (one, other))
    reading = reading_of_counts(
        pair, one.start, size_of, one.words, near, score, "find.clauses_parallel"
    )
    if reading is not None:
        yield reading


def _clause(words: str, start: int, spotter: Spotter, wanted: Wanted) -> Clause | None:
    view = plain(words)
    if not _COUNTS.search(view) or wanted.covered(view) < 1:
        return None
    named = spotter.all_arms(words)
    if len({one.side for one in named}) != 1 or not named[0].side:
        return None
    figures = figures_in(view, named)
    if len(figures) > 1:
        # "8 patients (rash in 2, cough in 3 ...)": what stands in brackets are parts.
        inside = [match.span() for match in _BRACKETS.finditer(view)]
        figures = [f for f in figures if not any(a < f.start and f.end <= b for a, b in inside)]
    if len(figures) != 1 or says_else(wanted, view):
        return None
    figure = figures[0]
    # A bare count needs its arm close by.
    far = min(abs(one.start - figure.end) for one in named) > 80
    if far or wanted.other_limit(re.sub(r"\([^()]*\)", " ", view[: figure.start])):
        return None
    if parts_people_off(wanted, _without_whole_arms(without_intervals(view), named)):
        return None
    return Clause(words, start, named[0].side, figure)


def _without_whole_arms(view: str, named: list[Named]) -> str:
    for one in named:
        match = _AMONG_ALL.search(view[: one.start])
        if match:
            view = view[: match.start()] + " " * (one.start - match.start()) + view[one.start :]
    return view
