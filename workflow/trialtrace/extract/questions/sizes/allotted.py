"""How many people went to each arm: "62 were randomised to zinc and 60 to salt"; all of them in a crossover."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.questions.arms.mentions import Named, Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.arms.stagearms import GROUPS, START
from trialtrace.extract.questions.model import Number
from trialtrace.extract.questions.sizes.told import UNITS
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.numbers import parse
from trialtrace.text.model import Document

_COUNT = rf"(?<![\w.,/-])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{CARDINAL})"
_WHO = rf"(?:\s+(?:[a-z-]+\s+){{0,2}}(?:{UNITS}))?(?:\s*\(\s*\d+(?:\.\d+)?\s*%\s*\))?"
_WENT = (
    r"\s+(?:(?:were|was|had been|have been)\s+)?(?:randomly\s+)?(?:randomi[sz]ed|assigned|allocated|allotted)\s+"
    r"(?:to|into)\s+"
)
_FIRST = re.compile(rf"{_COUNT}{_WHO}{_WENT}", re.IGNORECASE)
# "Randomisation assigned 51 patients to".
_SENT = re.compile(
    rf"\b(?:randomi[sz]ed|assigned|allocated)\s+{_COUNT}{_WHO}\s+to\s+", re.IGNORECASE
)
_SECOND = re.compile(
    rf"{_COUNT}{_WHO}(?:{_WENT}|\s+(?:(?:were\s+)?(?:to|into)|(?:received|in))\s+)", re.IGNORECASE
)
# What people got, where nothing says that they were sent to it: "31 patients received zinc and 28 salt".
_GOT = r"\s+(?:(?:were|was)\s+)?(?:received|underwent|took|got|given|treated\s+with)\s+"
_FIRST_GOT = re.compile(rf"{_COUNT}\s+(?:[a-z-]+\s+){{0,2}}(?:{UNITS}){_GOT}", re.IGNORECASE)
_SECOND_GOT = re.compile(
    rf"{_COUNT}(?:\s+(?:[a-z-]+\s+){{0,2}}(?:{UNITS}))?(?:{_GOT}|\s+with\s+)", re.IGNORECASE
)
# Those of a part, or who got something besides.
_SOME = re.compile(
    r"withdr[ae]w|dropped|\blost\b|discontinu|exclu|respon|relaps|\bdied\b|deaths?\b|refus|declin|develop|"
    r"experienc|occurr|\bdid not\b|\bfailed\b|\bwho\b|previous|prior\b|before|also\b|additional|rescue|"
    r"concomitant|antibiotic|transfus|\b(?:among|of)\s+(?:the|these|those)\b",
    re.IGNORECASE,
)
# Between a number and the name of its arm.
_LEAD = re.compile(
    r"(?:(?:the|receive|undergo|have|an?|get|either|group|control|treatment|intervention)\s+|\w+\s+){0,4}?",
    re.IGNORECASE,
)
# "They were free to cross over" is no design.
_CROSSED = re.compile(
    r"\bcross-?\s?over\s+(?:\w+\s+)?(?:designs?|trials?|study|studies|manner|fashion|protocol|comparison|RCT)\b"
    r"|\brandomi[sz]ed[\w\s,-]{0,40}\bcross-?\s?over\b(?!\s+(?:to|was|were|from|patients|rate))"
    r"|\bwithin[- ]subjects?\s+(?:\w+\s+)?design\b|\bas (?:his|her|their|its) own controls?\b",
    re.IGNORECASE,
)
_ALL = "all people, who were in both arms"


def allotted(document: Document, spotter: Spotter) -> dict[str, Number]:
    """Return the people of both arms where one sentence says how many went to each; else none."""
    sent: list[dict[str, Number]] = []
    got: list[dict[str, Number]] = []
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind == "table":
            continue
        view = plain(document.text[sentence.start : sentence.end])
        if len(view) >= 1500:
            continue
        first = _FIRST.search(view) or _SENT.search(view)
        found, second = sent, _SECOND.search(view, first.end()) if first else None
        if second is None and not _SOME.search(view):
            first = _FIRST_GOT.search(view)
            found, second = got, _SECOND_GOT.search(view, first.end()) if first else None
        if first is None or second is None:
            continue
        named = spotter.all_arms(view)
        sides = [_named_at(view, one.end(), named) for one in (first, second)]
        if set(sides) == {INTERVENTION, COMPARATOR}:
            found.append(
                {
                    side: Number(
                        _value(one["n"]),
                        sentence.start + one.start("n"),
                        sentence.start + one.end("n"),
                    )
                    for side, one in zip(sides, (first, second), strict=True)
                }
            )
    found = sent or got
    told = {tuple(sorted((side, n.value) for side, n in one.items())) for one in found}
    return found[0] if len(told) == 1 else {}


def everybody(document: Document, comparator: str, total: Number | None) -> Number | None:
    """Return all people for both arms, where each of them was in both: a crossover, or before and after."""
    if total is None:
        return None
    crossed = _CROSSED.search(document.text) is not None
    alone = START.search(comparator) and not GROUPS.search(document.text)
    return Number(total.value, total.start, total.end, _ALL) if crossed or alone else None


def _named_at(view: str, at: int, named: Sequence[Named]) -> str:
    """Return the side of the arm that a number leads to; empty for none."""
    one = next((one for one in named if one.start >= at), None)
    return one.side if one and _LEAD.fullmatch(view[at : one.start]) else ""


def _value(raw: str) -> float:
    return parse(raw.replace(",", ""))
