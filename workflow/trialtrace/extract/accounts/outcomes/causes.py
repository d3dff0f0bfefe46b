"""What befell people and why: "died due to sepsis" tells of deaths, not of sepsis."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.name import Named, Turned
from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.prefilter import sought

_CAUSE = (
    r"(?:due to|owing to|because of|as a (?:result|consequence) of|caused by|secondary to|attribut(?:ed|able) to"
    r"|on account of|involving)"
)
_BEFELL = (
    r"(?:deaths?|died|discontinu(?:ations?|ed|ing)|withdr(?:awals?|ew|awn)|stopp(?:ed|ing)(?: early)?"
    r"|(?:were|was|been) lost"
    r"|dropp?(?:ed)?[- ]?outs?|excluded|exclusions?|hospitali[sz](?:ed|ations?)|(?:re)?admi(?:tted|ssions?)"
    r"|(?:dose|treatment) (?:reductions?|delays?|interruptions?)|interrupt(?:ed|ions?)|reoperat(?:ed|ions?)"
    r"|amputations?|treatment failures?|absen(?:t|ces?)|transfers?|transferred|switch(?:ed|es))"
)
# From what befell people to the words that give its cause, and from these to the cause's name.
_BEFELL_BY = sought(
    rf"\b(?P<what>(?:(?:treatment|study|drug|premature|early|permanent|temporary)\s){{0,2}}{_BEFELL})"
    rf"(?:\s(?!and\b|or\b|but\b)[a-z-]+){{0,4}}?\s{_CAUSE}\s(?:[a-z-]+\s){{0,3}}$",
    re.IGNORECASE,
)

# What sent people to hospital: "hospitalised for | heart failure", "died or were hospitalised for | asthma".
_SENT = (
    r"(?:(?:re)?hospitali[sz](?:ed|ations?)|(?:re)?admi(?:tted|ssions?)(?: to (?:the )?hospital)?"
    r"|(?:hospital|clinic|emergency) visits?|re-?operat(?:ed|ions?))"
)
_SENT_FOR = re.compile(
    rf"\b(?P<what>(?:(?:died|deaths?)\s(?:or|and/or)\s(?:(?:were|was|had|needed|a|an)\s)*)?{_SENT})\sfor\s"
    r"(?:(?:any|worsening|acute|a|an|the)\s){0,2}$",
    re.IGNORECASE,
)
# "hospitalised for | seven days", "for weeks": how long, and not for what
_SO_LONG = (
    rf"(?:(?:{CARDINAL}|few|some|many)(?:\s(?:or|to)\s(?:{CARDINAL}))?[\s-](?:[a-z]+\s)?)?"
    r"(?:hours?|days?|nights?|weeks?|months?|years?)\b"
)
_FOR_WHAT = re.compile(
    rf"\sfor\s(?!{_SO_LONG})"
    r"(?!(?:an?|the|at|mean|median|more|less|up|over|longer|several|about|one|two|three)\s)"
    r"(?:(?!(?:in|with|and|or|on|for|was|were|among|to|at|by|during|after|than|per|compared)\b)[a-z-]+(?:\s|\b)){1,5}",
    re.IGNORECASE,
)
_DIED = re.compile(r"died|deaths?", re.IGNORECASE)
_OR_SENT = re.compile(rf"\s(?:or|and/or)\s(?:(?:were|was|had|a|an)\s)*{_SENT}\b", re.IGNORECASE)
_SENT_LAST = re.compile(rf"{_SENT}$", re.IGNORECASE)


def with_cause(line: Line, named: Named) -> Named:
    """Widen a name that is only the cause of what befell people; return others as they are.

    "Two patients died due to sepsis": the outcome is "died due to sepsis", of which more is worse,
    and no concept of the lexicon.
    """
    start = named.start - line.start
    low = max(0, start - 100)
    found = _SENT_FOR.search(line.text, low, start) or _BEFELL_BY.search(line.text, low, start)
    if found is None or re.search(r"[.;:,()\d]", found.group()):
        return _with_cause_behind(line, named)
    span = (line.start + found.start("what"), named.end)
    cue = (line.start + found.start("what"), line.start + found.end("what"))
    return Turned(*span, "outcome.because", None, named.tier, cue, "higher_worse")


_BY_CAUSE = re.compile(
    rf"\s(?:{_CAUSE}|from)\s(?:(?!(?:in|with|and|or|on|for|was|were|among|to|at|by|during|after)\b)[a-z-]+"
    r"(?:\s|\b)){1,6}",
    re.IGNORECASE,
)


def _with_cause_behind(line: Line, named: Named) -> Named:
    """Take the cause into the name of what befell people: "died" in "died due to sepsis"."""
    low, high = named.start - line.start, named.end - line.start
    befell, sent = (
        _BEFELL_LAST.search(line.text, low, high),
        _SENT_LAST.search(line.text, low, high),
    )
    joint = _OR_SENT.match(line.text, high) if _DIED.fullmatch(line.text, low, high) else None
    if joint is not None:  # "died or were hospitalised for asthma"
        high = joint.end()
        sent = joint
    behind = _BY_CAUSE.match(line.text, high) if befell and joint is None else None
    behind = behind or (_FOR_WHAT.match(line.text, high) if sent else None)
    if behind is None and joint is None:
        return named
    high = behind.end() if behind else high
    end = named.start + len(line.text[low:high].rstrip())
    return Turned(
        named.start,
        end,
        "outcome.because",
        None,
        named.tier,
        (named.start, named.end),
        "higher_worse",
    )


_BEFELL_LAST = re.compile(rf"{_BEFELL}$", re.IGNORECASE)
