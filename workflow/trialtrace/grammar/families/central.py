"""Means, medians and their spreads."""

import re

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern
from trialtrace.grammar.units import LOOSE

_SD = (
    r"(?P<note_spread>SDs?|s\.d\.|standard deviations?|SEM?|s\.e\.(?:m\.)?|"
    r"standard errors?(?: of the mean)?|S\.?D\.?)"
)
_IQR = (
    r"(?:IQR|inter-?quartile range|(?:25th|lower(?! ?[\[(]))[^{N}]{0,20}|quartiles?|Q1, ?Q3|Q1-Q3)"
)
_TO = r"(?: ?- ?| to |, ?| and |; ?)"
# Between a word such as "mean" and its number: no other number, no stop.
_GAP = r"[^{N}.;:=]{0,70}?"

_LABEL = (
    "grade",
    "type",
    "phase",
    "day",
    "week",
    "month",
    "year",
    "stage",
    "group",
    "arm",
    "cycle",
    "level",
    "version",
    "visit",
)


def _speaks_of_spread(hit: Hit) -> bool:
    """A bare "7.1 (2.8)" is a mean with its SD only where the sentence says so, and 2.8 is no share."""
    sentence = hit.skeleton.text.lower()
    told = any(
        word in sentence
        for word in ("(sd)", "[sd]", "sd ", "\u00b1", "standard deviation", "(se)", "(sem)", "mean")
    )
    return told and not hit.after(2).startswith(" %")


def _bare_pair(hit: Hit) -> bool:
    """31.4 (4.0): as many decimals in both, or a sentence that names its spread."""
    spread = hit.raw("sd") or hit.raw("sd2")
    value = hit.raw("value")
    if "." not in value + spread or hit.value("sd") < 0 or hit.value("sd2") < 0:
        return False
    if _speaks_of_spread(hit):
        return True
    sentence = hit.skeleton.text
    if (
        hit.raw("unit2")
        or "CI" in sentence
        or "ratio" in sentence.lower()
        or hit.after(2).startswith(" %")
    ):
        return False
    return len(value.partition(".")[2]) == len(spread.partition(".")[2]) > 0


def _range_around(hit: Hit) -> bool:
    return hit.value("minimum") <= hit.value("maximum")


def _quartiles_around(hit: Hit) -> bool:
    return hit.value("q1") <= hit.value("q3")


_OF_PEOPLE = re.compile(r"\b(?:rates?|proportions?|incidence|prevalence|percentages?)\b")


# A bracket that opened with other words and is not closed: "(n = ", "(first ".
_IN_REMARK = re.compile(r"[(\[][^()\[\]]*[a-z][^()\[\]]*$")


_UNTIL = re.compile(r"\bfrom (?:[a-z-]+ ){1,3}to ?$")


def _is_said_of(hit: Hit) -> bool:
    """Refuse a number whose surroundings show that the mean or median is another one."""
    if hit.after(2)[:1] == "-" and hit.after(2)[1:] not in ("", " "):
        return False  # "4-OHT", the "0" of "0-10"
    words = hit.skeleton.text[hit.match.start() : hit.match.start("value")].lower()
    if "range" in words or words.rstrip().endswith(_LABEL):
        return False
    if _IN_REMARK.search(words) or hit.after(1).isupper():
        return False  # "median survival (first 24 h) was", "median survival with 5FU"
    if "%" in hit.raw("unit") and _OF_PEOPLE.search(
        words, hit.match.end("cue") - hit.match.start()
    ):
        return False  # "14 months on average, response rates were 9% and 6%"
    behind = hit.after(24).lstrip(" -")
    time = behind.startswith(("week", "month", "year", "day", "hour"))
    cue_after_at = (
        hit.skeleton.text[: hit.match.start("value")]
        .rstrip()
        .lower()
        .endswith((" at", " after", " in", " for", " over", " within"))
    )
    in_time = hit.raw("unit").strip(" -").startswith(("week", "month", "year", "day", "hour"))
    if (time or in_time) and _UNTIL.search(words):
        return False  # "the mean score from entry to 26 weeks"
    group = hit.match.group().lower()
    return not (
        behind.startswith(("\ue010", "\ue011", "% of \ue010", "%ile", "th "))
        or (cue_after_at and (time or in_time))
        or " of the " in group[-8:]
    )


