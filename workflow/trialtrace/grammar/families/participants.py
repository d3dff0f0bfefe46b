"""People, eyes, teeth, cases: how many there are."""

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern

_VERB = (
    r"(?:(?:were|was|have been|had been) (?:then |subsequently |"
    r"finally |also |initially |randomly |eventually ){0,2}"
    r"(?:randomi[sz]ed|assigned|allocated|enrolled|recruited|included|"
    r"screened|analy[sz]ed|evaluable|evaluated|excluded|"
    r"treated|assessed|eligible|registered|entered|invited|assessable|"
    r"available|followed|given|withdrawn|studied|"
    r"female|male|women|men|lost|completers|interviewed|examined|approached)|"
    r"completed|received|underwent|withdrew|dropped out|discontinued|"
    r"enrolled|entered|finished|died|declined|"
    r"refused|agreed|consented|participated|took part|took|had|"
    r"experienced|developed|reported|achieved|responded|"
    r"relapsed|remained|showed|improved|stopped|were (?:in|on|"
    r"lost|not|from|available|randomly)|got|used|suffered)"
)


def _not_pronoun(hit: Hit) -> bool:
    """ "one" counts people where their noun follows; "the other one" and "this one" do not."""
    return hit.raw("value").lower() != "one" or not hit.before(8).endswith(
        ("this ", "that ", "no ", "each ", "any ", "which ", "every ")
    )


def _people(hit: Hit) -> bool:
    if hit.before(2).rstrip().endswith(("<", ">", "\u2264", "\u2265", "=")):
        return False
    return hit.raw("value").lower() != "one" and not hit.has_decimals("value")


N_EQUALS = (
    Rule(
        "n_equals",
        "n_equals",
        pattern(
            r"(?<![A-Za-z])(?P<cue>n|no\.|number)[s1-4]? ?(?P<relation>[=:\u2265\u2264]) ?{value:i}"
            r"(?:(?:,? and | vs\.? |, ?| / |/| or ){value2:i}(?= ?(?:,? respectively|"
            r"\)| ?per)))?(?:,? (?P<note_each>(?:per|in each|each)(?: [a-z]+)?))?(?: {UNIT}"
            r")?(?! ?%)"
        ),
        "Walking (n=25) was compared with rest.",
        {"value": 25},
        "Walking in 25 men was compared.",
    ),
    Rule(
        "n_spaced",
        "n_equals",
        pattern(r"\((?P<cue>n) {value:i}\)"),
        "Walking (n 25) was compared with rest.",
        {"value": 25},
        "Walking (in 25) was compared.",
    ),
)

RULES = (
    Rule(
        "unit_adjective",
        "participants",
        pattern(r"{value:i}-{UNIT}"),
        "A 254-patient trial was stopped.",
        {"value": 254},
        "A 254-bed ward was closed.",
    ),
    Rule(
        "people_range",
        "participants",
        pattern(r"{low:i}(?: ?- ?| to | or | and ){high:i} {ADJ}{UNIT}"),
        "Between 20 and 30 patients fell each year.",
        {"low": 20, "high": 30},
        "Between 20 and 30 mg was given to patients.",
        lambda hit: (
            hit.value("low") <= hit.value("high")
            and (" and " not in hit.match.group() or hit.before().endswith("between "))
        ),
    ),
    Rule(
        "people_pair",
        "participants",
        pattern(
            r"{value:i}(?: and |, | vs\.? | versus ){value2:i}(?: and {value3:i})? {ADJ}{UNIT}"
            r"(?:,? (?P<note_respectively>respectively))?"
        ),
        "The groups held 25 and 24 patients.",
        {"value": 25, "value2": 24},
        "After 4 and 8 weeks patients came.",
        # "(2011, 202 people)" tells a year and a number of people.
        lambda hit: not (1900 <= hit.value("value") < 2100 and ", " in hit.match.group()[:3]),
    ),
    Rule(
        "people",
        "participants",
        pattern(r"{value:i} (?:of the |of these |of \w+ |\([^(){N}]{1,30}\) )?{ADJ}{WHO}"),
        "A total of 120 obese adults were enrolled, 45 breast cancer patients among them.",
        {"value": 120},
        "A total of 120 mg was given to adults.",
        _not_pronoun,
    ),
    Rule(
        "parts_of_people",
        "participants",
        pattern(
            r"{value:i} (?:of the |of these |of them |of |\([^(){N}]{1,30}\) )?{ADJ}"
            r"{UNIT}"
        ),
        "In all, 30 swollen knees were seen.",
        {"value": 30},
        "A total of 30 mg was given in knees.",
        _not_pronoun,
    ),
    Rule(
        "people_typed",
        "participants",
        pattern(r"{value:i}(?= {ADJ}[\ue0ff]{5,14} {ADJ}(?P<ahead>{UNIT}))"),
        "We saw 210 type 2 diabetic patients.",
        {"value": 210},
        "We saw 210 type 2 tumours.",
    ),
    Rule(
        "people_verb",
        "participants",
        pattern(
            rf"{{value:i}}(?: of (?:whom|them|these|those))?,? (?:(?:also|"
            rf"then|only|subsequently|later|patients) )?(?P<note_verb>{_VERB})\b"
        ),
        "Of them, 118 completed the course.",
        {"value": 118},
        "The score of 11.8 completed the course.",
        _people,
    ),
    Rule(
        "people_rest",
        "participants",
        pattern(
            r"\b(?P<cue>(?:the )?(?:other|remaining|rest,?|another|remainder,?)) {value:i}("
            r"?= |[,.;)])(?! ?(?:%|weeks?|months?|days?|years?|mg|points))"
        ),
        "The other 24 rested.",
        {"value": 24},
        "The other 24% rested.",
        _people,
    ),
    Rule(
        "people_of_whom",
        "participants",
        pattern(
            r"{value:i} (?:of (?P<cue>whom|them)|in (?:each|either|both|"
            r"every|the (?:[a-z-]{2,25} ){0,3}?)(?: ?(?:group|arm)s?))\b"
        ),
        "There were 60 in each group.",
        {"value": 60},
        "There was 6.0 in each group.",
        _people,
    ),
    Rule(
        "people_arm_colon",
        "participants",
        pattern(
            r"(?P<cue>{SUBSTANCE}|placebo|control|controls|sham|vehicle)(?: (?:group|"
            r"arm))?(?: ?:|,| ?=) ?{value:i}(?=[,;)\]])(?!(?:, {NUM}){0,4},? (?:and|or) {NUM} ?%)"
        ),
        "All were analysed (timolol: 58, placebo: 61).",
        {"value": 58},
        "Falls were rare (timolol: 5.8%; placebo: 6.1%).",
        _people,
    ),
    Rule(
        "people_arm_list",
        "participants",
        pattern(
            r"(?<=[(,;:] ){value:i} (?P<cue>{SUBSTANCE}|placebo|controls?|"
            r"sham|vehicle)(?=[,;)]| and {NUM})|(?<=\(){value2:i} (?P<cue2>{SUBSTANCE}|"
            r"placebo|controls?|sham|vehicle)(?=[,;)]| and {NUM})"
        ),
        "Many took part (140 timolol, 70 placebo) there.",
        {"value2": 140},
        "Many took part (14.0 timolol) there.",
        lambda hit: _people(hit) and not hit.has_decimals("value2"),
    ),
)
