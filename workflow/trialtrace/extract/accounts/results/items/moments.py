"""Numbers measured when treatment began: what they became is the result, they are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.heads import OF_NUMBER
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import unit_family
from trialtrace.extract.accounts.results.items.words import without_brackets
from trialtrace.extract.accounts.rule import Rule, rule

_TREATMENT = (
    r"(?:therapy|treatment|intervention|training|supplementation|medication|study|trial|program\w*"
    r"|randomi[sz]ation|administration|infusion|vaccination)"
)
# What changes may be called so: "change of initial claudication distance".
INITIAL = (
    r"(?<!change\sof\s)(?<!change\sin\s)(?<!changes\sin\s)(?<!increase\sof\s)(?<!increase\sin\s)(?<!improvement\sof\s)"
    r"(?<!improvement\sin\s)(?<!reduction\sin\s)initial"
)
_START = r"(?:at|in) the (?:beginning|start|outset)|(?:at|on) (?:study )?(?:entry|admission|enrol?ment|inclusion)"
# Words that lead on from the beginning to what came later, or to what is no value of then.
_LATER = (
    r"(?:after|to|change[sd]?|increas\w+|decreas\w+|reduc\w+|differen\w+|improve\w+|weeks?|months?|days?|years?|end"
    r"|final|post\w*|follow\w*|adjust\w+|correct\w+|until|through|by|versus|vs|than|fell|rose|loss|gain)"
)
# What stands right in front of a number of the beginning.
IN_FRONT: tuple[Rule, ...] = (
    rule(
        "began.said_before",
        r"(?P<lead>\b[a-z]+ (?:the |their )?)?\b(?:baseline|pre-?(?:treatment|test|intervention|therapy|training|dose)"
        rf"|{INITIAL}(?:ly)?|{_START}|before (?:the )?{_TREATMENT})\b"
        rf"(?:[\s:=,(±+/-]+(?!{_LATER}\b|and\b)[a-zµμ][\w/'’.-]*){{0,9}}[\s:=,(±+/-]*$",
        "pretreatment pain in the zinc group was ",
        "pain at the baseline and after a year: ",
    ),
    rule(
        "began.before_it",
        r"(?:[(;:,]\s?(?:(?!after\b)[a-z]+ )?before(?: [a-z]{1,12}){0,2}|\bbefore\s?[:=])[\s:=,(±+/-]*"
        r"(?:SEM|SD|SE)?[\s:=,(±+/-]*$",
        "pulse (before zinc ",
        "pulse on the day before zinc was ",
    ),
    rule(
        "began.at_baseline",
        r"\bat baseline(?! to\b)[^.;:()\d]{0,60}[\s:=(]$",
        "at baseline the score was ",
        "compared with scores at baseline to ",
    ),
)
# "had risen to 39.7 ng/ml (from 20.4)": where it began, in a bracket of its own.
_FROM_ALONE = re.compile(r"[(\[,]\s?(?:up |down )?from (?:a baseline of )?$", re.IGNORECASE)
_ENDS_BRACKET = re.compile(r"\s?(?:[\w/%²°.]{1,10})?\s?[)\];]")
# "fell from the baseline by", "compared with the initial score": what follows is a change.
_MEASURED_FROM = re.compile(
    r"(?:from|with|to|than|versus|over|above|below|at|until|for|through|after|following|since)\s+(?:the\s+|their\s+)?$",
    re.IGNORECASE,
)
# "Lower on day 1 (23 mm) than the baseline level (": each has its own bracket.
_THAN_IT_WAS = re.compile(
    r"\d[^()\[\]]{0,12}[)\]],?\sthan\s(?:the\s|their\s|at\s)?(?:baseline|initial|pre-?(?:treatment|operative))"
    r"(?:\s(?:levels?|values?|scores?|means?))?\s[(\[]$",
    re.IGNORECASE,
)
# What stands right behind it: "81 (12) before treatment", "62 points in the beginning".
BEHIND: tuple[Rule, ...] = (
    rule(
        "began.said_behind",
        # "lower (12 mm) than at baseline" was measured later
        r"^[\s)\]]*(?:(?!(?:than|vs|versus|from)\b)[\w/%²°.()-]{1,14} ){0,3}?(?:(?:in|with|for|on) [^.,;:()\d]{2,40} )?"
        rf"(?:(?:before|prior to)(?: (?:the )?(?:[a-z]+ )?{_TREATMENT}\b|(?=\s?[,;)]))"
        rf"|{_START}|at baseline\b|pre-?treatment\b)",
        " mm before treatment versus 61 ",
        " days before the operation ",
    ),
)
_FROM_HERE = re.compile(
    r"\bfrom\s+(?:(?:a|an|the|about|baseline|mean|median|of|around)\s+){0,4}$", re.I
)
_TO_THERE = re.compile(
    r"[\s)\]]*(?:[\w/%²°.]{1,10}\s+)?(?:(?:at baseline|before \w+|pre-?\w+)\s+)?to\s+(?:\w+\s+){0,3}[-−–+]?\d"
)
_WAS_THERE = re.compile(
    r"[\s)\]]*(?:[\w/%²°.]{1,10}\s+)?at (?:baseline|entry|admission|the start)\s+to\s+(?:\w+\s+){0,3}[-−–+]?\d"
)
_JOINED = re.compile(
    r"\s*%?(?:[^.;:]|\.(?=\d)){0,70}?\b(?:vs?\.?|versus|and|compared (?:with|to)|than)\b"
    r"(?:[^.;:]|\.(?=\d)){0,50}$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[\s)\]]*(?:[\w/%²°.]{1,10})?,\s")
_LATER_SAID = re.compile(rf"\b{_LATER}\b", re.IGNORECASE)


def with_beginnings(line: Line, items: Sequence[Item]) -> list[Item]:
    """Mark the numbers of a sentence that were measured when treatment began.

    Parameters
    ----------
    line : Line
        The sentence.
    items : sequence of Item
        Its numbers, in order.

    Returns
    -------
    list of Item
        The same; what was there at the beginning says so.
    """
    if OPENING.search(line.text) and not _LEADS_AWAY.search(line.text):
        return [replace(item, began=item.statistic in _OF_PEOPLE or item.began) for item in items]
    front = [item.began or _said_in_front(line, item) for item in items]
    behind = [_said_behind(line, item) for item in items]
    for place, (item, following) in enumerate(pairwise(items)):
        if _alike(line, item, following) and not _in_remark(
            line, item, following
        ):  # "at baseline 12.1 vs 12.4", "12.1 vs 12.4 before therapy"
            front[place + 1] |= front[place] and not _is_age_beside(item, following)
            behind[place] |= behind[place + 1] and not front[place + 1]
    began = [
        one or other or _leads_on(line, item)
        for one, other, item in zip(front, behind, items, strict=True)
    ]
    for place, (item, following) in enumerate(pairwise(items)):
        began[place] |= _leads_to(line, item, following)
        began[place + 1] |= _came_from(line, item, following)
    return [
        replace(item, began=True) if first else item
        for item, first in zip(items, began, strict=True)
    ]


# A sentence that speaks of the beginning from its first words on: all its numbers are of then.
OPENING = rule(
    "began.opens_a_sentence",
    r"^\W*(?:(?:results|findings|patients|methods|participants)\s?[:.]\s?)?(?:(?:the\s)?(?:mean\s|median\s)?"
    r"(?:baseline|pre-?treatment|pre-?intervention)\s(?!to\b)|(?:at|on)\s(?:baseline|(?:study\s)?entry|inclusion"
    rf"|enrol?ment|admission|the\s(?:start|beginning|outset)\b)|before\s(?:the\s)?{_TREATMENT}\b)",
    "At baseline, pain was 61 mm with zinc and 63 mm with placebo.",
    "Pain at baseline predicted relapse.",
)
_LEADS_AWAY = re.compile(
    r"\b(?:after\w*|chang\w+|increas\w+|decreas\w+|reduc\w+|improv\w+|worsen\w*|weeks?|months?|end(?:ed)?|final"
    r"|post\w*|follow\w*|later|then|fell|rose|declin\w+|dropped|until|to|predict\w*|died|respon\w+|adjust\w+"
    r"|achiev\w+|became|compared)\b",
    re.IGNORECASE,
)
_OF_PEOPLE = frozenset({"mean", "median", "bare", "percent", "events"})
_MEASURED = frozenset({"mean", "median", "bare"})


def _said_in_front(line: Line, item: Item) -> bool:
    if item.statistic not in _MEASURED:
        return False
    before = line.before(item.part.start, 100)
    if _FROM_ALONE.search(before) and _ENDS_BRACKET.match(line.after(item.part.end, 16)):
        return True
    if _THAN_IT_WAS.search(before):
        return True
    for one in IN_FRONT:
        said = one.search(before)
        if said and one.name == "began.at_baseline" and OF_NUMBER.search(before, 0, said.start()):
            continue
        if said and not _MEASURED_FROM.match(said.groupdict().get("lead") or ""):
            return True
    return False


def _said_behind(line: Line, item: Item) -> bool:
    behind = line.after(item.end, 90)
    return item.statistic in _MEASURED and any(one.search(behind) for one in BEHIND)


def _leads_on(line: Line, item: Item) -> bool:
    """Tell whether a change began with a number: "from 12.4 (2.1) to 11.2 (1.9)" ends at the second."""
    behind = line.after(item.end, 60)
    if " to " not in behind:
        return False
    behind = without_brackets(behind)
    return bool(_WAS_THERE.match(behind)) or (
        _FROM_HERE.search(line.before(item.part.start, 40)) is not None
        and _TO_THERE.match(behind) is not None
    )


def _alike(line: Line, item: Item, following: Item) -> bool:
    """Tell whether two numbers are set side by side, with no word of a later moment between."""
    plain = without_brackets(line.text[item.end - line.start : following.start - line.start])
    if _LISTED.fullmatch(plain):
        return True
    return _JOINED.match(plain) is not None and _LATER_SAID.search(plain) is None


# "2.4 with zinc (baseline 2.2) and 3.8 with iron (baseline 2.1)": the bracket is told aside.
_REMARK = re.compile(
    r"[(\[](?:at )?(?:baseline|before|pre-?(?:treatment|test))\b[^()\[\]]*[(\[]?$", re.IGNORECASE
)


_CLOSES = re.compile(r"\s?(?:[\w/%²°.]{1,10})?\s?[)\]]")


def _in_remark(line: Line, item: Item, following: Item) -> bool:
    """Tell whether a number of the beginning stands in a bracket of its own, and the next one outside."""
    gap = line.text[item.end - line.start : following.start - line.start]
    return (
        _CLOSES.match(gap) is not None or line.before(item.end, 1) in (")", "]")
    ) and _REMARK.search(line.before(item.part.start, 60)) is not None


def _is_age_beside(item: Item, following: Item) -> bool:
    """Tell whether an age stands beside a number of another kind: "aged 40 years and 12 had a cough"."""
    return item.unit == "years" and not (
        following.companions or unit_family(following.unit) == "year"
    )


# "fell to 12 ± 2 mm from 16 ± 3"
_TO_HERE = re.compile(r"\bto\s(?:(?:a|an|the|about|mean|median|of|around)\s){0,4}$", re.IGNORECASE)
_FROM_THERE = re.compile(
    r"[\s)\]%]*(?:(?!(?:with|in|on|for|after|among)\s)[\w/%²°µμ.]{1,12}\s+){0,2}(?:(?:up|down)\s)?from\s"
    r"(?:(?:an?|the|its|about|baseline|mean|median|of|value|initial|pre-?treatment|level|score)\s){0,4}[(\[]?"
)


def _came_from(line: Line, item: Item, following: Item) -> bool:
    """Tell whether a change that ended at a number began with the next one: "fell to 12 from 16".

    Without "to" only means tell it ("rose (17.4 ± 4.8 ml/s from 11.6 ± 2.9)"): a median time is the other
    arm's.
    """
    if item.statistic != following.statistic or item.statistic not in _OF_PEOPLE:
        return False
    gap = line.text[item.end - line.start : following.part.start - line.start]
    if _FROM_THERE.fullmatch(gap) is None:
        return False
    if _TO_HERE.search(line.before(item.part.start, 30)):
        return True
    alike = bool(item.companions) == bool(following.companions)
    return (
        alike and item.statistic in ("mean", "bare") and " to " not in line.after(following.end, 12)
    )


def _leads_to(line: Line, item: Item, following: Item) -> bool:
    """Tell whether a mean with its spread went to the next one: "12.5 ± 2.0 to 15.5 ± 2.5"."""
    if not (item.companions and following.companions and item.statistic == following.statistic):
        return False
    gap = line.text[item.end - line.start : following.start - line.start]
    return (
        re.fullmatch(r"[\s)\]]*(?:(?!and\b|compared\b)[\w/%²°.]{1,10}\s+){0,3}?to\s+", gap)
        is not None
    )
