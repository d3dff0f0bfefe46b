"""Runs of figures in a sentence, one for each arm, told by the arms' names around and between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trialtrace.extract.accounts.grids.cells import plain, scan
from trialtrace.extract.questions.built import (
    CLAUSE,
    SUBGROUP,
    TELLING,
    Figure,
    SizeOf,
    events_in,
    reading_of,
    score_of_named,
    side_of,
)
from trialtrace.extract.questions.giving import in_told_order
from trialtrace.extract.questions.mentions import Named
from trialtrace.extract.questions.model import EVENTS, Number, Reading
from trialtrace.extract.questions.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.outcome import Wanted
from trialtrace.extract.questions.senses import TIME, contradicts
from trialtrace.extract.questions.words import stems, weight

_MEANS = frozenset({"mean_sd", "pair"})
_SPREAD = re.compile(r"\bmeans?\b|\bSDs?\b|\u00b1|standard deviation", re.IGNORECASE)
_NO_SPREAD = re.compile(r"\bmedians?\b|\bIQR\b|\bn\s*\(%|\bconfidence\b|\bCI\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\s*(?:of\b|patients|participants|women|children|subjects|cases)", re.IGNORECASE
)
# What may stand between two figures of one run, names of arms and brackets taken out.
_JOIN = re.compile(
    r"[\s,;]*(?:\b(?:and|versus|vs|compared (?:with|to)|against|as against|than|whereas|while|but|"
    r"in comparison (?:with|to)|respectively|or)\b\.?)?[\s,]*",
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
_JOINS = re.compile(r"[,;]\s|\band\s|\bbut\s|\bwhereas\s|\bwhile\s", re.IGNORECASE)
_MOMENT = re.compile(
    r"\b(?:pod|post-?operative|postoperatively|lower|higher|greater|less|fewer|more|smaller|larger|better|worse|falling|"
    r"rising|fell|rose|remained|respectively|and|but|whereas|while|then|later|again|day|week|month|baseline|"
    r"immediately|difference|significantly|slightly|was|were|to|at|on|the|after|before|during|first|second|third)\b|\d+",
    re.IGNORECASE,
)
# Words taken over from the run before agree a little less.
_INHERITED = 0.9
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


def figures_of(words: str, kind: str, spread: bool) -> list[Figure]:
    """Return the figures of one kind; "12 (3)" is a mean with its SD where the text says so.

    Parameters
    ----------
    spread : bool
        Whether the document writes means as "mean (SD)" without saying it each time.
    """
    if kind == EVENTS:
        return events_in(words)
    view = plain(words)
    found = scan(words, _MEANS)
    said = _SPREAD.search(words) is not None
    if _NO_SPREAD.search(words) and not said:
        spread = False
    return [
        one
        for one in found
        if one[2].form != "pair"
        or ((said or spread) and not _PEOPLE.match(view[one[1] :]) and "%" not in words)
    ]


def runs_in(view: str, figures: Sequence[Figure], named: Sequence[Named]) -> Iterator[Run]:
    """Yield the runs of figures whose arms can be told, in order."""
    last = _told_at_end(view, figures, named)
    for run in _together(view, figures, named):
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
            if len(said) < 200 and joined and re.search(r"\w|,", said):
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


def read_runs(
    words: str,
    start: int,
    kind: str,
    named: Sequence[Named],
    wanted: Wanted,
    size_of: SizeOf,
    spread: bool,
    lead: str = "",
) -> Iterator[Reading]:
    """Yield the readings of a sentence's runs of figures.

    ``lead`` is what the sentence before measured, where this one says "these values".
    """
    view = plain(words)
    figures = figures_of(words, kind, spread)
    if len(figures) < 2 or not named:
        return
    said = ""
    low = 0
    for run in runs_in(view, figures, named):
        first, last = run.figures[0], run.figures[-1]
        # Figures that nobody owns stand between: the words in front of them are theirs.
        strange = max((f[1] for f in figures if low <= f[0] and f[1] <= first[0]), default=0)
        begin = max(low, strange)
        own = _behind_join(view[begin : first[0]]) if said or strange else view[: first[0]]
        if strange and not _says_more(own):
            continue
        clause = CLAUSE.split(own)[-1]
        own = clause if wanted.covered(clause) else own[-240:]
        inherited = said and not _says_more(own)
        high = min((f[0] for f in figures if f[0] >= last[1]), default=len(view))
        tail = view[last[1] : high]
        if high < len(view):
            tail = tail[: len(tail) - len(_behind_join(tail))]
        behind = CLAUSE.split(tail[:140])[0]
        inside = view[first[1] : last[0]]
        around = (
            f"{said} {own}" if inherited else f"{lead} {own}" if lead else own,
            inside,
            behind,
        )
        reading = _reading(words, start, kind, run, around, wanted, size_of)
        if reading is not None:
            yield replace(reading, score=reading.score * (_INHERITED if inherited else 1.0))
        said = said or own
        low = last[1]


def _says_more(own: str) -> bool:
    """Tell whether the words in front of a run name something of their own, beside moments and arms."""
    bare = _MOMENT.sub(" ", TIME.sub(" ", own))
    return any(weight(one) >= 1 for one in stems(bare)) if re.search(r"[a-z]{3}", bare) else False


def _behind_join(gap: str) -> str:
    """Return what of the words between two runs leads to the second: those behind the last join."""
    joins = list(_JOINS.finditer(gap))
    return gap[joins[-1].start() :] if joins else gap


def _reading(
    words: str,
    start: int,
    kind: str,
    run: Run,
    around: tuple[str, str, str],
    wanted: Wanted,
    size_of: SizeOf,
) -> Reading | None:
    own = around[0]
    everything = " ".join(around)
    if wanted.covered(everything) < TELLING or contradicts(wanted.words, everything):
        return None
    if wanted.other_limit(re.sub(r"\([^()]*\)", " ", own)) or SUBGROUP.search(own):
        return None
    near = f"{own} {around[2]}"
    named = wanted.covered(everything) >= 1 and not wanted.tells_another(near)
    score = max(wanted.score(own, everything, ""), score_of_named(wanted, near) if named else 0.0)
    if score <= 0:
        return None
    built = {}
    for side in (INTERVENTION, COMPARATOR):
        value = run.of(side)[2]
        n = size_of(side, "")
        whole = value.part("n")
        if whole is not None:
            n = Number(whole.value, start + whole.start, start + whole.end)
        made = side_of(words, start, kind, value, n)
        if made is None:
            return None
        built[side] = made
    return reading_of(kind, built, around, score, "find.sentence_run")
