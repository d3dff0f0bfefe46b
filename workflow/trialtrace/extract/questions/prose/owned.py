"""Whether two figures count what is asked for, or one of them something of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.grids.times import moments
from trialtrace.extract.questions.arms.mentions import Named
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.outcomes.words import stems
from trialtrace.extract.questions.prose.built import CLAUSE, TELLING
from trialtrace.grammar.number_words import CARDINAL

_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_NUMBERS = re.compile(rf"\b(?:{CARDINAL}|no|none|nobody|only)\b", re.IGNORECASE)
# "9 deaths (21%)": the share is of these.
_COUNTED = re.compile(rf"\b(?:\d+|{CARDINAL})\s+(?:[a-z-]+\s+){{1,2}}[(\[]\s*$", re.IGNORECASE)
# Shorter ones join others.
_WORD = re.compile(r"[A-Za-z-]{4,}")
# "Relapses in the liver were seen in": where it was, or what it was of.
_PLACE = re.compile(
    r"(?<![\w-])(?P<what>[a-z-]+)\s+(?:in|of|from|at)\s+(?:the\s+)?(?P<place>[a-z-]+(?:\s+[a-z-]+){0,2}?)\s*"
    r"(?:[,(]|\b(?:was|were|occurred|developed|is|are|had|did|appeared|happened)\b)",
    re.IGNORECASE,
)
# … but for whom, when, and in which house.
_NO_PLACE = re.compile(
    r"\b(?:groups?|arms?|patients?|participants|people|population|sample|cases?|study|trial|hospital|unit|ward|room|icu"
    r"|pacu|home|period|course|first|second|end|any|all|both|either|each|total|treatment|therapy|operation|surgery)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"[.;:]\s")


def counts_its_own(
    view: str,
    first: tuple[int, int],
    second: tuple[int, int],
    named: Sequence[Named],
    wanted: Wanted,
) -> bool:
    """Tell whether two figures are of a part of the outcome, or the second one of another outcome or moment.

    "Relapses in the liver were seen in 6 and 9"; "6 relapses with zinc and 9 deaths with clay"; "6 with zinc at
    1 year and 9 with clay at 2 years". Words that stand behind the first figure, too, are not the second one's own.

    Parameters
    ----------
    view : str
        The plain view of a sentence.
    first, second : tuple of int
        Spans of the figures, in their order.
    named : sequence of Named
        The arms that it names.
    wanted : Wanted
        The outcome of a question.
    """
    bare = view
    for one in named:
        bare = bare[: one.start] + " " * (one.end - one.start) + bare[one.end :]
    opens, begin = (_start_of(bare, *one) for one in ((0, first[0]), (first[1], second[0])))
    inside = bare[opens:begin]
    behind = CLAUSE.split(bare[begin:])[0]
    when, then = moments(inside), moments(behind)
    if when and then and not set(when) & set(then):
        return True
    ahead = _LEADS.split(bare[:opens])[-1]
    if any(_is_part(wanted, match) for match in _PLACE.finditer(ahead)):
        return True
    if wanted.covered(ahead) or wanted.covered(behind) or not wanted.covered(inside):
        return False
    said = _BRACKETS.sub(" ", inside)
    told = _NUMBERS.sub(" ", _BRACKETS.sub(" ", behind))
    own = [word for word in _WORD.findall(told) if word not in said]
    return bool(own) and wanted.strange_in(" ".join(own)) >= 1


def _start_of(view: str, low: int, share: int) -> int:
    """Return where the count in front of a share begins, or the share."""
    counted = _COUNTED.search(view, low, share)
    return counted.start() if counted else share


def _is_part(wanted: Wanted, match: re.Match[str]) -> bool:
    """Tell whether the outcome was in a place that the question does not name."""
    place = match["place"]
    return (
        wanted.covered(match["what"]) >= TELLING
        and not wanted.covered(place)
        and _NO_PLACE.search(place) is None
        and wanted.strange_in(place) >= 1
        and not wanted.topics.intersection(stems(place))
    )
