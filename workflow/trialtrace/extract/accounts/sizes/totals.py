"""Numbers that say how many took part in all, at each step that the text tells of."""

from __future__ import annotations

import re
from dataclasses import replace

from trialtrace.extract.accounts.rule import Rule
from trialtrace.extract.accounts.sizes.bracketed import in_brackets
from trialtrace.extract.accounts.sizes.counts import Count
from trialtrace.extract.accounts.sizes.rules import (
    A_GROUP,
    ALTOGETHER,
    AND_RANDOMISED,
    BEFORE,
    DESCRIBES,
    EVALUABLE_TOO,
    FOR_ANALYSIS,
    FOR_IT,
    HEADING,
    LEAVING,
    LEFT_OUT,
    NEXT_STEP,
    OF_A_PART,
    OF_THOSE,
    OTHERS,
    OUT_OF,
    PART,
    PARTICIPLE,
    PEOPLE,
    WEAK,
)
from trialtrace.extract.accounts.sizes.size import Size
from trialtrace.extract.accounts.sizes.steps import sized, step_behind
from trialtrace.extract.accounts.sizes.sums import alike
from trialtrace.extract.accounts.sizes.words import (
    CLAUSE,
    HAPPENED_LATER,
    NOT_SIZE,
    NOUN,
    RELATIVE,
    SOMEBODY,
)

_SAYS_PEOPLE = frozenset(
    {"n.we_randomised", "n.we_recruited", "n.study_in", "n.planned", "n.available_for"}
)


def read_total(count: Count) -> Size | None:
    """Read a number as a total of the account; None where its words do not make it one."""
    if count.value < 2:
        return None
    size = in_brackets(count) if count.inside else _in_the_open(count)
    if size is not None and size.value < _FEWEST and size.rule in WEAK - {"n.cases"}:
        return None  # "Two patients, one in each group, had to be readmitted"
    if size is None or not count.part:
        return size
    if count.part and count.value <= 10:  # "nine out of ten liked it"
        return None
    told = size.rule in _OF_FRACTIONS[count.part] and not count.inside
    if not told or not (count.people or count.part == "numerator"):
        return None
    of_completers = size.rule == "n.completed" and _WHO_COMPLETED.match(count.behind) is not None
    if count.part == "numerator" and of_completers:
        return None  # "Twelve (60%) of the 20 dancers who completed both days fell"
    if count.part == "denominator" and size.rule == "n.completed" and not of_completers:
        return replace(size, kind="enrolled", rule="n.enrolled")
    return size


# Those of whom a share is told: no part of them completed.
_WHO_COMPLETED = re.compile(
    r"[^.;:]{0,60}?\b(?:who|that)\s(?:had\s|have\s)?(?:completed|finished)\b", re.IGNORECASE
)
# Fewer are some of a trial, unless words say that they were taken in.
_FEWEST = 5
# What makes a number of "27 of 41 participants" a total: of whom completed, of whom enrolled.
_OF_FRACTIONS = {
    "numerator": frozenset({"n.completed", "n.randomised", "n.enrolled", "n.analysed"}),
    "denominator": frozenset(
        {"n.randomised", "n.enrolled", "n.completed", "n.of_whom", "n.enrolled_of", "n.analysed_of"}
    ),
}
_NAMED = re.compile(r"[A-Z]{2,}\s*$")


