"""Ratio measures: hazard, odds, risk and rate ratios, with their interval where it stands beside them."""

import math
import re

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.skeleton import TAKEN
from trialtrace.grammar.template import MACROS, pattern

NAME = (
    r"(?:(?:(?:adjusted|unadjusted|crude|pooled|overall|summary|"
    r"relative|multivariable|multivariate|stratified|common|standardi[sz]ed|"
    r"sub-?distribution|age-adjusted)[ -]){0,2}(?:sub-?)?(?:hazards? (?:(?:rate|risk|odds) )?ratio|"
    r"odds? ratio|risk ratio|relative risk(?! reduction)|"
    r"incidence rate ratio|incidence ratio|prevalence ratio|mortality ratio|"
    r"relative hazard|relative odds|response ratio|"
    r"ratio of (?:the )?(?:geometric )?means?(?: (?!was|were|of)[a-z]{3,20})?|"
    r"geometric means? ratio|relative rate|"
    r"hazard rate|rate ratio|likelihood ratio)s?"
    r"(?:,? ?[\[(]?(?-i:[A-Za-z]{0,3}(?:HR|OR|RR|PR|MR|LR|IR)s?)\b[\])]?)?|"
    r"(?-i:\b(?:[a-z]{1,3}|A)?(?:HR|OR|RR|IRR|PR|SIR|SMR|PRR|"
    r"ROR|GMR|POR|RHR|DOR|[A-Z][A-Za-z]?(?:HR|OR|RR))s?(?:adj|a|crude)?\b[\])]?))"
)
_LEVEL = (
    r"(?:{level:g} ?(?:%,?|per ?cent|percent|(?=confidence i))[ -]?(?:of )?(?:two-sided |"
    r"repeated |bayesian )?(?:confiden(?:ce|tial) (?:intervals?|limits?)|"
    r"credible intervals?|"
    r"C\.?I(?:s?\b|\.)|IC\b|CrI|CL|c\.l\.)(?: ?[\[(] ?(?:{NUM} ?% ?)?(?:CIs?|CrI|CL) ?[\])])?|"
    r"(?:confidence intervals?|C\.?I(?:s?\b|\.)|IC(?= ?{NUM}))(?: ?[\[(] ?(?:{NUM} ?% ?)?CIs? ?[\])])?"
    r"(?:,? ?[\[(]?{level2:g} ?%(?! ?to [-\u2212]? ?{NUM}| ?- ?{NUM} ?%)[\])]?)?)"
)
# The two limits, with what may stand around and between them.
_LIMITS = (
    r"(?:[ ,:;=]{0,3}|-)(?:of |from |was |between |range,? )?[\[(]?{low}(?: ?%)?(?: ?- ?|"
    r" to |, ?|; ?| and | ?/ ?| ?[\u2026~] ?){high}(?: ?%)?"
)


def skew(low: float, value: float, high: float) -> float:
    """Return how far limits are from lying alike around a value in logarithms; 0 or less: they do.

    So lie the limits of a ratio. Numbers are taken to be printed to one decimal at least.
    """
    if min(low, value, high) <= 0:
        return math.inf
    return abs(math.log(value / low) - math.log(high / value)) - 0.05 * (
        1 / low + 1 / value + 1 / high
    )


def only_ratio(low: float, value: float, high: float, step: float) -> bool:
    """Tell whether limits lie around a value as around a ratio, and not as around a mean.

    ``step`` is the last printed place: within it, limits that lie alike on both scales tell nothing.
    """
    return abs(low + high - 2 * value) > 2.1 * step and skew(low, value, high) <= 0


def last_place(*written: str) -> float:
    """Return the last decimal place that numbers are printed to: 0.01 for "1.25"."""
    return 10.0 ** -max(len(re.split(r"[.\u00b7]", one + ".")[1]) for one in written)


# Letters that stand for a ratio wherever nothing else is said of them.
_USUAL = re.compile(
    r"[a-z]{0,3}A?(?:HR|OR|RR|IRR|PR|SHR|SIR|SMR|PRR|ROR|GMR|POR|RHR|HRR|DOR|LR)s?(?:adj|a|crude)?"
)


def is_usual(cue: str) -> bool:
    """Tell whether a name of a ratio is a known one: words, or letters that stand for one."""
    cue = cue.strip(" ()[]")
    return " " in cue or cue.islower() or _USUAL.fullmatch(cue) is not None


