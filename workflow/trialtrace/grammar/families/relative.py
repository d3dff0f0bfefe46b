"""More or less than something else: fewer by a fifth, cut by 30%, twofold, three times as likely."""

import re

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern

_PCT = r" ?(?:%|per ?cent)"
_THAN = (
    r"(?:fewer|less|lower|more|higher|greater|smaller|larger|bigger|"
    r"better|worse|faster|slower|longer|shorter|"
    r"cheaper|stronger|older|likelier|thicker|heavier|lighter|quicker)"
)
_NOUN = (
    r"(?:(?:relative |absolute |overall |average |mean |further |"
    r"greater |median |significant |risk |relative risk ){0,2}"
    r"(?:reductions?|increases?|decreases?|declines?|improvements?|"
    r"drops?|rises?|falls?|gains?|cuts?|risk reductions?|loss(?:es)?|"
    r"change|growth|boost|jump))"
)
_VERB = (
    r"(?:cut|cuts|reduc(?:e[ds]?|ing)|fell|falls?|fallen|falling|"
    r"dropp?(?:ed|s|ing)?|declin(?:ed?|es|ing)|decreas(?:e[ds]?|"
    r"ing)|increas(?:e[ds]?|ing)|"
    r"rose|rises?|risen|grew|grows?|grown|improv(?:e[ds]?|ing)|"
    r"lower(?:ed|s|ing)?|rais(?:ed?|es|ing)|boost(?:ed|s|ing)?|"
    r"shr[aiu]nk|slow(?:ed|s)?|shorten(?:ed|s)?|"
    r"slashed|jumped|climbed|diminished|surged|lessened|down|up|"
    r"reductions?|increases?|decreases?|improvements?|higher|lower|"
    r"greater)"
)


# "Improvement was rated as good by 45%": by so many people, and not by so much.
_BY_PEOPLE = re.compile(
    r"\b(?:rated|judged|graded|considered|described|reported|noted|seen|achieved|reached|experienced|needed|required"
    r"|preferred|obtained)(?: as)?(?: [a-z]+)? by\b"
)


def _by_so_much(hit: Hit) -> bool:
    return _not_units(hit) and _BY_PEOPLE.search(hit.match.group().lower()) is None


def _not_units(hit: Hit) -> bool:
    return not hit.after(3).startswith((" of \ue010", "mg"))


RULES = (
    Rule(
        "times_as",
        "relative_effect",
        pattern(
            rf"(?:(?P<times>twice|thrice|double|triple)|(?:{{low:i}}(?: ?- ?|"
            rf" to | or ){{high:i}}|{{value}})(?: and a half)? ?(?:times|"
            rf"x))(?: (?:as|the|{_THAN}|above|below|over|that|lower|normal|"
            rf"baseline)\b)(?: (?:likely|many|much|often|high|great|common|"
            rf"fast))?"
        ),
        "Walkers were three times as likely to sleep well.",
        {"value": 3},
        "Walkers came three times a week.",
    ),
    Rule(
        "fold",
        "relative_effect",
        pattern(
            r"(?:{low}(?: ?- ?| to | or ){high}|{value})[ -]?(?P<unit>fold|folds)\b(?! approach)"
        ),
        "There was a 2.5-fold rise in strength.",
        {"value": 2.5},
        "They folded 25 sheets.",
    ),
    Rule(
        "percent_points",
        "percent_points",
        pattern(
            r"(?:{low}(?: ?- ?| to ){high}|{value})(?P<unit>(?: ?%| percent|"
            r" per cent| percentage)[ -]?points?)\b"
        ),
        "Survival rose by 5 percentage points.",
        {"value": 5},
        "Survival rose by 5%.",
    ),
    Rule(
        "percent_than",
        "relative_effect",
        pattern(
            rf"(?:{{low}}{_PCT}?(?: ?- ?| to | and ){{high}}|{{value}})(?P<unit>{_PCT})[ -]"
            rf"(?:relative )?(?P<cue>{_THAN}|{_NOUN}\b)"
        ),
        "The drug gave 30% fewer attacks.",
        {"value": 30},
        "In 30% of men fewer attacks came.",
        _not_units,
    ),
    Rule(
        "share_than",
        "relative_effect",
        pattern(
            rf"(?:by (?:about |nearly |almost |more than )?)?{{value:f}} (?:as |"
            rf"a )?(?P<cue>{_THAN}|as (?:likely|many|much|often|high)|"
            rf"{_NOUN}\b)|\bby (?:about |nearly |almost |more than |as much as |"
            rf"up to )?{{value2:f}}"
        ),
        "Strokes were a fifth fewer with the new pill.",
        {"value": 0.2},
        "A fifth of men had strokes.",
    ),
    Rule(
        "moved_by",
        "relative_effect",
        pattern(
            rf"\b(?P<cue>{_VERB})(?: [a-z][a-z-]{{1,20}}){{0,4}}? by(?: an? (?:average|"
            rf"mean|median)(?: of)?| about| nearly| almost| around| approximately|"
            rf" up to| more than| at least| as much as| over| only| some|"
            rf" roughly| just)? (?:{{low}}{_PCT}?(?: ?- ?| to | and ){{high}}|"
            rf"{{value}})(?P<unit>{_PCT})(?: ?[\[(](?:SD )?\u00b1? ?{{sd}}{_PCT}?[\])])?"
        ),
        "The new pill cut strokes by 30% within a year.",
        {"value": 30},
        "The improvement was rated as good by 30% of them.",
        _by_so_much,
    ),
    Rule(
        "noun_of_percent",
        "relative_effect",
        pattern(
            rf"\b(?P<cue>{_NOUN})(?: (?:in|of) [a-z][a-z -]{{2,40}}?)? (?:of|"
            rf"was|were|averaged)(?: about| nearly| almost| around| approximately|"
            rf" up to| more than| at least| only| over)? (?:{{low}}{_PCT}?(?: ?- ?|"
            rf" to | and ){{high}}|{{value}})(?P<unit>{_PCT})(?! of {{UNIT}})"
        ),
        "A reduction of 25% was seen in falls.",
        {"value": 25},
        "A reduction was seen in 25% of patients.",
    ),
)
