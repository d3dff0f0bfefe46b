"""Which two of several names are the arms that a question asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trialtrace.extract.questions.arms.groups import ACTIVE, CONTROL, kind_of
from trialtrace.extract.questions.arms.names import (
    COMBINED,
    COMPARATOR,
    INTERVENTION,
    NAMED,
    PART,
    Naming,
)
from trialtrace.extract.questions.outcomes.words import stems

_EXACT = 0.995
_BOTH, _MIXED = 0.6, 0.6
# How much it counts that a name fits the other side, too, when pairs are compared.
_CROSSED, _LEAST = 0.3, 0.25
_WELL, _FAINT = 0.7, 0.18
_CLEAR, _HARDLY = 0.8, 0.3


@dataclass(frozen=True, slots=True)
class Pair:
    """The two columns or rows that a question asks for, as places in a list of names."""

    intervention: int
    comparator: int
    strength: float


def choose_pair(names: Sequence[str], naming: Naming) -> Pair | None:
    """Choose the two of several names that are a question's arms; None where it is not clear.

    Of two names, one that is told settles the other; of more, both must be told, each better than
    every other name.
    """
    ours = [naming.score(name, INTERVENTION) for name in names]
    theirs = [naming.score(name, COMPARATOR) for name in names]
    for side, scores in ((INTERVENTION, ours), (COMPARATOR, theirs)):
        for place in _partial(names, naming, side):
            scores[place] *= PART
    if not any(naming.adds.values()) and (
        not any(naming.parts.values()) or (_apart(ours, theirs) and _apart(theirs, ours))
    ):
        for place in range(len(names)):
            # What says both arms of the question is a third one, their combination.
            if len(names) > 2 and min(ours[place], theirs[place]) >= _BOTH:
                ours[place] *= _MIXED
                theirs[place] *= _MIXED
    best: tuple[float, int, int] | None = None
    tied = False
    for one in range(len(names)):
        for other in range(len(names)):
            if one == other:
                continue
            # "Zinc and salt" against "salt": that the first says salt, too, tells nothing.
            across = 0.0 if naming.adds[COMPARATOR] else ours[other]
            across += 0.0 if naming.adds[INTERVENTION] else theirs[one]
            gain = ours[one] + theirs[other] - _CROSSED * across
            if best is None or gain > best[0] + 1e-9:
                best, tied = (gain, one, other), False
            elif abs(gain - best[0]) <= 1e-9:
                tied = True
    if best is None or (tied and best[0] > 0.8):
        return None
    _, one, other = best
    gain = ours[one] - ours[other] + theirs[other] - theirs[one]
    if tied or gain < _LEAST:
        # Where the text says what the groups got, that must agree.
        return None if naming.groups else _by_kind(names, ours, theirs)
    if len(names) == 2:
        if max(ours[one], theirs[other]) < NAMED:
            return None
    elif min(ours[one], theirs[other]) < NAMED and not _sole(ours, theirs, one, other):
        return None
    if len(names) > 2 and (_rivalled(ours, one, other) or _rivalled(theirs, other, one)):
        return None
    return Pair(one, other, gain)


def _apart(mine: list[float], others: list[float]) -> bool:
    """Tell whether a name says one arm well and the other hardly."""
    return any(one >= _CLEAR and other <= _HARDLY for one, other in zip(mine, others, strict=True))


def _by_kind(names: Sequence[str], ours: list[float], theirs: list[float]) -> Pair | None:
    """Choose by what two headings are called alone: "Treatment" against "Control".

    Neither may be told to be the other side of the question.
    """
    kinds = [kind_of(name) for name in names]
    if sorted(kinds) != [ACTIVE, CONTROL]:
        return None
    one, other = kinds.index(ACTIVE), kinds.index(CONTROL)
    if ours[other] >= NAMED or theirs[one] > max(ours[one], 0.4):
        return None
    return Pair(one, other, _LEAST)


def _sole(ours: list[float], theirs: list[float], one: int, other: int) -> bool:
    """Tell whether an arm that is told in part is the only one that is told at all.

    The other arm must be told well: "1.5%" beside "0.5%" and the vehicle.
    """
    for mine, place, across in ((ours, one, theirs[other]), (theirs, other, ours[one])):
        if mine[place] < NAMED and not (
            across >= _WELL
            and mine[place] >= _FAINT
            and all(score < 0.05 for at, score in enumerate(mine) if at not in (one, other))
        ):
            return False
    return True


def _partial(names: Sequence[str], naming: Naming, side: str) -> list[int]:
    """Return the names that say one part of a combination where another says all or the rest."""
    parts = naming.parts[side]
    if not parts:
        return []
    have = [frozenset(stems(naming.abbreviations.expand(name))) for name in names]
    held = [frozenset(i for i, part in enumerate(parts) if part <= one) for one in have]
    whole = any(
        len(one) == len(parts) or COMBINED.search(name)
        for one, name in zip(held, names, strict=True)
    )
    return [
        place
        for place, one in enumerate(held)
        if one
        and len(one) < len(parts)
        and not COMBINED.search(names[place])
        and (whole or (len(names) > 2 and any(other and not other & one for other in held)))
    ]


def _rivalled(scores: list[float], chosen: int, opposite: int) -> bool:
    """Tell whether a third name fits as well as the chosen one; beside the very name, none does."""
    margin = 0.03 if scores[chosen] < _EXACT else 1e-9
    return any(
        score >= scores[chosen] - margin
        for place, score in enumerate(scores)
        if place not in (chosen, opposite)
    )
