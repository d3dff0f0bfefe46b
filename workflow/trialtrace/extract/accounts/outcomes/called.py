"""Outcomes that a sentence tells by saying of which kind they are: "the main side effect was X"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.name import Named, Place, last_of
from trialtrace.extract.accounts.outcomes.strength import WEAK
from trialtrace.extract.accounts.rule import last_match

_KIND_OF = (
    r"(?:side[ -]effects?|adverse (?:events?|effects?|(?:drug )?reactions?)|complications?|toxicit(?:y|ies)|harms?"
    r"|symptoms?|complaints?)"
)
_MOST = r"(?:most |main|major|commonest|only|chief|principal|leading)"
# "The main side effect of zinc was | taste disturbance"
_IS_CALLED = re.compile(
    rf"\b{_MOST}\s?(?:[\w/-]+\s){{0,4}}?{_KIND_OF}\b[^.;:()\d]{{0,50}}?\s(?:was|were)\s",
    re.IGNORECASE,
)
# "The only notable difference in morbidity was for | abruption"
_DIFFERED_IN = re.compile(
    rf"\b(?:{_MOST}|(?:significant|notable|clear|relevant|important)\s)\s?(?:[\w/-]+\s){{0,4}}?"
    r"(?:differences?|effects?|reductions?|increases?|benefits?|excess)\b[^.;:()\d]{0,60}?\s(?:was|were)\s"
    r"(?:(?:seen|found|observed|noted|detected|only)\s){0,2}(?:for|in)\s(?:the\s)?$",
    re.IGNORECASE,
)
# Taste disturbance | "was the main side effect of zinc"
_CALLS_IT = re.compile(
    rf"(?:,[^,]{{2,40}},)?\s(?:was|were)\s(?:also\s)?the\s{_MOST}\s?(?:[\w/-]+\s){{0,4}}?{_KIND_OF}\b[^.;:\d]{{0,40}}?[\s(]*$",
    re.IGNORECASE,
)


def called(place: Place) -> Named | None:
    """Read "the main side effect was taste disturbance (12%": what it was, not that it was one."""
    found = last_match(_IS_CALLED, place.text, place.clause, place.limit)
    if found is not None:
        one = last_of(place.phrases, found.end(), place.limit, WEAK)
        return place.words.named(one, "outcome.called") if one is not None else None
    for phrase in place.phrases:
        stands = place.clause <= phrase.start and phrase.end <= place.limit
        if (
            stands
            and phrase.strength >= WEAK
            and _DIFFERED_IN.search(place.text, place.clause, phrase.start)
        ):
            return place.words.named(phrase, "outcome.called")
        names = phrase.strength >= WEAK and not phrase.of_people and phrase.start >= place.clause
        if names and _CALLS_IT.match(place.text, phrase.end, place.local):
            return place.words.named(phrase, "outcome.called")
    return None
