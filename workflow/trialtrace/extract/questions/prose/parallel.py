"""Two sentences in a row that tell the same of one arm each: "In A pain was 3.1 (1.0). In B it was 4.2 (1.1)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.arms.mentions import Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import EVENTS, MEANS, Reading
from trialtrace.extract.questions.outcomes.senses import contradicts
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.outcomes.words import stems
from trialtrace.extract.questions.prose.built import (
    TELLING,
    Figure,
    SizeOf,
    reading_of,
    side_of,
)
from trialtrace.extract.questions.prose.figures import figures_of
from trialtrace.extract.questions.prose.turned import parts_people_off
from trialtrace.extract.questions.spelt import in_figures

# Share of the words in front of both figures that are the same.
_ALIKE = 0.7
_MOST = 4
_CLAUSE = re.compile(r"[;:(]|,\s")


def read_parallel(
    pair: tuple[tuple[str, int], tuple[str, int]],
    spotter: Spotter,
    wanted: Wanted,
    size_of: SizeOf,
    spread: bool,
) -> Iterator[Reading]:
    """Yield what two sentences in a row give to one arm each, in the same words and in the same order.

    Parameters
    ----------
    pair : tuple
        Each sentence with its place in the document.
    spread : bool
        Whether the document writes means as "mean (SD)" without saying it each time.
    """
    said = [in_figures(words) for words, _ in pair]
    yield from _beside(pair, said, spotter, wanted, size_of, spread)
    sides = [_only_side(words, spotter) for words in said]
    if set(sides) != {INTERVENTION, COMPARATOR}:
        return
    for kind in (MEANS, EVENTS):
        lists = [figures_of(words, kind, spread) for words in said]
        if not 0 < len(lists[0]) == len(lists[1]) <= _MOST:
            continue
        for place in range(len(lists[0])):
            own = [
                _words_ahead(words, found, place) for words, found in zip(said, lists, strict=True)
            ]
            if not _alike(own[0], own[1]):
                continue
            figures = [found[place] for found in lists]
            reading = _reading(pair, kind, sides, own, figures, said, wanted, size_of)
            if reading is not None:
                yield reading


# "Those on 5 mg (pain 3.1 ± 1.2)": arm and outcome right in front of a figure.
_BRACKETED = re.compile(r"[^()]{0,40}\((?P<what>[^()\d]{2,60}?)\s*(?:was|were|of|[:=,])?\s*")


def _beside(
    pair: tuple[tuple[str, int], tuple[str, int]],
    said: Sequence[str],
    spotter: Spotter,
    wanted: Wanted,
    size_of: SizeOf,
    spread: bool,
) -> Iterator[Reading]:
    """Yield figures that stand with their outcome in brackets behind the names of the arms.

    "Pain fell with 5 mg (score -3 ± 1) and 15 mg (score -2 ± 1). It fell less on placebo (score -1 ± 1)."
    """
    given: dict[str, list[tuple[int, Figure, str]]] = {}
    for place, words in enumerate(said):
        view, named = plain(words), spotter.all_arms(words)
        figures = figures_of(words, MEANS, spread)
        for index, figure in enumerate(figures):
            low = figures[index - 1][1] if index else 0
            name = next((n for n in reversed(named) if low <= n.start and n.end <= figure[0]), None)
            told = _BRACKETED.fullmatch(view[name.end : figure[0]]) if name else None
            if told is None:
                return
            given.setdefault(name.side, []).append((place, figure, told["what"]))
    ours, theirs = given.get(INTERVENTION, []), given.get(COMPARATOR, [])
    if len(ours) != 1 or len(theirs) != 1 or ours[0][0] == theirs[0][0]:
        return
    if not _alike(ours[0][2], theirs[0][2]):
        return
    both = sorted((*ours, *theirs), key=lambda one: one[0])
    sides = (INTERVENTION, COMPARATOR) if both[0] == ours[0] else (COMPARATOR, INTERVENTION)
    own = [plain(said[place])[: figure[0]] for place, figure, _ in both]
    figures = [figure for _, figure, _ in both]
    reading = _reading(pair, MEANS, sides, own, figures, said, wanted, size_of)
    if reading is not None:
        yield reading


def _only_side(words: str, spotter: Spotter) -> str:
    """Return the one side that a sentence names in front of its figures; empty for none or several."""
    named = spotter.all_arms(words)
    told = {one.side for one in named}
    first = re.search(r"\d", words)
    ahead = bool(named) and first is not None and named[0].start < first.start()
    return named[0].side if len(told) == 1 and ahead else ""


def _words_ahead(words: str, figures: Sequence[Figure], place: int) -> str:
    low = figures[place - 1][1] if place else 0
    return plain(words)[low : figures[place][0]]


def _alike(one: str, other: str) -> bool:
    """Tell whether the words in front of two figures say the same, beside the arms' names."""
    ours, theirs = set(stems(one)), set(stems(other))
    return bool(ours & theirs) and len(ours & theirs) >= _ALIKE * min(len(ours), len(theirs))


def _reading(
    pair: tuple[tuple[str, int], tuple[str, int]],
    kind: str,
    sides: Sequence[str],
    own: Sequence[str],
    figures: Sequence[Figure],
    said: Sequence[str],
    wanted: Wanted,
    size_of: SizeOf,
) -> Reading | None:
    lead = own[0]
    if (
        wanted.covered(lead) < TELLING
        or contradicts(wanted.words, lead)
        or parts_people_off(wanted, lead)
    ):
        return None
    if wanted.other_limit(re.sub(r"\([^()]*\)", " ", lead)):
        return None
    clause = _CLAUSE.split(lead)[-1]
    score = wanted.score(clause if wanted.covered(clause) else lead, lead, "")
    if score <= 0:
        return None
    built = {}
    for (_, start), side, words, (_, _, value) in zip(pair, sides, said, figures, strict=True):
        made = side_of(words, start, kind, value, size_of(side, ""))
        if made is None:
            return None
        built[side] = made
    return reading_of(kind, built, (lead, "", ""), score, "find.sentences_parallel")
