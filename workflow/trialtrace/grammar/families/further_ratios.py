"""Further estimates of a ratio that is named once: "HR 0.8 (0.6-0.9) for falls and 1.2 (1.1-1.4) for cramps"."""

import re

from trialtrace.grammar.families.ratios import _LEVEL, _LIMITS, NAMED, with_limits
from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.skeleton import TAKEN
from trialtrace.grammar.template import MACROS, pattern

# What else stands with an interval in a sentence that holds a ratio; its numbers are no further ratios.
_OTHER = re.compile(
    r"\b(?:means?|medians?|differences?|averages?|IQR|SD|sensitivity(?! anal)|specificity|accuracy|AUC|area under"
    r"|C-?(?:statistics?|index)|kappa|predictive values?)\b",
    re.IGNORECASE,
)


_NUMBERS = MACROS["NUM"][1:-1]
_A_NUMBER = re.compile(f"[{_NUMBERS}]")
_REACH = 700  # how far a name serves: a list of estimates, and no text of any length


def _one_more(hit: Hit) -> bool:
    """ "HR 0.8 (0.6-0.9) for falls and 1.2 (1.1-1.4) for cramps": the name is said once for both.

    Whole numbers alone are days or points: "HR 0.8 (0.6-0.9), and stay 8 (5-14) days".
    """
    if not any(hit.has_decimals(name) for name in ("low", "value", "high")):
        return False
    if not (with_limits(hit) and 0 < hit.value("low") <= hit.value("value") <= hit.value("high")):
        return False
    ahead = hit.skeleton.text[max(0, hit.match.start() - _REACH) : hit.match.start()]
    named = [match.end() for match in NAMED.finditer(ahead)]
    return bool(named) and not _OTHER.search(ahead, named[-1])


# What opens brackets in a list whose first one names the ratio of all.
_NAMED_BRACKET = re.compile(r"[\[(]$")
_SPREAD = re.compile(
    rf"[,;]? ?(?:SD|SE|SEM|s\.d\.|IQR|range|n\b|\u00b1|\+|[{_NUMBERS}] ?%)", re.IGNORECASE
)


_SPREAD_OPENS = re.compile(rf"[{_NUMBERS}] ?[\[(]$")  # "RR 0.71 [0.05]": its standard error


def _one_more_opening(hit: Hit) -> bool:
    """ "Smoking (OR 2.9, PAR 36%), gout (2.4, PAR 10%)": the first of a row of brackets names them all.

    Every bracket between the named one and this one opens with a number that has decimals.
    """
    if not hit.has_decimals("value") or not 0 < hit.value("value") <= 100:
        return False
    if _SPREAD.match(hit.after(14)):
        return False
    ahead = hit.skeleton.text[max(0, hit.match.start() - _REACH) : hit.match.start()]
    named = list(NAMED.finditer(ahead))
    if not named or not _NAMED_BRACKET.search(ahead, 0, named[-1].start()):
        return False
    told = ahead[named[-1].end() :]
    if _OTHER.search(told) or _MEASURED.search(told) or _SPREAD_OPENS.search(told):
        return False
    return all(_A_NUMBER.match(told, one.end()) for one in re.finditer(r"[\[(](?!$)", told))


# What else a number with a p-value may be: something that was measured.
_MEASURED = re.compile(
    r"\b(?:was|were|rose|fell|changed?|increased|decreased|declined|improved|dropped)\b",
    re.IGNORECASE,
)


# "HR 0.8, z = 3.1, p = 0.002": a number of a test's own.
_OF_A_TEST = re.compile(r"[^\W\d_]\s?=\s?$")


def _one_more_with_p(hit: Hit) -> bool:
    """ "Age (HR 1.05; P = 0.01) and stage (2.31; P = 0.02)": two of a kind, side by side."""
    if not hit.has_decimals("value") or not 0 < hit.value("value") <= 100:
        return False
    if not re.match(r"[,;]? ?[\[(]?p\b", hit.after(8)):
        return False
    ahead = hit.skeleton.text[max(0, hit.match.start() - _REACH) : hit.match.start()]
    last = re.search(rf"[{_NUMBERS}][\])]?(?P<gap>[^{_NUMBERS}.;]{{0,70}})$", ahead)
    named = [match.end() for match in NAMED.finditer(ahead)]
    if last is None or not named or _OF_A_TEST.search(last["gap"]):
        return False
    if _MEASURED.search(last["gap"]) or named[-1] > last.start():
        return False
    before = ahead[: last.start()]
    return (
        _OTHER.search(ahead, named[-1]) is None
        and re.search(
            rf"[{_NUMBERS}][,;]? ?[\[(]?p(?: ?values?)? ?[<>=\u2264\u2265]{{0,2}} ?$", before, re.I
        )
        is not None
    )


