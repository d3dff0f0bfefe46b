"""What a percentage is of: people, a change of a value, or a measure whose unit is per cent.

The nearest words decide. What stands in a closed bracket is told aside; a measure that defines whom
one counts ("achieved a pressure below 140 mm Hg") is no result of its own.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.percent_changes import is_change_beside, is_change_in
from trialtrace.extract.accounts.results.items.percent_people import (
    COMING_TO,
    FOUND_IN,
    PEOPLE_DID,
    SHARE_HEAD,
    defines,
)
from trialtrace.extract.accounts.results.items.quantities import Quantities
from trialtrace.extract.accounts.results.items.words import BOUND, OF_PEOPLE
from trialtrace.grammar.mention import Mention

# A measured value right in front of a bracket: "4.2 cm (", "3.2 ± 1.1 kg [".
_MEASURED_BEFORE = re.compile(
    r"(?:\d\.\d+|\d\s?(?:[ckm]?m|k?g|ml|m?L|mm ?Hg|points?|dB|units?|m?mol/l|mg/dl|cm2|cm²)\b)"
    r"(?:\s?[(\[][\d.]+[)\]])?(?:\s?(?!or\b)[A-Za-zµ°²][\w°/²-]*){0,2}\s?[(\[]\s*$"
)
# Measures whose own unit is per cent: shares of blood, volume or norm, not of people.
OWN_PERCENT = re.compile(
    r"\b(?P<what>HbA\(?1c\)?|A1c|(?:glyc(?:at|osylat)ed|fetal) h(?:a)?emoglobin|ejection fraction|LVEF|FEV1|FVC"
    r"|DLCO|h(?:a)?ematocrit|saturation|variability|(?:adherence|compliance) (?:was|were)"
    r"|gastric emptying|body water|HOMA-?\w{0,5}"
    r"|(?:confidence|significance) levels?|(?:satisfaction|quality|visibility) scores?"
    r"|(?-i:[A-Z]{3,6}) scores?(?! (?:of )?(?:at least|[\d<>\u2264\u2265]))"
    r"|agreement between [a-z]+|fertili[sz]ation rates?"
    r"|absorption|savings|SpO2|bone mineral density|BMD|predicted|body fat"
    r"|bioavailability|flow-mediated dilat(?:at)?ion|FMD|fat (?:content|fraction)"
    r"|coefficients? of variation|(?:intra|inter|between|within)-\w+ CV"
    r"|fat mass|sleep efficiency|time in (?:therapeutic )?range|(?:body )?surface (?:area|involved|covered)"
    r"|(?:per ?cent|percentages?|proportions?|shares?) of (?:the )?(?:time|energy|calories|days|nights|surface|area))"
    r"(?:\b|\))(?:[^.;%]|\.(?=\d)|(?<=vs)\.){0,70}$",
    re.IGNORECASE,
)
# "HbA1c in these changed from 7.4% to 7.1%": levels, however far in front their name.
_TO_A_LEVEL = re.compile(
    r"\bfrom\s[\d.\u00b7]+\s?%?\s(?:\([^()]*\)\s)?to\s(?:an?\s(?:mean|median|average)\sof\s)?$"
)
_LEVELS = re.compile(
    r"\b(?:HbA\(?1c\)?|A1c|glyc(?:at|osylat)ed ha?emoglobin|(?:LV)?EF|ejection fraction|FEV1|FVC|ha?ematocrit"
    r"|saturation|SpO2|body fat)(?!\w)",
    re.IGNORECASE,
)
# What is no person, and what a test is worth.
_OF_THINGS = re.compile(
    r"\s*of (?:the |all |these )?(?:[a-z-]+ ){0,2}(?:strains?|isolates?|cells?|colonies|specimens|samples|tablets"
    r"|doses|visits|measurements|readings|slides)\b",
    re.IGNORECASE,
)
_OF_A_TEST = re.compile(r"\bspecificity(?: of| was|:|,)? $", re.IGNORECASE)
# "70% predicted", "of the predicted value": a measure in shares of a norm.
_OF_NORM = re.compile(
    r"\s*(?:of )?(?:the )?(?:(?:maximum|maximal|optimum|ideal)(?: possible)?(?: scores?)?|predicted"
    r"|HbA\(?1c\)?|A1C|h(?:a)?ematocrit|(?:left ventricular )?ejection fraction)\b"
    r"(?! (?:\w+ )?(?:goal|target|respon))",
    re.IGNORECASE,
)
# The same value in another unit, or its limits below zero: "8.0% (64 mmol/mol)", "0.1% (-0.1, 0.3)".
_OTHER_UNIT = re.compile(
    r"\s*[(\[]\s*(?:[-\u2212]\s?\d|\d[\d.\u00b7]*\s*[a-z\u00b5\u03bc]{1,4}/[a-z])", re.IGNORECASE
)
# "pressure fell 21% on zinc; clay, 8%": a thought that says no more than whose it is goes on with the one before.
_ONLY_WHOSE = re.compile(
    r"(?<=%)([^.;%]{0,40});\s?(?=(?:and\s|(?:on|with|in|for)\s(?:the\s)?)?[A-Za-z][\w-]*(?:\s(?:group|arm))?[,:]?\s(?:by\s)?$)"
)
_THOUGHT_END = re.compile(r";|(?<!vs)\.(?!\d)")
# Brackets that stand for themselves: not those that are part of a word, as in "HbA(1c)".
_ASIDE = re.compile(r"(?<=\s)(?:\([^()]*\)|\[[^\[\]]*\])")
# "…; 35% relative risk reduction), and death (5.7%": the end of a bracket that opened further ahead.
_OPENED_AHEAD = re.compile(r"^[^()]*\)")
# How far in front of a percentage the words that say what it is may stand.
_CLAUSE = 200
_OF_TIME = re.compile(r"\s*of (?:the |their )?(?:time|days?|nights?|hours)\b", re.IGNORECASE)
# More than a hundred per cent is no share.
_BEYOND_ALL = re.compile(r"(?:[2-9]\d\d|1\d[1-9]|1[1-9]\d|\d{1,3},?\d{3})(?!\d)|100[.·]\d*[1-9]")


def percent_kind(line: Line, start: int, end: int, quantities: Quantities) -> str:
    """Tell a share of people from a change in per cent, and from a measure whose unit is per cent.

    Parameters
    ----------
    line : Line
        The sentence.
    start, end : int
        Offsets of the percentage in the document, its sign included.
    quantities : Quantities
        The lexicon's measures whose changes are told in per cent.

    Returns
    -------
    str
        ``percent`` for people, ``relative_change`` or ``mean``.
    """
    behind, before = line.after(end, 60), line.before(start, _CLAUSE)
    if _OF_THINGS.match(behind) or _OF_A_TEST.search(before[-16:]):
        return "mean"
    if OF_PEOPLE.match(behind) or COMING_TO.match(behind) or FOUND_IN.search(before[-40:]):
        return "percent"
    near = before[-80:]
    if is_change_beside(line, start, end):
        return "relative_change"
    clause = _with_thought_before(_ASIDE.sub(" ", before))
    clause = _ASIDE.sub(" ", _THOUGHT_END.split(clause)[-1])
    clause = _OPENED_AHEAD.sub(" ", clause)
    measured = _MEASURED_BEFORE.search(near) if start > line.start else None
    if (
        measured
        and not BOUND.search(near[: measured.start()].rstrip("0123456789.\u00b7"))
        and not defines(clause, max(len(clause) - len(near) + measured.start(), 0))
    ):
        return "relative_change"  # "fell by 4.2 cm (18%)": a share of the value, not of people
    number = line.text[start - line.start : end - line.start].lstrip()
    if _BEYOND_ALL.match(number):
        return "mean"
    if number[:1] in "-\u2212\u2013+" or _OTHER_UNIT.match(behind) or _OF_NORM.match(behind):
        return "mean"
    if _TO_A_LEVEL.search(near) and _is_of_levels(line.text[: start - line.start]):
        return "mean"
    if _is_own_unit(clause, behind) or _OF_TIME.match(behind):
        return "mean"
    if is_change_in(clause, before, line, end, quantities):
        return "relative_change"
    return "percent"


# Percentage points lie between arms, unless a sentence tells by how many each arm changed.
_POINTS = re.compile(r"(?:%|per ?cent(?:age)?)[ -]points?\b", re.IGNORECASE)
_MOVED_OR_MORE = re.compile(
    r"\b(?:(?P<own>change[sd]?|reduc(?:ed|tions?)|decreas(?:ed?|es)|declin(?:ed?|es)|fell|fall(?:s|en)?|drop(?:s|ped)?"
    r"|increas(?:ed?|es)|rose|ris(?:es?|en)|improv(?:ed|ements?)|gain(?:s|ed)?)"
    r"|differ\w*|advantage|greater|higher|lower|more|less|fewer|larger|smaller|rates?|proportions?|prevalence"
    r"|incidence|survival|mortality|risks?)\b",
    re.IGNORECASE,
)


def is_own_points(line: Line, mention: Mention) -> bool:
    """Tell whether percentage points are by how much an arm changed: "-2.0 with zinc and -1.9 with salt".

    Two numbers at least are told so, in a clause headed by a change and by no difference or rate.
    """
    if len(_POINTS.findall(line.text)) < 2:
        return False
    clause = _ASIDE.sub(" ", line.text[: mention.start - line.start].rpartition(";")[2])
    heads = list(_MOVED_OR_MORE.finditer(clause))
    return bool(heads) and all(one["own"] for one in heads)


def is_level(line: Line, start: int, end: int) -> bool:
    """Tell whether what a percentage starts at is a measure's value: "HbA1c fell from | 8.1% to 7.2%"."""
    before = line.before(start, _CLAUSE)
    clause = _ASIDE.sub(" ", _THOUGHT_END.split(_ASIDE.sub(" ", before))[-1])
    return _is_own_unit(clause, line.after(end, 60))


def _is_of_levels(ahead: str) -> bool:
    """Tell whether words speak of a level told in per cent, and not of how many came to one."""
    return _LEVELS.search(ahead) is not None and SHARE_HEAD.search(ahead) is None


def _is_own_unit(clause: str, behind: str) -> bool:
    """Tell whether a measure whose unit is per cent stands in front of a number, and counts nobody."""
    own = OWN_PERCENT.search(clause[-110:])
    if own is None or PEOPLE_DID.match(behind):
        return False
    at = max(len(clause) - 110, 0) + own.end("what")
    return not SHARE_HEAD.search(clause, at) and not defines(clause, at)


def _with_thought_before(clause: str) -> str:
    """Join words that say no more than whose a percentage is to the thought before, if it tells one.

    Within a bracket a semicolon parts the numbers of a list, which says by itself what it is of.
    """
    thoughts = _THOUGHT_END.split(clause)
    alone = len(thoughts) > 1 and thoughts[-2].count("%") == 1
    if not alone or clause.rfind("(") > clause.rfind(")"):
        return clause
    return _ONLY_WHOSE.sub(r"\1,", clause)