def _in_the_open(count: Count) -> Size | None:
    behind = OUT_OF.sub("", count.behind)
    if count.people and AND_RANDOMISED.match(behind):
        return sized(count, "randomised", "n.randomised")
    some = _OF_THEM_BEHIND.match(behind)
    if some and count.percent < 0:
        told = step_behind(behind[some.end() :])
        shared = told is not None and (
            told[0].name != "n.treated" or _is_parted(behind[some.end() :])
        )
        return sized(count, told[0].yields, "n.of_whom") if told is not None and shared else None
    all_of_them = _ALL.search(count.before)
    if (
        (NOT_SIZE.match(behind) and not all_of_them)
        or A_GROUP.search(OTHERS.split(CLAUSE.split(behind[:70])[0])[0])
        or _is_joined(count)
        or has_fellow(count, behind)
        or PART.search(count.before[-60:])
        or _SUMMAND.search(count.before)
        or OF_A_PART.search(count.before)
        or _THE_REST.search(count.before)
        or (count.people and _OF_THESE.search(count.before))
    ):
        return None
    if _PROJECTED.search(count.before) or (count.people and _INTENDED.match(behind)):
        return sized(count, "planned", _PLANNED.name)
    of_more = behind != count.behind  # "after 60 of the projected 90 men": said of people
    if DESCRIBES.search(count.before) and not (count.people or of_more) and SOMEBODY.match(behind):
        return None
    if LEAVING.search(count.before) and FOR_ANALYSIS.match(behind):
        return sized(count, "analysed", "n.for_analysis")
    if EVALUABLE_TOO.search(count.before) and FOR_IT.match(behind):
        return sized(count, "analysed", "n.evaluable_too")
    if LEFT_OUT.search(count.before) and count.people:
        return sized(count, "analysed", "n.left")
    if ALTOGETHER.match(behind) and PEOPLE.search(count.line.text):
        return sized(count, "unclear", "n.altogether")
    if PARTICIPLE.match(behind) and PEOPLE.search(count.line.text):
        behind = " were" + behind
    if _NAMED.search(count.before) and not count.people:  # "FEC 100": part of a name
        return None
    read = None if _PLANNED.pattern.search(count.before) else step_behind(behind)
    if read is None:
        read = _in_front(count)
        alone = HEADING.match(count.before) and not _AND_MORE.search(behind.split(". ")[0])
        if read is None and alone and SOMEBODY.match(behind):
            return sized(count, "enrolled", "n.heading")
    elif read[0].name == "n.treated":
        if count.percent >= 0:  # "22 (55%) patients received less": some of them
            return None
        those = OF_THOSE.search(count.before)
        if those and HAPPENED_LATER.search(those["those"]):
            return None
        # "We randomised 80 men who received zinc": the words in front say more.
        front = _in_front(count)
        read = front if front is not None and front[0].name != "n.total_of" else read
        if _OF_MORE.search(count.before) and _is_parted(behind):
            return sized(count, "enrolled", "n.of_whom")
    if read is None:
        return None
    rule, name = read[0], read[0].name
    if name in ("n.of_the", "n.total_of"):
        following = NEXT_STEP.search(behind)
        step = (
            step_behind(_OF_THEM_BEHIND.sub("", behind[following.end() :])) if following else None
        )
        treated = step is not None and step[0].name == "n.treated"
        parted = treated and following is not None and _is_parted(behind[following.end() :])
        if step is not None and step[0].yields == "enrolled" and (parted or not treated):
            return sized(count, "screened", "n.of_whom")
        if step is not None and not treated:
            name = "n.of_whom"
    return sized(count, rule.yields, name)


# "Of 90 men asked, 60 were given zinc or salt", "90 men, of whom 60 were ...", "60 of whom were ...".
_OF_MORE = re.compile(
    r"\b(?:[Oo]f|[Aa]mong) (?:the )?\d[\d,]* [^.;:]{3,80}, $|\bof (?:whom|these|them),? $"
)
_OF_THEM_BEHIND = re.compile(r"^ of (?:whom|which|these|them)(?= )")


def _is_parted(behind: str) -> bool:
    """Tell "were given zinc or salt" from "were given zinc": what all arms got was given to all."""
    return re.search(r"\beither\b.*?\bor\b|\bor\b", CLAUSE.split(behind)[0]) is not None


def planned_total(count: Count) -> Size | None:
    """Return how many were to be taken in, where a sentence of planning says so; None else."""
    size = read_total(count)
    return size if size is not None and size.kind == "planned" else None


