"""How often something is given or done, and how many times."""

from trialtrace.grammar.families.times import SOME_DID
from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern
from trialtrace.grammar.units import MEASURE

_PERIOD = (
    r"(?:hours?|days?|nights?|weeks?|months?|years?|h|d|wk|minutes?|"
    r"mornings?|evenings?|session|meal)"
)
_EACH = r"(?:an?|per|each|every|in a|in each|/|during the)"
_DONE = (
    r"(?:sessions?|injections?|treatments?|visits?|cycles?|courses?|"
    r"applications?|lessons?|classes|workouts?|"
    r"infusions?|exposures?|fractions|doses?|appointments?|meals|"
    r"meetings?|house calls|calls|consultations?|"
    r"procedures?|interviews?|repetitions|reps|sets|hours per week|"
    r"booster shots?|(?:telephone )?boosters?|reminders?|reminder letters|shots?|vaccinations?|"
    r"modules?|text messages|drinks|rounds|transfusions?|sittings|exercises|cigarettes|steps)"
)
_DAILY = r"(?:daily|weekly|monthly|yearly|annually|nightly|fortnightly|hourly|a day)"


def _not_one_word(hit: Hit) -> bool:
    if hit.before(6).rstrip(" -").endswith(("week", "month", "day", "year")):
        return False  # "the week-8 visits"
    start = hit.match.start("cue")
    between = hit.skeleton.text[hit.match.start() : start].lower()
    if any(unit in between for unit in ("gram", "mg ", "litre", "liter", "unit")):
        return False  # "the 140-milligram dose" is an amount
    if hit.value("value") > 1 and hit.raw("cue").lower() == "treatment":
        return False  # "41 receiving treatment A and 39 treatment B"
    return hit.raw("value").lower() != "one" or hit.value("low") > 0


RULES = (
    Rule(
        "on_days",
        "timepoint",
        pattern(
            r"\b(?P<cue>(?:on )?days?|(?:at |on |in )?weeks|months|visits|"
            r"cycles|(?:at )?hours) {value:w}(?:(?:, ?| ?- ?| and | to |"
            r",? and ){NUM}(?! ?%| ?per ?cent\b| of\b| {UNIT}| "
            + SOME_DID
            + r"| ?"
            + MEASURE
            + r"(?!\w))){1,10}"
        ),
        "Serum was drawn on days 1, 8 and 15 at noon.",
        {"value": 1, "other": 15},
        "It took days, 18 of them.",
    ),
    Rule(
        "times_a_day",
        "schedule",
        pattern(
            rf"(?:(?P<times>once|twice|thrice|one time)|{{value:i}}(?:(?: ?- ?|"
            rf" to | or ){{high:i}})?(?:-| ?x| times?| or more times))(?:[ -]{_DAILY}|"
            rf"[ -]?{_EACH} ?(?:{{every:i}} )?{_PERIOD})\b"
        ),
        "Drops were put in three times a day by nurses.",
        {"value": 3},
        "Three times more men came.",
    ),
    Rule(
        "twice_daily",
        "schedule",
        pattern(
            rf"\b(?P<times>once|twice|thrice|alternate|every other)[ -](?:{_DAILY}|"
            rf"{_EACH} {_PERIOD}|{_PERIOD})\b"
        ),
        "The gel was used on alternate days at home.",
        {},
        "Twice as many came on two days.",
    ),
    Rule(
        "every",
        "schedule",
        pattern(
            rf"\b(?P<cue>every|each|once every|at intervals of|spaced|"
            rf"apart by|at)(?: every)?(?: about| approximately)? {{every:i}}(?:(?: ?- ?|"
            rf" to | or ){{high:i}})?[ -]{_PERIOD}(?:(?: intervals?| apart)|"
            rf"(?<!at))\b"
        ),
        "They came every two to four weeks.",
        {"every": 2, "high": 4},
        "They came after two to four weeks.",
        lambda hit: (
            hit.raw("cue").lower() != "at"
            or "interval" in hit.match.group().lower()
            or "apart" in hit.match.group().lower()
        ),
    ),
    Rule(
        "interval_of",
        "schedule",
        pattern(
            rf"{{every:i}}(?:(?: ?- ?| to | or ){{high:i}})?[ -]{_PERIOD}[ -](?P<cue>interv"
            rf"als?|apart|cycles?)\b|(?<![\w.]){{every2:i}}[ -](?:weekly|"
            rf"hourly|monthly|daily)(?= \w|[,.;)]|$)(?! [a-z-]{{0,20}} ?{_DONE})"
        ),
        "Visits were at a 3-month interval.",
        {"every": 3},
        "Visits took 3 months.",
    ),
    Rule(
        "days_a_week",
        "schedule",
        pattern(
            rf"{{value}}(?:(?: ?- ?| to | or ){{high}})? (?P<cue>days?|"
            rf"nights?|hours?|h|minutes?|min|times|evenings?|sessions?|"
            rf"mornings?) ?{_EACH} ?(?:day|week|month|year|night)\b"
        ),
        "They swam 3 days per week.",
        {"value": 3},
        "They swam for 3 days.",
    ),
    Rule(
        "done_times",
        "schedule",
        pattern(
            rf"(?:{{low:i}}(?: ?- ?| to | or | and ){{high:i}}|{{value:i}})[ -]{{ADJ}}(?P<c"
            rf"ue>{_DONE})\b(?! {{BEFALLS}}|-related\b)"
        ),
        "They had eight weekly sessions at home.",
        {"value": 8},
        "In that session eight men slept.",
        _not_one_word,
    ),
    Rule(
        "q_weeks",
        "schedule",
        pattern(r"\bq{every:w} ?(?:w|wk|wks|h|hr|d|days|weeks|m)?\b"),
        "Injections q2w were planned.",
        {"every": 2},
        "Quite 2 weeks were lost.",
    ),
)
