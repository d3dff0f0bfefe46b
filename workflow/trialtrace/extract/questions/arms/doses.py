"""Doses and rhythms in the names of arms: "zinc 5 mg" is not "zinc 10 mg", "weekly" is not "daily"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from trialtrace.extract.accounts.arms.schedules import schedules_in
from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.outcomes.words import stem

_UNITS = "mg|\u00b5g|\u03bcg|mcg|g|ml|iu|mmol|gy|%"
_DOSE = re.compile(
    rf"(?<![\w.-])(?P<value>\d+(?:\.\d+)?)(?:\s*|-)(?P<unit>{_UNITS})(?!\w)"
    # What follows a stroke makes another unit, but for that of a day or of weight.
    r"(?:\s?/\s?(?P<per>d(?:ay)?|24 ?h|kg)\b(?:\s?/\s?(?:d(?:ay)?|h|min)\b)?|(?!\s?/\s?\w))",
    re.IGNORECASE,
)
_DAILY = re.compile(
    r"\s*(?:once\s+(?:a\s+day|daily)|daily|per day|a day|each day|every day|od|qd)\b", re.IGNORECASE
)
_OFTEN = re.compile(
    r"\s*(?:\w+ times|twice|thrice|bid|tid|b\.i\.d|t\.i\.d|every \d+|weekly)\b", re.IGNORECASE
)
_AT_END = re.compile(rf"(?P<dose>{_DOSE.pattern})\s*[(\[]\s*$", re.IGNORECASE)
_GROUP = re.compile(
    r"\s*(?:once\s+daily|daily)?\s*(?:,?\s*(?:and|or)\s+[A-Za-z]+\s+)?(?:doses?|groups?|arms?)\b",
    re.IGNORECASE,
)
# Between two doses of one list: "5 mg, 15 mg", "5 mg and dixanol 15 mg", "10 mg was better than 5 mg".
_LIST = re.compile(
    r"\s*(?:\([^()]{0,60}\)\s*)?(?:,|and|or|/|versus|vs\.?|&|,\s*and)\s*(?:\w+\s+)?(?:at\s+|of\s+)?",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)\s+(?:at\s+|of\s+|\(?)?$")


@dataclass(frozen=True, slots=True)
class _Dose:
    """An amount with its unit, and how often it is given: ``day`` once, ``often``, or untold."""

    value: float
    unit: str
    rhythm: str

    def comparable(self, other: _Dose) -> bool:
        alike = "" in (self.rhythm, other.rhythm) or self.rhythm == other.rhythm
        return self.unit == other.unit and alike

    def same(self, other: _Dose) -> bool:
        return self.comparable(other) and self.value == other.value


def is_other_dose(asked: str, words: str) -> bool:
    """Tell whether words say a dose, and not one of those asked for in the same unit.

    Examples
    --------
    >>> is_other_dose("zinc 5 mg", "Zinc 10 mg/day"), is_other_dose("zinc 5 mg", "Zinc")
    (True, False)
    """
    ours, theirs = _doses(asked), _doses(words)
    pairs = [(one, other) for one in ours for other in theirs if one.comparable(other)]
    return bool(pairs) and not any(one.same(other) for one, other in pairs)


def is_dose_of(asked: str, words: str) -> bool:
    """Tell whether words say nothing but a dose, and it is one that is asked for.

    Examples
    --------
    >>> is_dose_of("zinc 5 mg once daily", "5 mg/day"), is_dose_of("zinc 5 mg", "Iron 5 mg")
    (True, False)
    """
    view = plain(words)
    rest = _OFTEN.sub(" ", _DAILY.sub(" ", _GROUP.sub(" ", _DOSE.sub(" ", view))))
    if re.search(r"[^\W\d_]{2}", rest) or is_other_dose(asked, words):
        return False
    return any(one.same(other) for one in _doses(asked) for other in _doses(words))


def is_other_schedule(asked: str, words: str) -> bool:
    """Tell whether words say how often something is given, and not as often as asked for.

    Examples
    --------
    >>> is_other_schedule("zinc once weekly", "Every 2 weeks"), is_other_schedule("zinc", "Weekly")
    (True, False)
    """
    ours, theirs = ({told for _, _, told in schedules_in(plain(one))} for one in (asked, words))
    return bool(ours and theirs) and not ours & theirs


def has_dose(words: str) -> bool:
    return bool(_doses(words))


def dose_at_end(before: str) -> str:
    """Return the dose that stands just in front of a bracket: "zinc 5 mg (" has "5 mg"."""
    match = _AT_END.search(before[-30:])
    return match["dose"] if match else ""


_GAP = re.compile(r"[\s(\[,:-]*(?:(?:at|of)\s+)?(?:(?:a|the)\s+)?(?:dose\s+of\s+)?", re.IGNORECASE)


def dose_behind(words: str, end: int = 0) -> tuple[str, int]:
    """Return the first dose in or right behind a name, and where it ends; empty for none.

    Examples
    --------
    >>> dose_behind("zinc 5 mg", 4), dose_behind("zinc and 5%", 4)
    (('5 mg', 9), ('', 0))
    """
    match = _DOSE.search(words)
    if match is None or (
        match.start() >= end > 0 and not _GAP.fullmatch(words, end, match.start())
    ):
        return "", 0
    return match.group(), match.end()


def listed_doses(
    view: str,
    asked: Mapping[str, str],
    named: list[tuple[int, int]],
    shared: frozenset[str] = frozenset(),
) -> list[tuple[str, int, int]]:
    """Return (side, start, end) of doses that name arms by themselves; "" for doses of other arms.

    "5 mg and 15 mg groups", "dixanol 5 mg or 15 mg": a dose in front of a group's noun, or in one list
    with such a dose or with one behind the name of an arm.

    Parameters
    ----------
    asked : mapping of str to str
        side → name in the question.
    named : list of tuple of int
        Where arms are named with their doses.
    shared : frozenset of str
        Stems of both names of the question: behind such a word, a dose tells the arm.
    """
    if not any(map(has_dose, asked.values())):
        return []
    matches = list(_DOSE.finditer(view))
    chains: list[list[re.Match[str]]] = []
    for match in matches:
        if chains and _LIST.fullmatch(view[chains[-1][-1].end() : match.start()]):
            chains[-1].append(match)
        else:
            chains.append([match])
    found = []
    for chain in chains:
        told = [any(start < m.end() and m.start() < end for start, end in named) for m in chain]
        anchored = any(told) or any(_behind(view, m.start(), shared) for m in chain)
        if (all(told) or not anchored) and not _GROUP.match(view, chain[-1].end()):
            continue
        found.extend(
            (_side_of(match.group(), asked), match.start(), match.end())
            for match, known in zip(chain, told, strict=True)
            if not known
        )
    return found


def _behind(view: str, at: int, shared: frozenset[str]) -> bool:
    """Tell whether a dose stands behind a word that both names of a question have."""
    match = _WORD_BEFORE.search(view[max(0, at - 30) : at])
    return match is not None and stem(match["word"].casefold()) in shared


def _side_of(dose: str, asked: Mapping[str, str]) -> str:
    sides = [
        side
        for side, name in asked.items()
        if has_dose(name) and any(one.same(other) for one in _doses(name) for other in _doses(dose))
    ]
    return sides[0] if len(sides) == 1 else ""


def _doses(words: str) -> frozenset[_Dose]:
    view = plain(words)
    return frozenset(
        _Dose(
            float(match["value"]),
            match["unit"].lower().replace("\u03bc", "\u00b5")
            + ("/kg" if (match["per"] or "").lower() == "kg" else ""),
            _rhythm(view, match),
        )
        for match in _DOSE.finditer(view)
    )


def _rhythm(view: str, match: re.Match[str]) -> str:
    if _OFTEN.match(view, match.end()):
        return "often"
    daily = (match["per"] or "").lower() not in ("", "kg") or _DAILY.match(view, match.end())
    return "day" if daily else ""
