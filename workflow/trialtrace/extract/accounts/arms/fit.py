"""Whether names that a source gives can be the arms of this trial."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import (
    CONTROL,
    GROUP_SIGN,
    NONE,
    ORDINAL_GROUP,
    PLACEBO,
    WORD,
    stem,
    tokens_of,
)
from trialtrace.extract.accounts.arms.name import BY_AMOUNT, LONGEST_NAME, Name
from trialtrace.extract.accounts.arms.schedules import schedules_in
from trialtrace.grammar.number_words import CARDINAL
from trialtrace.grammar.people import PERSONS

# A name that says which group it is, not what the group got.
GENERIC = re.compile(
    r"(?:the\s+)?(?:intervention(?:al)?|experimental|treatment|treated|study|test"
    r"|active|trial|verum"
    r"|(?:first|second|third|fourth) \w+|(?:group|arm|cohort|regimen)\s*\W?\s*\w{1,5}|training"
    r"|case|exposed|program(?:me)?)(?:\s+(?:group|arm|intervention|treatment))?",
    re.IGNORECASE,
)
# How a stretch begins that is a time, a people, a measure, a reference back or an aim.
_OPENS_NO_NAME = re.compile(
    r"(?:fractions?$|median|mean|age|study|analy[sz]ed|first stage|(?:stages?|grades?|class) [A-DIV\d]+"
    r"|stage|trials?|arms? of|years?|months?|treatment "
    r"arms?|agents?|cohorts?|vice versa|percent|disease|survival|safety|toxicity|response|patients|patient(?! [a-z-]+)"
    rf"|(?:\d[\d,]*|(?:{CARDINAL}|(?:{CARDINAL}) hundred(?: and)?(?: {CARDINAL})?)) (?:of (?:the )?)?{PERSONS}"
    r"|women|men|groups?$|arms?$|results?|outcomes?|both|none|they|it|its|their|them|those|these"
    r"|this|that|than|each|every|all|not$|whether|another|other|one of|some"
    r"|same(?! (?:regimen|treatment|therapy|schedule) (?:followed|plus|with|in combination|combined))"
    r"|baseline|number"
    r"|randomi[sz]ation|enrol?ment|inclusion|exclusion|recruitment"
    r"|(?:January|February|March|April|August|September|October|November|December)$"
    r"|are|is|was|were|be|(?:less|more|fewer|greater|higher|lower) than"
    r"|placebo- and|for \d+|incidence|prevalence|rates?|levels? of|differences?"
    r"|tolerability|quality of life"
    r"|placebo-controlled|\d+ (?:years|months|weeks|days|hours)(?: (?:of|each"
    r"|prior|before|after|to)|,|$)|\d+-(?:year|month|week|day)s?$|(?:at|in(?! person\b)|of|by"
    r"|from|within|between|as|if|when)"
    r"|(?:did|do|does|could|would) not$"
    r"|determine|derive|examine|assess|evaluate|investigate|explore|understand|identify|find out"
    r"|definitively|read|see if|follow|have|has|had|few|namely|there|where|when"
    r"|\d+ (?:of|groups?|arms?)|\d[\d.,\u00b7]*\s?(?:%|per ?cent) (?:of|in|and)"
    r"|['’] .*|(?:over|under|on|off|up|down|before|after|served|acted|functioned)$"
    r"|(?:mono|combination )?(?:therapy|treatments?|regimens?|drugs?)$"
    r"|(?:(?:one of )?(?:the )?(?:two|three|four|five) (?:different )?)?"
    r"(?:treatments|regimens|solutions|conditions|interventions|doses|diets|options)$"
    r"|(?:use|non-?use|diagnosis|exposure|intake)$"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d+"
    r"|[\d., ]+(?: and [\d., ]+)?\s?(?:mm ?Hg|mmol|kg|cm|years|°C)"
    r"|which|who|tumou?r|cancer|carcinoma|age-?|adults|participants|subjects"
    r"|children|people|cases|(?:treatment |study )?(?:arms|groups) of\b"
    r"|more (?:completely|fully|accurately))(?![\w-])(?-i:(?! [A-E1-5]\b))",
    re.IGNORECASE,
)
# What a stretch ends with, or holds, that is no treatment's name.
_HOLDS_NO_NAME = re.compile(
    r"\b(?:(?:side|adverse) effects?|quality|toxicit(?:y|ies)|performance status|oncology|profile"
    r"|cancer|carcinoma|disease|neoplasia|syndrome|tumou?rs?|infection|diabetes|years|months"
    r"|events?|harms?|benefits?|design|centers?|centres?|hospitals?|schools|nonsmokers|smokers"
    r"|survivors|(?:\w+th|first|second|third|postoperative) day|"
    r"(?:dis)?advantages?|per ?cent|(?:of|for|after|at) \d+)$|\b(?:per ?cent,|number of|(?:hazard|odds|risk) ratio"
    r"|\d[.\u00b7]\d+ ?[\[(]\d+[.\u00b7]\d+|, \d*[.\u00b7]\d+$"
    r"|incidence of|rates? of|in terms of|whether|either|differences? in"
    r"|relationships?|we|survival|mortality|outcomes?"
    r"|(?<!clinic )(?<!hospital )(?<!phone )follow-up|eligible|recruited)\b",
    re.IGNORECASE,
)


# "AT", "TO": what stands for two treatments may look like a small word.
_ABBREVIATED = re.compile(r"(?!AGE|QOL|OS|PFS|DFS|CI|NS)[A-Z][A-Z0-9+/-]{2,9}|A[ST]|TO")
_A_NUMBER = re.compile(
    r"[\d.,]+\s?(?:%|(?:percent|per cent)\b.*)|(?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|(?:one|two|three|four) (?:thousand|hundred)",
    re.IGNORECASE,
)
_OF_A_LIST = re.compile(r"both(?: (?:drugs|agents|treatments))?|neither", re.IGNORECASE)
_NUMBERED = re.compile(r"^\(?[1-5a-e]\)|\(?\b[2-5]\)\s")


# "Each received drug and control": beside a control there is one.
_DRUG = re.compile(r"(?:the )?(?:(?:active|study|trial|test) )?(?:drug|medication)", re.IGNORECASE)


def sets_apart(names: Sequence[Name]) -> bool:
    """Refuse names that are sentences, equal, empty of telling words, or plainly something else."""
    seen: set[tuple[object, ...]] = set()
    # "30 were assigned to arm B, and 24 received zinc": a letter and what it had are one arm.
    lettered = [name for name in names if GROUP_SIGN.fullmatch(name.text) and not name.sign]
    if lettered and len(lettered) < len(names):
        return False
    for name in names:
        words = (*key_of(name.text), frozenset(ways_of(name.text)))
        if words in seen or len(name.text) > LONGEST_NAME or len(name.text.split()) > 16:
            return False
        # Who was given something may have had both or neither; a title tells what was asked.
        listed = name.rule != "arms.title" and _OF_A_LIST.fullmatch(name.text)
        listed = listed or (_DRUG.fullmatch(name.text) and _has_control(names))
        if name.rule != BY_AMOUNT and not listed and not may_name(name.text):
            return False
        seen.add(words)
    return True


def _has_control(names: Sequence[Name]) -> bool:
    return any(one.search(name.text) for one in (PLACEBO, CONTROL) for name in names)


# How something is given, where nothing else tells two arms apart.
_WAYS = {
    "oral": {"oral", "orally"},
    "intravenous": {"intravenous", "iv", "intravenously"},
    "intramuscular": {"intramuscular", "im", "intramuscularly"},
    "subcutaneous": {"subcutaneous", "sc", "subcutaneously"},
    "early": {"early"},
    "late": {"late"},
    "before": {"before"},
    "after": {"after"},
}


def ways_of(text: str) -> set[str]:
    """Return the words of a name that say how or when something is given, with their short forms."""
    words = set(re.findall(r"[a-z]+", text.lower()))
    return set().union(*(forms for forms in _WAYS.values() if forms & words))


def may_name(text: str) -> bool:
    """Refuse times, people, measures, references back, aims, and what runs over a list's numbers."""
    if _ABBREVIATED.fullmatch(text):  # an arm may be called GROUP
        return True
    if any(span[:2] == (0, len(text)) for span in schedules_in(text)):  # "every three weeks"
        return True
    if _OPENS_NO_NAME.match(text) or _HOLDS_NO_NAME.search(text) or _A_NUMBER.fullmatch(text):
        return False
    if text.count(")") > text.count("("):
        return False
    return not _NUMBERED.search(text)


def key_of(text: str) -> tuple[object, ...]:
    """Return what makes a name another than a second: its telling words, its amounts, a denial."""
    amounts = frozenset(
        (*re.findall(r"\d+(?:[.,]\d+)?", text), *(told for _, _, told in schedules_in(text)))
    )
    words = frozenset(tokens_of(text)) or frozenset(text.lower().split())
    return words, amounts, bool(NONE.search(text))


def is_supported(names: Sequence[Name], told_in: str) -> bool:
    """Tell whether anything beside their place says that names are arms.

    One of them is a control, says that it is a group, is an abbreviation, or shares a word with
    the title (or first sentences), which names what was tried.
    """
    told = {stem(match.group()) for match in WORD.finditer(told_in)}
    return any(name.sign or _is_told(name.text, told) for name in names)


def _is_told(text: str, told: set[str]) -> bool:
    if any(one.search(text) for one in (PLACEBO, NONE, CONTROL, GROUP_SIGN, ORDINAL_GROUP)):
        return True
    if GENERIC.fullmatch(text) or re.fullmatch(r"\S*[A-Z]\S*[A-Z0-9]\S*", text):
        return True
    return bool(tokens_of(text) & told)
