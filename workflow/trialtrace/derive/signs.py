"""The signs of numbers that are printed without one: "lower by 4.2 points", "a reduction of 2.4"."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from trialtrace.derive.model import Measurement, Number

Arm = Mapping[str, Measurement]
# How far a printed value may lie from the arms' own: adjusted for something, no other thing.
_ALIKE = (0.5, 2.0)
Keyed = tuple[tuple[str, str, str], Measurement]

# Differences whose sign says which arm had more.
ABSOLUTE = frozenset({"mean_difference", "standardised_mean_difference", "risk_difference"})
_SAID = "sign from the direction that is told"
_BY_ARMS = "sign from the arms' own values"
_AMOUNTS = frozenset({"mean", "median"})
# The largest fall is the lowest change.
_ENDS = MappingProxyType({"q1": "q3", "q3": "q1", "minimum": "maximum", "maximum": "minimum"})


def signed_difference(m: Measurement) -> Measurement:
    """Give a difference its sign: "lower by 4.2 points" is printed without one."""
    told = m.statistic in ABSOLUTE and m.direction.value == "decrease"
    return _turned(m) if told and m.value is not None and m.value.value > 0 else m


def signed_by_arms(m: Measurement, one: Arm, two: Arm) -> Measurement:
    """Turn a difference or ratio round that is the other way than the arms' own values.

    "3.3 with zinc and 4.9 with placebo, a difference of 1.6 points" is -1.6; "12% and 24%, relative
    risk 2.0" is placebo against zinc. The printed value must be of the size of theirs: what was
    adjusted need not be the same, but it is not another thing. Words that say the direction decide
    before this.

    Parameters
    ----------
    m : Measurement
        What is said of the first arm against the second.
    one, two : mapping
        The results of each arm in the same place, by statistic.
    """
    if m.value is None or m.direction.value in ("increase", "decrease"):
        return m
    if m.statistic in ("mean_difference", "risk_difference"):
        values = [_own(arm, m.statistic == "risk_difference") for arm in (one, two)]
        # A minus sign is printed by who knows which arm comes first.
        if None in values or values[0] == values[1] or m.value.value < 0:
            return m
        opposite = -m.value.value / (values[0] - values[1])
        if not _ALIKE[0] <= opposite <= _ALIKE[1]:
            return m
        return replace(
            m,
            value=minus(m.value, _BY_ARMS),
            low=minus(m.high, _BY_ARMS),
            high=minus(m.low, _BY_ARMS),
        )
    shares = [_own(arm, True) for arm in (one, two)]
    if m.statistic not in ("risk_ratio", "odds_ratio") or None in shares or m.value.value <= 0:
        return m
    if not all(0 < share < 100 for share in shares):
        return m
    risks = [share / (100 - share) if m.statistic == "odds_ratio" else share for share in shares]
    own, said = math.log(risks[0] / risks[1]), math.log(m.value.value)
    if own * said >= 0 or not _ALIKE[0] <= -said / own <= _ALIKE[1]:
        return m
    return replace(m, value=over(m.value), low=over(m.high), high=over(m.low))


def _own(arm: Arm, shares: bool) -> float | None:
    """Return an arm's mean, or its share of people in per cent."""
    if not shares:
        mean = arm.get("mean")
        return mean.value.value if mean is not None and mean.value is not None else None
    percent, events = arm.get("percent"), arm.get("events")
    if percent is not None and percent.value is not None:
        return percent.value.value
    if events is None or events.value is None or events.n is None or not events.n.value:
        return None
    return 100 * events.value.value / events.n.value


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


def is_fall(m: Measurement | None) -> bool:
    """Tell whether a mean or median was given the sign of a fall that words tell."""
    return (
        m is not None
        and m.statistic in _AMOUNTS
        and m.value is not None
        and m.value.value < 0
        and _SAID in m.value.formula
    )


def may_be_fall(m: Measurement | None) -> bool:
    """Tell whether nothing says of a mean or median whether it is a change or a value."""
    return (
        m is not None
        and m.statistic in _AMOUNTS
        and m.value is not None
        and m.value.value > 0
        and m.basis != "change"
    )


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
