"""P-values, and chosen levels of significance."""

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern

_REL = (
    r"(?P<relation><|>|=|\u2264|\u2265|less than|greater than|"
    r"more than|smaller than|below|under|above|equal to|equals|"
    r"at least|\u2248)"
)
_REL2 = r"(?:<|>|=|\u2264|\u2265)"
_HEAD = (
    r"(?:(?<![A-Za-z{N}'])|(?<=[ (,;]{NUM}))p(?:'?s\b|[- ]?val(?:ue)?s?)?(?:[ _-]?(?:for |"
    r"of )?(?:[\[(]?(?:the )?(?:interactions?|trends?|differences?|"
    r"non-?inferiority|superiority|equivalence|heterogeneity|log-?rank|all|"
    r"both|adj(?:usted)?|corrected|int|{NUM}[- ](?:sided|tailed)|nominal|overall)[\])]?)"
    r"(?: test)?)?"
)


_NO_UNIT = r"(?! ?%|-?[a-z]| (?:[mk\u00b5]?g|mm|cm|ml|times?|years?|months?|weeks?|days?|hours?)\b)"


def _is_p(hit: Hit) -> bool:
    return all(0 <= hit.value(name) <= 1 for name in ("value", "value2", "value3"))


def _is_bare(hit: Hit) -> bool:
    """A bare "(<0.001)" is a p-value where it is tiny or the sentence speaks of significance."""
    value = hit.value("value")
    if not 0 <= value <= 0.2:
        return False
    sentence = hit.skeleton.text.lower()
    return (
        value <= 0.001 or "signific" in sentence or "p-value" in sentence or "p value" in sentence
    )


