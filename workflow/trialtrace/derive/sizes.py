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

    The number assessed where the text gives it; else those of the arm who were analysed, unless a
    printed share fits only all of them; else the size of the arm, which needs the assumption that
    everybody was assessed, unless the sizes are said to be of those analysed. Of a part of the sample
    only what the text gives: the whole arm is no size of it.
    """
    n = assessed(m, siblings)
    if n is not None:
        return n, ()
    if arm.n is None or contrast.people or _are_of_another_analysis(contrast):
        return None, ()
    if arm.analysed is not None and _fits(m, siblings, arm.analysed, arm.n):
        return arm.analysed, ()
    if contrast.study.n_is_analysed:
        return arm.n, ()
    if contrast.arm2 is None:
        return arm.n, (Assumption(f"all {int(arm.n.value)} assessed"),)
    return arm.n, (Assumption(ALL_ANALYSED),)


# Fewer than this share of those randomised are the people of some analysis, and harms have a set of their own.
_MOST = 0.9


def _are_of_another_analysis(contrast: Contrast) -> bool:
    """Tell whether a harm is told where the arms hold far fewer than were randomised: those with the main outcome."""
    study = contrast.study
    sizes = [arm.n.value for arm in study.arms if arm.n is not None]
    told = study.n_total is not None and study.n_kind in ("randomised", "enrolled")
    if contrast.kind != "harm" or not told or len(sizes) < len(study.arms):
        return False
    return sum(sizes) < _MOST * study.n_total and study.groups in (None, len(sizes))


def _fits(
    m: Measurement | None, siblings: tuple[Measurement, ...], people: Number, others: Number
) -> bool:
    """Tell whether a printed share of people may be one of these, or is one of neither number."""
    from trialtrace.stats.rounding import counts_from_percent

    share = next((one for one in siblings if one.statistic == "percent" and one.value), None)
    if m is None or share is None or share.value is None:
        return True
    printed = share.value.text or str(share.value.value)
    events = next((one.value for one in siblings if one.statistic == "events" and one.value), None)

    def holds(number: Number) -> bool:
        fitting = counts_from_percent(printed, int(number.value)) if number.value else ()
        return events.value in fitting if events is not None else bool(len(fitting))

    return holds(people) or not holds(others)


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
