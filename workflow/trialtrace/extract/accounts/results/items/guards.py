"""Bare numbers that are no value: powers and parts of names, choices of a design, moments."""

from __future__ import annotations

import re
from collections.abc import Collection

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.flow import is_expected
from trialtrace.grammar.mention import Mention, Part
from trialtrace.grammar.people import PERSONS

# Moments, whatever mean the sentence is headed by: "the mean gain after 12 weeks".
_AT_A_TIME = re.compile(
    r"\b(?:at|within|during|after|until|first|last|past|next|(?:randomi[sz]ation|baseline|entry) (?:to|and))\s"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:weeks?|months?|days?|years?|visits?|cycles?)\s$", re.IGNORECASE)
WHEN = re.compile(
    r"\b(?:at|after|between|for|over|within|during|by|every|until|first|last|past|next)\s+(?:the\s+)?$"
    r"|\b(?:weeks?|months?|days?|years?|hours?|visits?|cycles?)\s+$",
    re.IGNORECASE,
)
# "a complete block 1 h after surgery"
_WHEN_BEHIND = re.compile(
    r"\s?-?[a-z]{1,8}\s(?:after|before|following|post-?|from)(?:\s|[a-z]+\b)", re.IGNORECASE
)
_OTHER_TIME = re.compile(
    r"\s(?:h|hours?|min(?:utes)?|days?|weeks?|months?|years?),?\s(?:(?:as\s)?compared\s(?:with|to)|versus|vs\.?|than)\s"
    r"(?:only\s|after\s|about\s)?(?P<other>\d[\d.·]*)",
    re.IGNORECASE,
)
_ON_AVERAGE = re.compile(r"\bon average (?:after|within)\s$", re.IGNORECASE)
# The first marks of a list in a sentence.
_LIST_MARKS = re.compile(r"\(1\)[^()]{0,300}\(2\)")
# What a design chose, or an amount in its own words: "power 0.8", "10 million units".
_CHOSEN = re.compile(r"(?:\bpower|\balpha|\u03b1|\u03b2)\s?(?:of\s|was\s|=\s?)?$", re.IGNORECASE)
_MILLIONS = re.compile(r"(?:\d\s)?million\s(?:IU|U|MU|units|international units)\b")
# The power of ten of the number in front: "0.5 x 109/L" (its place is lost).
_OF_TEN = re.compile(r"[\d.]\s?[×x*]\s?$")
# How much longer: "prolonged median survival by 2.3 months" tells no arm's survival.
_LONGER_BY = re.compile(
    r"\b(?:increas|prolong|extend|lengthen|improv|shorten|reduc|delay)\w*\b[^.;\d]{0,60}\bby\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
# A test's statistic, or its degrees of freedom: "F(1,24) = 11.4", "t34 = 2.1", "chi2 = 4.2".
_OF_A_TEST = re.compile(
    r"(?:\b[FtZz](?:\s?\(?\d{1,4}(?:\.\d)?(?:,\s?\d{1,4})?\)?)?|\bchi(?:-squared?|2)?|[\u03c7\u03a7]\s?[2\u00b2]?)"
    r"\s?[=:]\s?$|\bF\s?\(?\d{1,3},\s?$"
)
# ... however the test is called: "ANOVA = 31.1", "log-rank 5.3", "partial eta squared = 0.14"
_OF_A_NAMED_TEST = re.compile(
    r"(?:\b(?:AN[C]?OVA|analysis of (?:co)?variance|chi(?:[- ]?squared?)?|log[- ]?rank"
    r"|Kruskal[-–]Wallis|Friedman|Wilcoxon"
    r"|Mann[-–]Whitney|McNemar|Wald|eta|likelihood ratio|goodness of fit)(?=\d|\b)"
    r"|[\u03b7\u03c7\u03a7]|\bR\s?[2\u00b2](?=\s?=))"
    r"(?:\s?[2\u00b2]|\s?\(\d{1,3}\)|\s?[(\[][A-Za-z]{1,8}[)\]]|\s(?:squared?|tests?|statistics?|[A-Zχ][2\u00b2]?))*"
    r"\s?(?:[=:,]|was|of)?\s?$",
    re.IGNORECASE,
)
# "(H = 31.1, P < 0.01)": a letter that needs its p-value to be a test's.
_LETTER_OF_A_TEST = re.compile(r"(?<![A-Za-z0-9])(?:[HTQUWX]|X\s?[2\u00b2]|Wald)\s?=\s?$")
_ITS_P = re.compile(r"\s?[,;]\s?[Pp]\s?[<=>\u2264]")
# "chi2(1) = 4.2": how many degrees of freedom it has.
_DEGREES = re.compile(
    r"(?:chi(?:-?squared?)?\s?2?|[\u03c7\u03a7]\s?[2\u00b2]?|\b[FtTH])\s?\($", re.IGNORECASE
)
# Days on which something was done, and how far they could be moved: "on days 3, 7 (± 1), 14 (".
_DAYS = r"\b(?:days|weeks|months|hours)\s"
_MORE_DAYS = r"\d[\d.]*(?:(?:\s?\(\s?±\s?\d+\))?,?\s(?:and\s)?\d*){1,12}"
_ON_DAYS = re.compile(_DAYS + _MORE_DAYS + "$", re.IGNORECASE)
_DAYS_OR_FIRST = re.compile(rf"{_DAYS}(?:{_MORE_DAYS})?$", re.IGNORECASE)
# A number that is tied to a word: "the 2-, 4- or 16-hydroxy forms"; people or events in a bracket.
_TIED = re.compile(r"-(?:,|\s(?:and|or|to)\b|(?!year|month|week|day|hour|min|point|fold)[a-z]{4,})")
# "The number needed to treat was 7 with zinc and 10 with salt": nobody was counted.
_NEEDED_TO_TREAT = re.compile(
    r"(?:\bnumbers?[- ]needed[- ]to[- ](?:treat|harm|benefit)\b|\bNN[TH][BH]?\b)"
    r"(?:(?!,\s(?:and|but|while|whereas)\s(?:[\w-]+\s){0,5}?(?:had|was|were|occurred|fell|rose)\b)[^.;:]|[.](?=\d))*$",
    re.IGNORECASE,
)
_EVENTS_BEHIND = re.compile(r"\s(?:deaths?|events?|relapses|recurrences)\s?[)\]]")
# "two treatment groups", but "2.0 in groups A and B" is theirs
OF_DESIGN = re.compile(
    r"\s(?:(?!(?:in|for|of|on|with|by|after|under|between|among|at|to|and|or|vs|versus)\s)\w+\s)?(?:groups|arms|treatments|regimens|cent(?:re|er)s|sites|cycles|courses)\b"
)
_OF_A_NAME = re.compile(r"[\d.]\s?[-–]$|[\da-zµμ]\s?/\s?$|[A-Za-z]$")
# "HES 130/0.4": how heavy, and how often substituted, is part of a name.
_STRENGTHS = re.compile(r"/0?\.\d")
# "6.5/10": of so many points.
OUT_OF = re.compile(r"\s?/\s?\d{1,3}(?![\d/.])")
# "20 mg per 70 kg": what an amount is counted by.
_PER_WEIGHT = re.compile(r"[a-z]\s(?:per|for every|for each)\s$|\d\s?(?:[mµ]?[gl]|IU|U)\s?/\s?$")
_LETTER_BRACKET = re.compile(r"[A-Za-z]\($")
_LETTER_DASH = re.compile(r"[a-z][-−–]$")


# "1.5%[2]": a whole number alone in square brackets, right behind what it is the source of.
_MARKED = re.compile(r"(?<=[a-z%)\].,\d])\[\d{1,2}\]")
# "(23,24)" behind a word: what is cited; of counts side by side words say whose they are.
_CITED = re.compile(r"(?<=[a-z)\]] )\(\d{1,3}(?:(?:,\s?|[-–])\d{1,3})+\)(?=[.,;]|\s[a-z]|$)")
# "Between 09/92 and 12/96": months.
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])/(?:(?:19|20)\d\d|\d\d)")
_SPAN_AHEAD = re.compile(
    r"\b(?:between|from|since|until|to)\s$|/\d\d(?:\d\d)?\s(?:and|to)\s$", re.I
)
_PEOPLE = re.compile(rf"\s(?:of (?:the |all )?)?(?:[a-z-]+\s){{0,2}}?(?:{PERSONS}|eyes|cases)\b")
# A fraction of so few is one of things or a share in words, of so many a prevalence.
_FEW, _MANY = 4, 1000
_SCALES = frozenset({5, 10, 100})
_SCORES = re.compile(r"\b(?:scores?|VAS|NRS|scale|ratings?)\b[^.;]*$")


