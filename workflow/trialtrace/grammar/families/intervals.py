"""Intervals with their level, wherever their estimate stands."""

import re

from trialtrace.grammar.families.ratios import _LEVEL
from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.skeleton import TAKEN
from trialtrace.grammar.template import MACROS, pattern
from trialtrace.grammar.units import LOOSE

_SEP = r"(?: ?- ?| to |, ?(?:and )?|; ?| and | ?/ ?| ?[\u2026~] ?|,? ?upper (?:limit|bound),? )"


def _ordered(hit: Hit) -> bool:
    return hit.value("low") <= hit.value("high")


def _is_level(hit: Hit) -> bool:
    """Tell whether the last number is the level: "19 men (63%, 95% confidence interval, …)"."""
    written = hit.skeleton.text[hit.match.start("high") : hit.match.end("cue")]
    return hit.value("high") in (90, 95, 97.5, 98, 99) and "%" in written and not hit.match["level"]


def _around_value(hit: Hit) -> bool:
    """Bare limits hold the number before them: "0.25% (0.11, 0.39)"."""
    low, high = hit.value("low"), hit.value("high")
    if not low <= high or not (hit.has_decimals("low") or hit.has_decimals("high")):
        return False
    before = [
        place
        for place in hit.skeleton.numbers
        if hit.match.start() - 14 <= place < hit.match.start()
    ]
    if not before:
        return False
    return low <= hit.skeleton.numbers[max(before)].value <= high


RULES = (
    Rule(
        "interval",
        "interval",
        pattern(
            rf"(?P<cue>{_LEVEL})(?: (?:for|of|around|on|in) (?:the |this |"
            rf"their )?(?:mean |median |treatment |estimated |adjusted |"
            rf"absolute )?"
            rf"[a-z][a-z -]{{2,40}}?)?(?:, CI\b)?[ ,:=;]{{0,3}}(?:was |were |is |"
            rf"of |from |between |ranging from |range,? |lower limit,? )?"
            rf"[\[(]?{{low}}{LOOSE}{_SEP}{{high}}(?P<unit>{LOOSE})[\])]?"
        ),
        "It fell by 4.1 mmHg (95% CI: 3.2\u20135.0) in men.",
        {"level": 95, "low": 3.2, "high": 5.0},
        "In 95% of clinics 2 to 3 nurses worked.",
    ),
    Rule(
        "interval_behind",
        "interval",
        pattern(
            rf"[\[(]{{low}}{LOOSE}(?: ?- ?| to |, ?|; ?){{high}}(?P<unit>{LOOSE})[;,]? (?P<"
            rf"cue>{_LEVEL})[\])]?"
        ),
        "It fell by 4 points (1.2 to 6.8; 95% CI).",
        {"low": 1.2, "high": 6.8, "level": 95},
        "It fell (1.2 to 6.8) in 95% of men.",
        lambda hit: _ordered(hit) and not _is_level(hit),
    ),
    Rule(
        "plus_minus_interval",
        "interval",
        pattern(rf"(?P<cue>{_LEVEL})[ ,:=]{{0,3}}\u00b1 ?{{half_width}}"),
        "Mean loss was 3 kg (95% CI \u00b1 0.7).",
        {"level": 95, "half_width": 0.7},
        "Mean loss was 3 \u00b1 0.7 kg.",
    ),
    Rule(
        "interval_headed",
        "effect",
        pattern(
            rf"(?P<cue>{_LEVEL})[\])](?:,? (?:of|was|were|is|=|for [a-z ]{{3,30}}was))?[ ,:"
            rf"=]{{1,2}}{{value:g}}(?P<unit>{LOOSE}) ?[\[(]"
            rf"{{low}}{LOOSE}(?: ?- ?| to |, ?|; ?){{high}}{LOOSE}[\])]"
        ),
        "The gap (95% CI) was 0.25% (0.11, 0.39) in the end.",
        {"level": 95, "value": 0.25, "low": 0.11, "high": 0.39},
        "The gap (95% CI) was wide in 18 men (6 girls).",
        _ordered,
    ),
    Rule(
        "level_alone",
        "significance_level",
        pattern(rf"{_LEVEL.replace('{level2:g}', '{level3:g}')}(?! ?[:=]? ?[\[(]?{{NUM}})"),
        "Estimates are given with 95% confidence intervals.",
        {"level": 95},
        "Estimates were given to 95% of patients.",
        lambda hit: bool(hit.match["level"] or hit.match["level3"]),
    ),
)

