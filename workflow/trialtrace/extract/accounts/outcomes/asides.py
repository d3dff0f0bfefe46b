"""Phrases that name no outcome: what is left out or allowed for, when it was, words for the method.

"Survival excluding drowning" is survival; "after adjustment for age" adjusts for an age; "a response,
defined as no pain, occurred" is a response.
"""

from __future__ import annotations

import re

from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

_ONLY_ALLOWED_FOR = sought(
    r"\b(?:excluding|despite|regardless of|irrespective of"
    r"|adjust(?:ed|ing|ment) for|allowing for|controlling for|stratified by|according to)\s(?:[a-z-]+\s){0,2}$",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"(?:the |this |an? )?(?:(?:multi|uni|bi)varia(?:te|ble) |cox |logistic |linear |regression "
    r"|sensitivity |(?:modified )?intention[- ]to[- ]treat |per[- ]protocol |as[- ]treated |on[- ]treatment "
    r"|post[- ]hoc )*"
    r"(?:adjustments?|analys[ie]s|models?|functions?|equations?|coefficients?|tables?|figures?|comparisons?|non-?inferiority|superiority|equivalence)"
    r"(?: of [\w -]+)?",
    re.IGNORECASE,
)
# "at the start of therapy", "on the day of ovulation", "24 hours post dose": when, not what
_MOMENT = re.compile(
    r"(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|same|study|postoperative) )*"
    r"(?:times?|moments?|days?|nights?|hours?|weeks?|months?|years?|starts?|onset|beginning|end|completion|visits?"
    r"|births?|awakening|arrival|discharge|enrol?lment|entry|inclusion|randomi[sz]ation|follow-?up|baseline)"
    r"(?: (?:of|from|to|post|pre|after|before)\b[\w -]*)?",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:at|on|after|before|by|within|during|since|until|following|upon|from|to|\d+\+?"
    rf"|{CARDINAL})\s(?:the |a |an )?$",
    re.IGNORECASE,
)
# "24 reported for the | second visit": who came, and nothing that was seen
_VISIT = re.compile(
    r"(?:(?:first|second|third|fourth|final|last|next|clinic|follow-?up|scheduled|planned) )*"
    r"(?:visits?|follow-?ups?|assessments?|examinations?|appointments?)",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\b(?:came|come|reported|returned|presented|attended|turned up|showed up)(?: back)?(?: for| to| at)?"
    r"(?: the| an?| their| all)?\s$",
    re.IGNORECASE,
)
# "pain after surgery", "during exercise", "following a meal test": on what occasion
_OCCASION = re.compile(r"\b(?:after|during|following|upon)\s(?:the |an? |each )?$", re.IGNORECASE)
# Who they were: the groups of a study, and the people in them; "swelling of the arm" is an outcome.
_WHO = re.compile(
    r"(?:(?!of\b)[\w/+-]+\s){0,4}(?:groups?|arms?|patients|participants|subjects|controls)",
    re.IGNORECASE,
)
# ", defined as no pain at all, occurred in" and ", indicating more pain (": what is counted, or was seen,
# stands in front of it. A comma ends what is indicated: ", indicating less pain, and sleep was better".
_DEFINED = re.compile(
    r"\w,\s(?:which was\s|as\s)?(?:defined|measured|assessed|determined|evaluated|expressed|quantified|judged|rated"
    r"|graded)\s(?:as|by|with|using|on|in)\s"
    r"(?:(?!,\s(?:occurred|was|were|did|had|has|is|are|in|and(?!\sno)|or the)\b)[^;:.()]){0,160}$"
    r"|\w\)?,\s(?:indicating|suggesting|reflecting|implying|signifying|corresponding to|consistent with)\s"
    r"[^,;.()\d]{0,80}$",
    re.IGNORECASE,
)
# "deaths among patients receiving oxygen": who they were. "The share of patients requiring oxygen" is what was seen.
_AMONG = re.compile(
    rf"(?P<opens>(?:^|[,;:]\s)(?:and\s|but\s)?)?\b(?:among|in)\s(?:(?:the|all|only)\s)?(?:{PERSONS}|those)\s"
    r"(?:who\s)?(?:(?:were|are|had been)\s)?(?:(?:already|not|also|currently|previously)\s)?"
    r"(?:receiving|requiring|taking|using|undergoing|needing|on)\s"
    r"(?P<what>(?:(?!(?:more|fewer|less|no|many|several|few|most|both|only|such|there)\b)[a-z-]+\s){0,3})$",
    re.IGNORECASE,
)
# "Among patients on zinc | relapses | occurred": what they had stands in front.
_HAPPENED = re.compile(
    r"(?:\s\w+ly|\salso)?\s(?:occurred|developed|appeared|recurred|arose|ensued|(?:was|were)\s(?:\w+ly\s)?"
    r"(?:seen|observed|noted|reported|recorded|found|diagnosed|detected|rarer|rare|common|commoner|more|less|fewer))\b",
    re.IGNORECASE,
)
# "Relapse, as a secondary outcome, was seen in": what an outcome is beside its name.
_AS_ONE = re.compile(
    r"\bas (?:an?|the|our) (?:primary|secondary|main) (?:outcome|end ?-?point|variable)(?: measure)?",
    re.IGNORECASE,
)
_PER = re.compile(r"\bper\s(?:\d[\d,]*\s)?$", re.IGNORECASE)
# Words of statistics and of distance from anything: no name on their own.
_STATISTIC = re.compile(
    r"(?:the |main |primary |secondary )*outcome (?:measures?|variables?|parameters?)"
    r"|(?:the |relative |absolute |treatment )*(?:risks?|risk reductions?|benefits?|advantages?|effects?)"
    r"|(?:the )?(?:mean |median )?(?:effect sizes?|numbers?|figures?|means?|medians?|values?|scores?|points?|levels?"
    r"|rates?|results?|outcomes?|effects?|experience|experiences|opposite side|other side|times|able|effective|likely"
    r"|out|up|back|m[lL]|mm|cm|kg|patient-years?|person-years?)",
)


def is_no_outcome(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase of a sentence says what was left out, when, or by which method.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        Where the phrase stands in it.
    """
    if _METHOD.fullmatch(text, start, end) or _STATISTIC.fullmatch(text, start, end):
        return True
    if _WHO.fullmatch(text, start, end):
        return True
    if any(one.end() >= end for one in _AS_ONE.finditer(text, max(0, start - 20), end)):
        return True
    ahead = max(0, start - 20)
    if _PER.search(text, ahead, start) or _OCCASION.search(text, ahead, start):
        return True
    if _VISIT.fullmatch(text, start, end) and _CAME.search(text, max(0, start - 40), start):
        return True
    if _is_who(text, start, end) or _is_aside(text, start):
        return True
    if _MOMENT.fullmatch(text, start, end) and _AT.search(text, max(0, start - 14), start):
        return True
    return _ONLY_ALLOWED_FOR.search(text, max(0, start - 60), start) is not None


def _is_who(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase says what people had who are spoken of, and not what befell them."""
    among = _AMONG.search(text, max(0, start - 110), start)
    if among is None:
        return False
    befell = among["opens"] is not None and among["what"] and _HAPPENED.match(text, end)
    return not befell


def _is_aside(text: str, start: int) -> bool:
    """Tell whether a place stands where a name is explained, or a finding read out."""
    low = max(0, start - 220)
    return "," in text[low:start] and _DEFINED.search(text, low, start) is not None
