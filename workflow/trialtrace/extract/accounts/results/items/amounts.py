"""Amounts that people used up: written like doses, but measured.

"Morphine consumption was 31 mg with zinc and 44 mg with placebo" tells results; "patients received 31
mg" tells what was given.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.bare_counts import UNPLANNED
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.prefilter import sought

# What is said of amounts that a trial measures.
_USED_UP = sought(
    r"\b(?:consum(?:ption|ed)|requirements?|(?:required|needed|used)\s(?!to\b)|usage|utili[sz]ation|use(?=\s\()|use\s(?:was|of|in|over|during)"
    r"|ingested|ate|drank|intake|restriction|expenditure|excretion|losses|loss)\b",
    re.IGNORECASE,
)
# What is said of amounts that a trial gives.
_GIVEN = re.compile(
    r"\b(?:receiv\w+|given|gave|giving|tak(?:es?|ing|en)|took|administ\w+|inject\w+|infus\w+|randomi\w+|assigned|allocated"
    r"|dos(?:es?|age|ing)|regimens?|bolus|tablets?|started|titrat\w+|treated with|premedicat\w+)\s[^.;()]{0,40}$",
    re.IGNORECASE,
)
# What radiation a part of the body took, which nobody meant to give it: "the mean heart dose was".
_ABSORBED = re.compile(
    r"\b(?:mean|median|maximum|average)\s(?:[\w-]+\s){0,3}?"
    r"(?:(?:heart|cardiac|lungs?|liver|kidneys?|parotid|rectal|rectum|bladder|skin|cord|brain|bowel|thyroid|o?esophag\w+"
    r"|coronary|gland|surface)\s(?:\w+\s)?doses?|doses?\sto\sthe\s(?!(?:tumou?r|target|prostate|breast)\b)[a-z]+)\b"
    r"[^;]{0,140}$",
    re.IGNORECASE,
)
# A sentence that tells results sets numbers against each other, or says how sure it is.
_TELLS = re.compile(
    r"\b(?:p\s?[<=>]|significan\w+|versus|vs|v|compared|than|less|more|respectively|means?|medians?|averag\w+|whereas|while)(?![\w-])",
    re.IGNORECASE,
)


# "increased walking by 129 minutes per week compared with 44 minutes per week": written like a schedule.
_MOVED_BY = re.compile(
    r"\b(?:(?:increas|decreas|reduc|improv|rais|rose|fell|gain|declin|dropp|lost)\w*\b[^.;()]{0,90}\bby"
    r"|(?:reductions?|increases?|decreases?|improvements?|gains?|declines?)\s(?:in|from)\s[^.;()\d]{2,60}\s(?:was|were|of"
    r"|averaged))\s"
    r"(?:(?:about|only|an?|average|mean|of)\s){0,3}$",
    re.IGNORECASE,
)
_MOVED_AND = re.compile(
    r"(?:\b(?:increas|decreas|reduc|improv|rais|rose|fell|gain|declin|dropp|lost)\w*\b[^.;()]{0,90}\bby"
    r"|\b(?:reductions?|increases?|decreases?|improvements?|gains?|declines?)\s(?:in|from)\s[^.;()\d]{2,60}\s(?:was|were|of"
    r"|averaged))\s[^.;]*?\d[^;]{2,90}?"
    r"\b(?:compared\s(?:with|to)|versus|vs\.?|than|and)\s(?:(?:by|only|an?|the)\s)?"
    r"(?:(?:decrease|increase|reduction|change|gain|loss|decline|rise|fall)\sof\s)?(?:only\s)?$",
    re.IGNORECASE,
)


_DECIMALS = re.compile(r"\d+[.\u00b7](?!5\b)\d+")


def _is_measured(line: Line, mention: Mention) -> bool:
    """Tell whether so much a day is told with decimals, as nobody plans it: "slept 7.1 h per night"."""
    return (
        _DECIMALS.match(line.text, mention.start - line.start) is not None
        and _GIVEN.search(line.before(mention.start, 80)) is None
    )


def moved_by(line: Line, mention: Mention) -> bool:
    """Tell whether so much a week is what people did more or less, and no schedule that they were given."""
    before = line.text[: mention.start - line.start]
    return _TELLS.search(line.text) is not None and (
        _is_measured(line, mention)
        or _MOVED_BY.search(before) is not None
        or _MOVED_AND.search(before) is not None
    )


# "11 rescue doses", "a reduced need for injections (3 vs 23 injections)": what was done because of what happened.
_UNPLANNED = re.compile(rf"\d*[a-z]*\s(?:[\w-]+\s){{0,2}}?(?:{UNPLANNED})\b", re.IGNORECASE)
_WERE_GIVEN = re.compile(
    r"\b(?:receiv\w+|given|gave|got|underwent|attended|took|comprised|included|plus)\s"
    r"(?:(?:an?|total of|up to|about|only|had)\s)*$",
    re.IGNORECASE,
)


def is_unplanned(line: Line, mention: Mention) -> bool:
    """Tell whether so many of what is done to people were needed, and not given by plan."""
    written = line.text[mention.start - line.start : mention.end - line.start]
    return (
        _UNPLANNED.match(written) is not None
        and _WERE_GIVEN.search(line.before(mention.start, 40)) is None
    )


_SIGNS = frozenset("+-\u2212")


def is_absorbed(line: Line, start: int) -> bool:
    """Tell whether the words in front of a place speak of the radiation that a part of the body took."""
    return _ABSORBED.search(line.before(start, 220)) is not None


def used_up(line: Line, mention: Mention) -> bool:
    """Tell whether an amount was used up by people, as far as its sentence says.

    Parameters
    ----------
    line : Line
        The sentence.
    mention : Mention
        An amount in it that is written like a dose.
    """
    before = line.text[: mention.start - line.start]
    if _TELLS.search(line.text) is None:
        return False
    if is_absorbed(line, mention.start) or line.before(mention.start + 1, 1) in _SIGNS:
        return True  # nobody is given "+50.7 g"
    given = _GIVEN.search(before[-80:])
    # "those who received zinc consumed 31 g": what they did is said last
    return _USED_UP.search(before[-80:][given.start() :] if given else before) is not None
