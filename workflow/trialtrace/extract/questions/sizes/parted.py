"""People of arms told as parts of all: "97 were randomised (51 to zinc and 46 to salt)"."""

from __future__ import annotations

import re
from itertools import pairwise

from trialtrace.extract.accounts.grids.cells import plain
from trialtrace.extract.accounts.grids.times import moments
from trialtrace.extract.accounts.sizes.planned import is_plan
from trialtrace.extract.questions.arms.mentions import Named, Spotter
from trialtrace.extract.questions.arms.names import COMPARATOR, INTERVENTION
from trialtrace.extract.questions.model import Number
from trialtrace.extract.questions.sizes.told import UNITS
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.numbers import parse
from trialtrace.text.model import Document

_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
_HUNDREDS = rf"(?:(?:{CARDINAL})\s+hundred(?:\s+and)?(?:\s+(?:{CARDINAL}))?)"
_COUNT = rf"(?<![\w.,/-])(?P<n>{_DIGITS}|{CARDINAL})(?![\w%/-]|\.\d|\s?%)"
_ANY = re.compile(
    rf"(?<![\w.,/-])(?:{_HUNDREDS}|{_DIGITS}|{CARDINAL})(?![\w%/-]|\.\d|\s?%)", re.IGNORECASE
)
# Between a number and the name of its arm, or between a name and its number.
_LEAD = (
    rf"(?:\s+(?:[a-z-]+\s+)?(?:{UNITS}))?(?:\s*\(\s*\d+(?:\.\d+)?\s*%\s*\))?\s+"
    r"(?:(?:were|randomly|assigned|allocated|randomi[sz]ed|in|on|to|into|for|with|received?|receiving|had|got"
    r"|treated|given|underwent|took|the|an?)\s+){0,4}"
)
_GROUP = rf"(?:[\s-]+(?:treatment\s+)?(?:groups?|arms?|treated|{UNITS}))*"
_JOIN = r"\s*(?:[,;]\s*(?:and\s+)?|\band\s+)(?:the\s+)?"
_IN_FRONT = re.compile(rf"{_COUNT}{_LEAD}$", re.IGNORECASE)
_FROM_NAME = re.compile(rf"{_GROUP}{_JOIN}{_COUNT}{_LEAD}", re.IGNORECASE)
_OWN = rf"{_GROUP}\s*[:,=(]?\s*(?:n\s*=\s*)?{_COUNT}"
_BEHIND = re.compile(_OWN, re.IGNORECASE)
_TO_NAME = re.compile(rf"{_OWN}(?:\s+{UNITS})?\s*\)?{_JOIN}", re.IGNORECASE)
_ALLOCATED = re.compile(r"random|\bassign|allocat|divided", re.IGNORECASE)
_TAKEN_IN = re.compile(
    r"\benrol|recruit|\bincluded\b|\bentered\b|participated|\btook part\b|\bstudied\b"
    r"|\b(?:received|underwent|treated with|were given)\b",
    re.IGNORECASE,
)
# Those who did something are no arm, though the sentence tells of the trial as well.
_SOME = re.compile(
    r"withdr[ae]w|dropped|\blost\b|discontinu|excluded|complet|analy[sz]|respon|relaps|\bdied\b|deaths?\b"
    r"|return|refus|declin|develop|experienc|occurr|\bdid not\b|\bfailed\b",
    re.IGNORECASE,
)


def parted(document: Document, spotter: Spotter) -> dict[str, Number]:
    """Return the people of both arms where a sentence gives them as the parts of all; else none.

    Their sum must stand in the sentence as well: numbers of something else rarely come to it.
    """
    found: dict[bool, list[dict[str, Number]]] = {True: [], False: []}
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind == "table":
            continue
        view = plain(document.text[sentence.start : sentence.end])
        allocated = _ALLOCATED.search(view) is not None
        if len(view) > 1500 or not (allocated or _TAKEN_IN.search(view)):
            continue
        # "At six months 45 were included": those of a moment.
        if _SOME.search(view) or is_plan(view) or (moments(view) and not allocated):
            continue
        for pair in pairwise(spotter.all_arms(view)):
            parts = _parts(view, *pair)
            if parts is not None and _is_sum(view, parts, most=not allocated):
                found[allocated].append(
                    {
                        one.side: Number(
                            _value(n["n"]),
                            sentence.start + n.start("n"),
                            sentence.start + n.end("n"),
                        )
                        for one, n in zip(pair, parts, strict=True)
                    }
                )
    told = found[True] or found[False]
    values = {tuple(sorted((side, n.value) for side, n in one.items())) for one in told}
    return told[0] if len(values) == 1 else {}


def _parts(view: str, one: Named, other: Named) -> tuple[re.Match[str], re.Match[str]] | None:
    if {one.side, other.side} != {INTERVENTION, COMPARATOR}:
        return None
    between = view[: other.start]
    first, second = _IN_FRONT.search(view[: one.start]), _FROM_NAME.fullmatch(between, one.end)
    if first is None or second is None:
        first, second = _TO_NAME.fullmatch(between, one.end), _BEHIND.match(view, other.end)
    return (first, second) if first and second else None


def _is_sum(view: str, parts: tuple[re.Match[str], re.Match[str]], *, most: bool) -> bool:
    """Tell whether a sentence has a number that its parts come to, and where asked for none above it."""
    whole = sum(_value(one["n"]) for one in parts)
    numbers = [_value(one.group()) for one in _ANY.finditer(view)]
    return whole in numbers and not (most and max(numbers) > whole)


def _value(raw: str) -> float:
    return parse(raw.replace(",", ""))
