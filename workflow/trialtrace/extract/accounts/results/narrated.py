"""What an article tells of a study in numbers that no arm's result took.

Who tells a trial to laymen names its arms once and then says "they", "the others" or nothing, and
gives effects without the rates behind them ("a third fewer falls"). Such numbers are results of the
study all the same: they are written without an arm, ``unsure``, and a bare measurement of which the
text does not say whether it is a mean, a change or a difference as an ``estimate``. Only sentences in
focus are read, and none that says what is so in general, or would be.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line, numbers_of
from trialtrace.extract.accounts.results.admission.admit import BARE_STROKE, SCALE
from trialtrace.extract.accounts.results.admission.measures import (
    as_measure,
    compares_arms,
    follows_up,
    is_difference,
    is_of_sample,
)
from trialtrace.extract.accounts.results.comparisons.outcome import named_outcome, worded_outcome
from trialtrace.extract.accounts.results.effects.write import result_row
from trialtrace.extract.accounts.results.items.bare_counts import (
    DESIGN_NOUN,
    as_count,
    counts_people,
)
from trialtrace.extract.accounts.results.items.bounds_told import is_bound
from trialtrace.extract.accounts.results.items.find import items_of
from trialtrace.extract.accounts.results.items.guards import is_cited
from trialtrace.extract.accounts.results.items.item import Item
from trialtrace.extract.accounts.results.items.strengths import strengths_of
from trialtrace.extract.accounts.results.items.words import Habits, habits_of
from trialtrace.extract.accounts.results.times import timepoint_of
from trialtrace.extract.accounts.rule import rule
from trialtrace.grammar.kinds import KINDS
from trialtrace.grammar.mention import Mention, Part
from trialtrace.grammar.people import PERSONS
from trialtrace.tables.ids import short_hash

# What nobody has seen yet, or what holds in general.
SUPPOSED = rule(
    "narrated.supposed",
    r"\b(?:would|could|might|will|should|must|if|in theory"
    r"|hop(?:e[ds]?|ing)|expect(?:s|ed)?|aim(?:s|ed)?|plan(?:s|ned)?"
    r"|suppos\w+|imagine|(?:had been|was|were) set (?:at|to)|recommend(?:s|ed)?|according to the guidelines?)\b",
    "A gain of 4 kg would be welcome.",
    "A gain of 4 kg was seen.",
)
# People to whom something happened, told of in the past.
HAPPENED = rule(
    "narrated.happened",
    r"^(?: [a-z][\w’'-]*){0,6}? (?:(?!need|speed|feed|seed|breed|indeed|hundred|randomi[sz]ed|enrolled|recruited"
    r"|assigned|allocated|screened|received|invited|divided|included|included|treated|used|aged|based|compared"
    r"|controlled|supposed|interested|tired)[a-z]{3,}ed|had|were|was|died|fell|got|felt|slept|lost|left|gave up"
    r"|quit|broke|went|came|became|grew|caught|bled|did|said|ran)\b",
    " drivers crashed",
    " drivers in a trial",
)
_TAKEN_IN = re.compile(
    r"(?: [a-z][\w’'-]*){0,8}? (?:(?:was|were|had been) (?:\w+ )?(?:given|put|asked|told|randomi[sz]ed|enrolled|split"
    r"|recruited|assigned|allocated|screened|invited|divided|included|treated|studied|in the|on the|aged)"
    r"|(?:received|took part|took|got|had (?:been|the)))\b"
)
# Who was there, and not what befell some of them: "1,776 agreed to take part", "52 people lost 3 kg".
_ALL_OF_THEM = re.compile(
    r"(?: [a-z][\w’'-]*){0,6}? (?:(?:agreed|consented|volunteered|remained in|went on to|completed"
    r"|finished|stayed in|who all)\b|(?:lost|gained|slept|fell|dropped|improved|cut|lowered|reduced|raised)(?: by)?"
    r"(?: an average of| about| some)? \d"
    r"[\d.,]*(?!\S* or\b)(?!\s?[a-z%]+ or (?:more|less)))"
)
# Who made up a group: "the first group included 81 bakers who completed the course".
_GROUP_OF = re.compile(
    r"\b(?:included|involved|comprised|contained|enrol?led|recruited|followed|studied|examined|at|numbering|consist(?:ed|ing)"
    r" of)(?: about| nearly| some| only)? $"
)
# A door or a page is known by a number.
_PLACE = re.compile(
    r"\b(?:Room|Lobby|Suite|Floor|Hall|Ward|Box|Route|Building|[Pp]age|[Nn]o\.|[Nn]umber) $"
)
_SET_AGAINST = re.compile(r"\b(?:compared (?:with|to)|versus|vs\.?)(?: only| just| about)? $")
_VERSUS = re.compile(
    r"(?: points?)?,? (?:compared (?:with|to)|versus|vs\.?|against|as opposed to)(?: only| just| about)? "
)
# More or less than something else, in words.
_RELATIVE = frozenset({"relative_effect"})
_POINTS = "percent_points"
_FEW = 12


@dataclass(frozen=True, slots=True)
class _Loose:
    """A number of a sentence that no result holds yet."""

    statistic: str
    part: Part
    start: int
    end: int
    unit: str
    rule: str


def write_narrated(account: Account) -> None:
    """Write the numbers of a narrated study's sentences that are results, whoever had them."""
    if not account.article:
        return
    habits = replace(
        habits_of(account.lines),
        sizes=account.arm_sizes,
        strengths=strengths_of(account.lines),
    )
    most = _size_of(account)
    for line in account.lines:
        if line.kind in ("title", "heading") or not _has_free_numbers(account, line):
            continue
        for one in _loose(line, habits):
            if SUPPOSED.search(_clause(line, one.part)):
                continue
            if one.statistic == "events" and one.part.value > most:
                continue
            if account.ledger.is_free(one.part.start, one.part.end):
                _write(account, line, one)


