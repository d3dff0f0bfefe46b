"""Whom a number is about: everybody, a set of those analysed, or a part of the sample."""

from __future__ import annotations

import re

from trialtrace.extract.questions.outcomes.senses import analyses_in

_EVERYBODY = "all"
_WORD = re.compile(r"[^\W_]+")


def set_key(analysis_set: str) -> str:
    """Return a name under which wordings of one set of those analysed are the same.

    Examples
    --------
    >>> set_key("ITT population") == set_key("intention-to-treat analysis")
    True
    >>> set_key("safety population")
    'safety population'
    """
    known = analyses_in(analysis_set)
    return " ".join(sorted(known)) if known else " ".join(analysis_set.casefold().split())


def part_key(subgroup: str) -> str:
    """Return a name under which wordings of one part of a sample are the same.

    Examples
    --------
    >>> part_key("Women  aged 65"), part_key("")
    ('women aged 65', '')
    """
    return " ".join(subgroup.casefold().split())


def names_people(outcome: str, people: str) -> bool:
    """Tell whether an outcome's name is made of words that say who was analysed.

    Examples
    --------
    >>> names_people("colonic disease", "patients with colonic disease")
    True
    >>> names_people("relapse of disease", "patients with colonic disease")
    False
    """
    words = frozenset(_WORD.findall(outcome.casefold()))
    return bool(words) and words <= frozenset(_WORD.findall(people.casefold()))


def is_everybody(analysis_set: str) -> bool:
    """Tell whether a set of those analysed holds all who were randomised; an unnamed one may.

    Examples
    --------
    >>> is_everybody(""), is_everybody("ITT analysis"), is_everybody("per-protocol population")
    (True, True, False)
    """
    return not analysis_set or analyses_in(analysis_set) == {_EVERYBODY}
