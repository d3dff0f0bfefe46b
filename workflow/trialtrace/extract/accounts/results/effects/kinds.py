"""What an effect is: which ratio or difference its name, its neighbours and its limits make it."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line, numbers_of, part_of
from trialtrace.extract.accounts.results.effects.ratio_letters import definition, limits_of
from trialtrace.extract.accounts.results.effects.ratio_limits import (
    like_ratio,
    ratio_before,
    ratio_by_limits,
)
from trialtrace.extract.accounts.results.effects.ratio_names import (
    RATIO_KINDS,
    REACH,
    ratio_named,
    ratio_of_name,
)
from trialtrace.grammar.families.ratios import (
    NAMED,
    is_usual,
)
from trialtrace.grammar.mention import Mention
from trialtrace.grammar.people import PERSONS

_DIGIT = re.compile(r"\d")

_DIFFERENCES = (
    (r"standardi[sz]ed|\bSMD\b|\bES\b|effect size|cohen|hedges", "standardised_mean_difference"),
    (r"risk difference|absolute risk|\bARR\b|\bRD\b|\bARD\b|rate difference"
     r"|differences? (?:in|between) (?:the )?(?:absolute |cumulative |crude )?(?:risks?|proportions?|incidences?"
     r"|prevalences?|percentages of)\b", "risk_difference"),
    (r"number|\bNN[TH]\b", "number_needed_to_treat"),
    (r"correlation|pearson|spearman", "correlation"),
    (r"absolute", "risk_difference"),
    (r"difference|\bW?MD\b|\bLSMD?\b|\bETD\b|\bBGMD\b|treatment effect|estimated effect",
     "mean_difference"),
)  # fmt: skip

DIFFERENCES = tuple((re.compile(said, re.IGNORECASE), kind) for said, kind in _DIFFERENCES)

# How alike people of one cluster, or two readings, are: no result of a treatment.
_ALIKE = re.compile(r"intra-?\s?(?:class|cluster)|\bICC\b", re.IGNORECASE)


def statistic_of(account: Account, line: Line, mention: Mention) -> str:
    """Tell what an effect is by its own cue, else by the nearest name in front of it."""
    if mention.kind == "ratio" and mention.cue:
        return ratio_of_name(account, line, mention)
    if RELATIVE.match(line.after(mention.end, 60)) and _in_per_cent(line, mention):
        return ""  # "had 45% (23% to 71%) higher ferritin": a change, told elsewhere
    if mention.kind == "effect":
        found = difference(mention.cue)
        if _ALIKE.search(mention.cue):
            return ""
        if found:
            if _is_likeness(found, line.before(mention.end, 120)):
                return ""
            if found == "mean_difference" and is_of_rates(line, mention.start, mention.end):
                return "estimate"
            if found == "mean_difference" and (
                ratio := ratio_by_limits(account, line, limits_of(mention), mention.unit)
            ):
                return ratio
            if _is_plain_difference(found, line, mention):
                return "mean_difference"
            return "risk_difference" if _is_of_shares(found, line, mention) else found
    found = nearest_statistic(account, line, mention.start)
    numbers = [float(part.value) for part in numbers_of(mention)]
    in_brackets = mention.rule in _IN_BRACKETS and like_ratio(mention)
    if not found and (in_brackets or mention.rule == "ratio_reference"):
        found = ratio_before(account, line)
    return "" if found in RATIO_KINDS and min(numbers) <= 0 else found


_IN_BRACKETS = frozenset({"estimate_in_brackets", "estimate_in_same_brackets", "estimate_in_a_row"})

# "a difference of 0.5 events per 100 patient-years": one of rates, no mean.
_PER_TIME = re.compile(
    rf"\bper\s(?:[\d,]+\s)?(?:{PERSONS}|person|patient)[- ]?(?:years?|months?|days?)\b|\bincidence rates?\b",
    re.IGNORECASE,
)


def is_of_rates(line: Line, start: int, end: int) -> bool:
    """Tell whether a difference is one of rates over people's time, by the words around it."""
    around = line.before(start, 120) + " " + line.after(end, 50)
    return _PER_TIME.search(around) is not None


RELATIVE = re.compile(
    r"[\s)\]]*(?:higher|lower|greater|larger|smaller|longer|shorter|more|less|fewer|reduction|decrease|increase)\b"
)

# What makes a difference in per cent one of shares of people, and what makes it one of means.
_SHARES = re.compile(
    r"\bproportions?\b|\bpercentages? of\b|\bincidences?\b|\bprevalence\b|\bresponders?\b|\bresponse rates?\b"
    r"|\brates? of\b|\b(?:cure|success|failure|survival|remission|event|mortality|recurrence|relapse|pregnancy"
    r"|infection|complication|response|healing|abstinence|quit|attendance)\srates?\b"
    rf"|\b(?:more|fewer) {PERSONS}\b",
    re.IGNORECASE,
)

