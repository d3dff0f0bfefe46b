"""What the same people had, told turn by turn: "once with A, once with B", "on one day A was given; on another, B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trialtrace.extract.accounts.arms.crossed import CROSSED, speaks_of_turns
from trialtrace.extract.accounts.arms.listing import one_named
from trialtrace.extract.accounts.arms.name import Name
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

_ONCE = sought(
    r"\bonce\s(?:with|after|during|on|under|following|while|in|receiving|taking)\s", re.IGNORECASE
)
_ONCE_ENDS = re.compile(r",?\s(?:and\s)?once\s|[;:.](?=\s|$)|,\s(?!and\sonce\b)|$", re.IGNORECASE)
_TURN = sought(
    r"\b(?:in|on|at|during|for)\s(?:the\s|an?\s)?(?P<which>one|another|other|second|third|fourth|first|last)"
    r"(?:\s(?:of\sthese\s)?(?:study\s)?(?:days?|occasions?|sessions?|visits?|nights?|mornings?|periods?|phases?|trials?|tests?|experiments?"
    r"|conditions?|weeks?|evenings?|limb|run))?(?:,\s|\s(?=[a-z]))",
    re.IGNORECASE,
)
_FIRST_TURNS = frozenset(("one", "first"))
_GAVE = (
    r"(?:given|administered|infused|ingested|taken|followed|applied|consumed|injected|inhaled|performed|used|worn|drunk"
    r"|eaten|swallowed|instilled|received)"
)
_PASSIVE = re.compile(
    rf"(?P<what>[A-Za-z\d].{{1,90}}?)\s(?:was|were)\s(?:\w+ly\s)?{_GAVE}\b", re.IGNORECASE
)
_ACTIVE = re.compile(
    rf"(?:(?:the\s|each\s|all\s)?(?:they|he|she|{PERSONS}|cyclists|runners|athletes)\s)?(?:\w+ly\s)?"
    r"(?:received|took|got|had|ingested|drank|ate|consumed|inhaled|wore|used|swallowed|underwent|performed|completed"
    r"|were\sgiven|was\sgiven|were\streated\swith|were\sinfused\swith)\s(?P<what>[A-Za-z\d].{1,110})",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:with\s)?(?P<what>(?!(?:the|they|there|pain|all|no\sone)\b)[A-Za-z\d][^,;]{1,70})\s*$"
)
_FEWEST, _MOST = 2, 5


def turn_by_turn(lines: Sequence[Line]) -> Iterator[tuple[Name, ...]]:
    """Read what people had on one day and on another, where a text says that they had all in turn.

    Parameters
    ----------
    lines : sequence of Line
        Sentences of the account.

    Yields
    ------
    tuple of Name
        Two to five names; empty where a turn does not say what was had.
    """
    told = -_NEAR  # the last sentence that speaks of turns
    for at, line in enumerate(lines):
        once = list(_ONCE.finditer(line.text))
        if len(once) >= _FEWEST:
            spans = []
            for match in once:
                ends = _ONCE_ENDS.search(line.text, match.end())
                spans.append((line, match.end(), ends.start() if ends else len(line.text)))
            yield _names(spans)
        told = at if speaks_of_turns(line) else told
        if at - told < _NEAR:
            yield _names(_turns(lines[at : at + _MOST]))


_NEAR = 3


def _turns(lines: Sequence[Line]) -> list[tuple[Line, int, int]]:
    """Return what is told of each turn, where the first sentence begins with the first of them."""
    spans: list[tuple[Line, int, int]] = []
    for line in lines:
        here = list(_TURN.finditer(line.text))
        for place, match in enumerate(here):
            if (match["which"].lower() in _FIRST_TURNS) == bool(spans):
                return spans
            stop = here[place + 1].start() if place + 1 < len(here) else len(line.text)
            spans.append((line, match.end(), stop))
        if not here:
            break
    return spans


def _names(spans: Sequence[tuple[Line, int, int]]) -> tuple[Name, ...]:
    names = []
    for place, (line, start, end) in enumerate(spans):
        stretch = re.sub(r"[\s,;.]+(?:and\s?)?$", "", line.text[start:end])
        told = _PASSIVE.match(stretch) or _ACTIVE.match(stretch)
        told = told or (_BARE.match(stretch) if place or len(stretch.split()) < _SHORT else None)
        if told is None:
            return ()
        low, high = told.span("what")
        name = one_named(line.text, start + low, start + high, CROSSED.name, line.start)
        if name is None:
            return ()
        names.append(name)
    distinct = {name.text.lower() for name in names}
    return tuple(names) if _FEWEST <= len(names) == len(distinct) <= _MOST else ()


_SHORT = 7
