"""Named effects that are no ratios: differences, standardised effects, correlations, numbers needed to treat."""

import re

from trialtrace.grammar.families.ratios import _LEVEL, _LIMITS
from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern
from trialtrace.grammar.units import LOOSE

_NAME = (
    r"(?:(?:standardi[sz]ed |weighted |adjusted |least[- ]squares |"
    r"LS |between-group |absolute |estimated |placebo-(?:adjusted|"
    r"corrected) |"
    r"net |raw |unadjusted |pooled |observed |overall ){0,3}(?:mean |"
    r"risk |treatment |rate |median )?(?:differences?)(?! between (?:the )?(?:baseline|before|pre)\b)"
    r"(?: in (?!both|all)[a-z -]{2,40}?)?"
    r"(?: (?:between|for) (?!(?:the )?(?:baseline|before|pre)\b)(?:the )?[^{N}.;,()\[\]]{3,50}?)?"
    r"(?: ?[\[(](?:W?MD|SMD|RD|ARD|AD)[\])])?|"
    r"(?:absolute risk reduction|absolute risk increase|effect sizes?|"
    r"cohen'?s? d|hedges'? g|regression coefficient|"
    r"correlation(?: coefficient)?|pearson'?s? r|spearman'?s? (?:rho|"
    r"r)|intra-?class correlation(?: coefficient)?|kappa|"
    r"numbers?[- ]needed[- ]to[- ](?:treat|harm)(?: ?[\[(]NN[TH]B?[\])])?|"
    r"area under the (?:curve|ROC curve)|C-statistic|treatment effect|"
    r"estimated effect)|"
    r"(?-i:\b(?:SMD|WMD|MD|RD|ARR|ARD|NNT|NNH|ES|ICC|LSMD|ETD|BGMD|LSM difference)\b))"
)
_SAID = (
    r"[\"”’']?(?: ?[=:,]| (?:was|were|of|is|=|:|equal to|ranged from)|"
    r" \(?r ?=|\()? ?(?:only |about |approximately |around |just )?(?:a )?"
)


# "A difference between groups (95% CI ...)": what stands there is the level of an interval.
_LEVEL_BEHIND = re.compile(r" ?%? ?(?:ci\b|conf|credible|uncertainty|limits)", re.IGNORECASE)


# "The fall in the difference of both sides was 3.8 cm (SD 4.4) in the zinc group": one arm's own mean.
_SPREAD_BEHIND = re.compile(r" ?[\[(,] ?(?:SD|s\.d\.|standard dev)", re.IGNORECASE)


# "95% CI for the difference, -11% to 7%": the number is a limit.
_OF_INTERVAL = re.compile(
    r"(?:\bintervals?|\blimits?|(?-i:\bCIs?))[)\]]? (?:for|of|around|on) (?:the |this )?(?:[a-z]+ ){0,2}$",
    re.IGNORECASE,
)


def _with_limits(hit: Hit) -> bool:
    gap = hit.skeleton.text[hit.match.end("value") : hit.match.start("low")]
    return hit.value("low") <= hit.value("high") and not _is_level(hit, gap)


def _is_level(hit: Hit, gap: str) -> bool:
    """Tell whether a value is the level of the interval behind it, and no value."""
    inside = hit.value("low") <= hit.value("value") <= hit.value("high")
    return not inside and _LEVEL_BEHIND.match(gap) is not None


def _no_time(hit: Hit) -> bool:
    gap = hit.skeleton.text[hit.match.end("cue") : hit.match.start("value")]
    if _OF_INTERVAL.search(hit.lead()):
        return False
    if " between " in hit.raw("cue") and re.match(r"-[A-Za-z]", hit.after(2)):
        return False  # "the difference between the 10-mg and the 20-mg group"
    if re.match(r" ?%?,? ?(?:vs\b|versus|v\b|compared|against)", hit.after(14)):
        return False  # "the difference between zinc and iron (8.4% vs 11.1%)" gives both, not it
    if _SPREAD_BEHIND.match(hit.after(16)):
        return False
    if hit.raw("cue").lower().startswith("area") and hit.match["sd"]:
        return False  # "the area under the curve was 1240 ± 210 mg·h/l with zinc": one arm's mean
    if " between " in hit.raw("cue") and re.match(
        r" ?%?[^)]{0,12}\) (?:and|vs|versus)\b", hit.after(24)
    ):
        return False  # "no difference between zinc (8.4%) and iron (11.1%)"
    if " in " in hit.raw("cue") and not gap.strip(" ("):
        return False  # "no difference in falls (3 and 4)" says no difference
    if hit.after(8).startswith(("% ci", " ci", "% conf", " conf", "%ci")):
        return False
    return not hit.after(10).lstrip(" -").startswith(("week", "day", "hour", "\ue010"))