_MEANS = re.compile(
    r"\bmeans?\b|\bLS\b|\baverage|\bchanges?\b|\bbaseline\b|\breductions? (?:in|of)\b", re.I
)

_OF_RISKS = re.compile(
    r"\b(?:risks?|rates?|proportions?|ARR|ARD|RD|incidences?|percentage)\b", re.IGNORECASE
)

_MEASURED = frozenset({"mean", "mean_sd"})


def _is_plain_difference(found: str, line: Line, mention: Mention) -> bool:
    """Tell whether an "absolute difference" is one of scores: no word of risks, no per cent, but means."""
    if found != "risk_difference" or _OF_RISKS.search(mention.cue) or _in_per_cent(line, mention):
        return False
    ahead = [one.kind for one in line.mentions if one.end <= mention.start]
    return not _MEASURED.isdisjoint(ahead) and "percent" not in ahead


# "10% vs 28% with placebo; | difference, -18%"
_TWO_SHARES = re.compile(
    r"\d\s?%[^.;%]{0,60}?\b(?:vs\.?|versus|v|and|compared (?:with|to)|than)\s(?:[a-z]+\s){0,3}?[\d.]+\s?%"
    r"(?:[^.%]|\.(?=\d)){0,60}$",
    re.IGNORECASE,
)

_MEASURED_IN_PERCENT = re.compile(
    r"A1c|ha?emoglobin|ha?ematocrit|saturation|fraction|FEV|predicted|density|weight|fat|volume|pressure|cholesterol"
    r"|level|score|change|increase[sd]?|decrease[sd]?|reduc|\bmeans?\b|\bmedians?\b",
    re.IGNORECASE,
)


def _is_of_shares(found: str, line: Line, mention: Mention) -> bool:
    """Tell whether a difference in per cent is one of shares of people: of cure rates, not of HbA1c."""
    if found != "mean_difference" or not _in_per_cent(line, mention):
        return False
    if _two_counted(line, mention):
        return True
    ahead = _ASIDES.sub("", line.before(mention.start, 240))
    if _TWO_SHARES.search(ahead) and not _MEASURED_IN_PERCENT.search(ahead):
        return True
    clause = line.text[
        _clause_start(line.text, mention.end - line.start) : mention.end - line.start
    ]
    shares = [match.end() for match in _SHARES.finditer(clause)]
    return bool(shares) and _MEANS.search(clause, shares[-1]) is None


def _two_counted(line: Line, mention: Mention) -> bool:
    """Tell whether the two numbers in front of a difference are people with their percentage: "12 (1%)"."""
    ahead = [one.kind for one in line.mentions if one.end <= mention.start and one.kind in _SETS]
    return ahead[-2:] == ["count_percent"] * 2


_SETS = frozenset({"count_percent", "percent", "mean", "mean_sd", "median", "measure", "score"})

_ASIDES = re.compile(r"\s?\([^()]*\)|\s?\[[^\[\]]*\]")


def _in_per_cent(line: Line, mention: Mention) -> bool:
    value = part_of(mention, "value")
    behind = line.after(value.end, 20).lstrip() if value else ""
    return "%" in mention.unit or behind.startswith(("%", "percentage point", "per cent"))


def _clause_start(text: str, end: int) -> int:
    """Return where a clause begins; a semicolon in brackets ends none."""
    start = depth = 0
    for place, letter in enumerate(text[:end]):
        depth = max(0, depth + (letter in "([") - (letter in ")]"))
        start = place + 1 if letter == ";" and not depth else start
    return start


def nearest_statistic(account: Account, line: Line, start: int) -> str:
    """Return the statistic that is named last in front of a place of a sentence."""
    ahead = line.before(start, REACH)
    cues = [mention.cue for mention in line.mentions if mention.kind == "ratio"]
    places = [
        (match.start(), ratio_named(account, match.group()))
        for match in NAMED.finditer(ahead)
        if is_usual(match.group())
        or match.group() in cues
        or definition(account, match.group().strip(" ()[]"))
    ]
    for pattern, kind in DIFFERENCES:
        # "effect size 0.3" has its number; a difference may be given again in another unit.
        again = kind in ("mean_difference", "risk_difference")
        places += [
            (match.start(), kind)
            for match in pattern.finditer(ahead)
            if again or not _DIGIT.search(ahead, match.end())
        ]
    # Where one name holds another ("mean difference"), the first pattern that found it decides.
    named = max(places, key=lambda place: place[0])[1] if places else ""
    return "" if _is_likeness(named, ahead[-120:]) else named


def _is_likeness(kind: str, ahead: str) -> bool:
    return kind == "correlation" and _ALIKE.search(ahead) is not None


def difference(cue: str) -> str:
    """Return the statistic that a cue names, where it is no ratio."""
    return next((kind for pattern, kind in DIFFERENCES if pattern.search(cue)), "")
