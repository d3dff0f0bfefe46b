"""Percentages."""

from trialtrace.grammar.rule import Rule
from trialtrace.grammar.template import pattern, right_before

_PCT = r"\.? ?(?:%|per ?cent\b|pct\b)"

RULES = (
    Rule(
        "percent_range",
        "percent",
        pattern(rf"{{low}}{_PCT}?(?: ?- ?| to ){{high}}(?P<unit>{_PCT})"),
        "Some 10 to 20% of knees swell.",
        {"low": 10, "high": 20},
        "Some 10 to 20 knees swell.",
    ),
    Rule(
        "percent_between",
        "percent",
        pattern(rf"{{low}}{_PCT}? and {{high}}(?P<unit>{_PCT})"),
        "Between 10 and 20 per cent of knees swell.",
        {"low": 10, "high": 20},
        "Between 10 and 20 knees swell.",
        before=right_before("\\bbetween (?:about )?"),
    ),
    Rule(
        "percent_shared",
        "percent",
        pattern(
            rf"{{value:g}}(?:, {{value2:g}}(?:, {{value3:g}})?)?(?:,? (?:and|"
            rf"or|vs\.?|versus|compared (?:with|to)|against)|,) {{value4:g}}(?P<unit>{_PCT}"
            rf")"
        ),
        "Itch was felt by 21.5 vs. 44.5% of them.",
        {"value": 21.5, "value4": 44.5},
        "Itch was felt by 26 girls vs. 35% of boys.",
    ),
    Rule(
        "percent",
        "percent",
        pattern(rf"{{value}}(?P<unit>{_PCT})"),
        "Sleep returned in 62.8% of the girls.",
        {"value": 62.8},
        "Sleep returned in 62 of the girls.",
    ),
)
