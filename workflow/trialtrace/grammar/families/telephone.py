"""Telephone numbers."""

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern


def _digits(hit: Hit) -> str:
    return "".join(letter for letter in hit.skeleton.words(*hit.match.span()) if letter.isdigit())


RULES = (
    Rule(
        "telephone_called",
        "telephone",
        pattern(
            r"\b(?P<cue>phone|call|tel\.?|telephone|fax|hotline|helpline|"
            r"freephone|mobile|whatsapp)\b[ :.a-z(+]{0,20}"
            r"[(+]{0,2}{value:w}[)]?(?:[ .-]?[( ]{0,2}{NUM}[)]?){1,6}"
        ),
        "For help please call 020 7946 0018 any time.",
        {"value": 20, "other": 18},
        "The nurses made a phone call to 30 of 45 men.",
        lambda hit: len(_digits(hit)) >= 6,
    ),
    Rule(
        "telephone_shape",
        "telephone",
        pattern(r"(?<![\w.])[(+]{0,2}{value:w}[)]?(?:[ .-][(]?{NUM}[)]?){2,6}"),
        "Book on +44 20 7946 0018 today.",
        {"value": 44, "other": 18},
        "The scores were 12 14 15.",
        lambda hit: (
            len(_digits(hit)) >= 9
            and (
                hit.raw("value")[0] == "0"
                or "+" in hit.match.group()[:2]
                or hit.raw("value") in ("1", "800")
                or hit.skeleton.view.text[max(0, hit.skeleton.starts[hit.match.start()] - 1)] == "+"
                or hit.raw("value").startswith("+")
            )
        ),
    ),
)
