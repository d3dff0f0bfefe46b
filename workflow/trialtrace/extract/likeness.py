"""How well the words of a question agree with a name in a text."""

from __future__ import annotations

import re

# Words that every arm and outcome may carry and that therefore tell none from another.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """
        a an and any arm arms as at by change for from group groups in incidence is
        level levels mean measure number of on or participant participants patient
        patients people per percentage plus proportion rate rates receiving score scores
        subjects the therapy to total treated treatment treatments were who with
        """,
    )
)
_CONTROL = re.compile(
    r"\b(?:controls?|placebo|usual|standard|waiting|wait-?list|sham|no (?:treatment|intervention)|"
    r"untreated|vehicle|routine|conventional)\b",
    re.IGNORECASE,
)


def likeness(asked: str, name: str) -> float:
    """Return how well two names agree: 0 for no word in common, 1 for the same words.

    The harmonic mean of the share of asked words in the name and of the name's words in the
    question. Words of one stem are the same (``reduction``, ``reduced``), abbreviations match the
    initials of a run of words; a name of empty words only ("treatment group") is compared as it is.

    Examples
    --------
    >>> likeness("pain scores", "the pain score")
    1.0
    """
    left, right = _stems(asked), _stems(name)
    if not left or not right:
        return 0.0
    if left == right or _initials(asked, name) or _initials(name, asked):
        return 1.0
    shared = len(left & right)
    return 2 * shared / (len(left) + len(right))


def says_control(words: str) -> bool:
    """Tell whether a name says no more than that its arm is the control."""
    return bool(_CONTROL.search(words))


def _stems(words: str) -> frozenset[str]:
    tokens = re.findall(r"[^\W_]+", words.casefold())
    stems = frozenset(_stem(t) for t in tokens if t not in _EMPTY)
    return stems or frozenset(_stem(t) for t in tokens)


def _stem(token: str) -> str:
    if token.isdigit() or len(token) < 5:
        return token
    return re.sub(r"(?:ations?|ions?|ing|ed|ies|es|s|e|al|ally|ly)$", "", token)


def _initials(short: str, long: str) -> bool:
    """Tell whether a name is the initials of the other: "EVR", "early virologic response"."""
    letters = short.strip()
    if not re.fullmatch(r"[A-Z][A-Za-z]{1,6}", letters) or not letters.isupper():
        return False
    if re.search(rf"\b{letters}\b", long):
        return True
    return "".join(w[0] for w in re.findall(r"[^\W_]+", long)).upper() == letters