_PLANNED = next(rule for rule in BEFORE if rule.name == "n.planned")
# "40% of the 90 patients had a cough": what happened is told of some of them.
_ALL = re.compile(r"(?:%|\bper ?cent|\bhalf|\bmost|\bmajority) of (?:the|all)(?: the)? $")
# "87 and 91 children were examined", "87 and 91, respectively, were": neither is the whole.
_JOINED = re.compile(r"(?<![\d.,%])(?P<other>\d[\d,]*\d|\d)(?: and| versus| vs\.?) $")


# "to 11 men and 5 boys": the second of a sum.
_SUMMAND = re.compile(
    r"(?<![\d.,%])\d[\d,]* (?:[a-z-]+ )?" + NOUN + r",? and (?:the )?$", re.IGNORECASE
)
_IN_TURN = re.compile(r"\s?,?\srespectively\b", re.IGNORECASE)


def _is_joined(count: Count) -> bool:
    told = count.people or _IN_TURN.match(count.behind)
    joined = _JOINED.search(count.before) if told else None
    return joined is not None and alike([int(joined["other"].replace(",", "")), count.value])


# "60 men were assigned to surgery alone and 64 men to surgery after zinc": each is an arm.
_FELLOW = re.compile(
    r"^[^;.,\d]{0,80}?\b(?P<how>to|received|underwent|got) (?!random)(?:[^;.\d]|\b\d+(?=[ -](?:days?|weeks?|months?"
    r"|years?|hours?|m?g|doses?|cycles?|sessions?)\b)){1,90}?"
    r"(?:,| and|, and| while| whereas)"
    r" (?P<other>\d[\d,]*\d|\d) (?:\w+ )?(?:were |was )?(?:(?:randomly )?(?:randomi[sz]ed"
    r"|assigned|allocated) )?(?P=how)\b(?! random)"
)


# "Of those enrolled, 98 were allocated to": people, though no noun says so.
_WERE_PUT = re.compile(r"^ were (?:randomly )?(?:assigned|allocated|randomi[sz]ed)\b")
_EVEN = 0.6


def has_fellow(count: Count, behind: str) -> bool:
    """Tell whether a like number of people, told in the same words, got something else."""
    fellow = _FELLOW.match(behind) if count.people or _WERE_PUT.match(behind) else None
    if fellow is None:
        return False
    low, high = sorted((int(fellow["other"].replace(",", "")), count.value))
    return low >= _EVEN * high  # a half of them is a part of them


# "PARTICIPANTS: 16 pilots with gout and 14 without": neither is the whole.
_AND_MORE = re.compile(r"\band (?:\d|(?:[a-z]+teen|[a-z]+ty|ten|eleven|twelve)\b)")


def _in_front(count: Count) -> tuple[Rule, re.Match[str]] | None:
    shared_out = _SHARED_OUT.match(count.behind)
    if not (count.people or SOMEBODY.match(count.behind) or shared_out):
        return None
    for rule in BEFORE:
        match = rule.pattern.search(count.before)
        if match is None or not (count.people or rule.name in _SAYS_PEOPLE):
            continue
        if not count.people and count.value < _FEW and not shared_out:  # "a trial of two schedules"
            continue
        if shared_out and rule.name != "n.we_randomised":
            continue
        if _AMONG_THEM.search(count.before) or (
            not count.people and _IN_PEOPLE.match(count.behind)
        ):
            continue
        if rule.name == "n.all_of_them" and is_narrowed(count):
            continue
        if rule.name == "n.total_of" and _SEXES.match(count.behind):
            continue
        if rule.name == "n.total_of" and count.percent >= 0:  # "15 (18%) patients": some of them
            continue
        if rule.name in ("n.total_of", "n.of_the"):
            stop = CLAUSE.search(count.behind)
            clause = count.behind[: stop.start()] if stop else count.behind
            following = NEXT_STEP.search(count.behind)
            step = step_behind(count.behind[following.end() :]) if following else None
            if step is not None and step[0].name == "n.enrolled":
                clause = RELATIVE.split(clause)[0]
            if HAPPENED_LATER.search(clause) or re.match(r"\s*(?:these|those)", count.behind):
                continue
        return rule, match
    return None


