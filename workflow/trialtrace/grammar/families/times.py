"""Durations, moments and follow-up."""

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern, right_before

_ABOUT = (
    r"(?:about |approximately |around |nearly |almost |at least |"
    r"up to |more than |over |the |only |a further |another |"
    r"roughly |just |some |an additional |less than |under |every |"
    r"a |total of |mean of |period of |median of |"
    r"maximum of |minimum of |first |following |initial |entire |as little as ){0,3}"
)
_AT = right_before(
    rf"\b(?P<cue>at|after|by|until|till|from|beyond|following|"
    rf"post|at the end of|before|prior to|since) {_ABOUT}"
)
_FOR = right_before(
    rf"\b(?P<cue>for|over|during|in|within|throughout|lasting|"
    rf"lasts?|lasted|past|last|previous|preceding|next|took|takes|"
    rf"taking|of|spanning) {_ABOUT}"
)
# "At week 12, 28 had a cold": a number behind a moment that did something counts people.
SOME_DID = (
    r"(?:were|was|had|has|have|did|died|withdrew|dropped|completed|reported|showed|experienced|remained|received"
    r"|recovered|relapsed|responded|returned)\b"
)
_FOLLOW = r"(?P<cue>follow(?:ed)?[ -]?up|followed|observation(?: period| time)?|survey period)"
_T = (
    r"(?:(?:consecutive|successive|further|additional|full|calendar|"
    r"more|whole|postoperative|school|working) )?(?:{TIME}|(?-i:d)\b)(?:')?"
)

HEADED = (
    Rule(
        "follow_up_range",
        "follow_up",
        pattern(
            rf"\b{_FOLLOW}[^{{N}}.;()]{{0,45}}? ?(?:\(median,? )?{{value}}[ -]?(?P<unit>{_T}"
            rf")?,? ?[\[(;,] ?(?:IQR|range|inter-?quartile range|SD|\u00b1)?(?: ?[=:,]|"
            rf" of| from)? ?{{low}}(?: ?{_T})?(?: ?- ?| to |, ){{high}}(?: ?{_T})?[\])]?"
        ),
        "The median follow-up was 5.2 years (range 1.0 to 9.4).",
        {"value": 5.2, "low": 1.0, "high": 9.4},
        "The median stay was 5.2 days (range 1 to 9).",
    ),
    Rule(
        "follow_up",
        "follow_up",
        pattern(
            rf"\b{_FOLLOW}(?: (?:of|was|for|period|time|duration|lasted|"
            rf"at|to|over|median|mean|up|is|a|in[a-z ]{{0,20}}was|[a-z]{{3,12}})){{0,4}}[ :"
            rf",=(]{{1,2}}(?:median,? )?(?:about |approximately |at least |"
            rf"up to |a |the |mean |only ){{0,2}}(?:{{low}}(?: ?- ?| to ){{high}}|"
            rf"{{value}})[ -]?(?P<unit>{_T})"
        ),
        "After a follow-up of 24 months nobody limped.",
        {"value": 24},
        "After a follow-up 24 men limped.",
    ),
    Rule(
        "follow_up_behind",
        "follow_up",
        pattern(
            r"(?:{low}(?: ?- ?| to ){high}|{value})[ -](?P<unit>years?|"
            r"months?|weeks?|days?)[ -](?:of )?(?P<cue>follow[ -]?up)\b"
        ),
        "A 10-year follow-up is planned.",
        {"value": 10},
        "A 10-year survival is hoped for.",
    ),
)

# No time goes from so many times its end to its end: "98 were assigned to 3 days and 102 to 5 days".
_BEYOND_END = 10


def _is_range(hit: Hit) -> bool:
    return hit.value("low") <= _BEYOND_END * hit.value("high")


