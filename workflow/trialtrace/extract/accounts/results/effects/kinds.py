"""What an effect is: which ratio or difference its name, its neighbours and its limits make it."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.reading import Line, numbers_of, part_of
from trialtrace.extract.accounts.results.effects.ratio_letters import (
    definition,
    is_supported,
    letters_of,
    speaks_of_ratios,
)
from trialtrace.grammar.families.ratios import (
    ABBREVIATION,
    NAMED,
    is_usual,
    last_place,
    only_ratio,
    skew,
)
from trialtrace.grammar.mention import Mention, Part
from trialtrace.grammar.people import PERSONS

# What names a ratio, the more telling word first: "incidence rate ratio" is no ratio of risks.
RATIOS = (
    ("hazard", "hazard_ratio"),
    ("HR", "hazard_ratio"),
    ("odds", "odds_ratio"),
    ("odd ratio", "odds_ratio"),
    ("OR", "odds_ratio"),
    ("rate ratio", "rate_ratio"),
    ("relative rate", "rate_ratio"),
    ("incidence", "rate_ratio"),
    ("mortality ratio", "rate_ratio"),
    ("IRR", "rate_ratio"),
    ("SIR", "rate_ratio"),
    ("SMR", "rate_ratio"),
    ("risk", "risk_ratio"),
    ("prevalence", "risk_ratio"),
    ("relative", "risk_ratio"),
    ("RR", "risk_ratio"),
    ("mean", "ratio_of_means"),
    ("GMR", "ratio_of_means"),
)
# Letters that are one ratio alone, if they are a ratio; RR is one of risks, of rates or of hazards.
_PLAIN = frozenset({"HR", "OR"})
# Letters that are a ratio by their limits alone: elsewhere a partial response, or a part of an ECG.
_BY_LIMITS = {"PR": "risk_ratio"}
# How far in front of a number its name may stand.
_REACH = 700
_DIGIT = re.compile(r"\d")
RATIO_KINDS = frozenset(kind for _, kind in RATIOS)
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
        return _named_ratio(account, line, mention)
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
            if _is_plain_difference(found, line, mention):
                return "mean_difference"
            return "risk_difference" if _is_of_shares(found, line, mention) else found
    found = nearest_statistic(account, line, mention.start)
    numbers = [float(part.value) for part in numbers_of(mention)]
    if not found and mention.rule in _IN_BRACKETS and _like_ratio(mention):
        found = _ratio_before(account, line)
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


def _like_ratio(mention: Mention) -> bool:
    """Tell whether limits lie around a value as around a ratio: alike in logarithms."""
    parts = [part_of(mention, name) for name in ("low", "value", "high")]
    return None not in parts and skew(*(float(part.value) for part in parts if part)) <= 0


_IN_WORDS = (
    ("odds", "odds_ratio"),
    ("hazard", "hazard_ratio"),
    ("rate", "rate_ratio"),
    ("incidence", "rate_ratio"),
    ("risk", "risk_ratio"),
    ("likel", "risk_ratio"),
    ("probability", "risk_ratio"),
)


def ratio_in_words(line: Line, mention: Mention) -> str:
    """Return the ratio that "1.7 times higher odds" or "the risk was twofold" is."""
    behind, before = line.after(mention.end, 40).lower(), line.before(mention.start, 90).lower()
    said = line.text[mention.start - line.start : mention.end - line.start].lower()
    for words in (said + behind.split("(")[0], before):
        for word, kind in _IN_WORDS:
            if re.search(rf"\b{word}", words):
                return kind
    return "estimate"


def ratio_like(account: Account, line: Line, low: Part, value: Part, high: Part) -> str:
    """Return the ratio that an unnamed estimate is by its limits, and by the ratios before it.

    Limits of a ratio lie alike around it in logarithms, those of a mean or a difference alike on
    the plain scale: an estimate of which only the first is so is one more of the ratios that the
    text speaks of.
    """
    edges = [float(part.value) for part in (low, value, high)]
    step = last_place(
        *(line.text[part.start - line.start : part.end - line.start] for part in (low, value, high))
    )
    if step >= 1 or not only_ratio(*edges, step):
        return ""
    told = [kind for word, kind in _IN_WORDS[:2] if word in line.before(value.start, 60).lower()]
    return told[0] if told else _ratio_before(account, line)


# "(41 of 104 [39%] vs 33 of 105 [31%]; | 1.24 [0.79-1.95]"
_BEHIND_SHARES = re.compile(r"\d\s?%?[\])]?\s?[;,]\s$")
_SHARES_AHEAD = frozenset({"fraction", "count_percent", "percent"})


def ratio_of_shares(account: Account, line: Line, low: Part, value: Part) -> str:
    """Return the ratio that an unnamed estimate behind two shares is: of the kind before it.

    Empty where no share stands right in front of it in its bracket, where it may be negative, or where no
    ratio has been named.
    """
    if low.value <= 0 or not _BEHIND_SHARES.search(line.before(value.start, 8)):
        return ""
    ahead = [one for one in line.mentions if one.end <= value.start]
    if not ahead or ahead[-1].kind not in _SHARES_AHEAD or "%" in line.after(value.end, 2):
        return ""
    return _ratio_before(account, line)


def _ratio_before(account: Account, line: Line) -> str:
    """Return the kind of ratio that the text before a sentence spoke of last, if it was one kind.

    "Odds ratios … . Night work was linked to falls (1.8, 1.2-2.7)": the name is not repeated.
    """
    at = account.lines.index(line)
    for earlier in reversed(account.lines[:at]):
        kinds = {
            kind
            for named in NAMED.finditer(earlier.text)
            if (kind := ratio_named(account, named.group()))
        }
        if kinds:
            return kinds.pop() if len(kinds) == 1 else ""
    return ""


def nearest_statistic(account: Account, line: Line, start: int) -> str:
    """Return the statistic that is named last in front of a place of a sentence."""
    ahead = line.before(start, _REACH)
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


def ratio_named(account: Account, cue: str) -> str:
    """Return the kind of a ratio; empty where its letters stand for something else in this text."""
    cue = cue.strip(" ()[]")
    if ABBREVIATION.fullmatch(cue):
        letters = letters_of(cue)
        said = definition(account, letters)
        if said and not speaks_of_ratios(said):
            return ""
        # "the hazard ratio of death risk (HR)": its words may not reach as far as its name
        told = _kind_of(letters) if letters in _PLAIN else ""
        return told or _kind_of(said or cue)
    return _kind_of(cue)


def _kind_of(name: str) -> str:
    for said, statistic in RATIOS:
        if said in name or (said.islower() and said in name.lower()):
            return statistic
    return ""


def _named_ratio(account: Account, line: Line, mention: Mention) -> str:
    """Return the ratio that a name with its number is, or what limits alone can make of its letters.

    "HR" may be a heart rate where the text says so; "HR = 2.1 (1.3-3.4)" has the limits of a ratio.
    Letters that the text explains nowhere need limits, a p-value, or words for such a ratio in it.
    """
    found = ratio_named(account, mention.cue)
    limits = [part_of(mention, name) for name in ("low", "value", "high")]
    if _is_reduction(account, mention) and (None in limits or not _only_ratio(line, limits)):
        return "risk_difference"
    if None not in limits:
        cue = mention.cue.strip(" ()[]")
        by_limits = _BY_LIMITS.get(letters_of(cue), "")
        if found or not (_only_ratio(line, limits) or (by_limits and cue.startswith("a"))):
            return found
        return _kind_of(mention.cue) or by_limits
    if found and not is_supported(account, line, mention, found):
        return ""
    return found


def _is_reduction(account: Account, mention: Mention) -> bool:
    """Tell whether ARR is the absolute risk reduction: it is, unless the text says otherwise."""
    cue = mention.cue.strip(" ()[]")
    return cue == "ARR" and not speaks_of_ratios(definition(account, cue))


def _only_ratio(line: Line, parts: list[Part]) -> bool:
    written = [line.text[part.start - line.start : part.end - line.start] for part in parts]
    return only_ratio(*(float(part.value) for part in parts), last_place(*written))
