"""Hazard ratios from log-rank statistics."""

import math
from dataclasses import dataclass

from trialtrace.stats.distributions import norm_quantile
from trialtrace.stats.errors import StatsError
from trialtrace.stats.guard import finite

__all__ = ["LogHazardRatio", "hr_from_o_minus_e", "hr_from_p_events"]


@dataclass(frozen=True)
class LogHazardRatio:
    """`yi` = ln HR, `se`, and the log-rank `o_minus_e` and `v` behind it."""

    yi: float
    se: float
    o_minus_e: float
    v: float


@finite
def hr_from_o_minus_e(o_minus_e, v):
    """ln HR = (O − E)/V, SE = 1/√V. Source: Cochrane Handbook 6.8.2; Tierney 2007.

    Raises
    ------
    StatsError
        If V is not positive.
    """
    if not (math.isfinite(o_minus_e) and math.isfinite(v) and v > 0):
        raise StatsError(f"O−E {o_minus_e} with V {v}: V must be finite and above 0")
    return LogHazardRatio(o_minus_e / v, 1 / math.sqrt(v), o_minus_e, v)


@finite
def hr_from_p_events(p, events, sign, allocation=1.0):
    """ln HR from the log-rank p-value, the total events and the allocation.

    Source: Tierney 2007, methods 7–9: V = events·a/(1 + a)², O − E = sign·√V·z. Assumes a
    two-sided log-rank p and events spread as the allocation.

    Parameters
    ----------
    p : float
        Exact two-sided p-value, 0 < p < 1.
    events : number
        Events in both arms.
    sign : {1, -1}
        −1 where the experimental arm has fewer events than expected.
    allocation : float
        Experimental : control, 1 for equal arms.
    """
    if not (0 < p < 1 and events > 0 and allocation > 0 and sign in (1, -1)):
        raise StatsError(f"p {p}, events {events}, allocation {allocation}, sign {sign} give no HR")
    v = events * allocation / (1 + allocation) ** 2
    return hr_from_o_minus_e(-sign * math.sqrt(v) * float(norm_quantile(p / 2)), v)
