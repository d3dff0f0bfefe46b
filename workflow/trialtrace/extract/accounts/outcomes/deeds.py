"""What people did or had done to them, where a clause ahead of the numbers tells it of them.

"More women with zinc required a transfusion (12 vs 5)" counts those who required a transfusion.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.name import Named, Place
from trialtrace.extract.accounts.outcomes.strength import FAIR
from trialtrace.extract.accounts.outcomes.tokens import EVENT, PEOPLE, VERB, word_set
from trialtrace.extract.accounts.rule import last_match
from trialtrace.grammar.prefilter import sought

_MORE_OF_THEM = re.compile(
    r"\b(?:more|fewer|less|(?:higher|greater|lower|smaller|larger|similar|equal|same)\s(?:proportion|percentage|number"
    r"|share)s?\sof|(?:proportion|percentage|number|share)s?\sof)\s(?:[\w-]+\s){0,3}?(?=[a-z]+s\b|people\b|women\b"
    r"|men\b|children\b)",
    re.IGNORECASE,
)
_LIKELY_TO = sought(r"\blikely\s+to\s+(?:be\s+|have\s+)?", re.IGNORECASE)
_END = re.compile(
    r"\s*[(\[,;:.]|\s(?:in|with|than|compared|versus|vs|at|after|by|during|within|among|whereas|while|as|on|when|and"
    r"|but|was|were|between|from|before)\b|\s\d",
    re.IGNORECASE,
)
# Helping verbs, what was done to people to make them an arm, and what became of a share.
_NO_DEED = word_set(
    """was were is are be been being had has have did do does treated given received receiving assigned
    randomised randomized allocated taking using undergoing underwent who that which we it they there
    reported experienced showed developed suffered included enrolled compared more less fewer
    dropped increased decreased rose risen fell fallen declined improved remained changed reduced went"""
)


def deed_ahead(place: Place) -> Named | None:
    """Read "more women with zinc required a transfusion (12": what they did, up to the next phrase."""
    if place.ratio:
        return None
    text, words = place.text, place.words
    likely = last_match(_LIKELY_TO, text, place.clause, place.limit)
    if likely is not None:
        return _deed(place, likely.end())
    told = last_match(_MORE_OF_THEM, text, place.clause, place.limit)
    if told is None:
        return None
    near = [t for t in words.tokens if told.end() <= t.start and t.end <= place.limit]
    if not near or near[0].kind != PEOPLE:
        return None
    verb = next((t for t in near if t.kind in (VERB, EVENT) and t.low not in _NO_DEED), None)
    if verb is None or _is_named(place, told.end()):
        return None
    return _deed(place, verb.start)


def _is_named(place: Place, start: int) -> bool:
    """Tell whether a phrase behind a place reads like an outcome: a better name than a deed."""
    return any(
        start <= p.start and p.end <= place.limit and p.strength > FAIR for p in place.phrases
    )


def _deed(place: Place, start: int) -> Named | None:
    if _is_named(place, start):
        return None
    end = _END.search(place.text, start + 1, place.limit)
    stop = end.start() if end is not None else place.limit
    stop = start + len(place.text[start:stop].rstrip())
    return place.words.stretch(start, stop, "outcome.deed") if stop - start > 4 else None