# "1.9 in boys, 2.4 in girls", "1.45 at 1 year, 1.3 at 3 years": alike, joined, one after the other.
_TIE = r"(?:in|for|among|with|at|after)"
_TIED = (
    rf"[{_NUMBERS}] {{tie}} [{_NUMBERS}]?[^{_NUMBERS}{TAKEN}.;()]{{{{0,40}}}}"
    r"(?:,|,? and|,? but|,? or|,? vs\.?|,? versus|,? compared with) "
)
_TIED_BEFORE = {
    tie: re.compile(_TIED.format(tie=tie) + "$")
    for tie in ("in", "for", "among", "with", "at", "after")
}
_CHAIN = {
    tie: re.compile(rf"(?:[^{_NUMBERS}{TAKEN}.;]|(?<=vs)\.){{0,70}}(?:{_TIED.format(tie=tie)})+")
    for tie in _TIED_BEFORE
}


# "but 2.5 in every 100 men died"
_IN_SO_MANY = re.compile(rf" in (?:every|each|[{_NUMBERS}])")


def _one_more_beside(hit: Hit) -> bool:
    """ "Rate ratios were 1.9 in boys, 2.4 in girls and 0.8 in men": a name in the plural asks for more.

    One in the singular does where all numbers behind it are tied to words by the same one.
    """
    if not hit.has_decimals("value") or not 0 < hit.value("value") <= 100:
        return False
    ahead = hit.skeleton.text[max(0, hit.match.start() - _REACH) : hit.match.start()]
    named = list(NAMED.finditer(ahead))
    if not named:
        return False
    told = ahead[named[-1].end() :]
    first = _A_NUMBER.search(told)
    if first is None or _MEASURED.search(told, first.end()):
        return False
    if named[-1].group().rstrip(")] ").endswith("s"):
        return any(before.search(told) for before in _TIED_BEFORE.values())
    if _IN_SO_MANY.match(hit.after(16)):
        return False
    tie = hit.after(8).split()[0]
    return tie in _CHAIN and _CHAIN[tie].fullmatch(told) is not None


# "0.67 and for relapse ", "0.67, and that for relapse of ": what the next number is about, in front of it.
_NEXT_ABOUT = re.compile(
    rf"[{_NUMBERS}],? (?:and|but) (?:that |the one )?(?P<tie>for|with|among|in|at|after) "
    rf"[^{_NUMBERS}{TAKEN}.;()]{{2,40}}?"
    r"(?:,| was| of|:| =)? $"
)


# What is measured, and no ratio: "for median time to progression 5.4", "the mean score was 12.4".
_NO_RATIO = re.compile(
    r"\b(?:means?|medians?|scores?|ages?|pressures?|rates?|stay|time|duration|weight|levels?|volumes?|differences?"
    r"|averages?|doses?|index|length|adjusted for|BMI)\b",
    re.IGNORECASE,
)


def _one_more_behind(hit: Hit) -> bool:
    """ "The hazard ratio for death was 0.67 and for relapse 0.81": each behind what it is about."""
    if not hit.has_decimals("value") or not 0 < hit.value("value") <= 100:
        return False
    ahead = hit.skeleton.text[max(0, hit.match.start() - _REACH) : hit.match.start()]
    named = list(NAMED.finditer(ahead))
    about = _NEXT_ABOUT.search(ahead)
    if not named or about is None:
        return False
    if _OTHER.search(about.group()) or _NO_RATIO.search(about.group()):
        return False
    first = ahead[named[-1].end() : about.start()]
    # The first one is said of its own in the same way, and no other number stands between.
    said = re.fullmatch(rf"[^{_NUMBERS}{TAKEN}.;()]{{0,70}}", first)
    return said is not None and re.search(rf"\b{about['tie']} ", first) is not None


_NAMED_LIST = re.compile(
    rf"[^{_NUMBERS}{TAKEN}.;()]{{0,30}}(?:\([^()]{{1,40}}\))?(?: were)?(?: as follows)?: "
    rf"(?:[^{_NUMBERS}{TAKEN}.;:()]{{2,40}}[ ,][{_NUMBERS}][,;] (?:and )?)*[^{_NUMBERS}{TAKEN}.;:()]{{2,40}}[ ,]"
)


