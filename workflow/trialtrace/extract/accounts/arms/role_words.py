"""Words that any text has for its control and for what it tries: placebo, usual care, intervention."""

from __future__ import annotations

import re
from functools import lru_cache

from trialtrace.extract.accounts.arms.arm import SENTENCES
from trialtrace.extract.accounts.arms.control import CONTROL_ARM, PLACES
from trialtrace.grammar.folding import fold
from trialtrace.grammar.people import PERSONS
from trialtrace.grammar.prefilter import needles

CONTROL_WORDS = re.compile(
    r"\b(?:placebo|sham|without(?= it\b| them\b| (?:versus|vs|and|or)\b|\s*(?:[(,.;:]|$))"
    r"|(?:those|women|men|patients|participants) who (?:did|had|were) not(?=\s*(?:[(,.;:]|$))"
    r"|controls?(?!led|ling| (?:of|for|over|symptom|rates?\b))|unexposed"
    # people who had nothing, not an illness or its course: "untreated anxiety", "previously untreated"
    rf"|(?<!previously )(?<!newly )(?<!hitherto )untreated(?=[ -](?:groups?|arms?|controls?|{PERSONS}|eyes?|{PLACES}"
    r"|animals|sides?|sites?|limbs?|cases|ones|cohort)\b|\s*(?:[(),.;:]|$)|\s(?:and|or|vs|versus|than|in|at|for|had|were)\b)"
    r"|observation (?:group|arm)"
    r"|usual[- ]care|standard(?=-dose\b|[ -](?:dose )?(?:group|arm|care|treatment|therapy|regimen|diet))"
    r"|conventional|comparison (?:group|arm)"
    r"|no[- ](?:treatment|intervention|therapy|supplement\w*)|wait(?:ing)?[- ]?list|comparators?"
    r"|(?<!double[- ])dummy|vehicle)\b",
    re.IGNORECASE,
)
EXPERIMENTAL_WORDS = re.compile(
    r"\b(?:intervention|experimental|treatment|treated|study|active|active[- ]treatment|exercise"
    r"|training|test|verum)(?!(?<=treatment)\s(?:groups|arms)\b|(?<=study)\s(?:groups|arms)\b)"
    r"(?=['’”\"]?\s+(?:groups?|arms?|patients|participants|women|men|subjects|units|clusters|centres|centers"
    rf"|eyes|infants|children|limbs?|sites?|{PLACES})\b)"
    r"|\b(?:intervention|experimental|treatment|study|test|exercise|training)"
    r"(?=\s(?:and|or|versus|vs\.?)\s(?:the\s|in\s){0,2}"
    r"(?:control|placebo|usual[- ]care|comparison|wait(?:ing)?[- ]?list)s?\s(?:groups?|arms?|conditions?)\b)"
    r"|(?<=in the )(?:intervention|experimental|test|active|treatment)"
    r"(?=\s*(?:,|\(|and\b|or\b|vs\b|versus\b|than\b|compared\b))"
    r"|(?<=\d )(?:intervention|experimental|active)(?=\s*(?:[,;)]|and\b|vs\b|versus\b))"
    r"|\b(?<=the )intervention(?=\s(?:\w+ly\s|also\s)?(?:increased|reduced|improved|decreased|lowered|raised|led"
    r"|resulted|prevented|doubled|had|was associated)\b)"
    r"|\bactive (?=drug|treatment|medication|therapy|block|injections?|stimulation|acupuncture|intervention|laser"
    r"|device|cream|tablets?|capsules?)"
    r"|(?:(?<=received the )|(?<=receiving the ))(?:intervention|program(?:me)?|training|vaccine)\b",
    re.IGNORECASE,
)
_CONTROL_NEEDLES = needles(CONTROL_WORDS)
_CONTROL_ARM = re.compile(CONTROL_ARM, re.IGNORECASE)
_EXPERIMENTAL_NEEDLES = needles(EXPERIMENTAL_WORDS)
# "those who had surgery alone", of arms that had surgery with or without something
_HAD_ALONE = re.compile(
    r"\b(?:in|with|for|on|of|than|versus|vs\.?|and|to|by|after|had|has|have|received|receiving|receive|given"
    r"|underwent|undergoing|treated with|compared with|compared to) (?:the |a )?"
    r"(?P<what>(?!(?:in|on|of|at|and|or|by|for|with|to|the|it|was|were)\b)[A-Za-z][\w/-]*(?: [A-Za-z][\w/-]*)?)"
    r" (?:alone|monotherapy|only(?=\s*(?:[,.;:()]|groups?\b|arms?\b|$)))",
    re.IGNORECASE,
)


@lru_cache(maxsize=SENTENCES)
def control_words_in(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Return where a sentence has words for a control, and whether they can mean nothing else."""
    if _CONTROL_NEEDLES.miss(text, fold(text)):
        return ()
    return tuple(
        (*match.span(), match.group().lower().startswith(("placebo", "control")))
        for match in CONTROL_WORDS.finditer(text)
        if match.group().lower() != "control" or _CONTROL_ARM.match(text, match.start())
    )


@lru_cache(maxsize=SENTENCES)
def experimental_words_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a sentence has words for the arm that is tried."""
    if _EXPERIMENTAL_NEEDLES.miss(text, fold(text)):
        return ()
    return tuple(match.span() for match in EXPERIMENTAL_WORDS.finditer(text))


def alone_in(text: str) -> list[tuple[int, int]]:
    """Return where a text speaks of those who had something alone: "surgery alone"."""
    if " alone" not in text and " only" not in text and "monotherapy" not in text:
        return []
    return [(match.start("what"), match.end()) for match in _HAD_ALONE.finditer(text)]


_WITH_OR_LESS = re.compile(
    r"\b(?P<how>with|without)\s(?:the\s|an?\s)?(?P<what>[A-Za-z][\w®-]{2,})", re.IGNORECASE
)


def with_and_without_in(text: str) -> list[tuple[int, int, bool]]:
    """Return where a sentence says "with mesh" and "without mesh" of one thing, and which is without."""
    if "without" not in text:
        return []
    found = list(_WITH_OR_LESS.finditer(text))
    ways: dict[str, set[bool]] = {}
    for match in found:
        ways.setdefault(match["what"].lower(), set()).add(match["how"].lower() == "without")
    return [
        (*match.span(), match["how"].lower() == "without")
        for match in found
        if len(ways[match["what"].lower()]) > 1
    ]
