"""What the readers of running text share: shares of people, one arm's numbers, a reading of both."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from trialtrace.extract.accounts.grids.cells import CellValue, Part, plain, scan
from trialtrace.extract.accounts.grids.figures import (
    has_error,
    is_share,
    numbers_of,
    people_of,
)
from trialtrace.extract.accounts.grids.times import ENDLESS, moments, says_baseline, says_end
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import MEANS, Number, Reading, Side
from trialtrace.extract.questions.outcomes.senses import is_turn, says_change
from trialtrace.extract.questions.outcomes.wanted import Wanted
from trialtrace.extract.questions.sizes.told import BORNE_OUT, EQUAL, IMPLIED, SHARED

Figure = tuple[int, int, CellValue]
SizeOf = Callable[[str, str], Number | None]
# Share of the outcome's telling words that a sentence must hold.
TELLING = 0.75
# How well a sentence agrees at least that holds all of them, though it says much beside.
NAMED_IN_FULL = 0.6
_ASIDE, _MOST_STRANGE = 0.015, 5.0
# Where what is said of a figure ends.
CLAUSE = re.compile(
    r"[;:]\s|\.\s|,?\s+(?:but|while|whereas|although)\s|,\s+and\s|,?\s+(?:as|nor|so) (?:was|were|did|had)\s"
)
_FORMS = frozenset({"fraction", "count_percent", "percent"})
_COUNTED = re.compile(
    r"(?<!of )(?<!of the )(?<![/\d.,])(?P<events>\d{1,6})\s+(?:(?:out\s+)?of\s+(?:the\s+)?(?P<n>\d{1,6})\s+)?"
    r"(?:of\s+(?:the\s+)?)?(?:[a-z-]+\s+){0,2}"
    r"(?:patients?|participants?|subjects?|women|men|children|cases?|people|individuals|eyes|infants|"
    r"occurrences?)\s*(?:only\s*)?[(\[,]\s*(?P<percent>\d+(?:\.\d+)?)\s*%\s*[)\]]?",
    re.IGNORECASE,
)
# "30.0 versus 25.0%": one mark for both.
_FIRST = re.compile(
    r"(?<![\w.,/<>=-])(?<![<>=] )\d+(?:\.\d+)?(?=\s+(?:vs\.?|versus|and|compared (?:with|to))\s+\d+(?:\.\d+)?\s*%)"
)
# A visit by its number: "at T2".
_VISIT = re.compile(r"(?<![\w-])T\s?(?P<turn>\d)(?!\w|-score)")
# The level of an interval or of a strength is no share of people.
_LEVEL = re.compile(
    r"\s*(?:ci\b|conf|reduction|increase|decrease|lower|higher|less|more|of the dose)",
    re.IGNORECASE,
)


def events_in(words: str) -> list[Figure]:
    """Return the counts and shares of people in a stretch of text, in order."""
    view = plain(words)
    found = _with_counted(view, scan(words, _FORMS))
    found.extend(
        (match.start(), match.end(), _first_share(match))
        for match in _FIRST.finditer(view)
        if not any(low < match.end() and match.start() < high for low, high, _ in found)
    )
    return [
        one
        for one in sorted(found, key=lambda one: one[0])
        if one[2].form != "percent" or not (_LEVEL.match(view[one[1] :]) or is_turn(view, one[0]))
    ]


def _first_share(match: re.Match[str]) -> CellValue:
    raw = match.group()
    part = Part("percent", float(raw), match.start(), match.end(), len(raw.partition(".")[2]))
    return CellValue("percent", (part,))


def _with_counted(view: str, found: list[Figure]) -> list[Figure]:
    """Return figures with those that name whom they count: "3 patients (12%)"."""
    counted = [(m.start(), m.end(), _counted(m)) for m in _COUNTED.finditer(view)]
    kept = [f for f in found if not any(f[0] < end and start < f[1] for start, end, _ in counted)]
    return sorted([*kept, *counted], key=lambda one: one[0])


def _counted(match: re.Match[str]) -> CellValue:
    parts = []
    for name in ("events", "n", "percent"):
        raw = match[name]
        if raw is None:
            continue
        parts.append(
            Part(name, float(raw), match.start(name), match.end(name), len(raw.partition(".")[2]))
        )
    return CellValue("fraction" if match["n"] else "count_percent", tuple(parts))


@dataclass(frozen=True, slots=True)
class Share:
    """A count and the percentage that is told beside it."""

    events: float
    percent: float
    decimals: int


def score_of_named(wanted: Wanted, words: str) -> float:
    """Return how well words agree that say all that is asked for: less, the more they say besides."""
    return NAMED_IN_FULL - _ASIDE * min(wanted.strange_in(words), _MOST_STRANGE)


def borne_out(n: Number, decimals: int) -> Number:
    """Return people with what a percentage says for them: an equal share of all is mostly assumed.

    Few of all percentages with a decimal are those of some count of a hundred people or less.
    """
    return replace(n, derived=BORNE_OUT) if n.derived in (SHARED, EQUAL) and decimals else n


def people_behind(
    told: Share, n: Number | None, place: tuple[int, int]
) -> tuple[Number | None, bool]:
    """Return the people of an arm, and whether a count and its share agree with them.

    Where the text tells no number of people, or all people only, of whom each arm has an equal share,
    the one number that count and share leave possible is taken: fewer may have been analysed.
    """
    if n is not None and is_share(told.events, n.value, told.percent, told.decimals):
        return borne_out(n, told.decimals), True
    people = people_of(told.events, told.percent, told.decimals)
    if n is None or (
        n.derived in (SHARED, EQUAL, BORNE_OUT) and people is not None and people <= n.value
    ):
        return (Number(float(people), *place, IMPLIED) if people else None), True
    return n, False


def side_of(
    words: str, start: int, kind: str, value: CellValue, n: Number | None
) -> tuple[Side, bool] | None:
    """Return one arm's numbers, and whether its share was found to be that of its events.

    Parameters
    ----------
    words : str
        The sentence.
    start : int
        Where it stands in the document.
    kind : str
        ``means`` or ``events``.
    value : CellValue
        The arm's figure.
    n : Number or None
        The people of the arm.

    Returns
    -------
    tuple of (Side, bool) or None
        None where the figure is no mean with its SD, or its share none of these people.
    """
    if kind == MEANS and has_error(value, (words,)):
        return None
    numbers = numbers_of(value, kind, n.value if n else None, lambda place: start + place)
    if numbers is None:
        return None
    percent, events = value.part("percent"), value.part("events")
    if percent is not None and n is not None:
        n = borne_out(n, percent.decimals)
    if percent is None or events is None:
        return Side(numbers, n), False
    told = Share(events.value, percent.value, percent.decimals)
    n, fits = people_behind(told, n, (start + events.start, start + percent.end))
    return (Side(numbers, n), True) if fits else None


def reading_of(
    kind: str,
    built: Mapping[str, tuple[Side, bool]],
    around: tuple[str, str, str],
    score: float,
    rule: str,
) -> Reading:
    """Return what a sentence says of both arms.

    Parameters
    ----------
    built : mapping of str to tuple
        Each side's numbers, and whether they were checked.
    around : tuple of str
        The words in front of the figures, between them and behind them.
    """
    own, inside, behind = around
    days = moments(f"{own} {behind}")
    near = f"{own} {inside}"
    visit = _VISIT.search(own)
    turn = ENDLESS + int(visit["turn"]) if visit and int(visit["turn"]) else -1.0
    return Reading(
        kind, built[INTERVENTION][0], built[COMPARATOR][0], " ".join(own.split())[-120:], score,
        rule, "sure" if all(checked for _, checked in built.values()) else "likely",
        days=max(days) if days else turn if turn > 0 else ENDLESS if says_end(near) else -1.0,
        baseline=says_baseline(near) and not says_end(near) and not days,
        change=says_change(near),
    )  # fmt: skip
