"""Figures of a sentence that belong together, one for each arm, told by the names around and between them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trialtrace.extract.questions.arms.mentions import Named
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.prose.built import Figure
from trialtrace.extract.questions.prose.giving import in_told_order, labelled_else

# What may stand between two figures of one run, names of arms and brackets taken out.
_JOIN = re.compile(
    r"[\s,;:=]*(?:\b(?:and|versus|vs|compared (?:with|to)|against|as against|than|whereas|while|but|"
    r"in comparison (?:with|to)|respectively|or)\b\.?)?[\s,:=]*",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:versus|vs|compared (?:with|to)|against|than|whereas|in comparison (?:with|to))\b",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"\b(?:the|in|of|for|with|on|under|among|by|was|were|group|groups|arm|arms|patients|participants|women|"
    r"men|children|subjects|those|days?|hours?|h|min|minutes|weeks?|months?|points?|mm|cm|mm ?Hg|mg|g|kg|ml|"
    r"mL|L|dL|mmol|umol|per|it|only|receiving|had|to|from|at|after|treated|given|assigned|allocated|who|"
    r"seconds?|s|score|scores|%|a|an)\b|/",
    re.IGNORECASE,
)
# What stands close behind a figure is its unit.
_UNIT = re.compile(
    r"^\s?(?:[^\s\w,;.()]{1,2}\w?|(?=[^\s\d])[^\s,;()]{1,12}(?=\s+(?:vs|versus|and|in|for|compared)\b))"
)
_BRACKET = re.compile(r"\([^()]{0,80}\)")
_AGAINST = re.compile(
    r"(?:\bthan|\bversus|\bvs\.?|\bcompared (?:with|to)|\bagainst|\bcomparison (?:with|to))\s+"
    r"(?:[a-z-]+\s+){0,6}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"[^.;]{0,30}?\b(?:in|for|with|on|under|of|among|from|by|receiving)\s+(?:the\s+|each\s+|those\s+|patients\s+|"
    r"\d+\s+\w+\s+(?:of|in)\s+(?:the\s+)?)*$|\W*$",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"[^.;]{0,60}\brespectively\b", re.IGNORECASE)
_MOST = 4
_LOOSE = 7
_UNNAMED = re.compile(
    r"\b(?:baseline|before|pre\w*|initial|entry|start|normal|reference|cut-?off)\b", re.IGNORECASE
)
_WORDS = 3
# "With low dose, ...": an arm that is not asked for, by its place.
_UNKNOWN = re.compile(
    r"\s*(?:[^\W\d]+(?:/\w+)?\s+)?(?:in|with|for|on|under|among|receiving)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}[\w-]+,?"
    r"\s*(?:and\s*|versus\s*|vs\.?\s*)?$"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Figures that belong together, with the side of each ("" for an arm that is not asked for)."""

    figures: tuple[Figure, ...]
    sides: tuple[str, ...]

    def of(self, side: str) -> Figure:
        return self.figures[self.sides.index(side)]


def runs_in(view: str, figures: Sequence[Figure], named: Sequence[Named]) -> Iterator[Run]:
    """Yield the runs of figures whose arms can be told, in order."""
    last = _told_at_end(view, figures, named)
    runs = [run for run in _together(view, figures, named) if not _hangs(view, run, figures)]
    yield from _across(view, runs, named)
    for run in runs:
        if not 2 <= len(run) <= _MOST:
            continue
        low = max((f[1] for f in figures if f[1] <= run[0][0]), default=0)
        label = next((n for n in named if low <= n.start and n.end <= run[0][0]), None)
        if last and label and low and _LABELLED.fullmatch(view[low : label.start]):
            low = label.end  # a name behind the run before
        high = min((f[0] for f in figures if f[0] >= run[-1][1]), default=len(view))
        sides = _sides(view, run, named, low, high)
        if sides is None and len(last) == len(run) and not _between(named, low, high):
            sides = last
        if sides is None:
            continue
        last = sides
        if INTERVENTION in sides and COMPARATOR in sides:
            yield Run(tuple(run), sides)