# "Six of the seven efficacy measures", "2 of 32 comparisons": what was looked at, and not who.
_LOOKED_AT = (
    r"(?:measures?|outcomes?|comparisons?|tests|items|questions|scales|subscales|domains|parameters|variables"
    r"|end ?-?points|measurements|analyses|aspects|dimensions|indicators|criteria|categories|biomarkers|markers)\b"
)
_OF_LOOKED_AT = re.compile(
    rf"\s(?:of (?:the |all |these )?)?(?:[a-z-]+\s){{0,3}}?{_LOOKED_AT}", re.IGNORECASE
)
_LOOKED_AT_AHEAD = re.compile(
    rf"\b(?:of|among) the \d+ (?:[a-z-]+ ){{0,2}}{_LOOKED_AT}[^.;:\d]{{0,12}}$", re.IGNORECASE
)
# "95% CI, 22.1 to not estimable"
_OPEN_INTERVAL = re.compile(
    r"\s?(?:to|-|–|,)\s?(?:not (?:estimable|reached|evaluable|available|calculable)|NE\b|NR\b|\u221e|infinity)",
    re.IGNORECASE,
)
# "(87.2%, 1.02 [0.89-1.18], p=0.8)": a ratio, though nothing says so.
_RATIO_BEHIND_SHARE = re.compile(r"[(\[][^()\[\]]*\d\s?(?:%|per ?cent)[,;]\s$", re.IGNORECASE)
_ITS_RANGE = re.compile(r"\s?[(\[]\s?(?:95\s?% CI,?\s)?\d\.\d+\s?(?:-|–|to)\s?\d\.\d+")


