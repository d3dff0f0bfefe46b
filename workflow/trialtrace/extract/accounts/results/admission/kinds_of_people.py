"""Numbers by which kinds of people are set against each other and no arms: men and women, carriers and others.

"Relapse was more common in smokers than in non-smokers (44% vs 30%)" is no result of an arm, whichever
arm the sentence speaks of besides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought
from trialtrace.tables.frozen import frozen

_BEFORE = r"(?:previous\w*|prior|pre-?operative|pre-?treatment|earlier|concomitant|concurrent|never|already)"
_LIKE = (
    r"(?:(?:fe)?male|young(?:er)?|old(?:er)?|elderly|obese|lean|overweight|(?:normal|low)[- ]weight|(?:non-?)?diabetic"
    r"|(?:hyper|normo)tensive|(?:pre|post)-?menopausal|(?:nulli|primi|multi)parous|white|black|symptomatic|asymptomatic"
    r"|(?:non-?)?smoking|severe(?:ly ill)?|moderate|mild|acute|chronic|(?:im)?mature|premature|preterm|term"
    r"|(?!non-)[\w+-]+-?(?:positive|negative|mutant|deficient)|wild[- ]type|(?:high|low|intermediate|standard)[- ]risk)"
)
# People who are told by what they are, have or had, and not by what they were given.
_KIND = sought(
    r"\b(?:"
    rf"(?:{PERSONS}|those|eyes|cases|[a-z]+(?:ers|ors|ents|ants|ees|ists))\s(?:(?:with(?:out)?|having|whose|carrying"
    r"|(?:aged|older|younger|over|under|above|below)\b(?:[^.,;:()\d]{0,14}\d+(?:[- –]\d+)?"
    r"\s?(?:years?|months?|weeks?|y)\b)?"
    r"|homozygous|heterozygous)\b"
    rf"|(?:who|that)\s(?:did|do|had|have|has|were|was|are|smoked?|died|survived|responded|relapsed|{_BEFORE})\b(?:\s(?:not|never)\b)?"
    rf"|(?:(?:who|that)\s)?(?:received|underwent|used|took)\s(?:{_BEFORE}|[a-z]+\s(?:only|alone)))"
    r"|(?:non-?)?(?:responders|smokers|drinkers|carriers|survivors|diabetics|users|completers|metaboli[sz]ers)"
    r"|men|women|(?:fe)?males|boys|girls|children|adults|adolescents|infants|blacks|whites"
    rf"|(?:[A-Z]{{2}}|[A-Z]/[A-Z])\s(?:genotype|homozygotes|heterozygotes|carriers)"
    rf"|{_LIKE}\s(?:{PERSONS}|eyes|mothers|disease)"
    r"|(?<!of\s)(?<!with\s)(?<!showed\s)(?<!had\s)(?<!was\s)(?<!were\s)(?:stages?|grades?|classe?s?)\s(?:I{1,3}|IV|V|[1-5A-D])(?:[ABCabc]\b|\b))(?![\w-])",
    re.IGNORECASE,
)
_SIDE_END = re.compile(
    r"[,;:.()\[\]]|\s[–—]\s|\d|\b(?:than|versus|vs|compared|and|or|but|while|whereas|had|was|were|did|have|has|showed|developed"
    r"|experienced|relapsed|died|respectively)\b",
    re.IGNORECASE,
)
_LONGEST = 70
# What people were given says of which arm they are; these words do so without its name.
_GIVEN = re.compile(
    r"\b(?:randomi[sz]\w+|assign\w+|allocat\w+|allotted|(?:un)?(?:treated|vaccinated|supplemented|trained|operated)|treatment|therapy|intervention|control|placebo|sham|active|groups?"
    r"|arms?|regimen|drug|it|both|neither|receiving)\b",
    re.IGNORECASE,
)
_WORD_AHEAD = re.compile(r"[\w-]+\s$")
# What says of no arm by its name that it is meant: "without diabetes", "who had not", "surgery only".
_UNNAMED = re.compile(
    rf"(?:who|did|had|was|were|not|no|non|none|those|{PERSONS}|\s)+|with(?:out)?\b.*|.*\b(?:only|alone)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:than|versus|vs\.?|compared\s(?:with|to)|relative\sto|against)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_AND = re.compile(r"\s?,?\sand\s(?:in\s|for\s|the\s)*", re.IGNORECASE)
_IN_TURN = re.compile(r"[^.;:]{0,24}\brespectively\b", re.IGNORECASE)
# From a number to those it is told of: "44% of", "3.1 mm in the", "14 months (range 3-20) among".
_OF = re.compile(
    r"\s?(?:(?!(?:than|and|or|vs|to)\b)[a-zµ%°²][\w/%µ°²]{0,9}\s?)?(?:[(\[][^()\[\]]{0,60}[)\]]\s?)?(?:of|in|for|among|with)?\s?(?:the\s|all\s|\d+\s)*",
    re.IGNORECASE,
)
# From those to a number in a bracket behind them, or behind a verb.
_HAD = re.compile(
    r"(?![^(\[]*\b(?:and|or|but|than|vs|versus|compared)\b)[^.;:()\d]{0,12}[(\[]?(?:[^.;:()\d]{0,50}\b(?:was|were|had|in|of|at|averaged)\s(?:only\s|about\s|a\s)*)?[(\[]?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]\s")
_IN_BRACKETS = re.compile(r"^[^()]*\)|\([^()]*\)|\([^()]*$")
_TWO = 2


@frozen
class _Side:
    """A kind of people: where its words begin and end in the sentence."""

    start: int
    end: int


def without_kinds(
    line: Line, given: Sequence[Assigned], mentions: Sequence[ArmMention]
) -> list[Assigned]:
    """Leave out numbers that kinds of people are compared by.

    Parameters
    ----------
    line : Line
        The sentence.
    given : sequence of Assigned
        Its numbers with their arms, those of a group side by side.
    mentions : sequence of ArmMention
        Where the sentence speaks of arms.
    """
    if not given:
        return list(given)
    told = [(one.start - line.start, one.end - line.start) for one in mentions]
    named = [span for span in told if not _UNNAMED.fullmatch(line.text, *span)]
    sides = _sides_in(line.text, named, [span for span in told if span not in named])
    if len(sides) < _TWO:
        return list(given)
    kept: list[Assigned] = []
    for _, group in groupby(given, key=lambda one: one.group):
        part = list(group)
        spans = sorted(
            (one.item.part.start - line.start, one.item.end - line.start) for one in part
        )
        if not (
            _each_of_a_kind(line.text, spans, sides) or _set_against(line.text, spans, sides, named)
        ):
            kept += part
    return kept


def _sides_in(
    text: str, named: Sequence[tuple[int, int]], unnamed: Sequence[tuple[int, int]]
) -> list[_Side]:
    """Return the kinds of people that a sentence speaks of, without those that are of an arm.

    Where no arm's name says so, "those who did not" are of an arm behind one, and a kind behind another.
    """
    out: list[_Side] = []
    for found in _KIND.finditer(text):
        stop = _SIDE_END.search(text, found.end(), found.end() + _LONGEST)
        end = stop.start() if stop else min(len(text), found.end() + _LONGEST)
        side = _Side(found.start(), end)
        told = _WORD_AHEAD.search(text, 0, side.start)
        if _GIVEN.search(text, told.start() if told else side.start, end) or _lies_in(side, named):
            continue
        if _lies_in(side, unnamed):
            last = max((start for start, _ in named if start < side.start), default=-1)
            if last > max((one.start for one in out), default=-1):
                continue
        out.append(side)
    return out


def _lies_in(side: _Side, spans: Sequence[tuple[int, int]]) -> bool:
    # "zinc users": what they had stands right in front
    return any(start < side.end and side.start <= end + 1 for start, end in spans)


def _each_of_a_kind(text: str, spans: Sequence[tuple[int, int]], sides: Sequence[_Side]) -> bool:
    """Tell whether each number has a kind of people of its own, or one has whose partner has the next.

    "44% of men and 30% of women", "men (44%) than in women (30%)", "in men 44%, compared with 30% in women".
    """
    of = [_side_of(text, span, sides) for span in spans]
    if any(side is None for side in of):
        return False
    if len(spans) > 1:
        return len({text[side.start : side.end].lower() for side in of if side}) == len(spans)
    # a number alone: its kind is one of two that the clause tells apart
    side = of[0]
    return side is not None and any(
        _CLAUSE.search(text, min(side.end, other.end), max(side.start, other.start)) is None
        and any(
            character.isdigit()
            for character in text[min(side.end, other.end) : max(side.start, other.start)]
        )
        and text[side.start : side.end].lower() != text[other.start : other.end].lower()
        for other in sides
        if other is not side
    )


def _side_of(text: str, span: tuple[int, int], sides: Sequence[_Side]) -> _Side | None:
    """Return those of whom a number is told, right behind it or in front of it."""
    start, end = span
    behind = next((side for side in sides if side.start > start), None)
    if behind is not None and (behind.start <= end or _OF.fullmatch(text, end, behind.start)):
        return behind
    ahead = next((side for side in reversed(sides) if side.end <= start), None)
    if ahead is not None and _HAD.fullmatch(text, ahead.end, start):
        return ahead
    return None


def _set_against(
    text: str,
    spans: Sequence[tuple[int, int]],
    sides: Sequence[_Side],
    named: Sequence[tuple[int, int]],
) -> bool:
    """Tell whether two kinds of people are compared by two numbers that stand behind or in front of both."""
    if len(spans) != _TWO:
        return False
    low, high = spans[0][0], spans[-1][1]
    if any(low < start < high for start, _ in named):
        return False  # "(44% with zinc vs 30% with salt)"
    for one, other in pairwise(sides):
        if not _compared(text, one, other):
            continue
        first, last = (other.end, low) if other.end <= low else (high, one.start)
        if first > last or _CLAUSE.search(_IN_BRACKETS.sub("", text[first:last])):
            continue
        if any(first <= start < last for start, _ in named):
            continue
        if last == low or not any(high <= start <= high + 1 for start, _ in named):
            return True
    return False


def _compared(text: str, one: _Side, other: _Side) -> bool:
    gap = text[one.end : other.start]
    if any(character.isdigit() for character in gap) or len(gap) > 2 * _LONGEST:
        return False
    if _AGAINST.search(gap):
        return True
    return _AND.fullmatch(gap) is not None and (
        _BETWEEN.search(text, 0, one.start) is not None
        or _IN_TURN.match(text, other.end) is not None
    )