def _size_of(account: Account) -> float:
    """Return how many took part: more people are not those of the study."""
    sizes = [
        value.value
        for value in account.ledger.values
        if value.row_id == account.study and value.field == "n_total"
    ]
    return max((float(size) for size in sizes if size), default=math.inf)


_CLAUSE_END = re.compile(r"[;:,.”\"](?=\s)|\b(?:and|but|while|whereas|although|because|since) ")


def _clause(line: Line, part: Part) -> str:
    """Return the words around a number up to the next marks, and to what joins clauses."""
    before, behind = line.before(part.start, 120), line.after(part.end, 80)
    ends = [match.end() for match in _CLAUSE_END.finditer(before)]
    stop = _CLAUSE_END.search(behind)
    return before[ends[-1] if ends else 0 :] + " # " + behind[: stop.start() if stop else 80]


def _has_free_numbers(account: Account, line: Line) -> bool:
    """Tell whether a number of a sentence serves no cell yet."""
    return any(
        account.ledger.is_free(part.start, part.end)
        for mention in line.mentions
        if KINDS[mention.kind].study_data
        for part in numbers_of(mention)
    )


def _loose(line: Line, habits: Habits) -> Iterator[_Loose]:
    """Read the numbers of a sentence that may be results without an arm, in order of their kinds."""
    kinds = {part.start: m.kind for m in line.mentions for part in numbers_of(m)}
    last: _Loose | None = None
    for item in items_of(line, habits):
        kind = kinds.get(item.part.start)
        if kind == "money" or SCALE.search(line.before(item.part.start, 24)):
            continue
        if is_cited(line, item.part) or _PLACE.search(line.before(item.part.start, 16)):
            continue
        if kind in _TIMES and (
            _LATER.match(line.after(item.part.end, 24))
            or not (_TIMED.search(_clause(line, item.part)) or _ON_AVERAGE.search(line.text))
        ):
            continue
        statistic = "" if item.began or item.flow else _statistic(line, item)
        if statistic and is_bound(line, item.part.start, item.part.end, statistic):
            continue
        unit = item.unit
        if not statistic and kind == "number" and last is not None and _is_other(line, last, item):
            statistic, unit = last.statistic, last.unit
        if not (statistic or item.began or item.flow) and _is_fine(line, item):
            statistic = "estimate"
        if statistic:
            rule_name = "narrated.measured" if statistic == "estimate" else "narrated.share"
            last = _Loose(statistic, item.part, item.start, item.end, unit, rule_name)
            yield last
    for mention in line.mentions:
        statistic = _compared(line, mention)
        if statistic:
            for part in numbers_of(mention):
                if is_bound(line, part.start, mention.end, statistic):
                    continue
                yield _Loose(
                    statistic, part, mention.start, mention.end, mention.unit, "narrated.compared"
                )


def _is_other(line: Line, last: _Loose, item: Item) -> bool:
    """Tell whether a bare number is what the one in front is set against: "fell by 15 mg versus 4"."""
    between = line.text[last.end - line.start : item.start - line.start]
    return last.statistic in ("estimate", "mean") and _VERSUS.fullmatch(between) is not None


