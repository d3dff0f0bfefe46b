"""Where "control" names an arm: "attention control", "than control"; not "pain control", "birth control"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

# What is controlled stands in front of the word in any number of other ways.
_BEFORE = (
    # where a phrase begins with it
    *(
        "a",
        "an",
        "the",
        "in",
        "with",
        "for",
        "of",
        "than",
        "v",
        "vs",
        "vs.",
        "versus",
        "to",
        "and",
        "or",
        "by",
        "from",
    ),
    *("on", "as", "under", "among", "between", "against", "over", "plus", "no"),
    # what kind of control it is
    *(
        "active",
        "attention",
        "care",
        "concurrent",
        "contact",
        "drug",
        "education",
        "educational",
        "healthy",
    ),
    *(
        "historical",
        "inactive",
        "inert",
        "internal",
        "list",
        "matched",
        "negative",
        "normal",
        "own",
        "passive",
    ),
    *(
        "placebo",
        "positive",
        "relaxation",
        "saline",
        "sedentary",
        "sham",
        "standard",
        "stretching",
        "time",
    ),
    *("untreated", "vehicle", "waitlist", "water"),
)
_PEOPLE = (
    r"[-\s'’”\"]*(?:groups?|arms?|patients?|participants|women|men|subjects?|children|infants|volunteers|condition"
    r"|eyes?|limbs?|sites?|cohort|villages|schools|practices|clusters|units|clinics|hospitals|homes|animals|population"
    r"|cases)\b"
)


def _one_of(words: Iterable[str]) -> str:
    """Return the pattern of a look behind for one of some words; each width asks for its own."""
    told = []
    for _, alike in groupby(sorted(words, key=len), key=len):
        told.append("|".join(word.replace(".", r"\.") for word in alike))
    return "|".join(rf"(?<=\b(?:{alike})[\s-])" for alike in told)


# The word where it is an arm's: its match is the word alone.
CONTROL_ARM = (
    rf"(?=control\b)(?:(?<![\s\S])|(?<=[^\w\s-])|(?<=[^\w\s-]\s)|(?<=\s\s)|(?<=--)|(?<=\d\s)|{_one_of(_BEFORE)}|(?=control{_PEOPLE}))"
    r"control(?!\s(?:of|over)\b)"
)
# "Traditional care", but not a medicine of that name.
TRADITIONAL = (
    r"traditional(?!\s(?:Chinese|Korean|Japanese|Indian|Persian|Tibetan|Thai|Arabic|African|acupuncture"
    r"|medicines?|herbal|herbs?|Kampo|Ayurved\w+)\b)"
)
