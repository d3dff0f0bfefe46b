"""Numbers with a unit of measure, rates, and pressures."""

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern
from trialtrace.grammar.units import DOSE, MEASURE, PER

_END = r"(?![\w])"


def _unit_is_one(hit: Hit) -> bool:
    return hit.raw("unit").strip() not in ("d", "w", "l", "n")


RATES = (
    Rule(
        "rate_per",
        "rate",
        pattern(
            r"{value}(?: [a-z]{3,15}){0,2} (?:per|/|in every|for every) ?{per:i}(?P<unit>(?"
            r":[ -](?:person|patient|woman|child|life|live|births|women|"
            r"men|people|patients|children|{UNIT})s?)(?:[ -](?:years?|"
            r"months?|days?|births))?)?"
        ),
        "There were 12.4 falls per 1000 person-years.",
        {"value": 12.4, "per": 1000},
        "There were 12.4 falls per person.",
        lambda hit: hit.value("per") >= 10,
    ),
)

RULES = (
    Rule(
        "pressure",
        "measure",
        pattern(r"{systolic} ?/ ?{diastolic} ?(?P<unit>mm ?Hg)"),
        "Pressure was 120/80 mmHg at rest.",
        {"systolic": 120, "diastolic": 80},
        "Relief came to 80/120 men.",
    ),
    Rule(
        "measure_range",
        "measure",
        pattern(
            rf"{{low}}(?: ?{MEASURE})?(?: ?- ?| to | x | and ){{high}}[ -]?(?P<unit>{MEASURE}"
            rf"){_END}"
        ),
        "We lose between 50 and 150 hairs per day.",
        {"low": 50, "high": 150},
        "We lost 50 and 150 hairs.",
        lambda hit: (
            _unit_is_one(hit)
            and (" and " not in hit.match.group() or hit.before().endswith("between "))
        ),
    ),
    Rule(
        "measure_pair",
        "measure",
        pattern(
            rf"{{value}}(?:, {{value2}})?(?:,? (?:and|or|vs\.?|versus|"
            rf"compared with)|,) {{value3}}[ -]?(?P<unit>{MEASURE}){_END}"
        ),
        "Drops of 5.1 and 7.3 mmHg were seen.",
        {"value": 5.1, "value3": 7.3},
        "In 5 and 7 men it fell.",
        _unit_is_one,
    ),
    Rule(
        "measure",
        "measure",
        pattern(rf"{{value}}[ -]?(?P<unit>{MEASURE}){_END}"),
        "The needle went 0.25 mm deep.",
        {"value": 0.25},
        "The needle went in 25 times.",
        _unit_is_one,
    ),
    Rule(
        "measure_per",
        "measure",
        pattern(r"{value}(?P<unit> ?/ ?(?:L|mm\u00b3|\u00b5L|ml|hpf|dL)\b)"),
        "Neutrophils were 0.5 x 10^9/L or less.",
        {"value": 0.5e9},
        "Pain eased in 5/10 of them.",
    ),
    Rule(
        "amount",
        "measure",
        pattern(
            rf"(?:{{low}}(?: ?- ?| to | and | or ){{high}}|{{value}})[ -]?(?P<unit>{DOSE}{_END}"
            rf"{PER})"
        ),
        "The pool held 12 units of blood.",
        {"value": 12},
        "She lost 12 men.",
        lambda hit: _unit_is_one(hit) and hit.match["unit"] not in ("U", "u"),
    ),
)
