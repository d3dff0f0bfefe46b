"""Ages."""

import re

from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import pattern, right_before

_YEARS = r"(?:[ -]?(?:years?|yrs?|y|months?|mo|weeks?|days?)\b\.?)"
_OLD = r"(?:[ -](?:old|of age))"


def _plausible(hit: Hit) -> bool:
    return all(
        0 <= hit.value(name) <= 120 or "month" in hit.match.group()
        for name in ("value", "low", "high")
    )


def _name_before(hit: Hit) -> bool:
    """Tell whether the word in front is a name: capitalised, and the word before it too."""
    return (
        re.search(
            r"[A-Z][\w'\u2019.-]*,? [A-Z][\w'\u2019-]+$|^[A-Z][a-z]+$",
            hit.skeleton.text[max(0, hit.match.start() - 40) : hit.match.start()],
        )
        is not None
    )


RULES = (
    Rule(
        "age_spread",
        "age",
        pattern(
            rf"(?P<cue>\bages?\b)[^{{N}}.;]{{0,40}}?{{value}}{_YEARS}? ?(?:\u00b1 ?|"
            rf"[\[(](?:\u00b1|SD|standard deviation)?[ ,:=]{{0,2}}){{sd}}{_YEARS}?[\])]?(?:"
            rf"(?:,? and |,? vs\.? | versus |, ){{value2}}{_YEARS}? ?(?:\u00b1 ?|"
            rf"[\[(](?:SD )?){{sd2}}[\])]?)?(?:{_YEARS})?"
        ),
        "Their mean age was 45.2 \u00b1 3.1 years at entry.",
        {"value": 45.2, "sd": 3.1},
        "The mean pain was 45.2 \u00b1 3.1 mm.",
    ),
    Rule(
        "age_mean_range",
        "age",
        pattern(
            rf"(?P<cue>\b(?:mean|median|average)[ -](?:age|patient age))[^{{N}}.;]{{0,40}}?"
            rf"{{value}}{_YEARS}?,? ?[\[(;,]? ?(?:with a )?(?:(?:age )?range|"
            rf"IQR|interquartile range)?"
            rf"(?: ?[=:,]| of| from)? ?{{low}}{_YEARS}?(?: ?- ?| to |, ){{high}}{_YEARS}?[\])]?"
        ),
        "Median age was 61 years (range, 28-79) in both.",
        {"value": 61, "low": 28, "high": 79},
        "Median weight was 61 kg (range, 28-79).",
        _plausible,
    ),
    Rule(
        "age_mean",
        "age",
        pattern(
            rf"(?P<cue>\b(?:mean|median|average)[ -](?:age|patient age|"
            rf"participant age)|\bage[ds]?(?: was| of|:| averaged| is)?)(?:,? ?(?:was|"
            rf"of|at[a-z ]{{0,15}}|in[a-z ]{{0,25}}was|about|:|=|,))? {{value}}{_YEARS}(?: "
            rf"{_OLD})?(?! ?(?:-|to|and) {{NUM}})"
        ),
        "The average age was 52 years.",
        {"value": 52},
        "The average stay was 52 days.",
        _plausible,
    ),
    Rule(
        "age_mean_bare",
        "age",
        pattern(
            r"(?P<cue>\b(?:mean|median|average) age)(?: of (?:the )?(?:{PERSON}|participants|patients|volunteers))?"
            r" (?:was|of|:) (?:about |around )?{value}(?=[.,;:)]| and | at )"
        ),
        "Their average age was 76, and 31% were women.",
        {"value": 76},
        "Their average age was 76 days.",
        lambda hit: 5 <= hit.value("value") <= 110,
    ),
    Rule(
        "age_people_over",
        "age",
        pattern(
            r"(?P<relation>over|under) {value:w}"
            r"(?=,| (?:who|with|and|or|had|drank|took|were|received|got|ate)\b)"
        ),
        "In a pilot, men over 50 drank juice.",
        {"value": 50},
        "Men over 50 km away came.",
        lambda hit: 10 <= hit.value("value") <= 100,
        before=right_before(r"{PERSON} "),
    ),
    Rule(
        "age_range",
        "age",
        pattern(
            rf"(?P<cue>\b(?:aged?s?|age range|aged between|ranging in age|"
            rf"ages ranging|ages? (?:from|between)))(?: (?:from|between|"
            rf"of|was|were|is|ranged from|ranging from|range))?[ ,:=]{{0,2}}"
            rf"{{low}}{_YEARS}?(?: ?- ?| to | and | through ){{high}}{_YEARS}?(?:{_OLD})?"
        ),
        "Adults aged 18 to 65 years were asked.",
        {"low": 18, "high": 65},
        "Adults lost 18 to 65 days.",
        _plausible,
    ),
    Rule(
        "age_limit",
        "age",
        pattern(
            rf"(?P<cue>\b(?:aged?|ages))(?: of)? ?(?P<relation>over|under|"
            rf"above|below|at least|\u2265|>|<|\u2264|older than|younger than|"
            rf"less than|more than|up to|not less than|=)? ?{{value}}{_YEARS}?(?:{_OLD})?"
            r"(?:,? (?P<relation2>(?:(?:or|and) (?:over|older|above|under|"
            r"younger|more|below|up))|only)(?: only)?)?"
        ),
        "The tablet is for men aged 18 or over only.",
        {"value": 18},
        "The age 18% of them had was unknown.",
        lambda hit: _plausible(hit) and not hit.after(3).startswith(("%", " %")),
    ),
    Rule(
        "age_old",
        "age",
        pattern(
            rf"{{value}}(?:(?: ?- ?| to | and | or ){{value2}})?{_YEARS}(?P<cue>{_OLD})(?: "
            rf"(?:or|and) (?:over|older|above|younger|under))?"
        ),
        "Individuals over 80 years old were asked; so was a 45-year-old man.",
        {"value": 80},
        "A trial over 8 years.",
        _plausible,
    ),
    Rule(
        "age_compared",
        "age",
        pattern(rf"\b(?P<cue>older|younger) than {{value}}{_YEARS}?(?! (?:of|ago|before))"),
        "Women older than 65 years fell more often.",
        {"value": 65},
        "Records older than the 65 others were lost.",
        _plausible,
    ),
    Rule(
        "age_decade",
        "age",
        pattern(
            r"\bin (?:his|her|their)(?: early| late| mid)?[ -]{value:w}'?s(?: (?:and|"
            r"or|to) {value2:w}'?s)?\b"
        ),
        "Women in their late 50s took part.",
        {"value": 50},
        "Women in the 1950s smoked.",
    ),
    Rule(
        "age_people",
        "age",
        pattern(r"{PERSON} {low:w}(?: ?- ?| to ){high:w} (?P<unit>years|months)\b(?! ago)"),
        "Boys and girls 6-12 years came to the clinic.",
        {"low": 6, "high": 12},
        "Boys slept 6-12 hours.",
    ),
)
# The age of somebody who speaks or is spoken of, as newspapers give it: behind the name.
NAMED = (
    Rule(
        "age_behind_name",
        "person",
        pattern(
            r"(?<=[a-z]), {value:w}, (?=(?:who|whose|an?|of|from|the|then|now|one|and|head|chief|professor|lead"
            r"|says|said|told|is|was|has|had|could|lives|works|joined|took|started)\b|$)",
            flags=0,
        ),
        "Rosa Lind, 58, of the Tromso clinic, was pleased.",
        {"value": 58},
        "In week 4, 58, of all boys, were pleased.",
        lambda hit: _name_before(hit) and 1 <= hit.value("value") < 110,
    ),
)