RULES = (
    Rule(
        "effect_interval",
        "effect",
        pattern(
            rf"(?P<cue>{_NAME}){_SAID}{{value:g}}(?P<unit>{LOOSE})[ ,;:]{{0,2}}[\[(]? ?(?:w"
            rf"ith (?:an? )?)?{_LEVEL}{_LIMITS}{LOOSE}[\])]?"
        ),
        "The mean difference was -4.1 mmHg (95% CI -5.0 to -3.2).",
        {"value": -4.1, "level": 95, "low": -5.0, "high": -3.2},
        "The difference was clear at 3 visits in 95% of men.",
        _with_limits,
    ),
    Rule(
        "effect_limits",
        "effect",
        pattern(
            rf"(?P<cue>{_NAME}){_SAID}{{value:g}}(?P<unit>{LOOSE}),? ?[\[(;,]{_LIMITS}{LOOSE}"
            rf"(?=[\]);,.]|$)[\])]?"
        ),
        "Walking won (mean difference 3.1 [1.2 to 5.0]).",
        {"value": 3.1, "low": 1.2, "high": 5.0},
        "Walking won (mean difference 3.1; 12, 15 and 20 men).",
        lambda hit: (
            _with_limits(hit) and hit.value("low") <= hit.value("value") <= hit.value("high")
        ),
    ),
    Rule(
        "effect_value",
        "effect",
        pattern(
            rf"(?P<cue>{_NAME}){_SAID}{{value:g}}(?P<unit>{LOOSE})(?: ?\u00b1 ?{{sd}}{LOOSE}"
            rf")?(?! (?:weeks?|months?|days?|years?|{{UNIT}}))"
        ),
        "The number needed to treat was 8 in that year.",
        {"value": 8},
        "The difference was clear at 8 weeks.",
        _no_time,
    ),
    Rule(
        "letter_statistic",
        "statistic",
        pattern(
            r"(?<![\w.'])(?P<cue>[rRFtzZ]|\u03c7(?:\u00b2|{NUM}|\({NUM}\))?|"
            r"CFI|SRMR|RMSEA|TLI|NFI|GFI|AIC|BIC|chi[- ]?squared?|X\u00b2|"
            r"U|W|d|I\u00b2|R\u00b2|\u03b7p?\u00b2|\u03b2|\u03ba|df|d\.f\.|"
            r"Q|AUC|beta|rho|eta)"
            r"(?: ?[\[(]{NUM}(?:, ?{NUM})?[\])])? {0,2}(?:=|:|<|>|\u2248) ?{value:g}(?! ?%|"
            r" out of| of|/)",
            flags=0,
        ),
        "Age and gait were linked (r = 0.45) at rest.",
        {"value": 0.45},
        "Boys (n = 45) were few.",
    ),
)

# "I2 = 40%": read before the 2 is taken for a part of a name.
HETEROGENEITY = (
    Rule(
        "heterogeneity",
        "statistic",
        pattern(
            r"(?<![\w-])(?P<cue>I[ ^]?(?:\u00b2|{NUM}|\({NUM}\))\^?)(?: ?[=:,]| of| was) ?{value:g} ?%",
            flags=0,
        ),
        "Trials agreed (I2 = 12%).",
        {"value": 12},
        "In group I 12% fell, in group I 4 of 25%.",
        lambda hit: re.sub(r"[ ^()]", "", hit.raw("cue")) in ("I2", "I\u00b2"),
    ),
)
