"""What a number counts: the noun behind it, or what the people counted are said to have had."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.name import Named, Place
from trialtrace.extract.accounts.outcomes.strength import FAIR, STRONG, WEAK
from trialtrace.extract.accounts.outcomes.tokens import (
    DEGREE,
    EVENT,
    HEAD,
    PEOPLE,
    VERB,
    Token,
    word_set,
)
from trialtrace.grammar.people import PERSONS

_COUNTED = re.compile(
    r"(?:\d[\d.,·]*|[A-Za-z-]+)\s*(?:%|per ?cent)?\s*(?:[(\[][^()\[\]]{0,40}[)\]]\s*)?"
    r"(?:(?:new|such|confirmed|serious|of the)\s+)?"
)
_PEOPLE_BEHIND = re.compile(
    r"[\d.,·]*\s*(?:%|per ?cent\b)?\s*(?:[(\[][^()\[\]]{0,60}[)\]]\s*)?,?\s*(?:of\b|in\b|[a-z]+\b)",
    re.IGNORECASE,
)
# Verbs that say who people were or what was done to them, not what happened to them.
_NOT_TOLD = word_set(
    """was were is are be been being assigned randomised randomized allocated received receiving
    treated given underwent undergoing aged compared included enrolled recruited taking using based
    followed who we it they there i stratified evaluated assessed analysed analyzed examined
    screened did do does may might can could will would should must than having suggest suggests
    indicate see seen one ones treating according regarding relating following diagnosed scheduled
    admitted exposed identified completed withdrew dropped"""
)
_HAD = word_set(
    """had has have reported experienced developed suffered showed achieved reached noted displayed
    exhibited"""
)
# So many characters may qualify a name: "moderate to severe".
_NEAR = 20
_STOP = re.compile(r"[.;]\s|\b(?:compared|versus|vs|whereas|while|than|but)\b", re.IGNORECASE)
# "There were | 3 cases of measles in"
_THERE = re.compile(
    r"\bthere (?:was|were|had been|have been)\s(?:a total of\s|only\s|just\s)?$", re.I
)
_CASES = re.compile(
    r"(?:[\d.,·]+|[a-z-]+)\s(?:\w+\s)?(?P<what>cases?)\b(?P<of>\sof\s)?", re.IGNORECASE
)


def counted(place: Place) -> Named | None:
    """Read "28 falls", "6 (7%) complete responses": the noun behind the first number, or the last."""
    match = _COUNTED.match(place.text, place.local)
    first = _counted_first(place, match) if match else None
    return first or _counted_by_pair(place) or _counted_last(place)


_PAIR = re.compile(
    r"\d[\d.,]*\s?(?:[(\[][^()\[\]]{1,14}[)\]]\s)?(?:vs\.?|versus|v|and|compared with)\s"
    r"\d[\d.,]*\s(?:[(\[][^()\[\]]{1,14}[)\]]\s)?"
)


def _counted_by_pair(place: Place) -> Named | None:
    """Read "17 vs 16 deaths and 33 vs 50 strokes": what both numbers of a pair count."""
    match = _PAIR.match(place.text, place.local, place.stop)
    if match is None:
        return None
    for phrase in place.phrases:
        if phrase.start == match.end() and phrase.end <= place.stop and phrase.strength >= WEAK:
            return None if phrase.of_people else place.words.named(phrase, "outcome.counted")
    return None


# "4 (7%) and 15 (25%) relapses": between the last of several counts and what all of them count.
_TO_NOUN = re.compile(r"[\s%)\]]*\s(?:(?:new|such|confirmed|serious|of the)\s+)?")


def _counted_last(place: Place) -> Named | None:
    """Read "4 and 15 relapses": a word of the lexicon right behind the last number."""
    gap = _TO_NOUN.match(place.text, place.stop)
    if gap is None:
        return None
    for phrase in place.phrases:
        known = phrase.term is not None and phrase.term.attributes.get("polarity", "")
        if phrase.start == gap.end() and known and place.text[phrase.end - 1] == "s":
            return place.words.named(phrase, "outcome.counted")
    return None


def _counted_first(place: Place, match: re.Match[str]) -> Named | None:
    for phrase in place.phrases:
        behind = place.local < phrase.start <= match.end() <= phrase.end
        if behind and phrase.strength >= FAIR:
            kind = next((t.kind for t in place.words.tokens if t.end == phrase.end), "")
            plural = place.text[phrase.end - 1] == "s"
            fits = kind != EVENT and (plural or kind == HEAD)
            return place.words.named(phrase, "outcome.counted") if fits else None
    return None


def cases(place: Place) -> Named | None:
    """Read "there were 3 cases of measles with zinc": the disease, else that there were cases."""
    if not _THERE.search(place.text, max(0, place.local - 40), place.local):
        return None
    match = _CASES.match(place.text, place.local)
    if match is None:
        return None
    start, end = match.span("what")
    disease = (p for p in place.phrases if match["of"] and p.start - match.end() in (0, 4))
    return place.words.stretch(start, next((p.end for p in disease), end), "outcome.cases")


# "with 56% | experiencing moderate symptoms"
_PARTICIPLE = re.compile(
    r"\s?(?:%|per ?cent)?\s(?:experiencing|reporting|having|developing|suffering(?: from)?|achieving|showing)\s"
    r"(?:an?\s)?"
)


def experiencing(place: Place) -> Named | None:
    """Read "with 56% experiencing moderate symptoms": what they had stands right behind their share."""
    participle = _PARTICIPLE.match(place.text, place.stop)
    if participle is None:
        return None
    near = (p for p in place.phrases if 0 <= p.start - participle.end() <= _NEAR)
    one = next((p for p in near if p.strength >= FAIR), None)
    return place.words.named(one, "outcome.verb_behind") if one is not None else None


def told_of_people(place: Place) -> Named | None:
    """Read "88% of patients reported a rash": the outcome stands behind the people counted."""
    return _told_behind(place, place.stop) or _told_behind(place, place.local)


# "(relative risk, 1.35; 95% CI 1.0 to 1.8), and 8 adults had": one result is over, another is told.
_TOLD_BEFORE = re.compile(
    rf"(?:CI\b|confidence|ratio|risk|[Pp]\s?[<=>])[^()\[\]]*[)\]]\s?,\sand\s(?:\d|[a-z]+\s{PERSONS})"
)


_NEXT = re.compile(r"[\s)\]]*,\sand\s")


def _told_behind(place: Place, start: int) -> Named | None:
    text, words = place.text, place.words
    if not _PEOPLE_BEHIND.match(text, start):
        return None
    end = _STOP.search(text, start)
    limit = min(end.start() if end else len(text), start + 170)
    near = [t for t in words.tokens if start - 40 <= t.start and t.end <= limit]
    verb = next((t for t in near if t.start >= start and _tells(t)), None)
    verb = _main_verb(near, verb)
    if verb is None or not any(t.kind == PEOPLE for t in near if t.start <= verb.start):
        return None
    if _TOLD_BEFORE.search(text, start, verb.start) or (place.ratio and _NEXT.match(text, start)):
        return None
    between = (p for p in place.phrases if start <= p.start and p.end <= verb.start)
    if any(p.strength == STRONG and not p.of_people for p in between):
        return None
    if verb.kind == EVENT:
        one = next((p for p in place.phrases if p.start == verb.start), None)
        return words.named(one, "outcome.event") if one else None
    behind = [p for p in place.phrases if verb.end <= p.start and p.end <= limit]
    likely = next((p for p in behind if p.strength >= FAIR), None)
    if likely is not None:
        return words.named(likely, "outcome.verb_behind")
    if not behind or behind[0].start - verb.end >= 30:
        return None
    if verb.low in _HAD:
        return words.named(behind[0], "outcome.verb_behind", "unsure")
    # "58% of women opened an account": what they did, where no outcome stands behind it.
    # "45% … were cured, 30% of those": what stands behind the next number is told of that.
    far = any(mark.isdigit() for mark in text[verb.end : behind[0].end])
    return words.stretch(verb.start, verb.end if far else behind[0].end, "outcome.deed")


def _main_verb(near: list[Token], verb: Token | None) -> Token | None:
    """Return "continued" of "had continued to receive zinc"; other verbs as they are."""
    if verb is None or verb.low not in ("had", "have", "has"):
        return verb
    following = next((t for t in near if t.start >= verb.end and t.kind != DEGREE), verb)
    is_verb = following.kind == VERB and following.low.endswith("ed")
    return following if is_verb and _tells(following) else verb


def _tells(token: Token) -> bool:
    return token.kind == EVENT or (token.kind == VERB and token.low not in _NOT_TOLD)
