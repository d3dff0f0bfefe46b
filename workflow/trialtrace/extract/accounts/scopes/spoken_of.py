"""What a sentence of an article says of a study without naming it: its people, its team, the past."""

from __future__ import annotations

import re

from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.rule import first_match
from trialtrace.extract.accounts.scopes.intro_rules import ANIMALS, PLANNED, POOLED, TEAM, THE_TEAM
from trialtrace.extract.accounts.scopes.introductions import allotted
from trialtrace.extract.accounts.scopes.scope import Scope
from trialtrace.extract.accounts.scopes.scope_rules import CONTINUATIONS, GENERIC

# Talk of many studies and of whole populations; the rest of GENERIC may stand beside a p-value.
WORLD = tuple(one for one in GENERIC if one.name not in ("generic.advice", "generic.reader"))
SPOKEN = ("paragraph", "list_item", "table")
# Numbers that are told of a study's participants, and hardly of anything else.
TRIAL_NUMBERS = frozenset(
    {"p_value", "ratio", "interval", "mean_sd", "median_iqr", "count_percent", "n_equals"}
)
RESULTS = TRIAL_NUMBERS | {"percent", "fraction", "relative_effect", "score"}


def tells_of_the_team(line: Line) -> bool:
    """Tell whether "the researchers", whom nobody introduced, tell results."""
    return (
        (
            any(mention.kind in RESULTS for mention in line.mentions)
            or (line.mentions and matches(CONTINUATIONS[1:2], line.text))
        )
        and THE_TEAM.search(line.text) is not None
        and not matches(GENERIC, line.text)
        and POOLED.search(line.text) is None
    )


# News give every sentence a paragraph: what stands right behind a study's sentence, and is told of
# the past, is told of it.
_PAST = re.compile(
    r"\b(?:was|were|had|did|fell|rose|got|took|felt|died|slept|grew|lost|began|gave|went|came|ate|drank|saw"
    r"|showed|[a-z]{3,}ed)\b"
)
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|says|say|does|do|can|will|would|should|could|may|might|must|I|we|you|your|my|our"
    r"|told|asked|earlier|previous|approved|licensed|announced|according to|experts?|years? ago"
    r"|last year|since|in (?:19|20)\d\d)\b"
)


# Sentences that begin so speak of what the ones before did.
POINTS_BACK = re.compile(
    r"\W{0,2}(?:They|It|These|Those|Each|All|Both|Half|Overall|On average|The (?:other|first|second|remaining))\b"
)


def tells_the_past(line: Line) -> bool:
    """Tell whether a sentence says what happened, and nothing of what is so, or of who says it."""
    return _PAST.search(line.text) is not None and _PRESENT.search(line.text) is None


def tells_of(nouns: set[str], text: str) -> bool:
    """Tell whether the people of a study are spoken of: "both kids", not "one in 20 kids has"."""
    if not nouns:
        return False
    listed = "|".join(map(re.escape, sorted(nouns)))
    words = rf"(?P<rate>\b(?:in|per|every) (?:\w+ )?)?\b(?:{listed})\b(?! (?:is|are|has|have|do|should|can|who are)\b)"
    return any(match["rate"] is None for match in re.finditer(words, text, re.IGNORECASE))


_SHARES = frozenset({"percent", "share", "fraction", "rate"})
# "20 per cent of wounded soldiers", "a third of what you buy": of whom or what.
_OF_WHAT = re.compile(
    r"\s?(?:%|per ?cent)?\sof (?:(?:the|all|what|a|an|our|your|this|every) )?(?P<words>(?:[a-z][\w’'-]*\s?){1,4})"
)
# Those of the study, or a measure of theirs.
_OF_STUDY = re.compile(
    r"\b(?:them|those|these|whom|their|his|her|patients?|participants|volunteers|subjects|cases|people|women|men|group"
    r"|groups|others|rest|each|both|time|weight|baseline|maximum|normal|day|night|eyes|knees|teeth|sites)\b"
)


