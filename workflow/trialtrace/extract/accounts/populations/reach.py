"""Which numbers of a sentence a phrase speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.populations.phrase import Phrase
from trialtrace.extract.accounts.reading import Line

# A phrase that opens its clause holds until another one, or the sentence's end.
_OPENS_CLAUSE = re.compile(
    r"(?:^|[;.:]\s|,\s)(?:(?:based|according|and|but|while|whereas|however|similarly|likewise|also|in contrast"
    r"|conversely|moreover"
    r"|furthermore|by contrast|for example|then|again|results|findings|(?-i:[A-Z]{4,}))[,:]?\s)*"
    r"(?:(?:at|after|by|during|over|in)\s[^,;()]{1,30},\s)?$",
    re.IGNORECASE,
)
# Where the reach of one inside its clause ends.
_ENDS = re.compile(
    r";|(?<!\bvs)\.\s|,\s(?:and(?!\s\d)|but|while|whereas|although|with no|though)\s|\s(?:whereas|while)\s",
    re.IGNORECASE,
)


def phrase_of(line: Line, place: int, phrases: Sequence[Phrase]) -> Phrase | None:
    """Return the phrase that says who a number is about; None where none reaches it.

    In front of numbers, a phrase that opens a clause holds until the next one; one inside a clause
    holds to its end. Behind them ("0.64 in women and 0.91 in men") each number takes the next.

    Parameters
    ----------
    line : Line
        The sentence.
    place : int
        Where the number stands, as an offset of the document.
    phrases : sequence of Phrase
        In the order of the text.
    """
    before = [one for one in phrases if one.start <= place]
    behind = next((one for one in phrases if one.start > place), None)
    for one in reversed(before):
        gap = _outside(line.text[one.end - line.start : place - line.start])
        opens = _OPENS_CLAUSE.search(line.text[: one.opens - line.start]) is not None
        if opens or _ENDS.search(gap) is None:
            if not opens and _PASSED.match(gap) and _reaches_back(line, place, behind):
                break
            return one
    if behind is not None and _reaches_back(line, place, behind):
        return behind
    return None


# Behind a phrase that was told behind its number, the next number begins so.
_PASSED = re.compile(r"\s*[),]?\s*(?:and|versus|vs\.?|compared with|but|,)\s")


def _reaches_back(line: Line, place: int, behind: Phrase | None) -> bool:
    """Tell whether a phrase behind a number speaks of it: nothing else is told between them."""
    if behind is None:
        return False
    before = line.text[: behind.opens - line.start]
    told = before[place - line.start :]
    gap = _BRACKETS.sub(" ", told)
    if _SET_AGAINST.match(line.text, behind.end - line.start):
        return False
    if _ENDS.search(gap) or _OPENS_CLAUSE.search(before) or _GOES_ON.search(told):
        return False
    return len(gap.split()) <= _FAR


def _outside(gap: str) -> str:
    """Return words without what stands in brackets: what ends a clause ends none there."""
    whole, inside = _CLOSED.sub(" ", gap), gap
    while whole != inside:  # brackets in brackets
        whole, inside = _CLOSED.sub(" ", whole), whole
    return whole[: whole.index("(")] if "(" in whole else whole


_CLOSED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]|^[^()\[\]]*[)\]]")
# "... (HR 0.64) and relapse in women": something without a number is told before the phrase.
_GOES_ON = re.compile(r"\band (?!(?:the )?\d|\W)[a-z]{3,}[^\d]*$", re.IGNORECASE)
# "The difference was greater among men than women": both are in the number.
_SET_AGAINST = re.compile(r"\s+(?:than|compared (?:with|to)|versus|vs)\b", re.IGNORECASE)
_FAR = 14