def _statistic(line: Line, item: Item) -> str:
    """Tell what an item is; empty where its words do not say that it was found in the study."""
    if item.statistic in ("percent", "relative_change"):
        return item.statistic
    if item.statistic == "events":
        written = line.text[item.start - line.start : item.end - line.start]
        if DESIGN_NOUN.match(line.after(item.end, 40)) or BARE_STROKE.fullmatch(written):
            return ""  # "one of three groups", "(10/30, Barry)"
        return "events" if item.certain or _befell(line, item) else ""
    if item.statistic not in ("bare", "mean", "median") or is_of_sample(line, item):
        return ""
    if follows_up(line, item):
        return ""
    if item.statistic == "bare" and as_count(line, item, True) is not None:
        return "events" if counts_people(line, item) and _befell(line, item) else ""
    read = as_measure(line, item, True, False, True)
    if read is None or (item.statistic == "bare" and not item.unit and item.part.value <= _FEW):
        return ""  # "one or two rounds of it"
    if compares_arms(line, item) or is_difference(line, item) or item.statistic == "bare":
        return "estimate"
    return item.statistic


# "The drinkers had 1.7 bouts, the others 3.2", "4.8, 7.5 and 2.6 fewer": what people are set against each other by.
_SET_BY = re.compile(
    r"\b(?:more|fewer|less|lower|higher|versus|vs|compared|against|opposed|averag\w+|changes?|changed|the others?"
    r"|scores?|scored|respectively|while|rest|fell|rose|dropped|went (?:up|down)|came down|improved)\b"
)
_NO_AMOUNT = re.compile(
    r"[A-Za-z$£€#./-]$|\b(?:version|grade|section|chapter|type|stage|phase|week|month|day|year|age|aged|over|under|above"
    r"|below|least|to|at|for|after|CI|scale|from|about the|every|each|than) $"
)


def _is_fine(line: Line, item: Item) -> bool:
    """Tell whether a bare number has decimals, as amounts have, where groups are set against each other."""
    written = line.text[item.part.start - line.start : item.part.end - line.start]
    if item.statistic != "bare" or item.unit or _FINE.fullmatch(written) is None:
        return False
    if is_of_sample(line, item) or follows_up(line, item):
        return False
    if _NO_AMOUNT.search(line.before(item.part.start, 12)) or _A_TIME.match(
        line.after(item.part.end, 12)
    ):
        return False
    return _SET_BY.search(line.text) is not None


_FINE = re.compile(r"\d{1,4}[.·]\d+")
_A_TIME = re.compile(
    r"[\s-]*(?:years?|months?|weeks?|days?|hours?|minutes?|million|billion|per cent|%|percent)"
)


def _befell(line: Line, item: Item) -> bool:
    """Tell whether something happened to the people who are counted, and they were not just taken in."""
    behind, before = line.after(item.part.end, 90), line.before(item.start, 30)
    if _TAKEN_IN.match(behind) or _ALL_OF_THEM.match(behind) or _GROUP_OF.search(before):
        return False
    if _SET_AGAINST.search(before):
        return True
    return HAPPENED.search(behind) is not None


