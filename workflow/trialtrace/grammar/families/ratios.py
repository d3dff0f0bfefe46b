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
    r"ROR|GMR|POR|RHR|DOR|[A-Z][A-Za-z]?(?:HR|OR|RR))s?(?:_?[a-z]{2,9}|a|(?:O|PF|DF|RF|EF|CS|DS)S)?\b[\])]?))"
)
_LEVEL = (
    r"(?:{level:g} ?(?:%,?|per ?cent|percent|(?=confidence i|CIs?\b))[ -]?(?:of )?(?:two-sided |"
    r"repeated |bayesian )?(?:confiden(?:ce|tial) (?:intervals?|limits?)|"
    r"(?:credible|credibility|uncertainty|posterior) intervals?|(?:UI|HPD)\b|[\[(]CI[\])]|"
    r"C\.?I(?:s?\b%?|\.)|IC\b|CrIs?\b|CLs?\b|c\.l\.)(?: ?[\[(] ?(?:{NUM} ?% ?)?(?:CIs?|CrI|CL) ?[\])])?|"
    r"(?:confidence intervals?|C\.?I(?:s?\b|\.)|IC(?= ?{NUM}))(?: ?[\[(] ?(?:{NUM} ?% ?)?CIs? ?[\])])?"
    r"(?:,? ?[\[(]?{level2:g} ?(?:%(?! ?to [-\u2212]? ?{NUM}| ?- ?{NUM} ?%)|(?= ?[:=] ?{NUM}))[\])]?)?)"
)
# The two limits, with what may stand around and between them.
_LIMITS = (
    r"(?:[ ,:;=]{0,3}|-)(?:of |from |was |between |range,? )?[\[(]?{low}(?: ?%)?(?: ?- ?|"
    r" to |, ?| ?; ?| and | ?/ ?| ?[\u2026~] ?){high}(?: ?%)?"
)


_EXACT = 0.035


def skew(low: float, value: float, high: float) -> float:
    """Return how far limits are from lying alike around a value in logarithms; 0 or less: they do.

    So lie the limits of a ratio. Numbers are taken to be printed to one decimal at least, and exact
    methods to put limits by a little aside.
    """
    if min(low, value, high) <= 0:
        return math.inf
    rounding = 0.05 * (1 / low + 1 / value + 1 / high)
    apart = abs(math.log(value / low) - math.log(high / value))
    return apart - rounding - _EXACT * math.log(high / low)


def only_ratio(low: float, value: float, high: float, step: float) -> bool:
    """Tell whether limits lie around a value as around a ratio, and not as around a mean.

    ``step`` is the last printed place: within it, limits that lie alike on both scales tell nothing.
    """
    return abs(low + high - 2 * value) > 2.1 * step and skew(low, value, high) <= 0


# Limits reckoned by simulation lie roughly alike in logarithms, and nowhere near alike else.
_ROUGHLY = 0.12
_LOPSIDED = 1.8


def leans_to_ratio(low: float, value: float, high: float) -> bool:
    """Tell whether limits lie far from alike around a value, and nearly so in logarithms."""
    if not 0 < low < value < high:
        return False
    below, above = math.log(value / low), math.log(high / value)
    return (high - value) / (value - low) >= _LOPSIDED and abs(above - below) <= _ROUGHLY * (
        above + below
    )


def last_place(*written: str) -> float:
    """Return the last decimal place that numbers are printed to: 0.01 for "1.25"."""
    return 10.0 ** -max(len(re.split(r"[.,\u00b7]", one + ".")[1]) for one in written)


# Letters that stand for a ratio wherever nothing else is said of them.
_USUAL = re.compile(
    r"[a-z]{0,3}A?(?:HR|OR|RR|IRR|PR|SHR|SIR|SMR|PRR|ROR|GMR|POR|RHR|HRR|DOR|LR)s?"
    r"(?:_?(?:un)?adj|a|crude|_?(?:het|hom|dom|rec|add|uni|multi|pooled|meta))?"
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
    r"|(?:m2|m\u00b2|m?s|h|min|mins|sec|bpm|mm|cm|kg|ml|hz)\b)"
)


