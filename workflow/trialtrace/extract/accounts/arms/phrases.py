"""Phrases that can name an arm: where one begins and ends around a word, and what a title is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from trialtrace.extract.accounts.arms.name import DONE_NEXT

# Words that end a phrase on either side. "of" opens one: "effects of | zinc".
_EDGE = re.compile(
    r"[:;?!,](?=\s|$)|\.(?=\s|$)|--+|\s[-–—]\s|[()\[\]]"
    r"|\b(?:of|for|in|on|among|amongst|during|after|before|following|followed by|as|by|from|at|to|into|onto"
    r"|over|under|within|between|versus|vs|against|compared?|compares|comparing|than|rather|and|or|plus|with"
    r"|without|is|are|was|were|be|been|does|do|did|can|could|may|might|will|would|has|have|had"
    r"|who|whom|whose|that|which|this|these|using|evaluating|testing|assessing|investigating"
    r"|examining|regarding|given|treated|receiving|received|receive|through|via|while|whereas"
    r"|when|where|if|until|about|towards?|upon|across|throughout|because|not|we|patients|women|men"
    r"|participants|subjects|adults|children|people|persons|infants|significantly"
    r"|randomi[sz]ed to|randomly|assigned|allocated|either|both"
    r"|(?:prevent|reduce|improve|decrease|increase|enhance|lower|alter|attenuate|ameliorate"
    r"|alleviate|accelerate|delay|predict|protect|relieve|promote|provide|induce|inhibit|suppress"
    r"|influence|affect|facilitate|show|fail|result|lead|cause|help|produce|modulate|shorten"
    r"|prolong|achieve|demonstrate|change|treat|respond|add|offer|support|remain|maintain|preserve|restore|slow"
    r"|heal|ease|cure|eliminate|minimi[sz]e|optimi[sz]e|stabili[sz]e|normali[sz]e|boost|diminish|worsen|elevate|raise"
    r"|limit|reverse|abolish|augment|potentiate|stimulate|hasten|retard|lessen|shrink|halve|yield|allow|enable"
    r"|speed|quicken|lengthen|strengthen|weaken|soften|counteract)(?:e?s|ed)"
    r"|prevent|reduce|improve|enhance|alleviate|attenuate|relieve|protect|predict"
    r"|(?:prevent|reduc|improv|decreas|increas|enhanc|lower|attenuat|alleviat|delay|relie"
    r"|minimi[sz]|maximi[sz]|treat|manag|facilitat|promot)ing)\b",
    re.IGNORECASE,
)
# What joins the parts of a combination: a phrase runs on over these.
_JOIN = re.compile(
    r"\s*(?:,\s*(?:and\s+|plus\s+)?|\+|\bplus\b|\band\b|\bwith or without\b|\bin combination with\b"
    r"|\bcombined with\b|\bcombination with\b|\bfollowed by\b|\bwith\b|\band/or\b)\s*",
    re.IGNORECASE,
)
# Words that stand in front of a name without being part of it.
_LEAD = re.compile(
    r"^(?:(?:an?|the|our|their|its|two|three|four|different|various|new|novel|single|multicent(?:er|re)"
    r"|prospective|retrospective|comparative|randomi[sz]ed|controlled|clinical|pilot|phase|open-label"
    r"|double-blind(?:ed)?|placebo-controlled|trials?|stud(?:y|ies)|effect(?:s|iveness)?|efficacy"
    r"|safety|impact|role|use|addition|adding|benefits?|comparison|evaluation|assessment|positive"
    r"|adverse|prophylactic|therapeutic|randomi[sz]ation|additional|combin(?:ed|ation)|add-on"
    r"|(?:doses|dosages|regimens|schedules|levels) of"
    r"|dos(?:e|es|age|ing)|regimens?|schedules?|levels?|I{1,3}V?|daily|once|twice|weekly|feasibility"
    r"|tolerability|initial|early|late|final|results?|outcomes?|continued|long-term|short-term)"
    r"(?=\s|$)\s*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:vs|groups?|arms?|patients|dos(?:e|ing)|regimens?|study|trials?|effects?"
    r"|outcomes?|results?|twice|once|daily|weekly|administration|use|dosage))+$",
    re.IGNORECASE,
)
# A phrase that begins so is about people, design, or what was measured: nothing that is given.
_NOT_GIVEN = re.compile(
    r"^(?:patients?|women|men|children|adults|infants|participants|subjects|people|survivors|risk"
    r"|survival|mortality|death|quality|incidence|prevalence|outcomes?|results?|trials?|stud(?:y|ies)"
    r"|analys[ie]s|follow-up|years?|months?|weeks?|days?|phase|group|protocol|design|rationale"
    r"|predictors?|factors?|prognos\w+|association|relationships?|correlation|changes?|differences?"
    r"|improvement|reduction|prevention|treatment|management|therapy|symptoms?|pain|fatigue"
    r"|toxicit\w+|recurrence|response|randomi[sz]ed|controlled|comparative|cancer|disease|preliminary|secondary"
    r"|primary|interim|evidence|report|update|experience|comparison|feasibility|pilot|prospective"
    r"|retrospective|double|open|single|multicent\w+|clinical|placebo|controls?|baseline"
    r"|(?:multiple )?time|levels?|markers?|biomarkers?|gene|genetic|patient|quality)\b[\w\s-]*$",
    re.IGNORECASE,
)
# What stands in front of what was tried: "a trial of X" says more than "use of X", which may be all.
_OPENS_SUBJECT = tuple(
    re.compile(rf"\b(?:{words})\s", re.IGNORECASE)
    for words in (
        r"(?:trials?|stud(?:y|ies)|programme?|protocol)\s+(?:of|with|evaluating|comparing|testing|on|using"
        r"|investigating|examining|assessing)(?:\s+the\s+(?:effects?|efficacy|safety|impact|use)\s+of)?",
        r"(?:effect(?:s|iveness)?|impact|influence|efficacy|safety|role|benefits?|evaluation|comparison"
        r"|investigation|value|feasibility|addition|administration|assessment|tolerability|interest"
        r"|augmentation|outcomes?|toxicit(?:y|ies)|potential|usefulness|utility|activity|use)\s+(?:of|with)"
        r"|(?<!previously )(?<!previous )(?<!prior )(?<!already )(?<!pre-)"
        r"(?:treatment|treated|therapy|intervention)\s+with|response\s+to",
    )
)
_BY_MEANS = re.compile(
    r"\b(?:(?<!previously )(?<!pre-)treated with|receiving|by(?: using| means of)?|using"
    r"|(?<!treated )with)\s",
    re.IGNORECASE,
)
LONGEST = 110

Cuts = Callable[[str, str], bool]


def _no_cut(_left: str, _right: str) -> bool:
    return False


_Edges = tuple[tuple[int, int], ...]


# Asked again for word after word of a title.
@lru_cache(maxsize=16)
def _edges_in(text: str) -> _Edges:
    """Return where the phrases of a text part."""
    return tuple([match.span() for match in _EDGE.finditer(text)])


def phrase_at(text: str, start: int, end: int, cuts: Cuts = _no_cut) -> tuple[int, int]:
    """Return the phrase around a word, joined with its partners: "A plus B", "A, B, and C".

    Parameters
    ----------
    text : str
        A title or sentence.
    start, end : int
        The word.
    cuts : callable
        Tells from the pieces left and right of a joint whether two arms part there.
    """
    edges = _edges_in(text)
    low = max((b for _, b in edges if b <= start), default=0)
    high = min((a for a, _ in edges if a >= end), default=len(text))
    while True:
        grown = _grown_right(text, low, high, edges, cuts)
        if grown == high:
            break
        high = grown
    while True:
        grown = _grown_left(text, low, high, edges, cuts)
        if grown == low:
            break
        low = grown
    return _cleaned(text, low, high)


def _grown_right(text: str, low: int, high: int, edges: _Edges, cuts: Cuts) -> int:
    bracket = re.match(r"\s*\([^()]{1,24}\)", text[high:])
    skip = bracket.end() if bracket else 0
    joint = _JOIN.match(text, high + skip)
    if joint is None or joint.end() >= len(text):
        return high
    nearer = [a for a, _ in edges if a >= joint.end()]
    stop = nearer[0] if nearer else len(text)
    piece = text[joint.end() : stop]
    if not _is_partner(piece) or stop - low > LONGEST or cuts(text[low:high], piece):
        return high
    if joint.group().strip() == "," and not re.match(
        r"\s*,?\s*(?:and|plus|,)", text[stop : stop + 8]
    ):
        return high
    return stop


def _grown_left(text: str, low: int, high: int, edges: _Edges, cuts: Cuts) -> int:
    joint = None
    for found in _JOIN.finditer(text, max(0, low - 40), high):
        if found.end() >= low and found.start() < low:
            joint = found
            break
    if joint is None or joint.start() <= 0 or joint.group().strip().lower() == "with":
        return low
    nearer = [b for _, b in edges if b <= joint.start()]
    stop = nearer[-1] if nearer else 0
    piece = text[stop : joint.start()]
    if not _is_partner(piece) or high - stop > LONGEST or cuts(piece, text[low:high]):
        return low
    return stop


# "placebo and | followed for a year": what was done next is no partner.
_DONE = re.compile(rf"(?:(?:were|was|then)\s)?{DONE_NEXT}\b.*", re.IGNORECASE)


def _is_partner(piece: str) -> bool:
    words = piece.split()
    return (
        0 < len(words) <= 5
        and not _NOT_GIVEN.match(piece.strip())
        and not _DONE.fullmatch(piece.strip())
        and bool(re.search(r"[A-Za-z]{2}", piece))
    )


def _cleaned(text: str, low: int, high: int) -> tuple[int, int]:
    """Cut blanks, articles, design words and empty tails off a stretch."""
    piece = text[low:high]
    low += len(piece) - len(piece.lstrip(" ,;:.\"“”'"))
    lead = _LEAD.match(text[low:high])
    if lead and lead.end() < high - low:
        low += lead.end()
    high = low + len(text[low:high].rstrip(" ,;:.\"“”'"))
    tail = _TAIL.search(text[low:high])
    if tail and tail.start() > 2:
        high = low + tail.start()
    return low, high


def subject_of(title: str) -> tuple[int, int] | None:
    """Return what a title is about where that can be given to people; None where it is not told.

    "Effect of X on Y", "a randomised trial of X in Y", "X for Y", "X reduces Y", "Y treated with X".
    """
    found = told_subject(title)
    if found:
        return found
    found = _given_at(title, 0)
    if found:
        return found
    for cue in _BY_MEANS.finditer(title):
        found = _given_at(title, cue.end())
        if found:
            return found
    return None


def told_subject(text: str) -> tuple[int, int] | None:
    """Return what stands behind "a trial of" or "the effects of"; None without such words."""
    for opens in _OPENS_SUBJECT:
        for cue in opens.finditer(text):
            found = _given_at(text, cue.end())
            if found:
                return found
    return None


def _given_at(title: str, at: int) -> tuple[int, int] | None:
    """Return the phrase that begins at a place, behind articles and design words."""
    stretch = title[at:]
    at += len(stretch) - len(stretch.lstrip(' ["“'))
    lead = _LEAD.match(title[at:])
    at += lead.end() if lead else 0
    word = re.compile(r"[\w-]+").match(title, at)
    if word is None or _EDGE.match(title, at):
        return None
    low, high = phrase_at(title, word.start(), word.end())
    if high - low < 3 or high - low > LONGEST or _NOT_GIVEN.match(title[low:high]):
        return None
    return low, high
