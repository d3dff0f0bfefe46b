"""What the words around a number make of it: mean or median, share of people or of a value, entry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trialtrace.extract.accounts.reading import Line
from trialtrace.grammar.mention import Mention

HEADER = re.compile(
    r"\b(?P<what>medians?|means?|averages?|averaged)\b(?![- ](?:follow|age|duration of follow|of "
    r"\d+ (?:cycles|courses)))",
    re.IGNORECASE,
)
_SAID_BEHIND = re.compile(
    r"(?:[^.;()]|\.(?=[ \d])){0,40}[(,]\s*(?P<what>medians?|means?)\s*[),;.]", re.IGNORECASE
)
SURVIVAL = re.compile(
    r"\b(?:time to (?:[\w-]+ ){0,3}[\w-]+|survival|PFS|OS|DFS|TTP|TTF|duration of (?:\w+ )?response"
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
    r"|fat mass)\b(?:[^.;%]|\.(?=\d)){0,70}$",
    re.IGNORECASE,
)
# People behind a percentage: it is a share of them.
_OF_PEOPLE = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?(?:of (?:the |all )?(?:\w+ )?)?(?:patients|women|men|people|participants|subjects"
    r"|children|adults|cases|eyes|had\b|experienced|developed|reported|achieved|died)\b",
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
    r"|drop|rise|greater|cut\b|difference|chance|likely|advantage|gain)",
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
COMPLETED = re.compile(
    r"\b(?:completed|complet(?:ing|ion)|adher\w+|complian\w+|withdr\w+|dropp?ed|drop-?outs?|attrition"
    r"|lost to|power|alpha|follow-up rates?"
    r"|of the planned|dose intensity|evaluable|eligible|discontinu\w+|hypothes\w+|assum(?:ed|ing|ption)"
    r"|to detect|sample size)\b",
    re.IGNORECASE,
)
BASELINE = re.compile(
    r"\b(?:at baseline(?! to\b)|baseline characteristics|baseline (?:mean|median)|mean age|median age"
    r"|average age|mean BMI"
    r"|(?:mean|median) (?:body mass index|tumou?r size)|randomi[sz]ed to|inclusion "
    r"criteria|eligible if)\b",
    re.IGNORECASE,
)
BOUND = re.compile(
    r"(?:[<>≥≤](?:\s?/?=|\s?or\s?=)?\s*|\b(?:less than|more than|at least|greater than|below|above|under|over"
    r"|margin(?: of)?|fixed to|maximum of|up to|fewer than|level"
    r"|exceed(?:ing|ed)?|value)\s+(?:the |of )?)$",
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
    r"|weight|volume|maximum|maximal|predicted|baseline|total|normal)\b",
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
_NEAR = 70


_STOPS = re.compile(r";\s|\.\s")


def header(before: str) -> str:
    """Return mean or median when the clause in front of a number is headed so."""
    clause = _STOPS.split(before)[-1]
    found = ""
    for match in HEADER.finditer(clause):
        found = match["what"].lower()
    if not found:
        return ""
    return "median" if found.startswith("median") else "mean"


def header_behind(line: Line, mention: Mention) -> str:
    """Return what brackets behind a number say that it is: "34 and 71 ml (medians)"."""
    found = _SAID_BEHIND.match(line.after(mention.end, 60))
    return "" if found is None else "median" if found["what"].lower().startswith("med") else "mean"


def percent_kind(line: Line, mention: Mention) -> str:
    behind, before = line.after(mention.end, 60), line.before(mention.start, 80)
    if _RELATIVE.match(behind) or _RELATIVE_BEFORE.search(before) or _BY.search(before):
        return "relative_change"
    if mention.start > line.start and _MEASURED_BEFORE.search(before):
        return "relative_change"  # "fell by 4.2 cm (18%)": a share of the value, not of people
    number = line.text[mention.start - line.start : mention.end - line.start].lstrip()
    if number[:1] in "-−–+":
        return "mean"
    if OWN_PERCENT.search(before) and not _OF_PEOPLE.match(behind):
        return "mean"
    return "percent"


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
    """

    spread: str = "sd"
    middle: str = "mean"


def habits_of(lines: Iterable[Line]) -> Habits:
    """Read the habits of a text from the first sentence that tells them."""
    spread = middle = ""
    for line in lines:
        spread = spread or spread_said(line)
        if not middle and _MIDDLE_SAID.search(line.text):
            middle = "median"
    return Habits(spread or "sd", middle or "mean")


def spread_said(line: Line) -> str:
    """Return what a sentence says that it writes behind "±" ("mean ± SE"); empty for nothing."""
    found = _SPREAD_SAID.search(line.text)
    if found is None:
        return ""
    return "sd" if "d" in found["what"].lower().removeprefix("standard") else "se"