# "35 and 42.5%": a figure of a list whose first number stands without its sign.
_LISTED = re.compile(r"(?<![\w.,/-])\d+(?:\.\d+)?\s*(?:,|and|or|/)\s*$")


def _hangs(view: str, run: Sequence[Figure], figures: Sequence[Figure]) -> bool:
    """Tell whether a number that is no figure is joined to the front of one: lists of outcomes."""
    for one in run:
        before = _LISTED.search(view[: one[0]])
        if before and not any(start <= before.start() < end for start, end, _ in figures):
            return True
    return False


def _across(view: str, runs: Sequence[Sequence[Figure]], named: Sequence[Named]) -> Iterator[Run]:
    """Yield the pair that two neighbouring runs give to one arm each, the second set against the first.

    "In the groups on 15 mg and 5 mg it fell by 3 (1) and 2 (1), respectively, compared with 1 (1) in
    the placebo group": placebo's figure stands alone.
    """
    for one, other in itertools.pairwise(runs):
        gap = view[one[-1][1] : other[0][0]]
        if min(len(one), len(other)) != 1 or max(len(one), len(other)) > _MOST:
            continue
        if not _STRONG.search(gap) or re.search(r"[.;]\s", gap):
            continue
        told = []
        for run, low, high in (
            (one, 0, other[0][0]), (other, one[-1][1], len(view))
        ):  # fmt: skip
            stop = min((n.start for n in named if n.start >= run[-1][1]), default=high)
            alone = len(run) == 1 and _LABELLED.fullmatch(view[run[0][1] : stop])
            label = next((n for n in named if n.start == stop), None) if alone else None
            sides = (label.side,) if label and stop < high else _sides(view, run, named, low, high)
            told.append(sides or ())
        sides = [side for sides in told for side in sides]
        if all(told) and sorted(filter(None, sides)) == sorted((COMPARATOR, INTERVENTION)):
            yield Run((*one, *other), tuple(sides))


def in_order(view: str, figures: Sequence[Figure], order: Sequence[str]) -> Iterator[Run]:
    """Yield runs of figures without any names that are set against each other, one for each arm."""
    for run in _together(view, figures, ()):
        gap = view[run[0][1] : run[-1][0]]
        if len(run) == len(order) == 2 and (
            _STRONG.search(gap) or _RESPECTIVELY.match(view[run[-1][1] :])
        ):
            yield Run(tuple(run), tuple(order))


def _told_at_end(view: str, figures: Sequence[Figure], named: Sequence[Named]) -> tuple[str, ...]:
    """Return whose the figures of all runs are where only the end of a sentence says so.

    "Onset was 3 (1) versus 5 (2) min and offset 80 (9) versus 70 (8) min in the A and B groups,
    respectively."
    """
    end = figures[-1][1]
    told = tuple(one.side for one in named if one.start >= end)
    after = named[-1].end if named else 0
    at_end = len(told) == len(named) == len(set(told)) and _RESPECTIVELY.match(view[after:])
    return told if at_end else ()


def _between(named: Sequence[Named], low: int, high: int) -> list[Named]:
    return [one for one in named if low <= one.start and one.end <= high]