_WITH_SPREAD = re.compile(r"\bmeans? ?[\[(](?:\u00b1 ?)?(?:sd|sem?)[\])] (?:[a-z/-]+ ){0,4}$")


def _positive(hit: Hit) -> bool:
    """A ratio is no percentage, no time and not negative; capital letters tell OR from "or"."""
    value = hit.value("value")
    per = hit.skeleton.text[hit.match.end("value") :][:6].lower().lstrip()
    if not _known(hit) or (
        "hazard rate" in hit.raw("cue").lower() and per.startswith(("per ", "/"))
    ):
        return False  # "the hazard rate was 0.12 per year" is a rate
    behind = hit.after(12)
    if behind.startswith(("%", " %", "-fold", "th ", "st ", "nd ", "rd ")) or _UNIT.match(behind):
        return False
    if _WITH_SPREAD.search(hit.before(60)):
        return False  # "the mean (SD) cup ratio was 0.46 (0.12)" is measured in every one
    return 0 <= value <= 1000


# "0.62 and 0.81 (95% CI 0.40-0.95 and 0.66-0.99)": limits in a list, for a list of ratios.
_MORE_LIMITS = re.compile(
    rf"[,;]? ?(?:and )?[{MACROS['NUM'][1:-1]}](?: ?- ?| to )[{MACROS['NUM'][1:-1]}]"
)


# Heart rates and breaths are counted, and have the letters of ratios: "mean HR was 72", "RR of 16".
_COUNTED = re.compile(r"[a-z]{0,3}(?:HR|RR|PR)s?")
_MEAN = re.compile(r"\b(?:means?|medians?|averages?|resting|baseline|maximal|peak)[ -]$")
_LEAST_RATE = 20
_NUMBER_AHEAD = re.compile(rf"[{MACROS['NUM'][1:-1]}] $")  # "grade 3 OR 4"
_TESTED = re.compile(rf"[,;]? ?[\[(]?(?:p\b|{TAKEN})")


def _alone(hit: Hit) -> bool:
    """Letters without limits are a ratio unless they head a mean, or as much as a heart beats."""
    if not _positive(hit) or (hit.raw("cue") == "OR" and _NUMBER_AHEAD.search(hit.before(4))):
        return False
    if _COUNTED.fullmatch(hit.raw("cue").strip(" ()[]")) is None:
        return True
    if _MEAN.search(hit.before(16)):
        return False
    beats = hit.value("value") >= _LEAST_RATE and not hit.has_decimals("value")
    return not beats or _TESTED.match(hit.after(8)) is not None


def with_limits(hit: Hit) -> bool:
    low, high = hit.value("low"), hit.value("high")
    return _positive(hit) and 0 <= low <= high and not _MORE_LIMITS.match(hit.after(16))


_LISTED = re.compile(r",? and |, ")
_P_NAMED = re.compile(r"\bp[ -]?values?\b", re.IGNORECASE)


def _all_ratios(hit: Hit) -> bool:
    """ "The ratios were 0.8 and 1.2"; "the ratio and its p-value were 0.8 and 0.01" are two things."""
    text, match = hit.skeleton.text, hit.match
    if _P_NAMED.search(text, match.end("cue"), match.start("value")):
        return False
    return _positive(hit) and all(hit.has_decimals(name) for name in ("value", "value7"))


def _with_bare_limits(hit: Hit) -> bool:
    """Two numbers around a value are its limits in a bracket, or with a dash or "to" between them.

    "0.82, 0.74 and 0.91" are three ratios.
    """
    text, match = hit.skeleton.text, hit.match
    opened = re.search(r"[\[(]", text[match.end("value") : match.start("low")])
    if opened is None and _LISTED.fullmatch(text[match.end("low") : match.start("high")]):
        return False
    return with_limits(hit) and hit.value("low") <= hit.value("value") <= hit.value("high")


