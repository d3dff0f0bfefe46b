"""What is asked of a sentence whatever the arms are called: its words, and how they are joined.

Several sets of names that may be the arms are tried on the same sentences; these answers do not
depend on the names, and are remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache

from trialtrace.extract.accounts.arms.arm import SENTENCES, stem
from trialtrace.grammar.prefilter import sought

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9\u03b1-\u03c9+'’/-]*|\b\d{1,3}[A-Z]+\b|\d+-\w+")
GROUP_BEHIND = re.compile(
    r"\s*(?:[-–]?\s*(?:treated|treatment|therapy|only|alone)\s*)?(?:\([^()]{1,12}\)\s*)?"
    r"(?:groups?|arms?|recipients|users|patients|women|men|participants|subjects|regimen|cohort"
    r"|diet)\b",
    re.IGNORECASE,
)
PREPOSITION_AHEAD = re.compile(
    r"(?:\b(?:in|with|for|on|receiving|received|receive|to|given|taking|than|versus|vs\.?|of|by|after|had|using"
    r"|treated with|and|from|among|assigned|allocated|allotted)"
    r" (?:the |an? |those (?:in|on|with|receiving) (?:the )?)?|=\s*|[(:;]\s*"
    # "received a short course of zinc" is as good as "received zinc"
    r"|\b(?:receiv(?:ed?|ing)|given|underwent|undergoing|taking|treated with) "
    r"(?:(?!(?:in|on|at|no|not|with|and|or|for|to|by)\b)[a-z][a-z-]+ ){1,2})$",
    re.IGNORECASE,
)
# A sentence without these words needs no such look.
_LACKING = sought(r"(?:non?|without)[-\s]|not\s|\bnon[a-z]{4}", re.IGNORECASE)


@lru_cache(maxsize=SENTENCES)
def words_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the words of a sentence, each with its start and end."""
    return tuple([(*match.span(), match.group()) for match in _WORD.finditer(text)])


@lru_cache(maxsize=SENTENCES)
def places_in(text: str) -> dict[str, list[int]]:
    """Return which words of a sentence, by their places, may be meant by which word of an arm."""
    places: dict[str, list[int]] = {}
    for place, (_, _, word) in enumerate(words_in(text)):
        for key in _keys_of(word):
            places.setdefault(key, []).append(place)
    return places


@lru_cache(maxsize=1 << 14)
def _keys_of(word: str) -> frozenset[str]:
    """Return the words of an arm that a word may mean."""
    keys = {word.lower(), stem(word)}
    if "-" in word:
        keys |= {stem(word.split("-")[0]), stem(word.replace("-", ""))}
    if "/" in word:
        keys.add(stem(word.split("/")[-1]))
    return frozenset(keys)


@lru_cache(maxsize=SENTENCES)
def denying_in(text: str) -> frozenset[int]:
    """Return the places of the words that may deny a part of theirs: "non-zinc", "noncooled"."""
    return frozenset(p for p, (*_, word) in enumerate(words_in(text)) if may_deny(word))


def may_deny(word: str) -> bool:
    return "-" in word or word[:3].lower() == "non"


@lru_cache(maxsize=SENTENCES)
def may_lack(text: str) -> bool:
    """Tell whether a sentence may say what one arm had not."""
    return _LACKING.search(text) is not None


# The arms of one set stand where those of another do.
@lru_cache(maxsize=SENTENCES)
def is_strong(text: str, start: int, end: int) -> bool:
    """Tell whether a group label or a preposition stands beside a stretch of a sentence."""
    return bool(
        GROUP_BEHIND.match(text, end) or PREPOSITION_AHEAD.search(text[max(0, start - 40) : start])
    )
