"""What the runs of figures in a sentence say of the outcome that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trialtrace.extract.accounts.grids.cells import plain, scan
from trialtrace.extract.accounts.grids.times import moments
from trialtrace.extract.questions.arms.mentions import Named
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import EVENTS, Number, Reading
from trialtrace.extract.questions.outcomes.senses import TIME
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.outcomes.words import stems, weight
from trialtrace.extract.questions.prose.built import (
    CLAUSE,
    TELLING,
    Figure,
    SizeOf,
    events_in,
    reading_of,
    score_of_named,
    side_of,
)
from trialtrace.extract.questions.prose.owned import counts_its_own
from trialtrace.extract.questions.prose.runs import Run, in_order, runs_in
from trialtrace.extract.questions.prose.spoken import means_in
from trialtrace.extract.questions.prose.turned import parts_people_off, says_else

_PAIR = frozenset({"pair"})
_SPREAD = re.compile(r"\bmeans?\b|\bSDs?\b|\u00b1|standard deviation", re.IGNORECASE)
_NO_SPREAD = re.compile(r"\bmedians?\b|\bIQR\b|\bn\s*\(%|\bconfidence\b|\bCI\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\s*(?:of\b|patients|participants|women|children|subjects|cases)", re.IGNORECASE
)
_JOINS = re.compile(r"[,;]\s|\band\s|\bbut\s|\bwhereas\s|\bwhile\s", re.IGNORECASE)
_MOMENT = re.compile(
    r"\b(?:pod|post-?operative|postoperatively|lower|higher|greater|less|fewer|more|smaller|larger|better|worse|falling|"
    r"rising|fell|rose|remained|respectively|and|but|whereas|while|then|later|again|day|week|month|baseline|"
    r"immediately|difference|significantly|slightly|was|were|to|at|on|the|after|before|during|first|second|third)\b|\d+",
    re.IGNORECASE,
)
# Words taken over from the run before agree a little less.
_INHERITED = 0.9
# … but hardly less where only the moment is another one.
_LATER = 0.97


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
    spoken = means_in(words)
    pairs = [
        one
        for one in scan(words, _PAIR)
        if not any(one[0] < end and start < one[1] for start, end, _ in spoken)
    ]
    found = sorted([*spoken, *pairs], key=lambda one: one[0])
    said = _SPREAD.search(words) is not None
    if _NO_SPREAD.search(words) and not said:
        spread = False
    return [
        one
        for one in found
        if one[2].form != "pair"
        or ((said or spread) and not _PEOPLE.match(view[one[1] :]) and "%" not in words)
    ]


def read_runs(
    words: str,
    start: int,
    kind: str,
    named: Sequence[Named],
    wanted: Wanted,
    size_of: SizeOf,
    spread: bool,
    lead: str = "",
    order: Sequence[str] = (),
) -> Iterator[Reading]:
    """Yield the readings of a sentence's runs of figures.

    ``lead`` is what the sentence before measured, where this one says "these values"; ``order`` is that of
    its arms, where this one speaks of both groups.
    """
    view = plain(words)
    figures = figures_of(words, kind, spread)
    if len(figures) < 2 or not (named or order):
        return
    said = ""
    low = 0
    for run in runs_in(view, figures, named) if named else in_order(view, figures, order):
        first, last = run.figures[0], run.figures[-1]
        if kind == EVENTS and counts_its_own(view, first[:2], last[:2], named, wanted):
            continue
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
        # A moment of its own before that of the run that it takes its outcome from.
        gap = view[low : first[0]]
        later = bool(inherited and moments(gap))
        if later:
            said, own = TIME.sub(" ", said), f"{' '.join(TIME.findall(gap))} {own}"
        around = (
            f"{said} {own}" if inherited else f"{lead} {own}" if lead else own,
            inside,
            behind,
        )
        reading = _reading(words, start, kind, run, around, wanted, size_of)
        if reading is not None:
            yield replace(
                reading,
                score=reading.score * (_LATER if later else _INHERITED if inherited else 1.0),
            )
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
    if wanted.covered(everything) < TELLING or says_else(wanted, everything):
        return None
    if wanted.other_limit(re.sub(r"\([^()]*\)", " ", own)) or parts_people_off(wanted, own):
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
        whole = value.part("n") or value.people
        if whole is not None:
            n = Number(whole.value, start + whole.start, start + whole.end)
        made = side_of(words, start, kind, value, n)
        if made is None:
            return None
        built[side] = made
    return reading_of(kind, built, around, score, "find.sentence_run")
