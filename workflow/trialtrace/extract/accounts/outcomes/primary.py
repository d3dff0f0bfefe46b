"""Results that only point at an outcome: "the primary outcome occurred in 12 of 40".

What it was is taken from the sentence that defines it, where the text has one such sentence.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.name import Named, Place, Turned, moved
from trialtrace.extract.accounts.outcomes.phrases import phrases_of
from trialtrace.extract.accounts.outcomes.strength import FAIR
from trialtrace.extract.accounts.rule import last_match
from trialtrace.grammar.lexicon import Lexicon
from trialtrace.grammar.prefilter import sought

_POINTER = sought(
    r"\b(?:(?:composite|co-|key)\s)?(?P<rank>primary|secondary)\s(?:(?:composite|clinical|efficacy|safety|study|combined)\s)*"
    r"(?:outcomes?|end[ -]?points?|events?)(?:\smeasures?|\sevents?)?\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"[^.;]{0,140}?\b(?:reached|had|met|experienced|developed|suffered|achieved)\s(?:an?|the)\s$",
    re.IGNORECASE,
)
# "The primary outcome was a composite of …", "PRIMARY OUTCOME: relapse."
_DEFINED = re.compile(
    r"\bprimary\s(?:(?:composite|clinical|efficacy|safety|study|combined)\s)*"
    r"(?:outcome|end[ -]?point)(?:\smeasure)?(?:\s\([^()]{1,20}\))?"
    r"(?:\s(?:was|is|comprised|consisted of)(?:\sdefined as)?\s|:\s)(?:the\s(?:first\s)?|an?\s|any\s)?"
    r"(?P<what>[A-Za-z])",
    re.IGNORECASE,
)
_COMPOSITE = re.compile(
    r"(?:composite|combination)\s(?:outcome\s|end[ -]?point\s)?of\s|occurrence of\s|incidence of\s"
)
# "stroke, bleeding, or death from": whichever came first.
_ANY_OF = re.compile(
    r"[a-z]+(?=(?:[\s,]+(?!at\b|within\b|during\b|in\b|as\b|and\b)[a-z-]+){1,24}?,?\sor\s[a-z]{4,})",
    re.I,
)
_END_OF_LIST = re.compile(
    r"[.;:(]|\s(?:at|within|during|over|through|assessed|measured|analysed|analyzed)\b|\sby \d"
)
_END_OF_NAME = re.compile(
    r"[.;:(,]|\s(?:at|within|during|over|through|assessed|measured|analysed|analyzed|in|after|between|as|and)\b|\sby \d"
)
# What an amount or a time is cannot be counted in people.
_AMOUNT = re.compile(
    r"(?:mean |median |percent(?:age)? |absolute )?(?:changes?|differences?|improvements?|reductions?|times?|duration"
    r"|length|number|scores?|levels?|intervals?|proportion|percentage|rates?)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?:\(\s?(?:the\s|an?\s|our\s)?\W|,\s(?:the\s|an?\s|our\s)?,)$")
_LASTS = re.compile(r"surviv|\bfree(?:dom)?\b|\bwithout\b|\babsence\b|\bsuccess", re.IGNORECASE)


def pointed_at(place: Place) -> Named | None:
    """Read "the primary end point occurred in 12", "12 patients reached the primary end point"."""
    ahead = last_match(_POINTER, place.text, place.clause, place.limit)
    if ahead is not None:
        # "Relapse (the primary end point) was", "relapse, the primary end point, was"
        before = (p for p in place.phrases if place.clause <= p.start and p.end <= ahead.start())
        aside = _ASIDE.search(place.text[: ahead.start()] + place.text[ahead.end() :][:1])
        if aside or any(p.strength > FAIR and not p.of_people for p in before):
            return None
        told = (p for p in place.phrases if ahead.end() <= p.start and p.end <= place.limit)
        if (
            not any(p.strength >= FAIR for p in told)
            and "," not in place.text[ahead.end() : place.limit]
        ):
            return place.words.stretch(*ahead.span(), "outcome.primary")
        return None
    behind = _POINTER.search(place.text, place.stop, place.stop + 200)
    if behind is None or not _REACHED.fullmatch(place.text, place.stop, behind.start()):
        return None
    told = (p for p in place.phrases if place.stop <= p.start and p.end <= behind.start())
    if any(p.strength > FAIR for p in told):
        return None
    return place.words.stretch(*behind.span(), "outcome.primary")


def definition(text: str, lexicon: Lexicon) -> Named | None:
    """Find what a text says its primary outcome is; None where it says so twice, or of an amount.

    Parameters
    ----------
    text : str
        The document.
    lexicon : Lexicon
        Its ``outcomes`` say whether more of it is worse.
    """
    found = list(_DEFINED.finditer(text))
    if len(found) != 1:
        return None
    start = found[0].start("what")
    listed = _COMPOSITE.match(text, start) or _ANY_OF.match(text, start, start + 220)
    end = (_END_OF_LIST if listed else _END_OF_NAME).search(text, start, start + 220)
    if end is None or not 4 <= end.start() - start <= 200:
        return None
    stop = end.start()
    if _AMOUNT.match(text, start):
        return None
    terms = lexicon.find("outcomes", text, start, stop) if "outcomes" in lexicon.categories else ()
    meant = phrases_of(text[start:stop], lexicon)[1]
    told = any(p.strength >= FAIR and (listed or p.start < 4) for p in meant)
    # An end point that "occurred" is no survival, and "was similar" defines nothing.
    if not told or _LASTS.search(text, start, stop):
        return None
    if not listed:
        whole = next((t for t in terms if t.start == start and t.end == stop), None)
        return Named(start, stop, "outcome.primary", moved(whole, 0) if whole else None)
    known = {t.attributes.get("polarity", "") for t in terms} & {"higher_better", "higher_worse"}
    return Turned(
        start, stop, "outcome.primary", None, "likely", (start, listed.end()),
        known.pop() if len(known) == 1 else "",
    )  # fmt: skip
