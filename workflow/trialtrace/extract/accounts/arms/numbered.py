"""Arms that have one name and each a bare number behind it: "ZIS 50" against "ZIS 100"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import Arm
from trialtrace.grammar.folding import fold

# The number may stand in a bracket; an amount with its unit is read elsewhere.
_NUMBERED = re.compile(r"(?P<word>[A-Za-z][\w/+-]*[A-Za-z])[\s-]?\(?(?P<number>\d{1,4})\)?$")
_WRITTEN = ("{word} {number}", "{word}-{number}", "{word}{number}", "{word}({number})")


def numbered_names(arms: Sequence[Arm]) -> list[tuple[str, int]]:
    """Return the ways of writing the names of arms that only a bare number tells apart.

    Parameters
    ----------
    arms : sequence of Arm
        The arms of an account.

    Returns
    -------
    list of (str, int)
        A name in folded letters, and the arm's place; empty where the names differ in more.
    """
    named = [_NUMBERED.fullmatch(arm.name.text) for arm in arms]
    told = [(one["word"].lower(), one["number"]) for one in named if one is not None]
    if (
        not 1 < len(arms) == len(told)
        or len({word for word, _ in told}) > 1
        or len(set(told)) < len(arms)
    ):
        return []
    return [
        (fold(way.format(word=word, number=number)), place)
        for place, (word, number) in enumerate(told)
        for way in _WRITTEN
    ]
