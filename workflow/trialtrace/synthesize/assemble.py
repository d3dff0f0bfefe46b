"""Which effects enter a group: allowed, one a trial, independent of each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from trialtrace.synthesize.groups import Group
from trialtrace.synthesize.members import Effect, Left, barred, one_per_trial
from trialtrace.synthesize.scale import NO_COUNTS, can_pool
from trialtrace.synthesize.shared_control import settle


class Assembly(NamedTuple):
    """The effects that enter, those that stay out with the reason, and what was done, in words."""

    entering: list[Effect]
    left: list[Left]
    notes: list[str]


def assemble(group: Group, inside: Iterable[Effect]) -> Assembly:
    """Choose among the effects that a group speaks of.

    Parameters
    ----------
    group : Group
    inside : iterable of Effect
        From ``members.fitting``.
    """
    able: list[Effect] = []
    left: list[Left] = []
    for effect in inside:
        why = barred(effect, group) or ("" if can_pool(effect) else NO_COUNTS)
        if why:
            left.append(Left(effect, why))
        else:
            able.append(effect)
    trials, others = one_per_trial(able, group)
    left += others
    entering: list[Effect] = []
    notes: list[str] = []
    for of_trial in trials:
        kept, out, note = settle(of_trial, group.shared_control)
        entering += kept
        left += out
        notes += [note] if note else []
    return Assembly(entering, left, [*notes, *_joined_classes(group, entering)])


def _joined_classes(group: Group, entering: Iterable[Effect]) -> list[str]:
    """Say where a class stands for outcomes that are not the same."""
    notes = []
    for name in group.outcome:
        alike = {e.concept for e in entering if name in (e.concept, e.concept_class)}
        if len(alike) > 1:
            notes.append(f"outcomes of one class are joined as {name}: {', '.join(sorted(alike))}")
    return notes