def _known(hit: Hit) -> bool:
    """Letters nobody knows ("IOR 3.9") are a ratio where limits lie around the number as around one."""
    if not hit.raw("cue") or is_usual(hit.raw("cue")):
        return True
    written = [hit.raw(name) for name in ("low", "value", "high")]
    if not all(written):
        return False
    edges = (hit.value(name) for name in ("low", "value", "high"))
    return only_ratio(*edges, last_place(*written))


# A time or another quantity has a unit, a ratio none: "RR 0.82 s", "HR 72 bpm".
_UNIT = re.compile(
    r"[ -]{0,2}(?:week|month|year|day|hour|minute|second|mg|beat|breath|\ue010"
    r"|(?:m?s|h|min|mins|sec|bpm|mm|cm|kg|ml|hz)\b)"
)


_WITH_SPREAD = re.compile(r"\bmeans? ?[\[(](?:\u00b1 ?)?(?:sd|sem?)[\])] (?:[a-z/-]+ ){0,4}$")


def _positive(hit: Hit) -> bool:
    """A ratio is no percentage, no time and not negative; capital letters tell OR from "or"."""
    value = hit.value("value")
    if not _known(hit) or (
        "hazard rate" in hit.raw("cue").lower() and hit.after(6).lstrip().startswith(("per ", "/"))
    ):
        return False  # "the hazard rate was 0.12 per year" is a rate
    behind = hit.after(12)
    if behind.startswith(("%", " %", "-fold")) or _UNIT.match(behind):
        return False
    if _WITH_SPREAD.search(hit.before(60)):
        return False  # "the mean (SD) cup ratio was 0.46 (0.12)" is measured in every one
    return 0 <= value <= 1000


# "0.62 and 0.81 (95% CI 0.40-0.95 and 0.66-0.99)": limits in a list, for a list of ratios.
_MORE_LIMITS = re.compile(
    rf"[,;]? ?(?:and )?[{MACROS['NUM'][1:-1]}](?: ?- ?| to )[{MACROS['NUM'][1:-1]}]"
)


def _with_limits(hit: Hit) -> bool:
    low, high = hit.value("low"), hit.value("high")
    return _positive(hit) and 0 <= low <= high and not _MORE_LIMITS.match(hit.after(16))


_LISTED = re.compile(r",? and |, ")
_P_NAMED = re.compile(r"\bp[ -]?values?\b", re.IGNORECASE)


def _all_ratios(hit: Hit) -> bool:
    """ "The ratios were 0.8 and 1.2"; "the ratio and its p-value were 0.8 and 0.01" are two things."""
    text, match = hit.skeleton.text, hit.match
    if _P_NAMED.search(text, match.end("cue"), match.start("value")):
        return False
    return _positive(hit) and all("." in hit.raw(name) for name in ("value", "value7"))


def _with_bare_limits(hit: Hit) -> bool:
    """Two numbers around a value are its limits in a bracket, or with a dash or "to" between them.

    "0.82, 0.74 and 0.91" are three ratios.
    """
    text, match = hit.skeleton.text, hit.match
    opened = re.search(r"[\[(]", text[match.end("value") : match.start("low")])
    if opened is None and _LISTED.fullmatch(text[match.end("low") : match.start("high")]):
        return False
    return _with_limits(hit) and hit.value("low") <= hit.value("value") <= hit.value("high")


# "odds ratio per 10 years 1.3"
_PER = r"(?:[^{N}.;()\[\]]{0,40}? per {NUM}[ -][a-z]{1,12}(?: (?!was)[a-z]{1,12})?)?"
_SAID = _PER + (
    r"(?:[^{N}.;()\[\]]{0,70}?(?:=|:|,| ?- ?| was| were| of| is| to|"
    r"\(| estimated at| reached))? ?(?:about |approximately |[\[(])?"
)
# The level that the others of a list are compared with: "1.00 (reference), 0.95, ...".
_REFERENCE = r"(?: ?[\[(](?:ref\.?|reference|referent)(?: [a-z]{2,12}){0,2}[\])])?"

