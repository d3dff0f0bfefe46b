"""Which numbers of a sentence stand side by side, one for each arm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.items.bracketed import brackets_of, same_bracket
from trialtrace.extract.accounts.results.items.event_lists import goes_on
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.some_of_them import (
    is_some_of_them,
    some_of_them_behind,
)
from trialtrace.extract.accounts.results.items.words import without_brackets
from trialtrace.tables.frozen import frozen

# "at baseline vs 4.1: 12% less, p = 0.01; and 6.2 …, p = 0.02, respectively": a share and a test behind each.
_TESTED = r"(?:[:,;]\s[\d.]+\s?%\s[a-z]+)?(?:,?\s?[(\[]?p\s?[<=>]\s?[\d.]+[)\]]?)?"
_IN_TURN_BEHIND = re.compile(
    rf"[\s)\]]*(?:[\w/%²]{{1,10}}\s?)?{_TESTED},?\s?respectively\b", re.IGNORECASE
)
_AND_NEXT = re.compile(
    rf"[\s)\]]*(?:[\w/%²]{{1,10}}\s?)?{_TESTED}(?:[;,](?:\sand)?|\sand)\s(?:from\s)?[(\[]?",
    re.IGNORECASE,
)
# Words that set one arm's number against the other's.
VERSUS = re.compile(
    r"\b(?:(?:vs?\b\.?|versus|(?:as )?compar(?:ed|ing) (?:with|to)|in comparison (?:with|to)|against"
    r"|than(?! (?:or\b|0?\.\d))|relative to)(?!\s(?:(?:those|that|the|values?|scores?|levels?)\s){0,3}(?:at|on|in)\s"
    r"(?:the\s)?(?:baseline|beginning|start|entry|admission|weeks?|months?|days?|\d+(?:st|nd|rd|th)?\s(?:weeks?|months?|days?)))"
    r"|as opposed to|whereas|while|whilst|but)",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:and|or)\b|[,/;:]|\bto\b", re.IGNORECASE)
# Words that lead from a number to its arm, or back: they do not separate two numbers of one tuple.
_LIGHT = re.compile(
    r"\b(?:for|in|of|with|the|those|who|on|from|at|to|by|among|a|an|it|that|is|was|were|had|have"
    r"|has|only|just|about|around|approximately|n|corresponding|respectively|of them"
    r"|groups?|arms?|patients?|women|men|people|participants?|subjects?|children|adults|cases?"
    r"|events?|eyes|mean|median|received|receiving|receive|assigned|allocated|randomi[sz]ed"
    r"|randomly|treated|given|taking|per ?cent|percent|months?|weeks?|days?|years?|hours?"
    r"|minutes?|points?|both|each|rate|rates)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-zµμ²][\w'’/²+-]*")
_ANDED = re.compile(r"\band\b")
_FROM = re.compile(r"\bfrom\b(?:[^.;]|\.(?=\d)){0,60}$", re.IGNORECASE)
# What a number is told of, and what leads on to the next number that is told alike.
_TOLD_OF = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?\s*(?:[\w/²°·-]{1,12}\s)?(?P<prep>with|in|for|on|after|under|during"
    r"|among|without)\s",
    re.IGNORECASE,
)
_AND_THERE = re.compile(
    r"(?:[\w/'’+-]+\s){0,3}?[\w/'’+-]+,?\s(?:and|or|vs\.?|versus)\s(?:[\w']+\s){0,2}[(\[]?",
    re.IGNORECASE,
)
_TIMES = {
    "h": "hour", "hr": "hour", "hrs": "hour", "hours": "hour", "min": "minute", "mins": "minute",
    "minutes": "minute", "s": "second", "sec": "second", "secs": "second", "seconds": "second",
    "d": "day", "days": "day", "wk": "week", "wks": "week", "weeks": "week", "mo": "month",
    "mos": "month", "months": "month", "yr": "year", "yrs": "year", "y": "year", "years": "year",
}  # fmt: skip
# "in zinc versus placebo, respectively; 4": names are set against each other, not the numbers.
_NAMES_JOINED = re.compile(
    r"¤[^¤\d;:.]{0,20}\b(?:vs?\b\.?|versus|than|(?:as )?compared (?:with|to))[^¤\d;:.]{0,24}¤",
    re.IGNORECASE,
)
TIME_UNITS = frozenset(_TIMES.values())
# A bracket behind the first number's has a number in front of the second: they are a pair of their own.
_HAS_OTHER = re.compile(r"\)[^()]{3,160}\([^()]{0,20}\d[^()]{0,60}\b(?:vs\.?|versus|v)\s$")
# "in 70% of those on salt; 3%, 1% and 2%, respectively": a list of its own.
_NEW_LIST = re.compile(r";\s(?:\d[\d.]*\s?(?:%|per\scent)?,?\s(?:and\s)?){2,4}respectively\b")
# The second number is the end of a change of its own: "(68 to 56) and creatinine (8.9 to 7.6)".
_CHANGED_TO = re.compile(r"\d[\s\w/%.)]{0,12}\bto\s(?:\w+\s){0,2}$")
# "4.1% at 5 years: 2.1%": what stands behind the colon are parts of the number in front of it.
TO_PARTS = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?(?:\s(?:at|after|by|over|within|of|in)\s[^.;:,()]{2,40})?:\s(?:with\s|namely\s)?"
)
_FARTHEST = 170
# So many words of other kinds may stand between two numbers that a "versus" joins, that "and" or a
# comma joins, and that stand alike in one bracket.
_WORDS_VERSUS, _WORDS_AND, _WORDS_ALIKE = 7, 1, 4


@frozen
class Gap:
    """What stands between two numbers: brackets and names of arms are taken out.

    Attributes
    ----------
    versus, listed : bool
        A word of comparison, or "and" and the like, stands there.
    words : int
        Words that are neither.
    """

    versus: bool
    listed: bool
    words: int


def clusters(line: Line, items: Sequence[Item], mentions: Sequence[ArmMention]) -> list[list[Item]]:
    """Group the numbers of one statistic that follow each other without another thought between."""
    out: list[list[Item]] = []
    told_aside: list[list[Item]] = []
    brackets = brackets_of(line, items)
    for item in items:
        aside = item.statistic == "relative_change" and out and out[-1][-1].passed
        if aside and _ASIDE.fullmatch(line.before(item.start, item.start - out[-1][-1].end)):
            told_aside.append([item])
            continue
        if (
            out
            and _alike(out[-1][-1], item)
            and not _apart(line, out[-1][-1], item, brackets)
            and _joined(line, out[-1][-1], item, mentions)
        ):
            out[-1].append(item)
        else:
            out.append([item])
    return sorted([*out, *told_aside], key=lambda cluster: cluster[0].start)


# "6.1 at baseline vs 4.1: 12% less": by how much it became less.
_ASIDE = re.compile(r"[\s)\]]*(?:[\w/%²]{1,10}\s?)?[:,;(]\s?(?:a\s)?")


_GOES_ON = re.compile(
    r"[(\[]\s?(?:and|or|vs?\b\.?|versus|compared|against|than|whereas|while)\b", re.IGNORECASE
)


def _apart(line: Line, one: Item, other: Item, brackets: dict[int, int]) -> bool:
    """Tell whether a bracket keeps two numbers apart.

    Brackets that hold several numbers each are tuples of their own: "(12% v 31%) than with B (4% v
    9%)". What stands in a bracket is a remark on the number in front of it ("31 mm (0.9, p = 0.2); 40"),
    if no word of comparison says otherwise.
    """
    here, there = brackets[one.start], brackets[other.start]
    gap = line.text[one.end - line.start : other.start - line.start]
    if here == there:
        return TO_PARTS.fullmatch(gap) is not None
    if here >= 0 and there >= 0:
        counted = [sum(brackets[start] == place for start in brackets) for place in (here, there)]
        if min(counted) > 1:
            return True
        # "zinc lowered it (128 v 136), iron did not (134)"
        pair = VERSUS.search(line.text, here, line.text.find(")", here) + 1) is not None
        between = line.text[one.end - line.start : there]
        return max(counted) > 1 and pair and VERSUS.search(between) is None
    return VERSUS.search(gap) is None and not (there >= 0 and _GOES_ON.match(line.text, there))


def _alike(one: Item, other: Item) -> bool:
    """Tell whether two numbers may measure one thing: of one statistic, in one unit.

    A unit that two numbers share stands at one of them only.
    """
    if one.statistic != other.statistic and not _counts(one, other):
        return False
    units = {unit_family(item.unit) for item in (one, other)}
    if "%" in units and one.statistic in ("mean", "median"):
        return len(units) == 1  # "462 s (+15%)": a value and its change
    return len(units - {""}) < 2


def _counts(one: Item, other: Item) -> bool:
    """Tell whether a bare number and one with its people may be two counts: "36 relapses … and 30 in …"."""
    return (
        {one.statistic, other.statistic} == {"bare", "events"}
        and not (one.certain or other.certain)
        and not (one.unit or other.unit)
        and all(float(item.part.value).is_integer() for item in (one, other))
    )


def unit_family(unit: str) -> str:
    """Return what a unit is called whatever way it is written: "mins" is "minute"."""
    word = unit.strip(" .-").lower().replace("·", ".")
    if word in _TIMES:
        return _TIMES[word]
    return word.removesuffix("s")


def _joined(line: Line, one: Item, other: Item, mentions: Sequence[ArmMention]) -> bool:
    first, last = one.end - line.start, other.start - line.start
    if _HAS_OTHER.search(line.text, first, last) or _NEW_LIST.search(line.text, first, last + 90):
        return False
    if one.passed and other.passed and _IN_TURN_BEHIND.match(line.after(other.end, 60)):
        return _AND_NEXT.fullmatch(line.text, first, last) is not None
    if (
        _CHANGED_TO.search(line.text, first, other.part.start - line.start)
        and not VERSUS.search(line.text, first, last)
        and "respectively" not in line.text
        and not any(one.end <= mention.start < other.start for mention in mentions)
    ):
        return False
    if is_some_of_them(line, other):
        return False  # "47 women relapsed, 16 of them on zinc"
    if some_of_them_behind(line, other):
        return False  # "9 of them on zinc, and 4 women died, 3 of whom were on zinc"
    begins = other.start if other.passed else other.part.start
    found = gap_between(line, one.end, begins, mentions)
    if found is None:
        return False
    if _of_all(line, one) or _of_all(line, other):
        return False
    if found.versus:
        return found.words <= _WORDS_VERSUS
    if one.passed and not other.passed and found.words:
        return False  # "6.1 at entry and 3.1 after it with zinc, and rash was 2.2": of one arm
    if _another_clause(line, one, other, mentions) or goes_on(line, one, other):
        return False
    if one.statistic != other.statistic and not _ANDED.search(
        line.text, one.end - line.start, other.start - line.start
    ):
        return False  # "ten patients, 5 with": a whole and its parts
    if _parallel(line, one, other):
        return True
    between = _BRACKET_EACH.search(line.text, one.part.end - line.start, last)
    if between and (found.words or _SORT_EACH.match(between.group())):
        return False  # "men (12%) and smokers (31%)": each bracket has a noun of its own
    return found.words <= (_WORDS_ALIKE if same_bracket(line, one, other) else _WORDS_AND)


# "5 months in both arms": of no arm alone.
_OF_ALL = re.compile(
    r"[\s)\]]*(?:%|per ?cent\b)?\s*(?:[\w/²]{1,10}\s)?(?:in|for|with|among|of) (?:both|all|either|each|the two)"
    r"(?: (?:the|treatment|study))? (?:groups?|arms?|treatments?(?! (?:group|arm))|regimens?)\b(?!,? respectively)",
    re.IGNORECASE,
)
# What is told next has a verb or a heading of its own: "and responded to", "and median OS was".
_NEXT_CLAUSE = re.compile(
    r"(?:,|\band\b)[^,.;()]{0,40}?(?:\b(?!group|arm)[a-z]{2,}\s(?:was|were|is|are)|\b(?!receiv|assign|alloc|treat|random|given)"
    r"\w{3,}ed\s(?:to|in|at|by|from|for)\b[^,.;()]{0,30})\s?(?:about\s|only\s|of\s)?$",
    re.IGNORECASE,
)

# "12% and cough in ": what the second number is of stands in front of it, so it is no other arm's number.
_NEXT_OUTCOME = re.compile(
    r"[\s%]*(?:per ?cent\b)?,?\s(?:and|or)\s"
    r"(?!(?:also|then|later|again|even|still|another|\w+ly)\s)(?P<name>(?:[A-Za-z][\w'’-]*\s){1,3}?)(?:in|by)\s(?:only\s|about\s)?",
    re.IGNORECASE,
)

# "85% and specificity 90%"
_NEXT_SUBJECT = re.compile(
    r"[\s%]*(?:per ?cent\b)?,?\sand\s(?!(?:also|then|later|again|even|still|another|nearly|almost|over|under|less|more"
    r"|further|some|around|up|\w+ly)\b)(?P<name>[a-z]{5,}\s)"
)
# "6 complete and 31 partial", "12 relapses and 9 deaths", "12% of men and 8% of women".
_OWN_NOUN = re.compile(
    r"[\s%]*(?:per ?cent\s)?(?:of\s(?:the\s)?)?(?P<name>(?:[A-Za-z][\w'’-]*\s){1,3}?)(?:and|or)\s(?:only\s|about\s)?"
)
_NOUN_BEHIND = re.compile(r"[\s%]*(?:per ?cent\s)?(?:of\s(?:the\s)?)?(?P<name>[A-Za-z][\w'’-]*)")
# Sorts of people: parts of an arm, where a number is told for each.
_SORT = re.compile(
    r"(?:wo)?men|boys|girls|(?:fe)?males|children|adults|infants|mothers|fathers|smokers",
    re.IGNORECASE,
)


_BRACKET_EACH = re.compile(r"[)\]][^()\[\]]*[(\[]\s?$")
_SORT_EACH = re.compile(rf"[)\]],?\s(?:and|or)\s(?:{_SORT.pattern})\s[(\[]", re.IGNORECASE)


def _of_all(line: Line, item: Item) -> bool:
    return any(_OF_ALL.match(line.after(end, 60)) for end in {item.part.end, item.end})


def _another_clause(line: Line, one: Item, other: Item, mentions: Sequence[ArmMention]) -> bool:
    """Tell whether a clause of its own leads to the second number: of another outcome, not arm."""
    if any(one.end <= m.start and m.end <= other.start for m in mentions):
        return False
    gap = line.text[one.end - line.start : other.start - line.start]
    whole = without_brackets(line.text[one.end - line.start : other.part.start - line.start])
    if len(whole) < 100 and _NEXT_CLAUSE.search(whole):
        return True
    if len(gap) >= 100:
        return False
    named = _NEXT_OUTCOME.fullmatch(gap)
    if named is not None and _says_something(named["name"]):
        return True
    if _each_its_own(line, gap, other, mentions):
        return True
    subject = _NEXT_SUBJECT.fullmatch(gap)
    return subject is not None and _says_something(subject["name"])


def _says_something(words: str) -> bool:
    return _WORD.search(_LIGHT.sub(" ", words)) is not None


def _each_its_own(line: Line, gap: str, other: Item, mentions: Sequence[ArmMention]) -> bool:
    """Tell whether each of two numbers has a noun of its own behind it, and neither is an arm."""
    here = _OWN_NOUN.fullmatch(gap)
    there = _NOUN_BEHIND.match(line.after(other.end, 40)) if here is not None else None
    if there is None or any(other.end <= m.start < other.end + there.end() for m in mentions):
        return False
    one, two = here["name"].split()[-1].lower(), there["name"].lower()
    if _SORT.fullmatch(one) and _SORT.fullmatch(two):
        return one != two
    return one != two and _says_something(one) and _says_something(two)


def _parallel(line: Line, one: Item, other: Item) -> bool:
    return bool(told_alike(line, one, other))


def told_alike(line: Line, one: Item, other: Item) -> str:
    """Return the words that tell the first of two numbers as the second: "with X and" ("14 with X and 12 with Y").

    Empty where the numbers are not told alike.
    """
    gap = line.text[one.end - line.start : other.start - line.start]
    first = _TOLD_OF.match(gap)
    if first is None or not _AND_THERE.fullmatch(gap[first.end() :]):
        return ""
    second = _TOLD_OF.match(line.after(other.end, 40))
    alike = second is not None and (
        second["prep"].lower() == first["prep"].lower()
        or {first["prep"].lower(), second["prep"].lower()} == {"with", "without"}
    )
    return gap[first.start("prep") :] if alike else ""


def gap_between(line: Line, start: int, end: int, mentions: Sequence[ArmMention]) -> Gap | None:
    """Read what stands between two numbers; None where they belong to different thoughts."""
    text = line.text[start - line.start : end - line.start]
    if len(text) > _FARTHEST:
        return None
    pieces, done = [], 0
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            pieces.append(text[done : mention.start - start])
            done = mention.end - start
    pieces.append(text[done:])
    plain = _NAMES_JOINED.sub("¤", unbracketed(" ¤ ".join(pieces)))
    if re.search(r"(?<!\bvs)(?<!\bv)[.;]\s+[A-Z]|;\s*and\b", plain):
        return None
    before = line.text[: start - line.start]
    if re.match(r"\s*(?:[\w/%²]+\s+){0,2}to\b", text) and _FROM.search(before[-90:]):
        return None  # "from 45 to 20": before and after
    versus = VERSUS.search(plain) is not None
    bare = VERSUS.sub(" ", _LIGHT.sub(" ", plain))
    words = len(_WORD.findall(_AND.sub(" ", bare)))
    return Gap(versus, _AND.search(plain) is not None or "¤" in plain, words)


def unbracketed(text: str) -> str:
    """Take brackets out, also one that opens or closes outside the stretch."""
    plain = without_brackets(text)
    return re.sub(r"^[^()\[\]]{0,90}[)\]]|[(\[]\s*$", " ", plain)
