"""Numbers that belong to a name of the lexicon: ACR 20, SF-36, FEC 100."""

from trialtrace.grammar.rule import Rule
from trialtrace.grammar.template import pattern

RULES = (
    Rule(
        "code_of_lexicon",
        "identifier",
        pattern(
            r"{CODE}[ -]?\(?{value:w}\)?(?![.,]?{NUM}|%| ?(?:\u00b1|points?|mm|of\b|/))(?:[a-z]\b)?"
        ),
        "PASI 75 was reached early.",
        {"value": 75},
        "PASI fell to 7.5 in the end.",
    ),
)
