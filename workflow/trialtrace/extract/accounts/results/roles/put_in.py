"""Whose people a number counts who were put into one arm and got, or answered to, another one's treatment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.mentions import ArmMention
from trialtrace.extract.accounts.reading import Line

# "those who did not respond to zinc", "in whom treatment with zinc had failed": some of an arm, who may have left it.
_RESPONDED_TO = re.compile(
    r"\b(?:respon(?:d(?:ed|ing)?|ses?|ders?)|refractory|resistant|sensitive|allergic|intolerant)\s(?:to|of|on)\s"
    r"(?:the\s|treatment with\s)?$",
    re.IGNORECASE,
)


def _is_of_responders(line: Line, mention: ArmMention) -> bool:
    """Tell whether a name says to what people had responded: a part of an arm, told apart by its outcome."""
    return _RESPONDED_TO.search(line.text[: mention.start - line.start][-50:]) is not None


_PUT_IN = re.compile(
    r"\b(?:assigned|allocated|randomi[sz]ed)\s(?:to\s)?(?:receive\s)?(?:the\s)?$", re.IGNORECASE
)
_WENT_OVER = re.compile(
    r"(?:\s[\w-]+){0,2},?\swho\s(?:[\w-]+\s){0,3}?(?:underwent|received|needed|required|switched to|crossed over to"
    r"|had)\s(?:an?\s|the\s)?",
    re.IGNORECASE,
)


def put_in_first(
    line: Line, mention: ArmMention | None, mentions: Sequence[ArmMention]
) -> ArmMention | None:
    """Return the arm whose people a name in front of a number speaks of.

    "Of the 70 women assigned to zinc who later underwent surgery, 58": they are zinc's. Of those who
    responded to an arm it is not said where they were then.
    """
    if mention is None or _is_of_responders(line, mention):
        return None
    own = next((m for m in reversed(mentions) if m.end <= mention.start), None)
    if own is None or own.arm == mention.arm:
        return mention
    ahead = line.text[: own.start - line.start][-40:]
    between = line.text[own.end - line.start : mention.start - line.start]
    return own if _PUT_IN.search(ahead) and _WENT_OVER.fullmatch(between) else mention
