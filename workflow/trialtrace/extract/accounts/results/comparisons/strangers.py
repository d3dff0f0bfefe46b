"""Comparisons that are not those of two arms: of arms put together, of treatments that are no arm.

"Either dose was better than placebo (odds ratio 2.1)" is no result of one dose; in "pain was less in
those who took statins than in those who did not (difference 3.1)" nobody was given to a side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

_KIND = r"(?:groups|arms|treatments|interventions|doses|drugs|regimens|schedules|agents|therapies|programmes|programs)"
_ONE_KIND = r"(?:group|arm|treatment|intervention|dose|drug|regimen|schedule|agent|therapy|class|programme|program)"
_TRIED = (
    r"(?:active|treatment|treated|intervention|experimental|study|drug|vaccine|exercise|[\w-]+)"
)
# Several arms spoken of as one; "between the two groups" is the two that are compared.
_POOLED = sought(
    rf"\b(?:(?:combined|pooled|merged)\s(?:(?!{_KIND}\b)[\w/+-]+\s){{0,4}}{_KIND}|{_KIND}\s(?:were\s)?(?:combined|pooled|together)"
    rf"|either\s(?:of\s(?:the\s)?(?:[\w-]+\s)?{_KIND}|(?:{_TRIED}\s){{0,2}}{_ONE_KIND})"
    rf"|(?:both|any|the\s(?:two|three))\s(?:{_TRIED}\s){{0,1}}(?:{_KIND}|{_ONE_KIND})\s(?:combined|together|versus|vs|than"
    r"|compared (?:with|to))"
    r"|,\swith\sor\swithout\s[^,;()]{2,30},|with\sor\swithout)(?!\w)",
    re.IGNORECASE,
)
_BETWEEN_TWO = re.compile(
    r"\b(?:between|of|difference|differ\w*|similar)\b[\w\s]{0,12}$", re.IGNORECASE
)
_SEVERAL = 2


def speaks_of_pooled(line: Line, low: int, high: int, arms: int) -> bool:
    """Tell whether a stretch of a sentence speaks of several arms as one.

    Parameters
    ----------
    line : Line
        The sentence.
    low, high : int
        Where the stretch begins and ends in the document.
    arms : int
        How many arms the account has: "zinc with or without iron" are the two arms of two.
    """
    for match in _POOLED.finditer(line.text, low - line.start, high - line.start):
        if match.group().lower() == "with or without" and arms <= _SEVERAL:
            continue
        if not _BETWEEN_TWO.search(line.text, max(0, match.start() - 40), match.start()):
            return True
    return False


# "1.7 (1.0 to 2.9) for iron and 2.3 (1.4 to 3.8) for both", where both together are no arm that is known.
_FOR_BOTH = re.compile(
    r"[^;.,()]{0,12}[)\]]?(?:\s?\([^()]{1,60}\))?\s(?:for|with|in|on|by)\s(?:both|the combin\w+|either|neither)\b",
    re.IGNORECASE,
)


def is_of_both(line: Line, end: int, arms: Sequence[ArmMention]) -> bool:
    """Tell whether a value is said of several treatments that no arm is known to have had together.

    Parameters
    ----------
    line : Line
        The sentence.
    end : int
        Where the value and its limits end in the document.
    arms : sequence of ArmMention
        The arms that the sentence names.
    """
    said = _FOR_BOTH.match(line.text, end - line.start)
    return said is not None and not any(
        arm.start < line.start + said.end() and end < arm.end for arm in arms
    )


_AGAINST = re.compile(
    r"\b(?:than|versus|vs\.?|compared (?:with|to)|relative to|as opposed to)\s", re.IGNORECASE
)
_SIDE_END = re.compile(r"[,;:.()\[\]]|\s[–—-]\s|\d|\b(?:and|but|while|whereas|had|was|were|did)\b")
# Words by which a side may be an arm though no arm is named: "than without it", "than controls".
_AN_ARM = re.compile(
    r"\b(?:controls?|placebo|sham|vehicle|comparators?|baseline|before|at entry|others?|groups?|arms?|no|non|without"
    r"|not|none|neither|alone|only|usual|standard|test|active|experimental|conventional|routine|expected|predicted"
    r"|untreated|treat\w*|therap\w*|interventions?|combination|observation|delayed|early|later?|immediate|regimens?|doses?|schedules?|combined"
    r"|previous\w*|historical|prior|that|those|it|this|these|each|either|both|all|any|half|twice|reference|study)\b",
    re.IGNORECASE,
)
_WORDED = re.compile(r"\b(?!the\b)[A-Za-z]{3}")
# People who are told by what they have or take, in front of what is said of them.
_PEOPLE_WITH = re.compile(
    rf"\b(?:{PERSONS}|mothers|those|smokers|users)\s"
    r"(?:who|whose|with(?:out)?|having|aged|taking|using|receiving|on)\s(?P<what>[^,;:()]{3,60})",
    re.IGNORECASE,
)
# "than those with diabetes": who was given to an arm is told by other words.
_WAS_GIVEN = re.compile(
    r"\b(?:randomi[sz]\w+|assign\w+|allocat\w+|allotted|treat\w+|receiv\w+ (?:the )?(?:study|active|trial)|intervention"
    r"|control|placebo|group|arm|it|both|neither)\b",
    re.IGNORECASE,
)
# "less often with A than without it", where A is no arm.
_WITH_THAN = re.compile(
    r"\b(?:with|on|taking|receiving|given|under|using)\s(?P<what>(?!an?\s)(?:(?!\b(?:risks?|rates?|incidence|odds|lower|higher"
    r"|more|less|fewer|greater|longer|shorter|better|worse|larger|smaller|significant\w*)\b)[^,;:()\d]){3,40}?)"
    r"\s(?:than|versus|vs\.?)\s(?:with|without|on|in|among|those|taking|receiving|under)\b",
    re.IGNORECASE,
)
_FROM_BETWEEN = re.compile(
    r"\b(?:between|differ(?:ed|s|ence)?\s(?:\w+\s)?from)\s(?P<one>[^,;:()\d]{2,50}?)(?:\sand\s(?P<other>[^,;:()\d]{2,40}?))?"
    r"(?=\s(?:was|were|is|had|in|of|at|for|after)\b|\s?[,;:(]|$)",
    re.IGNORECASE,
)


def sets_strangers(line: Line, low: int, high: int, arms: Sequence[ArmMention]) -> bool:
    """Tell whether a clause compares with somebody, or by something, that is no arm.

    Parameters
    ----------
    line : Line
        The sentence.
    low, high : int
        Where the clause begins and ends in the document.
    arms : sequence of ArmMention
        The arms that the sentence names.
    """
    start, end = low - line.start, high - line.start
    spans = [(arm.start - line.start, arm.end - line.start) for arm in arms]
    for match in _AGAINST.finditer(line.text, start, end):
        stop = _SIDE_END.search(line.text, match.end())
        side = (match.end(), min(stop.start() if stop else len(line.text), match.end() + 70))
        if _is_stranger(line.text, side, spans):
            return True
    for match in _FROM_BETWEEN.finditer(line.text, start, end):
        sides = [match.span(name) for name in ("one", "other") if match[name]]
        if any(_is_stranger(line.text, side, spans) for side in sides):
            return True
    for match in _WITH_THAN.finditer(line.text, start, end):
        if _is_stranger(line.text, match.span("what"), spans):
            return True
    if any(one < end and start < other for one, other in spans):
        return False
    people = _PEOPLE_WITH.search(line.text, start, end)
    return people is not None and not _WAS_GIVEN.search(people.group())


def _is_stranger(text: str, side: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a side of a comparison is named, and is no arm."""
    words = text[side[0] : side[1]]
    if not _WORDED.search(words) or _AN_ARM.search(words):
        return False
    return not any(start < side[1] and side[0] < end for start, end in spans)