def _together(view: str, figures: Sequence[Figure], named: Sequence[Named]) -> list[list[Figure]]:
    """Part figures where more than names, brackets and a joining word stands between them."""
    runs: list[list[Figure]] = []
    stops = [*(f[0] for f in figures[1:]), len(view)]
    for one, stop in zip(figures, stops, strict=True):
        if runs:
            begin, end = runs[-1][-1][1], one[0]
            gap = list(view[begin:end])
            for name in named:
                if begin <= name.start and name.end <= end:
                    gap[name.start - begin : name.end - begin] = " " * (name.end - name.start)
            said = "".join(gap)
            if said.rstrip().endswith("("):
                said = said.rstrip()[:-1]
            bare = _SMALL.sub(" ", _BRACKET.sub(" ", _UNIT.sub(" ", said))).replace(")", " ", 1)
            joined = _JOIN.fullmatch(bare) or (
                # "Versus 4 in the standard group": an arm by a name that nobody knows.
                _STRONG.search(bare)
                and not _UNNAMED.search(bare)
                and re.search(r"\b(?:groups?|arms?|those|patients|women)\b", said)
                and len(re.findall(r"\w+", _STRONG.sub(" ", bare))) <= _WORDS
                and not re.search(r"\d|[.;]\s", bare)
            )
            labelled = name_behind(view, begin, end, named) or _UNKNOWN.match(view[begin:end])
            if not joined and labelled and name_behind(view, one[1], stop, named):
                joined = len(bare.split()) <= _LOOSE and not re.search(r"[.;]\s|\d", bare)
            if len(said) < 200 and joined and re.search(r"[\w,:]", said):
                runs[-1].append(one)
                continue
        runs.append([one])
    return runs


def name_behind(view: str, begin: int, end: int, named: Sequence[Named]) -> bool:
    """Tell whether an arm's name follows a figure at once: "in the zinc group, who ..."."""
    first = next((n for n in named if begin <= n.start and n.end <= end), None)
    return first is not None and _LABELLED.fullmatch(view[begin : first.start]) is not None


def _sides(
    view: str, run: Sequence[Figure], named: Sequence[Named], low: int, high: int
) -> tuple[str, ...] | None:
    """Return the side of each figure of a run; None where the names do not tell."""
    stops = [*(f[0] for f in run[1:]), high]
    behind = [
        next((n for n in named if f[1] <= n.start and n.end <= stop), None)
        for f, stop in zip(run, stops, strict=True)
    ]
    for place, (one, stop) in enumerate(zip(run, stops, strict=True)):
        if behind[place] is None and _UNKNOWN.match(view[one[1] : stop]):
            behind[place] = Named("", one[1], one[1])
    if all(behind) and all(
        _LABELLED.fullmatch(view[f[1] : n.start]) for f, n in zip(run, behind, strict=True) if n
    ):
        return _distinct([n.side for n in behind if n])
    begins = [low, *(f[1] for f in run[:-1])]
    before = [
        next((n for n in reversed(named) if begin <= n.start and n.end <= f[0]), None)
        for f, begin in zip(run, begins, strict=True)
    ]
    if all(before):
        return _distinct([n.side for n in before if n])
    if any(_between(named, run[0][1], run[-1][0])):
        return None
    inside = view[run[0][1] : run[-1][0]]
    lead, tail = _between(named, low, run[0][0]), _between(named, run[-1][1], high)
    ahead = _last_distinct([n.side for n in in_told_order(view, lead)], len(run))
    if ahead and (len(lead) == len(run) or _RESPECTIVELY.match(view[run[-1][1] :])):
        return ahead
    after = [n.side for n in tail[: len(run)]]
    if any(
        labelled_else(view, f[1], stop, named) for f, stop in zip(run[:-1], stops, strict=False)
    ):
        return None
    if not lead and len(after) == len(run) and len(set(after)) == len(run):
        return tuple(after)
    known = {n.side for n in lead}
    if len(run) == 2 and len(known) == 1 and "" not in known and _STRONG.search(inside):
        side = next(iter(known))
        other = COMPARATOR if side == INTERVENTION else INTERVENTION
        against = _AGAINST.search(view[low : lead[-1].start])
        return (other, side) if against else (side, other)
    return None


def _distinct(sides: list[str]) -> tuple[str, ...] | None:
    told = [side for side in sides if side]
    return tuple(sides) if len(set(told)) == len(told) else None


def _last_distinct(sides: list[str], count: int) -> tuple[str, ...] | None:
    tail = sides[-count:]
    return tuple(tail) if len(tail) == count and len(set(tail)) == count else None
