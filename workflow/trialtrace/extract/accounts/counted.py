"""Whether numbers that stand side by side count one thing for two arms, or two things of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.arm_mentions import ArmMention
from trialtrace.extract.accounts.items import Item
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.tuples import VERSUS

# What is counted ends where a clause, a bracket or another number begins, or something happens.
_STOP = (
    r"(?!(?:in|on|with|among|for|of|and|or|vs|versus|than|but|while|whereas|were|was|had|have|has"
    r"|compared|occurred|respectively|at|after|during|to|from|by|who|did|are|is|per|as|p|n)\b)"
)
_NOUN = re.compile(
    r"\s*(?:%|per ?cent\b)?\s*(?:\([^()]*\)\s*)?(?:(?:had|have|were|was|experienced|developed|showed"
    rf"|achieved)\s+)*(?P<noun>{_STOP}[A-Za-z][\w'’-]*(?:\s+{_STOP}[A-Za-z][\w'’-]*){{0,3}})",
    re.IGNORECASE,
)
# People and units are the same for every number; they say nothing of what happened.
_PEOPLE = re.compile(
    r"\b(?:patients?|women|men|people|persons?|participants?|subjects?|children|adults|cases?|eyes"
    r"|infants|individuals|months?|weeks?|days?|years?|hours?|minutes?|points?|mm|cm|kg|g|mg|ml|only"
    r"|just|others?|more|further|both|all|each|the|a|an|those|these|them|groups?|arms?|it|that|which"
    r"|former|latter|first|second|third)\b",
    re.IGNORECASE,
)


def different_things(line: Line, part: Sequence[Item], mentions: Sequence[ArmMention]) -> bool:
    """Tell whether every number has a noun of its own behind it: "231 relapses and 220 deaths".

    A noun that names an arm says whose the number is, not what it counts; and what is compared
    ("versus") is one thing.
    """
    between = line.text[part[0].end - line.start : part[-1].start - line.start]
    if VERSUS.search(between):
        return False
    nouns = [_noun(line, item, mentions) for item in part]
    return all(nouns) and all(one != other for one, other in pairwise(nouns))


def _noun(line: Line, item: Item, mentions: Sequence[ArmMention]) -> str:
    found = _NOUN.match(line.text, item.end - line.start)
    if found is None:
        return ""
    start, end = line.start + found.start("noun"), line.start + found.end("noun")
    if any(mention.start < end and mention.end > start for mention in mentions):
        return ""
    return " ".join(_PEOPLE.sub(" ", found["noun"]).lower().split())