RULES = (
    Rule(
        "ratio_interval",
        "ratio",
        pattern(
            rf"(?P<cue>{NAME}){_SAID}{{value}}[ ,;:]{{0,2}}[\[(]? ?(?:with (?:an? )?)?"
            rf"(?:{_LEVEL}|{{level3:g}} ?%(?=[;:,])){_LIMITS}[\])]?"
        ),
        "The hazard ratio for death was 0.75 (95% CI, 0.60 to 0.94) at the end.",
        {"value": 0.75, "level": 95, "low": 0.60, "high": 0.94},
        "The hazard ratio rose in 95% of cities (CI 10 of 12).".replace(
            "(CI 10 of 12)", "(12 of 13)"
        ),
        _with_limits,
    ),
    Rule(
        "ratio_limits",
        "ratio",
        pattern(rf"(?P<cue>{NAME}){_SAID}{{value}},? ?[\[(;,]{_LIMITS}(?=[\]);,.]| P\b|$)[\])]?"),
        "Fewer falls were seen (OR 0.62 [0.41-0.93]).",
        {"value": 0.62, "low": 0.41, "high": 0.93},
        "Fewer falls were seen (OR 0.62, 41 of 93).",
        _with_bare_limits,
    ),
    Rule(
        "ratio_interval_inside",
        "ratio",
        pattern(
            rf"(?P<cue>{NAME}) ?[\[(;,]? ?{_LEVEL}[\])]?[ ,:=]{{0,3}}(?:was |"
            rf"of )?{{value}}(?:,? ?[\[(]|(?=, {{NUM}} ?(?:-|to) )|(?=, {{NUM}}-)){_LIMITS}[\])]?"
        ),
        "Odds ratio (95% CI) 1.8 (1.1 to 2.9) favoured walking.",
        {"level": 95, "value": 1.8, "low": 1.1, "high": 2.9},
        "Odds ratio (95% CI) was not given for 18 men (11 to 29).",
        _with_limits,
    ),
    Rule(
        "ratio_list",
        "ratio",
        pattern(
            rf"(?P<cue>{NAME}){_SAID}{{value:g}}{_REFERENCE}"
            + "".join(rf"(?:, {{value{place}:g}}{_REFERENCE}" for place in range(2, 7))
            + ")?" * 5
            + r",? and {value7:g}"
        ),
        "Hazard ratios were 0.81, 0.92 and 1.07 by age.",
        {"value": 0.81, "value2": 0.92, "value7": 1.07},
        "The hazard ratio was 0.81 and 92 men fell.",
        _all_ratios,
    ),
    Rule(
        "ratio_value",
        "ratio",
        pattern(rf"(?P<cue>{NAME}){_SAID}{{value:g}}"),
        "The relative risk of a fracture was 0.8 in both.",
        {"value": 0.8},
        "Drops or 12 tablets were given.",
        _positive,
    ),
)

# The same names in plain text, for who asks which ratio a number is.
NAMED = pattern(NAME)
ABBREVIATION = re.compile(
    r"(?:[a-z]{1,3}|A)?(?:HR|OR|RR|IRR|PR|SHR|SIR|SMR|PRR|ROR|GMR|POR|RHR|DOR|[A-Z][A-Za-z]?(?:HR|OR|RR))s?"
)
# What else stands with an interval in a sentence that holds a ratio; its numbers are no further ratios.
_OTHER = re.compile(
    r"\b(?:means?|medians?|differences?|averages?|IQR|SD)\b",
    re.IGNORECASE,
)


_NUMBERS = MACROS["NUM"][1:-1]
_REACH = 700  # how far a name serves: a list of estimates, and no text of any length


def _one_more(hit: Hit) -> bool:
    """ "HR 0.8 (0.6-0.9) for falls and 1.2 (1.1-1.4) for cramps": the name is said once for both."""
    if not (_with_limits(hit) and 0 < hit.value("low") <= hit.value("value") <= hit.value("high")):
        return False
    ahead = hit.skeleton.text[max(0, hit.match.start() - _REACH) : hit.match.start()]
    named = [match.end() for match in NAMED.finditer(ahead)]
    return bool(named) and not _OTHER.search(ahead, named[-1])


# What else a number with a p-value may be: something that was measured.
_MEASURED = re.compile(
    r"\b(?:was|were|rose|fell|changed?|increased|decreased|declined|improved|dropped)\b",
    re.IGNORECASE,
)