def shares_of_others(nouns: set[str], line: Line) -> bool:
    """Tell whether a sentence tells nothing but shares of people or things that are not the study's."""
    shares = [mention for mention in line.mentions if mention.kind in _SHARES]
    if not (nouns and shares) or any(m.kind in RESULTS - _SHARES for m in line.mentions):
        return False
    if matches(CONTINUATIONS[:3] + CONTINUATIONS[4:], line.text):
        return False
    for mention in shares:
        found = _OF_WHAT.match(line.after(mention.end, 60))
        if found is None or _OF_STUDY.search(found["words"]) or tells_of(nouns, found["words"]):
            return False
    return True


def tells_of_arms(line: Line) -> bool:
    """Tell whether numbers that only studies give are told of groups, though nobody introduced a study."""
    return (
        any(mention.kind in TRIAL_NUMBERS for mention in line.mentions)
        and matches(CONTINUATIONS[1:2], line.text)
        and not matches(GENERIC, line.text)
        and PLANNED.search(line.text) is None
    )


# "Healed at 24 weeks: 85.6% and 76.3%"
_PAIR = re.compile(
    r"^[^.;:]{3,80}: (?:about )?\d[\d.,]*\s?(?:%|per ?cent)?,? (?:and|v\.?|vs\.?|versus|against|as opposed to"
    r"|compared with) (?:about )?\d[\d.,]*\s?(?:%|per ?cent)(?! (?:of|off)\b)"
)


def is_listed(line: Line) -> bool:
    """Tell whether a line is a row of a table, or an item that gives two groups their shares."""
    if has_money(line) or not line.mentions:
        return False
    return line.kind == "table" or _PAIR.match(line.text) is not None


def is_bare_row(line: Line) -> bool:
    """Tell whether a row of a table holds no number: its heads."""
    return line.kind == "table" and not line.mentions


def has_money(line: Line) -> bool:
    """Tell whether a sentence speaks of money and not of people who were given something."""
    return any(mention.kind == "money" for mention in line.mentions) and allotted(line) is None


def take_the_lead(scope: Scope, lines: tuple[Line, ...]) -> None:
    """Give an article's only study the sentences in front that tell its results before it is introduced."""
    first = scope.lines[0]
    lead = [
        line
        for line in lines
        if line.index < first.index
        and line.kind in SPOKEN
        and line.section == first.section
        and line.mentions
        and speaks_of_a_study(line)
    ]
    scope.lines[:0] = lead


_SEEN = re.compile(r"\b(?:was|were) (?:observed|found|noted|shown|recorded|reported)\b")


def speaks_of_a_study(line: Line) -> bool:
    """Tell whether a sentence sets people of a study against others, or says who found it."""
    if PLANNED.search(line.text) or POOLED.search(line.text) or ANIMALS.search(line.text):
        return False
    if matches(WORLD, line.text) or matches(GENERIC[-2:], line.text) or has_money(line):
        return False
    if any(mention.kind in RESULTS for mention in line.mentions):
        seen = TEAM.search(line.text) is not None or _SEEN.search(line.text) is not None
        return seen or matches(CONTINUATIONS[:3], line.text)
    return tells_the_past(line) and matches(CONTINUATIONS[1:3], line.text)


def is_background(line: Line) -> bool:
    """Tell whether a sentence of an article says what is so in the world, and not what a study found."""
    if not line.mentions or line.kind not in SPOKEN:
        return False
    if any(mention.kind in TRIAL_NUMBERS for mention in line.mentions):
        return False
    if matches(WORLD, line.text):
        return True
    if any(mention.kind == "relative_effect" for mention in line.mentions):
        return False
    told = matches(CONTINUATIONS, line.text) or tells_the_past(line) or _WERE.search(line.text)
    return not told and _TAKES.search(line.text) is None


# Whom something was done to: "265 were prescribed bath oils, and 218 were asked to use none".
_WERE = re.compile(
    r"^\W{0,2}(?:Of the )?[\d,]+ (?:[a-z]+ ){0,3}?(?:were|was|had|did|could|got|took)\b"
)
# What a study was: said in the present tense too.
_TAKES = re.compile(
    r"\b(?:study|trials?|research|found|finds|showed|shows|randomi[sz]ed|participants|volunteers|reduced|improved)\b",
    re.IGNORECASE,
)


def matches(rules: tuple, text: str) -> bool:
    return first_match(rules, text) is not None