# "75% of the 40 men eligible for a second look", "all 22 men with a rash": some of those in the trial.
_NARROWED = re.compile(
    r"^ (?:[\w-]+ ){0,3}?"
    + NOUN
    + r" (?:eligible|available|undergoing|tested|examined|with(?:out)?\b|having"
    r"|in whom|whose|re-?\w{3,}ed|biopsied|followed|assessed|evaluated|(?:who|that) (?!were (?:\w+ )?(?:randomi"
    r"|enrol|includ|recruit|treat|stud)|entered|took part|participated|received|completed|started))\b",
    re.IGNORECASE,
)
_OF_THE = re.compile(
    r"(?:%|\bper ?cent|\bhalf|\bmost|\bmajority) of (?:the|all)(?: the)? $|\ball (?:the )?$"
)


def is_narrowed(count: Count) -> bool:
    """Tell whether a share is told of fewer than all: "75% of the 40 men eligible for a second look"."""
    return bool(_OF_THE.search(count.before) and _NARROWED.match(count.behind))


# "for 60 journeys in 42 children": the people come behind.
_IN_PEOPLE = re.compile(
    r"^ (?:[\w-]+ ){1,3}(?:in|of|from|by|for|on) \d[\d,]* (?!m?g|m?l|days|weeks|h)"
)
# Fewer of things that nobody calls people are no people.
_FEW = 10
# "We screened 90 and randomised 60 to zinc (30) or placebo (30)": the noun is left out.
_SHARED_OUT = re.compile(r"^\s+to\b(?! \d)")
# "did not comply, including 5 patients on A": some of those who were told of before.
_AMONG_THEM = re.compile(
    r",\s+(?:including|among (?:them|whom)|namely)\s+$"
    r"|\b(?:complications?|events?|effects?|reactions?|toxicit\w+|deaths?|failures?|reasons?"
    r"|withdrawals?|exclusions?|drop-?outs?)\s+(?:[\w-]+\s+){0,2}?includ(?:ed|ing|es?)\s+$",
    re.IGNORECASE,
)
# "60 of these 90 men were randomised": the other number tells how many.
_OF_THESE = re.compile(r"\b\d[\d,]*\s(?:out )?of (?:these|those) $")
# "after 60 of the projected 90 men were enrolled"
_PROJECTED = re.compile(r"\b(?:projected|planned|intended|anticipated) (?:sample of )?$")
# "Of 330 patients intended for enrolment, 23 were randomised": so many were hoped for.
_INTENDED = re.compile(
    r"(?:\s[\w-]+){0,5}?\s(?:intended|planned|projected|anticipated|targeted|expected|required|needed)\s"
    r"(?:for|to be)\s(?:the\s)?(?:study\s)?(?:enrol|inclu|recruit|random|entry|entered|accru)",
    re.IGNORECASE,
)
# "The remaining 17 patients went on".
_THE_REST = re.compile(
    r"\b(?:remaining|other|(?:of|among) (?:the )?(?:rest|remainder|others|remaining),)\s+$",
    re.IGNORECASE,
)
# "There were 145 men and 62 women".
_SEXES = re.compile(
    r"^ (?:[\w-]+ )?(?:(?:women|females?|girls)\b[^.;]{0,30}?\band \w+ (?:[\w-]+ )?(?:men|males?|boys)"
    r"|(?:men|males?|boys)\b[^.;]{0,30}?\band \w+ (?:[\w-]+ )?(?:women|females?|girls))\b"
)
