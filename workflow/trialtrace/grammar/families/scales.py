"""Scales and their definitions, scores, grades, criteria by grade."""

from trialtrace.grammar.families.changes import is_range
from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern

_SCALE = (
    r"(?:scales?|scores?|VAS|questionnaires?|inventor(?:y|ies)|"
    r"checklists?|index|survey|instrument|rating|NRS|"
    r"(?:visual analog(?:ue)? (?:scale|score)s?)|measure|likert)"
)

_FROM = pattern(r"\bfrom (?P<first>{NUM}(?: points?)? to )?$")
_TO = pattern(r" to (?:{NUM}|(?:a|an|about|only|just)\b)")


def _in_a_change(hit: Hit) -> bool:
    """Tell whether points are where a change began or ended: "fell from 6.1 to 4.2 points"."""
    said = _FROM.search(hit.before(30))
    if said is None or is_range(hit.before(30)[: said.start()]):
        return False
    return (
        said["first"] is not None
        or " to " in hit.match.group()
        or _TO.match(hit.after()) is not None
    )


RULES = (
    Rule(
        "scale_range_before",
        "scale",
        pattern(
            rf"{{low:w}}(?: ?- ?| to ){{high:w}}(?:[ -](?P<unit>points?|"
            rf"mm|cm))? ?(?:(?:[a-z-]{{3,20}} ){{0,2}})(?P<cue>{_SCALE})\b"
        ),
        "Itch was rated on a 0-100 mm scale.",
        {"low": 0, "high": 100},
        "Itch was rated by 20-100 men.",
        lambda hit: hit.value("low") <= 1,
    ),
    Rule(
        "scale_points",
        "scale",
        pattern(
            rf"{{value:i}}[ -](?P<unit>points?|items?|mm|cm|grade|level|"
            rf"questions?)[ -](?:(?!(?:in|on|of|for)\b)[a-z-]{{2,20}} ){{0,4}}?(?P<cue>{_SCALE}"
            rf")\b"
        ),
        "Pain was marked on a 10-point Likert scale.",
        {"value": 10},
        "Pain fell by 10 points.",
    ),
    Rule(
        "scale_range",
        "scale",
        pattern(
            rf"(?P<cue>{_SCALE})\b(?: \([A-Z-]{{2,10}}\))?,? ?[\[(]?(?:of|"
            rf"from|range[ds]?(?: from| of|,|:)?|ranging from|with a range of|"
            rf"running from|scored|possible range,?|,|=)? ?{{low:w}}(?: ?- ?|"
            rf" to ){{high:w}}(?! ?(?:%|mg|mm|weeks?|months?|days?))[\])]?"
        ),
        "A score of 0 to 10 was asked for.",
        {"low": 0, "high": 10},
        "The score fell in 5 to 10 weeks.",
        lambda hit: hit.value("low") <= 1 or "rang" in hit.match.group().lower(),
    ),
    Rule(
        "scale_ends",
        "scale",
        pattern(
            r"[\[(]{low:w} ?(?:=|:|,|\[|\(|is |means |being |meaning ) ?[a-z][a-z ]{2,30}[\])]?[,;:]? ?(?:to|"
            r"and|-)? ?{high:w} ?(?:=|:|,|\[|\(|is |means |being |meaning ) ?[a-z][a-z ]{2,30}[\])]{0,2}"
        ),
        "Itch was rated (0 = none, 10 = worst) daily.",
        {"low": 0, "high": 10},
        "Itch was rare (0 in men, 10 in women).",
    ),
    Rule(
        "score_of",
        "score",
        pattern(
            r"(?:(?P<cue>scor(?:e[ds]?|ing))(?: (?:was|were|of|to|an average of))? ?)(?P<re"
            r"lation><|>|\u2265|\u2264|above|below|at least|over|under)? ?{value}(?: ?(?:-|"
            r"to) ?{value2})?(?P<unit> points?| out of {NUM})?(?! ?%)"
        ),
        "They scored 7.5 at the end.",
        {"value": 7.5},
        "Scores of the 75 men fell.",
        lambda hit: not hit.after(3).lstrip().startswith(("\ue010", "week", "mont", "%")),
    ),
    Rule(
        "out_of_ten",
        "score",
        pattern(
            r"{value}(?: ?/ ?| out of (?:a possible )?){high:w}(?= (?:on|points|for)\b|[.,;)]|$)"
        ),
        "They felt pain of 3.5 out of 10.",
        {"value": 3.5, "high": 10},
        "They were 35 out of the 100 men.",
        lambda hit: (
            hit.value("high") in (5, 7, 10, 20, 100) and not hit.value("value").is_integer()
        ),
    ),
    Rule(
        "points",
        "score",
        pattern(
            r"(?:{low}(?: ?- ?| to ){high}|{value})[ -](?P<unit>points?|scale points|units on)\b"
        ),
        "Mood rose by 3.1 points in a month.",
        {"value": 3.1},
        "Mood rose at 3 time points.",
        lambda hit: not _in_a_change(hit),
    ),
    Rule(
        "range_alone",
        "scale",
        pattern(
            r"[(\[,] ?(?:score |possible |scale )?(?P<cue>range)[,:]? {low:w}(?: ?- ?|"
            r" to ){high:w}(?=[)\];,])"
        ),
        "Self-trust (range, 0-10) was asked for.",
        {"low": 0, "high": 10},
        "The boys (range, 12-19) were asked.",
        lambda hit: hit.value("low") <= 1,
    ),
)