RULES = (
    Rule(
        "half_a_time",
        "duration",
        pattern(
            r"{value:f}[ -](?:an? |of an )?(?P<unit>hours?|years?|days?|"
            r"decade|century|month|minute)\b"
        ),
        "Each visit takes around half an hour to finish.",
        {"value": 0.5},
        "Half the days were dry.",
    ),
    Rule(
        "time_or_two",
        "duration",
        pattern(
            r"\ban? (?P<unit>seconds?|minutes?|hours?|days?|weeks?|months?|"
            r"years?) or {value:i}(?=[ .,;)]|$)"
        ),
        "Rest for a day or two after it.",
        {"value": 2},
        "A day for two was free.",
    ),
    Rule(
        "numbered_time",
        "timepoint",
        pattern(
            r"\b(?P<cue>weeks?|days?|months?|years?|visits?|hours?|cycles?|"
            r"sessions?|weeks)[ -]{value:w}(?:(?: ?- ?| to | and |/|, ){value2:w}(?:,? and {NUM})?"
            rf"(?! {SOME_DID}))?(?![.,]?{{NUM}}|%| ?(?:mg|ml|{{UNIT}}))"
        ),
        "At week 16 the skin was clear.",
        {"value": 16},
        "At weekends 16 men came.",
    ),
    Rule(
        "time_list_at",
        "timepoint",
        pattern(
            rf"{{value}}(?: ?{_T})?(?:, {{NUM}}(?: ?{_T})?){{0,5}}(?:,? (?:and|"
            rf"or) (?:at |after )?{{value2}})[ -]?(?P<unit>{_T})"
        ),
        "Pain was noted at 1, 2 and 4 weeks.",
        {"value": 1, "other": 2, "value2": 4},
        "Pain was noted in 1, 2 and 4 men.",
        before=right_before(
            rf"\b(?P<cue>at|after|by|from|until)(?: baseline,?(?: and)?)? {_ABOUT}"
        ),
    ),
    Rule(
        "time_list",
        "timepoint",
        pattern(
            rf"{{value}}(?: ?{_T})?(?:, {{NUM}}(?: ?{_T})?){{1,5}}(?:,? (?:and|"
            rf"or) (?:at |after )?{{value2}})[ -]?(?P<unit>{_T})"
        ),
        "The clock rang: 1, 2 and 4 hours.",
        {"value": 1, "other": 2, "value2": 4},
        "The clock rang for 1 or 2 hours.",
    ),
    Rule(
        "time_range_at",
        "timepoint",
        pattern(
            rf"{{low}}(?: ?{_T})?(?: ?- ?| to | or |- to | and ){{high}}[ -]?(?P<unit>{_T})"
            rf"(?: (?:later|ago|apart))?"
        ),
        "Hair grew after three to four months.",
        {"low": 3, "high": 4},
        "Hair grew after three to four men.",
        _is_range,
        before=_AT,
    ),
    Rule(
        "time_range",
        "duration",
        pattern(
            rf"{{low}}(?: ?{_T})?(?: ?- ?| to | or |- to | and ){{high}}[ -]?(?P<unit>{_T})"
            rf"(?: (?:later|ago|apart))?"
        ),
        "Soreness lasted 24 to 48 hours in most.",
        {"low": 24, "high": 48},
        "Soreness lasted in 24 to 48 men; 1000 went to 3 days of rest and 1000 to 5 days of it.",
        _is_range,
    ),
    Rule(
        "time_at",
        "timepoint",
        pattern(
            rf"{{value}} ?(?P<unit>{_T})(?: of (?:treatment|therapy|follow-?up|"
            rf"use)\b| later| postoperatively)?"
        ),
        "At 12 weeks nobody itched.",
        {"value": 12},
        "At 12 clinics nobody itched.",
        before=_AT,
    ),
    Rule(
        "time_pair",
        "duration",
        pattern(
            rf"{{value}}(?: ?{_T})?(?: vs\.? | versus |,? compared (?:with|"
            rf"to) | and ){{value2}}[ -]?(?P<unit>{_T})"
        ),
        "Survival was 8.3 versus 6.2 months in the end.",
        {"value": 8.3, "value2": 6.2},
        "Survival was 8.3 versus 6.2 in the end.",
    ),
    Rule(
        "time_on",
        "timepoint",
        pattern(
            rf"^[^\w{{N}}]{{0,2}}(?:some |about |just )?{{value}} (?P<unit>{_T}) (?P<cue>on|in)"
            r"(?=,? (?:the|those|these|they"
            rf"|all|none|only|just|half|both|[a-z]+s\b|{{NUM}}))|{{value2}} (?P<unit2>{_T}) (?P<cue2>on|in|afterwards),"
        ),
        "Three months on the bakers slept better.",
        {"value": 3},
        "After three months on honey the bakers slept.",
    ),
    Rule(
        "time_of_outcome",
        "timepoint",
        pattern(
            r"{value}-(?P<unit>days?|weeks?|months?|years?)(?= (?:mortality|survival"
            r"|readmissions?|assessment|visit|check"
            r"|outcome|remission|relapse|recurrence|death|results?)\b)"
        ),
        "One-year mortality was lower with walking.",
        {"value": 1},
        "One-year courses were taught.",
    ),
    Rule(
        "time_later",
        "timepoint",
        pattern(
            rf"{{value}} (?P<unit>{_T}) (?P<cue>later|after|post|postoperatively|"
            rf"before|afterwards?|following|ago|earlier|thereafter|from)\b"
        ),
        "She was well 6 months later at home.",
        {"value": 6},
        "She was well for 6 months.",
    ),
    Rule(
        "time_for",
        "duration",
        pattern(rf"{{value}} ?(?P<unit>{_T})"),
        "The gel was used for four months by all.",
        {"value": 4},
        "The gel was used for four men.",
        before=_FOR,
    ),
    Rule(
        "time_adjective",
        "duration",
        pattern(
            r"{value}-(?P<unit>seconds?|minutes?|min|hours?|h|days?|nights?|"
            r"weeks?|wk|months?|mo|years?|yr|decades?)\b-?"
        ),
        "A 12-week course was free.",
        {"value": 12},
        "A 12-lead trace was free.",
    ),
    Rule(
        "time",
        "duration",
        pattern(rf"{{value}} ?(?!nights? {{PERSON}})(?P<unit>{_T})"),
        "Each session lasts on average 45 minutes.",
        {"value": 45},
        "Each session holds 45 night nurses.",
    ),
)
