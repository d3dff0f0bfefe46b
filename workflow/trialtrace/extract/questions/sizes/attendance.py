"""How many people of each arm a sentence says were left at a moment: "at 6 months from 41 and 38"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.times import moments, same_moment
from trialtrace.extract.questions.arms.mentions import Named, Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import Number
from trialtrace.text.model import Document

_LEFT = re.compile(
    r"attend|assess|examin|includ|availab|obtained|return|complet|present|analy[sz]|evaluat|follow-?up|"
    r"\bleft\b|leaving|remain|measured|\bdata\b|seen\b|contribut",
    re.IGNORECASE,
)
_FILLED = re.compile(
    r"carried forward|\bLOCF\b|\bimput|replaced by|(?:counted|considered|regarded|treated) as\s+"
    r"(?:having|(?:an?\s+)?(?:non|treatment|fail|missing|relaps|smok|drop|event|unsuccess))",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\b(?:at|after|by)\s+(?:the\s+)?(?P<moment>(?:\d+|one|two|three|four|five|six|nine|twelve|week|month|"
    r"year|day)[\s-]+\w+)",
    re.IGNORECASE,
)
_N = r"(?<![\w.,%/-])(?P<n{0}>\d{{1,5}})(?![\w.%]*[\w%]|\s*(?:%|weeks?|months?|years?|days?))"
_IN_ARM = re.compile(
    r"(?<![\w.,%/-])(?P<n>\d{1,5})\s+(?:(?:patients|participants|subjects|women|men|children)\s+)?"
    r"(?:in|from|of|on)\s+(?:the\s+)?$"
)
# "The one-year assessment", "the 6-month visit".
_VISITED = re.compile(
    r"(?P<moment>(?:\d+|one|two|three|four|five|six|nine|twelve)-(?:week|month|year|day))\s+"
    r"(?:assessment|visit|follow-?up|examination|evaluation)s?\b",
    re.IGNORECASE,
)
_LEAST = 0.4


def left_at(
    document: Document,
    spotter: Spotter,
    order: Sequence[str],
    whole: dict[str, Number | None],
    days: Sequence[float],
) -> dict[str, Number] | None:
    """Return the people of both arms at a moment, where one sentence says them; else None.

    Parameters
    ----------
    order : sequence of str
        Sides of all arms as tables list them.
    whole : dict of str to Number or None
        People of each side at the start: nobody joins later.
    days : sequence of float
        The moment.
    """
    if _FILLED.search(document.text):
        return None
    found: list[dict[str, Number]] = []
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind == "table":
            continue
        words = document.text[sentence.start : sentence.end]
        if len(words) > 1500 or not _LEFT.search(words):
            continue
        view = plain(words)
        named = _beside_names(view, sentence.start, spotter.all_arms(words), days)
        if _stayed(named, whole):
            found.append(named)
            continue
        for match in _lists(view, len(order)):
            if not _belongs(view, match, days):
                continue
            numbers = {
                side: Number(
                    float(match[f"n{place}"]), sentence.start + match.start(f"n{place}"),
                    sentence.start + match.end(f"n{place}"),
                )
                for place, side in enumerate(order)
                if side
            }  # fmt: skip
            if None not in whole.values() and _stayed(numbers, whole):
                found.append(numbers)
    told = {tuple(one[side].value for side in (INTERVENTION, COMPARATOR)) for one in found}
    return found[0] if len(told) == 1 else None


def _stayed(numbers: dict[str, Number], whole: dict[str, Number | None]) -> bool:
    """Tell whether both arms have a number, none more than there were at the start, where that is known."""
    return set(numbers) == {INTERVENTION, COMPARATOR} and all(
        (start := whole.get(side)) is None or _LEAST * start.value <= one.value <= start.value
        for side, one in numbers.items()
    )


def _beside_names(
    view: str, start: int, named: Sequence[Named], days: Sequence[float]
) -> dict[str, Number]:
    """Return the numbers of "55 came at 6 months, 29 in the zinc and 26 in the salt group"; else none."""
    moment = [*_TIMED.finditer(view), *_VISITED.finditer(view)]
    if not moment or not any(
        same_moment(one, other) for m in moment for one in moments(m["moment"]) for other in days
    ):
        return {}
    if len({one for m in moment for one in moments(m["moment"])}) != 1:
        return {}
    numbers: dict[str, Number] = {}
    for name in named:
        match = _IN_ARM.search(view[max(0, name.start - 40) : name.start])
        if match is None or not name.side:
            continue
        at = max(0, name.start - 40) + match.start("n")
        if name.side in numbers:
            return {}
        numbers[name.side] = Number(float(match["n"]), start + at, start + at + len(match["n"]))
    return numbers


def _lists(view: str, count: int) -> Iterator[re.Match[str]]:
    """Yield lists of as many numbers as there are arms."""
    if not 2 <= count <= 4:
        return
    joined = r"\s*(?:patients|participants|children|women)?,?\s+and\s+"
    middle = "".join(_N.format(place) + r",\s+" for place in range(count - 2))
    pattern = middle + _N.format(count - 2) + joined + _N.format(count - 1)
    yield from re.finditer(pattern, view)


def _belongs(view: str, match: re.Match[str], days: Sequence[float]) -> bool:
    """Tell whether numbers stand with a moment: the one close in front, else close behind."""
    before = [m for m in _TIMED.finditer(view) if m.end() <= match.start()]
    near = before[-1] if before and match.start() - before[-1].end() < 40 else None
    if near is not None and re.search(r"\d+(?:\.\d+)? and \d", view[near.end() : match.start()]):
        near = None
    if near is None:
        after = [m for m in _TIMED.finditer(view) if m.start() >= match.end()]
        near = after[0] if after and after[0].start() - match.end() < 25 else None
    return near is not None and any(
        same_moment(one, other) for one in moments(near["moment"]) for other in days
    )