RULES = (
    Rule(
        "level_p",
        "significance_level",
        pattern(
            rf"{_HEAD} ?(?:values? )?(?:of )?{_REL} ?{{value}}"
            r"(?= (?:was |were |is |being )?(?:considered|regarded|taken|"
            r"set|defined|accepted|chosen|deemed|denoted))"
        ),
        "P < 0.05 was considered significant.",
        {"value": 0.05},
        "Pain fell (P < 0.05).",
        _is_p,
    ),
    Rule(
        "level_named",
        "significance_level",
        pattern(
            r"(?:(?<!standard )(?P<cue>significance(?: level)?|alpha|\u03b1|type I error|"
            r"error)(?: (?:level|error|rate))?(?: was| is| set| of| at|"
            r" level| accepted| was set| value){0,4} ?(?:=|<|of|at|to|"
            r"was)? ?"
            r"(?:P ?(?:<|=) ?)?{value} ?%?|(?:at|to) the {value2} ?%? (?:significance )?lev"
            r"el|{power} ?%? power|power (?:of|=) {power2} ?%?)"
        ),
        "A significance level of 0.05 was used.",
        {"value": 0.05},
        "Significance was reached at 12 weeks.",
        lambda hit: hit.value("value") <= 0.2 or "%" in hit.match.group(),
    ),
    Rule(
        "p_list",
        "p_value",
        pattern(
            rf"{_HEAD} ?(?:of |was |were |is |are |: ?|, )?{_REL} ?{{value}}(?: ?, ?{_REL2}"
            rf"? ?{{value2}}(?: ?, ?{_REL2}? ?{{NUM}}){{0,6}})?"
            rf"(?:,? and | and/or |; ?| or |,? ?/ ?){_REL2}? ?{{value3}}(?=,? respectively|"
            rf"\)|;|\.)(?! ?%)"
        ),
        "Both fell (P = 0.02 and 0.04, respectively).",
        {"value": 0.02, "value3": 0.04},
        "Both fell (P = 0.02 and 12%).",
        _is_p,
    ),
    Rule(
        "p_said_list",
        "p_value",
        pattern(
            rf"{_HEAD}(?: ?(?:of|was|were|is|are|:|,)? ){{value:g}}(?:, {{value2:g}})?(?:,? and |, )"
            rf"{{value3:g}}(?=,? respectively|\)|;|\.|,| for)"
        ),
        "The p-values were 0.02 and 0.04, respectively.",
        {"value": 0.02, "value3": 0.04},
        "Vitamin P 1 and 2, respectively.",
        lambda hit: _is_p(hit) and hit.has_decimals("value") and hit.has_decimals("value3"),
    ),
    Rule(
        "p_of_several",
        "p_value",
        pattern(
            r"(?<![A-Za-z{N}])(?P<cue>p[- ]?values?) (?:for|of) "
            r"(?:(?!(?:was|were) )(?:[^{N}.;:()]|{NUM}(?= [a-z]))){3,140}? ?"
            r"(?:was|were) {value:g}(?:, {value2:g})?(?:,? and {value3:g})?(?! ?%)"
        ),
        "P-values for itch and grip after 4 weeks were 0.10 and 0.02, respectively.",
        {"value": 0.1, "value3": 0.02},
        "P values for itch were small, and scores were 0.10 points apart and 12 in all.",
        lambda hit: (
            _is_p(hit) and all(hit.has_decimals(one) for one in ("value", "value3") if hit.raw(one))
        ),
    ),
    Rule(
        "p_enclosed",
        "p_value",
        pattern(rf"{{low}} ?[<\u2264] ?{_HEAD} ?[<\u2264] ?{{high}}(?! ?%)"),
        "The change was slight (0.05 < P < 0.1).",
        {"low": 0.05, "high": 0.1},
        "Doses were low (0.05 < dose < 0.1).",
        lambda hit: 0 <= hit.value("low") <= hit.value("high") <= 1,
    ),
    Rule(
        "p_range",
        "p_value",
        pattern(rf"{_HEAD} ?(?:of |was |were )?{_REL} ?{{low}}(?: ?- ?| to ){{high}}(?! ?%)"),
        "No visit differed (P = 0.21 to 0.84).",
        {"low": 0.21, "high": 0.84},
        "Each cup = 0.5 to 0.9 l.",
        lambda hit: 0 <= hit.value("low") <= hit.value("high") <= 1,
    ),
    Rule(
        "p_relation",
        "p_value",
        pattern(
            rf"{_HEAD} ?(?:of |was |were |is |are |: ?|, )?(?:always |"
            rf"all |both )?{_REL}(?: or =| or equal to)? ?(?:to )?{{value}}(?! ?%)"
        ),
        "The gain was larger (P=0\u00b701).",
        {"value": 0.01},
        "Each cup = 0.5 l.",
        _is_p,
    ),
    Rule(
        "p_between",
        "p_value",
        pattern(
            rf"{_HEAD} ?(?:values? )?(?:ranging |ranged )?(?:between|from|"
            rf"range[:,]?) {{low}}(?: and | to |-){{high}}"
        ),
        "P values between 0.01 and 0.04 were found.",
        {"low": 0.01, "high": 0.04},
        "Sleep between 0.5 and 0.9 h was lost.",
        lambda hit: 0 <= hit.value("low") <= hit.value("high") <= 1,
    ),
    Rule(
        "p_said",
        "p_value",
        pattern(rf"{_HEAD}(?: ?(?:of|was|were|is|:|-|,)? ?){{value}}{_NO_UNIT}"),
        "The change was clear (p-value of 0.04).",
        {"value": 0.04},
        "Vitamin P 12 was given.",
        lambda hit: 0 <= hit.value("value") <= 1 and hit.has_decimals("value"),
    ),
    Rule(
        "p_bare",
        "p_value",
        pattern(
            r"(?<=[(\[,;])(?P<relation>[<=\u2264]) ?{value}(?=[)\],;])|"
            r"(?<= )(?P<relation2>[<\u2264]) ?{value2}(?=[)\],;.]|$)"
        ),
        "Less pain was felt (<0.0001) in both knees.",
        {"value": 0.0001},
        "Lenses were thin (<0.2) in both eyes.",
        lambda hit: _is_bare(hit) if hit.match["value"] else 0 <= hit.value("value2") <= 0.001,
    ),
)