_HEADED = re.compile(
    r"\b(?:medians?|means?|averages?|IQR|interquartile|range[ds]?|SD)\b", re.IGNORECASE
)
_OF_AGE = re.compile(r"\b(?:aged?|years)\b", re.IGNORECASE)
_YOUNGEST = 4  # smaller numbers with decimals are hardly anybody's age


# "at 4.5 years (0.93, 0.75-1.16)": when, and not how old
_MOMENT = re.compile(r"\b(?:at|after) \S{1,6} years\b", re.IGNORECASE)


def _in_brackets(hit: Hit) -> bool:
    """An estimate and its limits share a bracket, have decimals and no heading of their own."""
    low, value, high = (hit.value(name) for name in ("low", "value", "high"))
    return (
        (low < value < high or high < value < low < 0)
        and all(hit.has_decimals(name) for name in ("low", "value", "high"))
        and not _is_headed(hit, value)
    )


def _is_headed(hit: Hit, value: float) -> bool:
    ahead = hit.skeleton.text[max(0, hit.match.start() - 60) : hit.match.start()]
    return _HEADED.search(ahead) is not None or (
        value >= _YOUNGEST and _OF_AGE.search(_MOMENT.sub(" ", ahead)) is not None
    )


_LEVEL_AHEAD = re.compile(r"\b(?:ci|confidence intervals?)\b")


def _told_before(hit: Hit) -> bool:
    """Two numbers around the one in front are limits where the sentence has told others before."""
    place = hit.match.start()
    before = [at for at in hit.skeleton.numbers if place - 24 <= at < place]
    return (
        bool(before)
        and hit.value("low") <= hit.skeleton.numbers[max(before)].value <= hit.value("high")
        and _LEVEL_AHEAD.search(hit.before(200)) is not None
        and not _is_headed(hit, hit.skeleton.numbers[max(before)].value)
    )


_SHARE_AHEAD = re.compile(
    rf"[{MACROS['NUM'][1:-1]}] ?%,? ?[\[(;,] ?(?:[{MACROS['NUM'][1:-1]}] ?%? ?)?(?:ci\b|confidence interval)"
)


def _of_next_share(hit: Hit) -> bool:
    """A share with two numbers around it, behind another one whose limits have their level."""
    return _told_before(hit) and _SHARE_AHEAD.search(hit.before(200)) is not None


_ESTIMATE_AHEAD = re.compile(
    rf"\([{MACROS['NUM'][1:-1]}] ?[\[(][{MACROS['NUM'][1:-1]}](?: ?- ?| to |, )[{MACROS['NUM'][1:-1]}][\])]"
    r"(?:,? and |[,;] )$"
)


def _in_same_brackets(hit: Hit) -> bool:
    """A bracket that opened with an estimate and its limits goes on with another one."""
    ahead = hit.skeleton.text[max(0, hit.match.start() - 30) : hit.match.start()]
    return _ESTIMATE_AHEAD.search(ahead) is not None and _in_brackets(hit)


_ROW_AHEAD = re.compile(
    rf"\((?:[{MACROS['NUM'][1:-1]}][,;] ?[{MACROS['NUM'][1:-1]}](?: ?- ?| to )[{MACROS['NUM'][1:-1]}]"
    r"(?:[;,] ?[Pp]\b[^();]{0,16})?; ?)+$"
)


# "(41 of 104 [39%] vs 33 of 105 [31%]; 1.24, 0.79-1.95)": behind the shares of both arms.
_SHARES_AHEAD = re.compile(
    r"(?:%[^;()]{0,30}\b(?:vs?\.?|versus|and)\b[^;()]{0,24}%[^;()]{0,24}|% ?\))[;,] $"
)


