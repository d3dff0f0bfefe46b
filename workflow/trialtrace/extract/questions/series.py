"""Figures that a sentence gives arm by arm: one for each, beside its name or in the arms' order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.figures import count_of, is_share
from trialtrace.extract.accounts.grids.times import ENDLESS, moments, says_baseline, says_end
from trialtrace.extract.questions.built import CLAUSE, SUBGROUP, Share, SizeOf, people_behind
from trialtrace.extract.questions.counted_people import (
    Figure,
    figures_in,
    may_hold_two,
    without_intervals,
)
from trialtrace.extract.questions.giving import RESPECTIVELY
from trialtrace.extract.questions.mentions import Named, Spotter
from trialtrace.extract.questions.model import EVENTS, Number, Reading, Side
from trialtrace.extract.questions.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.outcome import Wanted
from trialtrace.extract.questions.senses import contradicts, says_change

_BREAK = re.compile(r"[.;]\s|\b(?:whereas|while)\b")
_BEHIND = re.compile(
    r"[\s,()]*(?:\([^()]{0,40}\)\s*)?"
    r"(?:(?!(?:and|or|but|than|compared|versus|vs|while|whereas|as)\b)[a-z-]+\s+){0,8}?(?:\(\s*\)\s*)?(?:in|for|with|on|under|of|among|from|after|by|given|"
    r"receiving|assigned to|taking)\s+(?:the\s+|each\s+|(?:patients|those|children|women|participants)\s+"
    r"(?:in|on|with|given)\s+(?:the\s+)?)?|\s*\(?\s*",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"[\s,]*(?:and|versus|vs\.?|,|compared (?:with|to)|against|as against)?\s*", re.I
)


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
    if pairs is None:
        return
    ours, theirs = pairs
    lead = view[: min(ours.start, theirs.start)]
    behind = view[max(ours.end, theirs.end) :]
    said = re.split(r"[;:]\s", lead)[-1] if wanted.covered(re.split(r"[;:]\s", lead)[-1]) else lead
    around = f"{said} {_people_between(view, ours, theirs)} {CLAUSE.split(behind)[0]}"
    if wanted.covered(around) < 1 or contradicts(wanted.words, around):
        return
    if wanted.other_limit(re.sub(r"\([^()]*\)", " ", said)) or SUBGROUP.search(around):
        return
    built = []
    for side, one in ((INTERVENTION, ours), (COMPARATOR, theirs)):
        made = _side(one, start, size_of(side, ""))
        if made is None:
            return
        built.append(made)
    if ours.is_bare and theirs.is_bare and all(_is_all(side) for side in built):
        return  # "40 patients on zinc and 42 on clay were asked about pain"
    score = max(wanted.score(said, around, ""), 0.6)
    days = moments(f"{lead} {behind}")
    near = f"{lead} {behind}"
    yield Reading(
        EVENTS, built[0], built[1], " ".join(said.split())[-120:], score, "find.sentence_series",
        "sure" if all(_checked(one) for one in (ours, theirs)) else "likely",
        days=max(days) if days else ENDLESS if says_end(near) else -1.0,
        baseline=says_baseline(near) and not says_end(near) and not days,
        change=says_change(said),
    )  # fmt: skip


def _is_all(side: Side) -> bool:
    return side.n is not None and side.numbers["events"].value == side.n.value


def _people_between(view: str, ours: Figure, theirs: Figure) -> str:
    low, high = sorted((ours, theirs), key=lambda one: one.start)
    return view[low.start : high.start]


def _checked(one: Figure) -> bool:
    return (
        one.events is not None
        and one.n is not None
        and one.percent is not None
        and is_share(one.events, one.n, one.percent, one.decimals)
    )


def _side(one: Figure, start: int, n: Number | None) -> Side | None:
    """Build one arm's figures; None where count, share and people do not agree."""
    if one.n is not None:
        n = Number(one.n, start + one.n_start, start + one.n_end)
    if one.events is None:
        if n is None or one.percent is None:
            return None
        count = count_of(one.percent, one.decimals, n.value)
        if count is None:
            return None
        derived = "count from percentage, rounding exact"
        return Side(
            {"events": Number(float(count), start + one.start, start + one.end, derived)}, n
        )
    if one.percent is not None:
        told = Share(one.events, one.percent, one.decimals)
        n, fits = people_behind(told, n, (start + one.start, start + one.end))
        if not fits:
            return None
    if n is not None and one.events > n.value:
        return None
    return Side({"events": Number(one.events, start + one.start, start + one.end)}, n)


Pair = tuple[Figure, Figure]


def _beside(view: str, figures: list[Figure], named: list[Named]) -> Pair | None:
    """Give figures to the names that follow each of them, or stand in front of each of them."""
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
                fits = near and _BEHIND.fullmatch(view[one.end : near.start])
            else:
                near = next((n for n in reversed(named) if begin <= n.start < one.start), None)
                fits = near and not _BREAK.search(view[near.end : one.start])
                fits = fits and len(view[near.end : one.start]) < 25
            if near and fits and near.side:
                given.setdefault(near.side, []).append(one)
        ours, theirs = given.get(INTERVENTION, []), given.get(COMPARATOR, [])
        if len(ours) == 1 and len(theirs) == 1 and _alike(ours[0], theirs[0]):
            between = _people_between(view, ours[0], theirs[0])
            if not _BREAK.search(between) and len(between) < 160:
                return ours[0], theirs[0]
    return None


def _alike(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are of one form: a share is not held against a count."""
    return (one.events is None) == (other.events is None)


def _ordered(
    view: str, figures: list[Figure], named: list[Named], order: Sequence[str]
) -> Pair | None:
    """Give joined figures ("5.6% and 7.8%, respectively") to names in their order, or to all arms."""
    sides = [one.side for one in named]
    if len(set(sides)) != len(sides):
        return None
    if not named:
        sides = list(order)
    if not {INTERVENTION, COMPARATOR} <= set(sides):
        return None
    runs = _runs(view, figures)
    fitting = [run for run in runs if len(run) == len(sides)]
    if len(fitting) != 1 or any(len(run) > 1 and run is not fitting[0] for run in runs):
        return None
    run = fitting[0]
    shares = all(one.events is None for one in run)
    told = RESPECTIVELY.search(view[run[-1].end :]) or shares
    if not told or not all(_alike(run[0], one) for one in run):
        return None
    return run[sides.index(INTERVENTION)], run[sides.index(COMPARATOR)]


def _runs(view: str, figures: list[Figure]) -> list[list[Figure]]:
    """Part figures into runs that commas and "and" join."""
    runs: list[list[Figure]] = []
    for one in figures:
        if runs and _JOIN.fullmatch(view[runs[-1][-1].end : one.start]):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs
