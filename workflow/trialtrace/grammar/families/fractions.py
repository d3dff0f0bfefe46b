"""n of N, n (x%), shares in words."""

import re

from trialtrace.grammar.families.changes import is_by_so_much
from trialtrace.grammar.rule import Hit, Rule
from trialtrace.grammar.template import MACROS, pattern

_PCT = r"[\[(,] ?(?:i\.e\. |or )?{percent} ?(?:%|per ?cent)[\])]?"
_SHARE_OF = (
    r"(?:/| ?/ ?| of (?:the |all |these |those |a total of |our |"
    r"their |its )?| out of (?:the |a total of )?| from (?:the )?|"
    r" among )"
)
_WHO = r"(?: ?{ADJ}{UNIT})?"


def _is_share(hit: Hit) -> bool:
    return 0 <= hit.value("numerator") <= hit.value("denominator") and hit.value("denominator") > 1


def _slash_share(hit: Hit) -> bool:
    """ "120/80 mmHg" is a pressure, "5/10 mg" a dose, "20/40" sight, "24/7" a saying."""
    behind = hit.after(8).lstrip()
    return _is_share(hit) and not behind.startswith(
        ("mm", "mg", "ml", "\u00b5g", "mcg", "/", "vision", "%", "iu")
    )


def _is_plain_share(hit: Hit) -> bool:
    """ "a third of the men", but not "a third fewer", "by a third", "half an hour"."""
    behind = hit.after(12)
    return not _NO_SHARE.match(behind) and not hit.before(4).endswith(" by ")


_NO_SHARE = re.compile(
    r"[ -](?:(?:an?|of an?) )?(?:hour|year|day|century|decade|"
    r"month|minute|dozen|fewer|more|less|lower|higher|"
    r"reduc|incr|decr|smaller|greater|larger|as )"
)


# "At week | 12 (45%)", "in cycles 1 (40%) and | 2 (35%)": which one, not how many.
_WHICH = re.compile(
    # "within 3 hours | 31 (52%)": a length of time
    (
        r"(?<!{NUM} )(?<!{NUM}-)\b(?:week|month|day|year|hour|minute|visit|cycle|session|course|round|stage|phase"
        r"|quartile|quintile|tertile|decile|question|item|time ?point)s? "
        r"(?:{NUM} ?[\[(]{NUM} ?%[\])](?:,|,? and| or| vs\.?) ){0,4}$"
    ).replace("{NUM}", MACROS["NUM"]),
    re.IGNORECASE,
)


# "from 24 mm Hg to | 19 (21%)": what it was, and by how much of it it fell.
_IT_WAS = re.compile(
    r"\bfrom (?:an? )?(?:mean (?:of )?)?(?P<was>{NUM})[^.;(){N}]{0,20} to $".replace(
        "{NUM}", MACROS["NUM"]
    ).replace("{N}", MACROS["NUM"][1:-1]),
    re.IGNORECASE,
)
_COUNTS_PEOPLE = re.compile(
    r"(?:{UNIT}|\b(?:numbers?|patients|people|participants|subjects|women|men|children|cases|those|smokers)\b)[^.;]*$".replace(
        "{UNIT}", MACROS["UNIT"]
    ),
    re.IGNORECASE,
)


def _is_change(hit: Hit) -> bool:
    """Tell whether a percentage behind a number is by how much it differs from the one before."""
    text = hit.skeleton.text
    ahead = text[: hit.match.start()]
    # "Patients with cough fell from 40 to 20 (50%)", "to 20 patients (50%)": people are counted.
    people = _COUNTS_PEOPLE.search(ahead[-140:])
    if people or text[hit.match.end("numerator") : hit.match.start("percent")].strip() not in "([":
        return False
    was = _IT_WAS.search(ahead, max(0, len(ahead) - 60))
    number = hit.skeleton.numbers.get(was.start("was")) if was else None
    return number is not None and is_by_so_much(
        number.value, hit.value("numerator"), hit.value("percent")
    )


def _counted(hit: Hit) -> bool:
    told = hit.value("percent") <= 100 and not _WHICH.search(hit.before(60))
    return told and not _is_change(hit)


# "(40, 0.8%, | vs 96, 1.9%)": a count and its share, twice.
_JOINT, _COUNT = r",? (?:vs\.?|versus|v|compared (?:with|to)) ", r"{NUM}, {NUM} ?(?:%|per ?cent)"
_NEXT_COUNT = re.compile((_JOINT + _COUNT).replace("{NUM}", MACROS["NUM"]))
_LAST_COUNT = re.compile((r"\(" + _COUNT + _JOINT + "$").replace("{NUM}", MACROS["NUM"]))


def _counted_twice(hit: Hit) -> bool:
    if not _counted(hit):
        return False
    if hit.before(1) == "(":
        return _NEXT_COUNT.match(hit.after(60)) is not None
    return _LAST_COUNT.search(hit.before(60)) is not None


