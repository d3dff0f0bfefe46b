"""Arms out of names: the words that tell each of them, its other names and its role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trialtrace.extract.accounts.arms.aliases import give_aliases
from trialtrace.extract.accounts.arms.arm import Arm, tokens_of
from trialtrace.extract.accounts.arms.doses import give_amounts, give_dose_words
from trialtrace.extract.accounts.arms.fit import GENERIC, ways_of
from trialtrace.extract.accounts.arms.name import BY_AMOUNT, Name
from trialtrace.extract.accounts.arms.partner import learn_partner
from trialtrace.extract.accounts.arms.roles import give_roles
from trialtrace.extract.accounts.reading import Line

_DENIED = re.compile(r"(?:no|not|without|did not)\s", re.IGNORECASE)
_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)


def read_arms(
    names: Sequence[Name], lines: Sequence[Line], title: str, lettered: Sequence[Name]
) -> list[Arm]:
    """Return arms with the words that tell them, their other names and their roles.

    Parameters
    ----------
    names : sequence of Name
        Names that may be those of the arms.
    lines : sequence of Line
        Sentences of the account.
    title : str
        Title of the document; may be empty.
    lettered : sequence of Name
        The groups that the text calls by letters, each with its sign.
    """
    arms = [Arm(name) for name in names]
    for arm in arms:
        # "no zinc" is told by "no", and "the intervention" by what it was, not by words of their own.
        # "the 3-month group" by its number: another "3-month" is a time.
        wordless = (
            _DENIED.match(arm.name.text)
            or GENERIC.fullmatch(arm.name.text)
            or arm.name.rule == BY_AMOUNT
        )
        told = _WITHOUT.split(arm.name.text)[0]  # what it was without is no word for it
        arm.tokens = set() if wordless else tokens_of(told) or _schedule_of(told)
    _say_how(arms, lines)
    alike = any(one.tokens and one.tokens == other.tokens for one, other in pairwise(arms))
    ways = [ways_of(arm.name.text) for arm in arms]
    if alike or all(ways):
        common = set.intersection(*ways)  # "oral zinc" against "no oral zinc"
        for arm, own in zip(arms, ways, strict=True):
            arm.tokens |= own - common  # "oral zinc" against "intravenous zinc"
    learn_partner(arms, lines)
    give_aliases(arms, lines, lettered)
    give_dose_words(arms, lines)
    give_amounts(arms, lines)
    give_roles(arms, lines, title)
    return arms


_LONGEST_HOW = 60


def _say_how(arms: Sequence[Arm], lines: Sequence[Line]) -> None:
    """Keep what stands behind names of the same words: "zinc weekly or zinc every three weeks"."""
    if len({frozenset(arm.tokens) for arm in arms}) > 1:
        return
    for line in lines:
        inside = [arm for arm in arms if line.start <= arm.name.start < line.end]
        for arm in inside:
            low = arm.name.end - line.start
            later = [other.name.start - line.start for other in inside]
            high = min([low + _LONGEST_HOW, *(start for start in later if start >= low)])
            stop = re.compile(r"[.;](?=\s|$)").search(line.text, low, high)
            arm.how = line.text[low : stop.start() if stop else high]


_SCHEDULES = re.compile(r"\b(?:daily|weekly|monthly|yearly|hourly|nightly)\b", re.IGNORECASE)


def _schedule_of(text: str) -> set[str]:
    """Return what tells an arm that has no other word: "weekly" against "triweekly"."""
    return {word.lower() for word in _SCHEDULES.findall(text)}
