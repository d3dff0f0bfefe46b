"""Patterns of talk about studies, built from the vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trialtrace.extract.bibliography.view import LO, UP
from trialtrace.extract.bibliography.words import BibliographyWords, alternatives


@dataclass(frozen=True)
class StudyWords:
    """Sources of regular expressions, without groups, and compiled ones."""

    singular: str
    plural: str
    adjectives: str
    quantifiers: str
    reports: re.Pattern[str]
    finds: re.Pattern[str]
    evidence: str
    researchers: str
    shown: str
    effects: re.Pattern[str]
    wishes: re.Pattern[str]
    conditions: re.Pattern[str]
    months: str
    journal: str


@lru_cache(maxsize=8)
def study_words(words: BibliographyWords) -> StudyWords:
    """Build the patterns; verbs get their endings here."""
    nouns = words.tables["study_nouns"]
    irregular = words.tables["verb_forms"]
    plural = tuple(form for forms in nouns.values() for form in forms)
    verbs = alternatives(tuple(f for v in words["reporting_verbs"] for f in _forms(v, irregular)))
    finds = alternatives(tuple(f for v in words["finding_verbs"] for f in _forms(v, irregular)))
    shown = alternatives(tuple(f for v in words["shown_verbs"] for f in _participles(v, irregular)))
    small = r"(?:of|the|and|for|in|on|de|&|et|der|und)"
    word = rf"[{UP}][\w'&.\-]*"
    # Kept short: a journal of eleven words with small ones between.
    journal = rf"{word}(?:,?\s(?:{small}\s){{0,3}}{word}){{0,10}}"
    return StudyWords(
        singular=alternatives(tuple(nouns)),
        plural=alternatives(plural),
        adjectives=words.pattern("study_adjectives"),
        quantifiers=words.pattern("plural_quantifiers"),
        reports=re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE),
        finds=re.compile(rf"\b(?:{finds})\b", re.IGNORECASE),
        evidence=words.pattern("evidence_nouns"),
        researchers=words.pattern("researcher_nouns"),
        shown=shown,
        effects=re.compile(rf"\b(?:{words.pattern('effect_words')})\b", re.IGNORECASE),
        wishes=re.compile(rf"\b(?:{words.pattern('wish_cues')})\b", re.IGNORECASE),
        conditions=re.compile(
            rf"(?:^|,\s*)(?:{words.pattern('conditional_cues')})\s", re.IGNORECASE
        ),
        months=words.pattern("months"),
        journal=rf"(?:(?<![{LO}{UP}])|(?<=the)){journal}",
    )


def _forms(verb: str, irregular: dict) -> set[str]:
    """Inflect a verb: base, third person, past; irregular forms come from the vocabulary."""
    forms = {verb, *irregular.get(verb, ())}
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    elif verb.endswith("e"):
        forms |= {verb + "s", verb + "d"}
    else:
        ending = "es" if verb.endswith(("s", "x", "sh", "ch")) else "s"
        forms |= {verb + ending, verb + "ed"}
    return forms


def _participles(verb: str, irregular: dict) -> set[str]:
    """Forms after "has" or "been"; the base form is a common slip ("has been show to be")."""
    return {form for form in _forms(verb, irregular) if not form.endswith("s")}
