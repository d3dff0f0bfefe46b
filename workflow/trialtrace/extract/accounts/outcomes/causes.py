"""What befell people and why: "died due to sepsis" tells of deaths, not of sepsis."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.outcomes.name import Named, Turned
from trialtrace.extract.accounts.reading import Line
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


def with_cause(line: Line, named: Named) -> Named:
    """Widen a name that is only the cause of what befell people; return others as they are.

    "Two patients died due to sepsis": the outcome is "died due to sepsis", of which more is worse,
    and no concept of the lexicon.
    """
    start = named.start - line.start
    found = _BEFELL_BY.search(line.text, max(0, start - 100), start)
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
    behind = _BY_CAUSE.match(line.text, high)
    if behind is None or _BEFELL_LAST.search(line.text, low, high) is None:
        return named
    end = named.start + len(line.text[low : behind.end()].rstrip())
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