def is_cited(line: Line, part: Part) -> bool:
    """Tell whether a number only points to a source: "[2]", "(23,24)"."""
    if any(one.start <= part.start < one.end for one in line.citations):
        return True
    ahead = line.before(part.start, 24)
    if _MARKED.match(line.text, max(0, part.start - line.start - 1)) and "[" not in ahead[:-1]:
        return True
    low = max(0, part.start - line.start - 24)
    found = _CITED.search(line.text, low) if "(" in ahead else None
    return found is not None and found.start() < part.end - line.start <= found.end()


def is_no_count(
    line: Line, mention: Mention, part: Part, whole: Part | None, sizes: Collection[float]
) -> bool:
    """Tell whether a fraction counts no people: a month, a third, one in 4000, one of three drugs.

    ``sizes`` are those of the arms: a fraction of one of them counts its people, however few.
    """
    written = line.text[mention.start - line.start : mention.end - line.start]
    if _MONTH.fullmatch(written) and _SPAN_AHEAD.search(line.before(mention.start, 24)):
        return True
    if _OF_LOOKED_AT.match(line.after(mention.end, 60)) or _LOOKED_AT_AHEAD.search(
        line.before(mention.start, 60)
    ):
        return True
    if whole is None or whole.value in sizes or len(mention.parts) > 2:
        return False
    if whole.value in _SCALES and _SCORES.search(line.before(mention.start, 90)):
        return True  # "median pain scores were 1/10 and 2/10"
    if _PEOPLE.match(line.after(mention.end, 40)):
        return part.value == 1 and whole.value >= _MANY and whole.value % 100 == 0
    if whole.value <= _FEW:
        return True
    return part.value == 1 and whole.value >= _MANY and whole.value % 100 == 0


def is_no_value(line: Line, mention: Mention, value: Part) -> bool:
    """Tell whether a bare number is part of something else than a value.

    The end of a range, part of a unit or name ("mg/100 ml", "T2bN0"), a power of ten, the mark of a
    list, what a design chose, days on which something was done.
    """
    near, before = line.before(value.start, 4), line.before(value.start, 60)
    behind = line.after(value.end, 24)
    if near.rstrip().endswith(("±", "+/-")):
        return True  # a spread, whatever its unit
    if is_expected(line, value) or (
        _RATIO_BEHIND_SHARE.search(before) and _ITS_RANGE.match(behind)
    ):
        return True
    if _STRENGTHS.match(behind) and re.search(r"[A-Za-z]{2}\s?$", near):
        return True
    if near.endswith("per "):
        return True  # "cases per 100 person-years"
    if _OF_A_NAME.search(near) or _OF_TEN.search(near) or _is_power(line, value):
        return True
    if _is_of_a_test(before, behind) or _OPEN_INTERVAL.match(behind):
        return True
    if _NEEDED_TO_TREAT.search(line.text, 0, value.start - line.start):
        return True
    if near.endswith("(of ") and behind.startswith(")"):
        return True  # "0.5 (of 8) points"
    if before.endswith("plus or minus ") or _CHOSEN.search(before[-12:]):
        return True
    if _MILLIONS.search(line.text[value.start - line.start : value.end - line.start + 24]):
        return True
    if _PER_WEIGHT.search(before[-12:]):
        return True
    return mention.kind == "number" and (
        _is_mark(line, value)
        or OF_DESIGN.match(behind) is not None
        or _TIED.match(behind) is not None
        or (_EVENTS_BEHIND.match(behind) is not None and near.endswith("("))
        or _ON_DAYS.search(before) is not None
    )


