"""Which of three and more arms the others are compared with, where no word says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trialtrace.extract.accounts.arms.arm import WORD, Arm, stem, tokens_of
from trialtrace.extract.accounts.arms.order import set_against, word_parts
from trialtrace.extract.accounts.arms.said import called_standard, compared_with
from trialtrace.extract.accounts.reading import Line


def find_controls(arms: list[Arm], lines: Sequence[Line], title: str) -> None:
    """Find the controls of three and more arms: by the title, by their parts, by who is left.

    Parameters
    ----------
    arms : list of Arm
        Arms of which no word says that they are controls; their roles are set.
    lines : sequence of Line
        Sentences of the account.
    title : str
        Title of the document; may be empty.
    """
    for tell in (
        _behind_versus(arms, title),
        _in_all(arms),
        _called_standard(arms, lines),
        _beside_their_sum(arms),
        _lacking(arms),
        _beside_doses(arms),
        _unnamed(arms, title),
        _compared_with(arms, lines),
    ):
        if tell:
            _take_for_controls(tell)
            return


def _take_for_controls(arms: Sequence[Arm]) -> None:
    for arm in arms:
        arm.role, arm.role_start, arm.role_end = "active", arm.name.start, arm.name.end


def _behind_versus(arms: list[Arm], title: str) -> list[Arm]:
    """Take those of many arms that a title sets the rest against: "A 1 mg or 2 mg versus B and C"."""
    cut = set_against(title)
    if cut is None:
        return []
    front, behind = tokens_of(title[: cut[0]]), tokens_of(title[cut[1] :])
    # "A plus B or A plus C versus D plus B": B stands behind too, but A stands in front.
    words = [arm.tokens | arm.spelled for arm in arms]
    told = [
        arm
        for arm, own in zip(arms, words, strict=True)
        if own & (behind - front) and not own & (front - behind)
    ]
    ahead = [own for own in words if own & (front - behind) and not own & (behind - front)]
    return told if len(told) == 1 or (ahead and len(told) < len(arms)) else []


def _in_all(arms: list[Arm]) -> list[Arm]:
    """Take what all others had too for what they are compared with: "A", "A plus B", "A plus C"."""
    parts = {id(arm): word_parts(arm) for arm in arms}
    for arm in arms:
        own = parts[id(arm)]
        if own and all(own < parts[id(other)] for other in arms if other is not arm):
            return [arm]
    return []


def _lacking(arms: list[Arm]) -> list[Arm]:
    """Take the one arm that had not what all others had, and nothing else: "A", "A plus B", "C plus B"."""
    parts = [word_parts(arm) for arm in arms]
    told = []
    for place, (arm, own) in enumerate(zip(arms, parts, strict=True)):
        others = [part for at, part in enumerate(parts) if at != place]
        if any(own < other for other in others) and own and set.intersection(*others) - own:
            told.append(arm)
    return told if len(told) == 1 else []


def _called_standard(arms: list[Arm], lines: Sequence[Line]) -> list[Arm]:
    """Take the arm of which the first sentences say that it is the standard."""
    votes = called_standard(arms, lines)
    told = [arm for arm, said in zip(arms, votes, strict=True) if said]
    return told if len(told) == 1 else []


def _beside_doses(arms: list[Arm]) -> list[Arm]:
    """Take the one other drug beside doses of a first one for what these are compared with."""
    families: list[set[str]] = []
    for arm in sorted(arms, key=lambda one: one.name.start):  # "zinc 5 mg, 10 mg or iron"
        families.append(_drugs(arm) or (families[-1] if families else set()))
    lone = [family for family in families if family and families.count(family) == 1]
    others = [arm for arm in arms if _drugs(arm) in lone]
    return others if len(others) == 1 and len(lone) == 1 else []


def _compared_with(arms: list[Arm], lines: Sequence[Line]) -> list[Arm]:
    """Take the one arm that results of others are compared with, or several sentences say so of it alone."""
    for votes, enough in zip(compared_with(arms, lines), (1, _AGREED), strict=True):
        told = [arm for arm, said in zip(arms, votes, strict=True) if said]
        if len(told) == 1 and max(votes) >= enough:
            return told
    return []


# So many sentences must compare others with an arm, and none with another.
_AGREED = 2


def _drugs(arm: Arm) -> set[str]:
    """Return the words of an arm's name that are no amounts: "zinc" of "5-mg zinc"."""
    return {word for word in arm.tokens if not word[0].isdigit()}


def _unnamed(arms: list[Arm], title: str) -> list[Arm]:
    """Take the one of many arms that a title leaves out, where it names all others, for the control."""
    words = {stem(match.group()) for match in WORD.finditer(title)}
    own = [
        arm.tokens - set().union(*(other.tokens for other in arms if other is not arm))
        for arm in arms
    ]
    left = [arm for arm, told in zip(arms, own, strict=True) if not told & words]
    if all(own) and len(left) == 1 and not (left[0].spelled | left[0].aliases) & words:
        return left
    return []


def _beside_their_sum(arms: list[Arm]) -> list[Arm]:
    """Take for controls the arms that one arm holds all of: "A", "B" and "A plus B"."""
    parts = [word_parts(arm) for arm in arms]
    for place, (arm, whole) in enumerate(zip(arms, parts, strict=True)):
        others = [own for at, own in enumerate(parts) if at != place]
        if _ALL_OF_THEM.fullmatch(arm.name.text) or all(own and own < whole for own in others):
            return [one for one in arms if one is not arm]
    return []


# "yoga, massage or both", "the combination group"
_ALL_OF_THEM = re.compile(
    r"(?:the\s)?(?:both|comb(?:ination|ined|o)?)(?:\s(?:group|arm|treatments?|therapy|regimen|drugs))?",
    re.IGNORECASE,
)
