"""What a percentage is of: people, a change of a value, or a measure whose unit is per cent.

The nearest words decide. What stands in a closed bracket is told aside; a measure that defines whom
one counts ("achieved a pressure below 140 mm Hg") is no result of its own.
"""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.quantities import Quantities
from trialtrace.extract.accounts.results.items.words import BOUND, OF_PEOPLE
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import sought

_PEOPLE = rf"(?:{PERSONS}|cases|eyes|recipients)"
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
# People, or what they did, behind a percentage that a measure stands in front of.
_PEOPLE_DID = re.compile(
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
_BY = sought(
    r"\b(?:fell|reduced|decreased|increased|rose|cut|dropped|improved|lowered|declined|grew"
    r"|raised|elevated|shrank|regressed|progressed|diminished|widened|narrowed|thickened|thinned|differed|varied"
    r"|down|(?<!-)up)\b[^.;]{0,110}?"
    r"(?<!reported )(?<!achieved )(?<!reached )(?<!attained )(?<!experienced )(?<!preferred )(?<!tolerated )"
    r"\bby\s+(?:a |an |about |nearly |almost |up to |as much as |roughly |approximately |more than )?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"^(?:(?:,|,? and|,? or) \d[\d.]*\s?(?:%|per ?cent))*"
    r"\s*(?:\([^)]*\)\s*)?(?:relative |absolute |overall |additional |further |proportional "
    r"|greater |significant |relative risk )*"
    r"(?:reduction|decrease|lower|higher|fewer|less\b|more\b|improvement|increase|risk reduction"
    r"|increased|reduced|decline"
    r"|(?:below|above) (?:the |their |its )?(?:own )?(?:baseline|pre-?treatment|initial|starting)\b"
    r"|from (?:the )?baseline\b"
    r"|of (?:the |their |its )?(?:own )?(?:baseline|pre-?treatment|initial|starting) (?:values?|levels?)\b"
    r"|drop\b|rise\b|greater|cut\b|difference|chance|likely|advantage|gain\b|decrement|increment"
    r"|(?:thinn|thick|long|short|small|larg|bigg|slow|fast|heavi|light|wid|narrow|weak|strong)er\b"
    r"|(?:effective|efficacious) (?:in|at|against)\b)",
    re.IGNORECASE,
)
_RELATIVE_BEFORE = re.compile(
    r"\b(?:reduction|decrease|increase|improvement|rise|drop|difference|decline|advantage|(?<!clinical )benefit"
    r"|gain|decrement|increment)s?(?::|\s)\s*(?:(?:rate\s|by\s[^.;:,()%\d]{2,40}\s)?of|=|was|is|,)?\s*"
    r"(?:about |approximately |up to |nearly |only )?$|\b(?:reduced|decreased|increased|lowered"
    r"|cut|raised|elevated|improved|declined|rose|fell|dropped)\s+(?:(?:\w+ ){0,6}?by\s+)?"
    r"(?:about |nearly |almost |approximately |only )?$"
    r"|\b(?:lost|regained|went (?:up|down))\s(?:about |nearly |almost |approximately |only )?$"
    r"|\b(?:fall|rise|drop|decrease|increase|reduction|decline)s?\sof\s[\d.\u00b7]+\s?%[^.;()%\d]{2,60},?\s(?:and\s)?"
    r"(?!an?\s|the\s)(?!\w*rate|\w*incidence|\w*proportion|\w*surviv)[A-Za-z-]+(?:\sgroup)?\sof\s$"
    r"|\b(?:reductions|decreases|increases|improvements|declines|losses|gains)\s(?:in|at|of|from|over|after)\s"
    r"[^.;:()%\d]{2,60}\s(?:was|were|averaged)\s(?:about |approximately )?$",
    re.IGNORECASE,
)
# The same value in another unit, or its limits below zero: "8.0% (64 mmol/mol)", "0.1% (-0.1, 0.3)".
_OTHER_UNIT = re.compile(
    r"\s*[(\[]\s*(?:[-\u2212]\s?\d|\d[\d.\u00b7]*\s*[a-z\u00b5\u03bc]{1,4}/[a-z])", re.IGNORECASE
)
# "percent reduction in LDL cholesterol was 46%": a heading for all that follow in its clause.
_PERCENT_CHANGE = re.compile(
    r"\b(?:relative|absolute)\s(?:\w+\s)?(?:reductions?|increases?|decreases?)\b[^.;()]{0,70}$"
    r"|\babsolute\s(?:\w+\s)?(?:benefits?|gains?|improvements?|advantages?)\b[^.;:(),%\d]{0,70}\b(?:of|was|were)\s$"
    r"|(?<![\d.])(?<!\d )(?:\bper ?cent(?:age)?|%)\s(?:of )?(?:\w+\s){0,2}(?:reductions?|changes?|increases?"
    r"|decreases?|improvements?|declines?|loss|gain|inhibition)\b(?:[^.;]|\.(?=\d)){0,140}$",
    re.IGNORECASE,
)
# "reductions in ferritin were greater with zinc (16%)": how far something moved, whatever it is.
_MOVED_MORE = re.compile(
    r"\b(?:reductions?|increases?|decreases?|improvements?|declines?|gains?|losses|falls?|rises?)\s(?:in|of|from)\b"
    r"[^.;()]{2,60}\b(?:was|were)\s(?:\w+ly\s)?(?:greater|larger|smaller|bigger|more pronounced)\b[^;]{0,90}$",
    re.IGNORECASE,
)
# "greater falls in ferritin (16%) than": "greater falls in nausea (12% vs 30%)" are shares.
_MOVED_GREATLY = re.compile(
    r"\b(?:greater|larger|smaller|bigger)\s(?:\w+\s)?(?:reductions?|increases?|decreases?|improvements?|declines?"
    r"|falls?|rises?|changes?)\s(?:in|from)\b(?:(?!\band\b)[^.;:,()]){2,60}\(\s?$",
    re.IGNORECASE,
)
_TWO_IN_BRACKET = re.compile(
    r"\s?(?:%|per ?cent)?\s?(?:vs?\.?|versus|and|or|compared|,|against)\s", re.IGNORECASE
)
# "a lower risk of falls (29%; ...": by so much; "a lower risk of falls (12% vs 17%)": in so many.
_RISK_MOVED = re.compile(
    r"\b(?:(?:decreased|reduced|lowered|increased?|reductions? (?:in|of))\s(?:\w+\s){0,3}?"
    # "a lower rate with zinc (12%)" is its own
    r"(?:risk|hazard|odds|rate|mortality)|(?:lower|higher|greater|elevated)\s(?:\w+\s){0,3}?(?:risk|hazard|odds))s?\b"
    r"[^.;()]{0,60}\(\s*$"
    r"|\b(?:reduced|decreased|increased|lowered|raised|cut)\b(?:[^.]|\.(?=\d)){0,120}?\bby\b(?:[^.]|\.(?=\d)){0,60}"
    r"\band by\s$",
    re.IGNORECASE,
)
# How many cases a vaccine spares, in shares of those without it.
_SPARED = re.compile(
    r"(?:\b(?:vaccine|vaccination|protective|preventive)\s(?:efficacy|effectiveness)|(?-i:\bVEs?)"
    r"|\bprotection rates?|\b(?:rates?|level|degree) of protection"
    r"|\battributable (?:risk|fraction))\b[^.;]{0,70}$",
    re.IGNORECASE,
)
# "The efficacy of zinc compared with placebo was 47%", "(efficacy, 61%; 95% CI 44 to 73)": so much less than
# without it; where an arm's name follows ("efficacy was 85% (95% CI 80 to 90) with zinc"), a share of its people.
_EFFICACY = re.compile(
    r"\b(?:efficacy|effectiveness)\b(?!\srates?\b)(?P<of>[^.;%\d]{0,90})$", re.IGNORECASE
)
_EFFICACY_AGAINST = re.compile(
    r"\b(?:compared\s(?:with|to)|relative\sto|versus|vs\.?|over|against)\s", re.IGNORECASE
)
_GROUPED = re.compile(r"\b(?:groups?|arms?)\b[^.;]{0,60}$", re.IGNORECASE)
_INTERVAL_AND_END = re.compile(
    r"\s?[(\[,;]\s?9\d(?:\.\d)?\s?%\s(?:CI|confidence|credible)\b[^()\[\]]{3,60}"
    r"(?:[)\]](?!\s(?:(?:and|versus|vs\.?|compared|in|with|for|among|on)\s)|,\s(?:and\s)?\d)|$)",
    re.IGNORECASE,
)
# "the reduction in relapse with zinc was 41%", and "and 45%" behind it.
_MOVED_WAS = re.compile(
    r"\b(?:reductions?|increases?|decreases?|improvements?|declines?|gains?|loss(?:es)?|rise|fall)"
    r"\s(?:in|of|from (?:the )?baseline)\s"
    r"[^.;:%]{2,110}?\s(?:was|were|averaged)\s(?:about |only |approximately )?"
    r"(?:[\d.\u00b7]+\s?%?\s*,?\s?(?:and|vs\.?|versus|or)\s)?$",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(
    r"[^;()]{0,40}\b(?:vs?|versus|and|compared|against|than|respectively)\b|\s*\)\s*(?:than|versus|compared|vs)\b",
    re.IGNORECASE,
)
# "pressure fell 21% on zinc; clay, 8%": a thought that says no more than whose it is goes on with the one before.
_ONLY_WHOSE = re.compile(
    r"(?<=%)([^.;%]{0,40});\s?(?=(?:and\s|(?:on|with|in|for)\s(?:the\s)?)?[A-Za-z][\w-]*(?:\s(?:group|arm))?[,:]?\s(?:by\s)?$)"
)
# "from 24 to 19 mm Hg (21%)": by so much of it, as the numbers say.
_FROM_TO = re.compile(
    r"\bfrom\s(?:an?\s)?(?:mean\s(?:of\s)?)?(?P<was>\d[\d.\u00b7]*)(?:\s?\u00b1\s?[\d.\u00b7]+)?[^\d;()]{0,14}\sto\s"
    r"(?P<became>\d[\d.\u00b7]*)(?:\s?\u00b1\s?[\d.\u00b7]+)?[^\d;()]{0,14}[(\[]\s?$"
)
_THOUGHT_END = re.compile(r";|(?<!vs)\.(?!\d)")
# What is counted in people or events, behind a measure that moved: "pressure fell and 12% had a cough".
_COUNTED = re.compile(
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
    if (
        _RELATIVE.match(line.after(end, 120))
        or _RELATIVE_BEFORE.search(near)
        or _BY.search(before[-150:])
        or _is_by_so_much(near, line.after(start, 12))
    ):
        return "relative_change"
    clause = _with_thought_before(_ASIDE.sub(" ", before))
    clause = _ASIDE.sub(" ", _THOUGHT_END.split(clause)[-1])
    clause = _OPENED_AHEAD.sub(" ", clause)
    measured = _MEASURED_BEFORE.search(near) if start > line.start else None
    if (
        measured
        and not BOUND.search(near[: measured.start()].rstrip("0123456789.\u00b7"))
        and not _defines(clause, max(len(clause) - len(near) + measured.start(), 0))
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
    moved = _is_moved(clause, quantities) and not _PEOPLE_DID.match(behind)
    greatly = _MOVED_GREATLY.search(before) and not _TWO_IN_BRACKET.match(line.after(end, 20))
    if moved or greatly or _is_change(clause) or _moved_more(before):
        return "relative_change"
    if _SPARED.search(clause) or _is_efficacy(clause, line.after(end, 90)):
        return "relative_change"
    if _MOVED_WAS.search(clause) and not (SHARE_HEAD.search(clause) or _PEOPLE_DID.match(behind)):
        return "relative_change"
    if _RISK_MOVED.search(before) and not _SET_AGAINST.match(behind):
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


def _is_efficacy(clause: str, behind: str) -> bool:
    """Tell whether a percentage is how many cases a treatment spares, in shares of those without it."""
    clause = clause.rpartition("(")[2]
    found = _EFFICACY.search(clause)
    if found is None or _GROUPED.search(clause):
        return False
    return bool(_EFFICACY_AGAINST.search(found["of"]) or _INTERVAL_AND_END.match(behind))


_SIGN = re.compile(r"\s?(?:%|per ?cent)")


def is_told_as_change(line: Line, end: int) -> bool:
    """Tell whether words right behind a percentage make it a change: "a 32|% relative reduction"."""
    return _RELATIVE.match(_SIGN.sub("", line.after(end, 70), count=1)) is not None


# "(12% and 16%, respectively; | 25% relative risk reduction)"
_BEHIND_A_PAIR = re.compile(r"\d\s?%?(?:,?\srespectively)?[;,]\s(?:an?\s)?$")
_BETWEEN_ARMS = re.compile(r"[^()]{0,40}\brelative (?:risk )?(?:reduction|increase)\)")


def sums_up_a_pair(line: Line, start: int) -> bool:
    """Tell whether a relative reduction ends the bracket of the two shares that it is reckoned from."""
    behind_a_pair = _BEHIND_A_PAIR.search(line.before(start, 24)) is not None
    return behind_a_pair and _BETWEEN_ARMS.match(line.text, start - line.start) is not None


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
    if own is None or _PEOPLE_DID.match(behind):
        return False
    at = max(len(clause) - 110, 0) + own.end("what")
    return not SHARE_HEAD.search(clause, at) and not _defines(clause, at)


def _with_thought_before(clause: str) -> str:
    """Join words that say no more than whose a percentage is to the thought before, if it tells one.

    Within a bracket a semicolon parts the numbers of a list, which says by itself what it is of.
    """
    thoughts = _THOUGHT_END.split(clause)
    alone = len(thoughts) > 1 and thoughts[-2].count("%") == 1
    if not alone or clause.rfind("(") > clause.rfind(")"):
        return clause
    return _ONLY_WHOSE.sub(r"\1,", clause)


_NUMBER_SAID = re.compile(r"\s?(\d+(?:[.\u00b7]\d+)?)")
_ROUNDED = 0.6


def _is_by_so_much(near: str, number: str) -> bool:
    """Tell whether a percentage is by how much of it a value moved that stands in front: "from 24 to 19 (21%)"."""
    found, said = _FROM_TO.search(near), _NUMBER_SAID.match(number)
    if found is None or said is None:
        return False
    was, became, share = (
        float(one.replace("\u00b7", ".").rstrip("."))
        for one in (found["was"], found["became"], said[1])
    )
    return was > 0 and abs(100 * abs(was - became) / was - share) <= _ROUNDED


# Lists of what befell people, in front of a word of change: "adverse events were raised ALT (15%) and rash (8%)".
_BEFALLEN = re.compile(
    r"\b(?:adverse\s(?:events?|effects?|reactions?)|side[- ]effects?|toxicit\w+|abnormalit\w+|complications?)\b",
    re.IGNORECASE,
)
# Another statement behind the one that something moved: "LDL fell, and mortality was 12%", "it fell, delirium 12%".
_ANOTHER = re.compile(
    r"(?:,|\band\b|\bbut\b|\bwhile\b|\bwhereas\b)\s[^,%]{2,50}\b(?:was|were|is|are|occurred|developed)\b"
    r"|^[^%]*,\s(?!(?:on|with|in|for|by|and|versus|vs|compared|from|to|respectively|but|not|the|only|a|an|whereas|while"
    r"|though|although|than|or)\b)"
    r"(?:[a-z-]+\s){1,3}$",
    re.IGNORECASE,
)


def _is_moved(clause: str, quantities: Quantities) -> bool:
    """Tell whether a clause in front of a percentage says that a quantity moved, and counts nothing."""
    moved = quantities.moved.search(clause)
    return (
        moved is not None
        and _COUNTED.search(clause, moved.start()) is None
        and _BEFALLEN.search(clause, 0, moved.start()) is None
        and _ANOTHER.search(clause[moved.end() :]) is None
        and not _defines(clause, moved.start())
    )


def _moved_more(before: str) -> bool:
    """Tell whether changes were set against each other, and nothing was counted behind them."""
    found = _MOVED_MORE.search(before)
    return found is not None and _COUNTED.search(before, found.start()) is None


def _is_change(clause: str) -> bool:
    """Tell whether a clause is headed by a change in per cent, and counts nothing behind it."""
    change = _PERCENT_CHANGE.search(clause)
    return change is not None and SHARE_HEAD.search(clause, change.start()) is None


def _defines(clause: str, start: int) -> bool:
    """Tell whether a measure says whom one counts: "patients with a pressure fall of 10 mm Hg or more".

    Words that count people and words for what they came to stand in front of it, or a bound behind.
    """
    if _AVERAGED.search(clause):
        return False
    ahead = clause[:start]
    if SHARE_HEAD.search(ahead) is None:
        return False
    return _BOUNDED.search(clause, start) is not None or _TOWARDS.search(ahead) is not None
