"""What the words around a number make of it: mean or median, share of people or of a value, entry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.prefilter import sought

HEADER = re.compile(
    r"\b(?P<what>medians?|MST(?=[^.;]{0,20}\d[^;]{0,24}(?:months|weeks|days))|means?|averages?|averaged)\b"
    r"(?![- ](?:follow|age|duration of follow|of "
    r"\d+ (?:cycles|courses)))",
    re.IGNORECASE,
)
_SAID_BEHIND = re.compile(
    r"(?:[^.;()]|\.(?=[ \d])){0,40}[(,]\s*(?P<what>medians?|means?)\s*[),;.]", re.IGNORECASE
)
SURVIVAL = re.compile(
    r"\b(?:time to (?:[\w-]+ ){0,3}[\w-]+|survival|[A-Z]{1,3}FS|OS|TTP|TTF|duration of (?:\w+ )?response"
    r"|response duration)\b(?:[^.;]|\.(?=\d)){0,60}$",
    re.IGNORECASE,
)
# A measured value right in front of a bracket: "4.2 cm (", "3.2 ± 1.1 kg [".
_MEASURED_BEFORE = re.compile(
    r"(?:\d\.\d+|\d\s?(?:[ckm]?m|k?g|ml|m?L|mm ?Hg|points?|dB|units?|m?mol/l|mg/dl|cm2|cm²)\b)"
    r"(?:\s?[(\[][\d.]+[)\]])?(?:\s?[A-Za-zµ°²][\w°/²-]*){0,2}\s?[(\[]\s*$"
)
# Measures whose own unit is per cent: shares of blood, volume or norm, not of people.
OWN_PERCENT = re.compile(
    r"\b(?:HbA\(?1c\)?|A1c|(?:glyc(?:at|osylat)ed|fetal) h(?:a)?emoglobin|ejection fraction|LVEF|FEV1|FVC"
    r"|DLCO|h(?:a)?ematocrit|saturation|SpO2|bone mineral density|BMD|predicted|body fat"
    r"|fat mass)(?:\b|\))(?:[^.;%]|\.(?=\d)|(?<=vs)\.){0,70}$",
    re.IGNORECASE,
)
# People, or what they did, behind a percentage that a measure stands in front of.
_PEOPLE_DID = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?(?:patients|women|men|people|participants|subjects|children|adults|cases|eyes"
    r"|had\b|experienced|developed|reported|achieved|died)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:fell|reduced|decreased|increased|rose|cut|dropped|improved|lowered|declined|grew"
    r"|raised|shrank|down|up)\b[^.;]{0,60}?\bby\s+(?:a |an |about |nearly |almost |up to |as much "
    r"as |roughly |approximately |more than )?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:relative |absolute |overall |additional |further |proportional "
    r"|greater |significant |relative risk )*"
    r"(?:reduction|decrease|lower|higher|fewer|less\b|more\b|improvement|increase|risk reduction"
    r"|increased|reduced|decline"
    r"|drop\b|rise\b|greater|cut\b|difference|chance|likely|advantage|gain\b)",
    re.IGNORECASE,
)
_RELATIVE_BEFORE = re.compile(
    r"\b(?:reduction|decrease|increase|improvement|rise|drop|difference|decline|advantage|benefit"
    r"|gain)s?\s+(?:of|=|was|is|,)?\s*"
    r"(?:about |approximately |up to |nearly |only )?$|\b(?:reduced|decreased|increased|lowered"
    r"|cut|raised|improved|declined|rose|fell|dropped)\s+(?:(?:\w+ ){0,6}?by\s+)?"
    r"(?:about |nearly |almost |approximately |only )?$",
    re.IGNORECASE,
)
# People, right behind a percentage: whatever moved, so many of them.
_OF_PEOPLE = re.compile(
    r"\s*(?:\([^()]{1,24}\)\s*)?of (?:the |all |our |those |these )?(?:[a-z-]+ ){0,3}?(?:patients|women|men|people"
    r"|participants|subjects|children|adults|infants|eyes|cases|volunteers|individuals)\b",
    re.IGNORECASE,
)
# The same value in another unit, or its limits below zero: "8.0% (64 mmol/mol)", "0.1% (-0.1, 0.3)".
_OTHER_UNIT = re.compile(
    r"\s*[(\[]\s*(?:[-\u2212]\s?\d|\d[\d.\u00b7]*\s*[a-z\u00b5\u03bc]{1,4}/[a-z])", re.IGNORECASE
)
# What is measured on one body, and moved: its percentages are those of its own start.
_QUANTITY = (
    r"(?:levels?|concentrations?|scores?|volumes?|weight|pressures?|thickness|density|index|area|length|mass"
    r"|cholesterol|triglycerides?|glucose|(?:VL|L|H|non-H)DL(?:-C)?|(?:BMI|IOP|SBP|DBP|PEF|CRP)"
    r"|apo(?:lipoprotein)? ?[A-E](?:-?I{1,3})?|creatinine|proteinuria|output|flow|resistance|intake|size"
    r"|particle size|cell counts?|lesion counts?|frequency|consumption|requirements?|time|duration)"
)
_MOVED = (
    r"(?:reduc(?:ed|tions?|ing)|decreas(?:ed|es?|ing)|lower(?:ed|ing)|increas(?:ed|es?|ing)|rais(?:ed|ing)"
    r"|declin(?:ed|es?)|changes?|fell|rose|drop(?:s|ped)?|improvements?)"
)
# "reduced body weight", "weight was reduced", "weight reductions".
_QUANTITY_MOVED = sought(
    rf"\b{_MOVED}\b[^.;()]{{0,50}}?\b{_QUANTITY}(?![\w-])|\b{_QUANTITY}(?![\w-])[^.;()]{{0,40}}?\b{_MOVED}\b",
    re.IGNORECASE,
)
_THOUGHT_END = re.compile(r";|(?<!vs)\.(?!\d)")
# What is counted in people or events, whatever moved beside it.
_COUNTED = re.compile(
    r"\b(?:patients|women|men|people|participants|subjects|children|eyes|risk|rates?|incidence|proportions?"
    r"|percentages? of|achiev\w+|reach\w+|respon\w+|normali\w+|controlled|occurr\w+|develop\w+|report\w+|experienc\w+"
    r"|died|deaths?|targets?|goals?|had|events?|in more|in fewer|more often|frequent\w*)\b",
    re.IGNORECASE,
)
# "percent reduction in LDL cholesterol was 46%": a heading for all that follow in its clause.
_PERCENT_CHANGE = re.compile(
    r"\b(?:relative|absolute)\s(?:\w+\s)?(?:reductions?|increases?|decreases?)\b[^.;()]{0,70}$"
    r"|\b(?:per ?cent(?:age)?|%)\s(?:of )?(?:\w+\s){0,2}(?:reductions?|changes?|increases?"
    r"|decreases?|improvements?|declines?|loss|gain|inhibition)\b(?:[^.;]|\.(?=\d)){0,140}$",
    re.IGNORECASE,
)
# "a lower risk of falls (29%; ...": by so much; "a lower risk of falls (12% vs 17%)": in so many.
_RISK_MOVED = re.compile(
    r"\b(?:decreased|reduced|lower(?:ed)?|higher|increased?|greater|elevated|reductions? (?:in|of))\s(?:\w+\s){0,3}?"
    r"(?:risk|hazard|odds|rate|mortality)s?\b[^.;()]{0,60}\(\s*$"
    r"|\b(?:reduced|decreased|increased|lowered|raised|cut)\b(?:[^.]|\.(?=\d)){0,120}?\bby\b(?:[^.]|\.(?=\d)){0,60}"
    r"\band by\s$",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(
    r"[^;()]{0,40}\b(?:vs?|versus|and|compared|against|than|respectively)\b|\s*\)\s*(?:than|versus|compared|vs)\b",
    re.IGNORECASE,
)
COMPLETED = sought(
    r"\b(?:completed|complet(?:ing|ion)|adher\w+|complian\w+|withdr\w+|dropp?ed|drop-?outs?|attrition"
    r"|lost to|power|alpha(?! ?-?\d|-\w)(?= (?:level|error|of|was|=)| ?=)|follow-up rates?"
    r"|of the planned|dose intensity|evaluable|eligible|discontinu\w+|hypothes\w+|assum(?:ed|ing|ption)"
    r"|to detect|sample size)\b",
    re.IGNORECASE,
)
BASELINE = sought(
    r"\b(?:at baseline(?! to\b)|baseline characteristics|baseline (?:mean|median)|mean age|median age"
    r"|average age|mean BMI"
    r"|(?:mean|median) (?:body mass index|tumou?r size)|inclusion "
    r"criteria|eligible if)\b",
    re.IGNORECASE,
)
BOUND = sought(
    r"(?:[<>≥≤](?:\s?/?=|\s?or\s?=)?\s*|\b(?:less than|more than|at least|greater than|below|above|under|over"
    r"|margin(?: of)?|fixed to|maximum of|up to|fewer than|level"
    r"|exceed(?:ing|ed)?|value|set at|target(?:ed)?(?: at| of)?)\s+(?:the |of )?)$",
    re.IGNORECASE,
)
# "(mean ± SEM)", "means +/- standard errors", "values are mean (SD)".
_SPREAD_SAID = re.compile(
    r"(?:\bmeans?|\baverages?|±|\+/-|\+-)[\s,(±+/-]{0,6}(?P<what>SEM?|s\.e\.(?:m\.)?|standard error"
    r"|SD|s\.d\.|standard deviation)(?![A-Za-z])",
    re.IGNORECASE,
)
# A share of something that is no people: "85% of the increase in strength".
_PART_OF = re.compile(
    r"\s*of (?:the |this |that |their |its |all )?(?:\w+ )?(?:increase|decrease|reduction|improvement|change|difference"
    r"|gain|loss|rise|fall|effect|benefit|varia(?:nce|tion|bility)|energy|calories|dose|costs?|time"
    r"|weight|volume|maximum|maximal|peak|predicted|baseline|total|normal|(?:heart|metabolic) rate"
    r"|VO2\w*|intake|requirements?)\b",
    re.IGNORECASE,
)
# "mean (SD)", "means [SE]": brackets behind the means of this text hold spreads.
_BRACKET_SAID = re.compile(
    r"\b(?:means?|averages?|values?)\b[^.;()\[\]]{0,60}[(\[]\s?(?P<what>SDs?|s\.d\.|standard deviations?"
    r"|SEM?s?|s\.e\.(?:m\.)?|standard errors?(?: of the mean)?)\s?[)\]]",
    re.IGNORECASE,
)
# "median (range)", "medians [IQR]": the ranges of this text stand behind medians.
_MIDDLE_SAID = re.compile(
    r"\bmedians?\b[^.;()]{0,60}[(\[,]?\s?(?:with\s|and\s)?(?:range|IQR|interquartile|inter-quartile|quartiles)",
    re.IGNORECASE,
)
# A number with a range in brackets right behind it: "14 (7-17)", "2 [1 to 9]".
RANGE_BEHIND = re.compile(
    r"\s?[(\[]\s?(?:(?:range|IQR)[:,=]?\s?)?[-−–]?\d[\d.·]*\s?(?:-|–|to)\s?[-−]?\d[\d.·]*\s?%?[)\]]"
)
# A bracket with numbers of its own: what heads them heads no number outside.
_TOLD_ASIDE = re.compile(r"[(\[][^()\[\]]*\d[^()\[\]]*[)\]]")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NEAR = 70


def header(before: str) -> str:
    """Return mean or median when the clause in front of a number is headed so."""
    clause = re.split(r";\s|(?<!\bvs)\.\s(?=[A-Z])", _TOLD_ASIDE.sub(" ", before))[-1]
    found = ""
    for match in HEADER.finditer(clause):
        found = match["what"].lower()
    if not found:
        return ""
    return "median" if found.startswith(("median", "mst")) else "mean"


def header_behind(line: Line, mention: Mention) -> str:
    """Return what brackets behind a number say that it is: "34 and 71 ml (medians)"."""
    found = _SAID_BEHIND.match(line.after(mention.end, 60))
    return "" if found is None else "median" if found["what"].lower().startswith("med") else "mean"


def is_of_people(line: Line, mention: Mention) -> bool:
    """Tell whether people stand behind a percentage, or the rate of something since a mean was named."""
    if _OF_PEOPLE.match(line.after(mention.end, 60)):
        return True
    before = line.before(mention.start, 80)
    headers = [match.end() for match in HEADER.finditer(before)]
    return bool(headers) and _RATES.search(before, headers[-1]) is not None


_RATES = re.compile(
    r"\b(?:rates?|proportions?|incidence|prevalence|percentages? of)\b", re.IGNORECASE
)


def percent_kind(line: Line, mention: Mention) -> str:
    """Tell a share of people from a change in per cent, and from a measure whose unit is per cent."""
    behind, before = line.after(mention.end, 60), line.before(mention.start, 160)
    if _OF_PEOPLE.match(behind):
        return "percent"
    near = before[-80:]
    if _RELATIVE.match(behind) or _RELATIVE_BEFORE.search(near) or _BY.search(near):
        return "relative_change"
    measured = _MEASURED_BEFORE.search(near) if mention.start > line.start else None
    if measured and not BOUND.search(near[: measured.start()].rstrip("0123456789.\u00b7")):
        return "relative_change"  # "fell by 4.2 cm (18%)": a share of the value, not of people
    number = line.text[mention.start - line.start : mention.end - line.start].lstrip()
    if number[:1] in "-\u2212\u2013+" or _OTHER_UNIT.match(behind):
        return "mean"
    if OWN_PERCENT.search(near) and not _PEOPLE_DID.match(behind):
        return "mean"
    if _is_moved(before) or _PERCENT_CHANGE.search(before) or _moved_more(before):
        return "relative_change"
    if _RISK_MOVED.search(before) and not _SET_AGAINST.match(behind):
        return "relative_change"
    return "percent"


def _is_moved(before: str) -> bool:
    """Tell whether the clause in front of a percentage says that a quantity moved, and counts nothing."""
    clause = _THOUGHT_END.split(before)[-1]
    moved = _QUANTITY_MOVED.search(clause)
    return moved is not None and _COUNTED.search(clause, moved.start()) is None


# "reductions in ferritin were greater with zinc (16%)": how far something moved, whatever it is.
_MOVED_MORE = re.compile(
    r"\b(?:reductions?|increases?|decreases?|improvements?|declines?|gains?|losses|falls?|rises?)\s(?:in|of|from)\b"
    r"[^.;()]{2,60}\b(?:was|were)\s(?:\w+ly\s)?(?:greater|larger|smaller|bigger|more pronounced)\b[^;]{0,90}$",
    re.IGNORECASE,
)


def _moved_more(before: str) -> bool:
    found = _MOVED_MORE.search(before)
    return found is not None and _COUNTED.search(before, found.start()) is None


def unwanted(line: Line, mention: Mention) -> bool:
    """Tell whether a count or percentage is a bound, or describes the sample at its entry."""
    before = line.before(mention.start, _NEAR)
    if _PART_OF.match(line.after(mention.end, 40)):
        return True
    return bool(BOUND.search(before[-40:]) or BASELINE.search(before))


def is_flow(line: Line, mention: Mention) -> bool:
    """Tell whether the words beside a number speak of completion, adherence or power."""
    near = line.before(mention.start, _NEAR)[-45:] + " " + line.after(mention.end, 45)
    return COMPLETED.search(near) is not None


@dataclass(frozen=True, slots=True)
class Habits:
    """How a text writes its numbers, said once and meant throughout.

    Attributes
    ----------
    spread : str
        What stands behind "±": ``sd`` or ``se``.
    middle : str
        What stands in front of a range in brackets: ``mean`` or ``median``.
    bracket : str
        What a number in brackets behind a mean is: ``sd``, ``se``, or nothing that is said.
    """

    spread: str = "sd"
    middle: str = "mean"
    bracket: str = ""


def habits_of(lines: Iterable[Line]) -> Habits:
    """Read the habits of a text from the first sentence that tells them."""
    spread = middle = bracket = ""
    for line in lines:
        text = line.text
        if not middle and "edian" in text and _MIDDLE_SAID.search(text):
            middle = "median"
        if not _says_spread(text):
            continue
        spread = spread or spread_said(line)
        bracket = bracket or bracket_said(line)
    return Habits(spread or "sd", middle or "mean", bracket)


def _says_spread(text: str) -> bool:
    """Tell whether a sentence holds a word for a spread; few do, and the rules are asked of these only."""
    return any(word in text for word in ("SD", "SE", "s.d", "s.e", "tandard", "sd", "se)"))


def spread_said(line: Line) -> str:
    """Return what a sentence says that it writes behind "±" ("mean ± SE"); empty for nothing."""
    found = _SPREAD_SAID.search(line.text) if _says_spread(line.text) else None
    if found is None:
        return ""
    return "sd" if "d" in found["what"].lower().removeprefix("standard") else "se"


def bracket_said(line: Line) -> str:
    """Return what a sentence says that it writes in brackets ("mean (SE)"); empty for nothing."""
    found = _BRACKET_SAID.search(line.text) if _says_spread(line.text) else None
    if found is None:
        return ""
    return "sd" if "d" in found["what"].lower().removeprefix("standard") else "se"


def without_brackets(text: str) -> str:
    """Take brackets out, also one inside another ("[95% interval (CI), 2 to 5]")."""
    return _BRACKETED.sub(" ", _BRACKETED.sub(" ", text))
