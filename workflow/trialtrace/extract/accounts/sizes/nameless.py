"""Groups without a name of their own: "one group (n = 20) got zinc, the other (n = 22) got salt"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line
from trialtrace.extract.accounts.sizes.arms import arms_listed
from trialtrace.grammar.people import PERSONS

# In front of a bracket with a number: a group that the words behind the bracket name.
_NAMELESS = re.compile(
    r"\b(?:one|another|(?:the\s|an?\s)?(?:other|first|second|third|fourth|last|remaining|rest))"
    rf"(?:\s(?:groups?|arm|half|one|{PERSONS})(?:\sof\s(?:the\s)?(?:{PERSONS}))?)?"
    r"\s?[(\[][^()\[\]]{0,40}$",
    re.IGNORECASE,
)
_REACH = 160
_BRACKETS = re.compile(r"^[^()\[\]]*[)\]]|\([^()]*\)|\[[^\[\]]*\]")
# Where the clause of the group ends.
_ENDS = re.compile(r"[.;:]\s|\b(?:than|versus|vs\.?|whereas|while|compared)\b|\b[nN]\s?=")


def is_nameless(line: Line, start: int) -> bool:
    """Tell whether the bracket around a number is of "one group", "the other half", "the second group"."""
    return bool(_NAMELESS.search(line.before(start, 90)))


def arm_of_nameless(line: Line, end: int, mentions: Sequence[ArmMention]) -> int:
    """Return the arm that the words behind a nameless group's number tell; -1 where they tell none.

    Parameters
    ----------
    line : Line
        The sentence.
    end : int
        Where the number ends.
    mentions : sequence of ArmMention
        Where the sentence speaks of arms.
    """
    name = next((one for one in mentions if one.start >= end), None)
    if name is None or name.start - end > _REACH or arms_listed(line, list(mentions), name):
        return -1
    gap = line.after(end, name.start - end)
    return -1 if _ENDS.search(_BRACKETS.sub("", gap)) else name.arm