def _one_more_named(hit: Hit) -> bool:
    """ "Hazard ratios were as follows: death, 0.67; relapse, 0.81": a list with what each is about."""
    if not hit.has_decimals("value") or not 0 < hit.value("value") <= 100:
        return False
    ahead = hit.skeleton.text[max(0, hit.match.start() - _REACH) : hit.match.start()]
    named = list(NAMED.finditer(ahead))
    if not named or not named[-1].group().rstrip(")] ").endswith("s"):
        return False
    told = ahead[named[-1].end() :]
    if _OTHER.search(told) or _NO_RATIO.search(told):
        return False
    return _NAMED_LIST.fullmatch(told) is not None


_MORE_OF_LIST = re.compile(r"[^.;()]{0,160}(?: (?:was|were|of)|[:=]) $")


def _listed_behind(hit: Hit) -> bool:
    """ "The ORs from Q2 to Q4 were 1.1, 1.3 and 1.45": whole numbers may stand in front of a list."""
    ahead = hit.skeleton.text[max(0, hit.match.start() - _REACH) : hit.match.start()]
    named = [match.end() for match in NAMED.finditer(ahead)]
    if not named or not ahead[: named[-1]].rstrip(")] ").endswith("s"):
        return False
    values = [name for name in hit.match.re.groupindex if hit.raw(name)]
    return _MORE_OF_LIST.fullmatch(ahead, named[-1]) is not None and all(
        hit.has_decimals(name) and 0 < hit.value(name) <= 100 for name in values
    )


# A name of a ratio serves all estimates behind it that have limits of their own.
RULES = (
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
        "ratio_more_in_row",
        "ratio",
        pattern(
            r"(?<=and ){value:g}, ?{low:g}(?: ?- ?| to ){high:g}(?=,? respectively|[,;)\]]|\.(?: |$))"
        ),
        "Falls and cramps were commoner (HR 1.7, 1.3-2.2 and 1.4, 1.2-1.6, respectively).",
        {"value": 1.4, "low": 1.2, "high": 1.6},
        "Falls were commoner (HR 1.7, 1.3-2.2) and mean scores 1.4, 1.2-1.6, respectively.",
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
        "ratio_more_opening",
        "ratio",
        pattern(r"(?<=[\[(]){value:g}(?=, [A-Za-z]| for |[\])])"),
        "Smoking (odds ratio 2.9, PAR 36%), gout (2.4, PAR 10%) and age were risks.",
        {"value": 2.4},
        "Smoking (odds ratio 2.9, PAR 36%) and weight (27.4, SD 3.1) were risks.",
        _one_more_opening,
    ),
    Rule(
        "ratio_more_beside",
        "ratio",
        pattern(rf"{{value:g}}(?= {_TIE} )"),
        "Rate ratios of falls were 1.9 in boys, 2.4 in girls.",
        {"value": 2.4},
        "The rate ratio of falls was 1.9 in boys, who had 2.4 in a year.",
        _one_more_beside,
    ),
    Rule(
        "ratio_more_behind",
        "ratio",
        pattern(r"{value:g}(?=[,;.)]| and | but |$)"),
        "The hazard ratio for falls was 0.61 and for cramps 1.22.",
        {"value": 1.22},
        "The hazard ratio for falls was 0.61 and the stay for cramps 1.22.",
        _one_more_behind,
    ),
    Rule(
        "ratio_more_named",
        "ratio",
        pattern(r"{value:g}(?=[,;.)]| and |$)"),
        "Hazard ratios were as follows: falls 0.61, cramps 1.22.",
        {"value": 0.61},
        "Hazard ratios were alike: those with falls drank 0.61 litres, cramps 1.22 litres.",
        _one_more_named,
    ),
    Rule(
        "ratio_reference",
        "ratio",
        pattern(
            r"{reference:g} ?[\[(]ref(?:\.|erence|erent)?(?: [a-z]{2,12}){0,2}[\])]"
            + "".join(rf"(?:, {{value{place}:g}}" for place in ("", *range(2, 7)))
            + ")?" * 6
            + r",? and {value7:g}"
        ),
        "Across fifths the estimates were 1.00 (reference), 0.94, 0.86, 0.83, and 0.75.",
        {"value": 0.94, "value2": 0.86, "value7": 0.75},
        "Across fifths the intakes were 14.2 (reference), 15.1, 17.2, and 18.9.",
        lambda hit: hit.value("reference") == 1,
    ),
    Rule(
        "ratio_more_list",
        "ratio",
        pattern(
            r"{value:g}"
            + "".join(rf"(?:, {{value{place}:g}}" for place in range(2, 7))
            + ")?" * 5
            + r",? and {value7:g}"
        ),
        "Odds ratios from stage 2 to 4 were 1.1, 1.3 and 1.4 for falls.",
        {"value": 1.1, "value2": 1.3, "value7": 1.4},
        "Odds ratios rose in men who had 1.1, 1.3 and 1.4 drinks.",
        _listed_behind,
    ),
)
