"""The two arms of a question: the words by which each is told from the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialtrace.extract.direction.words import Word, same, words_of

INTERVENTION, COMPARATOR, BOTH, START = "intervention", "comparator", "both", "start"


OTHER = {INTERVENTION: COMPARATOR, COMPARATOR: INTERVENTION, BOTH: BOTH, START: START, "": ""}


_EMPTY = frozenset(
    w.stem
    for w in words_of(
        """
        a an and any arm arms as at by for from group groups in is of on or
        participant participants patient patients people per plus receiving received subject subjects the
        therapy to total treated treatment treatments was were who with without women men children
        adults intervention study trial program programme based using used use given only alone
        non than that this after before during condition method technique drug dose doses
        administered daily twice once immediately following followed not no either both each
        all new then first second weeks week period
        """
    )
)


_NO_NAME = frozenset(
    w.stem for w in words_of("group groups arm arms patients the and with only all")
)


_LIKE_CONTROL = re.compile(
    r"\b(?:controls?|placebos?|usual|standard|waiting|wait-?list|sham|no|none|untreated|vehicle"
    r"|routine|conventional|saline|without|alone|inactive|deactivated|dummy|nothing|comparison"
    r"|traditional|treatment as usual)\b",
    re.IGNORECASE,
)


SAYS_START = re.compile(
    r"\b(?:baselines?|pre-?treatment|pre-?test|pre-?intervention|pre-?operative(?:ly)?"
    r"|before (?:treatment|surgery|the intervention|training|therapy)|at entry|initial values?)\b",
    re.IGNORECASE,
)


_BEFORE = re.compile(r"\W*(?:before|prior to|pre)\b", re.IGNORECASE)


LETTERED = re.compile(
    r"\b(?:[Gg]roups?|[Aa]rms?|GROUPS?)[ -]([A-Z]|[IV]{1,3}|\d)\b(?!\.\d)|\b([A-Z]|[IV]{2,3}) (?:group|arm)\b"
    r"|(?<=[Gg]roups [A1I]) and ([B2]|II)\b|(?<=[Gg]roup [A-Z]) (?:and|or|vs\.?|than) ([A-Z])\b"
)


@dataclass(frozen=True, slots=True)
class Arms:
    """The two names of a question, ready to be found.

    Attributes
    ----------
    own : mapping of str to tuple of Word
        By side, the words that only this name has.
    names : mapping of str to tuple of Word
        By side, all words of the name.
    shared : tuple of Word
        Words that both names have: they name an arm where one name is the other and more.
    like_control : frozenset of str
        Sides whose name says that it is a control.
    denied : str
        Side that is named by what it lacks ("no drain"), else empty.
    from_start : bool
        Whether the comparator is the time before treatment.
    letters : mapping of str to frozenset of str
        By side, the letters or numbers of its group that its name tells ("group A").
    """

    own: dict[str, tuple[Word, ...]]
    names: dict[str, tuple[Word, ...]]
    shared: tuple[Word, ...]
    like_control: frozenset[str]
    denied: str
    from_start: bool
    letters: dict[str, frozenset[str]]


def arms_of(intervention: str, comparator: str, outcome: str = "") -> Arms:
    """Prepare the names of a question; words that the outcome has too name an arm only if no other does."""
    from_start = bool(SAYS_START.search(comparator) or _BEFORE.match(comparator))
    texts = {INTERVENTION: intervention, COMPARATOR: "" if from_start else comparator}
    measured = words_of(outcome)
    names = {side: words_of(text) for side, text in texts.items()}
    told = {
        side: tuple(w for w in found if w.stem not in _EMPTY and len(w.stem) > 1)
        or tuple(w for w in found if len(w.stem) > 2 and w.stem not in _NO_NAME)
        for side, found in names.items()
    }
    own = {
        side: tuple(w for w in found if not any(same(w.stem, o.stem) for o in told[OTHER[side]]))
        for side, found in told.items()
    }
    shared = tuple(w for w in told[INTERVENTION] if w not in own[INTERVENTION])
    for side, found in own.items():
        clear = tuple(w for w in found if not any(same(w.stem, m.stem) for m in measured))
        own[side] = clear or found
    denied = next(
        (
            side
            for side in (COMPARATOR, INTERVENTION)
            if re.match(
                r"\s*(?:no|not|without|non|absence of|omission of|un)\b", texts[side], re.IGNORECASE
            )
        ),
        "",
    )
    letters = {
        side: frozenset(m[m.lastindex or 0].upper() for m in LETTERED.finditer(text))
        for side, text in texts.items()
    }
    like = frozenset(side for side, text in texts.items() if _LIKE_CONTROL.search(text))
    if like == {INTERVENTION, COMPARATOR}:
        like = frozenset()
    return Arms(own, names, shared, like, denied, from_start, letters)
