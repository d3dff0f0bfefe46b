"""What the same people had in turn: "took zinc, iron and placebo in random order"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.listing import all_named, spans_between
from trialtrace.extract.accounts.arms.name import Name, outside_brackets
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import rule
from trialtrace.grammar.prefilter import sought

_IN_TURN = sought(
    r"\bcross-?over\b"
    r"|\b(?:random(?:i[sz]ed)?|counter-?balanced|alternat(?:e|ing)|balanced|Latin[- ]square) (?:order|sequence)s?\b"
    r"|\b(?:separate|different) (?:days|occasions|visits|sessions|nights|mornings)\b"
    r"|\b(?:two|three|four|five|[2-5]) (?:\w+ )?occasions\b|\bon (?:two|three|four|five) (?:\w+ )?(?:days|sessions)\b",
    re.IGNORECASE,
)
CROSSED = rule(
    "arms.crossed",
    r"\b(?:receive[sd]?|receiving|took|taking|given|consumed|consuming|ingested|ingesting|drank|drinking|ate|eating"
    r"|inhaled|inhaling|swallowed|wore|wearing|used|using|underwent|performed|completed|exposed to"
    r"|treated (?:[\w-]+ ){0,3}?with|(?:studied|tested|examined|measured|investigated)"
    r"(?: (?:on|in|during|at) (?:two|three|four|five|[2-5])"
    r" (?:\w+ )?(?:occasions|days|sessions|visits|nights|mornings|periods)"
    r"(?: in (?:a )?random(?:i[sz]ed)? order)?,?)? (?:after|during|with|on|under|following)"
    r"|(?:ingestion|administration|intake|consumption|infusion|injection|inhalation|doses?) of)"
    r"(?:,? (?:both|either|orally|intravenously|in (?:a )?random(?:i[sz]ed)? (?:order|sequence)"
    r"|on (?:separate|different) (?:days|occasions)|single (?:oral )?doses of|(?:one|a single) dose of),?){0,2}"
    r" (?P<rest>(?:[^.;:]|\.(?=\d)){5,300})",
    "Ten men drank, in random order, milk, tea and water.",
    "Ten men were seen in random order.",
)
_JOINT = re.compile(
    r",\s(?:and\s|or\s)?|\s(?:and|or|versus|vs\.?)\s(?:then\s)?|,?\s(?:followed by|then)\s",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r",\s(?:separated|each|with|followed (?!by)|in|on|for|at|during|after|given|taken|using|by|both|all|which|while"
    r"|whereas|respectively|\w+ed\s)"
    r"|\s(?:in|on)\s(?:an?\s|the\s)?(?:\w+\s)?(?:random|counter|balanced|alternat|cross-?over|separate|different"
    r"|two|three|four|\d)|\seach\s",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\s*(?:vice versa|the (?:reverse|opposite)(?: order| sequence)?)?\s*", re.IGNORECASE
)
_MOST, _LONGEST = 5, 8


def crossed(line: Line) -> tuple[Name, ...]:
    """Read the list of what people had in turn, where a sentence says that each had all of it.

    Parameters
    ----------
    line : Line
        A sentence of the account.

    Returns
    -------
    tuple of Name
        Two to five names; empty where the sentence speaks of no turns, or lists none.
    """
    if not speaks_of_turns(line):
        return ()
    match = CROSSED.search(line.text)
    while match:
        names = _listed(line, *match.span("rest"))
        if len(names) > 1:
            return names
        match = CROSSED.pattern.search(line.text, match.start("rest"))
    return ()


def speaks_of_turns(line: Line) -> bool:
    """Tell whether a sentence says that the same people had several things one after another."""
    return _IN_TURN.search(line.text) is not None


def _listed(line: Line, low: int, high: int) -> tuple[Name, ...]:
    flat = outside_brackets(line.text[low:high])
    ends = _ENDS.search(flat)
    flat = flat[: ends.start()] if ends else flat
    spans = [
        (start, end)
        for start, end in spans_between(_JOINT, flat, low)
        if not _TURNED.fullmatch(line.text, start, end)
    ]
    names = all_named(line.text, spans, CROSSED.name, line.start, _LONGEST)
    return names if len(names) <= _MOST else ()
