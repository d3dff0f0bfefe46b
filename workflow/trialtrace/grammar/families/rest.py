"""What no other family took: markers in brackets, hyphenated words, ranges, plain numbers."""

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern


def _no_pronoun(hit: Hit) -> bool:
    """ "one" alone is a pronoun or an article."""
    return hit.raw("value").lower() != "one" or hit.raw("value")[0].isdigit()


def _whole(hit: Hit) -> bool:
    return hit.value("value") < 1000


RULES = (
    Rule(
        "bracket_mark",
        "citation",
        pattern(r"\[{value:w}(?:(?:, ?|; ?| ?- ?){NUM}){0,20}\]"),
        "This was shown before [3, 5-7] in mice.",
        {"value": 3, "other": 7},
        "The range was wide [3.1, 5.7] in mice.",
        _whole,
    ),
    Rule(
        "compound_word",
        "compound",
        pattern(r"(?<![\w.]){value}-[a-z][a-z-]{1,25}"),
        "A 12-lead trace was taken.",
        {"value": 12},
        "A trace of 12 was taken.",
    ),
    Rule(
        "number_range",
        "number_range",
        pattern(
            r"{low:g}(?: ?- ?| to ){high:g}(?P<unit> [a-z]{3,14}s\b)?|"
            r"{low2} and {high2}(?P<unit2> [a-z]{3,14}s\b)?|{low3:i} (?:to|"
            r"or) {high3:i}"
        ),
        "Between 8 and 12 swellings were cut.",
        {"low2": 8, "high2": 12},
        "Some 8 and 12 swellings were cut.",
        lambda hit: not hit.match["low2"] or hit.before().endswith("between "),
    ),
    Rule(
        "number_noun",
        "number",
        pattern(
            r"{value:a}(?P<unit> (?!(?:was|is|has|his|this|versus|as|its|"
            r"does|plus|minus|times|vs)\b)[a-z]{3,14}s\b)"
        ),
        "She had 3 swellings on her arm.",
        {"value": 3},
        "She had one as well.",
        _no_pronoun,
    ),
    Rule(
        "number",
        "number",
        pattern(r"{value:a}"),
        "The figure was 42 at noon.",
        {"value": 42},
        "No one came.",
        _no_pronoun,
    ),
)
