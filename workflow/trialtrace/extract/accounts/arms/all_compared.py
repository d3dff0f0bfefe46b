"""Three and more things that are compared with one another: "A, B and C were compared", "we compared A, B and C"."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.arms.listing import all_named, spans_between
from trialtrace.extract.accounts.arms.name import Name, outside_brackets
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import rule
from trialtrace.grammar.prefilter import sought

ALL_COMPARED = rule(
    "arms.all_compared",
    r"(?:(?:^(?!In |For |After |During |To )|[:;] |(?:trial|study|design|manner|fashion|test|comparison|experiment), )"
    r"(?P<front>(?:the )?[A-Za-z\d](?:[^.;:]|\.(?=\d)){1,200}?(?:, | and )(?:[^.;:]|\.(?=\d)){2,120}?) (?:was|were)"
    r" (?:\w+ly |all )?compared(?! (?:with|to)\b)"
    r"|\bcompar(?:ed|es|e|ing)(?! (?:with|to)\b) (?:the )?"
    r"(?:(?:effects?|efficacy|effectiveness|safety) (?:and (?:safety|tolerability) )?of )?"
    r"(?P<behind>(?:[^.;:]|\.(?=\d)){4,260}))",
    "Clay baths, salt baths and walks were compared in sixty potters.",
    "Clay baths were compared with walks, rest and sleep.",
)
# The rule itself is slow; most sentences that compare say with what.
_COMPARES = sought(r"\bcompar(?:ed?|es|ing)\b(?!\s(?:with|to)\b)", re.IGNORECASE)
_JOINT = re.compile(r",\s+(?:(?:and|or)\s+)?|\s(?:and|or)\s")
_AGAINST = re.compile(r"\s(?:with|to|versus|vs\.?|against)\s")
_ENDS = re.compile(
    r",?\s(?:in|for|on|during|among|as|after|at|within|over|with respect|using|by)\s|[.;:](?=\s|$)",
    re.IGNORECASE,
)
# "pain, sleep and mood were compared", "age, sex and height": what was measured, or who they were.
_MEASURED = re.compile(
    r"\b(?:scores?|rates?|levels?|age|sex|gender|weight|height|pain|quality|time|duration|length|costs?|safety|efficacy"
    r"|effects?|incidence|pressure|values?|results?|outcomes?|parameters?|symptoms?|data|groups?|patients|women|men"
    r"|survival|mortality|satisfaction|function|events|changes?|loss|index|characteristics|concentrations?|volume)\b",
    re.IGNORECASE,
)
# "the effects of A, B and C were compared"
_OF_WHAT = re.compile(
    r"(?:the\s)?(?:\w+\s)?(?:effects?|efficacy|effectiveness|safety|influence|results?)(?:\sand\s(?:\w+\s)?(?:safety|tolerability))?"
    r"\sof\s",
    re.IGNORECASE,
)
# Where a sentence says that people were tried, two will do.
_OF_A_TRIAL = re.compile(r"\brandomi[sz]ed|\bcross-?over", re.IGNORECASE)
_FEWEST, _MOST, _LONGEST = 3, 5, 7


def all_compared(line: Line) -> tuple[Name, ...]:
    """Read a list of three to five names that nothing else is set against.

    Parameters
    ----------
    line : Line
        A sentence of the account.

    Returns
    -------
    tuple of Name
        Empty where the list is of two, is set against something, or tells what was measured.
    """
    if _COMPARES.search(line.text) is None:
        return ()
    for match in ALL_COMPARED.finditer(line.text):
        which = "front" if match["front"] else "behind"
        names = _listed(line, *match.span(which), which)
        if names:
            return names
    return ()


def _listed(line: Line, low: int, high: int, which: str) -> tuple[Name, ...]:
    led = _OF_WHAT.match(line.text, low, high)
    low = led.end() if led else low
    flat = outside_brackets(line.text[low:high])
    if which == "behind":
        ends = _ENDS.search(flat)
        flat = flat[: ends.start()] if ends else flat
    if _AGAINST.search(flat) or _MEASURED.search(flat):
        return ()
    spans = spans_between(_JOINT, flat, low)
    names = all_named(line.text, spans, ALL_COMPARED.name, line.start, _LONGEST)
    few = _FEWEST - (which == "front" and _OF_A_TRIAL.search(line.text) is not None)
    return names if few <= len(names) <= _MOST else ()