# By how much something moved, in words: "cut in half", "slowed it by about a third".
_MOVED_BY = re.compile(
    r"\b(?:cut|reduc|slash|slow|low|rais|increas|decreas|drop|fell|fall|shrank|shrink|declin|improv|rose"
    r"|went (?:up|down))\w*\b[^.;:]{0,60}?\b(?:in|by)"
    r"(?: (?:about|nearly|almost|around|roughly|more than|up to|as much as|over|some|at least))?"
    r"(?: an?)? ?$",
    re.IGNORECASE,
)
_SOME = (
    rf"(?:{PERSONS}|users|babies|kids|girls|boys|parents|mothers|teens|adolescents|students"
    r"|[a-z]{3,}ers)"
)
# People who are counted: "a third of the drivers", "one in five of those on zinc".
_OF_THEM = re.compile(
    rf"\s?(?:the (?:[a-z-]+ ){{0,2}}?(?={_SOME}\b)"
    rf"|(?:out )?of (?!the (?:days|weeks|nights|months|years|time|visits|effect)\b)"
    rf"(?:the |those |them\b|these |all |her |his |its |(?:[a-z-]+ ){{0,3}}?{_SOME}\b)"
    rf"|(?:[a-z-]+ ){{0,2}}?(?:{_SOME}|those|had|were|was|got|felt|did|went|died|said|[a-z]{{3,}}ed)\b)"
)
# "Half of the drivers got zinc" says how people were shared out, and nothing that happened to them.
DEALT = re.compile(
    r"\s?(?:of )?(?:the |them |those |these )?(?:(?!who\b|that\b|on\b)[\w-]+ ){0,3}?"
    r"(?:(?:were|was) to\b|(?:were|was) (?:\w+ )?(?:given|asked|put|told|assigned|allocated"
    r"|randomi[sz]ed|in the|on (?:the|a))"
    r"|(?:took|receive[ds]?|got|began|started|drank|ate|wore|used|swallowed|had (?:the|an?|been|their)|underwent"
    r"|to (?:take|apply|use|receive|get))\b)"
)
_RATE = re.compile(
    r"\b(?:rates?|risk|recurrence|mortality|incidence|or|subjects,)\b[^.;]{0,70}$", re.IGNORECASE
)
# "15% of their body weight": a change of what was measured.
_OF_A_MEASURE = re.compile(
    r"\s?(?:%|per ?cent)?\sof (?:their|its|his|her) (?:[\w-]+ ){0,2}?(?:weight|height|score|strength|volume|mass|size"
    r"|function|capacity|speed|value|level)s?\b"
)
_TIMES = frozenset({"duration", "timepoint"})
# How long something took in people: "the crossing took 9 hours" tells of none.
_TIMED = re.compile(
    r"\b(?:recover|slept|sleep|heal|shorter|longer|sooner|earlier|faster|slower|averag|mean|median|stay"
    r"|discharg|free of|surviv|lived|fell|fall|rose|reduc|cut|drop|decreas|increas)\w*",
    re.IGNORECASE,
)
_ON_AVERAGE = re.compile(r"\b[Oo]n average\b")
# "half a year later": when, and not how long.
_LATER = re.compile(r"(?:[-\s](?:an?\s)?[a-z]+)?[\s,]+(?:later|after(?:wards)?|on|ago|into|in)\b")
_CHANGE_OF_TIME = re.compile(
    r"[-\s]\w+\s(?:\w+\s)?(?:reduction|decrease|drop|fall|increase|gain|improvement|rise|cut)s?\b"
)
_SOUGHT_PERCENT = re.compile(
    r"\b(?:more|fewer|less|greater|lower|higher) than (?:about )?$|\b(?:over|under|nearly|almost) $",
    re.IGNORECASE,
)


def _compared(line: Line, mention: Mention) -> str:
    """Tell what a number says of two arms, or of a share in words; empty where it says neither."""
    if mention.kind in _RELATIVE:
        return "relative_change"
    if mention.kind == _POINTS:
        return "risk_difference"
    parts = numbers_of(mention)
    if not parts:
        return ""
    behind, before = line.after(parts[-1].end, 60), line.before(mention.start, 90)
    if mention.kind == "share":
        if _MOVED_BY.search(before):
            return "relative_change"
        return "rate" if _OF_THEM.match(behind) and not DEALT.match(behind) else ""
    if mention.kind == "percent" and _SOUGHT_PERCENT.search(before):
        whose = line.after(mention.end, 60)
        return "percent" if _OF_THEM.match(whose) or _RATE.search(before) else ""
    if mention.kind == "percent" and _OF_A_MEASURE.match(behind):
        return "estimate"
    if mention.kind in _TIMES and (_CHANGE_OF_TIME.match(behind) or _MOVED_BY.search(before)):
        return "estimate"  # "a 3-day reduction", "fell by 3 days"
    return ""


def _write(account: Account, line: Line, one: _Loose) -> None:
    """Write one number as a result of the study."""
    span = (one.part.start, one.part.end)
    outcome = named_outcome(account, line, one.start, one.end)
    outcome = outcome or worded_outcome(account, line, one.start)
    if not outcome:
        return
    evidence = account.ledger.cite(f"results.{one.statistic}", *span, rule=one.rule, tier="unsure")
    if not evidence:
        return
    row = result_row(account, outcome, "", short_hash("G", outcome, evidence), evidence)
    account.ledger.add_value("results", row, "statistic", one.statistic, evidence)
    account.ledger.add_value("results", row, "value", one.part.value, evidence, one.unit)
    when, seen = timepoint_of(account, line, (one.start, one.end), [one.part])
    if seen:
        account.ledger.add_value("results", row, "timepoint", when, seen)
