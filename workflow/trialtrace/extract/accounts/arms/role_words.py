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
    rf"|conventional|comparison (?:groups?|arms?|condition|{PERSONS}|{PLACES})"
    rf"|(?:those|{PERSONS}) (?:(?:who|that) )?(?:(?:(?:did|had|was|were) )?not"
    r" (?:receive|receiving|given|have|had|take|taking|undergo|on)|(?:received?|receiving|given|had|with) no|without)"
    r" (?:the |any )?(?:active |study |trial )?(?:drug|medication|treatment"
    r"|intervention|therapy|supplement\w*|training|prophylaxis|vaccine)"
    rf"|(?:those|{PERSONS}) (?:who were )?(?:not treated|left untreated)(?! (?:with|by|for|until)\b)"
    r"|no[- ](?:treatment|intervention|therapy|supplement\w*)|wait(?:ing)?[- ]?list|comparators?"
    r"|(?<!double[- ])dummy|vehicle)\b",
    re.IGNORECASE,
)
EXPERIMENTAL_WORDS = re.compile(
    r"\b(?:intervention|experimental|treatment|treated|study|active|active[- ]treatment|exercise"
    r"|training|test|verum)(?!(?<=treatment)\s(?:groups|arms)\b|(?<=study)\s(?:groups|arms)\b)"
    r"(?=['’”\"]?\s+(?:groups?|arms?|patients|participants|women|men|subjects|units|clusters|centres|centers"
    rf"|eyes|infants|children|limbs?|sites?|condition|cohort|animals|{PLACES})\b)"
    r"|\b(?:intervention|experimental|treatment|study|test|exercise|training)"
    r"(?=\s(?:and|or|versus|vs\.?)\s(?:the\s|in\s){0,2}"
    r"(?:control|placebo|usual[- ]care|comparison|wait(?:ing)?[- ]?list)s?\s(?:groups?|arms?|conditions?)\b)"
    r"|(?<=in the )(?:intervention|experimental|test|active|treatment)"
    r"(?=\s*(?:,|\(|and\b|or\b|vs\b|versus\b|than\b|compared\b))"
    r"|(?<=\d )(?:intervention|experimental|active)(?=\s*(?:[,;)]|and\b|vs\b|versus\b))"
    r"|\b(?<=the )intervention(?=\s(?:\w+ly\s|also\s)?(?:increased|reduced|improved|decreased|lowered|raised|led"
    r"|resulted|prevented|doubled|had|was associated)\b)"
    r"|\b(?<!no )(?<!no-)(?<!non-)(?<!control )(?<!reference )(?<!standard )(?<!comparator )(?<!placebo )"
    r"(?:trial|(?:active |study |trial |test )?drug|medication)(?=[ -](?:treated )?(?:group|arm)\b)"
    r"|\bactive (?=drug|treatment|medication|therapy|block|injections?|stimulation|acupuncture|intervention|laser"
    r"|device|cream|tablets?|capsules?)"
    # "21% for control and 42% for drug", "with placebo and the drug"
    r"|(?:(?<=\bfor )|(?<=\bwith )|(?<=\bon )|(?<=\bafter )|(?<=\band )|(?<=\bfor the )|(?<=\bwith the )"
    r"|(?<=\bon the )|(?<=\bafter the )|(?<=\band the )|(?<=\bthan the ))drug"
    r"(?=\s*(?:[.,;:()]|and\s(?:the\s)?(?:control|placebo)|(?:versus|vs)\b|than\b|$))"
    r"|(?:(?<=received the )|(?<=receiving the ))(?:intervention|program(?:me)?|training|vaccine)\b",
    re.IGNORECASE,
)
# "those who received the drug", "placebo and the drug": beside a placebo or nothing there is one drug. Not "events
# related to the drug".
_THE_DRUG = r"(?:the (?:active |study |trial |test )?(?:drug|medication|supplement|vaccine|active treatment))"
DRUG_WORDS = re.compile(
    r"(?:\b(?:receiv(?:ed?|ing)|given|administered|taking|took|take|on|treated with"
    r"|(?:assigned|randomi[sz]ed|allocated) to(?: receive)?"
    r"|(?:than|that|those|compared|and|versus|vs\.?) (?:with|on|for|to|after))\s"
    r"|\b(?:placebo|controls?|sham|dummy)(?: groups?)? (?:and|or|than|versus|vs\.?) (?:the group given )?)"
    rf"(?P<what>{_THE_DRUG}|drug(?=\s?(?:[,.;:()]|$|and\b|vs\b|versus\b)))\b"
    rf"|\b(?P<first>{_THE_DRUG}|(?<=for )drug|(?<=with )drug|(?<=on )drug)"
    r"(?=\s(?:and|or|than|versus|vs\.?) (?:(?:for|with|on|in|after) )?(?:the )?(?:placebo|controls?|sham|dummy)\b)"
    rf"|(?P<had>\b(?:those|{PERSONS}) (?:who were )?treated)"
    r"(?=\s*(?:[(,.;:]|$)|\s(?:and|than|versus|vs\.?|compared)\b)",
    re.IGNORECASE,
)
_DRUG_NEEDLES = needles(DRUG_WORDS)
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


