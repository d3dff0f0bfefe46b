"""Arms that had several doses of one thing, told in one breath: "placebo or zinc (5 or 10 mg)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from trialtrace.extract.accounts.arms.name import Name
from trialtrace.extract.accounts.reading import Line

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_UNIT = r"(?:[mµμ]g|mcg|g|m[lL]|IU|U|%|Gy|mg/kg|mg/m2|µg/kg|mmol|million|sessions?|minutes?)"
_LIST = re.compile(
    r"\s?[(\[]?\s?(?:(?:at|in)\s)?"
    r"(?:(?:one of )?(?:two|three|2|3) (?:different )?(?:doses?|dosages|dose levels)(?: of)?:?\s?[(\[]?)?"
    rf"(?P<list>{_NUMBER}(?:[\s-]?{_UNIT})?(?:,\s{_NUMBER}(?:[\s-]?{_UNIT})?)?,?\s(?:or|and|versus|vs\.?)\s{_NUMBER}"
    rf"[\s-]?(?P<unit>{_UNIT})(?:/(?:d|day))?)(?![\w/-])"
)
# "zinc 30, 50 | or 70 mg": a list was cut at its "or" alone.
_ENDS_IN_LIST = re.compile(rf"(?<=\s){_NUMBER}(?:,\s{_NUMBER})+$")
_OPENS_WITH_DOSE = re.compile(rf"{_NUMBER}[\s-]?{_UNIT}(?![\w-])")
_SPOKEN_APART = re.compile(r"\b(?P<kind>low|high)(?:er|est)?[\s-]dos(?:e|age)", re.IGNORECASE)
_MOST_ARMS = 5


def with_doses(names: Sequence[Name], lines: Sequence[Line]) -> tuple[Name, ...]:
    """Part a name by the doses that stand behind it, where the text speaks of each of them apart.

    Parameters
    ----------
    names : sequence of Name
        Names that a sentence sets against each other.
    lines : sequence of Line
        Sentences of the account.

    Returns
    -------
    tuple of Name
        The same, or with one name for each dose: "zinc (5" and "10 mg".
    """
    found: list[Name] = []
    for name, after in zip_longest(names, names[1:]):
        cut = _ENDS_IN_LIST.search(name.text)
        if cut and after is not None and _OPENS_WITH_DOSE.match(after.text):
            found += _parts(name, cut.span())
            continue
        line = next((one for one in lines if one.start <= name.start < one.end), None)
        match = _list_of(name, line) if line is not None else None
        if line is None or match is None or not _are_apart(line, match, lines):
            found.append(name)
            continue
        low, high = match.span("list")
        numbers = list(re.finditer(rf"{_NUMBER}(?:[\s-]?{_UNIT})?", line.text[low:high]))
        first = low + numbers[0].end()
        found.append(_until(name, line, first))
        for number in numbers[1:]:
            start, end = low + number.start(), low + number.end()
            part = replace(name, start=line.start + start, end=line.start + end)
            found.append(replace(part, text=line.text[start:end], short="", sign=""))
    return tuple(found) if len(names) < len(found) <= _MOST_ARMS else tuple(names)


def _parts(name: Name, span: tuple[int, int]) -> list[Name]:
    """Part "zinc 30, 50" at its commas: each number is the dose of an arm."""
    ends = [
        number.span()
        for number in re.finditer(_NUMBER, name.text[: span[1]])
        if number.start() >= span[0]
    ]
    starts = [0, *(low for low, _ in ends[1:])]
    return [
        replace(name, start=name.start + low, end=name.start + high, text=name.text[low:high])
        for low, (_, high) in zip(starts, ends, strict=True)
    ]


def _list_of(name: Name, line: Line) -> re.Match[str] | None:
    """Return the doses behind a name, or those that it ends with: "zinc 30, 50, or 70 mg"."""
    start, end = name.start - line.start, name.end - line.start
    inside = (match for match in _LIST.finditer(line.text, start, end) if match.end() == end)
    return _LIST.match(line.text, end) or next(inside, None)


def _until(name: Name, line: Line, end: int) -> Name:
    return replace(name, end=line.start + end, text=line.text[name.start - line.start : end])


def _are_apart(line: Line, match: re.Match[str], lines: Iterable[Line]) -> bool:
    """Tell whether a text speaks of doses one by one: as low and high, or each by its amount."""
    others = [one.text for one in lines if one is not line]
    kinds = {found["kind"].lower() for text in others for found in _SPOKEN_APART.finditer(text)}
    if len(kinds) > 1:
        return True
    numbers = re.findall(_NUMBER, match["list"])
    unit = re.escape(match["unit"])
    return all(
        any(re.search(rf"(?<![\d.]){re.escape(number)}[\s-]?{unit}\b", text) for text in others)
        for number in numbers
    )
