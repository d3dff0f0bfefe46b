"""Treatments of several parts: their initials stand behind them, or one part alone is set against them."""

from __future__ import annotations

import re

_INITIALS = re.compile(r"[(\[](?P<short>[A-Z][A-Za-z/+-]{1,8})[)\]]\s*$")
_JOINTS = re.compile(r",\s(?:and\s|plus\s)?|\s(?:and|plus)\s|\s\+\s")
_WORD = re.compile(r"[A-Za-z]{3}")
_BRACKETS = re.compile(r"[()\[\]]")
# Letters of older names ("Oncovin" for vincristine, "H" for doxorubicin) are no initials.
_OWN = 0.5


def stands_for_list(text: str) -> bool:
    """Tell whether a stretch ends in the initials of the drugs that it lists: "zinc, iron and salt (ZIS)".

    Parameters
    ----------
    text : str
        What stands in front of a word that sets one thing against another.
    """
    initials = _INITIALS.search(text)
    if initials is None:
        return False
    letters = [letter.lower() for letter in initials["short"] if letter.isupper()]
    parts = [part for part in _JOINTS.split(text[: initials.start()]) if _WORD.search(part)]
    if not 2 < len(parts) == len(letters) or _BRACKETS.search(text, 0, initials.start()):
        return False
    firsts = [match.group()[0].lower() for part in parts if (match := _WORD.search(part))]
    own = sum(first in letters for first in firsts)
    return own >= _OWN * len(firsts)


_JOINT = r",?\s(?:and|or|versus|vs\.?|with|to|against|(?:as\s)?compared\s(?:with|to)|than|rather\sthan)\s(?:with\s)?"
_PART = r"(?:the\s|an?\s)?(?P<part>[\w/%.+-]+(?:\s(?!with\b|and\b|plus\b|or\b)[\w/%.+-]+){0,4}?)\s(?:alone|only)\b"
_ALONE_BEHIND = re.compile(rf"(?P<joint>{_JOINT}){_PART}", re.IGNORECASE)
_ALONE_AHEAD = re.compile(rf"\s*(?:either\s)?{_PART}(?P<joint>{_JOINT})", re.IGNORECASE)
_ADDED = re.compile(r"\s(?:with|plus|and|combined with|\+)\s|\+", re.IGNORECASE)
_RIGHT_END = re.compile(
    r"[.;:](?=\s|$)|,\s|\s(?:in|on|for|during|at|was|were|is|are|had|who|which|that|to|after|before|among)\s",
    re.IGNORECASE,
)


def with_and_alone(flat: str) -> list[tuple[int, int]]:
    """Return the spans of a treatment and of one of its parts alone: "A with B and A alone".

    Parameters
    ----------
    flat : str
        What sets names against each other, without its brackets.

    Returns
    -------
    list of tuple of int
        Two spans in the order of the text; empty where no part of the one is the other.
    """
    ahead = _ALONE_AHEAD.match(flat)
    if ahead:
        end = _RIGHT_END.search(flat, ahead.end())
        high = end.start() if end else len(flat)
        if _is_part(ahead["part"], flat[ahead.end() : high]):
            return [(0, ahead.start("joint")), (ahead.end(), high)]
        return []
    for behind in _ALONE_BEHIND.finditer(flat):
        if _is_part(behind["part"], flat[: behind.start()]):
            return [(0, behind.start()), (behind.end("joint"), behind.end())]
    return []


def _is_part(part: str, whole: str) -> bool:
    words = set(part.lower().split())
    told = set(re.split(r"[\s+]+", whole.lower()))
    return words < told and _ADDED.search(whole) is not None and len(whole.split()) <= _LONGEST


_LONGEST = 14