@lru_cache(maxsize=SENTENCES)
def drug_words_in(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Return where a sentence speaks of "the drug", and whether it may be what all had."""
    if _DRUG_NEEDLES.miss(text, fold(text)):
        return ()
    return tuple(
        (*match.span(match.lastgroup or 0), match.lastgroup == "had")
        for match in DRUG_WORDS.finditer(text)
    )


def alone_in(text: str) -> list[tuple[int, int]]:
    """Return where a text speaks of those who had something alone: "surgery alone"."""
    if " alone" not in text and " only" not in text and "monotherapy" not in text:
        return []
    return [(match.start("what"), match.end()) for match in _HAD_ALONE.finditer(text)]


# "non-XRT", "no deodorant", "without zinc": what the experimental arm had, and this one had not.
_WITHOUT = re.compile(r"(?:non?-|non(?=[a-z]{4}))(?=[A-Za-z])", re.IGNORECASE)
_WITHOUT_BEFORE = re.compile(
    r"\b(?:(?:no|non|without)\s(?:(?:any|further|oral|[a-z]+(?:ed|ic|al|ive|ous))\s){0,2}"
    # "the no-antibiotic | prophylaxis group"
    r"|non?-[a-z]+\s"
    r"|(?:not\s(?:treated with|given|receiving|received|using|taking|on|undergoing|receive|take|use|undergo"
    r"|get|have|wear)"
    r"|(?:received?|receiving|had|have|given|got|took|taking|used|using|underwent|undergoing|wore)\sno)\s"
    r"(?:(?!(?:and|or|but|with|in|of|than|while|to|for|as|who|that|at|only)\b)[a-z][\w-]*\s){0,3})$",
    re.IGNORECASE,
)
_WHO_DID = re.compile(
    rf"\b(?:those\s)?(?:those|{PERSONS})(?:\s(?:who|that|which))?(?:\s(?:did|had|were|was))?\s$",
    re.IGNORECASE,
)
_LONGEST_WITHOUT = 64


def denied(text: str, start: int, word: str) -> tuple[int, str] | None:
    """Return where it begins that some had not what a word names, and the word without its denial.

    "those who did not receive | zinc" begins with the people, "non-zinc" with the word.
    """
    inside = _WITHOUT.match(word)
    if inside:
        return start, word[inside.end() :]
    before = _WITHOUT_BEFORE.search(text, max(0, start - _LONGEST_WITHOUT), start)
    if before is None:
        return None
    people = _WHO_DID.search(text, max(0, before.start() - _LONGEST_WITHOUT), before.start())
    return (people or before).start(), ""


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


# "with (n = 30) or without (n = 28) zinc": what follows is the name of what one arm had.
_WITH_IN_BRACKETS = re.compile(
    r"\b(?P<one>with(?:out)?)\s\([^()]{1,30}\)\s(?:or|and|versus|vs\.?)\s(?P<other>with(?:out)?)\s\([^()]{1,30}\)\s",
    re.IGNORECASE,
)


def with_sizes_in(
    text: str, hits: list[tuple[int, int, int]], experimental: int, control: int
) -> list[tuple[int, int, int]]:
    """Read "with (n = 30) or without (n = 28) zinc": the two words are the arms, the name both's."""
    found = _WITH_IN_BRACKETS.search(text)
    if found is None or found["one"].lower() == found["other"].lower():
        return hits
    name = next((hit for hit in sorted(hits) if hit[0] >= found.end()), None)
    if name is None or name[0] - found.end() > 2:
        return hits
    arms = {"with": experimental, "without": control}
    told = [(*found.span(side), arms[found[side].lower()]) for side in ("one", "other")]
    return [*(hit for hit in hits if hit != name), *told]
