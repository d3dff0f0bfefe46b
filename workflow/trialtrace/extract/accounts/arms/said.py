"""What the sentences of an account say of two arms that no word tells apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.extract.accounts.arms.mentions import ArmFinder, ArmMention
from trialtrace.extract.accounts.arms.signs import (
    ADDED,
    COMPARED,
    FIRST_SAID,
    STANDARD,
    THAN,
    Sign,
)
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.prefilter import sought

# The aim of a trial stands among its first sentences.
_OPENING = 6
_ADDITION = re.compile(
    r"\b(?:addition of|adding|added value of|benefits? of adding)\s(?:the\s)?[^.,;\d]{0,12}$",
    re.IGNORECASE,
)
# "has long been the standard", "is the treatment of choice", "is in wide use"; not "is not the standard",
# "is compared with the standard", "is as good as the standard", "is more widely used than".
_BETWEEN = (
    r"(?:(?!(?:not|no|never|longer|more|less|compared|versus|vs|with|to|than|against|from|as|superior|inferior|better"
    r"|worse|beyond|unlike|over)\b)\w+\s){0,3}?"
)
_IS_STANDARD = re.compile(
    r"(?:[^.;]{0,60}?\b(?:is|are|was|were|been|remains?"
    r"|(?:regarded|considered|accepted|established|recogni[sz]ed|seen|used|serves|served|given|known|chosen)\sas)"
    r"|,?\sas)\s"
    rf"{_BETWEEN}(?:the\s|a\s)?(?:current\s|accepted\s)?"
    r"(?:(?:standard|reference)\b(?!\sdose|\sdeviation|\serror)"
    r"|(?:treatment|therapy|drug|regimen|operation|procedure|technique|method) of choice\b"
    rf"|in wide use\b|(?:the\s)?{_BETWEEN}used most (?:often|widely)\b"
    r"|(?:most\s)?(?:widely|commonly) used\b(?!\sthan))"
    r"|,\sthe (?:(?!(?:to|with|than|from|not)\b)\w+\s){0,2}(?:of choice|standard)\b",
    re.IGNORECASE,
)
# "The standard schedule delivers | 50 Gy", "standard treatment is | tamoxifen"
_STANDARD_IS = re.compile(
    r"\bstandard\s(?!dose|deviation|error)(?:[\w-]+\s){0,7}?"
    r"(?:is|are|was|remains?|has been|delivers|involves|consists of|comprises|includes)\s"
    r"(?:(?:still|\d+|weeks?|months?|years?|cycles|of|with|the|a)\s){0,4}$",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:compared (?:with|to)|superior(?:ity)?\b[^.;]{0,40} to|(?:non-?)?inferior(?:ity)?\b"
    r"[^.;]{0,40} to|relative to|alternative to|instead of|rather than)\b[^.;\d]{0,30}$",
    re.IGNORECASE,
)
_SHARE = sought(r"\d\s?%|\d\sper ?cent\b|\d\sof\s\d", re.IGNORECASE)
# "preferred over zinc", but not "over time", "over a year of zinc"
_THAN = re.compile(
    r"\b(?:than|as (?:effective|safe|good) as"
    r"|over(?!\s(?:time|(?:an?|the|one|two|three|four|six|several|many)\s(?:[\w-]+\s){0,2}?(?:days?|weeks?|months?|years?"
    r"|hours?|minutes?|periods?|course|follow-up|study|trial))\b))\b[^.;\d]{0,30}$",
    re.IGNORECASE,
)
_WITH_FIRST = re.compile(
    r"(?:^|[,;:]\s)(?:as )?(?:compared (?:with|to)|in comparison (?:with|to)|relative to|unlike)\s"
    r"[^,;.\d]{0,30}$",
    re.IGNORECASE,
)


def said_of_one(arms: Sequence[Arm], lines: Sequence[Line]) -> list[tuple[Sign, int]]:
    """Return what the first sentences say of one arm alone.

    Parameters
    ----------
    arms : sequence of Arm
        Two arms.
    lines : sequence of Line
        Sentences of the account.

    Returns
    -------
    list of tuple
        Signs ("the addition of zinc", "iron is the standard"), each with 1 where it speaks for the
        first arm as the one tried, -1 for the second.
    """
    finder = ArmFinder(list(arms))
    added = [0] * len(arms)
    for line in lines[:_OPENING]:
        for mention in finder.find(line):
            added[mention.arm] += bool(_ADDITION.search(line.text, 0, mention.start - line.start))
    standard = called_standard(arms, lines)
    return [(ADDED, _lean(added)), (STANDARD, -_lean(standard))]


def called_standard(arms: Sequence[Arm], lines: Sequence[Line]) -> list[int]:
    """Count for each arm the opening sentences that say of it alone that it is the standard."""
    finder = ArmFinder(list(arms))
    votes = [0] * len(arms)
    for line in lines[:_OPENING]:
        mentions = finder.find(line)
        if len({mention.arm for mention in mentions}) > 1:
            continue  # "A is compared with the standard, B"
        for mention in mentions:
            low, high = mention.start - line.start, mention.end - line.start
            votes[mention.arm] += bool(
                _IS_STANDARD.match(line.text, high) or _STANDARD_IS.search(line.text, 0, low)
            )
    return votes


def said_of_both(arms: Sequence[Arm], lines: Sequence[Line], title: str) -> list[tuple[Sign, int]]:
    """Return what sentences say that name both arms: which they compare with the other, which first.

    The sentences in which the arms' names were found, and the title, are asked elsewhere.

    Parameters
    ----------
    arms : sequence of Arm
        Two arms.
    lines : sequence of Line
        Sentences of the account.
    title : str
        Title of the document; may be empty.

    Returns
    -------
    list of tuple
        As of ``said_of_one``.
    """
    finder = ArmFinder(list(arms))
    compared, than, first = [0, 0], [0, 0], [0, 0]
    for line in lines:
        mentions = finder.find(line)
        if len({mention.arm for mention in mentions}) < 2:
            continue
        _count_compared(line, mentions, compared, than)
        named_here = any(line.start <= arm.name.start < line.end for arm in arms)
        if not named_here and not (title and title.startswith(line.text.rstrip(" ."))):
            first[mentions[0].arm] += 1
    return [(COMPARED, -_lean(compared)), (THAN, -_lean(than)), (FIRST_SAID, _lean(first))]


def compared_with(arms: Sequence[Arm], lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """Count for each arm the results of others that are compared with it, and all sentences that do so.

    "12%, compared with 31% on A" is a result; "more than with A" is also said of a later one of
    several doses, and counts as a sentence alone.

    Parameters
    ----------
    arms : sequence of Arm
        Three or more arms.
    lines : sequence of Line
        Sentences of the account.

    Returns
    -------
    tuple of list of int
        Results and sentences, by arm.
    """
    finder = ArmFinder(list(arms))
    results, said = [0] * len(arms), [0] * len(arms)
    for line in lines:
        mentions = finder.find(line)
        if len({mention.arm for mention in mentions}) > 1:
            _count_compared(line, mentions, said, said)
            if _SHARE.search(line.text):
                _count_compared(line, mentions, results, [0] * len(arms))
    return results, said


def _count_compared(
    line: Line, mentions: Sequence[ArmMention], compared: list[int], than: list[int]
) -> None:
    """Count for each arm that a sentence compares the other with it."""
    opening = mentions[0]
    if _WITH_FIRST.search(line.text, 0, opening.start - line.start):
        compared[opening.arm] += 1
        return
    for one, other in pairwise(mentions):
        gap = line.text[one.end - line.start : other.start - line.start][-120:]
        if one.arm != other.arm:
            compared[other.arm] += bool(_WITH.search(gap))
            than[other.arm] += bool(_THAN.search(gap))


def _lean(votes: Sequence[int]) -> int:
    return (votes[0] > votes[1]) - (votes[0] < votes[1])
