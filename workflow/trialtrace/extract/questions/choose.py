"""Among the readings that fit a question, the one that answers it, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trialtrace.extract.accounts.grids.times import ENDLESS, same_moment
from trialtrace.extract.questions.model import Reading
from trialtrace.extract.questions.outcomes.wanted import Wanted

ENOUGH = 0.5
# "Weight reduction" asks for a change, if in other words.
_TURN = re.compile(
    r"\b(?:reduc|decreas|increas|improv|declin|gains?\b|loss\b|rises?\b|falls? in\b)", re.IGNORECASE
)
# A value at the end, and no change until then, is asked for.
_AFTERWARDS = re.compile(
    r"\b(?:after (?:the )?(?:intervention|treatment|training|therapy|program(?:me)?)|"
    r"at (?:the )?(?:end\b|follow-?up)|post-?(?:test|intervention|treatment)|final)\b(?!.*\bchange)",
    re.IGNORECASE,
)
_TIE = 0.04
# An analysis of all answers before one of a part that agrees so much better in words.
_PARTLY = 0.3
_NEAR = 0.1
_WORD = 0.15


def choose(readings: Iterable[Reading], wanted: Wanted) -> Reading | None:
    """Choose one reading of one kind.

    The best agreement of outcomes wins, where moments fit: the moment asked for, or baseline where
    that is asked; else the last one, never baseline; values rather than changes unless a change is
    asked for. Readings that agree as well and say something else leave the question unanswered, and
    so do mere changes beside values of the start or of other moments, where nobody asked for either, and
    changes where a value at the end is asked for, or values of the start and the end where a change is.
    """
    agreeing = [one for one in readings if one.score >= ENOUGH]
    fitting = [one for one in agreeing if _fits(one, wanted)]
    if not fitting:
        return None
    best = max(one.score for one in fitting)
    whole = [one for one in fitting if not one.aside and one.score >= best - _PARTLY]
    fitting = whole or fitting
    if wanted.change and any(one.change for one in fitting):
        fitting = [one for one in fitting if one.change]
    elif _are_else(agreeing, fitting, wanted):
        return None
    best = max(one.score for one in fitting)
    tied = [one for one in fitting if one.score >= best - _TIE]
    if not (wanted.change or _TURN.search(wanted.words)) and all(one.change for one in tied):
        # "After" is a word more than "Change", and yet what is asked for.
        values = [one for one in fitting if not one.change and one.score >= best - _WORD]
        tied = [one for one in values if one.score >= max(v.score for v in values) - _TIE] or tied
    if wanted.days and not wanted.change and all(one.change and one.days < 0 for one in tied):
        # Values at the very moment, though a little further off in words, before mere changes.
        values = [one for one in fitting if not one.change and one.days >= 0]
        tied = [one for one in values if one.score >= best - _NEAR] or tied
    if wanted.days and any(0 <= one.days < ENDLESS for one in tied):
        tied = [one for one in tied if one.days < ENDLESS]
    if wanted.days:
        near = [one for one in fitting if one.days >= 0 and one.score >= best - _NEAR - _TIE]
        named = [one for one in tied if one.days >= 0] or near
        tied = named or tied
    if not wanted.change and any(not one.change for one in tied):
        tied = [one for one in tied if not one.change]
    elif not (wanted.change or _TURN.search(wanted.words)) and any(
        not one.change
        and one.score >= best - (_NEAR if one.baseline else _PARTLY)
        and (one.baseline or not _fits(one, wanted))
        for one in agreeing
    ):
        return None
    if wanted.turn:
        tied = [one for one in tied if one.days == ENDLESS + wanted.turn] or tied
    last = max(one.days for one in tied)
    tied = [one for one in tied if one.days == last]
    if len({one.figures() for one in tied}) > 1:
        ranked = max(one.rank for one in tied)
        tied = [one for one in tied if one.rank == ranked]
    if len({one.figures() for one in tied}) > 1:
        # A row of the whole before one that stands under something else.
        least = min(one.strange for one in tied)
        if not least:
            tied = [one for one in tied if not one.strange]
    if len({one.figures() for one in tied}) > 1:
        # Of two tables with the same rows, the one whose caption says the rest of the question.
        told = max(one.told for one in tied)
        tied = [one for one in tied if one.told == told]
    if len({one.figures() for one in tied}) > 1:
        top = max(one.score for one in tied)
        tied = [one for one in tied if one.score == top]
        if len({one.figures() for one in tied}) > 1:
            return None
    whole = [one for one in tied if one.intervention.n and one.comparator.n]
    return max(whole or tied, key=lambda one: (one.tier == "sure", one.score))


def _are_else(agreeing: list[Reading], fitting: list[Reading], wanted: Wanted) -> bool:
    """Tell whether there are only values where a change is asked for, or only changes for a value."""
    if wanted.change:
        return any(one.baseline for one in agreeing)
    return _AFTERWARDS.search(wanted.words) is not None and all(one.change for one in fitting)


def _fits(one: Reading, wanted: Wanted) -> bool:
    if wanted.given:
        return True
    if wanted.baseline:
        return one.baseline
    if one.baseline:
        return False
    if wanted.days and one.days >= ENDLESS:
        return _is_then(one, wanted)
    if wanted.days and one.days >= 0:
        return any(same_moment(one.days, days) for days in wanted.days)
    return True


_LATER = re.compile(r"\bfollow", re.IGNORECASE)


def _is_then(one: Reading, wanted: Wanted) -> bool:
    """Tell whether "after" or "T2" is the moment asked for: treatment lasted so long, T2 was then."""
    turn = int(one.days - ENDLESS)
    if turn:
        dated = {wanted.visits[turn]} if turn in wanted.visits else frozenset()
    else:
        dated = frozenset() if _LATER.search(one.timepoint) else wanted.lengths
    return any(same_moment(day, days) for day in dated for days in wanted.days)
