"""Arms that had several doses of one thing, told in one breath: "placebo or zinc (5 or 10 mg)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

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
    for name in names:
        line = next((one for one in lines if one.start <= name.start < one.end), None)
        match = _LIST.match(line.text, name.end - line.start) if line is not None else None
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
