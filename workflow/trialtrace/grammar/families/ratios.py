"""Ratio measures: hazard, odds, risk and rate ratios, with their interval where it stands beside them."""

import re

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern

NAME = (
    r"(?:(?:(?:adjusted|unadjusted|crude|pooled|overall|summary|"
    r"relative|multivariable|multivariate|stratified|common|"
    r"sub-?distribution|age-adjusted)[ -]){0,2}(?:sub-?)?(?:hazards? ratio|"
    r"odds? ratio|risk ratio|relative risk(?! reduction)|"
    r"incidence rate ratio|incidence ratio|prevalence ratio|"
    r"relative hazard|relative odds|response ratio|"
    r"ratio of (?:the )?(?:geometric )?means?(?: (?!was|were|of)[a-z]{3,20})?|"
    r"geometric means? ratio|relative rate|"
    r"hazard rate|rate ratio|likelihood ratio)s?"
    r"(?:,? ?[\[(]?(?-i:[a-z]{0,3}(?:HR|OR|RR|IRR|PR|SHR|GMR|LR)s?)\b[\])]?)?|"
    r"(?-i:\b(?:a|A|adj|s|c|u|m)?(?:HR|OR|RR|IRR|PR|SIR|SMR|PRR|"
    r"ROR|GMR|POR|RHR|DOR)s?(?:adj|a|crude)?\b))"
)
_LEVEL = (
    r"(?:{level:g} ?(?:%|per ?cent|percent)[ -]?(?:two-sided |"
    r"repeated |bayesian )?(?:confidence (?:intervals?|limits?)|"
    r"credible intervals?|"
    r"C\.?I\.?s?\b|IC\b|CrI|CL|c\.l\.)(?: ?[\[(](?:{NUM} ?% ?)?(?:CIs?|CrI)[\])])?|"
    r"(?:confidence intervals?|CI)(?: ?[\[(](?:{NUM} ?% ?)?CIs?[\])])?(?:,? ?{level2:g} ?%)?)"
)
# The two limits, with what may stand around and between them.
_LIMITS = (
    r"[ ,:=]{0,3}(?:of |from |was |between |range,? )?[\[(]?{low}(?: ?%)?(?: ?- ?|"
    r" to |, ?|; ?| and | ?/ ?| ?\u2026 ?){high}(?: ?%)?"
)


def _positive(hit: Hit) -> bool:
    """A ratio is no percentage, no time and not negative; capital letters tell OR from "or"."""
    value = hit.value("value")
    behind = hit.after(12)
    if behind.startswith(("%", " %", "-fold")) or behind.lstrip(" -").startswith(
        ("week", "month", "year", "day", "hour", "mg", "\ue010")
    ):
        return False
    return 0 <= value <= 1000


def _with_limits(hit: Hit) -> bool:
    low, high = hit.value("low"), hit.value("high")
    return _positive(hit) and 0 <= low <= high


# "odds ratio per 10 years 1.3"
_PER = r"(?:[^{N}.;()\[\]]{0,40}? per {NUM}[ -][a-z]{1,12}(?: (?!was)[a-z]{1,12})?)?"
_SAID = _PER + (
    r"(?:[^{N}.;()\[\]]{0,70}?(?:=|:|,| was| were| of| is| to|"
    r"\(| estimated at| reached))? ?(?:about |approximately )?"
)

RULES = (
    Rule(
        "ratio_interval",
        "ratio",
        pattern(
            rf"(?P<cue>{NAME}){_SAID}{{value}}[ ,;:]{{0,2}}[\[(]? ?(?:with (?:an? )?)?{_LEVEL}"
            rf"{_LIMITS}[\])]?"
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
        lambda hit: (
            _with_limits(hit) and hit.value("low") <= hit.value("value") <= hit.value("high")
        ),
    ),
    Rule(
        "ratio_interval_inside",
        "ratio",
        pattern(
            rf"(?P<cue>{NAME}) ?[\[(;,]? ?{_LEVEL}[\])]?[ ,:=]{{0,3}}(?:was |"
            rf"of )?{{value}},? ?[\[(]{_LIMITS}[\])]?"
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
            rf"(?P<cue>{NAME}){_SAID}{{value:g}}(?:, {{value2:g}}(?:, {{value3:g}})?,?)? and {{value4:g}}"
        ),
        "Hazard ratios were 0.81, 0.92 and 1.07 by age.",
        {"value": 0.81, "value2": 0.92, "value4": 1.07},
        "The hazard ratio was 0.81 and 92 men fell.",
        lambda hit: _positive(hit) and all("." in hit.raw(name) for name in ("value", "value4")),
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
    r"(?:[a-zA]|adj)?(?:HR|OR|RR|IRR|PR|SHR|SIR|SMR|PRR|ROR|GMR|POR|RHR|DOR)s?"
)
# What else stands with an interval in a sentence that holds a ratio; its numbers are no further ratios.
_OTHER = re.compile(
    r"\b(?:means?|medians?|differences?|averages?|IQR|SD)\b",
    re.IGNORECASE,
)


_REACH = 700  # how far a name serves: a list of estimates, and no text of any length


def _one_more(hit: Hit) -> bool:
    """ "HR 0.8 (0.6-0.9) for falls and 1.2 (1.1-1.4) for cramps": the name is said once for both."""
    if not (_with_limits(hit) and 0 < hit.value("low") <= hit.value("value") <= hit.value("high")):
        return False
    ahead = hit.skeleton.text[max(0, hit.match.start() - _REACH) : hit.match.start()]
    named = [match.end() for match in NAMED.finditer(ahead)]
    return bool(named) and not _OTHER.search(ahead, named[-1])


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
)