def _is_of_a_test(before: str, behind: str) -> bool:
    """Tell whether a number is a test's statistic or its degrees of freedom."""
    if behind.startswith(")") and _DEGREES.search(before[-16:]):
        return True
    return (
        _OF_A_TEST.search(before[-24:]) is not None
        or _OF_A_NAMED_TEST.search(before) is not None
        or (_LETTER_OF_A_TEST.search(before[-8:]) is not None and _ITS_P.match(behind) is not None)
    )


def is_scheduled(line: Line, value: Part) -> bool:
    """Tell whether a number with a spread is a day on which something was done: "days 3 (± 1) and 7 (± 2)"."""
    whole = float(value.value).is_integer() and float(value.value) > 0
    return whole and _DAYS_OR_FIRST.search(line.before(value.start, 60)) is not None


def is_prolongation(line: Line, value: Part) -> bool:
    """Tell whether a time is how much longer it became: "prolonged median survival by 2.3 months"."""
    return _LONGER_BY.search(line.before(value.start, 110)) is not None


# "alive at a corrected age of 36 weeks"
_AT_AN_AGE = re.compile(
    r"\b(?:at|by|until|reach\w*)\s(?:an?\s|the\s)?(?:[\w-]+\s)?$", re.IGNORECASE
)


def is_at_an_age(before: str) -> bool:
    """Tell whether the words in front of an age make it a moment, and no trait of people."""
    return _AT_AN_AGE.search(before[-40:]) is not None


def is_moment(line: Line, value: Part, statistic: str) -> bool:
    """Tell whether a time is when something was measured, or how much longer something took.

    A moment stands between no two numbers; under a heading ("the mean gain after 12 weeks") only
    few words tell one.
    """
    if statistic == "median" and is_prolongation(line, value):
        return True
    before = line.before(value.start, 24)
    if statistic:
        said = _AT_A_TIME.search(before) is not None or _NUMBERED.search(before) is not None
        if _ON_AVERAGE.search(line.before(value.start, 40)):
            return False  # "were removed on average after 6.1 days": how long it took
    else:
        behind = _WHEN_BEHIND.match(line.after(value.end, 24))
        said = WHEN.search(before) is not None or behind is not None
    return said and not _is_set_against(line, value)


def _is_set_against(line: Line, value: Part) -> bool:
    """Tell whether a time is compared with another one: "recovered after 18.4 days, compared with 24.2"."""
    behind = _OTHER_TIME.match(line.after(value.end, 50))
    written = line.text[value.start - line.start : value.end - line.start]
    return behind is not None and any(mark in written + behind["other"] for mark in ".·")


def _is_power(line: Line, part: Part) -> bool:
    """Tell whether a number is a power of a unit, or stands in a name: "ml h(-1)", "FEV(1)", "min-1"."""
    value = float(part.value)
    if not value.is_integer() or abs(value) > 9:
        return False
    if value < 0 and line.before(part.start, 1).isalpha():
        return True  # "mg h-1": its dash was read as a sign
    in_brackets = line.after(part.end, 1) == ")" and _LETTER_BRACKET.search(
        line.before(part.start, 2)
    )
    return bool(in_brackets) or (
        abs(value) <= 3 and _LETTER_DASH.search(line.before(part.start, 3)) is not None
    )


def _is_mark(line: Line, part: Part) -> bool:
    """Tell whether a number is part of a word, or the mark of an item in a list."""
    behind = line.after(part.end, 1)
    if behind.isalpha():
        return True
    alone = line.before(part.start, 1) == "(" and behind == ")"
    return alone and _LIST_MARKS.search(line.text) is not None
