"""What "the combination" adds to the arm that had one thing alone: "zinc with or without iron"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import Arm, stem, tokens_of
from trialtrace.extract.accounts.reading import Line

_COMBINATION = re.compile(
    r"(?:the\s)?(?:combination|combined)(?:\s(?:treatment|therapy|regimen|arm|group))?",
    re.IGNORECASE,
)
_NO_NAME = (
    r"(?!(?:the|a|an|its|in|with|without|placebo|either|other|both|alone|patients|women|men|treatment"
    r"|therapy|chemotherapy|combination|all|no|this|that|those|these|was|were)\b)"
)
_WHAT = rf"(?P<what>{_NO_NAME}[A-Za-z][\w-]{{3,}}(?:\s(?:acetate|acid|alfa|alpha|beta))?)"
_ADDS = re.compile(
    rf"(?P<base>[A-Za-z][\w-]{{2,}})(?:\salone)?,?\s(?:either\s)?(?:with(?:,|\sand|/)?\s?(?:or\s)?without|or\swith|plus"
    rf"|in combination with|combined with|or combined with)\s(?:the addition of\s)?{_WHAT}",
    re.IGNORECASE,
)
_IS_ADDED = re.compile(
    rf"\b(?:addition of|adding|added)\s{_WHAT}\sto\s(?P<base>[A-Za-z][\w-]{{2,}})", re.IGNORECASE
)


def learn_partner(arms: Sequence[Arm], lines: Sequence[Line]) -> None:
    """Give an arm called "the combination" the words of the other arm and of what that had not.

    Parameters
    ----------
    arms : sequence of Arm
        Two arms with their words; nothing is learnt where both have some.
    lines : sequence of Line
        Sentences of the account; the first that says what was added tells it.
    """
    named = [arm for arm in arms if arm.tokens]
    called = [arm for arm in arms if _COMBINATION.fullmatch(arm.name.text)]
    if len(arms) != 2 or len(named) != 1 or len(called) != 1 or called[0] is named[0]:
        return
    for line in lines:
        for pattern in (_ADDS, _IS_ADDED):
            for match in pattern.finditer(line.text):
                what = tokens_of(match["what"]) - named[0].tokens
                if what and stem(match["base"]) in named[0].tokens:
                    called[0].tokens |= what | named[0].tokens
                    return
