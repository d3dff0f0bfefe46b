"""How many people a number is about, and what must hold for that to be true."""

from __future__ import annotations

from trialtrace.derive.model import ArmFacts, Assumption, Contrast, Measurement, Number

ALL_ANALYSED = "all randomised/allocated participants analysed"


def assessed(m: Measurement | None, siblings: tuple[Measurement, ...]) -> Number | None:
    """Return the number assessed that the text gives for a result or for its group."""
    if m is None:
        return None
    if m.n is not None:
        return m.n
    for other in siblings:
        if other.n is not None and other.group_id and other.group_id == m.group_id:
            return other.n
    return None


def size_of(
    contrast: Contrast, arm: ArmFacts, m: Measurement | None, siblings: tuple[Measurement, ...]
) -> tuple[Number | None, tuple[Assumption, ...]]:
    """Return the size of a group for one result.

    The number assessed where the text gives it; else the size of the arm, which needs the
    assumption that everybody was assessed, unless the sizes are said to be of those analysed. Of a
    part of the sample only what the text gives: the whole arm is no size of it.
    """
    n = assessed(m, siblings)
    if n is not None:
        return n, ()
    if arm.n is None or contrast.people:
        return None, ()
    if contrast.study.n_is_analysed:
        return arm.n, ()
    if contrast.arm2 is None:
        return arm.n, (Assumption(f"all {int(arm.n.value)} assessed"),)
    return arm.n, (Assumption(ALL_ANALYSED),)


def size_unknown(contrast: Contrast, told: str, missing: str) -> str:
    """Say that a number cannot be used because nobody says of how many people it is.

    ``missing`` says so where it is about everybody.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> size_unknown(SimpleNamespace(people="women"), "20 %", "of whom is not stated")
    '20 % among women, but how many of the arm these are is not stated'
    """
    if contrast.people:
        return f"{told} among {contrast.people}, but how many of the arm these are is not stated"
    return f"{told}, but {missing}"


def merged(*groups: tuple[Assumption, ...]) -> tuple[Assumption, ...]:
    """Join assumptions, each once, in order."""
    return tuple(dict.fromkeys(a for group in groups for a in group))
