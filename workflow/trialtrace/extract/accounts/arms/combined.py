"""Whether drugs that commas join are one treatment: their initials stand behind them."""

from __future__ import annotations

import re

_INITIALS = re.compile(r"[(\[](?P<short>[A-Z][A-Za-z/+-]{1,8})[)\]]\s*$")
_JOINTS = re.compile(r",\s(?:and\s|plus\s)?|\s(?:and|plus)\s|\s\+\s")
_WORD = re.compile(r"[A-Za-z]{3}")
_BRACKETS = re.compile(r"[()\[\]]")
# Letters of older names ("Oncovin" for vincristine, "H" for doxorubicin) are no initials.
_OWN = 0.5


def stands_for_list(text: str) -> bool:
    """Tell whether a stretch ends in the initials of the drugs that it lists: "zinc, iron and salt (ZIS)".

    Parameters
    ----------
    text : str
        What stands in front of a word that sets one thing against another.
    """
    initials = _INITIALS.search(text)
    if initials is None:
        return False
    letters = [letter.lower() for letter in initials["short"] if letter.isupper()]
    parts = [part for part in _JOINTS.split(text[: initials.start()]) if _WORD.search(part)]
    if not 2 < len(parts) == len(letters) or _BRACKETS.search(text, 0, initials.start()):
        return False
    firsts = [match.group()[0].lower() for part in parts if (match := _WORD.search(part))]
    own = sum(first in letters for first in firsts)
    return own >= _OWN * len(firsts)
