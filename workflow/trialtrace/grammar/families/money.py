"""Amounts of money."""

from trialtrace.grammar.rule import Rule
from trialtrace.grammar.template import pattern

_CURRENCY = r"(?:(?:US|A|C|AU|CA|NZ)?\$|(?:UK)?\u00a3|[\u20ac\u00a5\u20b9]|(?:USD|EUR|GBP|CHF|SEK|INR|Rs\.?|Euros?))"
_WORDS = (
    r"(?:(?:US |Canadian |Australian )?dollars?|euros?|pounds sterling|"
    r"cents|pence|rupees|yen|USD|EUR|GBP|\u20ac)"
)
_BIG = r"(?: ?(?:m|bn|k|tn)\b)?"

RULES = (
    Rule(
        "money_sign",
        "money",
        pattern(
            rf"(?<![A-Za-z])(?P<unit>{_CURRENCY}) ?{{value}}{_BIG}(?:{{TO}}{_CURRENCY}? ?{{value2}}{_BIG}"
            rf")?(?: per \w+| a \w+)?"
        ),
        "The market may reach $540 million by then.",
        {"value": 540e6},
        "The market may reach 540 million people.",
    ),
    Rule(
        "money_words",
        "money",
        pattern(
            # "19 ± 7 euros": a mean with its spread
            rf"(?<!\u00b1 )(?<!\u00b1){{value}}{_BIG}(?:{{TO}}{{value2}}{_BIG})? (?P<unit>{_WORDS})\b"
        ),
        "Each visit cost 30 to 45 euros.",
        {"value": 30, "value2": 45},
        "She lost 30 pounds.",
    ),
)
