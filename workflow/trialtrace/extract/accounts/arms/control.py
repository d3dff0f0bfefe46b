"""Where "control" names an arm: "attention control", "than control"; not "pain control", "birth control"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from trialtrace.grammar.people import PERSONS

# What is controlled stands in front of the word in any number of other ways. These open its phrase:
_OPENS = """
    a an the in with for of than v vs vs. versus to and or by from on as under among between against
    over plus no
    """.split()  # noqa: SIM905
# and these say what kind of control it is.
_KINDS = """
    active assessment attention blank care concurrent contact conventional delayed education
    educational exercising healthy historical inactive inert information internal intervention list
    listed matched minimal negative normal only own passive placebo positive relaxation saline
    sedentary sham solvent standard stretching supplemented time treated treatment untreated usual
    vehicle waitlist water
    """.split()  # noqa: SIM905
# Whole places are allotted, too.
PLACES = (
    r"(?:schools|villages|clusters|practices|communities|hospitals|wards|clinics|households|neighbou?rhoods|districts"
    r"|facilities|pharmacies|units|areas|(?:nursing |care )?homes|classes|classrooms|families)"
)
_PEOPLE = (
    rf"[-\s'’”\"]*(?:groups?|arms?|{PERSONS}|patient|subject|condition"
    rf"|eyes?|limbs?|sites?|cohort|{PLACES}|animals|population|cases)\b"
)


def _one_of(words: Iterable[str]) -> str:
    """Return the pattern of a look behind for one of some words; each width asks for its own."""
    told = []
    for _, alike in groupby(sorted(words, key=len), key=len):
        told.append("|".join(word.replace(".", r"\.") for word in alike))
    return "|".join(rf"(?<=\b(?:{alike})[\s-])" for alike in told)


# The word where it is an arm's: its match is the word alone.
CONTROL_ARM = (
    rf"(?=control\b)(?:(?<![\s\S])|(?<=[^\w\s-])|(?<=[^\w\s-]\s)|(?<=\s\s)|(?<=--)|(?<=\d\s)"
    rf"|{_one_of([*_OPENS, *_KINDS])}|(?=control{_PEOPLE}))"
    r"control(?!\s(?:of|over)\b)"
)
# "Traditional care", but not a medicine of that name.
TRADITIONAL = (
    r"traditional(?!\s(?:Chinese|Korean|Japanese|Indian|Persian|Tibetan|Thai|Arabic|African|acupuncture"
    r"|medicines?|herbal|herbs?|Kampo|Ayurved\w+)\b)"
)
