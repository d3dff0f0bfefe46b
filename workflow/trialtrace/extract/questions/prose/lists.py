"""Several outcomes and their counts arm by arm: "leaks and falls in 4 and 5 with zinc and 6 and 7 with clay"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.arms.mentions import Named, Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import Reading
from trialtrace.extract.questions.outcomes.senses import contradicts
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.prose.built import SizeOf
from trialtrace.extract.questions.prose.counted_arms import BEHIND, reading_of_counts, runs_of
from trialtrace.extract.questions.prose.counted_people import Figure, figures_in, without_intervals
from trialtrace.extract.questions.prose.turned import parts_people_off

_ITEMS = re.compile(r",\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|;\s*")
_BREAK = re.compile(r"[.:;]\s")
_AHEAD = 40


def read_lists(
    words: str, start: int, spotter: Spotter, wanted: Wanted, size_of: SizeOf
) -> Iterator[Reading]:
    """Yield the counts of one of the outcomes that a sentence lists in front of a list for each arm."""
    view = plain(words)
    named = spotter.all_arms(words)
    if {one.side for one in named} != {INTERVENTION, COMPARATOR} or len(named) != 2:
        return
    figures = figures_in(view, named)
    view = without_intervals(view)
    runs = runs_of(view, figures)
    if len(runs) != 2 or len(runs[0]) != len(runs[1]) or len(runs[0]) < 2:
        return
    sides = _sides(view, runs, named)
    head = _BREAK.split(view[: min(runs[0][0].start, named[0].start)])[-1]
    items = _ITEMS.split(head)[-len(runs[0]) :]
    asked = [place for place, item in enumerate(items) if wanted.covered(item) >= 1]
    if sides is None or len(items) != len(runs[0]) or len(asked) != 1:
        return
    said = items[asked[0]]
    if (
        contradicts(wanted.words, said)
        or parts_people_off(wanted, head)
        or wanted.other_limit(said)
    ):
        return
    given = {side: run[asked[0]] for side, run in zip(sides, runs, strict=True)}
    score = max(wanted.score(said, head, ""), 0.6)
    reading = reading_of_counts(
        (given[INTERVENTION], given[COMPARATOR]), start, size_of, said, view, score,
        "find.sentence_lists",
    )  # fmt: skip
    if reading is not None:
        yield reading


def _sides(view: str, runs: list[list[Figure]], named: list[Named]) -> tuple[str, str] | None:
    """Return whose the two lists are: of the names behind each, or in front of each."""
    first, second = named
    order = (first.side, second.side)
    (_, *_, last), (begin, *_, end) = runs
    between = last.end <= first.start and first.end <= begin.start
    if between and end.end <= second.start:
        behind = (view[last.end : first.start], view[end.end : second.start])
        return order if all(BEHIND.fullmatch(gap) for gap in behind) else None
    ahead = first.end <= runs[0][0].start and last.end <= second.start
    if ahead and second.end <= begin.start:
        gaps = (runs[0][0].start - first.end, begin.start - second.end)
        return order if max(gaps) < _AHEAD else None
    return None
