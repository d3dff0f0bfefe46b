"""Outcomes that are the absence, the end or the delay of something: "freedom from relapse".

More freedom from relapse is better where more relapse is worse. The lexicon knows the relapse; the
words beside it turn what it means.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.name import OPPOSITE, Named, Turned
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

_FILL = (
    r"(?:(?:any|further|first|the|all|a|an|new|their|complete|having|had|have|develop(?:ing|ed)?"
    r"|experiencing)\s){0,3}"
)
# Nouns that stand in front of what they deny, whatever the numbers.
_NOUN = re.compile(
    r"\b(?P<cue>(?:freedom|free) (?:of|from)|absence of|lack of|loss of|resolution of|disappearance of"
    r"|cessation of|prevention of|avoidance of|relief (?:of|from)|clearance of|elimination of|remission of"
    rf"|times? (?:to|until)|non)[\s-]{_FILL}$",
    re.IGNORECASE,
)
# "18 of 48 had no seizures": of those who are counted in front. "12% with placebo, none had" is not.
_VERB = sought(
    r"\b(?P<cue>(?:had|have|has|having|with|reported|experienced|showed|suffered|developed) no"
    rf"|(?:did|do|does|had|have|has) not|without|no longer had)\s{_FILL}$",
    re.IGNORECASE,
)
_PEOPLE_WITHOUT = re.compile(
    rf"\b(?:{PERSONS}|those)"
    rf"\s(?P<cue>without|with no|who (?:did not|(?:had|reported|experienced|showed) no))\s{_FILL}$",
    re.IGNORECASE,
)
# "No relapse was seen in 18 of 48"
_NONE = re.compile(rf"(?:^|[.;:]\s)(?P<cue>no)\s{_FILL}$", re.IGNORECASE)
_SEEN_IN = re.compile(
    r"\s(?:(?:was|were|had been)\s)?(?:seen|observed|reported|recorded|noted|found|occurred|detected)\s(?:in|by|among)"
    r"\s(?:only\s|about\s)?$",
    re.IGNORECASE,
)
# DFS | "events": what ends the time that the term names
_ENDS_IT = re.compile(r"[-\s](?P<cue>events?|failures?)\b")
# "12 of 48 reported a decrease in | pain": of those who are counted in front
_MOVED = re.compile(
    r"\b(?:had|have|has|having|reported|experienced|showed|noted|achieved|demonstrated|with)\s"
    r"(?:(?:an?|any|some|the|significant|marked|clinical(?:ly)?|relevant|meaningful|substantial|complete|partial)\s){0,4}"
    r"(?P<cue>(?P<less>decrease|reduction|decline|drop|relief|lessening)|(?P<better>improvement)"
    rf"|(?P<worse>worsening|deterioration))s?\s(?:in|of|from)\s{_FILL}$",
    re.IGNORECASE,
)
# What follows "in" where people are counted: "12%", "12 of 40", "12 patients"; not "12 weeks".
SHARE_OF_PEOPLE = (
    r"(?=(?:only\s|about\s|all\s)?[A-Za-z\d.,·]+\s?(?:%|per ?cent\b|of\b|/|\(\d|\([nN]\s?="
    rf"|(?:(?:and|or|vs\.?|versus)\s\d+\s)?(?:\w+\s)?(?:{PERSONS}|cases|of)\b))"
)
# hiccups | "resolved in 12 of 48", "improved in 25%", but not "resolved in 4.2 days", "improved in 12 weeks"
_ENDED = re.compile(
    r"\s(?:(?:had|has|have|was|were)\s)?(?:completely\s|fully\s|also\s)?(?:(?P<cue>resolved|remitted|disappeared"
    r"|subsided|ceased|stopped|cleared|abated|vanished|cured|abolished|eradicated|decreased|diminished|lessened"
    r"|(?P<better>improved)|(?P<worse>worsened|deteriorated)))"
    r"(?:\s(?:completely|fully|entirely|significantly|markedly))?\s(?:in|for|among)\s"
    rf"{SHARE_OF_PEOPLE}",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(
    r"(?:(?:the|mean|median)\s)*(?P<cue>times? (?:to|until)|(?:freedom|free) from|absence of|lack of|prevention of"
    r"|avoidance of)\s",
    re.IGNORECASE,
)
# "low | mood", of what is good; low pressure may be bad as high pressure is
_POOR = re.compile(
    r"\b(?P<cue>low|poor|inadequate|insufficient|suboptimal|subnormal|bad)\s$", re.IGNORECASE
)
# "time to resolution of | symptoms": the end of what is bad is good, and waiting for it is not
_TIME_TO_END = re.compile(
    r"\b(?P<cue>times? (?:to|until) (?:\w+ ){0,2}?(?:(?P<worse>resolution|relief|remission|recovery|improvement|cure"
    r"|disappearance)|cessation|clearance|elimination|reduction|control|end)) (?:of|from|in) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
# relapse | "-free"
_FREE = re.compile(r"[-\s](?P<cue>free)\b(?!\s(?:of|from))", re.IGNORECASE)


def denied(line: Line, named: Named, number: int) -> Named:
    """Widen a name by the words that deny it; return the name itself where nothing does.

    Parameters
    ----------
    line : Line
        The sentence.
    named : Named
        The outcome as that sentence names it.
    number : int
        Where the numbers begin that want the name, an offset into the document.
    """
    text, at = line.text, line.start
    term = named.term.start if named.term is not None else named.start
    start, end, local = term - at, named.end - at, number - at
    twice = _TIME_TO_END.search(text, max(0, start - 90), start)
    if twice is not None:
        span = (min(named.start, at + twice.start("cue")), named.end)
        cue = (at + twice.start("cue"), at + twice.end("cue"))
        polarity = "higher_worse" if twice["worse"] else named.known_polarity
        return Turned(*span, "outcome.denied", named.term, named.tier, cue, polarity)
    # "Time to tumour progression": the name holds the words itself, however far from the term.
    found = _OWN_WORDS.match(text, named.start - at, start) or _ahead(text, start, end, local)
    if found is None and named.known_polarity == "higher_better":
        found = _POOR.search(text, max(0, start - 16), start)
    if found is not None:
        return _turned(named, (min(named.start, at + found.start("cue")), named.end), found, at)
    last = named.term.end if named.term is not None else named.end
    change = _MOVED.search(text, max(0, start - 90), start) if local < start else None
    if change is not None:
        span = (min(named.start, at + change.start("cue")), named.end)
        return _turned(named, span, change, at)
    behind = _FREE.match(text, last - at) or _ENDED.match(text, last - at)
    if behind is None and named.known_polarity == "higher_better":
        behind = _ENDS_IT.match(text, last - at)
    if behind is not None:
        return _turned(named, (named.start, max(named.end, at + behind.end("cue"))), behind, at)
    return named


def _ahead(text: str, start: int, end: int, number: int) -> re.Match[str] | None:
    low = max(0, start - 60)
    found = _NOUN.search(text, low, start) or _PEOPLE_WITHOUT.search(
        text, max(0, start - 110), start
    )
    if found is None and number < start:
        found = _VERB.search(text, low, start)
    if found is None and _SEEN_IN.fullmatch(text, end, number):
        found = _NONE.search(text, low, start)
    return found


def _turned(named: Named, span: tuple[int, int], found: re.Match[str], at: int) -> Turned:
    told = found.groupdict()
    known = OPPOSITE.get(named.known_polarity, "")
    if told.get("better") or told.get("worse"):  # whatever was measured
        known = "higher_better" if told["better"] else "higher_worse"
    cue = (at + found.start("cue"), at + found.end("cue"))
    return Turned(*span, "outcome.denied", named.term, named.tier, cue, known)
