"""Groups that a text tells one after the other: "one group wore a splint, the other group a cast"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.arms.listing import one_named
from trialtrace.extract.accounts.arms.name import Name
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import rule
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

_VERB = (
    r"(?:received?|receiving|treated|given|got|underwent|undergoing|used|using|took|taking|had|wore|wearing|ate|drank"
    r"|drinking|consumed|followed|attended|performed|did|practi[sc]ed|exercised|managed|offered|assigned|allocated"
    r"|randomi[sz]ed|instructed|supplemented|injected|vaccinated|operated(?: on)?)"
)
_GROUP = (
    r"(?:(?:study|treatment|patient|parallel) )?(?:groups?|arms?|half|cohorts?|eyes?|sides?|limbs?|knees?|legs?|hands?"
    r"|feet|foot|ears?|hips?|wrists?|shoulders?|ankles?|breasts?|forearms?|thighs?|tooth|teeth|quadrants?|nostrils?)"
)
_COUNT = rf"(?:\d[\d,]*|{CARDINAL})"
ONE_OTHER = rule(
    "arms.one_other",
    rf"\b(?P<in>(?:in|for|to|among|of) )?(?:(?P<first>the first|the 1st) {_GROUP}"
    rf"|one (?:{_GROUP}|of the (?:two )?groups)"
    rf"|one(?: of (?:which|whom|them))?(?=,? (?:(?:which|who) )?(?:(?:was|were) )?(?:\w+ly )?{_VERB} |,? (?:with|on) )"
    rf"|half(?: of)?(?: (?:the|them|these|those|all))?(?: {PERSONS}(?! with\b))?"
    rf"|(?P<count>{_COUNT})(?: (?:of (?:the|them|these) )?{PERSONS}|(?= (?:(?:was|were) )?{_VERB} )))"
    rf"(?: of {PERSONS})?\b",
    "One group was given a splint, the other group a plaster cast.",
    "One of the nurses was ill.",
)
_OTHER = re.compile(
    rf"\b(?P<in>(?:in|for|to|among|of)\s)?(?:the\s(?:(?P<second>second|2nd)\s|other\s|remaining\s|latter\s|fellow\s"
    rf"|contralateral\s|opposite\s)"
    rf"(?:{_GROUP}|(?:{_COUNT}\s)?{PERSONS}|{_COUNT})|the\s(?:others?|rest|remainder)|another\s{_GROUP}"
    rf"|(?<!\w-)one\s{_GROUP}|(?P<half>half)(?:\sof(?:\s(?:the|them))?)?(?:\s{PERSONS})?)"
    rf"(?:\sof\s{PERSONS})?\b",
    re.IGNORECASE,
)
_AHEAD = r"\s*(?:\([^()]{0,40}\)\s?)?,?\s*(?:(?:which|who|that)\s)?"
_SERVED = re.compile(
    _AHEAD + r"(?:(?:was|were)\s(?:used\sas\s)?|(?:served|acted|functioned)\sas\s)(?:an?\s|the\s)?"
    r"(?P<what>(?:[a-z-]+\s){0,2}?(?:controls?|comparison|reference)(?:\sgroup)?)\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    _AHEAD
    + r"(?P<what>(?:did\snot\s(?:receive|get|undergo|have|take|wear)|(?:received|had|got|was\sgiven|were\sgiven)"
    r"\sno|(?:was|were)\snot\s(?:given|offered|treated))(?:\sany)?(?:\s[A-Za-z][\w-]*)?|(?:received|had|got)\snothing)",
    re.IGNORECASE,
)
_DONE = (
    r"(?:given|administered|used|applied|injected|infused|performed|added|inserted|placed|prescribed|delivered"
    r"|offered|instilled|employed|carried\sout|done|worn|taken)"
)
_PASSIVE = re.compile(
    _AHEAD
    + r"(?:an?\s|the\s)?(?P<what>[A-Za-z\d][^.;:,()]{2,70}?)\s(?:was|were)\s(?:also\s|then\s|only\s|\w+ly\s)?"
    + _DONE
    + r"\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    _AHEAD + r"(?:(?:was|were)\s)?(?:\w+ly\s)?(?P<verb>" + _VERB.replace(" ", r"\s") + r")\s"
    r"(?:(?:with|by|to|on|through|only|an?|the)\s){0,3}(?=[A-Za-z\d])",
    re.IGNORECASE,
)
_BARE = re.compile(_AHEAD + r"(?:with|on|only)\s(?:an?\s|the\s)?(?=[A-Za-z\d])", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r",?\s(?:(?:with|by|to|only|an?|the)\s){0,2}"
    r"(?!(?:was|were|had|has|who|and|or|of|in|at|for|is|are|than|did|group|groups|showed)\b)(?=[A-Za-z\d])",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[.;:](?=\s|$)|,?\s(?:and|while|whereas|but|with)\s(?=(?:in\s|for\s|to\s)?(?:the\s(?:other|second|remaining|rest|remainder|latter|fellow)"
    r"|another|one\s|half\b|a\s(?:third|second)))"
)
_ALONE = re.compile(
    r"(?:in\s|for\s|to\s)?one(?:\sof\s\w+)?", re.IGNORECASE
)  # it stands for a group told just before
# A plain "42 patients had pain" is no arm; with "the other 38" behind it, it is.
_MOST_BETWEEN = 3
_COULD = sought(
    r"\b(?:other|others|another|second|2nd|remaining|rest|remainder|half|one|latter)\b",
    re.IGNORECASE,
)


def one_and_other(lines: Sequence[Line]) -> tuple[Name, ...]:
    """Read who had what where a text tells "one group" and then "the other".

    Parameters
    ----------
    lines : sequence of Line
        Sentences of the account without its title.

    Returns
    -------
    tuple of Name
        Two names in the order of the text; empty where none is told so, or only one of them.
    """
    could = [_COULD.search(line.text) is not None for line in lines]
    for place, line in enumerate(lines):
        if not any(could[place : place + _MOST_BETWEEN]):
            continue
        for match in ONE_OTHER.finditer(line.text):
            names = _pair(lines[place : place + _MOST_BETWEEN], match)
            if names:
                return names
    return ()


def _pair(lines: Sequence[Line], match: re.Match[str]) -> tuple[Name, ...]:
    line = lines[0]
    first = _told(line, match, "")
    if first is None:
        return ()
    name, how = first
    for at, other in enumerate(lines):
        low = match.end() if at == 0 else 0
        for behind in _OTHER.finditer(other.text, low):
            if not _answers(match, behind) or (
                at and (behind.start() > 20 or _ALONE.fullmatch(match.group()))
            ):
                continue
            second = _told(other, behind, how if at == 0 else "")
            if second is None:
                return ()
            if match["first"] and behind["second"]:
                return replace(name, sign="1"), replace(second[0], sign="2")
            return name, second[0]
    return ()


def _answers(one: re.Match[str], other: re.Match[str]) -> bool:
    """Tell whether "the other" goes on with what "one" began: halves with halves, people with a rest."""
    told, behind = one.group().lower(), other.group().lower()
    if other["half"]:
        return "half" in told
    if re.search(r"\bone\s", behind):
        return re.search(r"\bone\s", told) is not None
    if other["second"]:
        return bool(one["first"]) or re.search(r"\bone\s", told) is not None
    return True


def _told(line: Line, match: re.Match[str], how: str) -> tuple[Name, str] | None:
    """Return what stands behind a group as what it had, and by which words it is told."""
    text, at = line.text, match.end()
    for pattern in (_SERVED, _LESS):
        found = pattern.match(text, at)
        if found:
            low, high = found.span("what")
            return Name(line.start + low, line.start + high, text[low:high], ONE_OTHER.name), "had"
    stop = _ENDS.search(text, at)
    end = stop.start() if stop else len(text)
    passive = _PASSIVE.match(text, at, end) if match["in"] else None
    if passive:
        return _named(line, *passive.span("what"), "in")
    had = None if match["in"] else _ACTIVE.match(text, at, end) or _BARE.match(text, at, end)
    # "38 patients had nausea": what befell people is told so, too.
    if had and match.groupdict().get("count") and had.groupdict().get("verb") in ("had", None):
        return None
    if had:
        return _named(line, had.end(), end, "had")
    left_out = _LEFT_OUT.match(text, at, end) if how == ("in" if match["in"] else "had") else None
    return _named(line, left_out.end(), end, how) if left_out else None


def _named(line: Line, low: int, high: int, how: str) -> tuple[Name, str] | None:
    name = one_named(line.text, low, min(high, low + 110), ONE_OTHER.name, line.start)
    return (name, how) if name is not None else None
