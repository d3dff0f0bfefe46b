"""The signs of numbers that are printed without one: "lower by 4.2 points", "a reduction of 2.4"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from trialtrace.derive.model import Measurement, Number

Keyed = tuple[tuple[str, str, str], Measurement]

# Differences whose sign says which arm had more.
ABSOLUTE = frozenset({"mean_difference", "standardised_mean_difference", "risk_difference"})
_SAID = "sign from the direction that is told"
_AMOUNTS = frozenset({"mean", "median"})
# The largest fall is the lowest change.
_ENDS = MappingProxyType({"q1": "q3", "q3": "q1", "minimum": "maximum", "maximum": "minimum"})


def signed_difference(m: Measurement) -> Measurement:
    """Give a difference its sign: "lower by 4.2 points" is printed without one."""
    told = m.statistic in ABSOLUTE and m.direction.value == "decrease"
    return _turned(m) if told and m.value is not None and m.value.value > 0 else m


def signed_changes(measured: Iterable[Keyed]) -> list[Keyed]:
    """Give reductions their sign, with the quartiles and limits around them.

    "Pain fell by 2.4" is a change of -2.4. A number that is printed with its sign keeps it.

    Parameters
    ----------
    measured : iterable of (key, Measurement)
        Results of an outcome.

    Returns
    -------
    list of (key, Measurement)
        In the same order.
    """
    rows = list(measured)
    fell = {m.group_id for _, m in rows if m.group_id and _is_reduction(m)}
    return [(key, _fallen(m) if m.group_id in fell else m) for key, m in rows]


def minus(number: Number | None, why: str = "sign turned: arms exchanged") -> Number | None:
    """Return a number with the other sign, and why."""
    if number is None:
        return None
    told = f"{number.formula}; {why}" if number.formula else why
    return replace(number, value=-number.value, text="", formula=told)


def over(number: Number | None) -> Number | None:
    """Return the reciprocal of a ratio: arms exchanged."""
    if number is None or not number.value:
        return None
    return replace(number, value=1 / number.value, text="", formula="1/x: arms exchanged")


def _is_reduction(m: Measurement) -> bool:
    told = m.basis == "change" and m.direction.value == "decrease" and not m.versus_arm_id
    return told and m.statistic in _AMOUNTS and m.value is not None and m.value.value > 0


def _fallen(m: Measurement) -> Measurement:
    if m.statistic in _AMOUNTS:
        return _turned(m)
    if m.statistic in _ENDS and m.value is not None:
        return replace(m, statistic=_ENDS[m.statistic], value=minus(m.value, _SAID))
    return m


def _turned(m: Measurement) -> Measurement:
    return replace(
        m, value=minus(m.value, _SAID), low=minus(m.high, _SAID), high=minus(m.low, _SAID)
    )