# "odds ratio per 10 years 1.3", "hazard ratio of a fall at 5 years, 0.9"
_PER = r"(?:[^{N}.;()\[\]]{0,40}? (?:per|at|after|within) {NUM}[ -][a-z]{1,12}(?: (?!was)[a-z]{1,12})?)?"
_SAID = _PER + (
    r"(?:(?:[^{N}.;()\[\]]|(?<=vs)\.){0,70}?(?:=|:|,| ?- ?| was| were| of| is| to|"
    r"\(| estimated at| reached))? ?(?:about |approximately |[\[(])?"
)
# "1.05 per 1 SD increase (95% CI ...)"
_STEP = (
    r"(?: (?:per|for (?:each|every)) (?:{NUM}[ -]?)?[{BODY}a-z/\u00b2]{1,14}(?: [a-z]{1,12}){0,2})?"
)
# Between a ratio and its interval: its standard error, and how it was reckoned.
_ASIDE = r"(?:[,;] ?SE ?[=:]? ?{NUM}(?=[,;]))?"
_HOW = r"(?:(?:(?:un)?(?:stratified|adjusted|weighted)|univariate|multivaria(?:te|ble))[,;] ?)?"
# The level that the others of a list are compared with: "1.00 (reference), 0.95, ...".
_REFERENCE = r"(?: ?[\[(](?:ref\.?|reference|referent)(?: [a-z]{2,12}){0,2}[\])])?"

RULES = (
    Rule(
        "ratio_interval",
        "ratio",
        pattern(
            rf"(?P<cue>{NAME}){_SAID}{{value}}{_STEP}{_ASIDE}[ ,;:]{{0,2}}[\[(]? ?{_HOW}(?:with (?:an? )?)?"
            rf"(?:{_LEVEL}[\])]?|{{level3:g}} ?%(?=[;:,])){_LIMITS}[\])]?"
        ),
        "The hazard ratio for death was 0.75 (95% CI, 0.60 to 0.94) at the end.",
        {"value": 0.75, "level": 95, "low": 0.60, "high": 0.94},
        "The hazard ratio rose in 95% of cities (CI 10 of 12).".replace(
            "(CI 10 of 12)", "(12 of 13)"
        ),
        with_limits,
    ),
    Rule(
        "ratio_limits",
        "ratio",
        pattern(
            rf"(?P<cue>{NAME}){_SAID}{{value}},? ?[\[(;,]{_LIMITS}(?=[\]);,.]| P\b| and {{NUM}}|$)[\])]?"
        ),
        "Fewer falls were seen (OR 0.62 [0.41-0.93]).",
        {"value": 0.62, "low": 0.41, "high": 0.93},
        "Fewer falls were seen (OR 0.62, 41 of 93).",
        _with_bare_limits,
    ),
    Rule(
        "ratio_interval_inside",
        "ratio",
        pattern(
            rf"(?P<cue>{NAME}) ?(?:[\[(;,/]|and|with)? ?{_LEVEL}[\])]?[ ,:=]{{0,3}}(?:was |"
            rf"of )?{{value}}(?:[,;]? ?[\[(]|(?=[,;/] ?{{NUM}} ?(?:-|to) )|(?=[,;] ?{{NUM}}-)|/){_LIMITS}[\])]?"
        ),
        "Odds ratio (95% CI) 1.8 (1.1 to 2.9) favoured walking.",
        {"level": 95, "value": 1.8, "low": 1.1, "high": 2.9},
        "Odds ratio (95% CI) was not given for 18 men (11 to 29).",
        with_limits,
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
        "HR was 68 in women, and mean RR 16.",
        _alone,
    ),
)

# The same names in plain text, for who asks which ratio a number is.
NAMED = pattern(NAME)
ABBREVIATION = re.compile(
    r"(?:[a-z]{1,3}|A)?(?:HR|OR|RR|IRR|PR|SHR|SIR|SMR|PRR|ROR|GMR|POR|RHR|DOR|[A-Z][A-Za-z]?(?:HR|OR|RR))s?"
)
