"""Names in front of "were compared": "two ointments, tar and zinc, were compared in cooks"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.elsewhere import Elsewhere
from trialtrace.extract.accounts.arms.listing import all_named, spans_between
from trialtrace.extract.accounts.arms.name import Name, outside_brackets
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import rule
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.people import PERSONS

_KINDS = (
    rf"(?:(?:{CARDINAL}|[2-5]|different|following|various)\s(?:[\w-]+\s){{0,4}}?"
    r"(?:(?P<kind>treatments|drugs|agents|regimens|techniques|methods|approaches|procedures|interventions|formulations|devices"
    r"|diets|preparations|schedules|strategies|therapies|solutions|creams|ointments|gels|tablets|programmes|programs"
    r"|operations|dressings|vaccines)|[\w-]+s))"
)
WERE_COMPARED = rule(
    "arms.were_compared",
    rf"(?:^|[:;]\s)(?:(?:the\s)?(?:effects?|efficacy|effectiveness|safety|activity|value|use)(?:\sand\s\w+)?\sof\s)?"
    rf"(?:(?:the\s)?(?:{_KINDS}),?\s(?:namely\s|that\sis,?\s)?|)"
    r"(?P<rest>[^.;:]{5,200}?),?\s(?:was|were|are|have\sbeen|had\sbeen)\s(?:\w+ly\s)?compared\b"
    r"(?!\s(?:with|to|against|between|among|across|before|according|by\s(?!means)|at|(?:in|for|of)\s(?:the|both|these|each|all)\b))",
    "Two ointments, tar and zinc, were compared in cooks.",
    "Itch and sleep were compared between the groups.",
)
_JOINT = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or|versus|vs\.?)\s", re.IGNORECASE)
_MOST, _LONGEST = 4, 8
# In front of what people were given, and behind it.
_AHEAD = (
    r"(?:treated (?:with|by)|receiv(?:ed|ing)|given|took|taking|underwent|undergoing|us(?:ed|ing)|wore|wearing"
    r"|on|after|under"
    r"|(?:than|lower|higher|greater|less|more|better|worse|shorter|longer|\d%?|\)) (?:with|for|after|in|during))"
    r" (?:either |an? |the |oral |topical )*"
)
_BEHIND = rf"(?:[- ]treated| (?:groups?|arms?|recipients|{PERSONS}))\b"


def were_compared(line: Line, elsewhere: Elsewhere) -> tuple[Name, ...]:
    """Read "A and B were compared", where the text says elsewhere that people were given both.

    Parameters
    ----------
    line : Line
        A sentence.
    elsewhere : Elsewhere
        All sentences of the account.

    Returns
    -------
    tuple of Name
        Two to four names; empty where the sentence says no such thing, or compares what was measured.
    """
    match = WERE_COMPARED.search(line.text) if "compared" in line.text else None
    if match is None:
        return ()
    low, high = match.span("rest")
    spans = spans_between(_JOINT, outside_brackets(line.text[low:high]), low)
    if not 2 <= len(spans) <= _MOST:
        return ()
    names = all_named(line.text, spans, WERE_COMPARED.name, line.start, _LONGEST)
    told = match["kind"] or all(_is_given(name, line, elsewhere) for name in names)
    return names if told else ()


def _is_given(name: Name, line: Line, elsewhere: Elsewhere) -> bool:
    words = re.escape(name.text)
    given = rf"\b{_AHEAD}{words}\b|\b{words}{_BEHIND}"
    return elsewhere.says(given, name.text, line, re.IGNORECASE)