def _in_a_row(hit: Hit) -> bool:
    """A bracket of estimates, each with its limits and perhaps its p-value, goes on with another one."""
    text, end = hit.skeleton.text, hit.match.start()
    ahead = _ROW_AHEAD.search(text, max(0, end - 160), end)
    ahead = ahead or _SHARES_AHEAD.search(text, max(0, end - 100), end)
    return (
        ahead is not None
        and _HEADED.search(hit.skeleton.text[max(0, ahead.start() - 60) : ahead.start()]) is None
        and _in_brackets(hit)
    )


# After medians and ranges had their turn.
BARE = (
    Rule(
        "estimate_in_brackets",
        "effect",
        pattern(
            r"\({value:g}(?:[,;] ?| ?[\[(]){low:g}(?: ?- ?| to |, ){high:g}"
            rf"(?=[\])]|[;,] ?(?:[a-zA-Z]{{1,12}}\b|{TAKEN}|{{NUM}}, ?{{NUM}}-))[\])]{{0,2}}"
        ),
        "Night work was linked to falls (1.8, 1.2-2.7) and cramps.",
        {"value": 1.8, "low": 1.2, "high": 2.7},
        "The median time (1.8, 1.2-2.7) was short.",
        _in_brackets,
    ),
    Rule(
        "estimate_in_same_brackets",
        "effect",
        pattern(
            r"(?:(?<=and )|(?<=[,;] )){value:g} ?[\[(]{low:g}(?: ?- ?| to |, ){high:g}[\])](?=[\]),;])"
        ),
        "Falls and cramps did not differ (1.8 [1.2-2.7] and 0.9 [0.7-1.2], respectively).",
        {"value": 0.9, "low": 0.7, "high": 1.2},
        "Median times (1.8 [1.2-2.7] and 0.9 [0.7-1.2], respectively) did not differ.",
        _in_same_brackets,
    ),
    Rule(
        "estimate_in_a_row",
        "effect",
        pattern(
            rf"(?<=[;,] ){{value:g}}[,;] ?{{low:g}}(?: ?- ?| to ){{high:g}}(?=[\])]|[;,] ?(?:{TAKEN}|{{NUM}}|[a-z]))"
        ),
        "Falls and cramps did not differ (1.8, 1.2-2.7, P = 0.02; 0.9, 0.7-1.2, P = 0.61).",
        {"value": 0.9, "low": 0.7, "high": 1.2},
        "Median times (1.8, 1.2-2.7, P = 0.02; 0.9, 0.7-1.2, P = 0.61) did not differ.",
        _in_a_row,
    ),
    Rule(
        "interval_again",
        "interval",
        pattern(rf"[\[(]{{low:g}}(?: to | ?- ?){{high:g}}(?=[;,] ?{TAKEN})"),
        "Falls were 12% rarer (95% CI 1 to 21, p=0.03), and burns 10% rarer (-11 to 27, p=0.34).",
        {"low": -11, "high": 27},
        "Falls were 12% rarer, and women 10% younger (41 to 67, p=0.34).",
        _told_before,
    ),
    Rule(
        "interval_of_next_share",
        "interval",
        pattern(r"(?<=%) ?[\[(]{low:g} ?%?(?: to | ?- ?){high:g}(?P<unit> ?%)?[\])]"),
        "Falls were seen in 45% (95% CI 30 to 60) and burns in 22% (10 to 35).",
        {"low": 10, "high": 35},
        "Falls were seen in 45% (95% CI 30 to 60) of them, and burns 22 days later (10 to 35).",
        _of_next_share,
    ),
    Rule(
        "interval_bare",
        "interval",
        pattern(
            rf"(?<=[\w%{{N}}] )[\[(]{{low:g}}{LOOSE}(?: to |, ?|; ?| ?- ?){{high:g}}(?P<uni"
            rf"t>{LOOSE})[\])]"
        ),
        "It fell by 0.8 mmol/l (0.4 to 1.2) at night.",
        {"low": 0.4, "high": 1.2},
        "It fell by 8 mmol/l (4 to 6 hours) at night.",
        _around_value,
    ),
)
