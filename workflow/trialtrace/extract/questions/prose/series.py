"""Figures that a sentence gives arm by arm: one for each, beside its name or in the arms' order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.arms.mentions import Named, Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import Number, Reading, without_people
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.prose.built import CLAUSE, SizeOf, score_of_named
from trialtrace.extract.questions.prose.counted_arms import (
    BEHIND,
    Pair,
    reading_of_counts,
    runs_of,
    side_of_count,
)
from trialtrace.extract.questions.prose.counted_people import (
    Figure,
    figures_in,
    may_hold_two,
    without_intervals,
)
from trialtrace.extract.questions.prose.giving import RESPECTIVELY, in_told_order
from trialtrace.extract.questions.prose.owned import counts_its_own
from trialtrace.extract.questions.prose.turned import parts_people_off, says_else

_MEASURED = re.compile(
    r"\b(?:scores?|odds|ratios?|levels?|grades?|index|medians?|means?|points?|time|duration|age|length)\b",
    re.IGNORECASE,
)
# Further than any bracket reaches.
_FAR = 100_000
_BREAK = re.compile(r"[.;]\s|\b(?:whereas|while)\b")
# "Fewer with A than with B (6 patients versus 9 patients)": in the order of the names.
_AGAINST = re.compile(r"\W*(?:versus|vs|v|compared (?:with|to))\b\W*", re.IGNORECASE)


def read_series(
    words: str,
    start: int,
    spotter: Spotter,
    wanted: Wanted,
    size_of: SizeOf,
    order: Sequence[str],
) -> Iterator[Reading]:
    """Yield events that a sentence gives to the two arms of a question.

    Parameters
    ----------
    order : sequence of str
        Sides of all arms as the document lists them ("" for an arm that is not asked for), for
        figures without names.
    """
    view = plain(words)
    if not may_hold_two(view):
        return
    named = spotter.all_arms(words)
    figures = figures_in(view, named)
    view = without_intervals(view)
    pairs = _beside(view, figures, named) or _ordered(view, figures, named, order)
    if pairs is None and not named:
        pairs = _by_people(view, figures, start, size_of)
    if pairs is None:
        return
    ours, theirs = pairs
    lead = view[: min(ours.start, theirs.start)]
    behind = view[max(ours.end, theirs.end) :]
    said = re.split(r"[;:]\s", lead)[-1] if wanted.covered(re.split(r"[;:]\s", lead)[-1]) else lead
    around = f"{said} {_people_between(view, ours, theirs)} {CLAUSE.split(behind)[0]}"
    around = f"{around} {_behind_bracket(lead, behind)}"
    if wanted.covered(around) < 1 or says_else(wanted, around):
        return
    spans = sorted((one.start, one.end) for one in pairs)
    if counts_its_own(view, *spans, named, wanted) or _measures(view, pairs, said):
        return
    if wanted.other_limit(re.sub(r"\([^()]*\)", " ", said)) or parts_people_off(wanted, around):
        return
    least = score_of_named(wanted, f"{said} {CLAUSE.split(behind)[0]}")
    score = max(wanted.score(said, around, ""), least)
    near = f"{lead} {behind}"
    reading = reading_of_counts(pairs, start, size_of, said, near, score, "find.sentence_series")
    if reading is not None:
        yield without_people(reading) if _are_fewer(reading, pairs, figures) else reading


def _behind_bracket(lead: str, behind: str) -> str:
    """Return the clause behind the bracket that figures stand in: "(12% with zinc, 9% with clay) relapsed"."""
    closed = behind.find(")")
    inside = lead.rfind("(") > lead.rfind(")") and 0 <= closed < (behind.find("(") % _FAR)
    return CLAUSE.split(behind[closed + 1 :])[0] if inside else ""


def _are_fewer(reading: Reading, pair: Pair, figures: list[Figure]) -> bool:
    """Tell whether a sentence tells how many of whom had it, and these are not all people of both arms.

    "Seven of the 14 patients who began a second course relapsed; four with zinc and three with clay".
    """
    both = sum(one.events or 0.0 for one in pair)
    known = [side.n.value for side in (reading.intervention, reading.comparator) if side.n]
    return len(known) == len(pair) and any(
        one not in pair and one.n is not None and one.events == both and one.n != sum(known)
        for one in figures
    )


def _people_between(view: str, ours: Figure, theirs: Figure) -> str:
    low, high = sorted((ours, theirs), key=lambda one: one.start)
    return view[low.start : high.start]


def _beside(view: str, figures: list[Figure], named: list[Named]) -> Pair | None:
    """Give figures to the names that follow each of them, or stand in front of each of them."""
    runs = runs_of(view, figures)
    for behind in (True, False):
        given: dict[str, list[Figure]] = {}
        for index, one in enumerate(figures):
            if one.side is not None:
                given.setdefault(one.side, []).append(one)
                continue
            stop = figures[index + 1].start if index + 1 < len(figures) else len(view)
            begin = figures[index - 1].end if index else 0
            if behind:
                near = next((n for n in named if one.end <= n.start < stop), None)
                fits = near and BEHIND.fullmatch(view[one.end : near.start])
            else:
                near = next((n for n in reversed(named) if begin <= n.start < one.start), None)
                fits = near and not _BREAK.search(view[near.end : one.start])
                fits = fits and len(view[near.end : one.start]) < 25
            if near and fits and near.side:
                given.setdefault(near.side, []).append(one)
        ours, theirs = given.get(INTERVENTION, []), given.get(COMPARATOR, [])
        if len(ours) == 1 and len(theirs) == 1 and _alike(ours[0], theirs[0]):
            lone = [one for one in (ours[0], theirs[0]) if one.side is None]
            if any(len(run) > 1 and one in run for run in runs for one in lone):
                continue  # "4, 5 and 6 in the zinc group": of several outcomes
            between = _people_between(view, ours[0], theirs[0])
            if not _BREAK.search(between) and len(between) < 160:
                return ours[0], theirs[0]
    return None


def _alike(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are of one form: a share is not held against a count."""
    bare = [one.is_bare for one in (one, other) if one.events]
    return (one.events is None) == (other.events is None) and len(set(bare)) < 2


