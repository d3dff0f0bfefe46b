"""Which ratio a name is: its words, or letters and what the text says that they stand for."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.account import Account
from trialtrace.extract.accounts.once import once
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.results.effects.ratio_letters import (
    definition,
    is_supported,
    letters_of,
    limits_of,
    speaks_of_ratios,
    written_as,
)
from trialtrace.grammar.families.ratios import (
    ABBREVIATION,
    NAMED,
    last_place,
    only_ratio,
    skew,
)
from trialtrace.grammar.mention import Mention, Part

# How far in front of a number its name may stand.
REACH = 700
# Observed by expected numbers of a population: no arm against another.
STANDARDISED = "standardised_ratio"

# What names a ratio, the more telling word first: "incidence rate ratio" is no ratio of risks.
RATIOS = (
    ("hazard", "hazard_ratio"),
    ("HR", "hazard_ratio"),
    ("odds", "odds_ratio"),
    ("odd ratio", "odds_ratio"),
    ("OR", "odds_ratio"),
    ("standardised mortality", STANDARDISED),
    ("standardized mortality", STANDARDISED),
    ("standardised incidence", STANDARDISED),
    ("standardized incidence", STANDARDISED),
    ("rate ratio", "rate_ratio"),
    ("relative rate", "rate_ratio"),
    ("incidence", "rate_ratio"),
    ("mortality ratio", "rate_ratio"),
    ("IRR", "rate_ratio"),
    ("SIR", STANDARDISED),
    ("SMR", STANDARDISED),
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

# Words of a text in which these letters need no more.
_TOLD_OF = {"risk_ratio": re.compile(r"\bprevalence ratios?\b", re.IGNORECASE)}

RATIO_KINDS = frozenset(kind for _, kind in RATIOS)

IN_WORDS = (
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
        for word, kind in IN_WORDS:
            if re.search(rf"\b{word}", words):
                return kind
    return "estimate"


def names_in(account: Account, line: Line, text: str) -> list[tuple[int, str]]:
    """Return where a stretch of a sentence names ratios, and which; empty for those of another kind.

    Letters count where they have a number, a plural or a meaning: "x OR y" asks a database.
    """
    cues = [mention.cue for mention in line.mentions if mention.kind == "ratio"]
    return [
        (match.start(), ratio_named(account, match.group()))
        for match in NAMED.finditer(text)
        if match.group() in cues
        or " " in match.group().strip()
        or match.group().endswith("s")
        or definition(account, match.group().strip(" ()[]"))
    ]


def ratio_named(account: Account, cue: str) -> str:
    """Return the kind of a ratio; empty where its letters stand for something else in this text."""
    cue = cue.strip(" ()[]")
    if ABBREVIATION.fullmatch(cue):
        letters = letters_of(cue)
        said = definition(account, letters)
        if said and not speaks_of_ratios(said) and not _is_used_as_one(account, letters):
            return ""
        # "the hazard ratio of death risk (HR)": its words may not reach as far as its name
        told = _kind_of(letters) if letters in _PLAIN else ""
        return told or _kind_of(said or cue)
    return _kind_of(cue)


# Nobody's heart beats so slowly: limits around a smaller number are those of a hazard ratio.
_SLOWEST = 10


@once
def _is_used_as_one(account: Account, letters: str) -> bool:
    """Tell whether a text that calls the heart rate HR gives hazard ratios by the same letters."""
    return letters == "HR" and any(
        value.value < _SLOWEST and skew(low.value, value.value, high.value) <= 0
        for low, value, high in written_as(account, letters)
        if low is not None and value is not None and high is not None
    )


def _kind_of(name: str) -> str:
    for said, statistic in RATIOS:
        if said in name or (said.islower() and said in name.lower()):
            return statistic
    return ""


def ratio_of_name(account: Account, line: Line, mention: Mention) -> str:
    """Return the ratio that a name with its number is, or what limits alone can make of its letters.

    "HR" may be a heart rate where the text says so; "HR = 2.1 (1.3-3.4)" has the limits of a ratio.
    Letters that the text explains nowhere need limits, a p-value, or words for such a ratio in it.
    """
    found = ratio_named(account, mention.cue) or _named_in_words(account, line, mention)
    limits = limits_of(mention)
    if _is_reduction(account, mention) and (None in limits or not is_only_ratio(line, limits)):
        return "risk_difference"
    if None not in limits:
        cue = mention.cue.strip(" ()[]")
        by_limits = _BY_LIMITS.get(letters_of(cue), "")
        known = by_limits and (cue.startswith("a") or _is_told_of(account, by_limits))
        if found or not (is_only_ratio(line, limits) or known):
            return found
        return _kind_of(mention.cue) or by_limits
    if found and not is_supported(account, line, mention, found):
        return ""
    return found


@once
def _is_told_of(account: Account, kind: str) -> bool:
    said = _TOLD_OF.get(kind)
    return said is not None and any(said.search(line.text) for line in account.lines)


# "The hazard ratio per 10 b.p.m. increase in HR was 1.2": of what it is one.
_OF_A_STEP = re.compile(
    r"(?:\([A-Za-z]{1,5}\))?,? ?(?:per|for (?:each|every|an?|one))\b[^;()]{0,60}", re.IGNORECASE
)


def _named_in_words(account: Account, line: Line, mention: Mention) -> str:
    """Return the ratio that words name in front of letters which are something else in this text."""
    ahead = line.before(mention.start, 90)
    named = [match for match in NAMED.finditer(ahead) if " " in match.group().strip()]
    if not named or not _OF_A_STEP.fullmatch(ahead, named[-1].end()):
        return ""
    return ratio_named(account, named[-1].group())


def _is_reduction(account: Account, mention: Mention) -> bool:
    """Tell whether ARR is the absolute risk reduction: it is, unless the text says otherwise."""
    cue = mention.cue.strip(" ()[]")
    return cue == "ARR" and not speaks_of_ratios(definition(account, cue))


def is_only_ratio(line: Line, parts: tuple[Part, ...]) -> bool:
    """Tell whether a lower limit, value and upper limit are those of a ratio, and of nothing else."""
    written = [line.text[part.start - line.start : part.end - line.start] for part in parts]
    return only_ratio(*(float(part.value) for part in parts), last_place(*written))