RULES = (
    Rule(
        "plus_minus",
        "mean_sd",
        pattern(rf"{{value}}(?P<unit>{LOOSE}) ?[\[(]? ?\u00b1 ?(?:SD|SEM?)? ?{{sd}}{LOOSE}[\])]?"),
        "Pain fell to 3.2 \u00b1 1.1 points.",
        {"value": 3.2, "sd": 1.1},
        "Pain fell by 3.2 to 1.1 points.",
    ),
    Rule(
        "named_spread",
        "mean_sd",
        pattern(
            rf"{{value}}(?P<unit>{LOOSE}),? ?[\[(;,] ?(?:\u00b1 ?)?{_SD}(?: [\[(]S[DE]M?[\])])?(?: ?[=:,\u00b1]|"
            rf" of)? ?{{sd}}{LOOSE}[\])]?"
        ),
        "Baseline pressure was 31.4 (SD 4.0) mm Hg.",
        {"value": 31.4, "sd": 4.0},
        "Baseline pressure was 31.4 (4.0%).",
    ),
    Rule(
        "median_quartiles",
        "median_iqr",
        pattern(
            rf"{{value}}(?P<unit>{LOOSE}),? ?[\[(;,]? ?(?P<cue>{_IQR})(?: ?[\[(]IQR[\])])?(?: ?[=:,]|"
            rf" of| from| was)? ?[\[(]?{{q1}}{LOOSE}{_TO}{{q3}}{LOOSE}[\])]{{0,2}}"
        ),
        "The median stay was 4 days (IQR 3 to 6).",
        {"value": 4, "q1": 3, "q3": 6},
        "The median stay was 4 days in 3 to 6 clinics.",
        _quartiles_around,
    ),
    Rule(
        "median_headed",
        "median_iqr",
        pattern(
            rf"(?P<cue>median) ?[\[(](?:IQR|inter-?quartile range|{_IQR})[\])]{_GAP}(?:=|"
            rf":)? ?{{value}}(?P<unit>{LOOSE}) ?[\[(]{{q1}}{LOOSE}{_TO}{{q3}}{LOOSE}[\])]"
        ),
        "Median [IQR] hunger was 42 [30-55] at noon.",
        {"value": 42, "q1": 30, "q3": 55},
        "Median hunger was 42 in 30-55 boys.",
        _quartiles_around,
    ),
    Rule(
        "quartile_width",
        "median_iqr",
        pattern(
            rf"{{value}}(?P<unit>{LOOSE}),? ?[\[(;,] ?(?P<cue>IQR|inter-?quartile range)(?:"
            rf" ?[=:,]| of)? ?{{iqr}}{LOOSE}[\])]"
        ),
        "The median was 12 points (IQR 5) in all.",
        {"value": 12, "iqr": 5},
        "The median was 12 points (SD 5).",
    ),
    Rule(
        "value_range",
        "value_range",
        pattern(
            rf"{{value}}(?P<unit>{LOOSE}|(?:[ -](?:years?|months?|weeks?|"
            rf"days?|hours?|minutes?)))?,? ?[\[(;,]? ?(?:with a )?(?:full |"
            rf"total )?(?P<cue>range[ds]?|min-?(?:imum)?[-,/ ]{{0,2}}max(?:imum)?)(?: ?[=:,"
            rf"]| of| from)? ?[\[(]?{{minimum}}{LOOSE}{_TO}{{maximum}}{LOOSE}[\])]?"
        ),
        "The median delay was 7 hours (range, 2 to 19).",
        {"value": 7, "minimum": 2, "maximum": 19},
        "The delay was 7 hours in a range of 2 clinics.",
        _range_around,
    ),
    Rule(
        "median_brackets",
        "median_iqr",
        pattern(
            rf"(?P<cue>median){_GAP}(?:was|were|of|=|:|,)? ?{{value}}(?P<unit>{LOOSE}) ?[\["
            rf"(]{{q1}}{LOOSE}{_TO}{{q3}}{LOOSE}[\])]"
        ),
        "The median score was 4 (3 to 6) in girls.",
        {"value": 4, "q1": 3, "q3": 6},
        "The mean score was 4 (3 to 6) in girls.",
        _quartiles_around,
    ),
    Rule(
        "mean_pair_headed",
        "mean_sd",
        pattern(
            rf"(?P<cue>means?) ?[\[(,]? ?(?:\u00b1 ?)?{_SD}[\])]?{_GAP}(?:=|"
            rf":|,)? ?{{value}}(?P<unit>{LOOSE}) ?[\[(]{{sd}}{LOOSE}[\])]"
        ),
        "Mean (SD) intake was 7.1 (2.8) cups.",
        {"value": 7.1, "sd": 2.8},
        "Mean intake was 7.1 cups in 33 men.",
    ),
    Rule(
        "mean_pair_follows",
        "mean_sd",
        pattern(
            rf"{{value:g}}(?P<unit>{LOOSE}) ?(?:\({{sd:g}}(?:(?P=unit))?\)|"
            rf"\[{{sd2:g}}(?:(?P=unit))?\])(?P<unit2>%)?"
        ),
        "Mean pressure fell from 31.4 (SD 4.0) to 22.7 (3.9) mmHg.",
        {"value": 22.7, "sd": 3.9},
        "Pain eased in 27 (30%) and 21 (26) men.",
        _bare_pair,
    ),
    Rule(
        "spread_alone",
        "spread",
        pattern(rf"(?:\u00b1 ?|\b{_SD}(?: ?[=:,]| of| was)? ?){{sd:g}}{LOOSE}"),
        "The standard deviation was 3.4 points.",
        {"sd": 3.4},
        "The deviation from 34 standards was small.",
    ),
    Rule(
        "quartiles_alone",
        "spread",
        pattern(
            rf"(?P<cue>IQR|inter-?quartile range)(?: ?[=:,]| of| was| from)? ?[\[(]?{{low}}"
            rf"{LOOSE}{_TO}{{high}}(?P<unit>{LOOSE})[\])]?"
        ),
        "The interquartile range was 3 to 9 points.",
        {"low": 3, "high": 9},
        "The range was 3 to 9 points.",
    ),
    Rule(
        "median_pair",
        "median",
        pattern(
            rf"(?P<cue>\bmedians?\b)(?!(?:-| )(?:of follow|follow)){_GAP}(?: was|"
            rf" were| of|=|:|,| \() ?{{value}}{LOOSE}(?: months| years|"
            rf" weeks| days| hours)?"
            rf"(?:,? and |,? vs\.? |,? versus |,? compared (?:with|to) ){{value2}}(?P<unit>"
            rf"{LOOSE}|[ -](?:years?|months?|weeks?|days?|hours?|minutes?)\b)?(?! ?{{UNIT}}"
            rf")"
        ),
        "Median survival was 8.3 and 6.2 months, respectively.",
        {"value": 8.3, "value2": 6.2},
        "Median survival was 8.3 months in men.",
        _is_said_of,
    ),
    Rule(
        "mean_pair",
        "mean",
        pattern(
            rf"(?P<cue>\b(?:means?|averages?|averaged)\b){_GAP}(?: was|"
            rf" were| of|=|:| by|,| \() ?{{value}}{LOOSE}"
            rf"(?: and | vs\.? | versus |,? compared (?:with|to) ){{value2}}(?P<unit>{LOOSE}"
            rf")(?! ?{{UNIT}}| ?[(\[\u00b1])"
        ),
        "The mean scores were 4.2 and 5.1 points, respectively.",
        {"value": 4.2, "value2": 5.1},
        "The mean score was 4.2 and 30 women left.",
        _is_said_of,
    ),
    Rule(
        "median_value",
        "median",
        pattern(
            rf"(?P<cue>\bmedians?\b)(?!(?:-| )(?:of follow|follow)){_GAP}(?: was|"
            rf" were| of|=|:| from| to|,| \()? ?{{value}}"
            rf"(?P<unit>{LOOSE}|[ -](?:years?|months?|weeks?|days?|hours?|minutes?)\b)?"
        ),
        "Median survival was 12.3 months with the vaccine.",
        {"value": 12.3},
        "Median survival was not reached in 12 men.",
        _is_said_of,
    ),
    Rule(
        "mean_value",
        "mean",
        pattern(
            rf"(?P<cue>\b(?:means?|averages?|averaged|on average)\b){_GAP}(?: was|"
            rf" were| of|=|:| from| to| by|,| \(|averaged?) ?(?:about |"
            rf"only |approximately |around )?{{value}}"
            rf"(?P<unit>{LOOSE})(?! ?(?:weeks|months)? (?:of treatment|of therapy)| ?(?:=|is|means) ?[a-z])"
        ),
        "The mean pain score was 4.2 after the walk.",
        {"value": 4.2},
        "On average, 30 men walked.",
        _is_said_of,
    ),
)
