"""Percentages of people: what counts people or events, and what says whom one counts."""

from __future__ import annotations

import re

from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

_PEOPLE = rf"(?:{PERSONS}|cases|eyes|recipients)"
# People, or what they did, behind a percentage that a measure stands in front of.
PEOPLE_DID = re.compile(
    rf"\s*(?:\([^()]{{1,30}}\)\s*)?(?:{_PEOPLE}|had\b|experienced|developed|reported|achieved|died)\b"
    r"|\s(?:with|on|in|given|taking) [^.;:,()\d]{2,30} (?:had|experienced|developed|reported|achieved|died)\b",
    re.IGNORECASE,
)
# "with 45% vs 22% reaching the goal"
COMING_TO = re.compile(
    r"\s*(?:(?:and|vs\.?|versus|compared (?:with|to)) [\d.]+\s?%? )?"
    r"(?:reaching|achieving|attaining|meeting|experiencing|reporting|developing|requiring|becoming)\b",
    re.IGNORECASE,
)
# What is counted in people or events, behind a measure that moved: "pressure fell and 12% had a cough".
COUNTED = re.compile(
    rf"\b(?:{_PEOPLE}|risk|(?<!filtration )(?<!excretion )(?<!metabolic )(?<!heart )(?<!sedimentation )(?<!flow )"
    r"(?<!pulse )(?<!respiratory )rates?|incidence|proportions?"
    r"|percentages? of|achiev\w+|reach\w+|respon\w+|normali\w+|controlled|occurr\w+|develop\w+|report\w+|experienc\w+"
    r"|died|deaths?|targets?|goals?|had|events?|in more|in fewer|more often|frequent\w*)\b",
    re.IGNORECASE,
)
# Heads that can only count people or events, whatever is measured beside them.
SHARE_HEAD = re.compile(
    r"\b(?:incidences?|proportions?|percentages? of|prevalence|respon(?:ders?|dents)|(?:success|response|responder"
    r"|control|cure|event|failure|remission|relapse|mortality|recurrence)s? rates?"
    rf"|(?:more|fewer|most|many|number of|share of|majority of) (?:[a-z-]+ ){{0,2}}{_PEOPLE}"
    r"|(?:was|were|been) (?:achieved|reached|attained|met|maintained|obtained)(?! at\b)"
    r"|(?:achieved|reached|attained|met) (?:by|in))\b",
    re.IGNORECASE,
)
# Someone was found with it: "was observed in 12%", "achieved by 40%".
FOUND_IN = sought(
    r"\b(?:occurred|seen|observed|noted|found|present|reported|recorded|detected|achieved|reached|attained|obtained"
    r"|possible|experienced|required|needed|preferred|(?:rated|judged|considered|described|graded)(?: as)? [a-z]+)"
    r"\s(?:in|by)\s(?:only |about |approximately |nearly |almost |up to )?$"
    r"|\b(?:decreased|increased|improved|worsened|rose|fell|declined|changed|doubled|halved|normali[sz]ed|raised|elevated"
    r"|reduced|lowered|dropped)\s(?:[^.;:()%]{0,40}?\s)?in\s(?:only |about )?$"
    r"|\bin\s[\d.]+\s?%\s(?:[^.;()%\d]{0,40}\s)?(?:vs?\.?|versus|and|but|compared (?:with|to)|or|against)\s"
    r"(?:only\s)?(?:in\s)?(?:only\s)?$"
    r"|(?:(?:more than|at least|over|[≥>])\s?[\d.]+\s?%|\d\s?% or (?:more|greater|less))\sin\s$"
    r"|[≥≤<>]\s?[\d.]+\s?[%a-z/ ]{0,10}:\s$",
    re.IGNORECASE,
)
# What people had to come to, in front of the measure, and the bound, behind it.
_TOWARDS = re.compile(
    r"\b(?:achiev\w+|reach\w+|attain\w+|met|meeting|maintain\w*|obtain\w*|lost|losing|with an?|showing|having"
    r"|defined as|targets?|goals?)\b",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    r"[<>\u2264\u2265]|\b(?:or (?:less|more|lower|greater|higher|below|above|better)|at least|below|under|above"
    r"|less than|more than|greater than|lower than|targets?|goals?|thresholds?|normal)\b",
    re.IGNORECASE,
)
_AVERAGED = re.compile(r"\b(?:means?|medians?|averages?|averaged)\b", re.IGNORECASE)


def defines(clause: str, start: int) -> bool:
    """Tell whether a measure says whom one counts: "patients with a pressure fall of 10 mm Hg or more".

    Words that count people and words for what they came to stand in front of it, or a bound behind.
    """
    if _AVERAGED.search(clause):
        return False
    ahead = clause[:start]
    if SHARE_HEAD.search(ahead) is None:
        return False
    return _BOUNDED.search(clause, start) is not None or _TOWARDS.search(ahead) is not None