RULES = (
    Rule(
        "share_of_percent",
        "fraction",
        pattern(rf"{{numerator:i}}{_WHO}{_SHARE_OF}{{denominator:i}}{_WHO}[;:]? ?{_PCT}"),
        "Pain eased in 25 of the 49 women (51%) by noon.",
        {"numerator": 25, "denominator": 49, "percent": 51},
        "Pain eased in 25 of them (51%).",
        _is_share,
    ),
    Rule(
        "percent_inside",
        "fraction",
        pattern(
            rf"{{numerator:i}}{_WHO} ?[\[(]{{percent}} ?(?:%|per ?cent)[\])]{_SHARE_OF}{{denominator:i}}"
            rf"{_WHO}"
        ),
        "Relapse came in 22 (88%) of 25 patients.",
        {"numerator": 22, "percent": 88, "denominator": 25},
        "Relapse came in 22 (88%) of the patients.",
        _is_share,
    ),
    Rule(
        "percent_first",
        "fraction",
        pattern(
            rf"{{percent}} ?(?:%|per ?cent)(?: of [a-z -]{{0,25}}?{{UNIT}})? ?[\[(](?:n ?= "
            rf"?)?{{numerator:i}}(?:/| ?/ ?| of (?:the )?| out of ){{denominator:i}}{_WHO}["
            rf"\])]"
        ),
        "Success was seen in 88% (22/25) of them.",
        {"percent": 88, "numerator": 22, "denominator": 25},
        "Success was seen in 88% (22 teeth).",
        _is_share,
    ),
    Rule(
        "one_of_many",
        "share",
        pattern(
            r"{numerator:i} in (?:every )?{denominator:i}(?: {ADJ}{PERSON})?(?= |"
            r"[,.;)]|$)(?! (?:weeks?|months?|days?|years?|hours?|cent|"
            r"sites|study|trials?))"
        ),
        "Gout strikes one in twenty adults there.",
        {"numerator": 1, "denominator": 20},
        "There were 12 in 20 cities.",
        lambda hit: (
            _is_share(hit)
            and hit.value("numerator") <= 10
            and hit.value("denominator") <= 100_000
            and (hit.value("numerator") == 1 or hit.value("denominator") % 10 == 0)
        ),
    ),
    Rule(
        "share_words_of",
        "share",
        pattern(
            r"{value:f}(?: of(?: the| these| all)?|-the| the)? {denominator:i} ?{ADJ}"
            r"{UNIT}"
        ),
        "Half of the 30 women came back.",
        {"value": 0.5, "denominator": 30},
        "Half of the women came back.",
    ),
    Rule(
        "n_equals_share",
        "fraction",
        pattern(r"\bn ?[=:] ?{numerator:i} ?(?:/| of | out of ) ?{denominator:i}"),
        "Most agreed (n = 12/25) at once.",
        {"numerator": 12, "denominator": 25},
        "Most agreed (n = 12) at once.",
    ),
    Rule(
        "share_of",
        "fraction",
        pattern(
            rf"{{numerator:i}}{_WHO}(?: of (?:the |all |these |those |"
            rf"a total of |our |their )?| out of (?:the |a total of )?){{denominator:i}}(?!"
            rf" ?(?:%|mg|ml|weeks?|months?|days?|years?|hours?|points?)){_WHO}"
        ),
        "Of these, 12 of 40 knees were swollen.",
        {"numerator": 12, "denominator": 40},
        "A score of 12 of the knees.",
        _is_share,
    ),
    Rule(
        "share_slash",
        "fraction",
        pattern(r"(?<![\w./{N}]){numerator:w} ?/ ?{denominator:w}(?![\w/{N}])"),
        "Success was 22/25 with the new drops.",
        {"numerator": 22, "denominator": 25},
        "Pressure was 120/80 mmHg.",
        _slash_share,
    ),
    Rule(
        "of_total_first",
        "fraction",
        pattern(
            r"\bof (?:the |all |these |those )?{denominator:i} ?{ADJ}{UNIT},? (?:onl"
            r"y |just )?{numerator:i} ?[\[(]{percent} ?%[\])]"
        ),
        "Of 40 children, 12 (30%) slept well.",
        {"denominator": 40, "numerator": 12, "percent": 30},
        "Of 40 children, 12 slept well.",
        _is_share,
    ),
    Rule(
        "count_percent",
        "count_percent",
        pattern(
            r"{numerator:i} ?{ADJ}(?:{UNIT}(?:/ ?{UNIT})? ?)?[\[(](?:n ?= ?)?{percent}"
            r" ?(?:%|per ?cent)[\])](?: {ADJ}{UNIT})?"
        ),
        "In all, 12 (30%) women slept well.",
        {"numerator": 12, "percent": 30},
        "In all, women slept 12 hours (30 nights).",
        _counted,
    ),
    Rule(
        "count_comma_percent",
        "count_percent",
        pattern(r"{numerator:i}, {percent} ?(?:%|per ?cent)"),
        "More of them slept well (40, 12%, vs 96, 31%).",
        {"numerator": 40, "percent": 12},
        "Sleep returned to more (40, 12% and 31%).",
        _counted_twice,
    ),
    Rule(
        "percent_count",
        "count_percent",
        pattern(
            r"{percent} ?(?:%|per ?cent) ?[\[(](?:n ?= ?)?{numerator:i} ?{ADJ}{UNIT}"
            r"[\])]|{percent2} ?(?:%|per ?cent)(?: of [a-z -]{0,25}?{UNIT})? ?[\[(]("
            r"?:n ?= ?)?{numerator2:i}[\])]"
        ),
        "Relief came to 30% (12 patients) soon.",
        {"percent": 30, "numerator": 12},
        "Relief came to 30% (12 weeks).",
        _counted,
    ),
    Rule(
        "share_words",
        "share",
        pattern(
            r"{value:f}(?: of|-the| the| all)?(?: (?:the|these|those|all|"
            r"their|our))?(?: {ADJ}{UNIT})?"
        ),
        "A third of the men stopped early.",
        {"value": 1 / 3},
        "A third fewer men stopped; rest for half an hour, cut it by half.",
        _is_plain_share,
    ),
)
