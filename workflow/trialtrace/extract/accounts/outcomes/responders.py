"""Outcomes that count people who came past a bound: "a reduction in pain of at least 50%".

What is counted are not people with pain but people whose pain fell: more of them is better where
more pain is worse. The bound belongs to the name.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.name import OPPOSITE, Named, Turned
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.lexicon import Lexicon
from trialtrace.grammar.prefilter import sought

_FALL = r"(?:reductions?|decreases?|declines?|falls?|drops?)"
_RISE = r"(?:increases?|gains?|rises?)"
_BETTER = r"(?:improvements?|relief|responses?)"
_CHANGE = rf"(?:(?P<fall>{_FALL})|(?P<rise>{_RISE})|(?P<better>{_BETTER}))"
_MOVED = (
    r"(?:(?P<fell>decreased|fell|dropped|declined|was reduced|were reduced)|(?P<rose>increased|rose)"
    r"|(?P<improved>improved))"
)
_AT_LEAST = r"(?:at least|more than|greater than|a minimum of|≥|>=?|over)\s?"
_UNIT = (
    r"(?:\s?(?:%|°\s?[CF])|[ -]?(?:per ?cent|points?|letters?|lines?|steps?|grades?|mm ?Hg|kg|g/d[lL]"
    r"|mg/d[lL]|mmol/[lL]|cm|mm|m|m[lL]|[lL]|g|mg|IU|U)\b)?(?!\s?(?:weeks?|months?|days?|years?|h|hours?|hrs?"
    r"|min|minutes?|seconds?)\b)"
)
_N = rf"\d{{1,4}}(?:[.·]\d{{1,2}})?{_UNIT}"
_OR_MORE = r"(?:\sor\s(?:more|greater|better|higher))"
_BOUND = rf"(?:{_AT_LEAST}(?:an?\s)?{_N}|{_N}{_OR_MORE})"
# "a reduction of at least 50% in" | pain;  "a 50% or greater reduction in" | pain
_AHEAD = sought(
    rf"(?:{_CHANGE}(?:\sfrom baseline)?\s(?:of|by)\s{_BOUND}"
    rf"|{_BOUND}\s{_CHANGE.replace('(?P<', '(?P<n_')}(?:\sfrom baseline)?)"
    r"\s(?:in|of)\s(?:(?:the|their|mean|total|worst|average|overall|usual|daily|weekly|monthly|annual)\s)*$",
    re.IGNORECASE,
)
# pain | " reduction of at least 50%";  weight loss | " of at least 5%";  pain | " decreased by at least 30%"
_BEHIND = re.compile(
    rf"\s(?:(?:{_CHANGE}\s)?(?:from baseline\s)?(?:of|by)\s{_BOUND}|{_MOVED}\sby\s{_BOUND})",
    re.IGNORECASE,
)
_CHANGE_OF = re.compile(
    rf"\b{_CHANGE}\s(?:in|of)\s(?:the\s|their\s|mean\s|total\s)*$", re.IGNORECASE
)
_CHANGE_LAST = re.compile(rf"\b{_CHANGE}$", re.IGNORECASE)
# HbA1c | " below 7%"
_PAST = re.compile(
    r"(?:\s(?:levels?|values?|scores?|concentrations?|counts?))?(?:\sof)?\s?"
    rf"(?:(?P<under>below|under|less than|lower than|at or below|[<≤]=?)|(?P<past>above|over|greater than"
    rf"|higher than|more than|at least|at or above|exceeding|[>≥]=?))\s?{_N}(?!\s?[±(]|[\d.])",
    re.IGNORECASE,
)
# PASI | " 75": an improvement by 75 %, where the lexicon has the name among the response criteria.
_GRADE = re.compile(
    r"[ -]?(?P<grade>20|30|40|50|60|70|75|90|100)(?:\s(?:responses?|responders?))?\b(?!\s?[%(±]|[.·]\d)"
)
# "A reduction of at least 50%", of nothing that is named.
_ALONE = re.compile(
    rf"\b{_CHANGE}(?:\sfrom baseline)?\sof\s{_BOUND}(?!\s(?:in|of)\s)", re.IGNORECASE
)
_CRITERIA = "response criteria"
_FOR_THE_BETTER, _DOWN = (
    frozenset({"better", "improved", "grade"}),
    frozenset({"fall", "fell", "under"}),
)


_OF_PEOPLE = re.compile(
    r"\b(?:in|among|for|of)\s(?:the\s)?(?:[a-z-]+\s)?[a-z-]+(?:s|men|women|people|children)\s(?:with|having)\s"
    r"(?:an?\s)?(?:baseline\s)?$",
    re.IGNORECASE,
)


def with_bound(line: Line, named: Named, lexicon: Lexicon) -> Named:
    """Widen a name by the bound beside it; return the name itself where there is none.

    Parameters
    ----------
    line : Line
        The sentence.
    named : Named
        The outcome as that sentence names it.
    lexicon : Lexicon
        Its ``codes`` hold the names of response criteria.
    """
    text, at = line.text, line.start
    start, end = named.start - at, named.end - at
    if _OF_PEOPLE.search(text, max(0, start - 40), start):
        return named  # "in workers with a score of 5 or more": who, and not what
    ahead = _AHEAD.search(text, max(0, start - 70), start)
    if ahead:
        return _wider(named, at, (ahead.start(), end), ahead)
    for rule in (_BEHIND, _PAST):
        behind = rule.match(text, end)
        # "A reduction in dyspnoea of at least one grade"
        head = _CHANGE_OF.search(text, max(0, start - 50), start) if behind else None
        # "A seizure reduction of at least 50%"
        head = head or (_CHANGE_LAST.search(text, start, end) if behind else None)
        if behind and head and not any(behind.groupdict().values()):
            return _wider(named, at, (min(start, head.start()), behind.end()), head)
        if behind:
            return _wider(named, at, (start, behind.end()), behind)
    grade = _GRADE.match(text, end)
    if grade and _is_criterion(text, start, end, lexicon):
        return _wider(named, at, (start, grade.end()), grade)
    return named


def _is_criterion(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    known = "codes" in lexicon.categories
    return known and any(t.concept == _CRITERIA for t in lexicon.find("codes", text, start, end))


def alone(line: Line, low: int, start: int) -> Named | None:
    """Find the bound of a change that is named itself nowhere, ahead of a number.

    Parameters
    ----------
    line : Line
        The sentence.
    low, start : int
        Where to look, offsets into the document.
    """
    found = _ALONE.search(line.text, low - line.start, start - line.start)
    if found is None:
        return None
    unnamed = Named(0, 0, "outcome.responders", tier="unsure")
    return _wider(unnamed, line.start, found.span(), found)


def _wider(named: Named, at: int, span: tuple[int, int], found: re.Match[str]) -> Turned:
    said = {name: words for name, words in found.groupdict().items() if words}
    known = named.known_polarity
    # "Weight loss of at least 5%": no other word says which way.
    cue, polarity = (named.start - at, named.end - at) if named.end else span, known
    for name in said:
        word = name.removeprefix("n_")
        cue = cue if word == "grade" else found.span(name)
        polarity = "higher_better" if word in _FOR_THE_BETTER else known
        polarity = OPPOSITE.get(known, "") if word in _DOWN else polarity
    return Turned(
        at + span[0], at + span[1], "outcome.responders", named.term, named.tier,
        (at + cue[0], at + cue[1]), polarity,
    )  # fmt: skip
