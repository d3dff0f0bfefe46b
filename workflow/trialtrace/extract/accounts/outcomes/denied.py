"""Outcomes that are the absence, the end or the delay of something: "freedom from relapse".

More freedom from relapse is better where more relapse is worse. The lexicon knows the relapse; the
words beside it turn what it means.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.name import OPPOSITE, Named, Turned
from trialtrace.extract.accounts.reading import Line

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
_VERB = re.compile(
    r"\b(?P<cue>(?:had|have|has|having|with|reported|experienced|showed|suffered|developed) no"
    rf"|(?:did|do|does|had|have|has) not|without|no longer had)\s{_FILL}$",
    re.IGNORECASE,
)
_PEOPLE_WITHOUT = re.compile(
    r"\b(?:proportion|percentage|number|rate)s?\b[^.;,]{0,40}?\b(?:patients|people|women|men|children|participants"
    rf"|subjects|those)\s(?P<cue>without|with no|who (?:did not|had no))\s{_FILL}$",
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
_ENDED = re.compile(r"[-\s](?P<cue>events?|failures?)\b")
_OWN_WORDS = re.compile(
    r"(?:(?:the|mean|median)\s)*(?P<cue>times? (?:to|until)|(?:freedom|free) from|absence of|lack of|prevention of"
    r"|avoidance of)\s",
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
    # "Time to tumour progression": the name holds the words itself, however far from the term.
    found = _OWN_WORDS.match(text, named.start - at, start) or _ahead(text, start, end, local)
    if found is not None:
        return _turned(named, (min(named.start, at + found.start("cue")), named.end), found, at)
    last = named.term.end if named.term is not None else named.end
    behind = _FREE.match(text, last - at)
    if behind is None and named.known_polarity == "higher_better":
        behind = _ENDED.match(text, last - at)
    if behind is not None:
        return _turned(named, (named.start, max(named.end, at + behind.end())), behind, at)
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
    known = named.known_polarity
    cue = (at + found.start("cue"), at + found.end("cue"))
    return Turned(*span, "outcome.denied", named.term, named.tier, cue, OPPOSITE.get(known, ""))
