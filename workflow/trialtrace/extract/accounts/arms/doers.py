"""People called by what they did: "exercisers", "coached patients", where an arm had exercise or coaching."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.grammar.people import PERSONS

_ENDING = re.compile(r"(?:ation|ing|ers?|ed|es|e|s)$")
_DOERS = re.compile(
    rf"\b(?P<who>[a-z]{{3,}}ers)\b|\b(?P<had>[a-z]{{3,}}ed)(?=\s(?:{PERSONS}|survivors|group|arm)\b)"
)
_SHORTEST = 4


def bases_of(arms: Sequence[Arm], words: Mapping[str, int]) -> dict[str, int]:
    """Return what is left of the words of treatments without their endings, each of one arm alone.

    Parameters
    ----------
    arms : sequence of Arm
        Arms with their roles.
    words : mapping of str to int
        Words that stand for one arm, and which.
    """
    found: dict[str, set[int]] = {}
    for word, arm in words.items():
        base = _ENDING.sub("", word)
        if word.isalpha() and base != word and len(base) >= _SHORTEST:
            found.setdefault(base, set()).add(arm)
    return {
        base: arm
        for base, owners in found.items()
        if len(owners) == 1 and not arms[arm := next(iter(owners))].is_control
    }


def doers_in(text: str, bases: Mapping[str, int]) -> list[tuple[int, int, int]]:
    """Return where a sentence calls people by what their arm did.

    Parameters
    ----------
    text : str
        A sentence.
    bases : mapping of str to int
        See ``bases_of``.
    """
    if not bases or ("ers" not in text and "ed " not in text):
        return []
    return [
        (*match.span(), bases[base])
        for match in _DOERS.finditer(text)
        if (base := _ENDING.sub("", match.group())) in bases
    ]
