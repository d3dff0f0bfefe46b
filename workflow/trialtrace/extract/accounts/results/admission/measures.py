"""Bare measurements that are means of arms, and what looks like one: moments, differences, follow-up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.amounts import is_absorbed
from trialtrace.extract.accounts.results.items.bracketed import open_bracket
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.tuples import TIME_UNITS, unit_family
from trialtrace.extract.accounts.results.items.words import RANGE_BEHIND
from trialtrace.extract.accounts.results.roles.assigned import Assigned
from trialtrace.extract.accounts.results.roles.signs import SAID
from trialtrace.grammar.prefilter import sought

_MEASURED = re.compile(
    r"\b(?:scores?|levels?|index|scales?|points?|values?|length|volumes?|thickness|density|pressure"
    r"|weight|ratio|concentrations?|number of|rates?|VAS|duration|time|loss|area|mean|average|distance|strength"
    r"|height|width|depth|diameter|circumference|speed|temperature|titres?|titers?|capacity|angle|mass|costs?)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\s*-?(?:months?|weeks?|days?|years?|hours?|min(?:utes?)?|h)\b", re.IGNORECASE)
_TIME_BEHIND = re.compile(r"\s?(?:\([^()]{1,24}\)\s?)?" + _TIME.pattern, re.IGNORECASE)
_LONG_TIME = re.compile(
    r"(?:\s?(?:±|\+/-)\s?[\d.]+)?\s*-?(?:months?|weeks?|days?|years?|yrs?)\b(?! per)", re.IGNORECASE
)
_LASTED = re.compile(
    r"\b(?:time|duration|stay|survival|interval|lasted|length|delay|onset|PFS|OS|TTP|DFS|surgery"
    r"|operation|mean|average|medians?|return(?:ed)?|recover(?:ed|y)|until|free of|age|took|prolonged|delayed"
    r"|(?:short|long|fast|quick|slow|soon)er|earlier|(?:rapid|quick|slow)ly)\b",
    re.IGNORECASE,
)
# "(12 vs 15 days) was shorter": what follows says that times were measured.
_FASTER = re.compile(
    r"\b(?:(?:short|long|fast|quick|slow|soon)er|earlier|later|(?:rapid|quick|slow)ly)\b(?! than \d)",
    re.IGNORECASE,
)
_FOLLOW_UP = re.compile(
    r"\bfollow(?:ed(?!\sby\b))?(?:[- ]?up)?\b(?:[^,;:.]|\.(?=\d)){0,60}$|\bfollow-?up[,:]\s$",
    re.IGNORECASE,
)
# How long people were treated: "placebo for a median of 3.1 years".
_FOR_A_MEAN_OF = sought(
    r"(?:\b(?:for|over|during)|(?:^|[.;:,]\s)after) an? (?:mean|median|average)(?: (?:period |time )?of)?\s$",
    re.I,
)
# How long something was given: "median treatment duration was 5.2 months with A and 4.8 months with B".
_TREATED = sought(
    r"\b(?:(?:treatment|exposure|intervention)\sduration|duration\sof\s(?:study\s)?(?:treatment|therapy|exposure))\b"
    r"(?:[^;:()]|\([^()]{0,40}\)){0,60}$",
    re.I,
)
# A difference or ratio of the arms, no arm's own value: "0.8 points lower", "(difference, 0.8".
_BETWEEN_ARMS = sought(
    r"\b(?P<what>difference(?![^;()]{0,40}\bbetween\s(?:the\s)?(?:baseline|before|pre)\b)|ratio|effect size"
    r"|(?<!side )(?<!side-)(?<!adverse )(?<!toxic )effects?|coefficient|correlation|(?-i:HR|OR|RR)"
    r"|cohen['’]?s? d|hedges['’]? g)s?\b"
    # "a difference was seen at 8 weeks with a score of": what follows is no difference
    r"(?!\s(?:was|were)\s(?:\w+\s)?(?:seen|observed|found|noted|detected|evident|apparent)\b)(?:[^;()]|\([^;()\d]{2,25}\)){0,45}$",
    re.IGNORECASE,
)
_MORE_BEHIND = re.compile(
    r"\s*(?:%|(?:(?!and\b|vs\b|than\b)[A-Za-z²/]{1,8}\s){0,2}|[-\s]?fold\s|times\s)?\s*"
    r"(?:lower|higher|greater|less|more|fewer|longer|shorter|earlier|sooner|later|as (?:likely|high|many|much))\b",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(
    r"\s*(?:%|(?:(?!and\b|vs\b|than\b)[A-Za-z²/]{1,8}\s){0,2})\s*(?:more|less|longer|shorter|lower|higher)\b",
    re.IGNORECASE,
)
# "higher in the zinc group by 2.1 points": so much more than the other arm.
_MORE_BY = sought(
    r"\b(?:lower|higher|greater|less|more|fewer|longer|shorter|better|worse|superior|exceeded)\b[^.;:()]{0,70}"
    r"\bby\s(?:(?:a|an|about|only|some)\s)?(?:(?:mean|median|average)\s)?(?:of\s)?$",
    re.IGNORECASE,
)
# What was given, or when: "received 4 g of zinc", "16 g in water".
_GIVEN = sought(
    r"\b(?:receiv(?:ed?|ing)|given|gave|took|taking|administered|doses?|dosage|infusion|vaccine|solution|suspension"
    r"|injections?)\s(?:(?:either|of|with|at|oral|daily|a|an|mean|average|median|total|was|were)\s){0,3}[(\[]?$",
    re.IGNORECASE,
)
_OF_AGE = re.compile(r"\s*-?(?:years?|yrs?|months?)?(?:-|\s)(?:old\b|of age\b)", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:younger|older|aged|ages?)\b[^.;:]{0,25}$"
    r"|\bage\s?[(\[](?:means?,?\s|medians?,?\s)?\d[\d.]*\s(?:years\s)?(?:vs\.?|versus|and)\s$",
    re.IGNORECASE,
)
# What the numbers of a sentence are, said once for several of them.
_HEADS = re.compile(
    r"\b(?:differences?(?! in (?:the )?(?:means?|change))|means? (?!difference)|medians?|averages?"
    r"|scores? (?:was|were|of)|(?:was|were|is|are|reached|averaged)\b)",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:higher|lower|greater|less|more|fewer|longer|shorter)\b", re.IGNORECASE
)
_MOVED = re.compile(
    r"\b(?:reduc|decreas|increas|improv|lower|rais|prolong|shorten|lengthen)(?:e[ds]?|ed|ing|s)?\b"
    r"[^.;:]{0,60}$",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:compared (?:with|to)|in comparison (?:with|to)|versus|vs|than(?! 0?\.\d)|against|relative to|over)\s"
    r"(?!(?:at |on |in )?(?:(?:the|their|its) )?(?:baseline|before|pre-?treatment|initial"
    r"|(?:day|week|month) (?:0|zero)\b|entry\b))",
    re.IGNORECASE,
)
MOMENT = re.compile(
    r"\b(?:at|days?|weeks?|months?|every|first|for|within|over)(?:\sboth)?\s*$", re.IGNORECASE
)
# "Stayed at 3.7": a level, and no moment.
_STAYED_AT = re.compile(
    r"\b(?:stay(?:ed|s)|remain(?:ed|s)|stood|held|settled|stabili[sz]ed|stable|unchanged|constant|steady)\sat\s$",
    re.IGNORECASE,
)
# A sentence that says what was done, and one that tells results.
_DONE = re.compile(
    r"\b(?:(?<!who )received|(?:was|were) (?:\w+ )?(?:given|treated|administered|infused|infiltrated|injected"
    r"|randomi[sz]ed|assigned|allocated|divided|performed)"
    r"|(?<!those )(?<!participants )(?<!patients )(?<!women )(?<!men )(?:randomi[sz]ed|assigned|allocated)"
    r"|consisted)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:p\s?[<=>]|significan\w+|versus|vs|compared|than|higher|lower|greater|increas\w+|decreas\w+|reduc\w+"
    r"|improv\w+|means?|medians?|averag\w+|respectively|differ\w*|similar|was \d|were \d|gained|lost(?! to)"
    r"|whereas)",
    re.IGNORECASE,
)


# "Compared with salt, zinc brought an additional fall of 2.4": what lies between two arms.
_ADDITIONAL = re.compile(
    r"\b(?:additional|extra|excess|further)\s(?:mean\s|average\s)?"
    r"(?:reduction|decrease|fall|drop|decline|loss|increase|rise|gain|improvement|change)s?\b[^.;:()]{0,60}$",
    re.IGNORECASE,
)
# "Fell with zinc (-2.9) and iron (-2.7) to a greater extent than with salt": each against salt.
_TO_AN_EXTENT = re.compile(
    r"\bto an?\s(?:\w+\s)?(?:greater|lesser|larger|smaller|higher|lower)\s(?:extent|degree)\sthan\b[^\d.;]{0,80}"
    r"(?:[.;]|\bat\s\d|\bafter\s\d|$)",
    re.IGNORECASE,
)


# "The difference was -6.0 (CI) at week 4 and -7.2 (CI) at week 8": one heading serves both.
_FIRST_DIFFERENCE = sought(
    r"\bdifferences?\s(?:[(\[][^()\[\]]{1,30}[)\]]\s)?[^.;\d]{0,90}\b(?:was|were|of)\s"
    r"(?:[-\u2212]?\d[\d.]*\s?(?:[A-Za-z%/]+\s)?[(\[][^()\[\]]*\d[^()\[\]]*[)\]]"
    r"(?:[^.;()\[\]]|\.(?=\d)){0,40}?(?:,(?:\sand)?|\band)\s){1,4}$",
    re.IGNORECASE,
)


def _is_next_difference(line: Line, item: Item) -> bool:
    behind = line.after(item.end, 40)
    bounded = RANGE_BEHIND.match(behind) or _BOUNDS.match(behind) or _INTERVAL_BEHIND.match(behind)
    return bounded is not None and (
        _FIRST_DIFFERENCE.search(line.before(item.part.start, 240)) is not None
    )


# "-2.4 (-2.9, -2.0)"
_BOUNDS = re.compile(r"\s?[(\[]\s?[-\u2212]?\d[\d.]*[,;]\s[-\u2212]?\d[\d.]*\s?[)\]]")
_INTERVAL_BEHIND = re.compile(
    r"\s?[A-Za-z%/]{0,10}\s?[(\[]\s?9\d(?:\.\d)?\s?%\s(?:CI|confidence|credible)", re.IGNORECASE
)


# "6.2 ± 1.1 months", "6.2 (SD 1.1) months"
_SPREAD = re.compile(r"^\s?(?:(?:±|\+/?-)\s?|[(\[](?:SD\s?)?)[\d.]+[)\]]?")


def follows_up(line: Line, item: Item) -> bool:
    before = line.before(item.part.start, 70)
    return bool(
        _FOLLOW_UP.search(before) or _FOR_A_MEAN_OF.search(before) or _TREATED.search(before)
    ) and bool(_LONG_TIME.match(_SPREAD.sub("", line.after(item.part.end, 30))))


# "3.8 cm (SD 4.4) in the zinc group": what one arm had.
_OF_ONE_GROUP = re.compile(
    r"\s?[\w/%²°]{0,8}\s?(?:in|for|with)\s(?:the\s)?(?:(?!both|all|each|two)[\w+-]+\s){1,4}(?:group|arm)\b",
    re.IGNORECASE,
)


def _is_measured(line: Line, item: Item, what: str) -> bool:
    """Tell whether a ratio or difference was measured in people, with a spread of its own.

    "Mean (SD) ratios of 0.46 (0.12) and 0.50 (0.15)", "the difference of both arms' girth was 4.1 cm
    (SD 4.7) in the zinc group".
    """
    if what == "ratio":
        return True
    spread = any(one.field == "sd" and not one.rule for one in item.companions)
    return (
        what == "difference"
        and spread
        and _OF_ONE_GROUP.match(line.after(item.end, 60)) is not None
    )


# "The differences at 12 weeks were -3.1 and -2.4 in the zinc and salt groups", "the difference from baseline
# was -3.1 with zinc and -2.4 with salt": how much each arm changed, where no arm is set against another.
_OWN_DIFFERENCES = re.compile(
    r"\b(?:differences|difference\s(?:in\s[^.;()]{2,50}\s)?(?:from|between)\s(?:the\s)?(?:baseline|before|pre))\b"
    r"(?:(?!\b(?:from|between|over|versus|vs|compared|than|relative|against)\b(?!\s(?:the\s)?(?:baseline|before|pre|\d)))"
    r"[^.;()]|\([^;()\d]{2,25}\)){0,70}$",
    re.IGNORECASE,
)


def are_own_differences(line: Line, given: Sequence[Assigned]) -> bool:
    """Tell whether "differences", one told of each arm, are by how much each arm changed.

    Parameters
    ----------
    line : Line
        The sentence.
    given : sequence of Assigned
        The numbers, one for each arm of the study.
    """
    return (
        all(one.rule in SAID for one in given)
        and _OWN_DIFFERENCES.search(line.before(given[0].item.part.start, 110)) is not None
    )


def compares_arms(line: Line, item: Item) -> bool:
    """Tell whether a number is a difference or ratio between arms."""
    before = line.before(item.part.start, 70)
    named = _BETWEEN_ARMS.search(before[-60:])
    if named and item.companions and _is_measured(line, item, named["what"].lower()):
        named = None
    return bool(
        _MORE_BEHIND.match(line.after(item.part.end, 26))
        or named
        or _is_next_difference(line, item)
        or _MORE_BY.search(before)
        or (_ADDITIONAL.search(before) and AGAINST.search(line.text))
        or _TO_AN_EXTENT.search(line.text, item.part.end - line.start)
    )


def more_behind(line: Line, item: Item) -> bool:
    """Tell whether a list of measured numbers ends in "more": each is a difference between arms."""
    measured = item.statistic in ("bare", "mean", "median") and not item.companions
    behind = line.after(item.part.end, 26)
    return measured and _MORE_THAN.match(behind) is not None


def is_of_sample(line: Line, item: Item) -> bool:
    """Tell whether a number is an age, or what people were given: it describes the arms."""
    before = line.before(item.part.start, 60)
    if _OF_AGE.match(line.after(item.part.end, 18)) or _AGED.search(before[-40:]):
        return True
    given = None if item.companions else _GIVEN.search(before)
    if given is None or is_absorbed(line, item.part.start):
        return False
    # "firing took 12 days" gives nothing
    took = given.group().lower().startswith("took")
    return not (took and _TIME_BEHIND.match(line.after(item.part.end, 40)))


# "Greater reduction in itch (vs salt: mean [SE], -8.4", "did not differ from those on salt (mean [SE], -0.5":
# one number, which lies between two arms.
_DIFFERS_BY = re.compile(
    r"(?:[(;,]\s?|<\s?\.?\d+\s|\d\)\s)(?:vs\.?|versus|compared\s(?:with|to)|relative\sto)\s[^.;:()\d]{2,40}:\s?"
    r"(?:(?:adjusted\s|LS\s)?means?\b[^.;()\d]{0,16})?[-\u2212]?$"
    r"|\bdiffer(?:ed|ent)?\s(?:\w+\s)?from\s[^.;:()\d]{2,50}\((?:(?:adjusted|LS)\s)?means?\b[^.;()\d]{0,16}[-\u2212]?$",
    re.IGNORECASE,
)


def in_bracket_of_difference(line: Line, item: Item) -> bool:
    """Tell whether a bracket tells a difference with its interval: "no difference between A and B (0.4; 95% CI …)"."""
    before = line.text[: item.part.start - line.start]
    return (
        not item.companions
        and _INTERVAL.match(line.after(item.end, 40)) is not None
        and _IN_DIFFERENCE.search(before) is not None
    )


def is_difference(line: Line, item: Item) -> bool:
    """Tell whether a number without a partner is what lies between arms: "by 1.2 (0.4 to 2.0) against B".

    One heading serves the brackets that follow: "trunk (mean difference, 8.1) and leg strength (2.4)".
    """
    if _DIFFERS_BY.search(line.before(item.part.start, 110)):
        return True
    if any(one.field in ("sd", "se") for one in item.companions):
        return False
    before = line.text[: item.part.start - line.start]
    behind = line.after(item.end, 40)
    bounded = any(one.field == "low" for one in item.companions)
    if (bounded or RANGE_BEHIND.match(behind) or _INTERVAL.match(behind)) and _COMPARES.search(
        before[-60:]
    ):
        return True  # "was higher with zinc [2.41 (1.01 to 5.75)]"
    heads = _HEADS.findall(before)
    if heads and heads[-1].lower().startswith("diff"):
        return True
    if not _MOVED.search(before):
        return False
    return any(not _ITS_OWN.match(line.text, one.end()) for one in AGAINST.finditer(line.text))


_IN_DIFFERENCE = re.compile(
    r"\bdifferences?\b[^.;()\[\]\d]{0,130}[(\[]\s?[-\u2212]?$", re.IGNORECASE
)
# "compared with 44 minutes", "versus a fall of 1.2": the other arm has its own.
_ITS_OWN = re.compile(
    r"(?:(?:only|about|just|an?|the|mean|average|smaller|slight)\s){0,3}"
    r"(?:(?:reduction|decrease|decline|fall|drop|increase|gain|rise|improvement|change|loss|worsening)\sof\s"
    r"(?:only\s|about\s)?)?[+\u2212-]?\s?\d",
    re.IGNORECASE,
)
# "less pain than with placebo (-7.8; 95% CI …)".
_INTERVAL = re.compile(
    r"(?:\s[a-z]{1,8})?\s?[;,]\s?9\d(?:\.\d)?\s?%\s(?:CI|confidence|credible)", re.IGNORECASE
)

# "2 years after surgery", "4, 12 and 24 h after it", "3 months later": moments.
_SINCE = re.compile(
    r"(?:[,\s]+(?:and\s|or\s)?\d[\d.]*){0,4}\s*-?(?:months?|weeks?|days?|years?|hours?|min(?:utes)?|h)\s"
    r"(?:after|before|later|post\w*|from now|following)\b",
    re.IGNORECASE,
)


_RATE = re.compile(r"\w\s(?:per|an?|each|every)\s\w|\w/\w")
_FINE = re.compile(r"\d+[.\u00b7](?!5$)\d+")
# "a 5.1-point decrease": so much, and no "5-week course".
_SO_MUCH_LESS = re.compile(
    r"\s?-\s?(?:points?|units?|k?g|lbs?|pounds?|[cm]?m|m?l|mm ?Hg|beats?|degrees?)\s(?:[a-z]+\s){0,3}?"
    r"(?:reduction|decrease|decline|fall|drop|increase|gain|rise|improvement|change|loss|worsening)s?\b",
    re.IGNORECASE,
)


def _is_time(line: Line, item: Item) -> bool:
    """Tell whether a number is a moment or a length of treatment, not a time that was measured."""
    before = line.before(item.start, 110)
    timed = unit_family(item.unit) in TIME_UNITS
    if _RATE.search(item.unit):
        return False  # "129 minutes per week"
    written = line.text[item.part.start - line.start : item.part.end - line.start]
    fine = _FINE.fullmatch(written) is not None
    if MOMENT.search(before) and (timed or not item.unit):
        return timed or not (fine and _STAYED_AT.search(before))
    if re.match(r"\s?-\s?[a-z]", line.after(item.part.end, 4)):
        return _SO_MUCH_LESS.match(line.after(item.part.end, 50)) is None
    if _FOLLOW_UP.search(before[-70:]):
        return True
    if item.statistic == "bare" and _SINCE.match(line.after(item.part.end, 40)):
        return True
    if not _TIME.match(line.after(item.part.end, 12)) or _LASTED.search(before):
        return False
    if fine and not _SINCE.match(line.after(item.part.end, 40)):
        return False  # "spent 31.2 and 44.8 min in the ward": nobody plans so
    return _FASTER.search(line.after(item.part.end, 70)) is None


def as_measure(line: Line, item: Item, said: bool, versus: bool, beside: bool) -> Item | None:
    """Read a number as what its statistic says, a bare one as a mean where arms differ by it.

    ``beside`` tells that the number stands in one tuple with one that says what it is.
    """
    if _is_time(line, item):
        return None
    if not (versus or said or beside):
        return None
    if item.statistic not in ("bare", "events"):
        return item
    if item.statistic == "events" or not (versus or said):
        return None
    written = line.text[item.part.start - line.start : item.part.end - line.start]
    if not item.certain and _DONE.search(line.text) and not _TELLS.search(line.text):
        return None
    measured = _MEASURED.search(line.before(item.start, 200).rpartition("; ")[2]) is not None
    if not measured and (opened := open_bracket(line.text, item.start - line.start)) > 0:
        # "time to healing (zinc, 2.0 days; salt, 2.1)": the head of a bracket is all its numbers'
        listed = "; " in line.text[opened : item.start - line.start]
        measured = listed and _MEASURED.search(line.text[:opened][-90:]) is not None
    if not ("." in written or "·" in written or item.unit or measured):
        return None
    if not versus and not (item.unit or measured):
        return None  # beside one arm's name only, it must say what it is
    return replace(item, statistic="mean")