def _one_more_with_p(hit: Hit) -> bool:
    """ "Age (HR 1.05; P = 0.01) and stage (2.31; P = 0.02)": two of a kind, side by side."""
    if "." not in hit.raw("value") or not 0 < hit.value("value") <= 100:
        return False
    if not re.match(r"[,;]? ?[\[(]?p\b", hit.after(8)):
        return False
    ahead = hit.skeleton.text[max(0, hit.match.start() - _REACH) : hit.match.start()]
    last = re.search(rf"[{_NUMBERS}][\])]?(?P<gap>[^{_NUMBERS}.;]{{0,70}})$", ahead)
    named = [match.end() for match in NAMED.finditer(ahead)]
    if last is None or not named or _MEASURED.search(last["gap"]) or named[-1] > last.start():
        return False
    before = ahead[: last.start()]
    return (
        _OTHER.search(ahead, named[-1]) is None
        and re.search(
            rf"[{_NUMBERS}][,;]? ?[\[(]?p(?: ?values?)? ?[<>=\u2264\u2265]{{0,2}} ?$", before, re.I
        )
        is not None
    )


def _one_more_beside(hit: Hit) -> bool:
    """ "Rate ratios were 1.9 in boys, 2.4 in girls and 0.8 in men": a name in the plural asks for more."""
    if "." not in hit.raw("value") or not 0 < hit.value("value") <= 100:
        return False
    ahead = hit.skeleton.text[max(0, hit.match.start() - _REACH) : hit.match.start()]
    named = list(NAMED.finditer(ahead))
    if not named or not named[-1].group().rstrip(")] ").endswith("s"):
        return False
    return (
        re.search(
            rf"[{_NUMBERS}] (?P<tie>in|for|among|with|at) [^{_NUMBERS}{TAKEN}.;()]{{1,40}}"
            r"(?:,|,? and|,? or|,? vs\.?|,? versus|,? compared with) $",
            ahead[named[-1].end() :],
        )
        is not None
        and _MEASURED.search(ahead, named[-1].end() + 12) is None
    )


# A name of a ratio serves all estimates behind it that have limits of their own.
MORE = (
    Rule(
        "ratio_more_interval",
        "ratio",
        pattern(rf"{{value:g}}[ ,;:]{{0,2}}[\[(]? ?(?:with (?:an? )?)?{_LEVEL}{_LIMITS}[\])]?"),
        "The hazard ratio was 0.61 (95% CI 0.44-0.85) for falls and 1.22 (95% CI 0.93-1.60) for cramps.",
        {"value": 1.22, "level": 95, "low": 0.93, "high": 1.60},
        "The hazard ratio was 0.61 for falls and the mean 1.22 (95% CI 0.93-1.60) drinks.",
        _one_more,
    ),
    Rule(
        "ratio_more_limits",
        "ratio",
        pattern(rf"{{value:g}},? ?[\[(]{_LIMITS}(?=[\]);,])[\])]?"),
        "The hazard ratio was 0.61 (0.44 to 0.85) for falls and 1.22 (0.93 to 1.60) for cramps.",
        {"value": 1.22, "low": 0.93, "high": 1.60},
        "The hazard ratio was 0.61 for falls and the mean 1.22 (0.93 to 1.60) drinks.",
        _one_more,
    ),
    Rule(
        "ratio_more_in_brackets",
        "ratio",
        pattern(rf"(?:(?<=[\[(])|(?<=; )){{value:g}}[,;:]{_LIMITS}(?=[\]);,])"),
        "Falls (HR 1.7, 95% CI 1.3-2.2) and cramps (1.04; 1.02-1.06) were commoner.",
        {"value": 1.04, "low": 1.02, "high": 1.06},
        "Falls (HR 1.7) were commoner, and medians (1.04; 1.02-1.06) alike.",
        _one_more,
    ),
    Rule(
        "ratio_more_with_p",
        "ratio",
        pattern(rf"{{value:g}}(?=[,;]? ?[\[(]?{TAKEN})"),
        "The hazard ratio was 0.61 (P = 0.01) for falls and 1.22 (P = 0.32) for cramps.",
        {"value": 1.22},
        "The hazard ratio was 0.61 (P = 0.01) for falls and the mean 1.22 (P = 0.32) drinks.",
        _one_more_with_p,
    ),
    Rule(
        "ratio_more_beside",
        "ratio",
        pattern(r"{value:g}(?= (?:in|for|among|with|at) )"),
        "Rate ratios of falls were 1.9 in boys, 2.4 in girls.",
        {"value": 2.4},
        "The rate ratio of falls was 1.9 in boys, who had 2.4 in a year.",
        _one_more_beside,
    ),
)