def _ordered(
    view: str, figures: list[Figure], named: list[Named], order: Sequence[str]
) -> Pair | None:
    """Give joined figures ("5.6% and 7.8%, respectively") to names in their order, or to all arms."""
    sides = [one.side for one in in_told_order(view, named)]
    if len(set(sides)) != len(sides):
        return None
    if not named:
        sides = list(order)
    if not {INTERVENTION, COMPARATOR} <= set(sides):
        return None
    runs = runs_of(view, figures)
    fitting = [run for run in runs if len(run) == len(sides)]
    if len(fitting) != 1 or any(len(run) > 1 and run is not fitting[0] for run in runs):
        return None
    run = fitting[0]
    shares = all(one.events is None for one in run)
    between = view[run[0].end : run[-1].start]
    counted = _AGAINST.fullmatch(between) and all(_says_people(view, one) for one in run)
    told = RESPECTIVELY.search(view[run[-1].end :]) or shares or counted
    if not told or not all(_alike(run[0], one) for one in run):
        return None
    return run[sides.index(INTERVENTION)], run[sides.index(COMPARATOR)]


def _measures(view: str, pair: Pair, said: str) -> bool:
    """Tell whether two bare numbers are rather scores or odds: nothing says that they count people."""
    return not any(_says_people(view, one) for one in pair) and _MEASURED.search(said) is not None


def _says_people(view: str, one: Figure) -> bool:
    """Tell whether a figure says that it counts people: "6 patients", "6 (15%)", not "6"."""
    return not one.is_bare or re.search(r"\s[a-z]", view[one.start : one.end]) is not None


def _by_people(view: str, figures: list[Figure], start: int, size_of: SizeOf) -> Pair | None:
    """Give two joined figures without names to the arms whose people they fit: "12/40 vs 11/44"."""
    people = [size_of(side, "") for side in (INTERVENTION, COMPARATOR)]
    runs = [run for run in runs_of(view, figures) if len(run) > 1]
    if None in people or people[0].value == people[1].value or len(runs) != 1 or len(runs[0]) != 2:
        return None
    one, other = runs[0]
    if any(f.is_bare or f.events is None for f in runs[0]):
        return None
    ways = [
        pair
        for pair in ((one, other), (other, one))
        if all(_fits(f, start, n) for f, n in zip(pair, people, strict=True))
    ]
    return ways[0] if len(ways) == 1 else None


def _fits(one: Figure, start: int, n: Number) -> bool:
    return (one.n is None or one.n == n.value) and side_of_count(one, start, n) is not None
